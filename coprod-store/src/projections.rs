//! The read models that come with the ledger.

mod columns;

pub mod history;
pub mod outcomes;
pub mod owed;
