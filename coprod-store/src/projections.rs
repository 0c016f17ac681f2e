//! The read models that come with the ledger.

pub mod history;
