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
    Consequence, Reaction,
    failure::{Failure, catching},
    ids::Cause,
};
use crate::{
    Ledger, ParkedStream, Position, ReadError, RecordedEvent, Timestamp,
    backend::Step,
    follower::{Checkpoint, Follow, FollowerKey, follow_until},
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
        let mut parked: Option<(Checkpoint, _)> = None;
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
                Some((left_at, streams)) if left_at == from => streams,
                // Others were at work meanwhile, and may have stopped elsewhere.
                _ => self.parked_streams().await?,
            };
            let mut park = Vec::new();
            for event in &events {
                let stream = event.stream();
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
            let is_done = backend.step(&self.follower, from, &[], step).await?;
            let left_at = Checkpoint {
                position: to,
                ..from
            };
            parked = is_done.then_some((left_at, skipped));
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
        self.ledger.beyond(self.position().await?).await
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
        match catching(self.do_what_follows(event)).await {
            Ok(()) => Ok(None),
            Err(Failure::Passing(error)) => Err(error),
            Err(Failure::Lasting(error)) => Ok(Some(ParkedStream::at(event, error))),
        }
    }

    async fn do_what_follows(&self, event: &RecordedEvent) -> Result<(), Failure> {
        let consequences = self
            .reaction
            .react(event, &self.ledger)
            .await
            .map_err(|error| Failure::of(error.as_ref()))?;
        if consequences.is_empty() {
            return Ok(());
        }
        let cause = Cause::event(&self.ledger, R::NAME, event);
        for (number, consequence) in consequences.into_iter().enumerate() {
            let path = consequence.path("event", number);
            consequence.carry_out(&self.ledger, &cause, path).await?;
        }
        Ok(())
    }

    /// Does what follows from the time. Whether there was anything new.
    async fn react_to_time(&self) -> Result<bool, ReadError> {
        let Ok(now) = Timestamp::from_micros(self.ledger.clock().now_micros()) else {
            return Ok(false);
        };
        let before = self.ledger.head().await?;
        let due = catching(async {
            let due = self.reaction.at(now, &self.ledger).await;
            due.map_err(|error| Failure::of(error.as_ref()))
        });
        let due = match due.await {
            Ok(due) => due,
            Err(Failure::Passing(error)) => return Err(error),
            // Asked about again at the next tick.
            Err(Failure::Lasting(_)) => return Ok(false),
        };
        for (set_by, consequence) in due {
            match catching(self.do_in_time(set_by, consequence)).await {
                // What cannot be done now is tried again at the next tick.
                Ok(()) | Err(Failure::Lasting(_)) => {}
                Err(Failure::Passing(error)) => return Err(error),
            }
        }
        Ok(self.ledger.head().await? > before)
    }

    async fn do_in_time(&self, set_by: Position, consequence: Consequence) -> Result<(), Failure> {
        let Some(before) = set_by.0.checked_sub(1).map(Position) else {
            return Ok(());
        };
        let Some(event) = self.ledger.read_after(before, 1).await?.pop() else {
            return Ok(());
        };
        let cause = Cause::event(&self.ledger, R::NAME, &event);
        let path = consequence.path("time", 0);
        consequence.carry_out(&self.ledger, &cause, path).await
    }
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
