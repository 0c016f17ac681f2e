//! Closing a service, and opening it again.

use super::{
    Decided,
    grounds::{entry, field},
};
use crate::{
    Basis, Citation, Context, PartyId, ReviewId, Words,
    service::{
        Axis, Delivery, Phase, Service, ServiceEvent as Event, ServiceRefusal as Refusal, Verdict,
    },
};

/// A partner closes by what all agreed to, or by what would take every share that isn't its own.
/// Delivery ends with it.
pub(super) fn close(service: &Service, basis: Basis, reason: Words, act: &Context) -> Decided {
    let (party, _) = service.admit_partner(act)?;
    service.admit_closing(party, &basis, act)?;
    let closed = Event::ServiceClosed {
        basis,
        reason: reason.clone(),
    };
    Ok(match service.delivery {
        Delivery::Running { .. } | Delivery::Suspended { .. } => {
            vec![Event::DeliveryEnded { reason }, closed]
        }
        Delivery::NotStarted | Delivery::Ended => vec![closed],
    })
}

/// Whoever was a partner may open it again, and takes part again by that.
pub(super) fn reopen(service: &Service, basis: Basis, reason: Words, act: &Context) -> Decided {
    let (party, _) = Service::admit_party(act)?;
    let partner = service.partners.get(&party);
    let partner = partner.ok_or(Refusal::NeverAPartner)?;
    if service.phase != Phase::Closed {
        return Err(Refusal::NotClosed);
    }
    service.admit_service_basis(&basis, act)?;
    let side = partner.side;
    let reopened = Event::ServiceReopened { basis, reason };
    Ok(if partner.leaves.is_none() {
        vec![reopened]
    } else {
        vec![reopened, Event::PartnerJoined { party, side }]
    })
}

impl Service {
    fn admit_closing(&self, closer: PartyId, basis: &Basis, act: &Context) -> Result<(), Refusal> {
        let mut others = self.planning_or_implementing();
        others.remove(&closer);
        match basis {
            _ if others.is_empty() => self.admit_service_basis(basis, act),
            Basis::Agreement(review) if self.is_agreed_by(review, act)? => Ok(()),
            Basis::Agreement(_)
            | Basis::OwnAuthority { .. }
            | Basis::Allocation(_)
            | Basis::Norm { .. }
            | Basis::Contract { .. }
            | Basis::Resolution { .. } => {
                let holders = others.into_iter().collect();
                Err(Refusal::ClosesOverHolders { holders })
            }
            Basis::Decision(_) | Basis::LastWord(_) | Basis::Clause { .. } => {
                for axis in [Axis::Planning, Axis::Implementation] {
                    let mut losers = self.holding_parties(axis);
                    losers.remove(&closer);
                    if !losers.is_empty() {
                        self.admit_loss(axis, &losers, basis, act)?;
                    }
                }
                Ok(())
            }
        }
    }

    /// Whether the entry says that a review of this service, since it was last opened, came out to
    /// close it, or was signed with that by everybody who holds a share now.
    fn is_agreed_by(&self, review: &Citation, act: &Context) -> Result<bool, Refusal> {
        let cited = entry(review, act)?;
        let id: Option<ReviewId> = field(cited, "review");
        let known = id.and_then(|id| self.reviews.get(&id));
        let Some(known) = known.filter(|_| {
            review.stream == act.stream
                && review.sequence > self.reopened
                && cited.is("Service", "ReviewHeld")
        }) else {
            return Ok(false);
        };
        let closes = |holder: &PartyId| {
            let signature = known.signed.get(holder);
            signature.is_some_and(|signature| signature.verdict == Verdict::Close)
        };
        Ok(
            known.held == Some(Verdict::Close)
                || self.planning_or_implementing().iter().all(closes),
        )
    }
}
