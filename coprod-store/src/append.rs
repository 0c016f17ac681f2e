//! From a command to its receipt: exactly once, on the newest state, many in one commit.
//!
//! - [`in_flight`]: one command id is executed once at a time.
//! - [`repeats`]: whether to look a command up before deciding it.
//! - [`decide`]: commands to one stream decide one after another, on a state in which everything
//!   decided before stands already, durable or not.
//! - [`gate`]: who counted on something that failed decides again; who answers without writing
//!   waits until what the answer rests on is durable.
//! - [`writer`]: one batch, one commit.

mod decide;
mod gate;
mod in_flight;
mod repeats;
mod writer;

pub(crate) use decide::{Engine, Order, Services, UnfitEvent, write_events};
pub(crate) use gate::Gate;
pub(crate) use writer::{Entry, Verdict};
