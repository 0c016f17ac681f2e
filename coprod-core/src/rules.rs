//! How a table decides: rules as data, counted by pure functions with exact arithmetic.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{Date, PartyId, SeatId, Side};

/// By which rule a decision is reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Rule {
    /// More agree than object; abstentions don't count.
    SimpleMajority {
        /// How many must take part.
        #[serde(skip_serializing_if = "Option::is_none")]
        quorum: Option<Quorum>,
        /// Whose position breaks a tie; without one a tie is rejected.
        #[serde(skip_serializing_if = "Option::is_none")]
        casting_seat: Option<SeatId>,
    },
    /// At least a share of a base agrees.
    QualifiedMajority {
        /// How many must take part.
        #[serde(skip_serializing_if = "Option::is_none")]
        quorum: Option<Quorum>,
        /// Which share must agree: more than half.
        threshold: Share,
        /// A share of what.
        base: Base,
    },
    /// Nobody objects, and everybody present has spoken.
    Consensus {
        /// How many must take part.
        #[serde(skip_serializing_if = "Option::is_none")]
        quorum: Option<Quorum>,
    },
    /// No objection stands, and a review is dated.
    Consent {
        /// How many must take part.
        quorum: Quorum,
    },
    /// Each side reaches its own quorum and its own majority.
    DoubleMajority {
        /// What the professional side needs.
        professional: SideRule,
        /// What the citizens' side needs.
        citizen: SideRule,
        /// Whether seats or parties are counted.
        counted: Counted,
    },
    /// One seat decides, after asking the affected and the experts.
    Advice {
        /// Which seat.
        decider: SeatId,
    },
}

/// What one side needs within a double majority.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SideRule {
    /// How many of the side must take part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quorum: Option<Quorum>,
    /// How many of the side must agree.
    pub majority: Majority,
}

/// A majority within one side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Majority {
    /// More agree than object.
    Simple,
    /// At least a share of a base agrees.
    Qualified {
        /// Which share: more than half.
        threshold: Share,
        /// A share of what.
        base: Base,
    },
}

/// How many must take part: say agree, abstain or object. Silence doesn't take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Quorum {
    /// A share of the electorate. An open electorate has none, as nobody knows its size.
    Share(Share),
    /// A number of seats.
    Number(u32),
}

/// The base of a qualified majority.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// Those who agree or object.
    AgreeingAndObjecting,
    /// Those who agree, object or abstain.
    Participating,
    /// Those present when the decision was opened; online, those who take part.
    Present,
    /// The whole electorate.
    Electorate,
}

/// What is counted in a double majority.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// Each seat is a voice.
    BySeat,
    /// Each party is a voice, however many seats it has; one whose seats differ abstains.
    ByParty,
}

/// A share p/q, and whether it must be reached or exceeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "WireShare", into = "WireShare")]
pub struct Share {
    numerator: u32,
    denominator: u32,
    more_than: bool,
}

impl Share {
    /// At least `numerator`/`denominator`.
    ///
    /// # Errors
    /// [`ShareOutOfRange`] unless 0 < numerator ≤ denominator.
    ///
    /// ```
    /// # use coprod_core::rules::Share;
    /// let two_thirds = Share::at_least(2, 3)?;
    /// assert!(two_thirds.is_reached_by(4, 6));
    /// assert!(Share::at_least(3, 2).is_err());
    /// # Ok::<(), coprod_core::rules::ShareOutOfRange>(())
    /// ```
    pub const fn at_least(numerator: u32, denominator: u32) -> Result<Self, ShareOutOfRange> {
        Self::new(numerator, denominator, false)
    }

    /// More than `numerator`/`denominator`.
    ///
    /// # Errors
    /// [`ShareOutOfRange`] unless 0 < numerator < denominator.
    pub const fn more_than(numerator: u32, denominator: u32) -> Result<Self, ShareOutOfRange> {
        Self::new(numerator, denominator, true)
    }

    const fn new(
        numerator: u32,
        denominator: u32,
        more_than: bool,
    ) -> Result<Self, ShareOutOfRange> {
        let within = if more_than {
            numerator < denominator
        } else {
            numerator <= denominator
        };
        if numerator == 0 || !within {
            return Err(ShareOutOfRange {
                numerator,
                denominator,
            });
        }
        Ok(Self {
            numerator,
            denominator,
            more_than,
        })
    }

    /// Whether `part` of `whole` is enough.
    #[must_use]
    pub fn is_reached_by(self, part: u32, whole: u32) -> bool {
        let part = u64::from(part) * u64::from(self.denominator);
        let needed = u64::from(whole) * u64::from(self.numerator);
        if self.more_than {
            part > needed
        } else {
            part >= needed
        }
    }

    /// Whether whoever reaches it is more than half.
    #[must_use]
    pub fn is_more_than_half(self) -> bool {
        let twice = 2 * u64::from(self.numerator);
        let whole = u64::from(self.denominator);
        if self.more_than {
            twice >= whole
        } else {
            twice > whole
        }
    }
}

/// A share that is nothing or more than everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{numerator}/{denominator} is no share: it must be above 0 and at most 1")]
pub struct ShareOutOfRange {
    /// What was given above the line.
    pub numerator: u32,
    /// What was given below it.
    pub denominator: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireShare {
    p: u32,
    q: u32,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    more_than: bool,
}

impl TryFrom<WireShare> for Share {
    type Error = ShareOutOfRange;

    fn try_from(wire: WireShare) -> Result<Self, ShareOutOfRange> {
        Self::new(wire.p, wire.q, wire.more_than)
    }
}

impl From<Share> for WireShare {
    fn from(share: Share) -> Self {
        Self {
            p: share.numerator,
            q: share.denominator,
            more_than: share.more_than,
        }
    }
}

/// What a seat says to a proposal.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::Display,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Position {
    /// For it.
    Agree,
    /// For it, with a concern that must not be lost.
    AgreeWithConcern,
    /// Neither: takes part and stands aside.
    Abstain,
    /// Against it.
    Object,
}

/// A seat that may take a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voter {
    /// The seat.
    pub seat: SeatId,
    /// The party that holds it.
    pub party: PartyId,
    /// The side it sits on, professional or citizen.
    pub side: Side,
}

/// All that a rule looks at when a decision is closed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Poll {
    /// The electorate, without those who recused themselves.
    pub electorate: Vec<Voter>,
    /// The seats present when the decision was opened in a session; nothing when it was held online.
    pub present: Option<BTreeSet<SeatId>>,
    /// The last position of each seat of the electorate that spoke.
    pub positions: BTreeMap<SeatId, Position>,
    /// Objections that were tested and judged not to qualify: under consent they don't block.
    pub unqualified: BTreeSet<SeatId>,
    /// When the decision is to be looked at again.
    pub review_by: Option<Date>,
    /// How many were asked for advice, and how much advice has no answer yet.
    pub advice: Advice,
}

/// Where asking for advice stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Advice {
    /// How many were asked.
    pub asked: u32,
    /// How many of the pieces given are not answered.
    pub unanswered: u32,
}

/// How many said what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tally {
    /// For it.
    pub agree: u32,
    /// For it, with a concern.
    pub agree_with_concern: u32,
    /// Stood aside.
    pub abstain: u32,
    /// Against it.
    pub object: u32,
}

/// The tally of each side. What is counted, seats or parties, is the rule's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TallyBySide {
    /// Of the professional side.
    pub professional: Tally,
    /// Of the citizens' side.
    pub citizen: Tally,
}

/// Why a decision came to nothing, neither adopted nor rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::Display)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Lapse {
    /// Nobody was entitled to take part.
    EmptyElectorate,
    /// Nobody took part.
    NobodySpoke,
    /// Too few took part.
    QuorumMissed,
    /// Both sides are needed and one has nobody.
    EmptySide,
    /// The proposal was amended while the decision was open.
    ProposalAmended,
    /// The proposal was withdrawn while the decision was open.
    ProposalWithdrawn,
    /// The table was dissolved while the decision was open.
    RoundTableDissolved,
}
