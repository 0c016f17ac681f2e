//! Reviews: both sides answer for the result together.

use super::Decided;
use crate::{
    Context, PartyId, ReviewId, Timestamp, Words,
    service::{Review, Service, ServiceEvent as Event, ServiceRefusal as Refusal, Verdict},
};

pub(super) fn open(service: &Service, review: ReviewId, due: Timestamp, act: &Context) -> Decided {
    service.admit_partner(act)?;
    service.admit_new_review(review, due, act)?;
    Ok(vec![Event::ReviewOpened { review, due }])
}

/// Whoever plans or implements signs; other partners may. With the last of those who must, it is
/// held.
pub(super) fn sign(
    service: &Service,
    id: ReviewId,
    verdict: Verdict,
    words: Words,
    act: &Context,
) -> Decided {
    let (party, _) = service.admit_partner(act)?;
    let review = service.admit_open_review(id)?;
    if review.signed.contains_key(&party) {
        return Err(Refusal::ReviewSigned { review: id });
    }
    let signed = Event::ReviewSigned {
        review: id,
        verdict,
        words,
    };
    let holders = service.planning_or_implementing();
    let mut others = holders.iter().filter(|holder| **holder != party);
    if !holders.contains(&party) || others.any(|holder| !review.signed.contains_key(holder)) {
        return Ok(vec![signed]);
    }
    let earlier = review.signed.values().map(|signature| &signature.verdict);
    let held = Event::ReviewHeld {
        review: id,
        verdict: Review::verdict(earlier.chain([&verdict])),
        missing: Vec::new(),
    };
    Ok(vec![signed, held])
}

/// Once it is due anybody records how it came out, and who of those who must is missing.
pub(super) fn hold(service: &Service, id: ReviewId, act: &Context) -> Decided {
    let review = service.admit_open_review(id)?;
    if act.occurred_at < review.due {
        let due = review.due;
        return Err(Refusal::NotDue { due });
    }
    let holders = service.planning_or_implementing().into_iter();
    let missing: Vec<PartyId> = holders
        .filter(|holder| !review.signed.contains_key(holder))
        .collect();
    let signatures = review.signed.values();
    Ok(vec![Event::ReviewHeld {
        review: id,
        verdict: Review::verdict(signatures.map(|signature| &signature.verdict)),
        missing,
    }])
}

impl Service {
    pub(super) fn admit_new_review(
        &self,
        review: ReviewId,
        due: Timestamp,
        act: &Context,
    ) -> Result<(), Refusal> {
        Self::admit_new("review", review, self.reviews.contains_key(&review))?;
        if due <= act.occurred_at {
            return Err(Refusal::DueInThePast { due });
        }
        Ok(())
    }

    fn admit_open_review(&self, id: ReviewId) -> Result<&Review, Refusal> {
        let review = self.reviews.get(&id);
        let review = review.ok_or(Refusal::NoSuchReview { review: id })?;
        if review.held.is_some() {
            return Err(Refusal::ReviewHeld { review: id });
        }
        Ok(review)
    }
}
