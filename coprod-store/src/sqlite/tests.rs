//! A disk that is full or fails, as the database reports it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::{future::IntoFuture, sync::Arc};

use cqrs_es::{Aggregate, DomainEvent, event_sink::EventSink};
use serde::{Deserialize, Serialize};
use tempfile::TempDir;
use tokio::task::JoinSet;

use super::SqliteBackend;
use crate::{ExecuteError, Ledger, LedgerConfig, Position, Retry, StorageError};

#[derive(Debug, Default, Serialize, Deserialize)]
struct Notes {
    count: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Noted {
    text: String,
}

impl DomainEvent for Noted {
    fn event_type(&self) -> String {
        "Noted".into()
    }

    fn event_version(&self) -> String {
        "1.0".into()
    }
}

impl Aggregate for Notes {
    const TYPE: &'static str = "Notes";
    /// As many events of as many bytes.
    type Command = (usize, usize);
    type Event = Noted;
    type Error = std::fmt::Error;
    type Services = ();

    async fn handle(
        &mut self,
        (events, bytes): (usize, usize),
        (): &(),
        sink: &EventSink<Self>,
    ) -> Result<(), std::fmt::Error> {
        for _ in 0..events {
            sink.write(
                Noted {
                    text: "x".repeat(bytes),
                },
                self,
            )
            .await;
        }
        Ok(())
    }

    fn apply(&mut self, _: Noted) {
        self.count += 1;
    }
}

async fn open(folder: &TempDir) -> (Ledger, Arc<SqliteBackend>) {
    let (backend, origin) = super::open(&folder.path().join("ledger.db"), true).unwrap();
    let backend = Arc::new(backend);
    let config = LedgerConfig {
        snapshot_every: 0,
        ..LedgerConfig::default()
    };
    (
        Ledger::on(Arc::clone(&backend) as _, origin, config)
            .await
            .unwrap(),
        backend,
    )
}

/// Lets the file grow by that many pages from now on.
fn leave(backend: &SqliteBackend, pages: u64) {
    let writer = backend.writer();
    let used: u64 = writer
        .query_row("PRAGMA page_count", [], |row| row.get(0))
        .unwrap();
    let limit = used + pages;
    let now: u64 = writer
        .query_row(&format!("PRAGMA max_page_count = {limit}"), [], |row| {
            row.get(0)
        })
        .unwrap();
    assert_eq!(now, limit);
}

#[tokio::test]
async fn a_full_disk_is_said_and_nothing_is_half_written() {
    let folder = tempfile::tempdir().unwrap();
    let (ledger, backend) = open(&folder).await;
    ledger
        .execute_with::<Notes>("a", (1, 10), &())
        .await
        .unwrap();
    leave(&backend, 20);
    // The first of these events fit, the last do not.
    let error = ledger
        .execute_with::<Notes>("a", (50, 2_000), &())
        .await
        .unwrap_err();
    assert!(
        matches!(error, ExecuteError::Storage(StorageError::Full(_))),
        "{error}"
    );
    assert_eq!(error.retry(), Retry::OnceRemedied);
    assert_eq!(ledger.head().await.unwrap(), Position(1));
    assert_eq!(ledger.load::<Notes>("a").await.unwrap().state.count, 1);
    // What is small still finds room, and so does the rest once there is some.
    ledger
        .execute_with::<Notes>("a", (1, 10), &())
        .await
        .unwrap();
    leave(&backend, 1_000);
    ledger
        .execute_with::<Notes>("a", (50, 2_000), &())
        .await
        .unwrap();
    assert_eq!(ledger.load::<Notes>("a").await.unwrap().state.count, 52);
    let events = ledger.read_after(Position::START, 100).await.unwrap();
    assert!(events.iter().map(|event| event.position.0).eq(1..=52));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_callers_on_a_full_disk_all_get_an_answer() {
    let folder = tempfile::tempdir().unwrap();
    let (ledger, backend) = open(&folder).await;
    ledger
        .execute_with::<Notes>("a", (1, 10), &())
        .await
        .unwrap();
    leave(&backend, 30);
    let mut all = JoinSet::new();
    for caller in 0..64 {
        let ledger = ledger.clone();
        let id = format!("{}", caller % 3);
        all.spawn(async move {
            ledger
                .execute_with::<Notes>(&id, (2, 2_000), &())
                .into_future()
                .await
                .map(|_| ())
        });
    }
    let answers = all.join_all().await;
    let stood = answers.iter().filter(|answer| answer.is_ok()).count() as u64;
    for error in answers.into_iter().filter_map(Result::err) {
        assert!(
            matches!(error, ExecuteError::Storage(StorageError::Full(_))),
            "{error}"
        );
    }
    assert!(stood < 64);
    assert_eq!(ledger.head().await.unwrap(), Position(1 + 2 * stood));
}
