//! Transactions of other programs, held open and ended in any order, beside our own writers: whoever
//! follows the record gets every event once, in order.

use std::time::Duration;

use coprod_store::{Ledger, LedgerConfig};
use tokio::{
    task::JoinSet,
    time::{sleep, timeout},
};
use uuid::Uuid;

use crate::{
    counts::{Counts, assert_counted_once},
    open_transactions::{insert, leave_open},
    place::Place,
    tally::{Do, execute},
};

/// What each writer does so often.
const ROUNDS: u32 = 40;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_who_follows_skips_what_others_commit_late() {
    let place = Place::new().await;
    let following = place
        .another_ledger(LedgerConfig {
            poll: Duration::from_millis(5),
            ..LedgerConfig::default()
        })
        .await;
    let counts = following.project(Counts).await.unwrap();
    let (stop, stopped) = tokio::sync::oneshot::channel();
    let follower = tokio::spawn(async move { counts.follow_until(stopped).await.unwrap() });
    let taken = tokio::spawn(take(following.clone()));

    // One that is open all the time.
    let open_for_long = leave_open(&place, "held", 1).await;
    let committed = write(&place).await;
    open_for_long.commit().await.unwrap();
    execute(&place.ledger, "last", Do::Add(1)).await.unwrap();

    let head = place.ledger.head().await.unwrap();
    assert_eq!(head.0, committed + 2);
    let taken = timeout(Duration::from_secs(60), taken).await;
    assert!(taken.unwrap().unwrap().iter().copied().eq(1..=head.0));
    let counts = following.project(Counts).await.unwrap();
    while counts.position().await.unwrap() < head {
        sleep(Duration::from_millis(5)).await;
    }
    stop.send(()).unwrap();
    follower.await.unwrap().unwrap();
    assert_counted_once(&following).await;
}

/// Everybody writes at once. How many events that are.
async fn write(place: &Place) -> u64 {
    let mut writers = JoinSet::new();
    for writer in 0..4 {
        writers.spawn(theirs(place.pool.clone(), writer));
    }
    for writer in 0..3 {
        writers.spawn(ours(place.ledger.clone(), format!("ours-{writer}")));
    }
    let plain = place.plain();
    writers.spawn(async move {
        for _ in 0..ROUNDS {
            plain.execute("plain", Do::Add(1)).await.unwrap();
        }
        u64::from(ROUNDS)
    });
    writers.join_all().await.into_iter().sum()
}

/// Transactions that are held for a while each, of which every fourth is given up.
async fn theirs(pool: sqlx::PgPool, writer: u32) -> u64 {
    let mut committed = 0;
    for round in 0..ROUNDS {
        let id = format!("theirs-{writer}-{round}");
        let mut open = pool.begin().await.unwrap();
        insert(&mut open, &id, 1).await;
        sleep(a_while()).await;
        insert(&mut open, &id, 2).await;
        sleep(a_while()).await;
        if (round + writer).is_multiple_of(4) {
            open.rollback().await.unwrap();
        } else {
            open.commit().await.unwrap();
            committed += 2;
        }
    }
    committed
}

async fn ours(ledger: Ledger, id: String) -> u64 {
    for _ in 0..ROUNDS {
        execute(&ledger, &id, Do::AddAll(vec![1, 1])).await.unwrap();
        sleep(a_while() / 2).await;
    }
    u64::from(2 * ROUNDS)
}

/// 0 to 15 ms.
fn a_while() -> Duration {
    let bits = Uuid::new_v4().as_bytes()[0];
    Duration::from_micros(u64::from(bits) * 60)
}

/// All positions as they come, up to the last event.
async fn take(ledger: Ledger) -> Vec<u64> {
    let mut letters = ledger.subscribe("letters").await.unwrap();
    let mut positions = Vec::new();
    loop {
        let event = letters.next().await.unwrap();
        positions.push(event.position.0);
        if event.aggregate_id == "last" {
            letters.acknowledge(event.position).await.unwrap();
            return positions;
        }
    }
}
