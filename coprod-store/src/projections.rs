//! The read models that come with the ledger.

mod columns;
mod conditions;
mod needed;
mod parties;

pub mod balance;
pub mod history;
pub mod network;
pub mod outcomes;
pub mod owed;
