//! A round table ties those who sit at it.

use coprod_core::{Act, RoundTableEvent};

use super::Noted;

pub(in crate::projections::network) fn round_table(act: &Act<RoundTableEvent>) -> Option<Noted> {
    use RoundTableEvent as E;
    match &act.what {
        E::MemberSeated {
            seat, party, side, ..
        } => Some(Noted::Seated {
            seat: *seat,
            party: *party,
            side: *side,
        }),
        E::MemberLeft { seat, .. }
        | E::MemberExcluded { seat, .. }
        | E::SeatVacated { seat, .. } => Some(Noted::SeatLeft(*seat)),
        E::RoundTableDissolved { .. } => Some(Noted::AllLeft),
        E::ContestAnswered { entry, outcome, .. } => Noted::contest_answered(*entry, *outcome),
        // Who facilitates sits at no side of the table, and on no seat.
        E::FacilitatorAppointed { .. }
        | E::FacilitatorReleased { .. }
        | E::RoundTableConvened { .. }
        | E::MandateGranted { .. }
        | E::MandateWithdrawn { .. }
        | E::CharterProposed { .. }
        | E::CharterSigned { .. }
        | E::CharterAdopted { .. }
        | E::MemberInvited { .. }
        | E::InvitationDeclined { .. }
        | E::DeputyNamed { .. }
        | E::SessionCalled { .. }
        | E::SessionOpened { .. }
        | E::AttendanceRecorded { .. }
        | E::SessionClosed { .. }
        | E::MinutesApproved { .. }
        | E::MinutesContested { .. }
        | E::TopicRaised { .. }
        | E::ProposalTabled { .. }
        | E::ProposalAmended { .. }
        | E::ProposalWithdrawn { .. }
        | E::AdviceAsked { .. }
        | E::AdviceGiven { .. }
        | E::AdviceAnswered { .. }
        | E::InterestDeclared { .. }
        | E::MemberRecused { .. }
        | E::DecisionOpened { .. }
        | E::PositionTaken { .. }
        | E::ObjectionTested { .. }
        | E::ObjectionIntegrated { .. }
        | E::ObjectionWithdrawn { .. }
        | E::DissentRecorded { .. }
        | E::DecisionReached { .. }
        | E::DecisionLapsed { .. }
        | E::RecommendationAnswered { .. }
        | E::DecisionCarriedOut { .. }
        | E::DecisionNotCarriedOut { .. }
        | E::CommitmentMade { .. }
        | E::CommitmentKept { .. }
        | E::CommitmentReleased { .. }
        | E::EntryContested { .. } => None,
    }
}
