//! The views of `postgres-es` beside the ledger's own tables.

use std::sync::Arc;

use cqrs_es::{
    EventEnvelope, View,
    persist::{GenericQuery, QueryReplay, ViewRepository},
};
use postgres_es::PostgresViewRepository;
use serde::{Deserialize, Serialize};
use sqlx::Executor;

use crate::{
    place::Place,
    tally::{Do, Happened, Reach, Tally, execute, sum_without_gaps},
};

/// The sum of all numbers of one tally.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    pub total: u64,
}

impl View<Tally> for Sum {
    fn update(&mut self, event: &EventEnvelope<Tally>) {
        if let Happened::Added { number } = event.payload {
            self.total += number;
        }
    }
}

pub type Sums = PostgresViewRepository<Sum, Tally>;

/// Makes a table as `postgres-es` wants it for its views.
pub async fn sums(place: &Place, name: &str) -> Arc<Sums> {
    let table = format!(
        "CREATE TABLE {name} (
             view_id text   PRIMARY KEY,
             version bigint NOT NULL CHECK (version >= 0),
             payload json   NOT NULL
         )"
    );
    place.pool.execute(table.as_str()).await.unwrap();
    Arc::new(PostgresViewRepository::new(name, place.pool.clone()))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn views_are_kept_and_replayed_in_the_ledgers_schema() {
    let place = Place::new().await;
    let kept = sums(&place, "kept").await;
    let queries = GenericQuery::new(Arc::clone(&kept));
    let plain = postgres_es::postgres_cqrs(
        place.pool.clone(),
        vec![Box::new(queries)],
        Reach::default(),
    );
    plain.execute("a", Do::AddAll(vec![1, 2])).await.unwrap();
    execute(&place.ledger, "a", Do::Add(4)).await.unwrap();
    plain.execute("a", Do::Add(8)).await.unwrap();
    // It is told what its own program writes, and nothing else.
    let view = kept.load("a").await.unwrap();
    assert_eq!(view, Some(Sum { total: 11 }));

    let replayed = sums(&place, "replayed").await;
    let replay = QueryReplay::new(place.repository(), GenericQuery::new(Arc::clone(&replayed)));
    replay.replay("a").await.unwrap();
    let view = replayed.load("a").await.unwrap();
    assert_eq!(view, Some(Sum { total: 15 }));
    assert_eq!(sum_without_gaps(&place.ledger, "a").await, 15);
}
