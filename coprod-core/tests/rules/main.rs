//! The decision rules: their sentences as tests, and properties against a plain model.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod charter;
mod double_majority;
mod explanation;
mod majorities;
mod model;
mod objection;
mod properties;
mod support;
mod unanimity;
mod what_if;
