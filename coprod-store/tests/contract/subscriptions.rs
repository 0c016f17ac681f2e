//! Subscriptions: events one after another, and none twice without need.

use std::time::Duration;

use coprod_store::{
    FollowerKind, LedgerConfig, Position, Subscription, SubscriptionConfig, SubscriptionError,
};
use tokio::time::timeout;

use crate::{
    fixture::Fixture,
    tally::{Do, execute},
};

macro_rules! cases {
    ($fixture:ty) => {
        $crate::fixture::instantiate!(
            $crate::subscriptions,
            $fixture,
            [
                events_come_one_after_another_and_then_as_they_are_recorded,
                what_was_not_acknowledged_comes_again,
                what_was_not_taken_is_not_acknowledged,
                one_begins_where_it_was_told_to_once,
                one_takes_the_events_and_another_takes_over,
                who_was_taken_over_acknowledges_nothing,
                how_far_behind_one_is_is_a_number,
                a_call_that_is_dropped_loses_nothing,
                what_another_process_writes_comes_too,
            ]
        );
    };
}
pub(crate) use cases;

const SOON: Duration = Duration::from_secs(20);

async fn next(subscription: &mut Subscription) -> u64 {
    let event = timeout(SOON, subscription.next()).await.unwrap().unwrap();
    event.position.0
}

pub async fn events_come_one_after_another_and_then_as_they_are_recorded(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    execute(&ledger, "a", Do::AddAll((0..20).collect()))
        .await
        .unwrap();
    let config = SubscriptionConfig {
        page: 7,
        ..SubscriptionConfig::default()
    };
    let mut letters = ledger.subscribe_with("letters", config).await.unwrap();
    for expected in 1..=20 {
        assert_eq!(next(&mut letters).await, expected);
    }
    let waiting = tokio::spawn(async move { next(&mut letters).await });
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(!waiting.is_finished());
    execute(&ledger, "b", Do::Add(1)).await.unwrap();
    assert_eq!(waiting.await.unwrap(), 21);
}

pub async fn what_was_not_acknowledged_comes_again(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    execute(&ledger, "a", Do::AddAll((0..5).collect()))
        .await
        .unwrap();
    let mut letters = ledger.subscribe("letters").await.unwrap();
    for expected in 1..=4 {
        assert_eq!(next(&mut letters).await, expected);
    }
    letters.acknowledge(Position(2)).await.unwrap();
    letters.acknowledge(Position(1)).await.unwrap(); // has been said already
    letters.close().await.unwrap();
    let other = fixture.ledger().await;
    let mut letters = other.subscribe("letters").await.unwrap();
    assert_eq!(letters.position().await.unwrap(), Position(2));
    assert_eq!(next(&mut letters).await, 3);
    let mut others = other.subscribe("others").await.unwrap();
    assert_eq!(next(&mut others).await, 1);
}

pub async fn what_was_not_taken_is_not_acknowledged(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    execute(&ledger, "a", Do::AddAll((0..5).collect()))
        .await
        .unwrap();
    let mut letters = ledger.subscribe("letters").await.unwrap();
    for taken in 0..2 {
        let error = letters.acknowledge(Position(taken + 1)).await.unwrap_err();
        assert!(
            matches!(error, SubscriptionError::NotDelivered { .. }),
            "{error}"
        );
        next(&mut letters).await;
    }
    letters.acknowledge(Position(2)).await.unwrap();
    let error = ledger.subscribe("line\nbreak").await.unwrap_err();
    assert!(
        matches!(error, SubscriptionError::InvalidName(_)),
        "{error}"
    );
}

pub async fn one_begins_where_it_was_told_to_once(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    execute(&ledger, "a", Do::AddAll((0..5).collect()))
        .await
        .unwrap();
    let from = |start| SubscriptionConfig {
        start: Position(start),
        ..SubscriptionConfig::default()
    };
    let mut letters = ledger.subscribe_with("letters", from(3)).await.unwrap();
    assert_eq!(next(&mut letters).await, 4);
    letters.acknowledge(Position(4)).await.unwrap();
    letters.close().await.unwrap();
    let mut letters = ledger.subscribe_with("letters", from(0)).await.unwrap();
    assert_eq!(next(&mut letters).await, 5);
}

fn impatient() -> LedgerConfig {
    LedgerConfig {
        takeover: Duration::from_secs(3),
        ..LedgerConfig::default()
    }
}

pub async fn one_takes_the_events_and_another_takes_over(fixture: &impl Fixture) {
    let ledger = fixture.ledger_with(impatient()).await;
    execute(&ledger, "a", Do::AddAll((0..5).collect()))
        .await
        .unwrap();
    let mut first = ledger.subscribe("letters").await.unwrap();
    assert_eq!(next(&mut first).await, 1);
    let other = fixture.ledger_with(impatient()).await;
    let mut second = other.subscribe("letters").await.unwrap();
    // As long as the first one lives, be it idle, the second one waits.
    let waited = timeout(Duration::from_secs(4), second.next()).await;
    assert!(waited.is_err());
    first.acknowledge(Position(1)).await.unwrap();
    drop(first);
    assert_eq!(next(&mut second).await, 2);
}

pub async fn who_was_taken_over_acknowledges_nothing(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    execute(&ledger, "a", Do::AddAll((0..5).collect()))
        .await
        .unwrap();
    let mut first = ledger.subscribe("letters").await.unwrap();
    assert_eq!(next(&mut first).await, 1);
    // A process that was stopped for a long while: its lease has run out, and it does not know.
    fixture.run_out_leases().await;
    let other = fixture.ledger().await;
    let mut second = other.subscribe("letters").await.unwrap();
    assert_eq!(next(&mut second).await, 1);
    let error = first.acknowledge(Position(1)).await.unwrap_err();
    assert!(
        matches!(error, SubscriptionError::TakenOver { .. }),
        "{error}"
    );
    second.acknowledge(Position(1)).await.unwrap();
    second.close().await.unwrap();
    assert_eq!(next(&mut first).await, 2);
}

pub async fn how_far_behind_one_is_is_a_number(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let mut letters = ledger.subscribe("letters").await.unwrap();
    assert_eq!(letters.lag().await.unwrap(), 0);
    execute(&ledger, "a", Do::AddAll((0..5).collect()))
        .await
        .unwrap();
    assert_eq!(letters.lag().await.unwrap(), 5);
    next(&mut letters).await;
    letters.acknowledge(Position(1)).await.unwrap();
    assert_eq!(letters.lag().await.unwrap(), 4);
    let all = ledger.followers().await.unwrap();
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].kind, FollowerKind::Subscription);
    assert_eq!((all[0].name.as_str(), all[0].lag), ("letters", 4));
    assert!(all[0].is_followed);
}

pub async fn a_call_that_is_dropped_loses_nothing(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let mut letters = ledger.subscribe("letters").await.unwrap();
    let writing = tokio::spawn(async move {
        for number in 0..50 {
            execute(&ledger, "a", Do::Add(number)).await.unwrap();
        }
    });
    for expected in 1..=50 {
        let mut given_up = 0;
        let event = loop {
            let patience = Duration::from_micros(200 * given_up * expected);
            if let Ok(event) = timeout(patience, letters.next()).await {
                break event.unwrap();
            }
            given_up += 1;
        };
        assert_eq!(event.position.0, expected);
    }
    writing.await.unwrap();
}

pub async fn what_another_process_writes_comes_too(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let mut letters = ledger.subscribe("letters").await.unwrap();
    let other = fixture.ledger().await;
    for expected in 1..=3 {
        execute(&other, "a", Do::Add(1)).await.unwrap();
        assert_eq!(next(&mut letters).await, expected);
    }
}
