//! What decides commands: the ledger, and `cqrs_es` on the stores made for it.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use coprod_store::{CommandId, Ledger};
use cqrs_es::{
    AggregateError, CqrsFramework, Query,
    persist::{PersistedEventRepository, PersistedEventStore},
};
use postgres_es::{PostgresEventRepository, default_postgress_pool};
use sqlite_es::SqliteEventRepository;
use sqlx::{
    SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use uuid::Uuid;

use super::{
    ballot::{Ballot, command},
    callers,
    place::{Place, Store},
    postgres,
};

/// Who makes the ids of commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ids {
    /// The callers, so that they could repeat a command.
    Given,
    /// The ledger.
    Made,
}

/// The ledger: commands a second, decided, with ids.
pub async fn coprod(
    place: &Place,
    ids: Ids,
    callers: usize,
    streams: usize,
    commands: usize,
) -> f64 {
    let ledger = Ledger::open(&place.url()).await.unwrap();
    on_ledger(&ledger, ids, callers, streams, commands).await
}

/// The same on a ledger that is open.
pub async fn on_ledger(
    ledger: &Ledger,
    ids: Ids,
    callers: usize,
    streams: usize,
    commands: usize,
) -> f64 {
    let ledger = ledger.clone();
    callers::rate(callers, streams, commands, move |stream, _| {
        let ledger = ledger.clone();
        let index = SEATS.fetch_add(1, Ordering::Relaxed);
        async move { give(&ledger, ids, &stream, index).await }
    })
    .await
}

/// No seat comes twice, however often the same streams are used, nor one of those in a filling.
static SEATS: AtomicUsize = AtomicUsize::new(1_000_000_000);

pub async fn give(ledger: &Ledger, ids: Ids, stream: &str, index: usize) {
    let submission = ledger.execute_with::<Ballot>(stream, command(index), &());
    let submission = match ids {
        Ids::Given => submission.command_id(CommandId::from(Uuid::now_v7())),
        Ids::Made => submission,
    };
    submission.await.unwrap();
}

/// The name of `cqrs_es` on this store.
pub const fn es_name(store: Store) -> &'static str {
    match store {
        Store::Sqlite => "sqlite-es",
        Store::Postgres => "postgres-es",
    }
}

/// `cqrs_es`, as durable as the ledger, on an empty place. Callers whose command is refused because
/// another was faster give it again.
pub async fn es(place: &Place, callers: usize, streams: usize, commands: usize) -> f64 {
    match place {
        Place::Folder(_) => {
            let repository = SqliteEventRepository::new(sqlite_es(&place.raw()).await);
            es_rate(repository, callers, streams, commands).await
        }
        Place::Schema { .. } => {
            postgres::make_es_table(&place.raw()).await;
            let repository = postgres_es(place).await;
            es_rate(repository, callers, streams, commands).await
        }
    }
}

pub async fn es_rate<R>(repository: R, callers: usize, streams: usize, commands: usize) -> f64
where
    R: PersistedEventRepository + Send + Sync + 'static,
{
    es_rate_with(repository, Vec::new(), callers, streams, commands).await
}

/// The same, where each command is told to queries.
pub async fn es_rate_with<R>(
    repository: R,
    queries: Vec<Box<dyn Query<Ballot>>>,
    callers: usize,
    streams: usize,
    commands: usize,
) -> f64
where
    R: PersistedEventRepository + Send + Sync + 'static,
{
    let store = PersistedEventStore::<_, Ballot>::new_event_store(repository);
    let cqrs = Arc::new(CqrsFramework::new(store, queries, ()));
    callers::rate(callers, streams, commands, move |stream, index| {
        let cqrs = Arc::clone(&cqrs);
        async move {
            loop {
                let metadata = [("command_id".to_owned(), Uuid::now_v7().to_string())].into();
                let given = cqrs.execute_with_metadata(&stream, command(index), metadata);
                match given.await {
                    Ok(()) => return,
                    Err(AggregateError::AggregateConflict) => {}
                    Err(error) => panic!("{error}"),
                }
            }
        }
    })
    .await
}

/// Each write waits its turn.
pub async fn sqlite_es(path: &str) -> SqlitePool {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(60));
    let pool = SqlitePoolOptions::new()
        .max_connections(SQLITE_ES_CONNECTIONS)
        .acquire_timeout(Duration::from_secs(60))
        .connect_with(options)
        .await
        .unwrap();
    sqlx::raw_sql(SQLITE_ES_TABLE).execute(&pool).await.unwrap();
    pool
}

/// Fastest of 1, 2, 4 and 10, which is its default.
const SQLITE_ES_CONNECTIONS: u32 = 1;

/// As `sqlite-es` ships it.
const SQLITE_ES_TABLE: &str = "
    CREATE TABLE events (
        aggregate_type text                          NOT NULL,
        aggregate_id   text                          NOT NULL,
        sequence       integer CHECK (sequence >= 0) NOT NULL,
        event_type     text                          NOT NULL,
        event_version  text                          NOT NULL,
        payload        text                          NOT NULL,
        metadata       text                          NOT NULL,
        PRIMARY KEY (aggregate_type, aggregate_id, sequence)
    ) STRICT";

/// With its own pool, of ten connections.
pub async fn postgres_es(place: &Place) -> PostgresEventRepository {
    PostgresEventRepository::new(default_postgress_pool(&place.raw()).await)
}
