//! What was given, claimed and said.

use serde::{Deserialize, Serialize};

use crate::{
    Citation, ContributionId, Date, Engagement, Money, PartyId, TopicKey,
    engagement::{Gift, Given},
};

/// Something that was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contribution {
    /// On which day.
    pub on: Date,
    /// How many minutes; none where something else was given.
    pub minutes: Option<u16>,
    /// Whether its use has to be accounted for.
    pub for_a_use: bool,
    /// Whether its use was accounted for.
    pub accounted: bool,
    /// Who typed it.
    pub recorder: Option<PartyId>,
    /// What became of it.
    pub stage: ContributionStage,
}

/// What became of a contribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ContributionStage {
    /// It is recorded.
    Recorded,
    /// The counterpart says that it is so.
    Confirmed,
    /// The counterpart says that it is not so.
    Disputed,
    /// Another one stands in its place.
    Replaced {
        /// Which one.
        by: ContributionId,
    },
}

/// A claim for expenses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expense {
    /// How much was claimed.
    pub claimed: Money,
    /// How much of it was reimbursed, in the same currency.
    pub reimbursed: Money,
    /// Whether the rest was refused.
    pub refused: bool,
}

/// A say that was granted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Say {
    /// On what.
    pub topic: TopicKey,
    /// Where it was made use of.
    pub exercises: Vec<Exercise>,
}

/// That a say was made use of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exercise {
    /// In which entry.
    pub cited: Citation,
    /// Whether the counterpart has answered.
    pub answered: bool,
}

impl ContributionStage {
    /// The same, neither confirmed nor disputed.
    pub(in crate::engagement) const fn unanswered(self) -> Self {
        match self {
            Self::Recorded | Self::Confirmed | Self::Disputed => Self::Recorded,
            Self::Replaced { by } => Self::Replaced { by },
        }
    }
}

impl Contribution {
    pub(in crate::engagement) fn new(given: &Given, recorder: Option<PartyId>) -> Self {
        let minutes = match &given.what {
            Gift::Time(minutes) => Some(minutes.get()),
            Gift::Money(_) | Gift::Knowledge { .. } | Gift::Support { .. } => None,
        };
        Self {
            on: given.on,
            minutes,
            for_a_use: given.is_for_a_use(),
            accounted: false,
            recorder,
            stage: ContributionStage::Recorded,
        }
    }

    /// The minutes it counts for on a day: none once it is replaced.
    fn minutes_on(&self, day: Date) -> u32 {
        match self.stage {
            ContributionStage::Recorded
            | ContributionStage::Confirmed
            | ContributionStage::Disputed
                if self.on == day =>
            {
                self.minutes.map_or(0, u32::from)
            }
            ContributionStage::Recorded
            | ContributionStage::Confirmed
            | ContributionStage::Disputed
            | ContributionStage::Replaced { .. } => 0,
        }
    }
}

impl Expense {
    /// How much may still be reimbursed, in minor units.
    #[must_use]
    pub const fn open(&self) -> u64 {
        self.claimed.minor.saturating_sub(self.reimbursed.minor)
    }

    /// Whether nothing is owed any more: all reimbursed, or the rest refused.
    #[must_use]
    pub const fn is_settled(&self) -> bool {
        self.refused || self.open() == 0
    }
}

impl Say {
    pub(in crate::engagement) fn exercise(&self, cited: &Citation) -> Option<&Exercise> {
        self.exercises.iter().find(|used| used.cited == *cited)
    }
}

impl Engagement {
    /// The time given on a day, but for one contribution.
    pub(in crate::engagement) fn minutes_on(
        &self,
        day: Date,
        without: Option<ContributionId>,
    ) -> u32 {
        let counted = self.contributions.iter();
        let counted = counted.filter(|(id, _)| Some(**id) != without);
        counted.map(|(_, given)| given.minutes_on(day)).sum()
    }
}
