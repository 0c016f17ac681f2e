//! The ledger beside plain programs of `postgres-es` 0.5: both work on the same tables, and what goes
//! wrong with one of the two goes right with the other.

#![cfg(feature = "postgres")]
#![allow(unreachable_pub, missing_docs, reason = "nobody else uses a test")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "../contract/counts.rs"]
mod counts;
#[allow(
    dead_code,
    unused_imports,
    unused_macros,
    reason = "the contract uses the rest"
)]
#[path = "../contract/fixture.rs"]
mod fixture;
#[allow(dead_code, reason = "the contract uses the rest")]
#[path = "../contract/tally.rs"]
mod tally;

mod faults;
mod interleaved;
mod interop;
mod open_transactions;
mod place;
mod together;
mod views;
