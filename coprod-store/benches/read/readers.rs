//! Those who read: each in its own process.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Instant,
};

use async_trait::async_trait;
use coprod_store::{Ledger, Position};
use cqrs_es::{Aggregate, EventEnvelope, Query, persist::QueryReplay};
use futures_util::TryStreamExt;
use postgres_es::{PostgresEventRepository, default_postgress_pool};
use sqlx::Row;

use crate::support::{
    ballot::{Ballot, BallotEvent},
    callers::per_second,
    memory, postgres, sqlite,
};

/// Reads all events, and tells how many, how many a second, and the peak of memory in megabytes.
pub async fn read(reader: &str, from: &str) {
    let (events, rate) = match reader {
        "feed" => feed(from).await,
        "sqlite" => raw_sqlite(from),
        "postgres" => raw_postgres(from).await,
        "replay" => replay_all(from).await,
        other => panic!("no such reader: {other}"),
    };
    let peak = memory::peak_megabytes().map_or_else(String::new, |peak| peak.to_string());
    println!("{events} {rate} {peak}");
}

async fn feed(url: &str) -> (usize, f64) {
    let ledger = Ledger::open_existing(url).await.unwrap();
    let start = Instant::now();
    let (mut state, mut count) = (Ballot::default(), 0);
    let mut feed = ledger.feed(Position::START);
    loop {
        let page = feed.next_page().await.unwrap();
        if page.is_empty() {
            break;
        }
        for event in &page {
            state.apply(event.payload_as().unwrap());
        }
        count += page.len();
    }
    std::hint::black_box(state);
    (count, per_second(count, start))
}

const COLUMNS: &str = "position, recorded_at, aggregate_type, aggregate_id, sequence, event_type, \
                       event_version";

fn raw_sqlite(path: &str) -> (usize, f64) {
    let connection = sqlite::connect(path);
    let start = Instant::now();
    let (mut state, mut count) = (Ballot::default(), 0);
    let sql = format!("SELECT {COLUMNS}, payload, metadata FROM events ORDER BY position");
    let mut statement = connection.prepare(&sql).unwrap();
    let mut rows = statement.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let payload = row.get_ref(7).unwrap().as_str().unwrap();
        state.apply(typed(payload));
        count += 1;
    }
    std::hint::black_box(state);
    (count, per_second(count, start))
}

async fn raw_postgres(url: &str) -> (usize, f64) {
    let mut connection = postgres::connect(url).await;
    let start = Instant::now();
    let (mut state, mut count) = (Ballot::default(), 0);
    let sql =
        format!("SELECT {COLUMNS}, payload::text, metadata::text FROM events ORDER BY position");
    let mut rows = sqlx::query(&sql).fetch(&mut connection);
    while let Some(row) = rows.try_next().await.unwrap() {
        state.apply(typed(row.get(7)));
        count += 1;
    }
    std::hint::black_box(state);
    (count, per_second(count, start))
}

fn typed(payload: &str) -> BallotEvent {
    serde_json::from_str(payload).unwrap()
}

async fn replay_all(url: &str) -> (usize, f64) {
    let repository = PostgresEventRepository::new(default_postgress_pool(url).await);
    let start = Instant::now();
    let folded = Arc::new(Folded::default());
    let query = Fold {
        state: tokio::sync::Mutex::default(),
        folded: Arc::clone(&folded),
    };
    let replay = QueryReplay::<_, _, Ballot>::new(repository, query);
    replay.replay_all().await.unwrap();
    let count = folded.0.load(Ordering::Relaxed);
    (count, per_second(count, start))
}

#[derive(Default)]
struct Folded(AtomicUsize);

struct Fold {
    state: tokio::sync::Mutex<Ballot>,
    folded: Arc<Folded>,
}

#[async_trait]
impl Query<Ballot> for Fold {
    async fn dispatch(&self, _: &str, events: &[EventEnvelope<Ballot>]) {
        let mut state = self.state.lock().await;
        for event in events {
            state.apply(event.payload.clone());
        }
        self.folded.0.fetch_add(events.len(), Ordering::Relaxed);
    }
}
