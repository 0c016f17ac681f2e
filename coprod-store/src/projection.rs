//! Read models: folded from the record, in the same database, exactly once.

mod definition;
mod digest;
mod found;
mod names;
mod poison;
mod progress;
mod projected;
mod rebuild;
mod rows;
mod run;
mod table;

use std::error::Error;

pub use found::FoundRow;
pub use progress::Progress;
pub use projected::Projected;
pub use rebuild::Rebuilt;
pub use rows::Rows;
pub use table::{Column, ColumnKind, Table, Value};

#[cfg(any(feature = "sqlite", feature = "postgres"))]
pub(crate) use definition::{
    Dialect, drop_tables, in_place_of_the_same_key, names_of, select_all, show_as_plain,
    show_as_version,
};
#[cfg(any(feature = "sqlite", feature = "postgres"))]
pub(crate) use digest::Digest;
pub(crate) use names::expand;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
pub(crate) use names::of_build;
pub(crate) use rows::Operation;

use crate::RecordedEvent;

/// Why an event cannot be taken.
pub type FoldError = Box<dyn Error + Send + Sync>;

/// A read model: which tables it has, and what each event does to them.
///
/// The fold is synchronous and pure. It reads nothing, so that the same events always give the same
/// rows, on every back end; rows and checkpoint are committed together, so that each event counts
/// exactly once, whatever dies when.
///
/// Run it with [`Ledger::project`](crate::Ledger::project).
pub trait Projection: Send + Sync + 'static {
    /// Under which name its tables and its checkpoint stand: small letters, digits and `_`.
    const NAME: &'static str;

    /// The version of the fold. A change of tables or meaning needs a new one, which is built from
    /// the first event on, in tables of its own.
    const VERSION: u32;

    /// The tables it fills.
    const TABLES: &'static [&'static Table];

    /// What the event does: which rows to put, to remove, to change.
    ///
    /// # Errors
    /// Anything that says why the event cannot be taken. Its stream is parked then, with all that
    /// follows in it, until somebody has it [retried](Projected::retry) or
    /// [passed over](Projected::skip); other streams go on. A panic counts as an error.
    fn fold(&self, event: &RecordedEvent, rows: &mut Rows) -> Result<(), FoldError>;
}
