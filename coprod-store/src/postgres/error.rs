//! What `PostgreSQL` and the way to it say, as the ledger's own errors.

use std::sync::Arc;

use sqlx::{Error, postgres::PgDatabaseError};

use crate::StorageError;

/// Somebody else has recorded something under the same key.
pub(super) const UNIQUE_VIOLATION: &str = "23505";
const DEADLOCK: &str = "40P01";
const LOCK_TIMEOUT: &str = "55P03";
/// By the statement's time, or by somebody.
const CANCELED: &str = "57014";
/// A standby has removed what was being read.
const SERIALIZATION_FAILURE: &str = "40001";
const TOO_MANY_CONNECTIONS: &str = "53300";
/// The server has hung up on one who left a transaction open.
const IDLE_IN_TRANSACTION: &str = "25P03";

pub(super) fn storage(error: Error) -> StorageError {
    let code = code(&error).map(str::to_owned);
    let source = Arc::new(error);
    match code.as_deref() {
        Some(code) if code.starts_with("53100") => StorageError::Full(source),
        Some(DEADLOCK | LOCK_TIMEOUT | CANCELED | SERIALIZATION_FAILURE) => {
            StorageError::Busy(source)
        }
        Some("42501" | "25006") => StorageError::ReadOnly(source),
        Some(code) if code.starts_with("58") => StorageError::Io(source),
        Some("XX001" | "XX002") => StorageError::Damaged(source),
        Some(code) if ends_the_connection(code) => StorageError::Unreachable(source),
        Some(_) => StorageError::Other(source),
        None => match *source {
            Error::ColumnDecode { .. } | Error::Decode(_) => StorageError::Damaged(source),
            Error::Io(_)
            | Error::Tls(_)
            | Error::Protocol(_)
            | Error::PoolTimedOut
            | Error::PoolClosed
            | Error::WorkerCrashed => StorageError::Unreachable(source),
            _ => StorageError::Other(source),
        },
    }
}

pub(super) fn code(error: &Error) -> Option<&str> {
    error
        .as_database_error()
        .and_then(|error| error.try_downcast_ref::<PgDatabaseError>())
        .map(PgDatabaseError::code)
}

/// Whether somebody holds what had to be waited for.
pub(super) fn is_held(error: &Error) -> bool {
    matches!(code(error), Some(DEADLOCK | LOCK_TIMEOUT))
}

/// Whether the server has said no, so that the statement has surely done nothing.
pub(super) fn is_refusal(error: &Error) -> bool {
    code(error).is_some_and(|code| !ends_the_connection(code))
}

/// Shut down, crashed, starting up, too many clients, left idle, or a broken line.
fn ends_the_connection(code: &str) -> bool {
    code.starts_with("08")
        || code.starts_with("57P")
        || matches!(code, TOO_MANY_CONNECTIONS | IDLE_IN_TRANSACTION)
}

/// A row that holds what no ledger writes.
pub(super) fn damaged(what: &'static str) -> StorageError {
    StorageError::Damaged(Arc::new(Error::Decode(what.into())))
}
