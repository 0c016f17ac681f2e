//! What there is none of: trying again, telling a repeated command, and saying what one expects.

use std::{collections::HashMap, sync::Arc};

use coprod_store::{CommandId, ExecuteError, Expected};
use cqrs_es::{Aggregate, AggregateError, CqrsFramework, EventEnvelope, EventStore};
use tokio::{sync::Barrier, task::JoinSet};
use uuid::Uuid;

use crate::{
    place::{Place, TheirContext, Theirs},
    tally::{Do, Reach, Tally, execute, sum_without_gaps},
};

const CALLERS: usize = 8;

type Refusal = AggregateError<<Tally as Aggregate>::Error>;

/// Their store, where all callers have loaded the aggregate before one of them commits.
struct AtOnce {
    store: Theirs<Tally>,
    all: Barrier,
}

impl EventStore<Tally> for AtOnce {
    type AC = TheirContext;

    async fn load_events(&self, id: &str) -> Result<Vec<EventEnvelope<Tally>>, Refusal> {
        self.store.load_events(id).await
    }

    async fn load_aggregate(&self, id: &str) -> Result<TheirContext, Refusal> {
        let loaded = self.store.load_aggregate(id).await;
        self.all.wait().await;
        loaded
    }

    async fn commit(
        &self,
        events: Vec<<Tally as Aggregate>::Event>,
        context: TheirContext,
        metadata: HashMap<String, String>,
    ) -> Result<Vec<EventEnvelope<Tally>>, Refusal> {
        self.store.commit(events, context, metadata).await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_commands_given_at_once_one_counts_and_the_others_are_refused() {
    let place = Place::new().await;
    let store = AtOnce {
        store: place.event_store(),
        all: Barrier::new(CALLERS),
    };
    let plain = Arc::new(CqrsFramework::new(store, vec![], Reach::default()));
    let mut all = JoinSet::new();
    for _ in 0..CALLERS {
        let plain = Arc::clone(&plain);
        all.spawn(async move { plain.execute("theirs", Do::Add(1)).await });
    }
    let answers = all.join_all().await;
    let conflicts = answers
        .iter()
        .filter(|answer| matches!(answer, Err(AggregateError::AggregateConflict)));
    assert_eq!(conflicts.count(), CALLERS - 1);
    assert_eq!(sum_without_gaps(&place.ledger, "theirs").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_commands_given_to_a_ledger_at_once_all_count() {
    let place = Place::new().await;
    let another = place
        .another_ledger(coprod_store::LedgerConfig::default())
        .await;
    let start = Arc::new(Barrier::new(CALLERS));
    let mut all = JoinSet::new();
    for caller in 0..CALLERS {
        let ledger = [&place.ledger, &another][caller % 2].clone();
        let start = Arc::clone(&start);
        all.spawn(async move {
            start.wait().await;
            execute(&ledger, "ours", Do::Add(1)).await.unwrap()
        });
    }
    let mut sequences: Vec<_> = all
        .join_all()
        .await
        .iter()
        .map(|receipt| receipt.last_sequence)
        .collect();
    sequences.sort_unstable();
    assert!(sequences.iter().copied().eq(1..=CALLERS as u64));
    assert_eq!(sum_without_gaps(&another, "ours").await, CALLERS as u64);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_command_given_twice_counts_twice_there_and_once_here() {
    let place = Place::new().await;
    let id: CommandId = Uuid::from_u128(1).into();
    for _ in 0..2 {
        // All that can be said about a command there.
        let metadata = HashMap::from([("command_id".to_owned(), id.to_string())]);
        place
            .plain()
            .execute_with_metadata("theirs", Do::Add(1), metadata)
            .await
            .unwrap();
    }
    assert_eq!(sum_without_gaps(&place.ledger, "theirs").await, 2);

    let reach = Reach::default();
    let give = || {
        place
            .ledger
            .execute_with::<Tally>("ours", Do::Add(1), &reach)
            .command_id(id)
    };
    let first = give().await.unwrap();
    let again = give().await.unwrap();
    assert_eq!((first.repeated, again.repeated), (false, true));
    assert_eq!(first.positions, again.positions);
    assert_eq!(sum_without_gaps(&place.ledger, "ours").await, 1);
}

/// Two who have seen the same total each add to it, provided that it is still the one they saw.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_caller_has_seen_is_not_asked_there_and_holds_here() {
    let place = Place::new().await;
    let plain = place.plain();
    for id in ["theirs", "ours"] {
        execute(&place.ledger, id, Do::Add(1)).await.unwrap();
    }
    // There is no way to say it; the second one adds to a total that nobody showed it.
    for _ in 0..2 {
        plain.execute("theirs", Do::Add(1)).await.unwrap();
    }
    assert_eq!(sum_without_gaps(&place.ledger, "theirs").await, 3);

    let seen = Expected::Exactly(1);
    let reach = Reach::default();
    let add = || {
        place
            .ledger
            .execute_with::<Tally>("ours", Do::Add(1), &reach)
            .expecting(seen)
    };
    add().await.unwrap();
    let second = add().await;
    assert!(matches!(
        second,
        Err(ExecuteError::UnexpectedVersion { actual: 2, .. })
    ));
    assert_eq!(sum_without_gaps(&place.ledger, "ours").await, 2);
}
