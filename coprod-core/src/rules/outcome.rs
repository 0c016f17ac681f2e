//! What comes out of a poll.

use serde::{Deserialize, Serialize};

use super::{Explanation, TallyBySide};

/// What comes out of a poll, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// What was decided, if anything.
    pub verdict: Verdict,
    /// Who said what, by side; in parties where the rule counts parties.
    pub tally: TallyBySide,
    /// How it came about.
    pub explanation: Explanation,
}

/// What was decided, if anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The proposal is adopted.
    Adopted,
    /// The proposal is rejected.
    Rejected,
    /// Nothing was decided.
    Lapsed(Lapse),
}

/// What must be done before a decision may be closed. It is no outcome: the decision stays open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum NotReady {
    /// Consent is given until a date; none is set.
    #[error("consent holds until a review: set its date")]
    ReviewDateMissing,
    /// The decider asked nobody.
    #[error("nobody was asked for advice: ask the affected and the experts first")]
    AdviceNotAsked,
    /// Advice was given and has no answer.
    #[error("{count} pieces of advice have no answer: answer each, even by not following it")]
    AdviceUnanswered {
        /// How many pieces.
        count: u32,
    },
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
