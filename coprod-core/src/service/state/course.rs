//! Delivery and reviews.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    PartyId, ReviewId, Timestamp,
    service::{Ground, Verdict},
};

/// Whether a service is being delivered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Delivery {
    /// It hasn't begun.
    #[default]
    NotStarted,
    /// It goes on, by this version of the concept.
    Running {
        /// Which version.
        concept: u32,
    },
    /// It stands still.
    Suspended {
        /// By which version it went on before.
        concept: u32,
        /// Why.
        ground: Ground,
        /// The review that a danger opened.
        review: Option<ReviewId>,
    },
    /// It is over.
    Ended,
}

/// A look back at what was delivered, signed by both sides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// When it is held at the latest.
    pub due: Timestamp,
    /// Who signed what.
    pub signed: BTreeMap<PartyId, Signature>,
    /// How it came out; nothing while it is open.
    pub held: Option<Verdict>,
}

/// One party's judgement in a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// What it says.
    pub verdict: Verdict,
    /// The entry where it does.
    pub entry: u64,
}
