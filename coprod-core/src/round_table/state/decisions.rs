//! Decisions: open with their positions, closed with their outcome.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{RoundTable, Seat};
use crate::{
    Date, DecisionId, MandateId, PartyId, ProposalId, SeatId, TopicKey,
    round_table::{Electorate, Held},
    rules::{self, Lapse, Poll, Position, Rule, Voter},
};

/// A decision of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decision {
    /// Positions are taken.
    Open(Box<OpenDecision>),
    /// It is over, and its outcome stands.
    Closed(ClosedDecision),
}

impl Decision {
    /// The decision, while it is open.
    #[must_use]
    pub fn open(&self) -> Option<&OpenDecision> {
        match self {
            Self::Open(open) => Some(open),
            Self::Closed(_) => None,
        }
    }

    /// The decision, once it is closed.
    #[must_use]
    pub const fn closed(&self) -> Option<&ClosedDecision> {
        match self {
            Self::Closed(closed) => Some(closed),
            Self::Open(_) => None,
        }
    }

    /// On which proposal.
    #[must_use]
    pub fn proposal(&self) -> ProposalId {
        match self {
            Self::Open(open) => open.proposal,
            Self::Closed(closed) => closed.proposal,
        }
    }
}

/// A decision on which positions are taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenDecision {
    /// On which proposal.
    pub proposal: ProposalId,
    /// On which version of it.
    pub version: u32,
    /// By which rule.
    pub rule: Rule,
    /// By whom.
    pub electorate: Electors,
    /// Where and until when.
    pub held: Held,
    /// The mandates that covered it when it was opened.
    pub mandates: Vec<MandateId>,
    /// Who was present when it was opened in a session.
    pub present: Option<BTreeSet<SeatId>>,
    pub(in crate::round_table) casts: BTreeMap<SeatId, Casts>,
    pub(in crate::round_table) recused: BTreeSet<SeatId>,
}

/// Who may take a position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Electors {
    /// These seats.
    Closed(BTreeSet<SeatId>),
    /// Every seat taken before the decision closes.
    Open,
}

impl From<&Electorate> for Electors {
    fn from(electorate: &Electorate) -> Self {
        match electorate {
            Electorate::Closed(seats) => Self::Closed(seats.iter().copied().collect()),
            Electorate::Open => Self::Open,
        }
    }
}

impl OpenDecision {
    /// Whether the electorate has this seat, recused or not.
    #[must_use]
    pub fn includes(&self, seat: SeatId) -> bool {
        match &self.electorate {
            Electors::Closed(seats) => seats.contains(&seat),
            Electors::Open => true,
        }
    }

    /// The position of a seat as it stands.
    #[must_use]
    pub fn position(&self, seat: SeatId) -> Option<Position> {
        self.cast(seat).map(|cast| cast.position)
    }

    pub(in crate::round_table) fn cast(&self, seat: SeatId) -> Option<&Cast> {
        self.casts.get(&seat)?.standing()
    }
}

/// A decision that is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosedDecision {
    /// On which proposal.
    pub proposal: ProposalId,
    /// On which version of it.
    pub version: u32,
    /// By which rule.
    pub rule: Rule,
    /// How it ended.
    pub closing: Closing,
    pub(in crate::round_table) recused: BTreeSet<SeatId>,
}

/// How a decision ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Closing {
    /// The proposal holds.
    Adopted {
        /// The parties to whom it is a recommendation and who haven't answered.
        answers_owed: BTreeSet<PartyId>,
        /// Whether it was reported what became of its motion.
        reported: bool,
    },
    /// The proposal doesn't hold.
    Rejected,
    /// It came to nothing.
    Lapsed(Lapse),
}

/// What one seat said in an open decision: the last standing one counts.
///
/// Earlier ones are kept only as long as a later one may turn out to be void.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::round_table) struct Casts(Vec<Cast>);

/// A position once taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::round_table) struct Cast {
    pub(in crate::round_table) position: Position,
    pub(in crate::round_table) entry: u64,
    pub(in crate::round_table) by_deputy: bool,
    pub(in crate::round_table) hand: Hand,
    /// An objection that was tested and found not to qualify.
    pub(in crate::round_table) unqualified: bool,
}

/// Through whose hands a position came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::round_table) enum Hand {
    /// The speaker's own, or of somebody on no other side.
    Own,
    /// The other side's: it counts unless it is contested.
    OtherSide,
    /// The other side's, and contested: it is void until it is proven.
    Contested,
}

impl Cast {
    fn counts(&self) -> bool {
        match self.hand {
            Hand::Own | Hand::OtherSide => true,
            Hand::Contested => false,
        }
    }
}

impl Casts {
    pub(in crate::round_table) fn standing(&self) -> Option<&Cast> {
        self.0.iter().rfind(|cast| cast.counts())
    }

    pub(in crate::round_table) fn standing_mut(&mut self) -> Option<&mut Cast> {
        self.0.iter_mut().rfind(|cast| cast.counts())
    }

    pub(in crate::round_table) fn add(&mut self, cast: Cast) {
        if cast.hand == Hand::Own {
            self.0.clear();
        }
        self.0.push(cast);
    }

    pub(in crate::round_table) fn contest(&mut self, entry: u64, hand: Hand) {
        if let Some(cast) = self.0.iter_mut().find(|cast| cast.entry == entry) {
            cast.hand = hand;
        }
    }

    pub(in crate::round_table) fn provable_entries(&self) -> impl Iterator<Item = u64> {
        let provable = self.0.iter().filter(|cast| cast.hand != Hand::Own);
        provable.map(|cast| cast.entry)
    }
}

impl RoundTable {
    /// Whether this seat has stepped back from the decision, or from its matter.
    pub(in crate::round_table) fn is_recused(&self, seat: SeatId, open: &OpenDecision) -> bool {
        let topic = self.proposals.get(&open.proposal).map(|on| &on.topic);
        open.recused.contains(&seat) || topic.is_some_and(|on| self.has_stepped_back(seat, on))
    }

    /// Whether this seat has stepped back from the matter.
    pub(in crate::round_table) fn has_stepped_back(&self, seat: SeatId, from: &TopicKey) -> bool {
        let topics = self.stepped_back.get(&seat);
        topics.is_some_and(|topics| topics.iter().any(|own| own.covers(from)))
    }

    pub(in crate::round_table) fn open_decision(&self, id: DecisionId) -> Option<&OpenDecision> {
        self.decisions.get(&id)?.open()
    }

    /// All that the rule looks at.
    pub(in crate::round_table) fn poll_of(
        &self,
        open: &OpenDecision,
        review_by: Option<Date>,
    ) -> Poll {
        let electorate = self.electorate_of(open);
        let mut positions = BTreeMap::new();
        let mut unqualified = BTreeSet::new();
        for voter in &electorate {
            let Some(cast) = open.cast(voter.seat) else {
                continue;
            };
            positions.insert(voter.seat, cast.position);
            if cast.unqualified {
                unqualified.insert(voter.seat);
            }
        }
        let present = open.present.as_ref().map(|there| {
            let spoke = positions.keys();
            there.iter().chain(spoke).copied().collect()
        });
        Poll {
            electorate,
            present,
            positions,
            unqualified,
            review_by,
            advice: self.advice_on(open.proposal),
        }
    }

    fn electorate_of(&self, open: &OpenDecision) -> Vec<Voter> {
        let voter = |seat: SeatId, of: &Seat| {
            (of.counts() && !self.is_recused(seat, open)).then_some(Voter {
                seat,
                party: of.party,
                side: of.side,
            })
        };
        match &open.electorate {
            Electors::Closed(seats) => seats
                .iter()
                .filter_map(|seat| voter(*seat, self.seats.get(*seat)?))
                .collect(),
            Electors::Open => self
                .seats
                .all()
                .filter(|(id, seat)| seat.is_eligible() || open.cast(*id).is_some())
                .filter_map(|(id, seat)| voter(id, seat))
                .collect(),
        }
    }

    fn advice_on(&self, proposal: ProposalId) -> rules::Advice {
        let Some(proposal) = self.proposals.get(&proposal) else {
            return rules::Advice::default();
        };
        rules::Advice {
            asked: u32::try_from(proposal.asked.len()).unwrap_or(u32::MAX),
            unanswered: proposal.unanswered,
        }
    }
}
