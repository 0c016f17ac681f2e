//! A state that is stored has its events in it twice: deciding has applied them, and storing applies
//! them again.

use coprod_store::LedgerConfig;
use cqrs_es::{AggregateContext, CqrsFramework, EventStore, persist::PersistedEventStore};

use super::snapshot_of_ours;
use crate::{
    place::{Place, Theirs},
    tally::{Do, Reach, Tally, execute, sum_without_gaps},
};

/// Adds one, six times, through the store that `make` makes; says what is loaded then.
async fn six_additions(place: &Place, make: impl Fn() -> Theirs<Tally>) -> Tally {
    let plain = CqrsFramework::new(make(), vec![], Reach::default());
    for _ in 0..6 {
        plain.execute("theirs", Do::Add(1)).await.unwrap();
    }
    // The events themselves are right.
    assert_eq!(sum_without_gaps(&place.ledger, "theirs").await, 6);
    let mut context = make().load_aggregate("theirs").await.unwrap();
    context.aggregate().clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn six_additions_are_loaded_as_twelve_by_an_aggregate_store() {
    let place = Place::new().await;
    place.make_snapshots_of_theirs().await;
    let make = || PersistedEventStore::new_aggregate_store(place.repository());
    let loaded = six_additions(&place, make).await;
    assert_eq!((loaded.total, loaded.seen), (12, 12));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn six_additions_are_loaded_as_twelve_by_a_snapshot_store() {
    let place = Place::new().await;
    place.make_snapshots_of_theirs().await;
    let make = || PersistedEventStore::new_snapshot_store(place.repository(), 1);
    let loaded = six_additions(&place, make).await;
    assert_eq!((loaded.total, loaded.seen), (12, 12));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn six_additions_are_loaded_as_six_by_a_ledger_with_snapshots() {
    let place = Place::new().await;
    let config = LedgerConfig {
        snapshot_every: 1,
        ..LedgerConfig::default()
    };
    let ledger = place.another_ledger(config.clone()).await;
    for _ in 0..6 {
        execute(&ledger, "ours", Do::Add(1)).await.unwrap();
    }
    let kept = snapshot_of_ours(&place, "ours").await;
    let sequence = kept.sequence.cast_unsigned();
    assert_eq!((kept.state.total, kept.state.seen), (sequence, sequence));

    // One that has nothing in memory begins with the snapshot.
    let reopened = place.another_ledger(config).await;
    execute(&reopened, "ours", Do::AtLeast { limit: 6 })
        .await
        .unwrap();
    execute(&reopened, "ours", Do::AddUpTo { limit: 6 })
        .await
        .unwrap_err();
    assert_eq!(sum_without_gaps(&reopened, "ours").await, 6);
}
