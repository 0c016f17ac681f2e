//! Connections to the file, and how each of them is set up.

use std::{
    path::Path,
    sync::Arc,
    thread,
    time::{Duration, SystemTime},
};

use rusqlite::{Connection, ErrorCode, OpenFlags};
use uuid::Uuid;

use super::{error::storage, migrate};
use crate::OpenError;

/// Other writers are waited for in naps this long, give or take a half. `SQLite`'s own handler
/// sleeps ever longer, and then loses to whoever came later.
const NAP: Duration = Duration::from_micros(400);
/// After that many naps, about ten seconds, the wait is given up.
const NAPS: i32 = 25_000;

/// Set on every connection. What is deleted is overwritten from the first day on: switched on later
/// this would leave traces.
const PRAGMAS: &str = "
    PRAGMA secure_delete = ON;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA trusted_schema = OFF;
";

/// Opens the file at `path`, makes a ledger of it if it is new, and says the ledger's origin.
pub(super) fn open(path: &Path, create: bool) -> Result<(Connection, Uuid), OpenError> {
    let shown = path.display().to_string();
    if path.is_dir() {
        return Err(OpenError::NotALedger {
            path: shown,
            reason: "it is a folder".to_owned(),
        });
    }
    if !path.exists() {
        if !create {
            return Err(OpenError::NotFound { path: shown });
        }
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        if folder.is_some_and(|folder| !folder.is_dir()) {
            return Err(OpenError::NoSuchFolder { path: shown });
        }
    }
    let flags = if create {
        OpenFlags::SQLITE_OPEN_CREATE
    } else {
        OpenFlags::empty()
    };
    let opened = set_up(path, flags).map_err(|error| describe(&shown, error))?;
    migrate::migrate(&opened, &shown, create).map(|origin| (opened, origin))
}

/// One more connection to a ledger that has been opened before.
pub(super) fn connect(path: &Path) -> rusqlite::Result<Connection> {
    set_up(path, OpenFlags::empty())
}

fn set_up(path: &Path, flags: OpenFlags) -> rusqlite::Result<Connection> {
    let flags = flags | OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_handler(Some(nap))?;
    connection.execute_batch(PRAGMAS)?;
    connection.set_prepared_statement_cache_capacity(32);
    Ok(connection)
}

pub(super) fn nap(naps: i32) -> bool {
    if naps >= NAPS {
        return false;
    }
    // Uneven, so that two who wait do not keep step.
    let now = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default();
    let share = now.subsec_nanos() % 1_000;
    thread::sleep(NAP / 2 + NAP * share / 1_000);
    true
}

/// Opening fails in many ways; most of them a person can do something about.
pub(super) fn describe(path: &str, error: rusqlite::Error) -> OpenError {
    let path = path.to_owned();
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => OpenError::NotALedger {
            path,
            reason: "it is no SQLite database".to_owned(),
        },
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
            OpenError::NoAccess {
                path,
                source: Arc::new(error),
            }
        }
        _ => OpenError::Storage {
            path,
            source: storage(error),
        },
    }
}
