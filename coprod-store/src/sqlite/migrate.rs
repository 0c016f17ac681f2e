//! From any file to a ledger of the newest format, or a clear no.
//!
//! Forward only, each step once, under the file's write lock: several processes may open a new file
//! at the same time.

use rusqlite::{Connection, ErrorCode, TransactionBehavior, named_params};
use uuid::Uuid;

use super::connection::{describe, nap};
use crate::OpenError;

/// "copr": what marks a `SQLite` file as a ledger.
const APPLICATION_ID: i32 = 0x636f_7072;

/// What leads from each format to the next; the first one starts from an empty file.
const MIGRATIONS: [&str; NEWEST as usize] = [
    include_str!("migrations/0001.sql"),
    include_str!("migrations/0002.sql"),
];

const NEWEST: u32 = 2;

const INSERT_ORIGIN: &str = "INSERT INTO ledger (id, origin) VALUES (1, :origin)";
const SELECT_ORIGIN: &str = "SELECT origin FROM ledger";

enum Found {
    /// Nothing is in the file yet.
    New,
    Format(u32),
}

pub(super) fn migrate(
    connection: &Connection,
    path: &str,
    create: bool,
) -> Result<Uuid, OpenError> {
    match find(connection, path)? {
        Found::New if !create => {
            return Err(OpenError::NotALedger {
                path: path.to_owned(),
                reason: "it is empty".to_owned(),
            });
        }
        Found::Format(format) if format > NEWEST => {
            return Err(OpenError::NewerFormat {
                path: path.to_owned(),
                found: format,
                known: NEWEST,
            });
        }
        Found::New | Found::Format(_) => {}
    }
    use_write_ahead_log(connection).map_err(|error| describe(path, error))?;
    // Under the lock the file is looked at again: another process may have been faster.
    let step = || -> rusqlite::Result<Uuid> {
        let transaction =
            rusqlite::Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
        let origin = bring_up_to_date(&transaction)?;
        transaction.commit()?;
        Ok(origin)
    };
    step().map_err(|error| describe(path, error))
}

fn find(connection: &Connection, path: &str) -> Result<Found, OpenError> {
    // At one moment: another process may be making a ledger of the file.
    let read = || -> rusqlite::Result<_> {
        let at_once = connection.unchecked_transaction()?;
        Ok((
            application_id(&at_once)?,
            user_version(&at_once)?,
            is_empty(&at_once)?,
        ))
    };
    match read().map_err(|error| describe(path, error))? {
        (APPLICATION_ID, version, _) if version > 0 => Ok(Found::Format(version)),
        (0, 0, true) => Ok(Found::New),
        _ => Err(OpenError::NotALedger {
            path: path.to_owned(),
            reason: "it is a SQLite database of another program".to_owned(),
        }),
    }
}

fn bring_up_to_date(connection: &Connection) -> rusqlite::Result<Uuid> {
    let version = user_version(connection)?;
    for migration in MIGRATIONS.iter().skip(version as usize) {
        connection.execute_batch(migration)?;
    }
    if version < NEWEST {
        connection.pragma_update(None, "application_id", APPLICATION_ID)?;
        connection.pragma_update(None, "user_version", NEWEST)?;
    }
    if version == 0 {
        let origin = Uuid::new_v4();
        connection.execute(
            INSERT_ORIGIN,
            named_params! { ":origin": origin.as_bytes() },
        )?;
    }
    connection
        .query_row(SELECT_ORIGIN, [], |row| row.get(0))
        .map(Uuid::from_bytes)
}

/// Kept in the file. `SQLite` does not always ask the busy handler for this one.
fn use_write_ahead_log(connection: &Connection) -> rusqlite::Result<()> {
    let mut naps = 0;
    loop {
        match connection.pragma_update(None, "journal_mode", "WAL") {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {
                if !nap(naps) {
                    return Err(error);
                }
                naps += 1;
            }
            outcome => return outcome,
        }
    }
}

fn application_id(connection: &Connection) -> rusqlite::Result<i32> {
    connection.pragma_query_value(None, "application_id", |row| row.get(0))
}

fn user_version(connection: &Connection) -> rusqlite::Result<u32> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

fn is_empty(connection: &Connection) -> rusqlite::Result<bool> {
    connection.query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |row| {
        row.get(0)
    })
}
