//! The thread on which all connections of a ledger live.

use std::{future::Future, io, sync::Arc};

use tokio::runtime::{Builder, Handle, Runtime};

use crate::StorageError;

pub(super) struct Driver {
    handle: Handle,
    /// There until the driver is dropped.
    runtime: Option<Runtime>,
}

impl Driver {
    pub(super) fn start() -> io::Result<Self> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("coprod-postgres")
            .enable_all()
            .build()?;
        Ok(Self {
            handle: runtime.handle().clone(),
            runtime: Some(runtime),
        })
    }

    /// Runs work to its end, even if nobody waits for it any more.
    pub(super) async fn run<F>(&self, work: F) -> Result<F::Output, StorageError>
    where
        F: Future<Output: Send> + Send + 'static,
    {
        let ended = |error| StorageError::Other(Arc::new(error));
        self.handle.spawn(work).await.map_err(ended)
    }

    /// Begins work that runs to its end while the driver is there.
    pub(super) fn begin(&self, work: impl Future<Output = ()> + Send + 'static) {
        drop(self.handle.spawn(work));
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            // Waiting is not allowed where futures are driven.
            runtime.shutdown_background();
        }
    }
}
