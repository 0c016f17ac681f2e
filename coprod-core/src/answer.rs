//! Answers that are owed: to advice and recommendations, and to contested entries.

use serde::{Deserialize, Serialize};

/// What became of a piece of advice or a recommendation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::Display)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Followed {
    /// As it was given.
    Followed,
    /// In part.
    Partly,
    /// Not at all: allowed, with a reason.
    Not,
}

/// What became of a contested entry. The entry itself stays on record, whatever the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::Display)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum ContestOutcome {
    /// The contest is right: the entry does not hold.
    Upheld,
    /// The contest is right in part: a later entry says how it was.
    Corrected,
    /// The contest is not right: the entry is proven.
    Rejected,
}
