//! Disputes: answered, settled by both sides, or ended by a last word.

use super::Decided;
use crate::{
    Context, Digest, DisputeId, PartyId, Side, Timestamp, TopicKey, Words,
    service::{Dispute, DisputeStage, Service, ServiceEvent as Event, ServiceRefusal as Refusal},
};

/// Any partner may, on whatever it is.
pub(super) fn raise(
    service: &Service,
    dispute: DisputeId,
    topic: TopicKey,
    reason: Words,
    answer_by: Timestamp,
    act: &Context,
) -> Decided {
    service.admit_partner(act)?;
    let known = service.disputes.contains_key(&dispute);
    Service::admit_new("dispute", dispute, known)?;
    if answer_by <= act.occurred_at {
        return Err(Refusal::NoTimeToAnswer { answer_by });
    }
    Ok(vec![Event::DisputeRaised {
        dispute,
        topic,
        reason,
        answer_by,
    }])
}

/// The other side answers, once; another partner where nobody stands there.
pub(super) fn answer(service: &Service, id: DisputeId, answer: Words, act: &Context) -> Decided {
    let (party, side) = service.admit_partner(act)?;
    let dispute = service.admit_open_dispute(id)?;
    if dispute.answered {
        return Err(Refusal::DisputeAnswered { dispute: id });
    }
    let raised = dispute.by.zip(dispute.side);
    if let Some((by, on)) = raised
        && !service.is_across((party, side), (by, on), act)
    {
        return Err(Refusal::NotTheirsToAnswer { side: on });
    }
    Ok(vec![Event::DisputeAnswered {
        dispute: id,
        answer,
    }])
}

/// Each side signs the same document; with the second signature the dispute is settled. Until then
/// the side that signed first may sign another document in its place.
pub(super) fn sign_settlement(
    service: &Service,
    id: DisputeId,
    digest: Digest,
    terms: Words,
    act: &Context,
) -> Decided {
    let (party, side) = service.admit_partner(act)?;
    let dispute = service.admit_open_dispute(id)?;
    let signed = Event::SettlementSigned {
        dispute: id,
        digest,
    };
    match &dispute.stage {
        DisputeStage::SignedBy {
            party: by,
            side: on,
            digest: first,
        } => {
            let (by, on, first) = (*by, *on, *first);
            let is_same = first == digest;
            match service.is_across((party, side), (by, on), act) {
                true if is_same => {
                    let settled = Event::DisputeSettled { dispute: id, terms };
                    Ok(vec![signed, settled])
                }
                true => Err(Refusal::DifferentSettlement { digest: first }),
                false if is_same => Err(Refusal::SettlementSigned { side: on }),
                false => Ok(vec![signed]),
            }
        }
        DisputeStage::Open | DisputeStage::Settled | DisputeStage::Ruled { .. } => Ok(vec![signed]),
    }
}

/// Only who has the last word on it rules, and not before the other side could be heard.
pub(super) fn exercise_last_word(
    service: &Service,
    id: DisputeId,
    ruling: Words,
    reason: Words,
    act: &Context,
) -> Decided {
    let (party, _) = service.admit_partner(act)?;
    let dispute = service.admit_open_dispute(id)?;
    let Some(last_word) = service.last_word_on(&dispute.topic) else {
        let topic = dispute.topic.clone();
        return Err(Refusal::NoLastWord { topic });
    };
    let holder = last_word.agreement.holder;
    if party != holder {
        return Err(Refusal::NotTheLastWord { holder });
    }
    if !dispute.answered && act.occurred_at <= dispute.answer_by {
        let answer_by = dispute.answer_by;
        return Err(Refusal::AnswerAwaited { answer_by });
    }
    Ok(vec![Event::LastWordExercised {
        dispute: id,
        ruling,
        reason,
    }])
}

impl Service {
    fn admit_open_dispute(&self, id: DisputeId) -> Result<&Dispute, Refusal> {
        let dispute = self.disputes.get(&id);
        let dispute = dispute.ok_or(Refusal::NoSuchDispute { dispute: id })?;
        match dispute.stage {
            DisputeStage::Open | DisputeStage::SignedBy { .. } => Ok(dispute),
            DisputeStage::Settled | DisputeStage::Ruled { .. } => {
                Err(Refusal::DisputeOver { dispute: id })
            }
        }
    }

    /// Whether a partner stands across from another: on the other side, or, where nobody stands
    /// there any more, just as somebody else.
    fn is_across(
        &self,
        (party, side): (PartyId, Side),
        (from, on): (PartyId, Side),
        act: &Context,
    ) -> bool {
        let other = match on {
            Side::Professional => Side::Citizen,
            Side::Citizen => Side::Professional,
            Side::Neutral => return party != from,
        };
        if self.has_partner_on(other, act.occurred_at) {
            side == other
        } else {
            party != from
        }
    }
}
