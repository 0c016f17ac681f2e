//! An outcome, as a reader gets it.

use coprod_core::{Date, OutcomeId, PartyId, ServiceId, Side, StreamName, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{Position, history::Said};

/// What was expected of a service and what came of that, or what came and nobody had expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// Of which service.
    pub service: ServiceId,
    /// Which outcome.
    pub outcome: OutcomeId,
    /// What was expected; nothing where nobody foresaw it.
    pub expected: Option<Expected>,
    /// What came of it, in the order in which it was recorded.
    pub observed: Vec<Observed>,
    /// Whether the day by which it was expected has passed, at the moment asked for, with nothing
    /// observed.
    pub overdue: bool,
    /// Who had warned: all that was recorded before the first observation, or so far where there is
    /// none.
    pub warned: Vec<Warned>,
}

/// What somebody expects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Expected {
    /// Its place in the ledger.
    pub position: Position,
    /// When it was said.
    pub occurred_at: Timestamp,
    /// By whom.
    #[serde(flatten)]
    pub by: Speaker,
    /// By which day.
    pub by_when: Option<Date>,
    /// In what words.
    pub words: Option<Said>,
}

/// What somebody saw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Observed {
    /// Its place in the ledger.
    pub position: Position,
    /// When it was said.
    pub occurred_at: Timestamp,
    /// By whom.
    #[serde(flatten)]
    pub by: Speaker,
    /// In what words.
    pub words: Option<Said>,
}

/// On whose account something was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Speaker {
    /// The party: the organisation where somebody spoke for one.
    pub party: Option<PartyId>,
    /// On which side.
    pub side: Option<Side>,
}

/// A voice that warned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Warned {
    /// How.
    pub how: Warning,
    /// In which stream: the service, or a round table whose decision concerns it.
    pub stream: StreamName,
    /// The id of the concern, or of the decision.
    pub subject: String,
    /// Its place in the ledger.
    pub position: Position,
    /// When it was said.
    pub occurred_at: Timestamp,
    /// By whom.
    #[serde(flatten)]
    pub by: Speaker,
    /// In what words.
    pub words: Option<Said>,
}

/// How somebody warned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Warning {
    /// By a concern raised in the service.
    Concern,
    /// By objecting to a decision.
    Objection,
    /// By agreeing to a decision with a concern.
    AgreementWithConcern,
    /// By a dissent on record.
    Dissent,
}

impl Warning {
    /// Its code, as it stands in JSON.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Concern => "concern",
            Self::Objection => "objection",
            Self::AgreementWithConcern => "agreement_with_concern",
            Self::Dissent => "dissent",
        }
    }
}
