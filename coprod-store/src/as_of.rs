//! The record as it stood earlier: by position, or by moment.

use coprod_core::Timestamp;

use crate::{Ledger, Position, ReadError};

/// As of when the record is asked.
///
/// Both say how much of the record is looked at. It is what was *recorded* by then that counts,
/// whenever it had happened: what came in late was not known earlier.
///
/// ```
/// # use coprod_store::{AsOf, Position};
/// assert_eq!(AsOf::from(Position(120)), AsOf::Position(Position(120)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AsOf {
    /// Up to this position, and the event there is counted in.
    Position(Position),
    /// Up to this moment, and what was recorded at it is counted in.
    Moment(Timestamp),
}

impl From<Position> for AsOf {
    fn from(position: Position) -> Self {
        Self::Position(position)
    }
}

impl From<Timestamp> for AsOf {
    fn from(moment: Timestamp) -> Self {
        Self::Moment(moment)
    }
}

/// As of.
impl Ledger {
    /// How far the record reached then: the position of the last event that counts, and
    /// [`Position::START`] where none does. Never beyond the ledger's end.
    ///
    /// ```
    /// # use coprod_store::{AsOf, Ledger, Position, ReadError, Timestamp};
    /// # async fn example(ledger: &Ledger, council_met: Timestamp) -> Result<(), ReadError> {
    /// let known_then = ledger.position_as_of(AsOf::Moment(council_met)).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// [`ReadError::Storage`].
    pub async fn position_as_of(&self, as_of: impl Into<AsOf>) -> Result<Position, ReadError> {
        let head = self.head().await?;
        match as_of.into() {
            AsOf::Position(position) => Ok(position.min(head)),
            AsOf::Moment(moment) => self.last_by(moment, head).await,
        }
    }

    /// Up to which position and at which moment one looks: as of then, or of a record that reaches to
    /// `head`, now. The moment of a position is the one at which its event was recorded. Nothing where
    /// the record is empty.
    pub(crate) async fn seen_as_of(
        &self,
        as_of: Option<AsOf>,
        head: Position,
    ) -> Result<Option<(Position, Timestamp)>, ReadError> {
        let position = match as_of {
            Some(AsOf::Moment(moment)) => {
                return Ok(Some((self.last_by(moment, head).await?, moment)));
            }
            Some(AsOf::Position(position)) => position.min(head),
            None => match Timestamp::from_micros(self.clock().now_micros()) {
                Ok(now) => return Ok(Some((head, now))),
                // A clock outside of the calendar: the record knows of no later moment than its last.
                Err(_) => head,
            },
        };
        let before = Position(position.0.saturating_sub(1));
        let last = self.read_after(before, 1).await?.pop();
        Ok(last.map(|last| (position, last.recorded_at)))
    }

    /// The last position up to `head` that was recorded by then. Moments of recording never fall
    /// along positions, so that halving finds it in few steps.
    async fn last_by(&self, moment: Timestamp, head: Position) -> Result<Position, ReadError> {
        let (mut by_then, mut end) = (Position::START, head);
        while by_then < end {
            let before = Position(by_then.0 + (end.0 - by_then.0 - 1) / 2);
            match self.read_after(before, 1).await?.pop() {
                Some(event) if event.recorded_at <= moment => by_then = event.position,
                Some(_) | None => end = before,
            }
        }
        Ok(by_then)
    }
}
