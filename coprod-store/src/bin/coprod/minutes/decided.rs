//! A decision held in a session, from opening to closing and after.

use coprod_core::{
    DecisionId, RoundTable, RoundTableEvent, Words,
    round_table::Recusal,
    rules::{Outcome, Poll},
};

use crate::record::Recorded;

/// A decision held in the session.
#[derive(Debug)]
pub(super) struct Decided<'a> {
    pub(super) decision: DecisionId,
    pub(super) opened: &'a Recorded,
    /// What is decided on, in the version at hand.
    pub(super) text: Option<&'a Words>,
    /// Every position, in the order in which they were taken.
    pub(super) positions: Vec<&'a Recorded>,
    /// Objections tested, taken up and withdrawn; who stepped back.
    pub(super) objections: Vec<&'a Recorded>,
    pub(super) dissent: Vec<&'a Recorded>,
    /// What was reported of it while the session lasted.
    pub(super) reports: Vec<&'a Recorded>,
    /// How it was closed; nothing while it is open.
    pub(super) closed: Option<&'a Recorded>,
    /// What the rule looked at in the end.
    pub(super) poll: Poll,
    /// What the rule says to it; nothing where it lapsed before it was counted.
    pub(super) outcome: Option<Outcome>,
}

impl<'a> Decided<'a> {
    pub(super) fn opened(
        decision: DecisionId,
        opened: &'a Recorded,
        text: Option<&'a Words>,
    ) -> Self {
        Self {
            decision,
            opened,
            text,
            positions: Vec::new(),
            objections: Vec::new(),
            dissent: Vec::new(),
            reports: Vec::new(),
            closed: None,
            poll: Poll::default(),
            outcome: None,
        }
    }

    /// Closes it, and applies the rule once more to the table as it stood before.
    pub(super) fn close(&mut self, state: &RoundTable, closed: &'a Recorded) {
        self.closed = Some(closed);
        let Some(mut poll) = state.poll(self.decision) else {
            return;
        };
        if let (
            Some(RoundTableEvent::DecisionReached {
                review_by,
                rule_version,
                ..
            }),
            Some(RoundTableEvent::DecisionOpened { rule, .. }),
        ) = (closed.at_table(), self.opened.at_table())
        {
            poll.review_by = *review_by;
            // Another version of the counting would tell it anew, which is not what happened.
            if rule.version() == *rule_version {
                self.outcome = Some(rule.outcome(&poll));
            }
        }
        self.poll = poll;
    }
}

/// What an entry is to a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Position,
    Objection,
    Dissent,
    Closing,
    Report,
}

/// To which decision an entry belongs once that is open, and as what.
pub(super) fn part_of(what: &RoundTableEvent) -> Option<(DecisionId, Part)> {
    use RoundTableEvent as E;
    let (decision, part) = match what {
        E::PositionTaken { decision, .. } => (decision, Part::Position),
        E::ObjectionTested { decision, .. }
        | E::ObjectionIntegrated { decision, .. }
        | E::ObjectionWithdrawn { decision, .. }
        | E::MemberRecused {
            from: Recusal::Decision(decision),
            ..
        } => (decision, Part::Objection),
        E::DissentRecorded { decision, .. } => (decision, Part::Dissent),
        E::DecisionReached { decision, .. } | E::DecisionLapsed { decision, .. } => {
            (decision, Part::Closing)
        }
        E::RecommendationAnswered { decision, .. }
        | E::DecisionCarriedOut { decision, .. }
        | E::DecisionNotCarriedOut { decision, .. } => (decision, Part::Report),
        E::RoundTableConvened { .. }
        | E::MandateGranted { .. }
        | E::MandateWithdrawn { .. }
        | E::CharterProposed { .. }
        | E::CharterSigned { .. }
        | E::CharterAdopted { .. }
        | E::FacilitatorAppointed { .. }
        | E::FacilitatorReleased { .. }
        | E::RoundTableDissolved { .. }
        | E::MemberInvited { .. }
        | E::InvitationDeclined { .. }
        | E::MemberSeated { .. }
        | E::DeputyNamed { .. }
        | E::MemberLeft { .. }
        | E::MemberExcluded { .. }
        | E::SeatVacated { .. }
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
        | E::MemberRecused {
            from: Recusal::Topic(_),
            ..
        }
        | E::DecisionOpened { .. }
        | E::CommitmentMade { .. }
        | E::CommitmentKept { .. }
        | E::CommitmentReleased { .. }
        | E::EntryContested { .. }
        | E::ContestAnswered { .. } => return None,
    };
    Some((*decision, part))
}
