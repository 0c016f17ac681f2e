//! A snapshot that falls into the middle of a command's events is stored under the last one's
//! sequence: those in between are in no state that is loaded.

use std::collections::HashMap;

use coprod_store::LedgerConfig;
use cqrs_es::{EventStore, persist::PersistedEventStore};

use super::{Kept, added, snapshot_of_ours};
use crate::{
    place::{Place, Theirs},
    tally::{Do, Tally, execute, sum_without_gaps},
};

const SIX: [u64; 6] = [1, 1, 1, 1, 1, 1];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_snapshot_store_forgets_the_end_of_what_it_was_taken_in() {
    let place = Place::new().await;
    place.make_snapshots_of_theirs().await;
    let store: Theirs<Tally> = PersistedEventStore::new_snapshot_store(place.repository(), 4);
    // Committed without deciding, so that nothing is applied twice.
    let context = store.load_aggregate("theirs").await.unwrap();
    store
        .commit(added(&SIX), context, HashMap::new())
        .await
        .unwrap();
    assert_eq!(sum_without_gaps(&place.ledger, "theirs").await, 6);
    let loaded = store.load_aggregate("theirs").await.unwrap();
    // The state after four events is taken for the one after six.
    assert_eq!((loaded.aggregate.total, loaded.current_sequence), (4, 6));

    // It never comes back: what follows is decided on it.
    let context = store.load_aggregate("theirs").await.unwrap();
    store
        .commit(added(&[1]), context, HashMap::new())
        .await
        .unwrap();
    let loaded = store.load_aggregate("theirs").await.unwrap();
    assert_eq!((loaded.aggregate.total, loaded.current_sequence), (5, 7));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_ledgers_snapshot_has_the_state_of_its_sequence() {
    let place = Place::new().await;
    let config = LedgerConfig {
        snapshot_every: 4,
        ..LedgerConfig::default()
    };
    let ledger = place.another_ledger(config.clone()).await;
    let command = Do::AddAll(SIX.to_vec());
    execute(&ledger, "ours", command).await.unwrap();
    assert_eq!(
        snapshot_of_ours(&place, "ours").await,
        Kept {
            sequence: 6,
            state: Tally { total: 6, seen: 6 },
        }
    );
    let reopened = place.another_ledger(config).await;
    execute(&reopened, "ours", Do::Add(1)).await.unwrap();
    assert_eq!(sum_without_gaps(&reopened, "ours").await, 7);
}
