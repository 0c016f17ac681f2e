//! From a schema of any state to a ledger of the newest format, or a clear no.
//!
//! Forward only, each step once, under an advisory lock: any number of processes may open a new
//! ledger at the same time. One that is up to date is only looked at, so a role that may not change
//! tables can open it.

use std::sync::Arc;

use sqlx::{Acquire, Executor, PgConnection, Row};
use uuid::Uuid;

use super::{
    connection::Place,
    error::{code, storage},
};
use crate::{OpenError, StorageError};

/// What leads from each format to the next; the first one starts from an empty schema.
const MIGRATIONS: [&str; NEWEST as usize] = [
    include_str!("migrations/0001.sql"),
    include_str!("migrations/0002.sql"),
];

const NEWEST: u32 = 2;

const UNDEFINED_TABLE: &str = "42P01";
const UNDEFINED_COLUMN: &str = "42703";
const WRONG_OBJECT_TYPE: &str = "42809";

const LOCK: &str = "SELECT pg_advisory_xact_lock(hashtextextended('coprod ' || $1, 0))";

/// Which of a ledger's tables are there.
const SELECT_TABLES: &str = "
    SELECT count(*) FILTER (WHERE c.relname = 'ledger') > 0,
           count(*) FILTER (WHERE c.relname IN ('events', 'head', 'commands', 'personal_data',
                                                'stream_snapshots', 'followers', 'projections')) > 0
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = $1";

/// Where it is there, a right to make schemas is not asked for.
const SELECT_SCHEMA: &str = "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = $1)";

const SELECT_LEDGER: &str = "SELECT origin, format FROM ledger";
const INSERT_LEDGER: &str = "INSERT INTO ledger (id, origin, format) VALUES (1, $1, $2)";
const UPDATE_FORMAT: &str = "UPDATE ledger SET format = $1";
const RELEASE_WAITS: &str = "SET LOCAL lock_timeout = '60s'";

enum Found {
    /// Nothing of a ledger is in the schema yet.
    New,
    Ledger {
        origin: Uuid,
        format: u32,
    },
}

pub(super) async fn migrate(
    connection: &mut PgConnection,
    place: &Place,
    create: bool,
) -> Result<Uuid, OpenError> {
    match find(connection, place).await? {
        Found::New if !create => Err(OpenError::NotFound {
            path: place.shown(),
        }),
        Found::Ledger { format, .. } if format > NEWEST => Err(OpenError::NewerFormat {
            path: place.shown(),
            found: format,
            known: NEWEST,
        }),
        Found::Ledger { origin, format } if format == NEWEST => Ok(origin),
        Found::New | Found::Ledger { .. } => bring_up_to_date(connection, place).await,
    }
}

async fn find(connection: &mut PgConnection, place: &Place) -> Result<Found, OpenError> {
    let failed = |error| describe(place, error);
    let tables = sqlx::query(SELECT_TABLES)
        .bind(&place.schema)
        .fetch_one(&mut *connection)
        .await
        .map_err(failed)?;
    match (tables.get(0), tables.get(1)) {
        (false, false) => Ok(Found::New),
        (false, true) => Err(not_a_ledger(place)),
        (true, _) => {
            let ledger = sqlx::query(SELECT_LEDGER)
                .fetch_one(&mut *connection)
                .await
                .map_err(|error| match (&error, code(&error)) {
                    (sqlx::Error::RowNotFound, _)
                    | (_, Some(UNDEFINED_COLUMN | WRONG_OBJECT_TYPE)) => not_a_ledger(place),
                    // It is there, in a schema that this role may not look into.
                    (_, Some(UNDEFINED_TABLE)) => OpenError::NoAccess {
                        path: place.shown(),
                        source: Arc::new(error),
                    },
                    _ => describe(place, error),
                })?;
            let format: i32 = ledger.try_get(1).map_err(|_| not_a_ledger(place))?;
            Ok(Found::Ledger {
                origin: ledger.try_get(0).map_err(|_| not_a_ledger(place))?,
                format: u32::try_from(format).map_err(|_| not_a_ledger(place))?,
            })
        }
    }
}

async fn bring_up_to_date(connection: &mut PgConnection, place: &Place) -> Result<Uuid, OpenError> {
    let failed = |error| describe(place, error);
    let mut transaction = connection.begin().await.map_err(failed)?;
    (&mut *transaction)
        .execute(RELEASE_WAITS)
        .await
        .map_err(failed)?;
    sqlx::query(LOCK)
        .bind(&place.schema)
        .execute(&mut *transaction)
        .await
        .map_err(failed)?;
    // Under the lock it is looked at again: another process may have been faster.
    let found = find(&mut transaction, place).await?;
    let (origin, format) = match found {
        Found::New => (Uuid::new_v4(), 0),
        Found::Ledger { origin, format } => (origin, format),
    };
    let has_schema: bool = sqlx::query_scalar(SELECT_SCHEMA)
        .bind(&place.schema)
        .fetch_one(&mut *transaction)
        .await
        .map_err(failed)?;
    if !has_schema {
        // The name is plain: it was checked when the URL was read.
        let create_schema = format!("CREATE SCHEMA {}", place.schema);
        (&mut *transaction)
            .execute(create_schema.as_str())
            .await
            .map_err(failed)?;
    }
    for migration in MIGRATIONS.iter().skip(format as usize) {
        (&mut *transaction)
            .execute(*migration)
            .await
            .map_err(failed)?;
    }
    let statement = if format == 0 {
        sqlx::query(INSERT_LEDGER).bind(origin)
    } else {
        sqlx::query(UPDATE_FORMAT)
    };
    if format < NEWEST {
        statement
            .bind(NEWEST.cast_signed())
            .execute(&mut *transaction)
            .await
            .map_err(failed)?;
    }
    transaction.commit().await.map_err(failed)?;
    Ok(origin)
}

fn not_a_ledger(place: &Place) -> OpenError {
    OpenError::NotALedger {
        path: place.shown(),
        reason: "its schema holds tables of another program".to_owned(),
    }
}

/// Opening fails in many ways; most of them a person can do something about.
pub(super) fn describe(place: &Place, error: sqlx::Error) -> OpenError {
    let path = place.shown();
    match storage(error) {
        StorageError::ReadOnly(source) => OpenError::NoAccess { path, source },
        StorageError::Other(source) => match source.downcast_ref::<sqlx::Error>().and_then(code) {
            // A wrong password, an unknown role or database.
            Some("28P01" | "28000" | "3D000") => OpenError::NoAccess { path, source },
            _ => OpenError::Storage {
                path,
                source: StorageError::Other(Arc::clone(&source)),
            },
        },
        source => OpenError::Storage { path, source },
    }
}
