//! A transaction that another program has left open.

use coprod_store::{ExecuteError, Position, Receipt, Retry};
use futures_util::future::join_all;
use sqlx::{Postgres, Transaction, error::DatabaseError};
use uuid::Uuid;

use crate::{
    place::Place,
    tally::{Do, No, Reach, Tally, execute, sum_without_gaps},
};

/// As `postgres-es` inserts it.
const INSERT: &str = "
    INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, event_version, payload,
                        metadata)
    VALUES ('Tally', $1, $2, 'Added', '1.0', '{\"Added\":{\"number\":100}}', '{}')";

const UNPLACED: &str = "SELECT count(*) FROM events WHERE position IS NULL";

/// Begins a transaction, adds a hundred to a tally, and leaves it there.
pub async fn leave_open(place: &Place, id: &str, sequence: i64) -> Transaction<'static, Postgres> {
    let mut transaction = place.pool.begin().await.unwrap();
    insert(&mut transaction, id, sequence).await;
    transaction
}

pub async fn insert(transaction: &mut Transaction<'static, Postgres>, id: &str, sequence: i64) {
    sqlx::query(INSERT)
        .bind(id)
        .bind(sequence)
        .execute(&mut **transaction)
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_holds_nobody_up_and_gets_its_positions_when_it_commits() {
    let place = Place::new().await;
    let ledger = &place.ledger;
    let mut open = leave_open(&place, "theirs", 1).await;
    for _ in 0..3 {
        execute(ledger, "ours", Do::Add(1)).await.unwrap();
    }
    place
        .plain()
        .execute("also theirs", Do::Add(1))
        .await
        .unwrap();
    insert(&mut open, "theirs", 2).await;

    let unplaced: i64 = sqlx::query_scalar(UNPLACED)
        .fetch_one(&mut *open)
        .await
        .unwrap();
    assert_eq!(unplaced, 2);
    let read = ledger.read_after(Position::START, 10).await.unwrap();
    assert_eq!(read.len(), 4);
    assert!(read.iter().all(|event| event.aggregate_id != "theirs"));
    assert_eq!(ledger.head().await.unwrap(), Position(4));
    let stream = ledger.read_stream("Tally", "theirs", 0, 10).await.unwrap();
    assert_eq!(stream, []);

    open.commit().await.unwrap();
    execute(ledger, "ours", Do::Add(1)).await.unwrap();
    let read = ledger.read_after(Position(4), 10).await.unwrap();
    let told: Vec<_> = read
        .iter()
        .map(|event| (event.position.0, event.aggregate_id.as_str()))
        .collect();
    assert_eq!(told, [(5, "theirs"), (6, "theirs"), (7, "ours")]);
    assert_eq!(sum_without_gaps(ledger, "theirs").await, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_rolled_back_leaves_no_gap() {
    let place = Place::new().await;
    let open = leave_open(&place, "a", 1).await;
    execute(&place.ledger, "b", Do::Add(1)).await.unwrap();
    open.rollback().await.unwrap();
    execute(&place.ledger, "a", Do::Add(1)).await.unwrap();
    assert_eq!(sum_without_gaps(&place.ledger, "a").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_may_not_see_the_head_move_fails_whole_and_leaves_no_gap() {
    let place = Place::new().await;
    let mut open = place
        .pool
        .begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ")
        .await
        .unwrap();
    insert(&mut open, "theirs", 1).await;
    execute(&place.ledger, "ours", Do::Add(1)).await.unwrap();
    let error = open.commit().await.unwrap_err();
    let code = error.as_database_error().and_then(DatabaseError::code);
    assert_eq!(code.as_deref(), Some("40001"), "{error}");
    execute(&place.ledger, "theirs", Do::Add(1)).await.unwrap();
    assert_eq!(sum_without_gaps(&place.ledger, "theirs").await, 1);
}

const STREAMS: [&str; 5] = ["first", "second", "held", "third", "fourth"];

/// Gives a command to each stream, all in one batch: on one thread, with the states in memory and
/// without an id to look up, all are decided before the writer gets its turn.
async fn one_batch(place: &Place) -> Vec<Result<Receipt, ExecuteError<No>>> {
    let reach = Reach::default();
    let commands = STREAMS.map(|id| {
        let command = place.ledger.execute_with::<Tally>(id, Do::Add(1), &reach);
        command.into_future()
    });
    join_all(commands).await
}

async fn warm_up(place: &Place) {
    for id in STREAMS {
        execute(&place.ledger, id, Do::Add(1)).await.unwrap();
    }
}

#[tokio::test]
async fn it_fails_only_the_command_that_wants_the_same_place() {
    let place = Place::new().await;
    warm_up(&place).await;
    let open = leave_open(&place, "held", 2).await;
    for (id, answer) in STREAMS.iter().zip(one_batch(&place).await) {
        if *id == "held" {
            let error = answer.unwrap_err();
            assert!(matches!(error, ExecuteError::Storage(_)), "{error}");
            assert_eq!(error.retry(), Retry::Now);
        } else {
            assert_eq!(answer.unwrap().last_sequence, 2);
        }
    }

    open.commit().await.unwrap();
    let receipt = execute(&place.ledger, "held", Do::Add(1)).await.unwrap();
    assert_eq!(receipt.last_sequence, 3);
    for id in STREAMS {
        let total = if id == "held" { 102 } else { 2 };
        assert_eq!(sum_without_gaps(&place.ledger, id).await, total);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_command_that_meets_it_at_its_commit_is_decided_after_it() {
    let place = Place::new().await;
    execute(&place.ledger, "held", Do::Add(1)).await.unwrap();
    let open = leave_open(&place, "held", 2).await;
    let ledger = place.ledger.clone();
    let command = tokio::spawn(async move {
        let reach = Reach::default();
        let give = || {
            ledger
                .execute_with::<Tally>("held", Do::Add(1), &reach)
                .command_id(Uuid::from_u128(1).into())
        };
        loop {
            match give().await {
                Ok(receipt) => return receipt,
                Err(error) => assert_eq!(error.retry(), Retry::Now, "{error}"),
            }
        }
    });
    // Once it waits for the transaction, while it holds what the transaction needs to commit.
    wait_for_somebody_who_waits(&place).await;
    open.commit().await.unwrap();
    assert_eq!(command.await.unwrap().last_sequence, 3);
    assert_eq!(sum_without_gaps(&place.ledger, "held").await, 102);
}

async fn wait_for_somebody_who_waits(place: &Place) {
    const WAITING: &str = "
        SELECT count(*) FROM pg_locks waits
        JOIN pg_locks writes ON writes.pid = waits.pid
        WHERE waits.locktype = 'transactionid' AND NOT waits.granted
          AND writes.relation = 'head'::regclass";
    loop {
        let waiting: i64 = sqlx::query_scalar(WAITING)
            .fetch_one(&place.pool)
            .await
            .unwrap();
        if waiting > 0 {
            return;
        }
        tokio::task::yield_now().await;
    }
}
