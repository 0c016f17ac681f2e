//! What a service becomes by what happened. It never fails and never judges.

mod agreements;
mod contests;
mod course;
mod partners;
mod shares;

use super::{Axis, Delivery, DisputeStage, Phase, Service, ServiceEvent, Settled};
use crate::Act;

#[allow(clippy::too_many_lines, reason = "one arm an event")]
pub(super) fn evolve(mut service: Service, act: &Act<ServiceEvent>) -> Service {
    use ServiceEvent as E;
    service.sequence += 1;
    let sides = service.holding_sides();
    let s = &mut service;
    s.binds(act);
    s.departs(act);
    match &act.what {
        // Need, partners, shares, contested entries
        E::ServiceProposed { topic, asks_of, .. } => s.proposed(topic, *asks_of, act),
        E::ProposalAccepted {} => s.proposal_accepted(act),
        E::ProposalDeclined { .. } => s.phase = Phase::Declined,
        E::PartnershipAsked { side } => s.partnership_asked(*side, act),
        E::PartnerJoined { party, side } => s.partner_joined(*party, *side),
        E::PartnerLeft { effective, .. } => s.partner_left(act.by.principal(), *effective),

        E::PlanningOffered { .. } => s.offered(None, act),
        E::ImplementationOffered { work, .. } => s.offered(Some(*work), act),
        E::PlanningOfferAccepted { offer, accepts, .. }
        | E::ImplementationOfferAccepted { offer, accepts, .. } => {
            s.offer_accepted(*offer, accepts, act);
        }
        E::PlanningOfferDeclined { offer, .. } | E::ImplementationOfferDeclined { offer, .. } => {
            s.offer_declined(*offer, act);
        }
        E::PlanningOfferWithdrawn { offer } | E::ImplementationOfferWithdrawn { offer } => {
            s.offer_withdrawn(*offer);
        }
        E::PlanningShared { offer, holders, .. }
        | E::PlanningHandedToCitizens { offer, holders, .. }
        | E::PlanningHandedToProfessionals { offer, holders, .. }
        | E::ImplementationShared { offer, holders, .. }
        | E::ImplementationHandedToCitizens { offer, holders, .. }
        | E::ImplementationHandedToProfessionals { offer, holders, .. } => {
            s.offer_in_effect(*offer, holders, act);
        }
        E::PlanningKeptByProfessionals { holders, .. }
        | E::PlanningKeptByCitizens { holders, .. } => {
            s.kept(Axis::Planning, holders, None, act);
        }
        E::ImplementationKeptByProfessionals { holders, work, .. }
        | E::ImplementationKeptByCitizens { holders, work, .. } => {
            s.kept(Axis::Implementation, holders, Some(*work), act);
        }
        E::PlanningTakenBack { now, basis, .. } => s.taken_back(Axis::Planning, now, basis, act),
        E::ImplementationTakenBack { now, basis, .. } => {
            s.taken_back(Axis::Implementation, now, basis, act);
        }
        E::PlanningReturned { effective, .. } => s.returned(Axis::Planning, *effective, act),
        E::ImplementationReturned { effective, .. } => {
            s.returned(Axis::Implementation, *effective, act);
        }
        E::PlanningVacated {
            holder,
            taken_over_by,
            ..
        } => s.vacated(Axis::Planning, *holder, *taken_over_by, act),
        E::ImplementationVacated {
            holder,
            taken_over_by,
            ..
        } => s.vacated(Axis::Implementation, *holder, *taken_over_by, act),
        E::ImplementationRenewed { work } => s.renewed(*work, act),

        E::EntryContested { entry, .. } => s.entry_contested(*entry, &act.by),
        E::ContestAnswered { entry, outcome, .. } => s.contest_answered(*entry, *outcome),

        // It is told to people; joining follows.
        E::PartnerAdmitted { .. } => {}

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
    }
    s.sides_came_in(&sides);
    service
}
