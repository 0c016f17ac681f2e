//! What is known of a round table.

mod decisions;
mod seats;
mod sessions;
mod talk;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub(super) use decisions::{Cast, Casts, Hand};
pub use decisions::{ClosedDecision, Closing, Decision, Electors, OpenDecision};
pub(super) use seats::Seats;
pub use seats::{Holder, Occupancy, Seat, SeatEnd};
pub use sessions::{Session, SessionStage};
pub(super) use talk::Advice;
pub use talk::{Proposal, ProposalStage};

use super::{Charter, MandateEffect};
use crate::{
    AdviceId, CommitmentId, DecisionId, Digest, ItemId, MandateId, PartyId, ProposalId, SeatId,
    ServiceId, SessionId, Side, Timestamp, TopicKey,
    rules::{Outcome, Poll},
};

/// A round table as its stream tells so far.
///
/// It knows what later rules need and no more: the positions of a closed decision are gone from
/// here, and stay on record.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundTable {
    pub(super) sequence: u64,
    pub(super) phase: Phase,
    pub(super) convener: Option<Convener>,
    pub(super) facilitator: Option<PartyId>,
    pub(super) sides: BTreeMap<PartyId, Side>,
    pub(super) seats: Seats,
    pub(super) mandates: BTreeMap<MandateId, Mandate>,
    pub(super) sessions: BTreeMap<SessionId, Session>,
    pub(super) items: BTreeSet<ItemId>,
    pub(super) proposals: BTreeMap<ProposalId, Proposal>,
    pub(super) advice: BTreeMap<AdviceId, Advice>,
    pub(super) stepped_back: BTreeMap<SeatId, BTreeSet<TopicKey>>,
    pub(super) decisions: BTreeMap<DecisionId, Decision>,
    pub(super) reached: BTreeMap<u64, DecisionId>,
    pub(super) commitments: BTreeMap<CommitmentId, Promise>,
    pub(super) provable: BTreeMap<u64, Provable>,
    pub(super) contests: BTreeMap<u64, Contest>,
}

/// How far a table has come.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// Nobody has convened it.
    #[default]
    NotConvened,
    /// It gathers: seats are taken, a charter is proposed and signed. Nothing can be decided yet.
    Convened {
        /// The charter that lies on the table, if one does.
        proposed: Option<ProposedCharter>,
    },
    /// It lives by a charter that everybody seated signed.
    Constituted {
        /// The charter in force.
        charter: CharterInForce,
        /// Another one that lies on the table to be signed by all, if one does.
        proposed: Option<ProposedCharter>,
    },
    /// It has ended. What is owed can still be answered.
    Dissolved,
}

/// A charter on its way to being signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedCharter {
    /// Which version.
    pub version: u32,
    /// What it says.
    pub charter: Charter,
    /// Who has signed so far; a contested signature that the other side relayed is not among them.
    pub signed: BTreeSet<SeatId>,
}

/// The charter that a table lives by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CharterInForce {
    /// Which version.
    pub version: u32,
    /// What it says.
    pub charter: Charter,
}

/// Who called the table together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Convener {
    /// On whose account.
    pub party: PartyId,
    /// On which side.
    pub side: Side,
}

/// What a party lets the table do for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mandate {
    /// Whom it binds.
    pub grantor: PartyId,
    /// On which matters and those below.
    pub topics: Vec<TopicKey>,
    /// On which services; none named means on any.
    pub services: Vec<ServiceId>,
    /// What a decision is to the grantor.
    pub effect: MandateEffect,
    /// Up to when.
    pub until: Option<Timestamp>,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
    /// Whether it is void, as the grantor contests what the other side relayed.
    pub contested: bool,
}

impl Mandate {
    /// Whether it lets the table do anything at that moment.
    #[must_use]
    pub fn is_in_force(&self, at: Timestamp) -> bool {
        !self.withdrawn && !self.contested && self.until.is_none_or(|until| at < until)
    }

    /// Whether it is about that matter, and the service where it is on one.
    #[must_use]
    pub fn covers(&self, topic: &TopicKey, service: Option<ServiceId>) -> bool {
        let on_service = self.services.is_empty()
            || service.is_some_and(|service| self.services.contains(&service));
        on_service && self.topics.iter().any(|own| own.covers(topic))
    }
}

/// What somebody promised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// On whose account.
    pub who: PartyId,
    /// Whether it is still to be kept.
    pub settled: bool,
}

impl Promise {
    pub(super) const fn of(who: PartyId) -> Self {
        let settled = false;
        Self { who, settled }
    }
}

/// An act by which somebody bound themself through the hands of the other side: void once
/// contested, until it is proven.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Provable {
    Acceptance(SeatId),
    Signature { version: u32, seat: SeatId },
    Position { decision: DecisionId, seat: SeatId },
    Mandate(MandateId),
}

/// An entry that somebody disputes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Contest {
    pub(super) person: Option<PartyId>,
    pub(super) principal: Option<PartyId>,
    pub(super) side: Option<Side>,
    pub(super) answered: bool,
}

/// What anybody may ask.
impl RoundTable {
    /// How many entries its stream has.
    #[must_use]
    pub const fn sequence(&self) -> u64 {
        self.sequence
    }

    /// How far it has come.
    #[must_use]
    pub const fn phase(&self) -> &Phase {
        &self.phase
    }

    /// The charter it lives by; none before the first was signed and after it ended.
    #[must_use]
    pub const fn charter(&self) -> Option<&CharterInForce> {
        match &self.phase {
            Phase::Constituted { charter, .. } => Some(charter),
            Phase::NotConvened | Phase::Convened { .. } | Phase::Dissolved => None,
        }
    }

    /// The charter that lies on the table to be signed, if one does.
    #[must_use]
    pub const fn proposed_charter(&self) -> Option<&ProposedCharter> {
        match &self.phase {
            Phase::Convened { proposed } | Phase::Constituted { proposed, .. } => proposed.as_ref(),
            Phase::NotConvened | Phase::Dissolved => None,
        }
    }

    pub(super) const fn proposed_charter_mut(&mut self) -> Option<&mut ProposedCharter> {
        match &mut self.phase {
            Phase::Convened { proposed } | Phase::Constituted { proposed, .. } => proposed.as_mut(),
            Phase::NotConvened | Phase::Dissolved => None,
        }
    }

    /// Who called it together.
    #[must_use]
    pub const fn convener(&self) -> Option<Convener> {
        self.convener
    }

    /// Who leads the talk, where somebody does.
    #[must_use]
    pub const fn facilitator(&self) -> Option<PartyId> {
        self.facilitator
    }

    /// Every seat there ever was, by id.
    pub fn seats(&self) -> impl Iterator<Item = (SeatId, &Seat)> {
        self.seats.all()
    }

    /// A seat, taken or not.
    #[must_use]
    pub fn seat(&self, seat: SeatId) -> Option<&Seat> {
        self.seats.get(seat)
    }

    /// A mandate, in force or not.
    #[must_use]
    pub fn mandate(&self, mandate: MandateId) -> Option<&Mandate> {
        self.mandates.get(&mandate)
    }

    /// A session.
    #[must_use]
    pub fn session(&self, session: SessionId) -> Option<&Session> {
        self.sessions.get(&session)
    }

    /// A proposal as it stands now.
    #[must_use]
    pub fn proposal(&self, proposal: ProposalId) -> Option<&Proposal> {
        self.proposals.get(&proposal)
    }

    /// A decision, open or closed.
    #[must_use]
    pub fn decision(&self, decision: DecisionId) -> Option<&Decision> {
        self.decisions.get(&decision)
    }

    /// The decisions that wait to be closed.
    pub fn open_decisions(&self) -> impl Iterator<Item = (DecisionId, &OpenDecision)> {
        self.decisions
            .iter()
            .filter_map(|(id, decision)| Some((*id, decision.open()?)))
    }

    /// How a decision was closed; nothing while it is open.
    #[must_use]
    pub fn closing(&self, decision: DecisionId) -> Option<&Closing> {
        self.decision(decision)?
            .closed()
            .map(|closed| &closed.closing)
    }

    /// What was decided by that entry of its stream, and on which proposal.
    #[must_use]
    pub fn decided_in(&self, sequence: u64) -> Option<(&ClosedDecision, &Proposal)> {
        let decision = self.decision(*self.reached.get(&sequence)?)?.closed()?;
        Some((decision, self.proposal(decision.proposal)?))
    }

    /// What a decision's rule would look at if it were closed now; nothing once it is closed.
    #[must_use]
    pub fn poll(&self, decision: DecisionId) -> Option<Poll> {
        let open = self.decision(decision)?.open()?;
        Some(self.poll_of(open, None))
    }

    /// What would come out if the decision were closed now, and why; nothing once it is closed.
    #[must_use]
    pub fn explain(&self, decision: DecisionId) -> Option<Outcome> {
        let open = self.decision(decision)?.open()?;
        Some(open.rule.outcome(&self.poll_of(open, None)))
    }

    /// The digest of a proposal's present text.
    #[must_use]
    pub fn digest(&self, proposal: ProposalId) -> Option<Digest> {
        self.proposal(proposal).map(|proposal| proposal.digest)
    }
}
