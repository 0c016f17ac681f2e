//! The ledger and plain programs write at the same time.

use coprod_store::{Ledger, LedgerConfig, Retry};
use cqrs_es::AggregateError;
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::{
    place::Place,
    tally::{Do, Reach, Tally, sum_without_gaps},
};

const STREAMS: [&str; 3] = ["hot", "warm", "lukewarm"];

/// Adds one to the streams in turn; says how often that was acknowledged for each.
async fn ours(ledger: Ledger, times: usize) -> [u64; 3] {
    let mut acknowledged = [0; 3];
    let reach = Reach::default();
    for round in 0..times {
        let stream = turn(round);
        let id = Uuid::new_v4().into();
        // Asked to try again, a client does.
        while let Err(error) = ledger
            .execute_with::<Tally>(STREAMS[stream], Do::Add(1), &reach)
            .command_id(id)
            .await
        {
            assert_eq!(error.retry(), Retry::Now, "{error}");
        }
        acknowledged[stream] += 1;
    }
    acknowledged
}

async fn theirs(plain: postgres_es::PostgresCqrs<Tally>, times: usize) -> [u64; 3] {
    let mut acknowledged = [0; 3];
    for round in 0..times {
        let stream = turn(round);
        while let Err(error) = plain.execute(STREAMS[stream], Do::Add(1)).await {
            assert!(
                matches!(error, AggregateError::AggregateConflict),
                "{error}"
            );
        }
        acknowledged[stream] += 1;
    }
    acknowledged
}

/// Every other command goes to the first stream.
const fn turn(round: usize) -> usize {
    match round % 4 {
        0 | 2 => 0,
        1 => 1,
        _ => 2,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_acknowledged_command_is_lost_and_nothing_has_a_gap() {
    let place = Place::new().await;
    let config = LedgerConfig {
        attempts: 1_000,
        ..LedgerConfig::default()
    };
    let another = place.another_ledger(config).await;
    let mut all = JoinSet::new();
    for ledger in [&place.ledger, &place.ledger, &another] {
        all.spawn(ours(ledger.clone(), 24));
    }
    for _ in 0..2 {
        all.spawn(theirs(place.plain(), 24));
    }
    let acknowledged = all.join_all().await;
    for (stream, id) in STREAMS.iter().enumerate() {
        let expected: u64 = acknowledged.iter().map(|each| each[stream]).sum();
        assert_eq!(sum_without_gaps(&place.ledger, id).await, expected, "{id}");
    }
    assert_eq!(place.ledger.head().await.unwrap().0, 5 * 24);
}
