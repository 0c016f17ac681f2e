//! `replay_all` goes by each stream's own sequence and not by time; and where the database fails it
//! ends early and reports success.

use coprod_store::{Position, ReadError, Retry, StorageError};
use cqrs_es::persist::QueryReplay;
use postgres_es::PostgresEventRepository;
use sqlx::{Executor, PgPool};

use super::Noted;
use crate::{
    place::Place,
    tally::{Do, execute},
};

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
    let impatient = place.pool_with(&[("lock_timeout", "200ms")]).await;
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
