//! The ledger as a `cqrs_es::EventStore`, for those who have a `CqrsFramework` already.

use std::{collections::BTreeMap, collections::HashMap, marker::PhantomData, sync::Arc};

use cqrs_es::{AggregateContext, AggregateError, EventEnvelope, EventStore};
use uuid::Uuid;

use crate::{
    Ledger, PersonalRefused, ReadError, Recordable, StorageError,
    append::{Entry, Gate, UnfitEvent, Verdict, write_events},
    backend::Prepared,
    load::load,
    name,
};

/// Events read at a time.
const PAGE: usize = 500;

/// Lets a [`cqrs_es::CqrsFramework`] write to a ledger and read from it.
///
/// It gives what `cqrs_es` asks for and no more: a conflict is reported, not tried again; a command
/// given twice counts twice; and an event can only refer to personal values that the ledger has
/// already, for there is no way to hand in a new one. [`Ledger::execute_with`] does all three.
#[derive(Debug)]
pub struct LedgerEventStore<A> {
    ledger: Ledger,
    aggregate: PhantomData<fn() -> A>,
}

impl<A> Clone for LedgerEventStore<A> {
    fn clone(&self) -> Self {
        Self::new(self.ledger.clone())
    }
}

impl<A> LedgerEventStore<A> {
    /// A store of the aggregates `A` in that ledger.
    #[must_use]
    pub const fn new(ledger: Ledger) -> Self {
        Self {
            ledger,
            aggregate: PhantomData,
        }
    }
}

/// An aggregate as it was loaded, to be handed back with what it decided.
#[derive(Debug)]
pub struct LedgerAggregateContext<A> {
    aggregate_id: Arc<str>,
    sequence: u64,
    aggregate: A,
}

impl<A: Recordable> AggregateContext<A> for LedgerAggregateContext<A> {
    fn aggregate(&mut self) -> &mut A {
        &mut self.aggregate
    }
}

impl<A: Recordable> EventStore<A> for LedgerEventStore<A> {
    type AC = LedgerAggregateContext<A>;

    async fn load_events(
        &self,
        aggregate_id: &str,
    ) -> Result<Vec<EventEnvelope<A>>, AggregateError<A::Error>> {
        let mut events = Vec::new();
        let mut after = 0;
        loop {
            let page = self
                .ledger
                .read_stream(A::TYPE, aggregate_id, after, PAGE)
                .await
                .map_err(unreadable)?;
            for event in &page {
                after = event.sequence;
                events.push(EventEnvelope {
                    aggregate_id: event.aggregate_id.clone(),
                    sequence: usize::try_from(event.sequence).unwrap_or(usize::MAX),
                    payload: event.payload_as().map_err(unreadable)?,
                    metadata: serde_json::from_str(&event.metadata)
                        .map_err(|source| unreadable(event.undecodable(source)))?,
                });
            }
            if page.len() < PAGE {
                return Ok(events);
            }
        }
    }

    async fn load_aggregate(
        &self,
        aggregate_id: &str,
    ) -> Result<Self::AC, AggregateError<A::Error>> {
        let engine = self.ledger.engine();
        let (loaded, _) = load::<A>(engine.backend.as_ref(), aggregate_id)
            .await
            .map_err(unreadable)?;
        Ok(LedgerAggregateContext {
            aggregate_id: Arc::from(aggregate_id),
            sequence: loaded.sequence,
            aggregate: loaded.state,
        })
    }

    async fn commit(
        &self,
        events: Vec<A::Event>,
        context: Self::AC,
        metadata: HashMap<String, String>,
    ) -> Result<Vec<EventEnvelope<A>>, AggregateError<A::Error>> {
        if events.is_empty() {
            return Ok(Vec::new());
        }
        let prepared = prepare::<A>(&events, &context, &metadata)?;
        let first = self.record(prepared).await?;
        let aggregate_id = context.aggregate_id;
        let envelope = |(payload, sequence): (A::Event, u64)| EventEnvelope {
            aggregate_id: aggregate_id.to_string(),
            sequence: usize::try_from(sequence).unwrap_or(usize::MAX),
            payload,
            metadata: metadata.clone(),
        };
        Ok(events.into_iter().zip(first..).map(envelope).collect())
    }
}

impl<A: Recordable> LedgerEventStore<A> {
    /// Records the events and says the sequence of the first one.
    async fn record(&self, prepared: Prepared) -> Result<u64, AggregateError<A::Error>> {
        let engine = self.ledger.engine();
        let _under_way = engine.enter();
        engine.head.check().map_err(unreachable)?;
        let first = prepared.after + 1;
        let gate = Arc::new(Gate::default());
        let (entry, verdict) = Entry::new(prepared, gate.epoch(), gate, None);
        let turn = engine.writer.enqueue(entry);
        match engine.settled(turn, verdict).await {
            Verdict::Written(_) => Ok(first),
            Verdict::Stale | Verdict::Repeated(_) => Err(AggregateError::AggregateConflict),
            Verdict::UnknownPersonal(_) => Err(unexpected(NoPersonalValues)),
            Verdict::Failed(error) => Err(unreachable(error)),
            Verdict::Unknown(source) => Err(unexpected(Unsettled { source })),
        }
    }
}

fn prepare<A: Recordable>(
    events: &[A::Event],
    context: &LedgerAggregateContext<A>,
    metadata: &HashMap<String, String>,
) -> Result<Prepared, AggregateError<A::Error>> {
    name::check("aggregate type", A::TYPE).map_err(unexpected)?;
    name::check("aggregate id", &context.aggregate_id).map_err(unexpected)?;
    let (events, references) = write_events(events).map_err(unfit)?;
    let (brought, referred) = references.part(&[]).map_err(unexpected)?;
    let mut metadata: BTreeMap<&str, String> = metadata
        .iter()
        .map(|(key, value)| (key.as_str(), value.clone()))
        .collect();
    metadata
        .entry("command_id")
        .or_insert_with(|| Uuid::now_v7().to_string());
    let metadata = serde_json::to_string(&metadata).map_err(unexpected)?;
    Ok(Prepared {
        aggregate_type: A::TYPE,
        aggregate_id: Arc::clone(&context.aggregate_id),
        after: context.sequence,
        events,
        metadata,
        command: None,
        brought,
        referred,
    })
}

/// What cannot be done by this way.
#[derive(Debug, thiserror::Error)]
#[error(
    "an event holds a personal value, or refers to one that the ledger does not have; new ones cannot \
     be handed in through cqrs_es: use Ledger::execute_with"
)]
struct NoPersonalValues;

#[derive(Debug, thiserror::Error)]
#[error("it is unknown whether the events were recorded: load the aggregate again to find out")]
struct Unsettled {
    #[source]
    source: Option<StorageError>,
}

fn unfit<E: std::error::Error>(unfit: UnfitEvent) -> AggregateError<E> {
    match unfit {
        UnfitEvent::Personal(PersonalRefused::HoldsValue | PersonalRefused::Unknown { .. }) => {
            unexpected(NoPersonalValues)
        }
        other => unexpected(other),
    }
}

fn unreadable<E: std::error::Error>(error: ReadError) -> AggregateError<E> {
    match error {
        ReadError::Storage(error) => unreachable(error),
        error @ (ReadError::Undecodable { .. } | ReadError::Forged { .. }) => {
            AggregateError::DeserializationError(Box::new(error))
        }
        error @ ReadError::UnfitProjection { .. } => unexpected(error),
    }
}

fn unreachable<E: std::error::Error>(error: StorageError) -> AggregateError<E> {
    AggregateError::DatabaseConnectionError(Box::new(error))
}

fn unexpected<E: std::error::Error>(
    error: impl std::error::Error + Send + Sync + 'static,
) -> AggregateError<E> {
    AggregateError::UnexpectedError(Box::new(error))
}
