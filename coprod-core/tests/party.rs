//! What can happen to a party, rule by rule.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a specification that does not hold fails by panicking"
)]

mod party {
    mod contests;
    mod erasure;
    mod people;
    mod registration;
    mod representation;
    mod succession;

    mod completeness;
    mod random_walk;
}
