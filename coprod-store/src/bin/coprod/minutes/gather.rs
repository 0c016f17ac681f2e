//! What belongs to a session, gathered from its table's stream.

use std::collections::{BTreeMap, BTreeSet};

use coprod_core::{
    Decider, DecisionId, PartyId, ProposalId, RoundTable, RoundTableEvent, SeatId, SessionId,
    Words,
    round_table::{Held, Seat},
    rules::{Outcome, Poll},
};

use crate::{
    messages::Messages,
    moments,
    record::{Deed, Recorded},
};

/// A session, and all that happened in it.
#[derive(Debug)]
pub(super) struct Gathered<'a> {
    pub(super) table: &'a str,
    pub(super) called: &'a Recorded,
    pub(super) opened: Option<&'a Recorded>,
    pub(super) closed: Option<&'a Recorded>,
    /// Each record of who was there; the last one counts.
    pub(super) attendance: Vec<&'a Recorded>,
    /// Who had a seat, by the end of the session.
    pub(super) members: BTreeMap<SeatId, Seat>,
    pub(super) present: BTreeSet<SeatId>,
    pub(super) facilitator: Option<PartyId>,
    pub(super) interests: Vec<&'a Recorded>,
    pub(super) topics: Vec<&'a Recorded>,
    pub(super) proposals: Vec<&'a Recorded>,
    pub(super) decisions: Vec<Decided<'a>>,
    pub(super) commitments: Vec<&'a Recorded>,
    pub(super) others: Vec<&'a Recorded>,
    pub(super) contests: Vec<&'a Recorded>,
    pub(super) minutes: Vec<&'a Recorded>,
}

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
    /// What the rule looked at in the end, and what it says to it.
    pub(super) poll: Poll,
    pub(super) outcome: Option<Outcome>,
}

/// The session, if it was ever called.
pub(super) fn gather(stream: &[Recorded], session: SessionId) -> Option<Gathered<'_>> {
    let called = stream.iter().find(|recorded| {
        matches!(
            recorded.at_table(),
            Some(RoundTableEvent::SessionCalled { session: called, .. }) if *called == session
        )
    })?;
    let mut gathering = Gathering {
        session,
        state: RoundTable::default(),
        texts: BTreeMap::new(),
        entries: BTreeSet::new(),
        is_open: false,
        found: Gathered::of(called),
    };
    for recorded in stream {
        gathering.take(recorded);
    }
    Some(gathering.end())
}

/// The sessions that were called, each with its day.
pub(super) fn sessions(stream: &[Recorded], messages: &Messages) -> Vec<String> {
    let called = stream.iter().filter_map(|recorded| {
        let RoundTableEvent::SessionCalled { session, at, .. } = recorded.at_table()? else {
            return None;
        };
        let values = [
            ("id", session.to_string().into()),
            ("at", moments::moment(messages, *at).into()),
        ];
        Some(messages.say("known-session", values))
    });
    called.collect()
}

impl<'a> Gathered<'a> {
    fn of(called: &'a Recorded) -> Self {
        Self {
            table: called.event.aggregate_id.as_str(),
            called,
            opened: None,
            closed: None,
            attendance: Vec::new(),
            members: BTreeMap::new(),
            present: BTreeSet::new(),
            facilitator: None,
            interests: Vec::new(),
            topics: Vec::new(),
            proposals: Vec::new(),
            decisions: Vec::new(),
            commitments: Vec::new(),
            others: Vec::new(),
            contests: Vec::new(),
            minutes: Vec::new(),
        }
    }
}

struct Gathering<'a> {
    session: SessionId,
    /// The table before the entry at hand.
    state: RoundTable,
    texts: BTreeMap<(ProposalId, u32), &'a Words>,
    /// The entries that belong to the session: whoever contests one of them later is heard.
    entries: BTreeSet<u64>,
    is_open: bool,
    found: Gathered<'a>,
}

impl<'a> Gathering<'a> {
    fn take(&mut self, recorded: &'a Recorded) {
        let Deed::Table(act) = &recorded.deed else {
            return;
        };
        if self.keep(recorded, &act.what) {
            self.entries.insert(recorded.event.sequence);
        }
        let before = std::mem::take(&mut self.state);
        self.state = Decider::evolve(before, act);
    }

    /// Puts the entry where it belongs, and tells whether it is of the session at all.
    fn keep(&mut self, recorded: &'a Recorded, what: &'a RoundTableEvent) -> bool {
        use RoundTableEvent as E;
        self.note_text(what);
        if let Some(kept) = self.keep_of_session(recorded, what) {
            return kept;
        }
        if let Some(kept) = self.keep_of_decision(recorded, what) {
            return kept;
        }
        match what {
            E::EntryContested { entry, .. } | E::ContestAnswered { entry, .. } => {
                let is_ours = self.is_open || self.entries.contains(entry);
                if is_ours {
                    self.found.contests.push(recorded);
                }
                return is_ours;
            }
            _ if !self.is_open => return false,
            E::InterestDeclared { .. } | E::MemberRecused { .. } => {
                self.found.interests.push(recorded);
            }
            E::TopicRaised { .. } => self.found.topics.push(recorded),
            E::ProposalTabled { .. }
            | E::ProposalAmended { .. }
            | E::ProposalWithdrawn { .. }
            | E::AdviceAsked { .. }
            | E::AdviceGiven { .. }
            | E::AdviceAnswered { .. } => self.found.proposals.push(recorded),
            E::CommitmentMade { .. }
            | E::CommitmentKept { .. }
            | E::CommitmentReleased { .. } => self.found.commitments.push(recorded),
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
            | E::DecisionNotCarriedOut { .. } => self.found.others.push(recorded),
        }
        true
    }

    fn note_text(&mut self, what: &'a RoundTableEvent) {
        match what {
            RoundTableEvent::ProposalTabled { proposal, text, .. } => {
                self.texts.insert((*proposal, 1), text);
            }
            RoundTableEvent::ProposalAmended {
                proposal,
                version,
                text,
            } => {
                self.texts.insert((*proposal, *version), text);
            }
            _ => {}
        }
    }

    /// What is about the session itself.
    fn keep_of_session(
        &mut self,
        recorded: &'a Recorded,
        what: &'a RoundTableEvent,
    ) -> Option<bool> {
        use RoundTableEvent as E;
        let (E::SessionCalled { session, .. }
        | E::SessionOpened { session, .. }
        | E::AttendanceRecorded { session, .. }
        | E::SessionClosed { session }
        | E::MinutesApproved { session, .. }
        | E::MinutesContested { session, .. }) = what
        else {
            return None;
        };
        if *session != self.session {
            return None;
        }
        match what {
            E::SessionOpened { .. } => {
                self.is_open = true;
                self.found.opened = Some(recorded);
            }
            E::AttendanceRecorded { .. } => self.found.attendance.push(recorded),
            E::SessionClosed { .. } => {
                self.look_around();
                self.is_open = false;
                self.found.closed = Some(recorded);
            }
            E::MinutesApproved { .. } | E::MinutesContested { .. } => {
                self.found.minutes.push(recorded);
            }
            _ => {}
        }
        Some(true)
    }

    /// What is about a decision held in the session, also after it.
    fn keep_of_decision(
        &mut self,
        recorded: &'a Recorded,
        what: &'a RoundTableEvent,
    ) -> Option<bool> {
        use RoundTableEvent as E;
        if let E::DecisionOpened {
            decision,
            proposal,
            version,
            held: Held::InSession(session),
            ..
        } = what
            && *session == self.session
        {
            self.found.decisions.push(Decided {
                decision: *decision,
                opened: recorded,
                text: self.texts.get(&(*proposal, *version)).copied(),
                positions: Vec::new(),
                objections: Vec::new(),
                dissent: Vec::new(),
                reports: Vec::new(),
                closed: None,
                poll: Poll::default(),
                outcome: None,
            });
            return Some(true);
        }
        let of = decision_of(what)?;
        let state = &self.state;
        let mut decisions = self.found.decisions.iter_mut();
        let decided = decisions.find(|decided| decided.decision == of)?;
        match what {
            E::PositionTaken { .. } => decided.positions.push(recorded),
            E::DissentRecorded { .. } => decided.dissent.push(recorded),
            E::DecisionReached { .. } | E::DecisionLapsed { .. } => {
                decided.count(state, recorded);
                decided.closed = Some(recorded);
            }
            E::RecommendationAnswered { .. }
            | E::DecisionCarriedOut { .. }
            | E::DecisionNotCarriedOut { .. } => {
                if !self.is_open {
                    return Some(false);
                }
                decided.reports.push(recorded);
            }
            _ => decided.objections.push(recorded),
        }
        Some(true)
    }

    /// Who has a seat, who is there and who leads the talk.
    fn look_around(&mut self) {
        let seated = self.state.seats().filter(|(_, seat)| seat.is_eligible());
        self.found.members = seated.map(|(id, seat)| (id, seat.clone())).collect();
        let session = self.state.session(self.session);
        let present = session.and_then(|session| session.present.clone());
        self.found.present = present.unwrap_or_default();
        self.found.facilitator = self.state.facilitator();
    }

    fn end(mut self) -> Gathered<'a> {
        if self.found.closed.is_none() {
            self.look_around();
        }
        for decided in &mut self.found.decisions {
            if decided.closed.is_none() {
                decided.poll = self.state.poll(decided.decision).unwrap_or_default();
            }
        }
        self.found
    }
}

impl Decided<'_> {
    /// Applies the rule once more, as the table stood before it was closed.
    fn count(&mut self, state: &RoundTable, closed: &Recorded) {
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

fn decision_of(what: &RoundTableEvent) -> Option<DecisionId> {
    use coprod_core::round_table::Recusal;

    use RoundTableEvent as E;
    match what {
        E::PositionTaken { decision, .. }
        | E::ObjectionTested { decision, .. }
        | E::ObjectionIntegrated { decision, .. }
        | E::ObjectionWithdrawn { decision, .. }
        | E::DissentRecorded { decision, .. }
        | E::DecisionReached { decision, .. }
        | E::DecisionLapsed { decision, .. }
        | E::RecommendationAnswered { decision, .. }
        | E::DecisionCarriedOut { decision, .. }
        | E::DecisionNotCarriedOut { decision, .. }
        | E::MemberRecused {
            from: Recusal::Decision(decision),
            ..
        } => Some(*decision),
        _ => None,
    }
}
