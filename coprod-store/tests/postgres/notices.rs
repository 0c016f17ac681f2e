//! Processes tell each other what they have recorded.

use std::time::Duration;

use coprod_store::{Ledger, LedgerConfig, Position};
use sqlx::Executor as _;
use tokio::time::timeout;

use crate::{
    place::Place,
    tally::{Do, execute},
};

/// Nobody looks by himself within the time of a test.
async fn who_never_looks(place: &Place) -> Ledger {
    let config = LedgerConfig {
        poll: Duration::from_secs(3_600),
        ..LedgerConfig::default()
    };
    Ledger::open_with(&place.url(), config).await.unwrap()
}

async fn is_told(reader: &Ledger, writer: &Ledger) {
    let before = reader.head().await.unwrap();
    let waiting = tokio::spawn({
        let reader = reader.clone();
        async move { reader.wait_beyond(before, Duration::from_secs(3_600)).await }
    });
    tokio::time::sleep(Duration::from_millis(100)).await;
    execute(writer, "a", Do::Add(1)).await.unwrap();
    let told = timeout(Duration::from_secs(30), waiting).await;
    assert_eq!(told.unwrap().unwrap().unwrap(), Position(before.0 + 1));
}

#[tokio::test]
async fn what_another_process_records_is_told() {
    let place = Place::new();
    let (reader, writer) = (who_never_looks(&place).await, place.ledger().await);
    for _ in 0..3 {
        is_told(&reader, &writer).await;
    }
}

#[tokio::test]
async fn who_was_cut_off_listens_again() {
    let place = Place::new();
    let (reader, writer) = (who_never_looks(&place).await, place.ledger().await);
    is_told(&reader, &writer).await;
    let cut = format!(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE query LIKE 'LISTEN%coprod_{}%' AND pid <> pg_backend_pid()",
        writer.origin().simple()
    );
    let cut_off = place.stranger().await.execute(cut.as_str()).await.unwrap();
    assert!(cut_off.rows_affected() > 0);
    for _ in 0..3 {
        is_told(&reader, &writer).await;
    }
}
