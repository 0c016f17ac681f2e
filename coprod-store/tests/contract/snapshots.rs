//! Snapshots: faster, and never different.

use std::{collections::BTreeSet, time::Duration};

use coprod_store::{Ledger, LedgerConfig};
use cqrs_es::{Aggregate, DomainEvent, event_sink::EventSink};
use serde::{Deserialize, Serialize};
use tokio::{task::JoinSet, time::sleep};

use crate::{
    fixture::Fixture,
    tally::{Do, execute, sum_without_gaps},
};

macro_rules! cases {
    ($fixture:ty) => {
        $crate::fixture::instantiate!(
            $crate::snapshots,
            $fixture,
            [
                a_snapshot_and_its_events_make_the_same_state,
                a_snapshot_is_used,
                snapshots_grow_rarer_as_a_stream_grows,
                snapshots_may_be_dropped_at_any_time,
            ]
        );
    };
}
pub(crate) use cases;

async fn often(fixture: &impl Fixture) -> Ledger {
    fixture
        .ledger_with(LedgerConfig {
            snapshot_every: 10,
            ..LedgerConfig::default()
        })
        .await
}

async fn add(ledger: &Ledger, times: usize) {
    let mut all = JoinSet::new();
    for _ in 0..times {
        let ledger = ledger.clone();
        all.spawn(async move {
            execute(&ledger, "a", Do::AddAll(vec![1, 2, 3]))
                .await
                .unwrap()
        });
    }
    all.join_all().await;
}

pub async fn a_snapshot_and_its_events_make_the_same_state(fixture: &impl Fixture) {
    let ledger = often(fixture).await;
    for round in 1..=6 {
        add(&ledger, 20).await;
        assert_eq!(sum_without_gaps(&ledger, "a").await, round * 120);
        let reopened = often(fixture).await;
        assert_eq!(sum_without_gaps(&reopened, "a").await, round * 120);
    }
}

/// Counts its events and forgets the count when it is written, so that a snapshot shows.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Applied {
    #[serde(skip)]
    events: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Ticked;

impl DomainEvent for Ticked {
    fn event_type(&self) -> String {
        "Ticked".into()
    }

    fn event_version(&self) -> String {
        "1.0".into()
    }
}

impl Aggregate for Applied {
    const TYPE: &'static str = "Applied";
    type Command = ();
    type Event = Ticked;
    type Error = std::fmt::Error;
    type Services = ();

    async fn handle(
        &mut self,
        (): (),
        (): &(),
        sink: &EventSink<Self>,
    ) -> Result<(), std::fmt::Error> {
        sink.write(Ticked, self).await;
        Ok(())
    }

    fn apply(&mut self, Ticked: Ticked) {
        self.events += 1;
    }
}

pub async fn a_snapshot_is_used(fixture: &impl Fixture) {
    let ledger = often(fixture).await;
    for _ in 0..12 {
        ledger.execute_with::<Applied>("a", (), &()).await.unwrap();
    }
    // It is taken beside the commands, so a moment later.
    loop {
        let loaded = ledger.load::<Applied>("a").await.unwrap();
        assert_eq!(loaded.sequence, 12);
        if loaded.state.events <= 2 {
            break;
        }
        sleep(Duration::from_millis(2)).await;
    }
    ledger.drop_snapshots().await.unwrap();
    assert_eq!(ledger.load::<Applied>("a").await.unwrap().state.events, 12);
}

pub async fn snapshots_grow_rarer_as_a_stream_grows(fixture: &impl Fixture) {
    let ledger = often(fixture).await;
    let mut taken = BTreeSet::new();
    for _ in 0..400 {
        ledger.execute_with::<Applied>("a", (), &()).await.unwrap();
        let loaded = ledger.load::<Applied>("a").await.unwrap();
        taken.insert(loaded.sequence - loaded.state.events);
    }
    // After 10, 20, 30, 40, 50, 62, 77, ... events: 14 in place of 40, and one before the first.
    assert!(taken.len() <= 15, "{taken:?}");
    // The last one is not far behind, once it is there.
    while ledger.load::<Applied>("a").await.unwrap().state.events > 100 {
        ledger.execute_with::<Applied>("a", (), &()).await.unwrap();
        sleep(Duration::from_millis(2)).await;
    }
}

pub async fn snapshots_may_be_dropped_at_any_time(fixture: &impl Fixture) {
    let ledger = often(fixture).await;
    let dropping = ledger.clone();
    let dropper = tokio::spawn(async move {
        for _ in 0..20 {
            dropping.drop_snapshots().await.unwrap();
            sleep(Duration::from_millis(1)).await;
        }
    });
    add(&ledger, 100).await;
    dropper.await.unwrap();
    assert_eq!(sum_without_gaps(&ledger, "a").await, 600);
}
