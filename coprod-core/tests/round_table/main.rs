//! What a round table does, and what it refuses: a sentence a test.

#![allow(
    clippy::panic,
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a specification that does not hold fails its test by panicking"
)]

mod closing;
mod contests;
mod deciding;
mod everything;
mod forms;
mod founding;
mod objections;
mod promises;
mod refusals;
mod seats;
mod sessions;
mod support;
mod talk;
mod walk;
