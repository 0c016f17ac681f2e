//! How a table decides: rules as data, counted by pure functions with exact arithmetic.
//!
//! A charter states a [`Rule`]; a closing decision hands it a [`Poll`] and gets an [`Outcome`]: the
//! verdict, the tally of each side, and an [`Explanation`] that says what was needed, what was
//! reached and what would have changed it. Nothing here fails or panics, whatever the poll: a seat
//! listed twice counts once, neutral seats and seats outside the electorate don't count at all.
//!
//! Four things make a decision lapse instead of being rejected, in this order: nobody entitled, a
//! side without anybody where both are needed, nobody who spoke, a quorum missed. Silence is never
//! counted as an objection.
//!
//! Moving a seat towards agreement, from objecting over abstaining to agreeing, never costs a
//! proposal its adoption, nor does a silent seat's agreement, whatever the rule. Breaking silence
//! otherwise may do what one wouldn't expect, and charters should know it: an objection takes part, so
//! it can make the quorum that silence would have missed; an abstention raises the bar where the base
//! of a qualified majority counts it, and turns its party's agreement into an abstention where parties
//! are counted.

mod advice;
mod change;
mod check;
mod consensus;
mod consent;
mod count;
mod double_majority;
mod explanation;
mod majority;
mod objection;
mod outcome;
mod poll;
mod qualified_majority;
mod share;
mod simple_majority;
mod tally;

use serde::{Deserialize, Serialize};

pub use change::{Change, Move, Movers, Stand};
pub use check::RuleError;
pub use explanation::{Body, BodyCount, CastingVote, Explanation, MajorityCount, QuorumCount};
pub use majority::{Base, Counted, Majority, Quorum, SideRule};
pub use objection::{ObjectionTest, VoiceCount};
pub use outcome::{Lapse, NotReady, Outcome, Verdict};
pub use poll::{Advice, Poll, Position, Voter};
pub use share::{Share, ShareOutOfRange};
pub use tally::{Tally, TallyBySide};

use crate::{SeatId, round_table::ElectorateKind};
use count::Roll;

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

impl Rule {
    /// The version of the counting: recorded with each decision, so that a later change of the
    /// arithmetic never tells an old decision anew.
    #[must_use]
    pub const fn version(&self) -> u32 {
        match self {
            Self::SimpleMajority { .. }
            | Self::QualifiedMajority { .. }
            | Self::Consensus { .. }
            | Self::Consent { .. }
            | Self::DoubleMajority { .. }
            | Self::Advice { .. } => 1,
        }
    }

    /// Whether a charter may state this rule for such an electorate.
    ///
    /// # Errors
    /// [`RuleError`] says which part of the rule can't stand.
    ///
    /// ```
    /// # use coprod_core::{round_table::ElectorateKind, rules::{Base, Rule, RuleError, Share}};
    /// let threshold = Share::at_least(1, 2)?;
    /// let half = Rule::QualifiedMajority { quorum: None, threshold, base: Base::Participating };
    /// assert_eq!(half.check(ElectorateKind::Closed), Err(RuleError::NotMoreThanHalf { threshold }));
    /// # Ok::<(), coprod_core::rules::ShareOutOfRange>(())
    /// ```
    pub fn check(&self, electorate: ElectorateKind) -> Result<(), RuleError> {
        check::check(self, electorate)
    }

    /// The seat that the rule names, which must then exist: the casting seat, or the decider.
    #[must_use]
    pub const fn named_seat(&self) -> Option<SeatId> {
        match self {
            Self::SimpleMajority { casting_seat, .. } => *casting_seat,
            Self::Advice { decider } => Some(*decider),
            Self::QualifiedMajority { .. }
            | Self::Consensus { .. }
            | Self::Consent { .. }
            | Self::DoubleMajority { .. } => None,
        }
    }

    /// Whether whoever objects owes a reason: where a single objection can block.
    #[must_use]
    pub const fn objection_owes_reason(&self) -> bool {
        match self {
            Self::Consensus { .. } | Self::Consent { .. } => true,
            Self::SimpleMajority { .. }
            | Self::QualifiedMajority { .. }
            | Self::DoubleMajority { .. }
            | Self::Advice { .. } => false,
        }
    }

    /// Whether the outcome depends on who was present at the opening: in a session, attendance must
    /// then be recorded before a decision is opened.
    #[must_use]
    pub const fn needs_attendance(&self) -> bool {
        match self {
            Self::QualifiedMajority { base, .. } => matches!(base, Base::Present),
            Self::Consensus { .. } => true,
            Self::DoubleMajority {
                professional,
                citizen,
                ..
            } => professional.needs_attendance() || citizen.needs_attendance(),
            Self::SimpleMajority { .. } | Self::Consent { .. } | Self::Advice { .. } => false,
        }
    }

    /// What must still be done before the decision may be closed; nothing where it may be.
    ///
    /// It asks only for what the outcome would hang on: a proposal that an objection blocks needs no
    /// review date, and a decider who said nothing needs no advice. So a decision whose time is up
    /// can always lapse.
    #[must_use]
    pub fn not_ready(&self, poll: &Poll) -> Option<NotReady> {
        match self {
            Self::Consent { quorum } => consent::not_ready(&Roll::new(poll), *quorum),
            Self::Advice { decider } => advice::not_ready(&Roll::new(poll), *decider),
            Self::SimpleMajority { .. }
            | Self::QualifiedMajority { .. }
            | Self::Consensus { .. }
            | Self::DoubleMajority { .. } => None,
        }
    }

    /// What comes out when the decision is closed with these positions.
    ///
    /// Ask [`Rule::not_ready`] first: a poll that isn't ready is never adopted.
    ///
    /// ```
    /// # use coprod_core::rules::{Lapse, Poll, Rule, Verdict};
    /// let rule = Rule::SimpleMajority { quorum: None, casting_seat: None };
    /// let nobody = rule.outcome(&Poll::default());
    /// assert_eq!(nobody.verdict, Verdict::Lapsed(Lapse::EmptyElectorate)); // and not rejected
    /// ```
    #[must_use]
    pub fn outcome(&self, poll: &Poll) -> Outcome {
        let roll = Roll::new(poll);
        match self {
            Self::SimpleMajority {
                quorum,
                casting_seat,
            } => simple_majority::outcome(&roll, *quorum, *casting_seat),
            Self::QualifiedMajority {
                quorum,
                threshold,
                base,
            } => qualified_majority::outcome(&roll, *quorum, *threshold, *base),
            Self::Consensus { quorum } => consensus::outcome(&roll, *quorum),
            Self::Consent { quorum } => consent::outcome(&roll, *quorum),
            Self::DoubleMajority {
                professional,
                citizen,
                counted,
            } => double_majority::outcome(&roll, professional, citizen, *counted),
            Self::Advice { decider } => advice::outcome(&roll, *decider),
        }
    }
}
