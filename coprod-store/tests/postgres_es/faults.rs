//! What goes wrong with cqrs-es and postgres-es 0.5, and goes right with the ledger.
//!
//! Each case asserts first what they do wrong: a newer version that does right fails here, and the
//! case can go. Then the same work is given to the ledger.

mod applied_twice;
mod committed_conflict;
mod lost_update;
mod missing;
mod replay;
mod snapshot_ahead;

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use cqrs_es::{EventEnvelope, Query};

use crate::{
    place::Place,
    tally::{Happened, Tally},
};

fn added(numbers: &[u64]) -> Vec<Happened> {
    numbers
        .iter()
        .map(|&number| Happened::Added { number })
        .collect()
}

/// A query that notes which events it was given: ids and sequences.
#[derive(Debug, Clone, Default)]
struct Noted(Arc<Mutex<Vec<(String, usize)>>>);

impl Noted {
    fn all(&self) -> Vec<(String, usize)> {
        self.0.lock().unwrap().clone()
    }

    fn sequences(&self) -> Vec<usize> {
        self.all()
            .into_iter()
            .map(|(_, sequence)| sequence)
            .collect()
    }
}

#[async_trait]
impl Query<Tally> for Noted {
    async fn dispatch(&self, id: &str, events: &[EventEnvelope<Tally>]) {
        let events = events.iter().map(|event| (id.to_owned(), event.sequence));
        self.0.lock().unwrap().extend(events);
    }
}

/// A snapshot as the ledger keeps it.
#[derive(Debug, PartialEq, Eq)]
struct Kept {
    sequence: i64,
    state: Tally,
}

/// The ledger takes its snapshots beside the commands, so one is there a moment later.
async fn snapshot_of_ours(place: &Place, id: &str) -> Kept {
    loop {
        let row: Option<(i64, String)> =
            sqlx::query_as("SELECT sequence, state FROM stream_snapshots WHERE aggregate_id = $1")
                .bind(id)
                .fetch_optional(&place.pool)
                .await
                .unwrap();
        if let Some((sequence, state)) = row {
            let state = serde_json::from_str(&state).unwrap();
            return Kept { sequence, state };
        }
        tokio::task::yield_now().await;
    }
}
