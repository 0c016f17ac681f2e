//! What belongs to a session, gathered from its table's stream.

use std::collections::{BTreeMap, BTreeSet};

use coprod_core::{
    Decider, PartyId, ProposalId, RoundTable, RoundTableEvent, SeatId, SessionId, Words,
    round_table::{Held, Seat},
};

use super::decided::{self, Decided, Part};
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
        let contests_ours = recorded
            .contested()
            .is_some_and(|entry| self.entries.contains(&entry));
        if !self.is_open && !contests_ours {
            return false;
        }
        match what {
            E::EntryContested { .. } | E::ContestAnswered { .. } => {
                self.found.contests.push(recorded);
            }
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
            E::CommitmentMade { .. } | E::CommitmentKept { .. } | E::CommitmentReleased { .. } => {
                self.found.commitments.push(recorded);
            }
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
        use RoundTableEvent as E;
        if let E::ProposalTabled { proposal, text, .. } = what {
            self.texts.insert((*proposal, 1), text);
        }
        if let E::ProposalAmended {
            proposal,
            version,
            text,
        } = what
        {
            self.texts.insert((*proposal, *version), text);
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
        if let E::SessionOpened { .. } = what {
            self.is_open = true;
            self.found.opened = Some(recorded);
        } else if let E::AttendanceRecorded { .. } = what {
            self.found.attendance.push(recorded);
        } else if let E::SessionClosed { .. } = what {
            self.look_around();
            self.is_open = false;
            self.found.closed = Some(recorded);
        } else if let E::MinutesApproved { .. } | E::MinutesContested { .. } = what {
            self.found.minutes.push(recorded);
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
            let text = self.texts.get(&(*proposal, *version)).copied();
            let opened = Decided::opened(*decision, recorded, text);
            self.found.decisions.push(opened);
            return Some(true);
        }
        let (of, part) = decided::part_of(what)?;
        let mut decisions = self.found.decisions.iter_mut();
        let decided = decisions.find(|decided| decided.decision == of)?;
        match part {
            Part::Position => decided.positions.push(recorded),
            Part::Objection => decided.objections.push(recorded),
            Part::Dissent => decided.dissent.push(recorded),
            Part::Closing => decided.close(&self.state, recorded),
            Part::Report if self.is_open => decided.reports.push(recorded),
            Part::Report => return Some(false),
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
