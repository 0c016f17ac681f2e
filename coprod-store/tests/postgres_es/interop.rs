//! Both ways: each reads and goes on with what the other one has written.

use std::collections::HashMap;

use coprod_core::{
    Actor, Command, Role, RoundTable, RoundTableCommand, Side, testing::id as named,
};
use coprod_store::{ExecuteError, Ledger, Position, RecordedEvent, history::Filter};
use cqrs_es::{
    AggregateContext, AggregateError, CqrsFramework, EventStore, persist::PersistedEventStore,
};
use postgres_es::PostgresEventRepository;

use crate::{
    place::Place,
    tally::{Do, Happened, No, Reach, Tally, execute, sum_without_gaps},
};

async fn all(ledger: &Ledger) -> Vec<RecordedEvent> {
    ledger
        .read_after(Position::START, usize::MAX)
        .await
        .unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_plain_program_writes_stands_in_the_record() {
    let place = Place::new().await;
    execute(&place.ledger, "ours", Do::Add(1)).await.unwrap();
    let metadata = HashMap::from([("by".to_owned(), "a plain program".to_owned())]);
    place
        .plain()
        .execute_with_metadata("theirs", Do::AddAll(vec![2, 3]), metadata)
        .await
        .unwrap();
    execute(&place.ledger, "ours", Do::Add(4)).await.unwrap();

    let events = all(&place.ledger).await;
    let told: Vec<_> = events
        .iter()
        .map(|event| {
            (
                event.position.0,
                event.aggregate_id.as_str(),
                event.sequence,
                event.payload_as().unwrap(),
            )
        })
        .collect();
    let added = |number| Happened::Added { number };
    assert_eq!(
        told,
        [
            (1, "ours", 1, added(1)),
            (2, "theirs", 1, added(2)),
            (3, "theirs", 2, added(3)),
            (4, "ours", 2, added(4)),
        ]
    );
    assert!(events.is_sorted_by_key(|event| event.recorded_at));
    assert_eq!(events[1].event_type, "Added");
    let metadata: HashMap<String, String> = serde_json::from_str(&events[1].metadata).unwrap();
    assert_eq!(metadata["by"], "a plain program");
    let stream = place.ledger.read_stream("Tally", "theirs", 0, 10).await;
    assert_eq!(stream.unwrap(), events[1..3]);
    assert_eq!(place.ledger.head().await.unwrap(), Position(4));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cached_state_that_a_plain_program_has_outdated_is_decided_on_again() {
    let place = Place::new().await;
    let (ledger, plain) = (&place.ledger, place.plain());
    execute(ledger, "a", Do::Add(1)).await.unwrap();
    plain.execute("a", Do::Add(2)).await.unwrap();
    // In memory the total is 1: this would be refused, and the next one let through.
    execute(ledger, "a", Do::AtLeast { limit: 3 })
        .await
        .unwrap();
    plain.execute("a", Do::Add(2)).await.unwrap();
    let refused = execute(ledger, "a", Do::AddUpTo { limit: 5 }).await;
    assert!(matches!(
        refused,
        Err(ExecuteError::Refused(No::Beyond { total: 5, .. }))
    ));
    plain.execute("a", Do::AddAll(vec![4, 5])).await.unwrap();
    let receipt = execute(ledger, "a", Do::Add(6)).await.unwrap();
    assert_eq!((receipt.events, receipt.last_sequence), (1, 6));
    assert_eq!(receipt.last_position(), Some(Position(6)));
    assert_eq!(sum_without_gaps(ledger, "a").await, 20);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_plain_program_goes_on_with_what_the_ledger_has_written() {
    let place = Place::new().await;
    let store = place.event_store::<Tally>();
    execute(&place.ledger, "a", Do::AddAll(vec![1, 2]))
        .await
        .unwrap();
    let mut context = store.load_aggregate("a").await.unwrap();
    assert_eq!(context.current_sequence, 2);
    assert_eq!(*context.aggregate(), Tally { total: 3, seen: 2 });

    let refused = place.plain().execute("a", Do::AddUpTo { limit: 3 }).await;
    assert!(matches!(
        refused,
        Err(AggregateError::UserError(No::Beyond { total: 3, .. }))
    ));
    // What was loaded before the ledger went on is refused by the same key as between themselves.
    execute(&place.ledger, "a", Do::Add(3)).await.unwrap();
    let added = vec![Happened::Added { number: 1_000 }];
    let outdated = store.commit(added, context, HashMap::new()).await;
    assert!(matches!(outdated, Err(AggregateError::AggregateConflict)));
    place.plain().execute("a", Do::Add(4)).await.unwrap();
    assert_eq!(sum_without_gaps(&place.ledger, "a").await, 10);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_plain_program_decides_at_a_table_is_told_by_the_decision_log() {
    let place = Place::new().await;
    let mut door = place.ledger.door();
    let ayse = Actor::party(named("Ayşe"), Side::Citizen, Role::NEIGHBOUR);
    let does = |now, what| Command::<RoundTable>::new(named("table"), ayse.clone(), now, what);
    let purpose = door.words(&ayse, "The nights").unwrap();
    let topics = vec!["care".parse().unwrap()];
    let convene = RoundTableCommand::ConveneRoundTable { purpose, topics };
    let now = door.now().unwrap();
    door.execute(does(now, convene)).await.unwrap();

    let table = coprod_core::RoundTableId::to_string(&named("table"));
    let plain =
        postgres_es::postgres_cqrs::<RoundTable>(place.pool.clone(), vec![], place.ledger.facts());
    let seat = named("seat");
    let invite = RoundTableCommand::InviteMember {
        seat,
        party: named("Ayşe"),
        side: Side::Citizen,
    };
    let now = door.now().unwrap();
    plain.execute(&table, does(now, invite)).await.unwrap();
    let take = RoundTableCommand::TakeSeat {
        seat,
        person: None,
        deputy: None,
    };
    let now = door.now().unwrap();
    door.execute(does(now, take)).await.unwrap();

    let history = place.ledger.history().await.unwrap();
    let entries = history.entries(&Filter::default()).await.unwrap();
    let told: Vec<_> = entries
        .iter()
        .map(|entry| (entry.position.0, entry.sequence, entry.act.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (1, 1, "RoundTableConvened"),
            (2, 2, "MemberInvited"),
            (3, 3, "MemberSeated"),
        ]
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_plain_program_may_name_the_schema_itself() {
    let place = Place::new().await;
    let events = format!("{}.events", place.schema);
    let snapshots = format!("{}.snapshots", place.schema);
    let pool = place.pool_with(&[]).await;
    let repository = PostgresEventRepository::new(pool).with_tables(&events, &snapshots);
    let store = PersistedEventStore::new_event_store(repository);
    let plain = CqrsFramework::<Tally, _>::new(store, vec![], Reach::default());
    execute(&place.ledger, "a", Do::Add(1)).await.unwrap();
    plain.execute("a", Do::AddAll(vec![2, 3])).await.unwrap();
    assert_eq!(place.ledger.head().await.unwrap(), Position(3));
    assert_eq!(sum_without_gaps(&place.ledger, "a").await, 6);
}
