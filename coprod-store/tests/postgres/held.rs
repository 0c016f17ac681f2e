//! Others in the way: sessions that hold what is needed, callers who leave, and a second process
//! that is given the same commands.

use std::{sync::Arc, time::Duration};

use coprod_core::Personal;
use coprod_store::{
    CommandId, ExecuteError, LedgerConfig, PartyId, PersonalRefused, Retry, Salt, StorageError,
};
use sqlx::Executor as _;
use tokio::{task::JoinSet, time::timeout};
use uuid::Uuid;

use crate::{
    commands::{give, verify},
    place::Place,
    tally::{Do, Reach, Tally, execute, reference, sum_without_gaps},
};

fn new_id() -> CommandId {
    Uuid::new_v4().into()
}

#[tokio::test]
async fn a_head_that_another_session_holds_is_said_and_waited_for_no_longer_than_that() {
    let place = Place::new();
    let ledger = place.ledger().await;
    let mut stranger = place.stranger().await;
    stranger
        .execute("BEGIN; SELECT * FROM head FOR UPDATE")
        .await
        .unwrap();
    let id = new_id();
    for _ in 0..2 {
        let error = give(&ledger, id).await.unwrap_err();
        assert!(
            matches!(error, ExecuteError::Storage(StorageError::Busy(_))),
            "{error:?}"
        );
        assert_eq!(error.retry(), Retry::Now);
        // Reading goes on.
        assert_eq!(ledger.head().await.unwrap().0, 0);
    }
    stranger.execute("COMMIT").await.unwrap();
    let receipt = give(&ledger, id).await.unwrap();
    assert!(!receipt.repeated);
    verify(&ledger, &[(id, receipt.last_position().unwrap())]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stream_that_another_session_is_writing_holds_up_nobody_else() {
    let place = Place::new();
    let ledger = place.ledger().await;
    let mut stranger = place.stranger().await;
    stranger
        .execute(
            "BEGIN;
             INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type,
                                 event_version, payload, metadata)
             VALUES ('Tally', 'held', 1, 'Added', '1.0', '{\"Added\": {\"number\": 7}}', '{}')",
        )
        .await
        .unwrap();
    let mut others = JoinSet::new();
    for stream in 0..20 {
        let ledger = ledger.clone();
        others.spawn(async move {
            for _ in 0..3 {
                execute(&ledger, &format!("{stream}"), Do::Add(1))
                    .await
                    .unwrap();
            }
        });
    }
    let error = execute(&ledger, "held", Do::Add(1)).await.unwrap_err();
    assert!(
        matches!(error, ExecuteError::Storage(StorageError::Busy(_))),
        "{error:?}"
    );
    others.join_all().await;
    stranger.execute("COMMIT").await.unwrap();
    execute(&ledger, "held", Do::Add(1)).await.unwrap();
    assert_eq!(sum_without_gaps(&ledger, "held").await, 8);
    assert_eq!(ledger.head().await.unwrap().0, 62);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn callers_who_leave_half_way_and_ask_again_get_each_command_once() {
    let place = Place::new();
    let ledger = place.ledger().await;
    let mut callers = JoinSet::new();
    for _ in 0..16 {
        let ledger = ledger.clone();
        callers.spawn(async move {
            let mut told = Vec::new();
            for _ in 0..20 {
                let id = new_id();
                let mut patience = Duration::from_micros(50);
                let receipt = loop {
                    if let Ok(answer) = timeout(patience, give(&ledger, id)).await {
                        break answer.unwrap();
                    }
                    patience *= 2;
                };
                told.push((id, receipt.last_position().unwrap()));
            }
            told
        });
    }
    let told = callers.join_all().await.concat();
    verify(&ledger, &told).await;
    assert_eq!(ledger.head().await.unwrap().0, 2 * 16 * 20);
}

/// Both have the same commands and most of the same streams, so that every batch meets commands
/// that stand already, streams that have moved on, and values that nobody knows.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_who_are_given_the_same_commands_record_each_once() {
    let place = Place::new();
    let config = || LedgerConfig {
        attempts: 10_000,
        ..LedgerConfig::default()
    };
    let mut ledgers = Vec::new();
    for _ in 0..2 {
        let ledger = coprod_store::Ledger::open_with(&place.url(), config()).await;
        ledgers.push(ledger.unwrap());
    }
    let ids: Arc<[CommandId]> = (0..120).map(|_| new_id()).collect();
    let mut callers = JoinSet::new();
    for ledger in &ledgers {
        for caller in 0..12 {
            let (ledger, ids) = (ledger.clone(), Arc::clone(&ids));
            callers.spawn(async move {
                let mut told = Vec::new();
                for id in ids.iter().skip(caller).step_by(12) {
                    let receipt = give(&ledger, *id).await.unwrap();
                    told.push((*id, receipt.last_position().unwrap(), receipt.repeated));
                    is_unknown(&ledger, *id).await;
                }
                told
            });
        }
    }
    let told = callers.join_all().await.concat();
    let firsts = told.iter().filter(|(_, _, repeated)| !repeated).count();
    assert_eq!(firsts, ids.len(), "each has one first answer");
    let told: Vec<_> = told
        .into_iter()
        .map(|(id, position, _)| (id, position))
        .collect();
    verify(&ledgers[0], &told).await;
    assert_eq!(ledgers[0].head().await.unwrap().0, 2 * ids.len() as u64);
}

/// A command that refers to a value that is not there is refused, in whatever company.
async fn is_unknown(ledger: &coprod_store::Ledger, id: CommandId) {
    let subject = PartyId::from(id.as_uuid());
    let (_, value) =
        Personal::new(subject, &"Ay\u{15f}e".to_owned(), Salt::from_bytes([7; 32])).unwrap();
    let stream = (id.as_uuid().as_u128() % 3).to_string();
    let reach = Reach::default();
    let refused = ledger
        .execute_with::<Tally>(&stream, Do::Name(reference(&value)), &reach)
        .await
        .unwrap_err();
    assert!(
        matches!(
            refused,
            ExecuteError::Personal(PersonalRefused::Unknown { .. })
        ),
        "{refused:?}"
    );
}
