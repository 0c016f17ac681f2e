//! Deciding: one after another on the newest state, whatever happens in between.

use std::{sync::Arc, time::Duration};

use coprod_store::{ExecuteError, Ledger, LedgerConfig, Retry};
use tokio::{
    sync::Semaphore,
    task::JoinSet,
    time::{sleep, timeout},
};

use crate::{
    fixture::Fixture,
    tally::{Do, No, Reach, Tally, execute, sum_without_gaps},
};

macro_rules! cases {
    ($fixture:ty) => {
        $crate::fixture::instantiate!(
            $crate::deciding,
            $fixture,
            [
                commands_to_one_stream_decide_one_after_another,
                ledgers_that_do_not_know_each_other_agree_on_one_stream,
                a_refusal_on_an_outdated_state_is_decided_again,
                deciding_may_read_its_own_stream,
                a_panic_while_deciding_harms_nobody,
                a_command_given_up_while_deciding_harms_nobody,
                a_command_given_up_later_is_recorded_whole_or_not_at_all,
                who_is_always_overtaken_is_told_so,
                a_full_cache_changes_nothing,
                refusing_purely_keeps_the_state,
            ]
        );
    };
}
pub(crate) use cases;

/// Adds until the limit is reached; says how often that was allowed.
async fn race(ledgers: &[Ledger], each: usize, limit: u64) -> usize {
    let mut all = JoinSet::new();
    for ledger in ledgers {
        for _ in 0..each {
            let ledger = ledger.clone();
            all.spawn(async move { execute(&ledger, "a", Do::AddUpTo { limit }).await });
        }
    }
    let answers = all.join_all().await;
    for error in answers.iter().filter_map(|answer| answer.as_ref().err()) {
        let ExecuteError::Refused(No::Beyond { total, .. }) = error else {
            panic!("{error}")
        };
        // A refusal never rests on what is not durable.
        assert_eq!(*total, limit);
    }
    answers.iter().filter(|answer| answer.is_ok()).count()
}

pub async fn commands_to_one_stream_decide_one_after_another(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    assert_eq!(race(std::slice::from_ref(&ledger), 100, 60).await, 60);
    assert_eq!(sum_without_gaps(&ledger, "a").await, 60);
}

pub async fn ledgers_that_do_not_know_each_other_agree_on_one_stream(fixture: &impl Fixture) {
    let config = LedgerConfig {
        attempts: 1_000,
        ..LedgerConfig::default()
    };
    let ledgers = [
        fixture.ledger_with(config.clone()).await,
        fixture.ledger_with(config).await,
    ];
    assert_eq!(race(&ledgers, 60, 90).await, 90);
    assert_eq!(sum_without_gaps(&ledgers[0], "a").await, 90);
}

pub async fn a_refusal_on_an_outdated_state_is_decided_again(fixture: &impl Fixture) {
    let [ours, theirs] = [fixture.ledger().await, fixture.ledger().await];
    execute(&ours, "a", Do::Add(1)).await.unwrap();
    execute(&theirs, "a", Do::Add(1)).await.unwrap();
    execute(&ours, "a", Do::AtLeast { limit: 2 }).await.unwrap();
    execute(&theirs, "a", Do::Add(1)).await.unwrap();
    // A success that writes nothing rests on the newest state as well.
    let receipt = execute(&ours, "a", Do::Nothing).await.unwrap();
    assert_eq!(receipt.last_sequence, 3);
}

pub async fn deciding_may_read_its_own_stream(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    execute(&ledger, "a", Do::Add(3)).await.unwrap();
    let reach = Reach {
        ledger: Some(ledger.clone()),
        id: "a".into(),
        ..Reach::default()
    };
    let command = ledger.execute_with::<Tally>("a", Do::AddWhatIsRecorded, &reach);
    timeout(Duration::from_secs(20), command.into_future())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(sum_without_gaps(&ledger, "a").await, 6);
}

pub async fn a_panic_while_deciding_harms_nobody(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    execute(&ledger, "a", Do::Add(1)).await.unwrap();
    let panicking = ledger.clone();
    let task = tokio::spawn(async move { execute(&panicking, "a", Do::Panic).await });
    assert!(task.await.unwrap_err().is_panic());
    execute(&ledger, "a", Do::Add(1)).await.unwrap();
    assert_eq!(sum_without_gaps(&ledger, "a").await, 2);
}

pub async fn a_command_given_up_while_deciding_harms_nobody(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    execute(&ledger, "a", Do::Add(1)).await.unwrap();
    let permits = Arc::new(Semaphore::new(0));
    let reach = Reach {
        permits: Some(permits),
        ..Reach::default()
    };
    let command = ledger.execute_with::<Tally>("a", Do::WaitAndAdd(1), &reach);
    assert!(
        timeout(Duration::from_millis(20), command.into_future())
            .await
            .is_err()
    );
    execute(&ledger, "a", Do::Add(1)).await.unwrap();
    assert_eq!(sum_without_gaps(&ledger, "a").await, 2);
}

pub async fn a_command_given_up_later_is_recorded_whole_or_not_at_all(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let mut all = JoinSet::new();
    for round in 0..120_u64 {
        let ledger = ledger.clone();
        all.spawn(async move {
            let command = execute(&ledger, "a", Do::AddAll(vec![1, 1, 1]));
            let patience = Duration::from_micros(round * 37 % 3_000);
            timeout(patience, command)
                .await
                .is_ok_and(|answer| answer.is_ok())
        });
    }
    let acknowledged = all
        .join_all()
        .await
        .into_iter()
        .filter(|answered| *answered)
        .count();
    // Whatever was on its way has come to an end once a later command has.
    execute(&ledger, "a", Do::Nothing).await.unwrap();
    let total = sum_without_gaps(&ledger, "a").await;
    assert_eq!(total % 3, 0);
    assert!(total >= 3 * acknowledged as u64);
}

pub async fn who_is_always_overtaken_is_told_so(fixture: &impl Fixture) {
    let config = LedgerConfig {
        attempts: 1,
        ..LedgerConfig::default()
    };
    let [ours, theirs] = [fixture.ledger_with(config).await, fixture.ledger().await];
    let permits = Arc::new(Semaphore::new(0));
    let reach = Reach {
        permits: Some(Arc::clone(&permits)),
        ..Reach::default()
    };
    let ours_too = ours.clone();
    let command = tokio::spawn(async move {
        ours_too
            .execute_with::<Tally>("a", Do::WaitAndAdd(1), &reach)
            .await
    });
    sleep(Duration::from_millis(20)).await;
    execute(&theirs, "a", Do::Add(1)).await.unwrap();
    permits.add_permits(1);
    let error = command.await.unwrap().unwrap_err();
    assert!(matches!(error, ExecuteError::Conflict { .. }), "{error}");
    assert_eq!(error.retry(), Retry::Now);
    execute(&ours, "a", Do::Add(1)).await.unwrap();
    assert_eq!(sum_without_gaps(&ours, "a").await, 2);
}

pub async fn a_full_cache_changes_nothing(fixture: &impl Fixture) {
    let config = LedgerConfig {
        cached_streams: 2,
        ..LedgerConfig::default()
    };
    let ledger = fixture.ledger_with(config).await;
    let mut all = JoinSet::new();
    for number in 0..100 {
        let ledger = ledger.clone();
        all.spawn(async move {
            execute(&ledger, &format!("{}", number % 10), Do::Add(1))
                .await
                .unwrap();
        });
    }
    all.join_all().await;
    for id in 0..10 {
        assert_eq!(sum_without_gaps(&ledger, &id.to_string()).await, 10);
    }
}

pub async fn refusing_purely_keeps_the_state(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    execute(&ledger, "a", Do::Add(5)).await.unwrap();
    let refused = ledger
        .execute_with::<Tally>("a", Do::AddUpTo { limit: 5 }, &Reach::default())
        .refuses_purely()
        .await;
    assert!(refused.is_err());
    execute(&ledger, "a", Do::AddUpTo { limit: 6 })
        .await
        .unwrap();
    assert_eq!(sum_without_gaps(&ledger, "a").await, 6);
}
