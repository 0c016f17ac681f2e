//! Parties: each rule's yes and no, told as given, when, then.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod becoming;
mod contest;
mod data;
mod erasure;
mod every;
mod kit;
mod representation;
mod support;
mod walk;
