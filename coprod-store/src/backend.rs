//! The one port: what a database has to do for a ledger, and what it has to guarantee.
//!
//! Everything else is written once, above it. A back end knows rows; it knows no aggregate, no
//! cache and no caller.

mod followers;

use std::{fmt, sync::Arc};

use async_trait::async_trait;
use tokio::sync::{oneshot, watch};

pub(crate) use followers::{Followers, Step};

use crate::{
    CommandId, Commitment, Page, PartyId, PersonalValue, Position, Receipt, RecordedEvent,
    StorageError, Timestamp,
};

/// A database that holds one ledger.
///
/// Whatever a read returns is durable. Reads may run beside an append and beside each other.
#[async_trait]
pub(crate) trait Backend: Followers + fmt::Debug + 'static {
    /// Whether [`append`](Self::append) finishes without ever yielding. Then a caller may run it in
    /// its own future, which cannot be dropped in the middle.
    fn appends_inline(&self) -> bool;

    /// Records a batch in the order given, and says for each command what became of it. Once this
    /// returns `Ok`, all that it calls written is durable. What one command writes stands whole or
    /// not at all.
    ///
    /// - The events get the next positions without a gap, whoever else writes.
    /// - A command is judged on what stands before it, the same batch included: it is written only
    ///   if its stream's last sequence is [`Prepared::after`], its id is new and all values it
    ///   refers to are known. Otherwise nothing of it is written, and all that follows to the same
    ///   stream in this batch is [`Outcome::Conflict`]: it was decided counting on what failed,
    ///   even where the sequences happen to fit. Other streams are not touched by that.
    /// - All are recorded at `terms.now`, or at the last event's moment if that is later.
    /// - If the ledger's head is below `terms.seen`, nothing is written:
    ///   [`StorageError::HeadFell`].
    ///
    /// The engine calls this once at a time.
    async fn append(&self, batch: Vec<Arc<Prepared>>, terms: Terms)
    -> Result<Batch, AppendFailure>;

    /// Changes whenever another process tells that it has recorded something; nothing where others
    /// can't tell.
    fn told(&self) -> Option<watch::Receiver<u64>> {
        None
    }

    /// The position of the last event.
    async fn head(&self) -> Result<Position, StorageError>;

    /// The events after `after`, in the order of their positions, as many as `size` allows.
    async fn read_page(&self, after: Position, size: PageSize) -> Result<Page, StorageError>;

    /// Begins to read the same page beside the caller, whether it waits for it or not. Where nothing
    /// can run that, no answer comes: read it then.
    fn read_ahead(self: Arc<Self>, after: Position, size: PageSize) -> PageAhead;

    /// At most `limit` events of one stream after the sequence `after`, in order.
    async fn read_stream(
        &self,
        aggregate_type: &str,
        aggregate_id: &str,
        after: u64,
        limit: usize,
    ) -> Result<Vec<RecordedEvent>, StorageError>;

    /// The stream's last sequence, 0 when it has no event.
    async fn last_sequence(
        &self,
        aggregate_type: &str,
        aggregate_id: &str,
    ) -> Result<u64, StorageError>;

    /// What was answered to a command.
    async fn find_command(&self, id: CommandId) -> Result<Option<Answered>, StorageError>;

    /// The personal values that are there among those asked for, in any order.
    async fn find_personal(&self, keys: &[PersonalKey])
    -> Result<Vec<PersonalValue>, StorageError>;

    /// The stream's snapshot, if it has one of that fingerprint.
    async fn find_snapshot(
        &self,
        aggregate_type: &str,
        aggregate_id: &str,
        fingerprint: &[u8; 32],
    ) -> Result<Option<Snapshot>, StorageError>;

    /// What a stream's state is made from: its snapshot, if it has one of that fingerprint and still
    /// reaches so far, and at most `limit` events after it, in order.
    ///
    /// A back end to which each question is a way of its own asks for both at once.
    async fn read_state(
        &self,
        aggregate_type: &str,
        aggregate_id: &str,
        fingerprint: &[u8; 32],
        limit: usize,
    ) -> Result<(Option<Snapshot>, Vec<RecordedEvent>), StorageError> {
        let mut snapshot = self
            .find_snapshot(aggregate_type, aggregate_id, fingerprint)
            .await?;
        if let Some(found) = &snapshot
            && found.sequence > self.last_sequence(aggregate_type, aggregate_id).await?
        {
            snapshot = None;
        }
        let after = snapshot.as_ref().map_or(0, |found| found.sequence);
        let events = self
            .read_stream(aggregate_type, aggregate_id, after, limit)
            .await?;
        Ok((snapshot, events))
    }

    /// Keeps a snapshot in the place of any other one of its stream.
    async fn keep_snapshot(
        &self,
        aggregate_type: &str,
        aggregate_id: &str,
        fingerprint: &[u8; 32],
        snapshot: Snapshot,
    ) -> Result<(), StorageError>;

    /// Removes all snapshots.
    async fn drop_snapshots(&self) -> Result<(), StorageError>;
}

/// How much a page may hold.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PageSize {
    pub(crate) events: usize,
    /// Of text, about. The event that reaches the bound is the last one, so that no event is too
    /// large to be read.
    pub(crate) bytes: usize,
}

impl PageSize {
    /// So many events, however large.
    pub(crate) const fn of(events: usize) -> Self {
        Self {
            events,
            bytes: usize::MAX,
        }
    }
}

/// A page that may be on its way.
pub(crate) type PageAhead = oneshot::Receiver<Result<Page, StorageError>>;

/// A decided command, ready to be recorded.
#[derive(Debug)]
pub(crate) struct Prepared {
    pub(crate) aggregate_type: &'static str,
    pub(crate) aggregate_id: Arc<str>,
    /// The stream's last sequence when it was decided.
    pub(crate) after: u64,
    pub(crate) events: Vec<NewEvent>,
    /// JSON, the same for all its events.
    pub(crate) metadata: String,
    /// What to remember the command by; nothing if the events came without one.
    pub(crate) command: Option<CommandKey>,
    /// New values that its events refer to.
    pub(crate) brought: Vec<PersonalValue>,
    /// Values that its events refer to and that must be known already.
    pub(crate) referred: Vec<PersonalKey>,
}

impl Prepared {
    /// The type and the id of its aggregate.
    pub(crate) fn stream(&self) -> (&str, &str) {
        (self.aggregate_type, &self.aggregate_id)
    }
}

#[derive(Debug)]
pub(crate) struct NewEvent {
    pub(crate) event_type: String,
    pub(crate) event_version: String,
    pub(crate) payload: String,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct CommandKey {
    pub(crate) id: CommandId,
    /// SHA-256 of what the command asks for.
    pub(crate) content: [u8; 32],
    /// Made by the ledger a moment ago, so it cannot have been recorded before.
    pub(crate) is_new: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PersonalKey {
    pub(crate) subject: PartyId,
    pub(crate) commitment: Commitment,
}

/// What holds for a whole batch.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Terms {
    /// Microseconds since 1970.
    pub(crate) now: i64,
    /// How far the ledger is known to have reached.
    pub(crate) seen: Position,
}

/// What became of a batch.
#[derive(Debug)]
pub(crate) struct Batch {
    /// The position of the ledger's last event afterwards.
    pub(crate) head: Position,
    /// One for each command, in order.
    pub(crate) outcomes: Vec<Outcome>,
}

#[derive(Debug)]
#[cfg_attr(
    not(feature = "postgres"),
    allow(dead_code, reason = "only a server fails for one command alone")
)]
pub(crate) enum Outcome {
    Written(Answered),
    /// The id stands in the ledger already.
    Repeated(Answered),
    /// The stream's last sequence is another one.
    Conflict,
    UnknownPersonal(PersonalKey),
    /// Nothing of it was written, for a reason that does not concern the others.
    Failed(StorageError),
    /// It may or may not turn out to be written.
    Lost(StorageError),
}

/// What a command came to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Answered {
    pub(crate) content: [u8; 32],
    pub(crate) events: u64,
    pub(crate) last_sequence: u64,
    /// Nothing where there are no events.
    pub(crate) first_position: Option<Position>,
    pub(crate) recorded_at: Timestamp,
}

impl Answered {
    /// What the command is answered when it is given again.
    pub(crate) fn receipt(
        &self,
        command_id: CommandId,
        aggregate_type: &str,
        aggregate_id: String,
    ) -> Receipt {
        Receipt {
            command_id,
            aggregate_type: aggregate_type.to_owned(),
            aggregate_id,
            events: self.events,
            last_sequence: self.last_sequence,
            positions: self
                .first_position
                .map(|first| first..=first.plus(self.events - 1)),
            recorded_at: self.recorded_at,
            repeated: true,
        }
    }
}

/// A batch of which nothing was acknowledged.
#[derive(Debug, Clone)]
pub(crate) enum AppendFailure {
    /// Nothing was written.
    Refused(StorageError),
    /// The commit failed half-way: it may or may not turn out to have happened.
    Unknown(StorageError),
}

/// A state at some sequence of its stream.
#[derive(Debug)]
pub(crate) struct Snapshot {
    pub(crate) sequence: u64,
    /// JSON.
    pub(crate) state: String,
}
