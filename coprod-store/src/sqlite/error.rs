//! What `SQLite` says, as the ledger's own errors.

use std::sync::Arc;

use rusqlite::{Error, ErrorCode};

use crate::StorageError;

pub(super) fn storage(error: Error) -> StorageError {
    let code = error.sqlite_error_code();
    let source = Arc::new(error);
    match code {
        Some(ErrorCode::DiskFull) => StorageError::Full(source),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StorageError::Busy(source),
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => StorageError::ReadOnly(source),
        Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen) => StorageError::Io(source),
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::TypeMismatch) => {
            StorageError::Damaged(source)
        }
        _ => StorageError::Other(source),
    }
}

/// A row that holds what no ledger writes.
pub(super) fn damaged(column: usize, what: &'static str) -> Error {
    Error::FromSqlConversionFailure(column, rusqlite::types::Type::Integer, what.into())
}
