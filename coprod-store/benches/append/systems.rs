//! Many callers, each giving one command after another.

use std::{path::Path, sync::Arc, time::Instant};

use coprod_store::{CommandId, Ledger};
use cqrs_es::{CqrsFramework, persist::PersistedEventStore};
use sqlite_es::SqliteEventRepository;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use uuid::Uuid;

use crate::ballot::{Ballot, command};

/// The ledger: commands a second, decided, with ids that the callers give.
pub async fn coprod(folder: &Path, callers: usize, streams: usize, commands: usize) -> f64 {
    let url = format!("sqlite:{}", folder.join("coprod.db").display());
    let ledger = Ledger::open(&url).await.unwrap();
    run(callers, streams, commands, move |stream, index| {
        let ledger = ledger.clone();
        async move { give(&ledger, &stream, index).await }
    })
    .await
}

async fn give(ledger: &Ledger, stream: &str, index: usize) {
    let id = CommandId::from(Uuid::now_v7());
    ledger
        .execute_with::<Ballot>(stream, command(index), &())
        .command_id(id)
        .await
        .unwrap();
}

/// `cqrs_es` on `sqlite-es`, as durable as the ledger, each write waiting its turn.
pub async fn sqlite_es(folder: &Path, callers: usize, streams: usize, commands: usize) -> f64 {
    let options = SqliteConnectOptions::new()
        .filename(folder.join("sqlite-es.db"))
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(std::time::Duration::from_secs(60));
    let pool = SqlitePoolOptions::new()
        .max_connections(SQLITE_ES_CONNECTIONS)
        .acquire_timeout(std::time::Duration::from_secs(60))
        .connect_with(options)
        .await
        .unwrap();
    sqlx::raw_sql(SQLITE_ES_TABLE).execute(&pool).await.unwrap();
    let store = PersistedEventStore::<_, Ballot>::new_event_store(SqliteEventRepository::new(pool));
    let cqrs = Arc::new(CqrsFramework::new(store, Vec::new(), ()));
    run(callers, streams, commands, move |stream, index| {
        let cqrs = Arc::clone(&cqrs);
        async move {
            let metadata = [("command_id".to_owned(), Uuid::now_v7().to_string())].into();
            cqrs.execute_with_metadata(&stream, command(index), metadata)
                .await
                .unwrap();
        }
    })
    .await
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

/// Commands a second. Each caller has streams of its own, unless there are fewer than callers.
async fn run<F, Fut>(callers: usize, streams: usize, commands: usize, give: F) -> f64
where
    F: Fn(String, usize) -> Fut + Clone + Send + 'static,
    Fut: Future<Output = ()> + Send,
{
    let each = commands / callers;
    let start = Instant::now();
    let tasks: Vec<_> = (0..callers)
        .map(|caller| {
            let give = give.clone();
            tokio::spawn(async move {
                for round in 0..each {
                    let index = round * callers + caller;
                    give(crate::stream(index % streams), index).await;
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    #[allow(clippy::cast_precision_loss, reason = "a rate")]
    let rate = (each * callers) as f64 / start.elapsed().as_secs_f64();
    rate
}

/// Microseconds that one command takes on a stream of that length whose state is in memory.
pub async fn on_long_stream(folder: &Path, length: usize, commands: usize) -> f64 {
    let url = format!(
        "sqlite:{}",
        folder.join(format!("long-{length}.db")).display()
    );
    let ledger = Ledger::open(&url).await.unwrap();
    let grow = |from: usize, to: usize| {
        let ledger = ledger.clone();
        async move {
            let mut tasks = tokio::task::JoinSet::new();
            for index in from..to {
                let ledger = ledger.clone();
                tasks.spawn(async move { give(&ledger, "long", index).await });
            }
            while let Some(task) = tasks.join_next().await {
                task.unwrap();
            }
        }
    };
    grow(0, length).await;
    let mut spent = std::time::Duration::ZERO;
    for index in length..length + commands {
        let start = Instant::now();
        give(&ledger, "long", index).await;
        spent += start.elapsed();
    }
    #[allow(clippy::cast_precision_loss, reason = "a mean")]
    let mean = spent.as_secs_f64() * 1e6 / commands as f64;
    mean
}
