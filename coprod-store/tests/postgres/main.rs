//! What holds for a ledger in a `PostgreSQL` schema: a server that dies, roles, and what other
//! programs can do to the record and what they can't.

#![allow(unreachable_pub, missing_docs, reason = "nobody else uses a test")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "../process/commands.rs"]
mod commands;
#[path = "../contract/schema.rs"]
mod schema;
#[allow(dead_code, reason = "the contract uses the rest")]
#[path = "../contract/tally.rs"]
mod tally;

mod append_only;
mod held;
mod killed;
mod line;
mod notices;
mod opening;
mod place;
mod roles;
mod round_trips;
mod server;
