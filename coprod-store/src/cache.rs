//! Aggregates in use stay in memory, so that a command need not read their whole stream.
//!
//! Nothing depends on what is in here: a state that others have overtaken is found out when its
//! next command is recorded, and one that was dropped is read again.

use std::{
    any::{Any, TypeId},
    collections::HashMap,
    fmt,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use cqrs_es::Aggregate;
use tokio::sync::{Mutex as AsyncMutex, MutexGuard};

use crate::append::Gate;

/// One stream in use.
pub(crate) struct Stream<A> {
    pub(crate) gate: Arc<Gate>,
    /// The sequence of the newest snapshot.
    pub(crate) snapshot: AtomicU64,
    /// Held while a snapshot is taken: one at a time.
    pub(crate) taking: Arc<AsyncMutex<()>>,
    pending: AsyncMutex<Pending<A>>,
}

/// A state with all that has been decided in it, durable or not.
#[derive(Debug)]
pub(crate) struct Pending<A> {
    /// Nothing while it is not known, or not to be trusted.
    pub(crate) state: Option<A>,
    pub(crate) sequence: u64,
    pub(crate) epoch: u64,
}

impl<A> Stream<A> {
    fn new() -> Self {
        Self {
            gate: Arc::default(),
            snapshot: AtomicU64::new(0),
            taking: Arc::default(),
            pending: AsyncMutex::new(Pending {
                state: None,
                sequence: 0,
                epoch: 0,
            }),
        }
    }

    /// The right to decide; it is given in the order it was asked for.
    pub(crate) async fn pending(&self) -> MutexGuard<'_, Pending<A>> {
        self.pending.lock().await
    }
}

pub(crate) struct Cache {
    capacity: usize,
    uses: AtomicU64,
    slots: Mutex<Slots>,
}

#[derive(Default)]
struct Slots {
    by_type: HashMap<TypeId, HashMap<Arc<str>, Slot>>,
    count: usize,
}

struct Slot {
    stream: Arc<dyn Any + Send + Sync>,
    used: u64,
}

impl Cache {
    pub(crate) fn new(capacity: usize) -> Self {
        Self {
            capacity: capacity.max(1),
            uses: AtomicU64::new(0),
            slots: Mutex::default(),
        }
    }

    pub(crate) fn stream<A: Aggregate + 'static>(&self, id: &Arc<str>) -> Arc<Stream<A>> {
        let used = self.uses.fetch_add(1, Ordering::Relaxed);
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        let by_id = slots.by_type.entry(TypeId::of::<A>()).or_default();
        if let Some(slot) = by_id.get_mut(id) {
            slot.used = used;
            if let Ok(stream) = Arc::clone(&slot.stream).downcast() {
                return stream;
            }
        }
        let stream = Arc::new(Stream::<A>::new());
        by_id.insert(
            Arc::clone(id),
            Slot {
                stream: Arc::clone(&stream) as _,
                used,
            },
        );
        slots.count += 1;
        if slots.count > self.capacity {
            slots.shed();
        }
        stream
    }

    pub(crate) fn clear(&self) {
        *self.slots.lock().unwrap_or_else(PoisonError::into_inner) = Slots::default();
    }
}

impl Slots {
    /// Drops the eighth that was not used for longest, and spares what is in use.
    fn shed(&mut self) {
        let mut uses: Vec<u64> = self
            .by_type
            .values()
            .flat_map(HashMap::values)
            .map(|slot| slot.used)
            .collect();
        let eighth = uses.len() / 8;
        let (_, &mut oldest_to_stay, _) = uses.select_nth_unstable(eighth);
        for by_id in self.by_type.values_mut() {
            by_id.retain(|_, slot| {
                slot.used >= oldest_to_stay || Arc::strong_count(&slot.stream) > 1
            });
        }
        self.count = self.by_type.values().map(HashMap::len).sum();
    }
}

impl fmt::Debug for Cache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cache")
            .field("capacity", &self.capacity)
            .finish_non_exhaustive()
    }
}
