//! What can be done about streams that a reaction is stopped at.

use super::{Reacting, Reaction};
use crate::{
    Intervention, InterventionAction, InterventionError, ParkedStream, ReadError, Timestamp,
    backend::Step,
};

/// Events read at a time when a stream goes on.
const PAGE: usize = 200;

impl<R: Reaction> Reacting<R> {
    /// The streams it is stopped at, by position.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read.
    pub async fn parked(&self) -> Result<Vec<ParkedStream>, ReadError> {
        Ok(self.ledger.backend().parked(&self.follower).await?)
    }

    /// What was done about events that could not be reacted to, in order.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read.
    pub async fn interventions(&self) -> Result<Vec<Intervention>, ReadError> {
        Ok(self.ledger.backend().interventions(&self.follower).await?)
    }

    /// Reacts to the event that a stream is stopped at again, then to those after it. Says where the
    /// stream is stopped now; nothing if it goes on.
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
        let intervention = Intervention::new(
            parked,
            action,
            by,
            reason,
            Timestamp::from_micros(self.ledger.clock().now_micros()),
        )?;
        let backend = self.ledger.backend();
        loop {
            let checkpoint = self.checkpoint().await?;
            let all = backend.parked(&self.follower).await?;
            if !all.iter().any(|it| it == parked) {
                return Err(InterventionError::NotParked {
                    position: parked.position,
                });
            }
            let before = match action {
                InterventionAction::Retry => parked.sequence - 1,
                InterventionAction::Skip => parked.sequence,
            };
            // Nothing of it is done twice, should all this have to be done again.
            let stopped = self.go_on(parked, before, checkpoint.position.0).await?;
            let step = Step {
                to: checkpoint.position,
                resume: stopped.is_none().then(|| parked.stream()),
                park: stopped.clone().into_iter().collect(),
                intervention: Some(intervention.clone()),
                is_intervening: true,
                ..Step::default()
            };
            if backend.step(&self.follower, checkpoint, &[], step).await? {
                return Ok(stopped);
            }
        }
    }

    /// Reacts to the stream's events after a sequence, up to a position.
    async fn go_on(
        &self,
        parked: &ParkedStream,
        mut after: u64,
        up_to: u64,
    ) -> Result<Option<ParkedStream>, ReadError> {
        loop {
            let events = self
                .ledger
                .read_stream(&parked.aggregate_type, &parked.aggregate_id, after, PAGE)
                .await?;
            for event in &events {
                if event.position.0 > up_to {
                    return Ok(None);
                }
                if let Some(stopped) = self.react_to(event).await? {
                    return Ok(Some(stopped));
                }
                after = event.sequence;
            }
            if events.len() < PAGE {
                return Ok(None);
            }
        }
    }
}
