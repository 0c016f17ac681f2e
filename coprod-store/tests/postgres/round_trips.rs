//! What a command costs on the wire: how often the server is asked and waited for.

use std::{
    collections::BTreeSet,
    future::IntoFuture as _,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use coprod_store::{Clock, CommandId, Ledger, LedgerConfig, Receipt};
use futures_util::future::join_all;
use tokio::time::sleep;
use uuid::Uuid;

use crate::{
    line::Line,
    place::Place,
    tally::{Do, Reach, Tally},
};

/// A clock that never tells the same moment twice, so that each batch has one of its own.
#[derive(Debug)]
struct Ticking(AtomicI64);

impl Clock for Ticking {
    fn now_micros(&self) -> i64 {
        self.0.fetch_add(1, Ordering::SeqCst)
    }
}

struct Counted {
    line: Line,
    place: Place,
}

impl Counted {
    async fn new() -> Self {
        let place = Place::new();
        let line = Line::to(place.address()).await;
        Self { line, place }
    }

    /// One whose connections have prepared all they need.
    async fn ledger(&self) -> Ledger {
        let config = LedgerConfig {
            clock: Arc::new(Ticking(AtomicI64::new(1_700_000_000_000_000))),
            ..LedgerConfig::default()
        };
        let url = self.place.url_at(self.line.address());
        let ledger = Ledger::open_with(&url, config).await.unwrap();
        // Else another connection would be made for what the first one can do in a moment.
        self.is_quiet().await;
        add(&ledger, &Uuid::new_v4().to_string()).await;
        ledger
    }

    /// Waits for one, since they are taken beside.
    async fn has_snapshot(&self, stream: &str) {
        let mut stranger = self.place.stranger().await;
        let has = "SELECT EXISTS (SELECT FROM stream_snapshots WHERE aggregate_id = $1)";
        while !sqlx::query_scalar::<_, bool>(has)
            .bind(stream)
            .fetch_one(&mut stranger)
            .await
            .unwrap()
        {
            sleep(Duration::from_millis(5)).await;
        }
    }

    /// Round trips during some work that begins and ends when nothing else is going on: a connection
    /// that goes back to the pool is pinged beside.
    async fn during<T>(&self, work: impl Future<Output = T>) -> (u64, T) {
        self.is_quiet().await;
        let before = self.line.round_trips();
        let output = work.await;
        self.is_quiet().await;
        (self.line.round_trips() - before, output)
    }

    async fn is_quiet(&self) {
        let all = || self.line.round_trips() + self.line.pings();
        loop {
            let before = all();
            sleep(Duration::from_millis(50)).await;
            if all() == before {
                return;
            }
        }
    }
}

async fn add(ledger: &Ledger, stream: &str) -> Receipt {
    ledger
        .execute_with::<Tally>(stream, Do::Add(1), &Reach::default())
        .command_id(CommandId::from(Uuid::new_v4()))
        .await
        .unwrap()
}

/// As many commands as there are streams, all at once.
async fn add_to_each(ledger: &Ledger, streams: &[String]) -> Vec<Receipt> {
    let reach = Reach::default();
    let given = streams.iter().map(|stream| {
        ledger
            .execute_with::<Tally>(stream, Do::Add(1), &reach)
            .command_id(CommandId::from(Uuid::new_v4()))
            .into_future()
    });
    let receipts: Result<Vec<_>, _> = join_all(given).await.into_iter().collect();
    receipts.unwrap()
}

/// Those that were recorded together have the same moment.
fn batches(receipts: &[Receipt]) -> u64 {
    let moments: BTreeSet<_> = receipts.iter().map(|it| it.recorded_at).collect();
    moments.len() as u64
}

#[tokio::test]
async fn a_command_to_a_stream_in_use_costs_one_round_trip() {
    let counted = Counted::new().await;
    let ledger = counted.ledger().await;
    add(&ledger, "a").await;
    counted.is_quiet().await;
    let (pings, notices) = (counted.line.pings(), counted.line.notices());
    let (round_trips, ()) = counted
        .during(async {
            for _ in 0..100 {
                add(&ledger, "a").await;
            }
        })
        .await;
    assert_eq!(round_trips, 100);
    // Others are told beside, many commands at once, by a connection that is pinged then.
    let told = counted.line.notices() - notices;
    assert!((1..=100).contains(&told), "{told}");
    assert!(counted.line.pings() - pings <= told);
}

#[tokio::test]
async fn commands_given_at_once_cost_one_round_trip_together() {
    let counted = Counted::new().await;
    let ledger = counted.ledger().await;
    let many: Vec<String> = (0..32).map(|stream| stream.to_string()).collect();
    let one = vec!["hot".to_owned(); 32];
    for streams in [many, one] {
        add_to_each(&ledger, &streams).await;
        let (round_trips, receipts) = counted.during(add_to_each(&ledger, &streams)).await;
        assert_eq!((round_trips, batches(&receipts)), (1, 1));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn commands_of_many_callers_cost_one_round_trip_a_batch() {
    let counted = Counted::new().await;
    let ledger = counted.ledger().await;
    let call = |caller: usize| {
        let ledger = ledger.clone();
        async move {
            let mut receipts = Vec::new();
            for _ in 0..20 {
                receipts.push(add(&ledger, &caller.to_string()).await);
            }
            receipts
        }
    };
    join_all((0..32).map(call)).await;
    let calling = async {
        let callers = (0..32).map(|caller| tokio::spawn(call(caller)));
        join_all(callers).await
    };
    let (round_trips, receipts) = counted.during(calling).await;
    let receipts: Vec<Receipt> = receipts.into_iter().flat_map(Result::unwrap).collect();
    assert_eq!(receipts.len(), 640);
    assert_eq!(round_trips, batches(&receipts));
    assert!(round_trips < 640, "each command was a batch of its own");
}

#[tokio::test]
async fn the_first_command_to_a_stream_costs_one_more_with_a_snapshot_or_without() {
    let counted = Counted::new().await;
    let ledger = counted.ledger().await;
    for stream in ["a", "b", "c"] {
        let (round_trips, _) = counted.during(add(&ledger, stream)).await;
        assert_eq!(round_trips, 2);
    }
    let config = LedgerConfig {
        snapshot_every: 10,
        ..LedgerConfig::default()
    };
    let other = Ledger::open_with(&counted.place.url(), config)
        .await
        .unwrap();
    for _ in 0..15 {
        add(&other, "long").await;
    }
    counted.has_snapshot("long").await;
    let (round_trips, receipt) = counted.during(add(&ledger, "long")).await;
    assert_eq!((round_trips, receipt.last_sequence), (2, 16));
    let loaded = other.load::<Tally>("long").await.unwrap();
    assert_eq!(loaded.state.total, 16);
}
