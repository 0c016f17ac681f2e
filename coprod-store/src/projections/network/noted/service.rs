//! A service ties its partners, and those who accompany to those whom they accompany.

use coprod_core::{Act, PartyId, ServiceEvent, Timestamp, service::Departure};

use super::{Noted, actor};

#[allow(
    clippy::too_many_lines,
    reason = "one arm an event, so that none is forgotten"
)]
pub(in crate::projections::network) fn service(act: &Act<ServiceEvent>) -> Option<Noted> {
    use ServiceEvent as E;
    match &act.what {
        E::PartnerJoined { party, side } => Some(Noted::Joined {
            party: *party,
            side: *side,
        }),
        E::PartnerLeft { effective, .. } => Some(Noted::Left {
            party: act.by.principal()?,
            effective: *effective,
        }),
        E::PlanningVacated {
            holder, departure, ..
        }
        | E::ImplementationVacated {
            holder, departure, ..
        }
        | E::HolderVacated {
            holder, departure, ..
        } => departed(*holder, departure, act.occurred_at),
        E::ServiceClosed { .. } => Some(Noted::AllLeft),
        E::ServiceReopened { .. } => Some(Noted::AllBack),
        E::AccompanimentOffered {
            accompaniment,
            who,
            until,
            ..
        } => Some(Noted::Accompanies {
            accompaniment: *accompaniment,
            who: *who,
            until: *until,
        }),
        E::AccompanimentAgreed { accompaniment } => Some(Noted::Accompanied {
            accompaniment: *accompaniment,
            by: actor(&act.by),
        }),
        E::AccompanimentEnded { accompaniment, .. } => {
            Some(Noted::AccompanimentEnded(*accompaniment))
        }
        E::ContestAnswered { entry, outcome, .. } => Noted::contest_answered(*entry, *outcome),
        E::ServiceProposed { .. }
        | E::ProposalAccepted {}
        | E::ProposalDeclined { .. }
        | E::PartnershipAsked { .. }
        | E::PartnerAdmitted { .. }
        | E::PlanningOffered { .. }
        | E::PlanningOfferAccepted { .. }
        | E::PlanningOfferDeclined { .. }
        | E::PlanningOfferWithdrawn { .. }
        | E::PlanningShared { .. }
        | E::PlanningHandedToCitizens { .. }
        | E::PlanningHandedToProfessionals { .. }
        | E::PlanningKeptByProfessionals { .. }
        | E::PlanningKeptByCitizens { .. }
        | E::PlanningTakenBack { .. }
        | E::PlanningReturned { .. }
        | E::ImplementationOffered { .. }
        | E::ImplementationOfferAccepted { .. }
        | E::ImplementationOfferDeclined { .. }
        | E::ImplementationOfferWithdrawn { .. }
        | E::ImplementationShared { .. }
        | E::ImplementationHandedToCitizens { .. }
        | E::ImplementationHandedToProfessionals { .. }
        | E::ImplementationKeptByProfessionals { .. }
        | E::ImplementationKeptByCitizens { .. }
        | E::ImplementationTakenBack { .. }
        | E::ImplementationReturned { .. }
        | E::ImplementationRenewed { .. }
        | E::ConceptDrafted { .. }
        | E::ConceptSigned { .. }
        | E::ConceptRefused { .. }
        | E::ConceptAgreed { .. }
        | E::GuidelineIssued { .. }
        | E::GuidelineWithdrawn { .. }
        | E::MatterNamed { .. }
        | E::CompetenceProposed { .. }
        | E::CompetenceAgreed { .. }
        | E::LastWordProposed { .. }
        | E::LastWordAgreed { .. }
        | E::DisputeRaised { .. }
        | E::DisputeAnswered { .. }
        | E::SettlementSigned { .. }
        | E::DisputeSettled { .. }
        | E::LastWordExercised { .. }
        | E::ConcernRaised { .. }
        | E::ConcernAnswered { .. }
        | E::DeliveryStarted { .. }
        | E::DeliverySuspended { .. }
        | E::DeliveryResumed { .. }
        | E::DeliveryEnded { .. }
        | E::OutcomeExpected { .. }
        | E::OutcomeObserved { .. }
        | E::ReviewOpened { .. }
        | E::ReviewSigned { .. }
        | E::ReviewHeld { .. }
        | E::EntryContested { .. } => None,
    }
}

/// Whoever has died, was dissolved or became another one takes no part any more.
const fn departed(holder: PartyId, departure: &Departure, at: Timestamp) -> Option<Noted> {
    match departure {
        Departure::Gone { .. } | Departure::NoLongerThere => Some(Noted::Left {
            party: holder,
            effective: at,
        }),
        Departure::Returned | Departure::Left => None,
    }
}
