//! Reading: nothing is skipped, nothing is seen too early.

use std::time::{Duration, Instant};

use coprod_store::{LedgerConfig, Position, ReadError, Retry};
use cqrs_es::{Aggregate, DomainEvent, event_sink::EventSink};
use serde::{Deserialize, Serialize};
use tokio::time::sleep;

use crate::{
    fixture::Fixture,
    tally::{Do, execute},
};

macro_rules! cases {
    ($fixture:ty) => {
        $crate::fixture::instantiate!(
            $crate::reading,
            $fixture,
            [
                the_ledger_is_read_in_pages,
                a_stream_is_read_by_itself,
                a_reader_beside_writers_skips_nothing,
                who_waits_notices_what_is_written_here,
                who_waits_notices_what_others_write,
                who_waits_in_vain_is_told_where_the_ledger_ends,
                an_event_of_another_shape_is_named,
            ]
        );
    };
}
pub(crate) use cases;

pub async fn the_ledger_is_read_in_pages(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    execute(&ledger, "a", Do::AddAll((0..25).collect()))
        .await
        .unwrap();
    let mut positions = Vec::new();
    loop {
        let after = Position(positions.last().copied().unwrap_or(0));
        let page = ledger.read_after(after, 10).await.unwrap();
        positions.extend(page.iter().map(|event| event.position.0));
        if page.len() < 10 {
            break;
        }
    }
    assert!(positions.into_iter().eq(1..=25));
    assert!(
        ledger
            .read_after(Position(25), 10)
            .await
            .unwrap()
            .is_empty()
    );
    assert!(
        ledger
            .read_after(Position(u64::MAX), 10)
            .await
            .unwrap()
            .is_empty()
    );
}

pub async fn a_stream_is_read_by_itself(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    for id in ["a", "b", "a", "b", "a"] {
        execute(&ledger, id, Do::Add(1)).await.unwrap();
    }
    let events = ledger.read_stream("Tally", "a", 1, 10).await.unwrap();
    let places: Vec<_> = events.iter().map(|e| (e.sequence, e.position.0)).collect();
    assert_eq!(places, [(2, 3), (3, 5)]);
    assert!(
        ledger
            .read_stream("Other", "a", 0, 10)
            .await
            .unwrap()
            .is_empty()
    );
}

pub async fn a_reader_beside_writers_skips_nothing(fixture: &impl Fixture) {
    let ledgers = [fixture.ledger().await, fixture.ledger().await];
    let writers = ledgers
        .clone()
        .into_iter()
        .enumerate()
        .map(|(number, ledger)| {
            tokio::spawn(async move {
                for _ in 0..60 {
                    execute(&ledger, &number.to_string(), Do::AddAll(vec![1, 1]))
                        .await
                        .unwrap();
                }
            })
        });
    let writers: Vec<_> = writers.collect();
    let mut read = Position::START;
    while read < Position(240) {
        for event in ledgers[0].read_after(read, 7).await.unwrap() {
            assert_eq!(event.position.0, read.0 + 1);
            read = event.position;
        }
        tokio::task::yield_now().await;
    }
    for writer in writers {
        writer.await.unwrap();
    }
}

/// Longer than any test runs, so that only a wake-up can be the cause.
const FOREVER: Duration = Duration::from_secs(3_600);

pub async fn who_waits_notices_what_is_written_here(fixture: &impl Fixture) {
    let config = LedgerConfig {
        poll: FOREVER,
        ..LedgerConfig::default()
    };
    let ledger = fixture.ledger_with(config).await;
    let waiting = ledger.clone();
    let waiter = tokio::spawn(async move { waiting.wait_beyond(Position(1), FOREVER).await });
    execute(&ledger, "a", Do::Add(1)).await.unwrap();
    sleep(Duration::from_millis(10)).await;
    assert!(!waiter.is_finished());
    execute(&ledger, "a", Do::Add(1)).await.unwrap();
    assert_eq!(waiter.await.unwrap().unwrap(), Position(2));
}

pub async fn who_waits_notices_what_others_write(fixture: &impl Fixture) {
    let config = LedgerConfig {
        poll: Duration::from_millis(5),
        ..LedgerConfig::default()
    };
    let [ours, theirs] = [fixture.ledger_with(config).await, fixture.ledger().await];
    let waiter = tokio::spawn(async move { ours.wait_beyond(Position::START, FOREVER).await });
    execute(&theirs, "a", Do::Add(1)).await.unwrap();
    assert_eq!(waiter.await.unwrap().unwrap(), Position(1));
}

pub async fn who_waits_in_vain_is_told_where_the_ledger_ends(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    execute(&ledger, "a", Do::Add(1)).await.unwrap();
    let start = Instant::now();
    let patience = Duration::from_millis(30);
    assert_eq!(
        ledger.wait_beyond(Position(1), patience).await.unwrap(),
        Position(1)
    );
    assert!(start.elapsed() >= patience);
}

/// Knows other events by the same name.
#[derive(Debug, Default, Serialize, Deserialize)]
struct OtherTally;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum OtherEvent {
    Added { letter: char },
}

impl DomainEvent for OtherEvent {
    fn event_type(&self) -> String {
        "Added".into()
    }

    fn event_version(&self) -> String {
        "1.0".into()
    }
}

impl Aggregate for OtherTally {
    const TYPE: &'static str = "Tally";
    type Command = ();
    type Event = OtherEvent;
    type Error = std::fmt::Error;
    type Services = ();

    async fn handle(
        &mut self,
        (): (),
        (): &(),
        _: &EventSink<Self>,
    ) -> Result<(), std::fmt::Error> {
        Ok(())
    }

    fn apply(&mut self, _: OtherEvent) {}
}

pub async fn an_event_of_another_shape_is_named(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    execute(&ledger, "b", Do::Add(1)).await.unwrap();
    execute(&ledger, "a", Do::Add(1)).await.unwrap();
    let error = ledger.load::<OtherTally>("a").await.unwrap_err();
    assert!(
        matches!(
            error,
            ReadError::Undecodable {
                position: Position(2),
                ..
            }
        ),
        "{error}"
    );
    assert_eq!(error.retry(), Retry::OnceRemedied);
    assert!(
        ledger
            .execute_with::<OtherTally>("a", (), &())
            .await
            .is_err()
    );
    execute(&ledger, "a", Do::Add(1)).await.unwrap();
}
