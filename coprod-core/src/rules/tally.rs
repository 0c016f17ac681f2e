//! How many said what, as it is recorded with a decision.

use serde::{Deserialize, Serialize};

use super::Position;

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

impl Tally {
    /// Who agrees, with or without a concern.
    #[must_use]
    pub const fn agreeing(&self) -> u32 {
        self.agree.saturating_add(self.agree_with_concern)
    }

    /// Who takes part: agrees, abstains or objects.
    #[must_use]
    pub const fn participating(&self) -> u32 {
        self.agreeing()
            .saturating_add(self.abstain)
            .saturating_add(self.object)
    }

    /// One more who says `position`.
    pub(super) fn add(&mut self, position: Position) {
        let counter = match position {
            Position::Agree => &mut self.agree,
            Position::AgreeWithConcern => &mut self.agree_with_concern,
            Position::Abstain => &mut self.abstain,
            Position::Object => &mut self.object,
        };
        *counter = counter.saturating_add(1);
    }
}
