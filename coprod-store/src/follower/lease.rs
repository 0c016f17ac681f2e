//! Of several processes that follow under one name, one is at work; another takes over when it dies.
//!
//! A lease only spares work. That nothing counts twice is seen to by the checkpoint, which nobody
//! moves from a place where it no longer is.

use std::{sync::Arc, time::Duration};

use tokio::{runtime::Handle, sync::watch, task::JoinHandle, time};
use uuid::Uuid;

use super::FollowerKey;
use crate::{StorageError, backend::Backend};

/// A place in the line of those who want to work, and the right to do so once it was taken.
#[derive(Debug)]
pub(crate) struct Lease {
    backend: Arc<dyn Backend>,
    follower: FollowerKey,
    /// The same however often it is taken: who gave up waiting stands in nobody's way.
    owner: Uuid,
    length: Duration,
    renewal: Option<Renewal>,
}

#[derive(Debug)]
struct Renewal {
    lost: watch::Receiver<bool>,
    task: JoinHandle<()>,
}

impl Lease {
    /// Not taken yet; if it is, for `length` at a time.
    pub(crate) fn new(backend: Arc<dyn Backend>, follower: FollowerKey, length: Duration) -> Self {
        Self {
            backend,
            follower,
            owner: Uuid::new_v4(),
            length,
            renewal: None,
        }
    }

    /// Waits until nobody else is at work, and takes the lease. From then on it is renewed until it
    /// is lost, given up or dropped.
    pub(crate) async fn take(&mut self) -> Result<(), StorageError> {
        self.renewal = None;
        while !self
            .backend
            .hold(&self.follower, self.owner, self.length)
            .await?
        {
            time::sleep(self.length / 10).await;
        }
        let (losing, lost) = watch::channel(false);
        let task = tokio::spawn(renew(
            Arc::clone(&self.backend),
            self.follower.clone(),
            self.owner,
            self.length,
            losing,
        ));
        self.renewal = Some(Renewal { lost, task });
        Ok(())
    }

    pub(crate) const fn owner(&self) -> Uuid {
        self.owner
    }

    /// Whether it was taken, and nobody else has taken over as far as is known.
    pub(crate) fn is_held(&self) -> bool {
        self.renewal
            .as_ref()
            .is_some_and(|renewal| !*renewal.lost.borrow())
    }

    /// Waits until somebody else has taken over.
    pub(crate) async fn lost(&self) {
        if let Some(renewal) = &self.renewal {
            // An end of the task that renews is a loss as well.
            let _ = renewal
                .lost
                .clone()
                .wait_for(|lost| *lost)
                .await
                .map(|_| ());
        }
    }

    /// Gives it up, so that another process need not wait until it has run out.
    pub(crate) async fn give_up(&mut self) -> Result<(), StorageError> {
        self.renewal = None;
        self.backend.release(&self.follower, self.owner).await
    }
}

impl Drop for Renewal {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        self.renewal = None;
        if let Ok(handle) = Handle::try_current() {
            let (backend, owner) = (Arc::clone(&self.backend), self.owner);
            let follower = self.follower.clone();
            // If it fails, the lease runs out.
            drop(handle.spawn(async move { backend.release(&follower, owner).await }));
        }
    }
}

async fn renew(
    backend: Arc<dyn Backend>,
    follower: FollowerKey,
    owner: Uuid,
    length: Duration,
    losing: watch::Sender<bool>,
) {
    loop {
        time::sleep(length / 3).await;
        // What cannot be reached now may be there again before the lease runs out.
        if let Ok(false) = backend.hold(&follower, owner, length).await {
            losing.send_replace(true);
            return;
        }
    }
}
