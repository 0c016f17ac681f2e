//! What was expected of services, what came instead, and who had warned.

mod filter;
mod outcome;
mod reading;
mod tables;
mod told;

pub use filter::Filter;
pub use outcome::{Expected, Observed, Outcome, Speaker, Warned, Warning};

use coprod_core::{Decider, RoundTable, Service};

use crate::{FoldError, Ledger, Projected, Projection, ReadError, RecordedEvent, Rows, Table};

/// The fold behind the outcomes. It only adds rows, each with its position, so that an earlier record
/// is asked by a condition.
#[derive(Debug, Clone, Copy)]
pub struct OutcomesProjection;

impl Projection for OutcomesProjection {
    const NAME: &'static str = "outcomes";
    const VERSION: u32 = 1;
    const TABLES: &'static [&'static Table] = tables::ALL;

    fn fold(&self, event: &RecordedEvent, rows: &mut Rows) -> Result<(), FoldError> {
        let told = match event.aggregate_type.as_str() {
            <RoundTable as Decider>::TYPE => told::round_table(event)?,
            <Service as Decider>::TYPE => told::service(event)?,
            // Nobody expects or observes an outcome elsewhere.
            _ => Vec::new(),
        };
        for (table, values) in told {
            rows.put(table, values);
        }
        Ok(())
    }
}

/// The outcomes of the services in a ledger.
#[derive(Debug, Clone)]
pub struct Outcomes(Projected<OutcomesProjection>);

impl Outcomes {
    /// The outcomes, caught up with the record.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read or written.
    pub async fn open(ledger: &Ledger) -> Result<Self, ReadError> {
        let projected = ledger.project(OutcomesProjection).await?;
        projected.catch_up().await?;
        Ok(Self(projected))
    }

    /// The read model itself: to follow the record, or to wait for a position.
    #[must_use]
    pub const fn projected(&self) -> &Projected<OutcomesProjection> {
        &self.0
    }

    /// The outcomes that the filter lets through, in the order in which they were first told of,
    /// after catching up with the record.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read or written.
    pub async fn of(&self, filter: &Filter) -> Result<Vec<Outcome>, ReadError> {
        let head = self.0.catch_up().await?;
        let ledger = self.0.ledger();
        match ledger.seen_as_of(filter.as_of, head).await? {
            Some((position, moment)) => reading::read(&self.0, filter, position, moment).await,
            None => Ok(Vec::new()),
        }
    }
}
