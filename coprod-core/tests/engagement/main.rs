//! What an engagement does, and what it refuses: a sentence a test.

#![allow(
    clippy::panic,
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a specification that does not hold fails its test by panicking"
)]

mod agreement;
mod balance;
mod contests;
mod course;
mod everything;
mod getting;
mod giving;
mod quantities;
mod refusals;
mod say;
mod support;
mod walk;
