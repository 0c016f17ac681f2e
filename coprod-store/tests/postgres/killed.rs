//! A server that dies under load, and one that cuts connections or statements: what was
//! acknowledged stands, nothing stands twice, and the ledger goes on without being opened again.

use std::{
    collections::BTreeSet,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use coprod_store::{CommandId, ExecuteError, Ledger, Position, Retry};
use sqlx::{Connection as _, PgConnection};
use tokio::{
    task::JoinSet,
    time::{sleep, timeout},
};
use uuid::Uuid;

use crate::{
    commands::{give, verify},
    line::Line,
    place::Place,
    server::Server,
};

const CALLERS: usize = 24;

/// Callers who never stop, and give every command again until it is acknowledged.
struct Load {
    ledger: Ledger,
    callers: JoinSet<()>,
    told: Arc<Told>,
}

#[derive(Default)]
struct Told {
    is_over: AtomicBool,
    acknowledged: Mutex<Vec<(CommandId, Position)>>,
    /// How often a command failed, and how often it was unknown what became of it.
    failed: Mutex<(usize, usize)>,
    /// The commands that were recorded the first time although the answer was lost.
    repeated: Mutex<BTreeSet<CommandId>>,
}

impl Load {
    fn start(ledger: &Ledger) -> Self {
        let told = Arc::<Told>::default();
        let mut callers = JoinSet::new();
        for _ in 0..CALLERS {
            callers.spawn(call(ledger.clone(), Arc::clone(&told)));
        }
        callers.spawn(follow(ledger.clone(), Arc::clone(&told)));
        Self {
            ledger: ledger.clone(),
            callers,
            told,
        }
    }

    fn acknowledged(&self) -> usize {
        self.told.acknowledged.lock().unwrap().len()
    }

    /// Waits until a good deal more is acknowledged.
    async fn goes_on(&mut self) {
        let enough = self.acknowledged() + 10 * CALLERS;
        // Whoever hangs would hang for ever.
        timeout(Duration::from_secs(120), async {
            while self.acknowledged() < enough {
                if let Some(ended) = self.callers.try_join_next() {
                    ended.unwrap();
                }
                sleep(Duration::from_millis(1)).await;
            }
        })
        .await
        .expect("the ledger does not go on");
    }

    fn has_noticed(&self) -> bool {
        *self.told.failed.lock().unwrap() != (0, 0)
    }

    /// Ends it, and sees what stands in the record.
    async fn verify(self) {
        self.told.is_over.store(true, Ordering::Relaxed);
        self.callers.join_all().await;
        let acknowledged = self.told.acknowledged.lock().unwrap().clone();
        verify(&self.ledger, &acknowledged).await;
        let head = self.ledger.head().await.unwrap();
        assert_eq!(head.0, 2 * acknowledged.len() as u64);
        let (failed, unknown) = *self.told.failed.lock().unwrap();
        println!(
            "{} acknowledged; {failed} failed, {unknown} unknown, {} of these recorded",
            acknowledged.len(),
            self.told.repeated.lock().unwrap().len(),
        );
    }
}

async fn call(ledger: Ledger, told: Arc<Told>) {
    while !told.is_over.load(Ordering::Relaxed) {
        let id = CommandId::from(Uuid::new_v4());
        loop {
            match give(&ledger, id).await {
                Ok(receipt) => {
                    let position = receipt.last_position().unwrap();
                    told.acknowledged.lock().unwrap().push((id, position));
                    if receipt.repeated {
                        told.repeated.lock().unwrap().insert(id);
                    }
                    break;
                }
                Err(error) => {
                    assert_ne!(error.retry(), Retry::Useless, "{error:?}");
                    let mut failed = told.failed.lock().unwrap();
                    match error {
                        ExecuteError::OutcomeUnknown { .. } => failed.1 += 1,
                        _ => failed.0 += 1,
                    }
                }
            }
            sleep(Duration::from_millis(2)).await;
        }
    }
}

/// Reads along, and never sees a hole.
async fn follow(ledger: Ledger, told: Arc<Told>) {
    let mut last = Position::START;
    while !told.is_over.load(Ordering::Relaxed) {
        match ledger.read_after(last, 100).await {
            Ok(events) => {
                for event in events {
                    assert_eq!(event.position.0, last.0 + 1);
                    last = event.position;
                }
            }
            Err(error) => assert_ne!(error.retry(), Retry::Useless, "{error:?}"),
        }
        sleep(Duration::from_millis(1)).await;
    }
}

/// From a moment after the last answer to well into the load.
async fn some_moment() {
    let patience = Uuid::new_v4().as_u128() % 200;
    sleep(Duration::from_millis(u64::try_from(patience).unwrap())).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_server_loses_nothing_and_doubles_nothing() {
    let mut server = Server::new().await;
    let place = Place::on(server.database());
    let mut load = Load::start(&place.ledger().await);
    load.goes_on().await;
    for _ in 0..6 {
        some_moment().await;
        server.kill();
        server.start().await;
        load.goes_on().await;
    }
    assert!(load.has_noticed());
    load.verify().await;
}

/// Runs a statement on each of the ledger's connections, again and again.
async fn on_each_connection(function: &str, rounds: usize) {
    let server = Server::new().await;
    let place = Place::on(server.database());
    let mut load = Load::start(&place.ledger().await);
    let mut killer = PgConnection::connect(&server.database()).await.unwrap();
    let statement =
        format!("SELECT {function}(pid) FROM pg_stat_activity WHERE application_name = 'coprod'");
    let mut round = 0;
    // A statement is often over before it can be hit.
    while round < rounds || !load.has_noticed() {
        load.goes_on().await;
        some_moment().await;
        sqlx::query(&statement).execute(&mut killer).await.unwrap();
        round += 1;
        assert!(round < 500, "nobody noticed");
    }
    load.goes_on().await;
    load.verify().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connections_that_are_cut_lose_nothing_and_double_nothing() {
    on_each_connection("pg_terminate_backend", 20).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn statements_that_are_cancelled_lose_nothing_and_double_nothing() {
    on_each_connection("pg_cancel_backend", 20).await;
}

/// The server has done what it was asked for, and nobody hears of it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn answers_that_are_lost_lose_nothing_and_double_nothing() {
    let place = Place::new();
    let mut line = Line::to(place.address()).await;
    let ledger = Ledger::open(&place.url_at(line.address())).await.unwrap();
    let mut load = Load::start(&ledger);
    let mut rounds = 0;
    while rounds < 20 || load.told.repeated.lock().unwrap().is_empty() {
        load.goes_on().await;
        some_moment().await;
        line.lose_answers().await;
        rounds += 1;
        assert!(
            rounds < 500,
            "no command was recorded whose answer was lost"
        );
    }
    load.verify().await;
}
