//! `replay_all` goes by each stream's own sequence and not by time; and where the database fails it
//! ends early and reports success.

use async_trait::async_trait;
use coprod_store::{Position, ReadError, Retry, StorageError};
use cqrs_es::{EventEnvelope, Query, persist::QueryReplay};
use postgres_es::PostgresEventRepository;
use sqlx::{Executor, PgPool};

use super::Noted;
use crate::{
    place::Place,
    tally::{Do, Tally, execute},
};

/// More than fits into the buffers between the server and its client.
const MANY: &str = "
    INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, event_version, payload,
                        metadata)
    SELECT 'Tally', 'a', number, 'Named', '1.0',
           json_build_object('Named', json_build_object('name', repeat('x', 10000))), '{}'
    FROM generate_series(1, 2000) AS number";

/// Ends the connections that are reading events, as a failover does.
const CUT: &str = "
    SELECT pg_terminate_backend(pid) FROM pg_locks
    WHERE relation = 'events'::regclass AND pid <> pg_backend_pid()";

/// What a query is told when all tallies are replayed.
async fn replay_all(pool: &PgPool) -> Noted {
    let noted = Noted::default();
    let repository = PostgresEventRepository::new(pool.clone());
    let replay = QueryReplay::new(repository, noted.clone());
    replay.replay_all().await.unwrap();
    noted
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_replay_tells_what_came_last_before_what_came_earlier() {
    let place = Place::new().await;
    for id in ["a", "a", "a", "b"] {
        execute(&place.ledger, id, Do::Add(1)).await.unwrap();
    }
    let replayed = replay_all(&place.pool).await;
    // The only event of b came last.
    assert_eq!(replayed.sequences(), [1, 1, 2, 3]);

    let read = place.ledger.read_after(Position::START, 10).await.unwrap();
    let told: Vec<_> = read
        .iter()
        .map(|event| (event.aggregate_id.as_str(), event.sequence))
        .collect();
    assert_eq!(told, [("a", 1), ("a", 2), ("a", 3), ("b", 1)]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_replay_that_the_database_refuses_reports_success() {
    let place = Place::new().await;
    for _ in 0..3 {
        execute(&place.ledger, "a", Do::Add(1)).await.unwrap();
    }
    let settings = [
        ("search_path", place.schema.as_str()),
        ("lock_timeout", "200ms"),
    ];
    let impatient = place.pool_with(&settings).await;
    assert_eq!(replay_all(&impatient).await.all().len(), 3);

    let mut held = place.pool.begin().await.unwrap();
    held.execute("LOCK TABLE events IN ACCESS EXCLUSIVE MODE")
        .await
        .unwrap();
    // The task that reads has panicked; nobody hears of it.
    assert_eq!(replay_all(&impatient).await.all(), []);

    let refused = place.ledger.read_after(Position::START, 10).await;
    let error = refused.unwrap_err();
    assert!(
        matches!(error, ReadError::Storage(StorageError::Busy(_))),
        "{error}"
    );
    assert_eq!(error.retry(), Retry::Now);
    held.rollback().await.unwrap();
    let read = place.ledger.read_after(Position::START, 10).await.unwrap();
    assert_eq!(read.len(), 3);
}

/// A query whose first event is followed by a failover.
struct CutOff {
    noted: Noted,
    pool: PgPool,
}

#[async_trait]
impl Query<Tally> for CutOff {
    async fn dispatch(&self, id: &str, events: &[EventEnvelope<Tally>]) {
        if self.noted.all().is_empty() {
            let cut = self.pool.fetch_all(CUT).await.unwrap();
            assert_eq!(cut.len(), 1);
        }
        self.noted.dispatch(id, events).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_replay_that_is_cut_off_reports_success() {
    let place = Place::new().await;
    place.pool.execute(MANY).await.unwrap();
    let noted = Noted::default();
    let query = CutOff {
        noted: noted.clone(),
        pool: place.pool.clone(),
    };
    let repository = place.repository().with_streaming_channel_size(1);
    QueryReplay::new(repository, query)
        .replay_all()
        .await
        .unwrap();
    let told = noted.all().len();
    assert!((1..2000).contains(&told), "{told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn reading_a_ledger_gives_all_that_was_asked_for_or_an_error() {
    let place = Place::new().await;
    place.pool.execute(MANY).await.unwrap();
    // Until a cut has come while there was something to cut.
    loop {
        let ledger = place.ledger.clone();
        let reading = tokio::spawn(async move { ledger.read_after(Position::START, 2000).await });
        while !reading.is_finished() {
            place.pool.execute(CUT).await.unwrap();
        }
        match reading.await.unwrap() {
            Ok(read) => assert_eq!(read.len(), 2000),
            Err(error) => {
                assert_eq!(error.retry(), Retry::Now, "{error}");
                break;
            }
        }
    }
    let read = place.ledger.read_after(Position::START, 2000).await;
    assert_eq!(read.unwrap().len(), 2000);
}
