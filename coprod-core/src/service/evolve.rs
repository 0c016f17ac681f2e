//! What a service becomes by what happened. It never fails and never judges.

mod agreements;
mod course;
mod shares;

use super::{Delivery, DisputeStage, Phase, Service, ServiceEvent, Settled};
use crate::Act;

#[allow(clippy::too_many_lines, reason = "one arm an event")]
pub(super) fn evolve(mut service: Service, act: &Act<ServiceEvent>) -> Service {
    use ServiceEvent as E;
    service.sequence += 1;
    let sides = service.holding_sides();
    let s = &mut service;
    match &act.what {
        // Need, partners, shares, contested entries

        // Concepts, guidelines, accompaniment, matters, disputes, concerns
        E::ConceptDrafted {
            version, digest, ..
        } => s.concept_drafted(*version, *digest),
        E::ConceptSigned { version } => s.concept_answered(*version, &act.by, true),
        E::ConceptRefused { version, .. } => s.concept_answered(*version, &act.by, false),
        E::ConceptAgreed { version } => s.concept_agreed(*version),
        E::GuidelineIssued { version, from, .. } => s.guideline_issued(*version, *from, &act.by),
        E::GuidelineWithdrawn {
            version, effective, ..
        } => s.guideline_withdrawn(*version, *effective),
        E::AccompanimentOffered { .. } => s.accompaniment_offered(&act.what),
        E::AccompanimentAgreed { accompaniment } => s.accompaniment_agreed(*accompaniment),
        E::AccompanimentEnded { accompaniment, .. } => s.accompaniment_ended(*accompaniment),
        E::MatterNamed { .. } => s.matter_named(&act.what),
        E::CompetenceProposed { .. } | E::LastWordProposed { .. } => s.agreement_proposed(act),
        E::CompetenceAgreed { competence } => {
            s.agreed(Settled::Competence(*competence), &act.by);
        }
        E::LastWordAgreed { last_word } => s.agreed(Settled::LastWord(*last_word), &act.by),
        E::HolderVacated { what, .. } => s.holder_vacated(*what),
        E::DisputeRaised { .. } => s.dispute_raised(act),
        E::DisputeAnswered { dispute, .. } => s.dispute_answered(*dispute),
        E::SettlementSigned { dispute, digest } => {
            s.settlement_signed(*dispute, *digest, &act.by);
        }
        E::DisputeSettled { dispute, .. } => s.dispute_becomes(*dispute, DisputeStage::Settled),
        E::LastWordExercised { dispute, .. } => s.last_word_exercised(*dispute, &act.by),
        E::ConcernRaised { concern, .. } => s.concern_raised(*concern, &act.by),
        E::ConcernAnswered { concern, .. } => s.concern_answered(*concern),

        // Delivery, outcomes, review, closing
        E::DeliveryStarted { concept } => s.delivery_started(*concept),
        E::DeliverySuspended { ground, review } => s.delivery_suspended(ground, *review),
        E::DeliveryResumed { .. } => s.delivery_resumed(&act.by),
        E::DeliveryEnded { .. } => s.delivery = Delivery::Ended,
        E::OutcomeExpected { outcome, .. } => drop(s.outcomes.insert(*outcome, true)),
        E::OutcomeObserved { outcome, .. } => drop(s.outcomes.insert(*outcome, false)),
        E::ReviewOpened { review, due } => s.review_opened(*review, *due),
        E::ReviewSigned { .. } => s.review_signed(act),
        E::ReviewHeld {
            review, verdict, ..
        } => s.review_held(*review, *verdict),
        E::ServiceClosed { .. } => s.phase = Phase::Closed,
        E::ServiceReopened { .. } => s.reopened(),
        _ => {}
    }
    s.sides_came_in(&sides);
    service
}
