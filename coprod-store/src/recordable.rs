//! Which aggregates a ledger takes.

use cqrs_es::Aggregate;
use serde::Serialize;

/// Any [`cqrs_es::Aggregate`] that owns its data, whose command can be repeated and written as JSON,
/// and whose error can be handed over between threads. There is nothing to implement.
///
/// The ledger keeps nothing of an aggregate but its events: what
/// [`handle`](Aggregate::handle) changes in the state by other ways is lost sooner or later. One command
/// may be handled more than once, since others may be faster or it may be given again; recorded is at
/// most one outcome. So handling should only decide, and leave effects to those who read the events.
pub trait Recordable:
    Aggregate<Command: Clone + Serialize + Send + Sync, Error: Send + Sync> + 'static
{
}

impl<A> Recordable for A where
    A: Aggregate<Command: Clone + Serialize + Send + Sync, Error: Send + Sync> + 'static
{
}
