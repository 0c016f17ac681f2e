//! The example `deliberation`, run as anybody would run it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod faults;
mod real;
mod replaying;
mod support;
