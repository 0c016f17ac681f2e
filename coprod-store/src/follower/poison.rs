//! Events that a follower cannot take: their streams are parked, and all others go on.

use coprod_core::{InvalidTime, Timestamp};
use serde::Serialize;

use crate::{Position, ReadError, RecordedEvent, StorageError};

/// A stream that a follower stopped at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ParkedStream {
    /// The type of the stream's aggregate.
    pub aggregate_type: String,
    /// Which one of that type.
    pub aggregate_id: String,
    /// The event that could not be taken, by its place in its stream. Those after it wait.
    pub sequence: u64,
    /// The same event, by its place in the ledger.
    pub position: Position,
    /// Why it could not be taken.
    pub error: String,
}

impl ParkedStream {
    /// The event's stream, which stops there.
    pub(crate) fn at(event: &RecordedEvent, error: String) -> Self {
        Self {
            aggregate_type: event.aggregate_type.clone(),
            aggregate_id: event.aggregate_id.clone(),
            sequence: event.sequence,
            position: event.position,
            error,
        }
    }

    pub(crate) fn stream(&self) -> (String, String) {
        (self.aggregate_type.clone(), self.aggregate_id.clone())
    }
}

/// What somebody did about a parked event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Intervention {
    /// The event.
    pub position: Position,
    /// Why it could not be taken.
    pub error: String,
    /// What was done.
    pub action: InterventionAction,
    /// Who did it, as they called themselves.
    pub by: String,
    /// Why.
    pub reason: String,
    /// When, by the clock of the one who did it.
    pub at: Timestamp,
}

impl Intervention {
    /// # Errors
    /// When it is not said who wants it and why, or there is no moment to say when.
    pub(crate) fn new(
        parked: &ParkedStream,
        action: InterventionAction,
        by: &str,
        reason: &str,
        at: Result<Timestamp, InvalidTime>,
    ) -> Result<Self, InterventionError> {
        if by.trim().is_empty() || reason.trim().is_empty() {
            return Err(InterventionError::Unaccounted);
        }
        Ok(Self {
            position: parked.position,
            error: parked.error.clone(),
            action,
            by: by.to_owned(),
            reason: reason.to_owned(),
            at: at.map_err(|source| InterventionError::Clock { source })?,
        })
    }
}

/// What can be done about a parked event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum InterventionAction {
    /// To try it again.
    Retry,
    /// To pass it over for good.
    Skip,
}

impl InterventionAction {
    /// Its code: `retry` or `skip`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Retry => "retry",
            Self::Skip => "skip",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Self> {
        match code {
            "retry" => Some(Self::Retry),
            "skip" => Some(Self::Skip),
            _ => None,
        }
    }
}

/// Why nothing was done about a parked event.
#[derive(Debug, thiserror::Error)]
pub enum InterventionError {
    /// No stream is stopped at the event.
    #[error(
        "no stream is stopped at position {position}: list those that are, and take one of them"
    )]
    NotParked {
        /// The event.
        position: Position,
    },
    /// It was not said who wants it and why.
    #[error("who wants it and why stays on record: give both")]
    Unaccounted,
    /// The ledger's clock gives no moment.
    #[error("the ledger's clock is set outside of the calendar: set it right")]
    Clock {
        /// What it gave.
        #[source]
        source: InvalidTime,
    },
    /// The ledger cannot be read or written.
    #[error(transparent)]
    Read(#[from] ReadError),
}

impl From<StorageError> for InterventionError {
    fn from(error: StorageError) -> Self {
        Self::Read(error.into())
    }
}
