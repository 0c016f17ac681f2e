//! What a service becomes by what happened. It never fails and never judges.

mod agreements;
mod contests;
mod course;
mod partners;
mod shares;

use super::{Axis, Service, ServiceEvent, state::Phase};
use crate::Act;

#[allow(clippy::too_many_lines, reason = "one arm an event")]
pub(super) fn evolve(mut service: Service, act: &Act<ServiceEvent>) -> Service {
    use ServiceEvent as E;
    service.sequence += 1;
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

        // Delivery, outcomes, review, closing
        _ => {}
    }
    service
}
