//! Who takes part in a service, who plans and who implements: each rule's yes and no.

#![allow(
    clippy::panic,
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a specification that does not hold fails its test by panicking"
)]

mod answering;
mod cells;
mod clauses;
mod contests;
mod departures;
mod effects;
mod founding;
mod keeping;
mod motions;
mod offering;
mod organisations;
mod partners;
mod refusals;
mod support;
mod work;
