//! Executing one command: decide, record, and decide again where others were faster.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use cqrs_es::{DomainEvent, event_sink::EventSink};
use tokio::{runtime::Handle, sync::oneshot};
use uuid::Uuid;

use super::{
    gate::Gate,
    in_flight::{Claim, InFlight},
    repeats::Repeats,
    writer::{Entry, Turn, Verdict, Writer},
};
use crate::{
    CommandId, ExecuteError, Expected, InvalidName, LedgerConfig, Metadata, PersonalRefused,
    PersonalValue, Receipt, Recordable, StorageError,
    backend::{Answered, Backend, CommandKey, NewEvent, Prepared},
    cache::{Cache, Pending, Stream},
    command,
    head::Head,
    load::load,
    name,
    personal::References,
    snapshot,
};

/// All that executing takes.
#[derive(Debug)]
pub(crate) struct Engine {
    pub(crate) backend: Arc<dyn Backend>,
    pub(crate) config: LedgerConfig,
    pub(crate) head: Arc<Head>,
    pub(crate) cache: Cache,
    pub(crate) writer: Arc<Writer>,
    in_flight: Arc<InFlight>,
    under_way: Arc<AtomicUsize>,
    repeats: Repeats,
}

/// What an aggregate is given to decide with.
pub(crate) enum Services<'a, A: Recordable> {
    Borrowed(&'a A::Services),
    Owned(A::Services),
}

impl<A: Recordable> AsRef<A::Services> for Services<'_, A> {
    fn as_ref(&self) -> &A::Services {
        match self {
            Self::Borrowed(services) => services,
            Self::Owned(services) => services,
        }
    }
}

/// A command with all that was said about it.
pub(crate) struct Order<'a, A: Recordable> {
    pub(crate) aggregate_id: Arc<str>,
    pub(crate) command: A::Command,
    pub(crate) services: Services<'a, A>,
    pub(crate) command_id: Option<CommandId>,
    pub(crate) expected: Expected,
    pub(crate) correlation: Option<Uuid>,
    pub(crate) causation: Option<Uuid>,
    pub(crate) personal: Vec<PersonalValue>,
    /// Refusing leaves the state as it was.
    pub(crate) refuses_purely: bool,
}

/// What an attempt ended in.
enum Attempt<T> {
    Done(T),
    /// It was decided on a state that is not the newest one.
    Stale,
}

/// What was decided, before it counts.
enum Decision<E: std::error::Error + 'static> {
    Submitted(Turn, oneshot::Receiver<Verdict>),
    /// Nothing is to be recorded.
    Refused(ExecuteError<E>, Basis),
}

/// What an answer rests on.
struct Basis {
    epoch: u64,
    tickets: u64,
    sequence: u64,
}

impl Engine {
    pub(crate) fn new(backend: Arc<dyn Backend>, config: LedgerConfig, head: Arc<Head>) -> Self {
        let writer = Arc::new(Writer::new(
            Arc::clone(&backend),
            Arc::clone(&config.clock),
            config.largest_batch,
            Arc::clone(&head),
        ));
        Self {
            backend,
            head,
            cache: Cache::new(config.cached_streams),
            writer,
            in_flight: Arc::default(),
            under_way: Arc::default(),
            repeats: Repeats::default(),
            config,
        }
    }

    /// Counts one more under way, from now until the answer is dropped.
    pub(crate) fn enter(&self) -> UnderWay {
        self.under_way.fetch_add(1, Ordering::Relaxed);
        UnderWay(Arc::clone(&self.under_way))
    }

    pub(crate) async fn execute<A: Recordable>(
        &self,
        order: Order<'_, A>,
    ) -> Result<Receipt, ExecuteError<A::Error>> {
        self.head.check().map_err(ExecuteError::Storage)?;
        name::check("aggregate type", A::TYPE)?;
        name::check("aggregate id", &order.aggregate_id)?;
        let content =
            command::content(A::TYPE, &order.aggregate_id, order.expected, &order.command)
                .map_err(|source| ExecuteError::Unwritable {
                    what: "command",
                    source,
                })?;
        let (claim, waited) = match order.command_id {
            Some(id) => {
                let (claim, waited) = self.in_flight.claim(id).await;
                (Some(claim), waited)
            }
            None => (None, false),
        };
        let key = CommandKey {
            id: order.command_id.unwrap_or_else(|| Uuid::now_v7().into()),
            content,
            is_new: order.command_id.is_none(),
        };
        for _ in 0..self.config.attempts.max(1) {
            if (waited || self.repeats.are_likely())
                && let Some(first) = self.find_first(&key).await.map_err(ExecuteError::Storage)?
            {
                return repeat(&order, &key, &first);
            }
            if let Attempt::Done(answer) = self.attempt(&order, key, claim.clone()).await {
                return answer;
            }
        }
        Err(ExecuteError::Conflict {
            aggregate_type: A::TYPE,
            aggregate_id: order.aggregate_id.to_string(),
            attempts: self.config.attempts,
        })
    }

    async fn attempt<A: Recordable>(
        &self,
        order: &Order<'_, A>,
        key: CommandKey,
        claim: Option<Claim>,
    ) -> Attempt<Result<Receipt, ExecuteError<A::Error>>> {
        let stream = self.cache.stream::<A>(&order.aggregate_id);
        match self.decide(&stream, order, key, claim).await {
            Err(error) => Attempt::Done(Err(error)),
            Ok(Decision::Refused(error, basis)) => {
                self.refuse(&stream, order, &key, error, basis).await
            }
            Ok(Decision::Submitted(turn, verdict)) => {
                let verdict = self.settled(turn, verdict).await;
                self.conclude(&stream, order, &key, verdict)
            }
        }
    }

    /// Takes the stream's turn, decides, and hands what was decided to the writer, all before the
    /// next command to this stream may decide.
    async fn decide<A: Recordable>(
        &self,
        stream: &Stream<A>,
        order: &Order<'_, A>,
        key: CommandKey,
        claim: Option<Claim>,
    ) -> Result<Decision<A::Error>, ExecuteError<A::Error>> {
        let mut pending = stream.pending().await;
        let mut state = self
            .state(stream, &mut pending, &order.aggregate_id)
            .await?;
        let basis = Basis {
            epoch: pending.epoch,
            tickets: stream.gate.issued(),
            sequence: pending.sequence,
        };
        if !order.expected.admits(pending.sequence) {
            pending.state = Some(state);
            let (expected, actual) = (order.expected, basis.sequence);
            return Ok(Decision::Refused(
                ExecuteError::UnexpectedVersion { expected, actual },
                basis,
            ));
        }
        let sink = EventSink::default();
        if let Err(refusal) = state
            .handle(order.command.clone(), order.services.as_ref(), &sink)
            .await
        {
            pending.state = order.refuses_purely.then_some(state);
            return Ok(Decision::Refused(ExecuteError::Refused(refusal), basis));
        }
        let prepared = match prepare(order, key, pending.sequence, &sink.collect().await) {
            Ok(prepared) => prepared,
            Err(error) => return Ok(Decision::Refused(error, basis)),
        };
        pending.state = Some(state);
        pending.sequence += prepared.events.len() as u64;
        let (entry, verdict) = Entry::new(prepared, basis.epoch, Arc::clone(&stream.gate), claim);
        Ok(Decision::Submitted(self.writer.enqueue(entry), verdict))
    }

    /// Takes the state out of the cache, so that it is gone if deciding ends badly; or reads it.
    async fn state<A: Recordable>(
        &self,
        stream: &Stream<A>,
        pending: &mut Pending<A>,
        id: &str,
    ) -> Result<A, ExecuteError<A::Error>> {
        if let Some(state) = pending.state.take()
            && pending.epoch == stream.gate.epoch()
        {
            return Ok(state);
        }
        // What is still on its way is not readable yet, and must not be missed.
        let settled = stream.gate.settled(stream.gate.issued()).await;
        let (loaded, snapshot) = load::<A>(self.backend.as_ref(), id).await?;
        stream.snapshot.store(snapshot, Ordering::Relaxed);
        pending.sequence = loaded.sequence;
        pending.epoch = settled.epoch;
        Ok(loaded.state)
    }

    /// Answers a refusal once what it rests on is durable and still the newest there is.
    async fn refuse<A: Recordable>(
        &self,
        stream: &Stream<A>,
        order: &Order<'_, A>,
        key: &CommandKey,
        error: ExecuteError<A::Error>,
        basis: Basis,
    ) -> Attempt<Result<Receipt, ExecuteError<A::Error>>> {
        match self
            .stands::<A>(&stream.gate, &order.aggregate_id, &basis)
            .await
        {
            Ok(true) => {}
            Ok(false) => return Attempt::Stale,
            Err(error) => return Attempt::Done(Err(ExecuteError::Storage(error))),
        }
        // Another process may have been given the same command, and recorded it.
        match self.find_first(key).await {
            Ok(None) => Attempt::Done(Err(error)),
            Ok(Some(first)) => Attempt::Done(repeat(order, key, &first)),
            Err(error) => Attempt::Done(Err(ExecuteError::Storage(error))),
        }
    }

    async fn stands<A: Recordable>(
        &self,
        gate: &Gate,
        id: &str,
        basis: &Basis,
    ) -> Result<bool, StorageError> {
        if gate.settled(basis.tickets).await.epoch != basis.epoch {
            return Ok(false);
        }
        let last = self.backend.last_sequence(A::TYPE, id).await?;
        if last == basis.sequence {
            return Ok(true);
        }
        // What this process wrote next was judged to stand directly on the same basis, so the basis
        // was the newest then. Anything else comes from another process.
        let settled = gate.settled(gate.issued()).await;
        let is_ours = settled.epoch == basis.epoch && settled.sequence >= last;
        if !is_ours {
            gate.raise(basis.epoch);
        }
        Ok(is_ours)
    }

    /// What becomes of an entry; writes it, if that has fallen to the caller.
    pub(crate) async fn settled(&self, turn: Turn, verdict: oneshot::Receiver<Verdict>) -> Verdict {
        if let Turn::Lead(lead) = turn {
            lead.run(self.under_way.load(Ordering::Relaxed) <= 1).await;
        }
        verdict.await.unwrap_or(Verdict::Unknown(None))
    }

    fn conclude<A: Recordable>(
        &self,
        stream: &Stream<A>,
        order: &Order<'_, A>,
        key: &CommandKey,
        verdict: Verdict,
    ) -> Attempt<Result<Receipt, ExecuteError<A::Error>>> {
        Attempt::Done(match verdict {
            Verdict::Written(answered) => {
                self.take_snapshot(stream, &order.aggregate_id, answered.last_sequence);
                Ok(receipt(order, key, &answered, false))
            }
            Verdict::Repeated(first) => {
                self.repeats.note();
                repeat(order, key, &first)
            }
            Verdict::Stale => return Attempt::Stale,
            Verdict::UnknownPersonal(value) => {
                Err(ExecuteError::Personal(PersonalRefused::Unknown {
                    subject: value.subject,
                    commitment: value.commitment,
                }))
            }
            Verdict::Failed(error) => Err(ExecuteError::Storage(error)),
            Verdict::Unknown(source) => Err(ExecuteError::OutcomeUnknown {
                command_id: key.id,
                source,
            }),
        })
    }

    fn take_snapshot<A: Recordable>(&self, stream: &Stream<A>, id: &Arc<str>, sequence: u64) {
        let every = self.config.snapshot_every;
        let last = stream.snapshot.load(Ordering::Relaxed);
        if every == 0 || sequence < snapshot::next(last, every) {
            return;
        }
        let Ok(handle) = Handle::try_current() else {
            return;
        };
        // Whoever comes while one is taken leaves it to the next command.
        let Ok(taking) = Arc::clone(&stream.taking).try_lock_owned() else {
            return;
        };
        stream.snapshot.store(sequence, Ordering::Relaxed);
        let (backend, id) = (Arc::clone(&self.backend), Arc::clone(id));
        handle.spawn(async move {
            // Without it the stream is read from its events.
            let _ = snapshot::take::<A>(backend.as_ref(), &id).await;
            drop(taking);
        });
    }

    /// What was answered to this command before. What was just made cannot have been.
    async fn find_first(&self, key: &CommandKey) -> Result<Option<Answered>, StorageError> {
        if key.is_new {
            return Ok(None);
        }
        let first = self.backend.find_command(key.id).await?;
        if first.is_some() {
            self.repeats.note();
        }
        Ok(first)
    }
}

fn prepare<A: Recordable>(
    order: &Order<'_, A>,
    key: CommandKey,
    after: u64,
    events: &[A::Event],
) -> Result<Prepared, ExecuteError<A::Error>> {
    let (events, references) = write_events(events)?;
    let (brought, referred) = references.part(&order.personal)?;
    let metadata = Metadata {
        command_id: Some(key.id),
        correlation_id: order.correlation,
        causation_id: order.causation,
    };
    let metadata = serde_json::to_string(&metadata).map_err(|source| ExecuteError::Unwritable {
        what: "command",
        source,
    })?;
    Ok(Prepared {
        aggregate_type: A::TYPE,
        aggregate_id: Arc::clone(&order.aggregate_id),
        after,
        events,
        metadata,
        command: Some(key),
        brought,
        referred,
    })
}

/// An event that cannot be recorded.
#[derive(Debug, thiserror::Error)]
pub(crate) enum UnfitEvent {
    #[error(transparent)]
    InvalidName(#[from] InvalidName),
    #[error(transparent)]
    Unwritable(#[from] serde_json::Error),
    #[error(transparent)]
    Personal(#[from] PersonalRefused),
}

impl<E: std::error::Error + 'static> From<UnfitEvent> for ExecuteError<E> {
    fn from(unfit: UnfitEvent) -> Self {
        match unfit {
            UnfitEvent::InvalidName(error) => Self::InvalidName(error),
            UnfitEvent::Unwritable(source) => Self::Unwritable {
                what: "event",
                source,
            },
            UnfitEvent::Personal(error) => Self::Personal(error),
        }
    }
}

/// The events as they will stand in the record, and the personal values they refer to.
pub(crate) fn write_events<E: DomainEvent>(
    events: &[E],
) -> Result<(Vec<NewEvent>, References), UnfitEvent> {
    let mut references = References::default();
    let mut written = Vec::with_capacity(events.len());
    for event in events {
        let (event_type, event_version) = (event.event_type(), event.event_version());
        name::check("event type", &event_type)?;
        name::check("event version", &event_version)?;
        let payload = serde_json::to_string(event)?;
        references.gather(&payload)?;
        written.push(NewEvent {
            event_type,
            event_version,
            payload,
        });
    }
    Ok((written, references))
}

fn repeat<A: Recordable>(
    order: &Order<'_, A>,
    key: &CommandKey,
    first: &Answered,
) -> Result<Receipt, ExecuteError<A::Error>> {
    if first.content != key.content {
        return Err(ExecuteError::CommandIdReused { command_id: key.id });
    }
    Ok(receipt(order, key, first, true))
}

fn receipt<A: Recordable>(
    order: &Order<'_, A>,
    key: &CommandKey,
    answered: &Answered,
    repeated: bool,
) -> Receipt {
    Receipt {
        repeated,
        ..answered.receipt(key.id, A::TYPE, order.aggregate_id.to_string())
    }
}

/// Somebody who is under way; counted so that a lone one can be told from many.
pub(crate) struct UnderWay(Arc<AtomicUsize>);

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
