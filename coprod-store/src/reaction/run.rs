//! Reacting: event after event, each until all that follows from it is recorded.

use std::{
    collections::HashSet,
    convert::Infallible,
    fmt,
    future::{Future, pending},
    sync::Arc,
    time::Duration,
};

use tokio::{runtime::Handle, task};

use super::{
    Reaction,
    consequence::Undone,
    ids::{Cause, Path},
};
use crate::{
    Ledger, ParkedStream, Position, ReadError, RecordedEvent, Retry, Timestamp,
    backend::Step,
    follower::{Checkpoint, Follow, FollowerKey, follow_until},
    projection::explain,
};

/// How many events are reacted to before the checkpoint is moved. When a process dies between, they
/// are asked about again, and nothing is done twice.
const PAGE: usize = 200;

/// How often a reaction is asked what follows from time.
const TICK: Duration = Duration::from_secs(30);

/// A reaction on its ledger.
pub struct Reacting<R> {
    pub(super) ledger: Ledger,
    pub(super) reaction: Arc<R>,
    pub(super) follower: FollowerKey,
}

impl<R> Clone for Reacting<R> {
    fn clone(&self) -> Self {
        Self {
            ledger: self.ledger.clone(),
            reaction: Arc::clone(&self.reaction),
            follower: self.follower.clone(),
        }
    }
}

impl<R: Reaction> fmt::Debug for Reacting<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reacting")
            .field("name", &R::NAME)
            .field("ledger", &self.ledger)
            .finish_non_exhaustive()
    }
}

impl<R: Reaction> Reacting<R> {
    pub(super) const fn new(ledger: Ledger, reaction: Arc<R>, follower: FollowerKey) -> Self {
        Self {
            ledger,
            reaction,
            follower,
        }
    }

    /// Reacts to whatever was recorded since, what follows from it included, then to the time; and
    /// tells how far it has come.
    ///
    /// Any number of callers and processes may do so at once: nothing is done twice.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read or written.
    pub async fn catch_up(&self) -> Result<Position, ReadError> {
        let mut parked = None;
        loop {
            let from = self.checkpoint().await?;
            let events = self.ledger.read_after(from.position, PAGE).await?;
            let Some(last) = events.last() else {
                if self.react_to_time().await? {
                    continue;
                }
                return Ok(from.position);
            };
            let to = last.position;
            let mut skipped = match parked.take() {
                Some((revision, streams)) if revision == from.revision => streams,
                _ => self.parked_streams().await?,
            };
            let mut park = Vec::new();
            for event in &events {
                let stream = (event.aggregate_type.clone(), event.aggregate_id.clone());
                if skipped.contains(&stream) {
                    continue;
                }
                if let Some(at) = self.react_to(event).await? {
                    skipped.insert(stream);
                    park.push(at);
                }
            }
            let step = Step {
                to,
                park,
                ..Step::default()
            };
            let backend = self.ledger.backend();
            backend.step(&self.follower, from, &[], step).await?;
            parked = Some((from.revision, skipped));
            if Handle::try_current().is_ok() {
                task::yield_now().await;
            }
        }
    }

    /// How far it has come.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read.
    pub async fn position(&self) -> Result<Position, ReadError> {
        Ok(self.checkpoint().await?.position)
    }

    /// How many events it is behind the ledger's head.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read.
    pub async fn lag(&self) -> Result<u64, ReadError> {
        let position = self.position().await?;
        let head = self.ledger.head().await?;
        Ok(head.0.saturating_sub(position.0))
    }

    /// Reacts to whatever is recorded until the future is dropped. Of several processes that do so
    /// one works, and another takes over when it ends or dies. While the database is away it tries
    /// again.
    ///
    /// # Errors
    /// [`ReadError`] for which trying again is of no use.
    pub async fn follow(&self) -> Result<Infallible, ReadError> {
        match self.follow_until(pending::<Infallible>()).await? {}
    }

    /// As [`follow`](Self::follow), until `stop` is done: what is being done then is finished first,
    /// and another process may take over at once.
    ///
    /// # Errors
    /// As [`follow`](Self::follow).
    pub async fn follow_until<S: Future + Send>(&self, stop: S) -> Result<S::Output, ReadError> {
        follow_until(self, stop).await
    }

    /// The ledger it reacts to.
    #[must_use]
    pub const fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    pub(super) async fn checkpoint(&self) -> Result<Checkpoint, ReadError> {
        // It was enrolled, and is enrolled again if somebody has removed it.
        let backend = self.ledger.backend();
        Ok(backend.enrol(&self.follower, Position::START).await?)
    }

    async fn parked_streams(&self) -> Result<HashSet<(String, String)>, ReadError> {
        let parked = self.ledger.backend().parked(&self.follower).await?;
        Ok(parked.iter().map(ParkedStream::stream).collect())
    }

    /// Does all that follows from the event. Says where its stream has to stop, if it has to.
    pub(super) async fn react_to(
        &self,
        event: &RecordedEvent,
    ) -> Result<Option<ParkedStream>, ReadError> {
        let parked_at = |error| {
            Ok(Some(ParkedStream {
                aggregate_type: event.aggregate_type.clone(),
                aggregate_id: event.aggregate_id.clone(),
                sequence: event.sequence,
                position: event.position,
                error,
            }))
        };
        let consequences = match self.reaction.react(event, &self.ledger).await {
            Ok(consequences) => consequences,
            Err(error) => match passing(error.as_ref()) {
                Some(error) => return Err(error),
                None => return parked_at(explain(error.as_ref())),
            },
        };
        if consequences.is_empty() {
            return Ok(None);
        }
        let cause = Cause::event(&self.ledger, R::NAME, event);
        for (number, consequence) in consequences.into_iter().enumerate() {
            let path = Path(format!("event/{number}"));
            match consequence.carry_out(&self.ledger, &cause, path).await {
                Ok(()) => {}
                Err(Undone::Failed(error)) => return Err(error),
                Err(Undone::Unfit(reason)) => return parked_at(reason),
            }
        }
        Ok(None)
    }

    /// Does what follows from the time. Whether there was anything new.
    async fn react_to_time(&self) -> Result<bool, ReadError> {
        let Ok(now) = Timestamp::from_micros(self.ledger.clock().now_micros()) else {
            return Ok(false);
        };
        let due = match self.reaction.at(now, &self.ledger).await {
            Ok(due) => due,
            // Asked about again at the next tick.
            Err(error) => return passing(error.as_ref()).map_or(Ok(false), Err),
        };
        let before = self.ledger.head().await?;
        for (position, consequence) in due {
            let set_by = Position(position.0.saturating_sub(1));
            let Some(event) = self.ledger.read_after(set_by, 1).await?.pop() else {
                continue;
            };
            let cause = Cause::event(&self.ledger, R::NAME, &event);
            match consequence
                .carry_out(&self.ledger, &cause, Path("time".to_owned()))
                .await
            {
                // What cannot be done now is tried again at the next tick.
                Ok(()) | Err(Undone::Unfit(_)) => {}
                Err(Undone::Failed(error)) => return Err(error),
            }
        }
        Ok(self.ledger.head().await? > before)
    }
}

/// The failure of the store that an error comes from, if the same may well succeed later.
fn passing(error: &(dyn std::error::Error + 'static)) -> Option<ReadError> {
    std::iter::successors(Some(error), |error| error.source())
        .find_map(|error| error.downcast_ref::<ReadError>())
        .filter(|error| error.retry() != Retry::Useless && matches!(error, ReadError::Storage(_)))
        .cloned()
}

impl<R: Reaction> Follow for Reacting<R> {
    fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    async fn follower(&self) -> Result<FollowerKey, ReadError> {
        Ok(self.follower.clone())
    }

    async fn catch_up(&self) -> Result<Position, ReadError> {
        Self::catch_up(self).await
    }

    fn patience(&self) -> Duration {
        TICK
    }
}
