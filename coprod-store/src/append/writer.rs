//! Group commit: one writer at a time, who takes along whatever has been decided meanwhile.
//!
//! No timer and no lingering: while one batch is being committed the next one gathers by itself. A
//! lone caller writes in its own future and pays for no hand-over.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::{runtime::Handle, sync::oneshot, task};

use super::{gate::Gate, in_flight::Claim};
use crate::{
    Clock, StorageError,
    backend::{Answered, AppendFailure, Backend, Outcome, PersonalKey, Prepared, Terms},
    head::Head,
};

#[derive(Debug)]
pub(crate) struct Writer {
    backend: Arc<dyn Backend>,
    clock: Arc<dyn Clock>,
    largest_batch: usize,
    queue: Mutex<Queue>,
    head: Arc<Head>,
}

#[derive(Debug, Default)]
struct Queue {
    entries: Vec<Entry>,
    /// Somebody writes and will look at the queue again.
    is_led: bool,
}

/// What became of an entry.
#[derive(Debug)]
pub(crate) enum Verdict {
    Written(Answered),
    Repeated(Answered),
    /// Others have written to the stream, or something that it counted on failed: decide again.
    Stale,
    UnknownPersonal(PersonalKey),
    Failed(StorageError),
    /// Whether it was written is unknown.
    Unknown(Option<StorageError>),
}

impl Writer {
    pub(crate) fn new(
        backend: Arc<dyn Backend>,
        clock: Arc<dyn Clock>,
        largest_batch: usize,
        head: Arc<Head>,
    ) -> Self {
        Self {
            backend,
            clock,
            largest_batch: largest_batch.max(1),
            queue: Mutex::default(),
            head,
        }
    }

    /// Puts an entry in the queue. Nothing is awaited here, so the caller may hold its stream and
    /// thereby keep the order of its decisions.
    pub(crate) fn enqueue(self: &Arc<Self>, entry: Entry) -> Turn {
        let mut queue = self.queue();
        queue.entries.push(entry);
        if queue.is_led {
            return Turn::Follow;
        }
        queue.is_led = true;
        Turn::Lead(Lead {
            writer: Arc::clone(self),
            is_over: false,
        })
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn next_batch(&self) -> Vec<Entry> {
        let mut queue = self.queue();
        let count = queue.entries.len().min(self.largest_batch);
        let rest = queue.entries.split_off(count);
        std::mem::replace(&mut queue.entries, rest)
    }

    async fn write(&self, batch: Vec<Entry>) {
        let mut current = Vec::with_capacity(batch.len());
        for mut entry in batch {
            if entry.epoch == entry.gate.epoch() {
                entry.is_submitted = true;
                current.push(entry);
            } else {
                entry.settle(Verdict::Stale);
            }
        }
        if current.is_empty() {
            return;
        }
        let prepared = current
            .iter()
            .map(|entry| Arc::clone(&entry.prepared))
            .collect();
        let terms = Terms {
            now: self.clock.now_micros(),
            seen: self.head.seen(),
        };
        boundary!("append", "begun");
        match self.backend.append(prepared, terms).await {
            Ok(batch) => {
                boundary!("append", "committed");
                self.head.advance(batch.head);
                for (entry, outcome) in current.into_iter().zip(batch.outcomes) {
                    entry.settle(outcome.into());
                }
            }
            Err(AppendFailure::Refused(error)) => {
                self.head.note(&error);
                for entry in current {
                    entry.settle(Verdict::Failed(error.clone()));
                }
            }
            Err(AppendFailure::Unknown(error)) => {
                for entry in current {
                    entry.settle(Verdict::Unknown(Some(error.clone())));
                }
            }
        }
    }
}

/// Whether the caller has to see to it that the queue is written.
#[derive(Debug)]
#[must_use]
pub(crate) enum Turn {
    Lead(Lead),
    /// Somebody else writes it.
    Follow,
}

/// The duty to write the queue until it is empty. When it is given up early, what is still queued is
/// answered as not written.
#[derive(Debug)]
pub(crate) struct Lead {
    writer: Arc<Writer>,
    is_over: bool,
}

impl Lead {
    /// Writes one batch here and now; whatever has gathered meanwhile is left to a task.
    ///
    /// `alone` says that nobody else is under way.
    pub(crate) async fn run(mut self, alone: bool) {
        let handle = Handle::try_current();
        if (alone && self.writer.backend.appends_inline()) || handle.is_err() {
            let batch = self.writer.next_batch();
            self.writer.write(batch).await;
            if self.ends() {
                return;
            }
        }
        match handle {
            Ok(handle) => drop(handle.spawn(self.write_all())),
            Err(_) => self.write_all().await,
        }
    }

    async fn write_all(mut self) {
        loop {
            let batch = self.writer.next_batch();
            if !batch.is_empty() {
                self.writer.write(batch).await;
            }
            // Those who were answered may have more: let them bring it before looking again.
            if Handle::try_current().is_ok() {
                task::yield_now().await;
            }
            if self.ends() {
                return;
            }
        }
    }

    /// Lays the duty down if nothing is left to write.
    fn ends(&mut self) -> bool {
        let mut queue = self.writer.queue();
        self.is_over = queue.entries.is_empty();
        queue.is_led = !self.is_over;
        self.is_over
    }
}

impl Drop for Lead {
    fn drop(&mut self) {
        if self.is_over {
            return;
        }
        let abandoned = {
            let mut queue = self.writer.queue();
            queue.is_led = false;
            std::mem::take(&mut queue.entries)
        };
        drop(abandoned);
    }
}

/// A prepared command on its way through the writer. It is settled exactly once, even if it is lost.
#[derive(Debug)]
pub(crate) struct Entry {
    prepared: Arc<Prepared>,
    epoch: u64,
    gate: Arc<Gate>,
    is_submitted: bool,
    answer: Option<oneshot::Sender<Verdict>>,
    #[expect(dead_code, reason = "held until the entry is settled")]
    claim: Option<Claim>,
}

impl Entry {
    pub(crate) fn new(
        prepared: Prepared,
        epoch: u64,
        gate: Arc<Gate>,
        claim: Option<Claim>,
    ) -> (Self, oneshot::Receiver<Verdict>) {
        gate.issue();
        let (answer, verdict) = oneshot::channel();
        let entry = Self {
            prepared: Arc::new(prepared),
            epoch,
            gate,
            is_submitted: false,
            answer: Some(answer),
            claim,
        };
        (entry, verdict)
    }

    fn settle(mut self, verdict: Verdict) {
        self.answer(verdict);
    }

    fn answer(&mut self, verdict: Verdict) {
        let Some(answer) = self.answer.take() else {
            return;
        };
        match &verdict {
            Verdict::Written(answered) => self.gate.stood(self.epoch, answered.last_sequence),
            Verdict::Repeated(_)
            | Verdict::Stale
            | Verdict::UnknownPersonal(_)
            | Verdict::Failed(_)
            | Verdict::Unknown(_) => self.gate.fell(self.epoch),
        }
        // A caller that has gone needs no answer.
        let _ = answer.send(verdict);
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        self.answer(if self.is_submitted {
            Verdict::Unknown(None)
        } else {
            Verdict::Stale
        });
    }
}

impl From<Outcome> for Verdict {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Written(answered) => Self::Written(answered),
            Outcome::Repeated(answered) => Self::Repeated(answered),
            Outcome::Conflict => Self::Stale,
            Outcome::UnknownPersonal(key) => Self::UnknownPersonal(key),
            Outcome::Failed(error) => Self::Failed(error),
            Outcome::Lost(error) => Self::Unknown(Some(error)),
        }
    }
}
