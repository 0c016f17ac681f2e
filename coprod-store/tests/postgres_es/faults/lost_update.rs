//! Queries are told in memory after the commit: whatever comes between is never told, what is told
//! may come in another order, and what a query cannot store is dropped without a word.

use std::{
    future::pending,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use async_trait::async_trait;
use coprod_core::{Actor, Command, Role, RoundTable, RoundTableCommand, Side, testing::id};
use coprod_store::{Position, history::Filter};
use cqrs_es::{
    Aggregate, EventEnvelope, Query,
    persist::{GenericQuery, PersistenceError, ViewContext, ViewRepository},
};
use postgres_es::postgres_cqrs;
use tokio::sync::{Barrier, Notify};

use super::Noted;
use crate::{
    place::Place,
    tally::{Do, Reach, Tally},
    views::{Sum, Sums, sums},
};

/// How a query comes to an end before its time.
#[derive(Clone, Copy)]
enum End {
    Panic,
    /// It waits for somebody who does not come, and its caller gives up.
    Hang,
}

/// A query that comes to an end before its time, once.
struct Ends {
    how: End,
    is_over: Arc<AtomicBool>,
}

impl Ends {
    fn once(how: End) -> Self {
        let is_over = Arc::default();
        Self { how, is_over }
    }
}

#[async_trait]
impl<A: Aggregate<Event: Sync>> Query<A> for Ends {
    async fn dispatch(&self, _: &str, _: &[EventEnvelope<A>]) {
        match self.how {
            _ if self.is_over.swap(true, Ordering::Relaxed) => {}
            End::Panic => panic!("a query panics"),
            End::Hang => pending().await,
        }
    }
}

async fn is_never_told(how: End) {
    let place = Place::new().await;
    let noted = Noted::default();
    let ends = Ends::once(how);
    let is_told = Arc::clone(&ends.is_over);
    let queries: Vec<Box<dyn Query<Tally>>> = vec![Box::new(ends), Box::new(noted.clone())];
    let plain = Arc::new(postgres_cqrs(place.pool.clone(), queries, Reach::default()));
    let first = Arc::clone(&plain);
    let command = tokio::spawn(async move { first.execute("a", Do::Add(1)).await });
    while !is_told.load(Ordering::Relaxed) {
        tokio::task::yield_now().await;
    }
    assert_eq!(place.count_events("a").await, 1);
    // Nothing where it has panicked by itself.
    command.abort();
    assert!(command.await.is_err());
    plain.execute("a", Do::Add(1)).await.unwrap();

    // The query goes on as if there had been no first one.
    assert_eq!(noted.sequences(), [2]);
    let read = place.ledger.read_after(Position::START, 10).await.unwrap();
    assert_eq!(
        read.iter().map(|event| event.sequence).collect::<Vec<_>>(),
        [1, 2]
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_durable_when_a_query_panics_is_never_told_to_the_next_one() {
    is_never_told(End::Panic).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_durable_when_a_command_is_given_up_is_never_told_to_a_query() {
    is_never_told(End::Hang).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_decision_log_catches_up_with_what_was_durable_when_its_writer_ended() {
    let place = Place::new().await;
    let mut door = place.ledger.door();
    let ayse = Actor::party(id("Ayşe"), Side::Citizen, Role::NEIGHBOUR);
    let does = |now, what| Command::<RoundTable>::new(id("table"), ayse.clone(), now, what);
    let purpose = door.words(&ayse, "The nights").unwrap();
    let topics = vec!["care".parse().unwrap()];
    let convene = RoundTableCommand::ConveneRoundTable { purpose, topics };
    let now = door.now().unwrap();
    door.execute(does(now, convene)).await.unwrap();
    let history = place.ledger.history().await.unwrap();

    // The writer is gone after its commit and before anybody was told.
    let table = coprod_core::RoundTableId::to_string(&id("table"));
    let queries: Vec<Box<dyn Query<RoundTable>>> = vec![Box::new(Ends::once(End::Panic))];
    let plain = postgres_cqrs(place.pool.clone(), queries, place.ledger.facts());
    let (seat, party, side) = (id("seat"), id("Ayşe"), Side::Citizen);
    let invite = RoundTableCommand::InviteMember { seat, party, side };
    let command = does(door.now().unwrap(), invite);
    let ended = tokio::spawn(async move { plain.execute(&table, command).await }).await;
    assert!(ended.unwrap_err().is_panic());

    let entries = history.entries(&Filter::default()).await.unwrap();
    let acts: Vec<_> = entries.iter().map(|entry| entry.act.as_str()).collect();
    assert_eq!(acts, ["RoundTableConvened", "MemberInvited"]);
}

/// Lets the first event through only after a later one.
struct Late {
    later: Notify,
    noted: Noted,
}

#[async_trait]
impl Query<Tally> for Arc<Late> {
    async fn dispatch(&self, id: &str, events: &[EventEnvelope<Tally>]) {
        let is_first = events.iter().any(|event| event.sequence == 1);
        if is_first {
            self.later.notified().await;
        }
        self.noted.dispatch(id, events).await;
        if !is_first {
            self.later.notify_one();
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn queries_are_told_in_another_order_than_what_happened() {
    let place = Place::new().await;
    let late = Arc::new(Late {
        later: Notify::new(),
        noted: Noted::default(),
    });
    let query: Box<dyn Query<Tally>> = Box::new(Arc::clone(&late));
    let plain = postgres_cqrs(place.pool.clone(), vec![query], Reach::default());
    let second = async {
        while place.count_events("a").await == 0 {
            tokio::task::yield_now().await;
        }
        plain.execute("a", Do::Add(1)).await
    };
    let (first, second) = tokio::join!(plain.execute("a", Do::Add(1)), second);
    first.unwrap();
    second.unwrap();
    // Nothing holds the second one back until the first one is told.
    assert_eq!(late.noted.sequences(), [2, 1]);

    let read = place.ledger.read_after(Position::START, 10).await.unwrap();
    let told: Vec<_> = read
        .iter()
        .map(|event| (event.position.0, event.sequence))
        .collect();
    assert_eq!(told, [(1, 1), (2, 2)]);
}

/// Views that two dispatches load before either of them writes.
struct AtOnce {
    sums: Arc<Sums>,
    both: Barrier,
}

impl ViewRepository<Sum, Tally> for AtOnce {
    async fn load(&self, id: &str) -> Result<Option<Sum>, PersistenceError> {
        self.sums.load(id).await
    }

    async fn load_with_context(
        &self,
        id: &str,
    ) -> Result<Option<(Sum, ViewContext)>, PersistenceError> {
        let loaded = self.sums.load_with_context(id).await;
        self.both.wait().await;
        loaded
    }

    async fn update_view(&self, view: Sum, context: ViewContext) -> Result<(), PersistenceError> {
        self.sums.update_view(view, context).await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_view_that_another_command_was_faster_with_is_left_wrong_without_a_word() {
    let place = Place::new().await;
    let sums = sums(&place, "sums").await;
    let views = Arc::new(AtOnce {
        sums: Arc::clone(&sums),
        both: Barrier::new(2),
    });
    let query: Box<dyn Query<Tally>> = Box::new(GenericQuery::new(views));
    let plain = postgres_cqrs(place.pool.clone(), vec![query], Reach::default());
    let second = async {
        while place.count_events("a").await == 0 {
            tokio::task::yield_now().await;
        }
        plain.execute("a", Do::Add(1)).await
    };
    let (first, second) = tokio::join!(plain.execute("a", Do::Add(1)), second);
    first.unwrap();
    second.unwrap();
    let view = sums.load("a").await.unwrap();
    assert_eq!(view, Some(Sum { total: 1 }));
    let loaded = place.ledger.load::<Tally>("a").await.unwrap();
    assert_eq!(loaded.state.total, 2);
}
