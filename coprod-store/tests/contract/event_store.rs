//! The ledger under a `CqrsFramework`.

use std::collections::HashMap;

use coprod_store::{LedgerEventStore, Position};
use cqrs_es::{AggregateContext, AggregateError, CqrsFramework, EventStore};
use serde_json::json;

use crate::{
    fixture::Fixture,
    tally::{Do, Happened, Reach, Tally, execute, sum_without_gaps},
};

macro_rules! cases {
    ($fixture:ty) => {
        $crate::fixture::instantiate!(
            $crate::event_store,
            $fixture,
            [
                a_framework_writes_and_reads_the_same_record,
                events_are_applied_once,
                a_conflict_is_reported_and_nothing_written,
                new_personal_values_are_refused_with_a_reason,
            ]
        );
    };
}
pub(crate) use cases;

pub async fn a_framework_writes_and_reads_the_same_record(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let store = LedgerEventStore::<Tally>::new(ledger.clone());
    let framework = CqrsFramework::new(store.clone(), Vec::new(), Reach::default());
    execute(&ledger, "a", Do::Add(1)).await.unwrap();
    let metadata = HashMap::from([("by".to_owned(), "somebody".to_owned())]);
    framework
        .execute_with_metadata("a", Do::AddAll(vec![2, 3]), metadata)
        .await
        .unwrap();
    framework.execute("a", Do::Nothing).await.unwrap();
    execute(&ledger, "a", Do::Add(4)).await.unwrap();
    assert!(framework.execute("a", Do::SpoilAndRefuse).await.is_err());
    assert_eq!(sum_without_gaps(&ledger, "a").await, 10);
    let events = store.load_events("a").await.unwrap();
    assert_eq!(
        events
            .iter()
            .map(|event| event.sequence)
            .collect::<Vec<_>>(),
        [1, 2, 3, 4]
    );
    assert_eq!(events[1].payload, Happened::Added { number: 2 });
    assert_eq!(events[1].metadata["by"], "somebody");
    assert!(events[1].metadata.contains_key("command_id"));
}

pub async fn events_are_applied_once(fixture: &impl Fixture) {
    let store = LedgerEventStore::<Tally>::new(fixture.ledger().await);
    let framework = CqrsFramework::new(store.clone(), Vec::new(), Reach::default());
    for _ in 0..6 {
        framework.execute("a", Do::Add(1)).await.unwrap();
    }
    assert_eq!(
        store.load_aggregate("a").await.unwrap().aggregate().total,
        6
    );
}

pub async fn a_conflict_is_reported_and_nothing_written(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let store = LedgerEventStore::<Tally>::new(ledger.clone());
    let outdated = store.load_aggregate("a").await.unwrap();
    execute(&ledger, "a", Do::Add(1)).await.unwrap();
    let events = vec![Happened::Added { number: 2 }];
    let error = store
        .commit(events, outdated, HashMap::new())
        .await
        .unwrap_err();
    assert!(
        matches!(error, AggregateError::AggregateConflict),
        "{error}"
    );
    assert_eq!(ledger.head().await.unwrap(), Position(1));
}

pub async fn new_personal_values_are_refused_with_a_reason(fixture: &impl Fixture) {
    let store = LedgerEventStore::<Tally>::new(fixture.ledger().await);
    let framework = CqrsFramework::new(store, Vec::new(), Reach::default());
    let subject = uuid::Uuid::from_u128(1);
    let unknown = json!({ "subject": subject, "commitment": "0".repeat(64) });
    let open = json!({ "subject": subject, "commitment": "0".repeat(64), "value": "Ayşe" });
    for reference in [unknown, open] {
        let command = Do::Name(json!({ "$personal": reference }));
        let error = framework.execute("a", command).await.unwrap_err();
        assert!(
            error.to_string().contains("Ledger::execute_with"),
            "{error}"
        );
    }
}
