//! What is known of a party.

#![allow(missing_docs, reason = "the names say it")]

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Scope;
use crate::{PartyId, Timestamp, TopicKey};

/// A party as its stream tells so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    pub(super) sequence: u64,
    pub(super) representations: BTreeMap<PartyId, Representation>,
}

/// That a person may speak for this party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Representation {
    pub entry: u64,
    pub scope: Scope,
    pub from: Timestamp,
    pub until: Option<Timestamp>,
    pub contested: bool,
}

impl Party {
    /// The representation by which `person` may speak for this party at that moment.
    #[must_use]
    pub fn representation(&self, person: PartyId, at: Timestamp) -> Option<&Representation> {
        self.representations
            .get(&person)
            .filter(|granted| granted.from <= at && granted.until.is_none_or(|until| at < until))
    }
}

impl Representation {
    /// Whether it reaches as far as `topic`.
    #[must_use]
    pub fn covers(&self, topic: &TopicKey) -> bool {
        match &self.scope {
            Scope::Everything => true,
            Scope::Topics(topics) => topics.iter().any(|own| own.covers(topic)),
        }
    }
}
