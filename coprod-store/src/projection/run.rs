//! Folding: a page of events, their rows and the checkpoint in one transaction, and again.

use std::{
    collections::HashSet,
    convert::Infallible,
    future::{Future, pending},
    panic::{AssertUnwindSafe, catch_unwind},
};

use tokio::{runtime::Handle, task};

use super::{FoldError, Projected, Projection, Rows, progress::Pace, projected::Standing};
use crate::{
    Feed, Ledger, PageEvent, ParkedStream, Position, Progress, ReadError, RecordedEvent,
    backend::Step,
    explain::{explain, words_of},
    follower::{Checkpoint, Follow, FollowerKey, WAIT, follow_until},
};

/// How many events are folded into the first transaction; into later ones as many as a feed gives.
const FIRST: usize = 1_000;

impl<P: Projection> Projected<P> {
    /// Folds whatever was recorded since, and tells how far the read model has come.
    ///
    /// Any number of callers and processes may do so at once: each batch moves the checkpoint from
    /// where it was read, so that one of them commits it and the others go on from there.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read or written.
    pub async fn catch_up(&self) -> Result<Position, ReadError> {
        self.catch_up_telling(|_| {}).await
    }

    /// As [`catch_up`](Self::catch_up), telling after each batch how it is getting on. When the
    /// future is dropped the fold stops; the next one goes on from there.
    ///
    /// # Errors
    /// As [`catch_up`](Self::catch_up).
    pub async fn catch_up_telling(
        &self,
        mut tell: impl FnMut(Progress) + Send,
    ) -> Result<Position, ReadError> {
        loop {
            let Standing {
                build,
                is_live,
                checkpoint,
            } = self.standing().await?;
            let mut run = Run::new(self, build, checkpoint);
            match run.up_to(None, &mut tell).await? {
                Ended::Reached => {}
                // It was replaced by another build.
                Ended::Gone => continue,
            }
            if !is_live {
                self.backend().go_live(&run.build, P::TABLES).await?;
            }
            return Ok(run.checkpoint.position);
        }
    }

    /// Waits until the read model has come at least as far as `position`, such as a receipt's, by
    /// catching up. Needs a tokio runtime with time if that position is not recorded yet.
    ///
    /// # Errors
    /// As [`catch_up`](Self::catch_up).
    pub async fn at_least(&self, position: Position) -> Result<(), ReadError> {
        if self.position().await? >= position {
            return Ok(());
        }
        loop {
            {
                // One folds for all who wait, instead of all the same.
                let mut reached = self.reached.lock().await;
                if *reached < position {
                    *reached = self.catch_up().await?;
                }
                if *reached >= position {
                    return Ok(());
                }
            }
            // It is not recorded yet.
            self.ledger
                .wait_beyond(Position(position.0 - 1), WAIT)
                .await?;
        }
    }

    /// Keeps the read model up with the record until the future is dropped. Of several processes
    /// that do so one works, and another takes over when it ends or dies. While the database is away
    /// it tries again.
    ///
    /// # Errors
    /// [`ReadError`] for which trying again is of no use.
    pub async fn follow(&self) -> Result<Infallible, ReadError> {
        match self.follow_until(pending::<Infallible>()).await? {}
    }

    /// As [`follow`](Self::follow), until `stop` is done: what is being folded then is finished
    /// first, and another process may take over at once.
    ///
    /// # Errors
    /// As [`follow`](Self::follow).
    pub async fn follow_until<S: Future + Send>(&self, stop: S) -> Result<S::Output, ReadError> {
        follow_until(self, stop).await
    }
}

impl<P: Projection> Follow for Projected<P> {
    fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    async fn follower(&self) -> Result<FollowerKey, ReadError> {
        Ok(self.standing().await?.build)
    }

    async fn catch_up(&self) -> Result<Position, ReadError> {
        self.catch_up_telling(|_| {}).await
    }
}

/// Why a run came to its end.
pub(super) enum Ended {
    Reached,
    /// The build is not there any more.
    Gone,
}

/// Folds into one build.
pub(super) struct Run<'a, P> {
    projected: &'a Projected<P>,
    pub(super) build: FollowerKey,
    pub(super) checkpoint: Checkpoint,
    /// Streams not to be folded, as of a revision of the checkpoint.
    parked: Option<(u64, HashSet<(String, String)>)>,
}

impl<'a, P: Projection> Run<'a, P> {
    pub(super) fn new(
        projected: &'a Projected<P>,
        build: FollowerKey,
        checkpoint: Checkpoint,
    ) -> Self {
        Self {
            projected,
            build,
            checkpoint,
            parked: None,
        }
    }

    /// Folds up to a position, or to the ledger's end.
    pub(super) async fn up_to(
        &mut self,
        limit: Option<Position>,
        tell: &mut (impl FnMut(Progress) + Send),
    ) -> Result<Ended, ReadError> {
        let ledger = &self.projected.ledger;
        let measured = Pace::begin(self.checkpoint.position);
        let mut head = Position::START;
        let mut feed = self.feed();
        loop {
            let page = feed.next_page().await?;
            let is_within =
                |event: &PageEvent<'_>| limit.is_none_or(|limit| event.position <= limit);
            let events = page.iter().take_while(is_within);
            let Some(last) = events.clone().last() else {
                return Ok(Ended::Reached);
            };
            let to = last.position;
            if self.fold(events, to).await? {
                if head < to {
                    head = ledger.head().await?;
                }
                tell(measured.progress(to, head));
                // What came with it reaches to the end of the record, or of what is to be folded.
                if !page.is_full() || limit.is_some_and(|limit| limit <= to) {
                    return Ok(Ended::Reached);
                }
                // Between two pages others get their turn.
                if Handle::try_current().is_ok() {
                    task::yield_now().await;
                }
                continue;
            }
            // Somebody else was faster.
            match self.projected.backend().checkpoint(&self.build).await? {
                Some(checkpoint) => self.checkpoint = checkpoint,
                None => return Ok(Ended::Gone),
            }
            feed = self.feed();
        }
    }

    fn feed(&self) -> Feed {
        let ledger = self.projected.ledger.clone();
        Feed::beginning_with(FIRST, ledger, self.checkpoint.position)
    }

    /// Folds one page. False if somebody else was faster.
    async fn fold(
        &mut self,
        events: impl Iterator<Item = PageEvent<'_>>,
        to: Position,
    ) -> Result<bool, ReadError> {
        let from = self.checkpoint;
        let mut parked = match self.parked.take() {
            Some((revision, parked)) if revision == from.revision => parked,
            _ => self.read_parked().await?,
        };
        let mut rows = Rows::default();
        let mut park = Vec::new();
        for event in events {
            let event = event.to_recorded();
            if !parked.is_empty() && parked.contains(&event.stream()) {
                continue;
            }
            if let Err(error) = fold_one(self.projected.projection.as_ref(), &event, &mut rows) {
                parked.insert(event.stream());
                park.push(ParkedStream::at(&event, explain(error.as_ref())));
            }
        }
        let step = Step {
            to,
            operations: rows.into_operations(),
            park,
            ..Step::default()
        };
        let is_done = self
            .projected
            .backend()
            .step(&self.build, from, P::TABLES, step)
            .await?;
        if is_done {
            self.checkpoint.position = to;
            self.parked = Some((from.revision, parked));
        }
        Ok(is_done)
    }

    async fn read_parked(&self) -> Result<HashSet<(String, String)>, ReadError> {
        let parked = self.projected.backend().parked(&self.build).await?;
        Ok(parked.iter().map(ParkedStream::stream).collect())
    }
}

/// Folds one event. If it cannot be taken, nothing of it is left in the rows.
pub(super) fn fold_one<P: Projection>(
    projection: &P,
    event: &RecordedEvent,
    rows: &mut Rows,
) -> Result<(), FoldError> {
    let before = rows.len();
    let folded = catch_unwind(AssertUnwindSafe(|| projection.fold(event, &mut *rows)));
    let outcome = folded.unwrap_or_else(|panic| {
        Err(format!("the fold panicked: {}", words_of(panic.as_ref())).into())
    });
    if outcome.is_err() {
        rows.truncate(before);
    }
    outcome
}
