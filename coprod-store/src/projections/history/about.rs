//! What each event of our aggregates is about. A new event stops the compiler here.

use coprod_core::{
    Act, Basis, PartyEvent, RoundTableEvent, SeatId, TopicKey, Words,
    round_table::Recusal,
    rules::{Position, TallyBySide},
};

use crate::RecordedEvent;

/// What a reader of the decision log wants to know of an event, beside who did it when.
#[derive(Debug, Default)]
pub(super) struct About<'a> {
    /// The id of the entity it is about.
    pub(super) subject: Option<String>,
    pub(super) topics: &'a [TopicKey],
    /// Whether all that is said of the subject is on these topics: of a proposal it is, of a seat
    /// whose holder steps back from one topic it isn't.
    pub(super) subject_is_on_them: bool,
    pub(super) basis: Option<&'a Basis>,
    pub(super) reason: Option<&'a Words>,
    /// What was said beside a reason: a proposal's text, a purpose.
    pub(super) words: Option<&'a Words>,
    pub(super) tally: Option<&'a TallyBySide>,
    /// Whether something is decided by it.
    pub(super) decides: bool,
    /// What a seat says to the decision that is the subject.
    pub(super) voice: Option<Voice>,
    /// The subject to which this one belongs.
    pub(super) belongs_to: Option<String>,
}

#[derive(Debug)]
pub(super) struct Voice {
    pub(super) seat: SeatId,
    /// Nothing where the seat takes back what it said, or never spoke by a position.
    pub(super) stance: Option<Position>,
}

impl<'a> About<'a> {
    fn of(subject: &impl ToString) -> Self {
        Self {
            subject: Some(subject.to_string()),
            ..Self::default()
        }
    }

    fn on(self, topic: &'a TopicKey) -> Self {
        Self {
            topics: std::slice::from_ref(topic),
            ..self
        }
    }

    fn because(self, reason: &'a Words) -> Self {
        Self {
            reason: Some(reason),
            ..self
        }
    }

    fn saying(self, words: &'a Words) -> Self {
        Self {
            words: Some(words),
            ..self
        }
    }

    fn resting_on(self, basis: &'a Basis) -> Self {
        Self {
            basis: Some(basis),
            ..self
        }
    }

    fn deciding(self) -> Self {
        Self {
            decides: true,
            ..self
        }
    }

    fn voiced_by(self, seat: SeatId, stance: Option<Position>) -> Self {
        Self {
            voice: Some(Voice { seat, stance }),
            ..self
        }
    }
}

pub(super) fn party<'a>(event: &RecordedEvent, act: &'a Act<PartyEvent>) -> About<'a> {
    use PartyEvent::{
        ContactRecorded, ContestAnswered, EntryContested, ErasureCompleted, ErasureFenced,
        ErasureRefused, ErasureRequested, PartyMerged, PartyRegistered, PartySucceeded,
        PersonalDataCorrected, RepresentationEnded, RepresentationGranted,
    };
    let itself = About::of(&event.aggregate_id);
    match &act.what {
        PartyRegistered { .. }
        | ContactRecorded { .. }
        | PersonalDataCorrected { .. }
        | ErasureRequested {}
        | ErasureCompleted { .. } => itself,
        RepresentationGranted { person, basis, .. } => {
            About::of(person).resting_on(basis).deciding()
        }
        RepresentationEnded { person, reason } => About::of(person).because(reason).deciding(),
        PartySucceeded { successor, basis } => About::of(successor).resting_on(basis).deciding(),
        PartyMerged { into } => About::of(into).deciding(),
        ErasureRefused { .. } => itself.deciding(),
        ErasureFenced { basis } => itself.resting_on(basis).deciding(),
        EntryContested { entry, reason } => About::of(entry).because(reason),
        ContestAnswered { entry, reason, .. } => About::of(entry).because(reason).deciding(),
    }
}

#[allow(
    clippy::too_many_lines,
    reason = "one arm an event, so that none is forgotten"
)]
pub(super) fn round_table(act: &Act<RoundTableEvent>) -> About<'_> {
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
        } => About {
            subject_is_on_them: true,
            ..About::of(proposal)
        }
        .on(topic)
        .saying(text),
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
