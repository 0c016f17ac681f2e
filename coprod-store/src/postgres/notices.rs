//! Telling other processes that something was recorded, and being told.
//!
//! Sent after the commit, on another connection than the writer's, and many at once: within the append
//! it would make all ledgers of a server wait for each other.

use std::{sync::OnceLock, time::Duration};

use sqlx::{Executor as _, PgPool, postgres::PgListener};
use tokio::{
    sync::{Notify, watch},
    time,
};
use uuid::Uuid;

/// How long after one notice the next one is sent at the earliest. Whatever is recorded meanwhile is
/// told with that one.
const PAUSE: Duration = Duration::from_millis(50);

/// How long after a failure to listen it is tried again.
const AGAIN: Duration = Duration::from_secs(1);

/// What is told to others, and what others tell.
#[derive(Debug)]
pub(super) struct Notices {
    /// No schema's name: two databases may have schemas of one name, and channels are those of a
    /// database; a name may be too long, too.
    channel: String,
    due: Notify,
    /// How often something was heard, once somebody listens.
    heard: OnceLock<watch::Sender<u64>>,
}

impl Notices {
    pub(super) fn of(origin: Uuid) -> Self {
        Self {
            channel: format!("coprod_{}", origin.simple()),
            due: Notify::new(),
            heard: OnceLock::new(),
        }
    }

    /// Has the others told that something was recorded.
    pub(super) fn recorded(&self) {
        self.due.notify_one();
    }

    /// Tells the others whenever there is something to tell.
    pub(super) async fn send(&self, pool: PgPool) {
        let notify = format!("NOTIFY {}", self.channel);
        loop {
            self.due.notified().await;
            // Who misses a notice looks by himself a little later.
            drop((&pool).execute(notify.as_str()).await);
            time::sleep(PAUSE).await;
        }
    }

    /// Changes whenever another process tells something, or may have told it unheard. `begin` is
    /// called the first time only, and has [`listen`](Self::listen) run.
    pub(super) fn heard(&self, begin: impl FnOnce()) -> watch::Receiver<u64> {
        let mut is_first = false;
        let heard = self.heard.get_or_init(|| {
            is_first = true;
            watch::Sender::new(0)
        });
        if is_first {
            begin();
        }
        heard.subscribe()
    }

    /// Listens for ever, and connects again when the line is cut.
    pub(super) async fn listen(&self, pool: PgPool) {
        loop {
            // Whatever ends it, something may have been told unheard.
            drop(self.listen_once(&pool).await);
            self.note();
            time::sleep(AGAIN).await;
        }
    }

    async fn listen_once(&self, pool: &PgPool) -> sqlx::Result<()> {
        let mut listener = PgListener::connect_with(pool).await?;
        listener.listen(&self.channel).await?;
        self.note();
        while listener.try_recv().await?.is_some() {
            self.note();
        }
        Ok(())
    }

    fn note(&self) {
        if let Some(heard) = self.heard.get() {
            heard.send_modify(|times| *times += 1);
        }
    }
}
