//! A snapshot that cannot be updated is found out after the commit: a conflict is reported for events
//! that are durable, and whoever tries again records them twice.

use std::collections::HashMap;

use coprod_store::{LedgerConfig, LedgerEventStore};
use cqrs_es::{AggregateError, EventStore, persist::PersistedEventStore};
use sqlx::Executor;

use super::{added, snapshot_of_ours};
use crate::{
    place::{Place, Theirs},
    tally::{Do, Tally, execute, sum_without_gaps},
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_snapshot_store_reports_a_conflict_for_what_it_has_recorded() {
    let place = Place::new().await;
    place.make_snapshots_of_theirs().await;
    let store: Theirs<Tally> = PersistedEventStore::new_snapshot_store(place.repository(), 1);
    let commit = |context, number| store.commit(added(&[number]), context, HashMap::new());
    let new = store.load_aggregate("theirs").await.unwrap();
    commit(new, 1).await.unwrap();
    let context = store.load_aggregate("theirs").await.unwrap();
    // Somebody has the snapshots taken anew, which are only there to be fast.
    place.pool.execute("DELETE FROM snapshots").await.unwrap();
    let answer = commit(context, 2).await;
    assert!(matches!(answer, Err(AggregateError::AggregateConflict)));
    assert_eq!(place.count_events("theirs").await, 2);
    // A conflict is there to be tried again.
    let again = store.load_aggregate("theirs").await.unwrap();
    commit(again, 2).await.unwrap();
    assert_eq!(sum_without_gaps(&place.ledger, "theirs").await, 1 + 2 + 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_ledgers_snapshots_have_no_say_in_what_is_recorded() {
    let place = Place::new().await;
    let config = LedgerConfig {
        snapshot_every: 1,
        ..LedgerConfig::default()
    };
    let ledger = place.another_ledger(config).await;
    execute(&ledger, "ours", Do::Add(1)).await.unwrap();
    snapshot_of_ours(&place, "ours").await;

    let store = LedgerEventStore::<Tally>::new(ledger.clone());
    let context = store.load_aggregate("ours").await.unwrap();
    ledger.drop_snapshots().await.unwrap();
    store
        .commit(added(&[2]), context, HashMap::new())
        .await
        .unwrap();
    assert_eq!(sum_without_gaps(&ledger, "ours").await, 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_conflict_that_the_ledger_reports_means_that_nothing_was_recorded() {
    let place = Place::new().await;
    let store = LedgerEventStore::<Tally>::new(place.ledger.clone());
    let outdated = store.load_aggregate("ours").await.unwrap();
    execute(&place.ledger, "ours", Do::Add(1)).await.unwrap();
    let answer = store.commit(added(&[2]), outdated, HashMap::new()).await;
    assert!(matches!(answer, Err(AggregateError::AggregateConflict)));
    assert_eq!(place.count_events("ours").await, 1);
}
