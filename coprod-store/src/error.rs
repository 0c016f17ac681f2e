//! What can go wrong, by what was being done; each error says whether trying again helps.

use std::{error::Error, sync::Arc};

use crate::{CommandId, DoorError, Expected, InvalidName, PersonalRefused, Position};

type Source = Arc<dyn Error + Send + Sync>;

/// Whether trying again helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retry {
    /// The same will fail again: something else has to be asked for.
    Useless,
    /// The same may well succeed now; repeat it with the same command id.
    Now,
    /// The same will succeed once the cause that the error names is gone.
    OnceRemedied,
}

/// Why a ledger could not be opened.
#[derive(Debug, Clone, thiserror::Error)]
pub enum OpenError {
    /// The URL names no kind of ledger there is.
    #[error(
        "{url:?} names no ledger: write sqlite:FILE, such as \
         sqlite:neighbourhood.db, or postgres://USER@HOST/DATABASE?schema=NAME"
    )]
    UnknownScheme {
        /// What was given.
        url: String,
    },
    /// The URL names a kind of ledger, yet not one of it.
    #[error("{url:?} names no ledger: {reason}")]
    InvalidUrl {
        /// What was given.
        url: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// This build of the program cannot open that kind of ledger.
    #[error("this program was built without {feature}: build it with that feature")]
    NotBuilt {
        /// The feature of `coprod-store` that is needed.
        feature: &'static str,
    },
    /// There is no ledger, and none was to be made.
    #[error("there is no ledger at {path}: check the path, or record something there first")]
    NotFound {
        /// Where it was looked for.
        path: String,
    },
    /// The folder that the ledger should be made in does not exist.
    #[error("the folder of {path} does not exist: create it, or choose another one")]
    NoSuchFolder {
        /// Where the ledger should be.
        path: String,
    },
    /// The file holds something else.
    #[error("{path} is no ledger: {reason}")]
    NotALedger {
        /// The file.
        path: String,
        /// What it is instead.
        reason: String,
    },
    /// A newer version of this program has written the ledger.
    #[error(
        "{path} has format {found}, this program knows formats up to {known}: use a newer version"
    )]
    NewerFormat {
        /// The file.
        path: String,
        /// The ledger's format.
        found: u32,
        /// The newest format known here.
        known: u32,
    },
    /// The file or its folder does not let us in.
    #[error("{path} cannot be opened for writing: check the rights on the file and on its folder")]
    NoAccess {
        /// The file.
        path: String,
        /// What the database said.
        #[source]
        source: Source,
    },
    /// The store failed while opening.
    #[error("the ledger at {path} cannot be opened")]
    Storage {
        /// The file.
        path: String,
        /// What failed.
        #[source]
        source: StorageError,
    },
}

impl OpenError {
    /// Whether opening again helps.
    #[must_use]
    pub fn retry(&self) -> Retry {
        match self {
            Self::UnknownScheme { .. }
            | Self::InvalidUrl { .. }
            | Self::NotBuilt { .. }
            | Self::NotALedger { .. } => Retry::Useless,
            Self::NotFound { .. }
            | Self::NoSuchFolder { .. }
            | Self::NewerFormat { .. }
            | Self::NoAccess { .. } => Retry::OnceRemedied,
            Self::Storage { source, .. } => source.retry(),
        }
    }
}

/// What the store itself may fail at, whatever it was asked. Nothing is half-written.
#[derive(Debug, Clone, thiserror::Error)]
pub enum StorageError {
    /// No space is left where the ledger lies.
    #[error("the disk is full: make room where the ledger lies, then try again")]
    Full(#[source] Source),
    /// Others held the ledger for too long.
    #[error("the ledger is held by another program: try again, and look for one that hangs")]
    Busy(#[source] Source),
    /// The ledger can be read only.
    #[error("the ledger cannot be written: check the rights on the file and on its folder")]
    ReadOnly(#[source] Source),
    /// The disk failed.
    #[error("the disk failed: check it, then try again")]
    Io(#[source] Source),
    /// The database server is not there, does not let us in, or has hung up.
    #[error("the database server cannot be reached: try again, and see that it runs")]
    Unreachable(#[source] Source),
    /// What is stored makes no sense.
    #[error("the ledger is damaged: restore it from a backup")]
    Damaged(#[source] Source),
    /// The ledger ends before what had been read or written of it.
    #[error(
        "the ledger ends at position {found} although position {seen} had been reached: it was \
         replaced or cut; restore the full one and open it again"
    )]
    HeadFell {
        /// How far it had reached.
        seen: Position,
        /// How far it reaches now.
        found: Position,
    },
    /// Anything else.
    #[error("the store failed")]
    Other(#[source] Source),
}

impl StorageError {
    /// Whether trying again helps.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self {
            Self::Busy(_) | Self::Unreachable(_) => Retry::Now,
            Self::Full(_) | Self::ReadOnly(_) | Self::Io(_) => Retry::OnceRemedied,
            Self::Damaged(_) | Self::HeadFell { .. } | Self::Other(_) => Retry::Useless,
        }
    }
}

/// Why something could not be read.
#[derive(Debug, Clone, thiserror::Error)]
pub enum ReadError {
    /// The store failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// An event does not have the shape that its type and version promise.
    #[error(
        "the event at position {position}, {event_type} {event_version}, cannot be understood: \
         use a version of this program that knows it"
    )]
    Undecodable {
        /// Which event.
        position: Position,
        /// What it calls itself.
        event_type: String,
        /// In which version.
        event_version: String,
        /// What is wrong with it.
        #[source]
        source: Arc<serde_json::Error>,
    },
    /// What a projection calls itself, its tables or its columns cannot stand in a database.
    #[error("the projection {name:?} cannot be kept: {reason}")]
    UnfitProjection {
        /// Its name.
        name: &'static str,
        /// What is wrong.
        reason: String,
    },
    /// A personal value does not match the commitment that stands in the record.
    #[error(
        "a personal value in the event at position {position} is not the one committed to: it was \
         changed behind the ledger's back"
    )]
    Forged {
        /// The event that refers to it.
        position: Position,
    },
}

impl ReadError {
    /// Whether reading again helps.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self {
            Self::Storage(error) => error.retry(),
            Self::Undecodable { .. } => Retry::OnceRemedied,
            Self::UnfitProjection { .. } | Self::Forged { .. } => Retry::Useless,
        }
    }
}

/// Why a command was not recorded. `E` is the aggregate's own error.
#[derive(Debug, thiserror::Error)]
pub enum ExecuteError<E: Error + 'static> {
    /// The aggregate refuses it.
    #[error(transparent)]
    Refused(E),
    /// It did not get through the door.
    #[error(transparent)]
    Door(#[from] DoorError),
    /// The stream is not where the caller expected it.
    #[error("the stream was expected to {expected}, and its last sequence is {actual}")]
    UnexpectedVersion {
        /// What the caller expected.
        expected: Expected,
        /// The stream's last sequence; 0 when it has no event.
        actual: u64,
    },
    /// The id was used for another command.
    #[error("{command_id} is the id of another command: repeat that one, or take a new id")]
    CommandIdReused {
        /// The id.
        command_id: CommandId,
    },
    /// Others wrote to the stream each time it was decided.
    #[error(
        "others keep writing to {aggregate_type} {aggregate_id}: gave up after deciding {attempts} \
         times; try again"
    )]
    Conflict {
        /// The type of the aggregate.
        aggregate_type: &'static str,
        /// Which one.
        aggregate_id: String,
        /// How often it was decided.
        attempts: u32,
    },
    /// The aggregate's id, or the type or version of one of its events, cannot stand in a ledger.
    #[error(transparent)]
    InvalidName(#[from] InvalidName),
    /// The command or one of its events cannot be written as JSON.
    #[error("the {what} cannot be written as JSON")]
    Unwritable {
        /// What could not be written: `command` or `event`.
        what: &'static str,
        /// Why.
        #[source]
        source: serde_json::Error,
    },
    /// An event would put a personal value into the record, or refers to one that is not there.
    #[error(transparent)]
    Personal(#[from] PersonalRefused),
    /// The stream could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The store failed; nothing was recorded.
    #[error(transparent)]
    Storage(StorageError),
    /// The store failed in a moment that leaves open whether the command was recorded.
    #[error(
        "it is unknown whether command {command_id} was recorded: repeat it with the same id to \
         find out"
    )]
    OutcomeUnknown {
        /// The id to repeat it with.
        command_id: CommandId,
        /// What failed.
        #[source]
        source: Option<StorageError>,
    },
}

impl<E: Error + 'static> ExecuteError<E> {
    /// Whether the same command may succeed when it is given again. A refusal's own reason decides
    /// that for [`Refused`](Self::Refused); the ledger calls it useless.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self {
            Self::Refused(_)
            | Self::Door(_)
            | Self::UnexpectedVersion { .. }
            | Self::CommandIdReused { .. }
            | Self::InvalidName(_)
            | Self::Unwritable { .. }
            | Self::Personal(_) => Retry::Useless,
            Self::Conflict { .. } | Self::OutcomeUnknown { .. } => Retry::Now,
            Self::Read(error) => error.retry(),
            Self::Storage(error) => error.retry(),
        }
    }
}
