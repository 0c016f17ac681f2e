//! How far the commands of one stream have got: what is decided, what is settled, and in which
//! epoch.
//!
//! Every command that goes to the writer draws a ticket. When the writer is done with it, the
//! ticket is settled. A ticket that fails raises the stream's epoch: whatever was decided on a
//! state that counted on it belongs to an older epoch then, and has to be decided again.

use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::watch;

#[derive(Debug)]
pub(crate) struct Gate {
    issued: AtomicU64,
    settled: watch::Sender<Settled>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Settled {
    pub(crate) epoch: u64,
    /// How many tickets are settled, well or badly.
    pub(crate) tickets: u64,
    /// The last sequence that this process has made durable in the present epoch.
    pub(crate) sequence: u64,
}

impl Default for Gate {
    fn default() -> Self {
        Self {
            issued: AtomicU64::new(0),
            settled: watch::Sender::new(Settled::default()),
        }
    }
}

impl Gate {
    pub(crate) fn epoch(&self) -> u64 {
        self.settled.borrow().epoch
    }

    /// Draws a ticket. The order of tickets must be the order in which the writer gets them.
    pub(crate) fn issue(&self) {
        self.issued.fetch_add(1, Ordering::AcqRel);
    }

    pub(crate) fn issued(&self) -> u64 {
        self.issued.load(Ordering::Acquire)
    }

    /// The next ticket is durable.
    pub(crate) fn stood(&self, epoch: u64, sequence: u64) {
        self.settled.send_modify(|settled| {
            settled.tickets += 1;
            if settled.epoch == epoch {
                settled.sequence = sequence;
            }
        });
    }

    /// The next ticket came to nothing.
    pub(crate) fn fell(&self, epoch: u64) {
        self.settled.send_modify(|settled| {
            settled.tickets += 1;
            raise(settled, epoch);
        });
    }

    /// The cached state turned out to be stale.
    pub(crate) fn raise(&self, epoch: u64) {
        self.settled.send_modify(|settled| raise(settled, epoch));
    }

    /// Waits until that many tickets are settled.
    pub(crate) async fn settled(&self, tickets: u64) -> Settled {
        let mut watched = self.settled.subscribe();
        match watched.wait_for(|settled| settled.tickets >= tickets).await {
            Ok(settled) => *settled,
            // The sender is a field of this very gate.
            Err(_) => *self.settled.borrow(),
        }
    }
}

fn raise(settled: &mut Settled, epoch: u64) {
    if settled.epoch == epoch {
        settled.epoch += 1;
        settled.sequence = 0;
    }
}
