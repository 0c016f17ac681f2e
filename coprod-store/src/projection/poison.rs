//! What can be done about streams that a read model is stopped at.

use super::{Projected, Projection, Rows, projected::Standing, run::fold_one};
use crate::{
    Intervention, InterventionAction, InterventionError, ParkedStream, ReadError, Timestamp,
    backend::Step, explain::explain, follower::FollowerKey,
};

/// Events folded into one transaction when a stream goes on.
const BATCH: usize = 1_000;

impl<P: Projection> Projected<P> {
    /// The streams it is stopped at, by position. Their rows stand as they did before the event that
    /// could not be taken.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read.
    pub async fn parked(&self) -> Result<Vec<ParkedStream>, ReadError> {
        let Standing { build, .. } = self.standing().await?;
        Ok(self.backend().parked(&build).await?)
    }

    /// What was done about events that could not be taken, in order.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read.
    pub async fn interventions(&self) -> Result<Vec<Intervention>, ReadError> {
        let Standing { build, .. } = self.standing().await?;
        Ok(self.backend().interventions(&build).await?)
    }

    /// Tries the event that a stream is stopped at again, then those after it. Says where the stream
    /// is stopped now; nothing if it goes on.
    ///
    /// `by` says who wants it, `reason` why; both stay on record and must not be empty.
    ///
    /// # Errors
    /// [`InterventionError::NotParked`] when no stream is stopped at this event,
    /// [`InterventionError::Unaccounted`] when `by` or `reason` is empty.
    pub async fn retry(
        &self,
        parked: &ParkedStream,
        by: &str,
        reason: &str,
    ) -> Result<Option<ParkedStream>, InterventionError> {
        self.intervene(parked, InterventionAction::Retry, by, reason)
            .await
    }

    /// Passes the event that a stream is stopped at over for good, and goes on with those after it.
    /// Says where the stream is stopped now; nothing if it goes on.
    ///
    /// # Errors
    /// As [`retry`](Self::retry).
    pub async fn skip(
        &self,
        parked: &ParkedStream,
        by: &str,
        reason: &str,
    ) -> Result<Option<ParkedStream>, InterventionError> {
        self.intervene(parked, InterventionAction::Skip, by, reason)
            .await
    }

    async fn intervene(
        &self,
        parked: &ParkedStream,
        action: InterventionAction,
        by: &str,
        reason: &str,
    ) -> Result<Option<ParkedStream>, InterventionError> {
        let mut intervention = Some(Intervention::new(
            parked,
            action,
            by,
            reason,
            Timestamp::from_micros(self.ledger.clock().now_micros()),
        )?);
        // The first event to fold, by its place in the stream.
        let mut next = match action {
            InterventionAction::Retry => parked.sequence,
            InterventionAction::Skip => parked.sequence + 1,
        };
        loop {
            let Standing {
                build, checkpoint, ..
            } = self.standing().await?;
            let now = self.parked_there(&build, parked).await?;
            if intervention.is_some() && now.sequence != parked.sequence {
                return Err(not_parked(parked));
            }
            let events = self
                .ledger
                .read_stream(&now.aggregate_type, &now.aggregate_id, next - 1, BATCH)
                .await?;
            // What lies beyond the checkpoint is folded with all others.
            let due = events
                .iter()
                .take_while(|event| event.position <= checkpoint.position);
            let mut rows = Rows::default();
            let mut stopped = None;
            let mut after = next;
            for event in due {
                if let Err(error) = fold_one(self.projection.as_ref(), event, &mut rows) {
                    stopped = Some(ParkedStream::at(event, explain(error.as_ref())));
                    break;
                }
                after = event.sequence + 1;
            }
            let is_whole_page = after - next == BATCH as u64;
            // A long stream goes on in several steps.
            let still = match &stopped {
                None if is_whole_page => Some(ParkedStream {
                    sequence: after,
                    ..now
                }),
                stopped => stopped.clone(),
            };
            let step = Step {
                to: checkpoint.position,
                operations: rows.into_operations(),
                resume: still.is_none().then(|| parked.stream()),
                park: still.into_iter().collect(),
                intervention: intervention.clone(),
                is_intervening: true,
                ..Step::default()
            };
            let is_done = self
                .backend()
                .step(&build, checkpoint, P::TABLES, step)
                .await?;
            // Else somebody has moved the checkpoint meanwhile: the same again.
            if is_done {
                intervention = None;
                next = after;
                if stopped.is_some() || !is_whole_page {
                    return Ok(stopped);
                }
            }
        }
    }

    async fn parked_there(
        &self,
        build: &FollowerKey,
        wanted: &ParkedStream,
    ) -> Result<ParkedStream, InterventionError> {
        let parked = self.backend().parked(build).await?;
        parked
            .into_iter()
            .find(|it| it.stream() == wanted.stream())
            .ok_or_else(|| not_parked(wanted))
    }
}

fn not_parked(parked: &ParkedStream) -> InterventionError {
    InterventionError::NotParked {
        position: parked.position,
    }
}
