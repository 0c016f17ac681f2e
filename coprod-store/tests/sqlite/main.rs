//! What holds for a ledger in a `SQLite` file: what other programs can do to it, and what they can't.

#![cfg(feature = "sqlite")]
#![allow(unreachable_pub, missing_docs, reason = "nobody else uses a test")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[allow(dead_code, reason = "the contract uses the rest")]
#[path = "../contract/tally.rs"]
mod tally;

mod append_only;
mod opening;
mod tampering;

use std::path::PathBuf;

use coprod_store::Ledger;
use rusqlite::Connection;
use tempfile::TempDir;

/// A folder with a ledger in it, and the way round the ledger.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("ledger.db")
    }

    fn url(&self) -> String {
        format!("sqlite:{}", self.path().display())
    }

    async fn ledger(&self) -> Ledger {
        Ledger::open(&self.url()).await.unwrap()
    }

    /// A connection of another program, without any of our settings.
    fn stranger(&self) -> Connection {
        Connection::open(self.path()).unwrap()
    }
}
