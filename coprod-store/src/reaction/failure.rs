//! Why something was not done: for a while, or for good.

use std::{
    error::Error,
    future::{Future, poll_fn},
    panic::{AssertUnwindSafe, catch_unwind},
    pin::pin,
    task::Poll,
};

use crate::{
    ReadError, Retry, StorageError,
    explain::{explain, words_of},
};

/// Why something was not done.
#[derive(Debug)]
pub(super) enum Failure {
    /// The store failed: that concerns everything, and the same may well succeed later.
    Passing(ReadError),
    /// The same will fail again, as this says: that concerns one stream.
    Lasting(String),
}

impl Failure {
    /// What could not be read for something of a reaction's own or an aggregate's.
    pub(super) fn reading(error: &ReadError) -> Self {
        match error {
            ReadError::Storage(storage) if storage.retry() != Retry::Useless => {
                Self::Passing(error.clone())
            }
            lasting => Self::Lasting(explain(lasting)),
        }
    }

    /// Why a reaction could not tell what follows.
    pub(super) fn of(error: &(dyn Error + 'static)) -> Self {
        match unread(error).map(Self::reading) {
            Some(passing @ Self::Passing(_)) => passing,
            Some(Self::Lasting(_)) | None => Self::Lasting(explain(error)),
        }
    }
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        match error {
            storage @ ReadError::Storage(_) => Self::Passing(storage),
            lasting @ (ReadError::Undecodable { .. }
            | ReadError::UnfitProjection { .. }
            | ReadError::Forged { .. }) => Self::Lasting(explain(&lasting)),
        }
    }
}

impl From<StorageError> for Failure {
    fn from(error: StorageError) -> Self {
        Self::Passing(error.into())
    }
}

/// What could not be read, where an error comes from that.
pub(super) fn unread<'e>(error: &'e (dyn Error + 'static)) -> Option<&'e ReadError> {
    let mut causes = std::iter::successors(Some(error), |&error| error.source());
    causes.find_map(|error| error.downcast_ref::<ReadError>())
}

/// What the future comes to; a panic in it is a lasting failure, as it is in a fold.
pub(super) async fn catching<T>(
    future: impl Future<Output = Result<T, Failure>> + Send,
) -> Result<T, Failure> {
    let mut future = pin!(future);
    poll_fn(|context| {
        let polled = catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context)));
        polled.unwrap_or_else(|panic| {
            let words = words_of(panic.as_ref());
            Poll::Ready(Err(Failure::Lasting(format!(
                "the reaction panicked: {words}"
            ))))
        })
    })
    .await
}
