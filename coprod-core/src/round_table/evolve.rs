//! What a round table becomes by what happened. It never fails and never judges.

mod contests;
mod decisions;
mod founding;
mod talk;

use super::{
    RoundTable, RoundTableEvent,
    state::{Promise, SeatEnd, SessionStage},
};
use crate::Act;

pub(super) fn evolve(mut table: RoundTable, act: &Act<RoundTableEvent>) -> RoundTable {
    use RoundTableEvent as E;
    table.sequence += 1;
    let t = &mut table;
    match &act.what {
        E::RoundTableConvened { .. } => t.convened(act),
        E::MandateGranted { .. } => t.mandate_granted(act),
        E::MandateWithdrawn { mandate, .. } => t.mandate_withdrawn(*mandate),
        E::CharterProposed { version, charter } => t.charter_proposed(*version, charter),
        E::CharterSigned { version, seat } => t.charter_signed(*version, *seat, act),
        E::CharterAdopted {
            version, charter, ..
        } => t.charter_adopted(*version, charter),
        E::FacilitatorAppointed { party, .. } => t.facilitator = Some(*party),
        E::FacilitatorReleased { .. } => t.facilitator = None,
        E::RoundTableDissolved { .. } => t.dissolved(),

        E::MemberInvited { seat, party, side } => t.seats.invite(*seat, *party, *side),
        E::InvitationDeclined { seat, .. } => t.seats.decline(*seat),
        E::MemberSeated { .. } => t.member_seated(act),
        E::DeputyNamed { seat, person } => t.seats.name_deputy(*seat, *person),
        E::MemberLeft { seat, .. } => t.seat_ended(*seat, SeatEnd::Left),
        E::MemberExcluded { seat, .. } => t.seat_ended(*seat, SeatEnd::Excluded),
        E::SeatVacated { seat, .. } => t.seat_ended(*seat, SeatEnd::Vacated),

        E::SessionCalled {
            session,
            at,
            agenda,
        } => t.session_called(*session, *at, agenda),
        E::SessionOpened { session, openness } => {
            t.session_reached(*session, SessionStage::Open(openness.clone()));
        }
        E::AttendanceRecorded { session, seats } => t.attendance_recorded(*session, seats),
        E::SessionClosed { session } => {
            let at = act.occurred_at;
            t.session_reached(*session, SessionStage::Closed { at });
        }
        E::MinutesApproved {
            session, digest, ..
        } => t.minutes_approved(*session, *digest),

        E::ProposalTabled { .. } => t.proposal_tabled(act),
        E::ProposalAmended {
            proposal,
            version,
            text,
        } => t.proposal_amended(*proposal, *version, text),
        E::ProposalWithdrawn { proposal } => t.proposal_withdrawn(*proposal),
        E::AdviceAsked { proposal, of } => t.advice_asked(*proposal, of),
        E::AdviceGiven {
            advice, proposal, ..
        } => t.advice_given(*advice, *proposal),
        E::AdviceAnswered { advice, .. } => t.advice_answered(*advice),
        E::MemberRecused { seat, from, .. } => t.member_recused(*seat, from),

        E::DecisionOpened { .. } => t.decision_opened(act),
        E::PositionTaken {
            decision,
            seat,
            position,
            ..
        } => t.position_taken(*decision, *seat, *position, act),
        E::ObjectionTested {
            decision,
            seat,
            qualifies,
            ..
        } => t.objection_tested(*decision, *seat, *qualifies),
        E::ObjectionWithdrawn { decision, seat } => t.objection_withdrawn(*decision, *seat, act),
        E::DecisionReached {
            decision,
            outcome,
            effect_by_party,
            ..
        } => t.decision_reached(*decision, *outcome, effect_by_party),
        E::DecisionLapsed { decision, why } => t.decision_lapsed(*decision, *why),
        E::RecommendationAnswered {
            decision, party, ..
        } => t.recommendation_answered(*decision, *party),
        E::DecisionCarriedOut { decision, .. } | E::DecisionNotCarriedOut { decision, .. } => {
            t.motion_reported(*decision);
        }

        E::CommitmentMade {
            commitment, who, ..
        } => {
            t.binds(&act.by);
            let commitment = (*commitment, Promise::of(*who));
            t.commitments.extend([commitment]);
        }
        E::CommitmentKept { commitment } | E::CommitmentReleased { commitment, .. } => {
            t.commitment_settled(*commitment);
        }

        E::EntryContested { entry, .. } => t.entry_contested(*entry, &act.by),
        E::ContestAnswered { entry, outcome, .. } => t.contest_answered(*entry, *outcome),

        // They are told to people; no later rule rests on them.
        E::MinutesContested { .. }
        | E::TopicRaised { .. }
        | E::InterestDeclared { .. }
        | E::ObjectionIntegrated { .. }
        | E::DissentRecorded { .. } => {}
    }
    table
}
