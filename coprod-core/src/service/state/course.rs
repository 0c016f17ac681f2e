//! Delivery and reviews.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Service;
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

impl Delivery {
    /// By which version of the concept it goes on, or went on before it stood still.
    #[must_use]
    pub const fn concept(&self) -> Option<u32> {
        match self {
            Self::Running { concept } | Self::Suspended { concept, .. } => Some(*concept),
            Self::NotStarted | Self::Ended => None,
        }
    }
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

impl Review {
    /// What all who sign say, if they agree on revising or closing; else that it goes on.
    pub(in crate::service) fn verdict<'s>(
        mut signatures: impl Iterator<Item = &'s Verdict>,
    ) -> Verdict {
        let Some(first) = signatures.next() else {
            return Verdict::Continue;
        };
        if signatures.all(|verdict| verdict == first) {
            *first
        } else {
            Verdict::Continue
        }
    }
}

/// One party's judgement in a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// What it says.
    pub verdict: Verdict,
    /// The entry where it does.
    pub entry: u64,
}

impl Service {
    /// A review, held or not.
    #[must_use]
    pub fn review(&self, review: ReviewId) -> Option<&Review> {
        self.reviews.get(&review)
    }

    /// By which concept an implementer delivers: the one it accepted.
    #[must_use]
    pub fn accepted_concept(&self, implementer: PartyId) -> Option<u32> {
        let holding = self.implementation.holders.get(&implementer)?;
        holding.work.map(|work| work.concept)
    }
}
