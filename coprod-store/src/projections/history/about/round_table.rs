//! What the events of a round table are about.

use coprod_core::{Act, RoundTableEvent, round_table::Recusal};

use super::About;

#[allow(
    clippy::too_many_lines,
    reason = "one arm an event, so that none is forgotten"
)]
pub(in crate::projections::history) fn round_table(act: &Act<RoundTableEvent>) -> About<'_> {
    use RoundTableEvent as E;
    match &act.what {
        E::RoundTableConvened { purpose, topics } => About {
            topics,
            ..About::default()
        }
        .saying(purpose),
        E::MandateGranted {
            mandate, topics, ..
        } => About {
            topics,
            subject_is_on_them: true,
            ..About::of(mandate)
        }
        .deciding(),
        E::MandateWithdrawn { mandate, reason } => About::of(mandate).because(reason).deciding(),
        E::CharterProposed { .. } => About::default(),
        E::CharterAdopted { .. } => About::default().deciding(),
        E::FacilitatorAppointed { party, basis } => About::of(party).resting_on(basis).deciding(),
        E::FacilitatorReleased { reason } => About::default().because(reason).deciding(),
        E::RoundTableDissolved { basis, reason } => About::default()
            .resting_on(basis)
            .because(reason)
            .deciding(),
        E::CharterSigned { seat, .. }
        | E::MemberInvited { seat, .. }
        | E::MemberSeated { seat, .. }
        | E::DeputyNamed { seat, .. } => About::of(seat),
        E::InvitationDeclined { seat, reason } => About {
            reason: reason.as_ref(),
            ..About::of(seat)
        },
        E::MemberLeft { seat, reason } | E::SeatVacated { seat, reason } => {
            About::of(seat).because(reason)
        }
        E::MemberExcluded { seat, .. } => About::of(seat).deciding(),
        E::SessionCalled { session, .. }
        | E::SessionOpened { session, .. }
        | E::AttendanceRecorded { session, .. }
        | E::SessionClosed { session } => About::of(session),
        E::MinutesApproved { session, .. } => About::of(session).deciding(),
        E::MinutesContested {
            session,
            passage,
            reason,
        } => About::of(session).saying(passage).because(reason),
        E::TopicRaised { topic, words, .. } => About::default().on(topic).saying(words),
        E::ProposalTabled {
            proposal,
            topic,
            text,
            ..
        } => About::of(proposal).wholly_on(topic).saying(text),
        E::ProposalAmended { proposal, text, .. } => About::of(proposal).saying(text),
        E::ProposalWithdrawn { proposal } | E::AdviceAsked { proposal, .. } => About::of(proposal),
        E::AdviceGiven {
            advice,
            proposal,
            text,
            ..
        } => About {
            belongs_to: Some(proposal.to_string()),
            ..About::of(advice)
        }
        .saying(text),
        E::AdviceAnswered { advice, reason, .. } => About::of(advice).because(reason),
        E::InterestDeclared { seat, topic, words } => About::of(seat).on(topic).saying(words),
        E::MemberRecused {
            seat,
            from: Recusal::Topic(topic),
            reason,
        } => About::of(seat)
            .on(topic)
            .because(reason)
            .voiced_by(*seat, None),
        E::MemberRecused {
            seat,
            from: Recusal::Decision(decision),
            reason,
        } => About::of(decision).because(reason).voiced_by(*seat, None),
        E::DecisionOpened {
            decision, proposal, ..
        } => About {
            belongs_to: Some(proposal.to_string()),
            ..About::of(decision)
        },
        E::PositionTaken {
            decision,
            seat,
            position,
            reason,
        } => About {
            reason: reason.as_ref(),
            ..About::of(decision)
        }
        .voiced_by(*seat, Some(*position)),
        E::ObjectionIntegrated { decision, .. }
        | E::DecisionLapsed { decision, .. }
        | E::DecisionCarriedOut { decision, .. }
        | E::DecisionNotCarriedOut { decision, .. } => About::of(decision),
        E::ObjectionWithdrawn { decision, seat } => About::of(decision).voiced_by(*seat, None),
        E::DissentRecorded {
            decision,
            seat,
            words,
        } => About::of(decision).because(words).voiced_by(*seat, None),
        E::DecisionReached {
            decision,
            tally_by_side,
            ..
        } => About {
            tally: Some(tally_by_side),
            ..About::of(decision)
        }
        .deciding(),
        E::ObjectionTested {
            decision, reason, ..
        }
        | E::RecommendationAnswered {
            decision, reason, ..
        } => About::of(decision).because(reason).deciding(),
        E::CommitmentMade {
            commitment, what, ..
        } => About::of(commitment).saying(what),
        E::CommitmentKept { commitment } => About::of(commitment),
        E::CommitmentReleased { commitment, reason } => About::of(commitment).because(reason),
        E::EntryContested { entry, reason } => About::of(entry).because(reason),
        E::ContestAnswered { entry, reason, .. } => About::of(entry).because(reason).deciding(),
    }
}
