//! The command ids under way, so that one repeated too early waits for the first.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::Notify;

use crate::CommandId;

#[derive(Debug, Default)]
pub(crate) struct InFlight {
    ids: Mutex<HashSet<CommandId>>,
    released: Notify,
}

/// The right to be the only one who executes a command of this id; it ends with the last clone.
#[derive(Debug, Clone)]
pub(crate) struct Claim(#[expect(dead_code, reason = "held for its end")] Arc<Held>);

#[derive(Debug)]
struct Held {
    id: CommandId,
    all: Arc<InFlight>,
}

impl InFlight {
    /// The claim, and whether another one had to end first.
    pub(crate) async fn claim(self: &Arc<Self>, id: CommandId) -> (Claim, bool) {
        let mut waited = false;
        loop {
            let released = self.released.notified();
            tokio::pin!(released);
            // Registered before looking, else a release in between would be missed.
            released.as_mut().enable();
            if self
                .ids
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .insert(id)
            {
                let held = Held {
                    id,
                    all: Arc::clone(self),
                };
                return (Claim(Arc::new(held)), waited);
            }
            released.await;
            waited = true;
        }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.all
            .ids
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&self.id);
        self.all.released.notify_waiters();
    }
}
