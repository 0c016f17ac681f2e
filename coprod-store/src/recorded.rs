//! What a ledger gives back: events as they stand in the record, and receipts for commands.

use std::{fmt, ops::RangeInclusive};

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use uuid::Uuid;

use crate::{CommandId, ReadError, Timestamp};

/// The place of an event in the whole ledger: 1, 2, 3 … without gaps, in the order of commit.
///
/// Whoever has read everything up to a position has missed nothing and never will.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Position(pub u64);

impl Position {
    /// Before the first event.
    pub const START: Self = Self(0);

    /// The database counts in signed integers; nothing lies beyond.
    pub(crate) fn as_i64(self) -> i64 {
        i64::try_from(self.0).unwrap_or(i64::MAX)
    }

    pub(crate) const fn plus(self, events: u64) -> Self {
        Self(self.0 + events)
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// One event as it stands in the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedEvent {
    /// Its place in the ledger.
    pub position: Position,
    /// When it was recorded; along positions this never falls.
    pub recorded_at: Timestamp,
    /// The type of the aggregate it happened to.
    pub aggregate_type: String,
    /// Which one of that type.
    pub aggregate_id: String,
    /// Its place in the aggregate's own stream: 1, 2, 3 … without gaps.
    pub sequence: u64,
    /// What happened, by name.
    pub event_type: String,
    /// The version of the payload's shape.
    pub event_version: String,
    /// What happened: JSON, byte for byte as stored. Personal values stand in it by reference.
    pub payload: String,
    /// Ids of the command and its causes: JSON, byte for byte as stored.
    pub metadata: String,
}

impl RecordedEvent {
    /// The payload as a value of `T`.
    ///
    /// # Errors
    /// [`ReadError::Undecodable`] when the payload has another shape.
    pub fn payload_as<T: DeserializeOwned>(&self) -> Result<T, ReadError> {
        serde_json::from_str(&self.payload).map_err(|source| self.undecodable(source))
    }

    /// Which command the event came from, and what caused that.
    ///
    /// # Errors
    /// [`ReadError::Undecodable`] when somebody else wrote metadata of another shape.
    pub fn metadata(&self) -> Result<Metadata, ReadError> {
        serde_json::from_str(&self.metadata).map_err(|source| self.undecodable(source))
    }

    /// The type and the id of its aggregate.
    pub(crate) fn stream(&self) -> (String, String) {
        (self.aggregate_type.clone(), self.aggregate_id.clone())
    }

    pub(crate) fn undecodable(&self, source: serde_json::Error) -> ReadError {
        ReadError::Undecodable {
            position: self.position,
            event_type: self.event_type.clone(),
            event_version: self.event_version.clone(),
            source: source.into(),
        }
    }
}

/// Where an event comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// The command whose event it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub command_id: Option<CommandId>,
    /// What all commands of one matter have in common.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correlation_id: Option<Uuid>,
    /// What made somebody give the command.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub causation_id: Option<Uuid>,
}

/// What the ledger answers to a command that succeeded: it is recorded and durable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The command's id: the caller's own, or the one the ledger made.
    pub command_id: CommandId,
    /// The type of the aggregate that decided.
    pub aggregate_type: String,
    /// Which one of that type.
    pub aggregate_id: String,
    /// How many events the command led to; it may be none.
    pub events: u64,
    /// The last sequence of the aggregate's stream once the command was recorded.
    pub last_sequence: u64,
    /// The positions of its events; nothing where there are none.
    pub positions: Option<RangeInclusive<Position>>,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// True if the command had been recorded before: this is the answer it got then.
    pub repeated: bool,
}

impl Receipt {
    /// The sequence of the command's first event, if it led to any.
    #[must_use]
    pub const fn first_sequence(&self) -> Option<u64> {
        if self.events == 0 {
            None
        } else {
            Some(self.last_sequence - self.events + 1)
        }
    }

    /// The position of the command's last event, if it led to any: who has read up to here has
    /// seen all of it.
    #[must_use]
    pub fn last_position(&self) -> Option<Position> {
        self.positions.as_ref().map(|positions| *positions.end())
    }
}

/// An aggregate's durable state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded<A> {
    /// The state.
    pub state: A,
    /// The sequence of the last event in it; 0 when nothing has happened yet.
    pub sequence: u64,
}
