//! What one gives and gets in an engagement, as a reader gets it.

use coprod_core::{
    Citation, ContributionId, Date, EngagementId, ExpenseId, Followed, ImbalanceId, Money, PartyId,
    Role, SayForm, SayId, ServiceId, Side, Timestamp, TopicKey,
    engagement::{Allowance, Purpose},
};
use serde::{Deserialize, Serialize};

/// What one party gives and gets in one engagement, from the moment on which the role was accepted.
///
/// What a contest has undone does not count, nor does what was corrected since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Account {
    /// Which engagement.
    pub engagement: EngagementId,
    /// In which service.
    pub service: ServiceId,
    /// Who engages.
    pub party: PartyId,
    /// With whom it is agreed.
    pub counterpart: PartyId,
    /// In what role.
    pub role: Role,
    /// On which side.
    pub side: Side,
    /// What was given, in the order of its recording.
    pub contributions: Vec<Contribution>,
    /// What was claimed, and what became of it.
    pub expenses: Vec<Expense>,
    /// What was granted as an allowance.
    pub allowances: Vec<Allowance>,
    /// What else one has of it.
    pub benefits: Vec<Benefit>,
    /// What one has a say in, and what became of it.
    pub says: Vec<Say>,
    /// Where it was found out of balance.
    pub imbalances: Vec<Imbalance>,
    /// How it feels to the party, in the order of its telling; nothing where that is not the
    /// viewer's to see.
    pub felt: Option<Vec<Felt>>,
}

/// Something that was given and that nothing stands in the place of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Contribution {
    /// Which one.
    pub contribution: ContributionId,
    /// What.
    pub what: Gift,
    /// What for.
    pub purpose: Purpose,
    /// On which day.
    pub on: Date,
    /// What the counterpart says to it.
    pub stage: Stage,
    /// Whether its use was accounted for.
    pub use_accounted: bool,
    /// In the place of which one it stands.
    pub replaces: Option<ContributionId>,
}

/// What was given, without the words on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Gift {
    /// Time.
    Time {
        /// How many minutes.
        minutes: u16,
    },
    /// Money.
    Money(Money),
    /// What somebody knows and others don't.
    Knowledge,
    /// Whatever else helps.
    Support,
}

/// What the counterpart says to a contribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Nothing so far.
    Recorded,
    /// That it is so.
    Confirmed,
    /// That it is not so.
    Disputed,
}

/// What was claimed, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Expense {
    /// Which claim.
    pub expense: ExpenseId,
    /// How much was claimed.
    pub claimed: Money,
    /// How much of it was paid back, in minor units of the same currency.
    pub reimbursed: u64,
    /// How much of it was refused.
    pub refused: u64,
}

impl Expense {
    /// How much waits for an answer, in minor units.
    #[must_use]
    pub const fn open(&self) -> u64 {
        let answered = self.reimbursed.saturating_add(self.refused);
        self.claimed.minor.saturating_sub(answered)
    }
}

/// What else one has of an engagement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Benefit {
    /// Which.
    pub benefit: coprod_core::BenefitId,
    /// What it is worth, where that was said.
    pub amount: Option<Money>,
}

/// A say, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Say {
    /// Which.
    pub say: SayId,
    /// On what.
    pub topic: TopicKey,
    /// How far it reaches.
    pub form: SayForm,
    /// Where it was made use of.
    pub uses: Vec<Use>,
}

/// That a say was made use of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Use {
    /// In which entry.
    pub cited: Citation,
    /// What became of it; nothing while an answer is owed.
    pub answer: Option<Followed>,
}

/// That it is out of balance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Imbalance {
    /// Which.
    pub imbalance: ImbalanceId,
    /// When it was found.
    pub at: Timestamp,
    /// Whether an automation noticed it; else the party raised it.
    pub noticed: bool,
    /// Whether the answer was that something changes; nothing while an answer is owed.
    pub changes: Option<bool>,
}

/// How it feels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Felt {
    /// When.
    pub at: Timestamp,
    /// What it costs: 0 (nothing) to 10 (very much).
    pub cost: u8,
    /// What it gives: 0 (nothing) to 10 (very much).
    pub benefit: u8,
}
