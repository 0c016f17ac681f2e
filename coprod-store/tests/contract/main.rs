//! What every ledger must do, whatever database it lies in: each case is written once and runs on
//! every back end.

#![allow(unreachable_pub, missing_docs, reason = "nobody else uses a test")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod appending;
mod as_of;
mod balance;
mod carrying_out;
mod deciding;
mod due;
mod event_store;
mod exactly_once;
mod fixture;
mod home;
mod imbalances;
mod log;
mod matrix;
mod network;
mod outcomes;
mod outpaced;
mod owed;
mod payloads;
mod personal;
mod projections;
mod quarter;
mod reactions;
mod reading;
mod runtimes;
mod scribe;
mod snapshots;
mod subscriptions;
mod tally;

/// Instantiates all cases for each fixture named.
macro_rules! contract_suite {
    ($($name:ident: $fixture:ty),+ $(,)?) => {$(
        mod $name {
            crate::appending::cases!($fixture);
            crate::as_of::cases!($fixture);
            crate::balance::cases!($fixture);
            crate::carrying_out::cases!($fixture);
            crate::deciding::cases!($fixture);
            crate::due::cases!($fixture);
            crate::event_store::cases!($fixture);
            crate::exactly_once::cases!($fixture);
            crate::imbalances::cases!($fixture);
            crate::log::cases!($fixture);
            crate::matrix::cases!($fixture);
            crate::outcomes::cases!($fixture);
            crate::owed::cases!($fixture);
            crate::network::cases!($fixture);
            crate::outpaced::cases!($fixture);
            crate::payloads::cases!($fixture);
            crate::personal::cases!($fixture);
            crate::projections::cases!($fixture);
            crate::reactions::cases!($fixture);
            crate::reading::cases!($fixture);
            crate::runtimes::cases!($fixture);
            crate::snapshots::cases!($fixture);
            crate::subscriptions::cases!($fixture);
        }
    )+};
}

contract_suite!(sqlite: crate::fixture::SqliteFixture);
#[cfg(feature = "postgres")]
contract_suite!(postgres: crate::fixture::PostgresFixture);
