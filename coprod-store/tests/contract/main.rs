//! What every ledger must do, whatever database it lies in: each case is written once and runs on
//! every back end.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod appending;
mod fixture;
mod tally;

/// Instantiates all cases for each fixture named.
macro_rules! contract_suite {
    ($($name:ident: $fixture:ty),+ $(,)?) => {$(
        mod $name {
            crate::appending::cases!($fixture);
        }
    )+};
}

contract_suite!(sqlite: crate::fixture::SqliteFixture);
