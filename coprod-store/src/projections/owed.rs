//! What is owed to whom: answers, reviews, promises, and a look at what rests on something reopened.

mod claim;
mod filter;
mod moves;
mod places;
mod reading;
mod row;
mod subjects;
mod tables;
mod whose;

pub use claim::{Claim, Due, Kind, UnknownKind, Whom};
pub use filter::Filter;

use coprod_core::{Decider, Engagement, Party, RoundTable, Service};

use crate::{FoldError, Ledger, Projected, Projection, ReadError, RecordedEvent, Rows, Table};

/// The fold behind what is owed. It only adds rows: one where something begins to be owed, one where
/// it is settled, each with its position, so that an earlier record is asked by a condition.
#[derive(Debug, Clone, Copy)]
pub struct OwedProjection;

impl Projection for OwedProjection {
    const NAME: &'static str = "owed";
    const VERSION: u32 = 1;
    const TABLES: &'static [&'static Table] = tables::ALL;

    fn fold(&self, event: &RecordedEvent, rows: &mut Rows) -> Result<(), FoldError> {
        let (moves, occurred_at, by) = match event.aggregate_type.as_str() {
            <Party as Decider>::TYPE => {
                let act = event.payload_as()?;
                (moves::party(&act), act.occurred_at, act.by)
            }
            <RoundTable as Decider>::TYPE => {
                let act = event.payload_as()?;
                (moves::round_table(event, &act), act.occurred_at, act.by)
            }
            <Service as Decider>::TYPE => {
                let act = event.payload_as()?;
                (moves::service(event, &act), act.occurred_at, act.by)
            }
            <Engagement as Decider>::TYPE => {
                let act = event.payload_as()?;
                (moves::engagement(&act), act.occurred_at, act.by)
            }
            // An integrator's own aggregates have read models of their own.
            _ => return Ok(()),
        };
        let mut writer = row::Writer::new(event, occurred_at, &by, rows);
        for each in moves {
            writer.write(each)?;
        }
        Ok(())
    }
}

/// What is owed in a ledger.
#[derive(Debug, Clone)]
pub struct Owed(Projected<OwedProjection>);

impl Owed {
    /// What is owed, caught up with the record.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read or written.
    pub async fn open(ledger: &Ledger) -> Result<Self, ReadError> {
        let projected = ledger.project(OwedProjection).await?;
        projected.catch_up().await?;
        Ok(Self(projected))
    }

    /// The read model itself: to follow the record, or to wait for a position.
    #[must_use]
    pub const fn projected(&self) -> &Projected<OwedProjection> {
        &self.0
    }

    /// The claims that the filter lets through, those first that are owed the longest, after catching
    /// up with the record.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read or written.
    pub async fn claims(&self, filter: &Filter) -> Result<Vec<Claim>, ReadError> {
        let head = self.0.catch_up().await?;
        let ledger = self.0.ledger();
        match ledger.seen_as_of(filter.as_of, head).await? {
            Some((position, moment)) => reading::read(&self.0, filter, position, moment).await,
            None => Ok(Vec::new()),
        }
    }
}
