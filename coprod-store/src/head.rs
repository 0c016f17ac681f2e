//! How far the ledger reaches, as far as this process knows. It only ever grows.

use std::sync::OnceLock;

use tokio::sync::watch;

use crate::{Position, StorageError};

#[derive(Debug)]
pub(crate) struct Head {
    seen: watch::Sender<Position>,
    fell: OnceLock<StorageError>,
}

impl Head {
    pub(crate) fn new(head: Position) -> Self {
        Self {
            seen: watch::Sender::new(head),
            fell: OnceLock::new(),
        }
    }

    pub(crate) fn seen(&self) -> Position {
        *self.seen.borrow()
    }

    pub(crate) fn watch(&self) -> watch::Receiver<Position> {
        self.seen.subscribe()
    }

    /// Takes in how far the ledger reached at some moment, be it a moment ago.
    pub(crate) fn advance(&self, head: Position) {
        self.seen.send_if_modified(|seen| {
            let is_new = head > *seen;
            *seen = head.max(*seen);
            is_new
        });
    }

    /// Closes the ledger for good if this is the error that says it was cut.
    pub(crate) fn note(&self, error: &StorageError) {
        if let StorageError::HeadFell { .. } = error {
            // The first one tells best.
            let _ = self.fell.set(error.clone());
        }
    }

    /// # Errors
    /// When the ledger is closed since it once reached further than it does now.
    pub(crate) fn check(&self) -> Result<(), StorageError> {
        self.fell.get().cloned().map_or(Ok(()), Err)
    }
}
