//! What is agreed in a service, how it is delivered, reviewed and closed: a sentence a test.

#![allow(
    clippy::panic,
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a specification that does not hold fails its test by panicking"
)]

mod accompaniment;
mod closing;
mod concept;
mod delivery;
mod disputes;
mod everything;
mod forms;
mod matters;
mod refusals;
mod reviews;
mod support;
mod walk;
