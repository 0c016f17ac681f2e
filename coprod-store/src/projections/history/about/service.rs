//! What the events of a service are about. What has no topic of its own is about the service's.

use coprod_core::{
    Act, ServiceEvent,
    service::{Ground, Settled},
};

use super::About;
use crate::RecordedEvent;

pub(in crate::projections::history) fn service<'a>(
    event: &RecordedEvent,
    act: &'a Act<ServiceEvent>,
) -> About<'a> {
    let about = of_service(&act.what);
    let subject = about.subject.clone();
    About {
        subject: subject.or_else(|| Some(event.aggregate_id.clone())),
        ..about
    }
}

#[allow(
    clippy::match_same_arms,
    clippy::too_many_lines,
    reason = "one arm an event, in the order of the events, so that none is forgotten"
)]
pub(in crate::projections::history) fn of_service(what: &ServiceEvent) -> About<'_> {
    use ServiceEvent as E;
    // What names no entity of its own is about the service itself.
    let itself = About::default();
    match what {
        E::ServiceProposed { need, topic, .. } => itself.wholly_on(topic).saying(need),
        E::ProposalAccepted {} => itself.deciding(),
        E::ProposalDeclined { reason } => itself.because(reason).deciding(),
        E::PartnershipAsked { .. } => itself,
        E::PartnerAdmitted { party } => About::of(party).deciding(),
        E::PartnerJoined { party, .. } => About::of(party),
        E::PartnerLeft { reason, .. } => itself.because(reason).deciding(),

        E::PlanningOffered { offer, reason, .. }
        | E::ImplementationOffered { offer, reason, .. } => About::of(offer).because(reason),
        E::PlanningOfferAccepted { offer, basis, .. }
        | E::ImplementationOfferAccepted { offer, basis, .. } => {
            About::of(offer).resting_on(basis).deciding()
        }
        E::PlanningOfferDeclined { offer, reason }
        | E::ImplementationOfferDeclined { offer, reason } => {
            About::of(offer).because(reason).deciding()
        }
        E::PlanningOfferWithdrawn { offer } | E::ImplementationOfferWithdrawn { offer } => {
            About::of(offer)
        }
        E::PlanningShared {
            offer,
            basis,
            reason,
            ..
        }
        | E::PlanningHandedToCitizens {
            offer,
            basis,
            reason,
            ..
        }
        | E::PlanningHandedToProfessionals {
            offer,
            basis,
            reason,
            ..
        }
        | E::ImplementationShared {
            offer,
            basis,
            reason,
            ..
        }
        | E::ImplementationHandedToCitizens {
            offer,
            basis,
            reason,
            ..
        }
        | E::ImplementationHandedToProfessionals {
            offer,
            basis,
            reason,
            ..
        } => About::of(offer)
            .resting_on(basis)
            .because(reason)
            .deciding(),
        E::PlanningKeptByProfessionals { basis, reason, .. }
        | E::PlanningKeptByCitizens { basis, reason, .. }
        | E::PlanningTakenBack { basis, reason, .. }
        | E::ImplementationKeptByProfessionals { basis, reason, .. }
        | E::ImplementationKeptByCitizens { basis, reason, .. }
        | E::ImplementationTakenBack { basis, reason, .. }
        | E::ServiceClosed { basis, reason }
        | E::ServiceReopened { basis, reason } => {
            itself.resting_on(basis).because(reason).deciding()
        }
        E::PlanningReturned { reason, .. } | E::ImplementationReturned { reason, .. } => {
            itself.because(reason).deciding()
        }
        E::PlanningVacated { holder, .. } | E::ImplementationVacated { holder, .. } => {
            About::of(holder)
        }
        E::ImplementationRenewed { .. } => itself.deciding(),

        E::ConceptDrafted { text, .. } => itself.saying(text),
        E::ConceptSigned { .. } => itself,
        E::ConceptRefused { reason, .. } => itself.because(reason),
        E::ConceptAgreed { .. } | E::GuidelineIssued { .. } => itself.deciding(),
        E::GuidelineWithdrawn { reason, .. } => itself.because(reason).deciding(),
        E::AccompanimentOffered { accompaniment, .. } => About::of(accompaniment),
        E::AccompanimentAgreed { accompaniment } => About::of(accompaniment).deciding(),
        E::AccompanimentEnded {
            accompaniment,
            reason,
        } => About::of(accompaniment).because(reason).deciding(),

        E::MatterNamed { topic, .. } => itself.on(topic),
        E::CompetenceProposed {
            competence, topic, ..
        } => About::of(competence).wholly_on(topic),
        E::CompetenceAgreed { competence } => About::of(competence).deciding(),
        E::LastWordProposed {
            last_word, topic, ..
        } => match topic {
            Some(topic) => About::of(last_word).wholly_on(topic),
            None => About::of(last_word),
        },
        E::LastWordAgreed { last_word } => About::of(last_word).deciding(),
        E::HolderVacated { what, reason, .. } => {
            let settled = match what {
                Settled::Competence(competence) => About::of(competence),
                Settled::LastWord(last_word) => About::of(last_word),
            };
            About {
                reason: reason.as_ref(),
                ..settled
            }
        }

        E::DisputeRaised {
            dispute,
            topic,
            reason,
            ..
        } => About::of(dispute).wholly_on(topic).because(reason),
        E::DisputeAnswered { dispute, answer } => About::of(dispute).saying(answer),
        E::SettlementSigned { dispute, .. } => About::of(dispute),
        E::DisputeSettled { dispute, terms } => About::of(dispute).saying(terms).deciding(),
        E::LastWordExercised {
            dispute,
            ruling,
            reason,
        } => About::of(dispute).saying(ruling).because(reason).deciding(),
        E::ConcernRaised { concern, words, .. } => About::of(concern).saying(words),
        E::ConcernAnswered { concern, answer } => About::of(concern).saying(answer),

        E::DeliveryStarted { .. } => itself.deciding(),
        E::DeliverySuspended { ground, .. } => match ground {
            Ground::ImminentDanger { words } => itself.because(words).deciding(),
            Ground::OwnDecision { reason } => itself.because(reason).deciding(),
            Ground::AxisOpen(_) | Ground::Motion(_) => itself.deciding(),
        },
        E::DeliveryResumed { basis } => itself.resting_on(basis).deciding(),
        E::DeliveryEnded { reason } => itself.because(reason).deciding(),
        E::OutcomeExpected { outcome, words, .. } | E::OutcomeObserved { outcome, words, .. } => {
            About::of(outcome).saying(words)
        }

        E::ReviewOpened { review, .. } => About::of(review),
        E::ReviewSigned { review, words, .. } => About::of(review).saying(words),
        E::ReviewHeld { review, .. } => About::of(review).deciding(),

        E::EntryContested { entry, reason } => About::of(entry).because(reason),
        E::ContestAnswered { entry, reason, .. } => About::of(entry).because(reason).deciding(),
    }
}
