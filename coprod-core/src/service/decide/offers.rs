//! Offering, accepting, declining and withdrawing shares. Nothing is ever assigned.

mod answering;
mod offering;

pub(super) use answering::{Acceptance, accept, decline, withdraw};
pub(super) use offering::{Offering, offer};

use super::Decided;
