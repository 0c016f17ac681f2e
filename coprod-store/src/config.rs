//! What can be set about a ledger.

use std::{sync::Arc, time::Duration};

use crate::{Clock, SystemClock};

/// How a ledger is opened and run. The defaults serve from a laptop to a town.
#[derive(Debug, Clone)]
pub struct LedgerConfig {
    /// Whether a ledger is made where there is none. Default: true.
    pub create: bool,
    /// Aggregates kept in memory, in streams. Default: 10,000.
    pub cached_streams: usize,
    /// After how many events of one stream the next snapshot is taken, at least; after a quarter of
    /// what the last one held if that is more. 0 for never. Default: 500.
    pub snapshot_every: u64,
    /// How often a command is decided before it is given up because others keep writing to its
    /// stream. Default: 20.
    pub attempts: u32,
    /// Commands that go into one transaction at most. Default: 1,024.
    pub largest_batch: usize,
    /// How often those who wait for events look whether another process has written some; a tenth as
    /// often where processes tell each other, as on `PostgreSQL`, since programs of other makes don't.
    /// Default: 200 ms.
    pub poll: Duration,
    /// After what time without a sign of life another process takes over what one follows under a
    /// name: a read model, a subscription, a reaction. Default: 10 s.
    pub takeover: Duration,
    /// Where the time of recording comes from. Default: the operating system.
    pub clock: Arc<dyn Clock>,
}

impl Default for LedgerConfig {
    fn default() -> Self {
        Self {
            create: true,
            cached_streams: 10_000,
            snapshot_every: 500,
            attempts: 20,
            largest_batch: 1_024,
            poll: Duration::from_millis(200),
            takeover: Duration::from_secs(10),
            clock: Arc::new(SystemClock),
        }
    }
}
