//! Reading: nothing is skipped, nothing is seen too early.

use std::{
    thread,
    time::{Duration, Instant},
};

use coprod_store::{Feed, LedgerConfig, Position, ReadError, Retry, StorageError};
use cqrs_es::{Aggregate, DomainEvent, event_sink::EventSink};
use serde::{Deserialize, Serialize};
use tokio::time::sleep;

use crate::{
    fixture::Fixture,
    runtimes::block_on,
    tally::{Do, Happened, execute},
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
                a_feed_gives_every_event_once_and_in_order,
                a_feed_says_of_an_event_what_a_reader_is_told,
                a_feed_beside_writers_skips_nothing,
                a_feed_at_the_end_goes_on,
                a_feed_whose_future_is_dropped_skips_nothing,
                a_feed_needs_no_runtime,
                a_feed_gives_large_events_in_small_pages,
                a_feed_from_beyond_the_end_says_that_the_ledger_was_cut,
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

/// The positions of all pages up to the end, and how many there are in each.
async fn read_to_the_end(feed: &mut Feed) -> (Vec<u64>, Vec<usize>) {
    let (mut positions, mut pages) = (Vec::new(), Vec::new());
    loop {
        let page = feed.next_page().await.unwrap();
        if page.is_empty() {
            return (positions, pages);
        }
        positions.extend(page.iter().map(|event| event.position.0));
        pages.push(page.len());
    }
}

pub async fn a_feed_gives_every_event_once_and_in_order(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    execute(&ledger, "a", Do::AddAll(vec![1; 12_000]))
        .await
        .unwrap();
    let mut feed = ledger.feed(Position::START);
    let (positions, pages) = read_to_the_end(&mut feed).await;
    assert!(positions.into_iter().eq(1..=12_000));
    assert!(pages.len() > 2, "{pages:?}");
    assert_eq!(feed.position(), Position(12_000));
    let (positions, _) = read_to_the_end(&mut ledger.feed(Position(7_000))).await;
    assert!(positions.into_iter().eq(7_001..=12_000));
}

pub async fn a_feed_says_of_an_event_what_a_reader_is_told(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    execute(&ledger, "a", Do::AddAll(vec![1, 2])).await.unwrap();
    let name = serde_json::json!("Ayşe, \"Çay\" 🫖");
    execute(&ledger, "çay", Do::Name(name)).await.unwrap();
    let page = ledger.feed(Position::START).next_page().await.unwrap();
    let read = ledger.read_after(Position::START, 10).await.unwrap();
    assert_eq!(page.to_events(), read);
    let last = page.last().unwrap();
    assert_eq!(last.aggregate_id, "çay");
    assert_eq!(
        last.payload_as::<Happened>().unwrap(),
        read[2].payload_as().unwrap()
    );
    assert_eq!(last.metadata().unwrap(), read[2].metadata().unwrap());
    let error = last.payload_as::<OtherEvent>().unwrap_err();
    assert!(
        matches!(
            error,
            ReadError::Undecodable {
                position: Position(3),
                ..
            }
        ),
        "{error}"
    );
}

pub async fn a_feed_beside_writers_skips_nothing(fixture: &impl Fixture) {
    let ledgers = [fixture.ledger().await, fixture.ledger().await];
    let writers: Vec<_> = ledgers
        .iter()
        .cloned()
        .enumerate()
        .map(|(number, ledger)| {
            tokio::spawn(async move {
                for _ in 0..30 {
                    let some = Do::AddAll(vec![1; 50]);
                    execute(&ledger, &number.to_string(), some).await.unwrap();
                }
            })
        })
        .collect();
    let mut feed = ledgers[0].feed(Position::START);
    let mut read = Vec::new();
    while feed.position() < Position(3_000) {
        read.extend(read_to_the_end(&mut feed).await.0);
        tokio::task::yield_now().await;
    }
    assert!(read.into_iter().eq(1..=3_000));
    for writer in writers {
        writer.await.unwrap();
    }
}

pub async fn a_feed_at_the_end_goes_on(fixture: &impl Fixture) {
    let [ours, theirs] = [fixture.ledger().await, fixture.ledger().await];
    let mut feed = ours.feed(Position::START);
    assert!(feed.next_page().await.unwrap().is_empty());
    for (ledger, last) in [(&ours, 1), (&theirs, 2)] {
        execute(ledger, "a", Do::Add(1)).await.unwrap();
        assert_eq!(read_to_the_end(&mut feed).await.0, [last]);
        assert!(feed.next_page().await.unwrap().is_empty());
    }
    // A page that is full, and behind it first nothing, then something.
    execute(&ours, "a", Do::AddAll(vec![1; 498])).await.unwrap();
    let mut feed = ours.feed(Position::START);
    assert_eq!(feed.next_page().await.unwrap().len(), 500);
    sleep(Duration::from_millis(20)).await;
    execute(&ours, "a", Do::Add(1)).await.unwrap();
    assert_eq!(read_to_the_end(&mut feed).await.0, [501]);
}

pub async fn a_feed_whose_future_is_dropped_skips_nothing(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    execute(&ledger, "a", Do::AddAll(vec![1; 12_000]))
        .await
        .unwrap();
    let mut feed = ledger.feed(Position::START);
    let mut positions = Vec::new();
    while feed.position() < Position(12_000) {
        // It gets one turn at a time, and is then begun anew.
        tokio::select! {
            biased;
            page = feed.next_page() => {
                positions.extend(page.unwrap().iter().map(|event| event.position.0));
            }
            () = sleep(Duration::from_micros(300)) => {}
        }
    }
    assert!(positions.into_iter().eq(1..=12_000));
}

pub async fn a_feed_needs_no_runtime(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    execute(&ledger, "a", Do::AddAll(vec![1; 2_000]))
        .await
        .unwrap();
    let read = thread::spawn(move || {
        let mut feed = ledger.feed(Position::START);
        block_on(read_to_the_end(&mut feed)).0
    });
    assert!(read.join().unwrap().into_iter().eq(1..=2_000));
}

pub async fn a_feed_gives_large_events_in_small_pages(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    for bytes in [1_000_000; 12].into_iter().chain([6_000_000, 10]) {
        let name = serde_json::json!("x".repeat(bytes));
        execute(&ledger, "a", Do::Name(name)).await.unwrap();
    }
    let mut feed = ledger.feed(Position::START);
    let (positions, pages) = read_to_the_end(&mut feed).await;
    assert!(positions.into_iter().eq(1..=14));
    assert!(pages.iter().all(|&events| events <= 5), "{pages:?}");
}

pub async fn a_feed_from_beyond_the_end_says_that_the_ledger_was_cut(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    execute(&ledger, "a", Do::Add(1)).await.unwrap();
    let error = ledger.feed(Position(5)).next_page().await.unwrap_err();
    assert!(
        matches!(
            error,
            ReadError::Storage(StorageError::HeadFell {
                seen: Position(5),
                found: Position(1)
            })
        ),
        "{error}"
    );
    // It is the reader's place that is wrong: the ledger goes on.
    execute(&ledger, "a", Do::Add(1)).await.unwrap();
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
