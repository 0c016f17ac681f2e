//! What is known of a party.

#![allow(missing_docs, reason = "the names say it")]

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{PartyKind, Scope};
use crate::{PartyId, Side, Timestamp, TopicKey};

/// A party as its stream tells so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    pub(super) sequence: u64,
    pub(super) phase: Phase,
    pub(super) has_name: bool,
    pub(super) has_contact: bool,
    /// When the latest of what its stream tells happened.
    pub(super) latest: Option<Timestamp>,
    pub(super) representations: BTreeMap<PartyId, Vec<Representation>>,
    pub(super) erasure: Erasure,
    pub(super) contests: BTreeMap<u64, Contest>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Phase {
    #[default]
    Unregistered,
    Registered(PartyKind),
    Became(PartyId),
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Erasure {
    #[default]
    None,
    Requested,
    Fenced,
    Completed,
}

/// That a person may speak for this party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Representation {
    /// The entry that granted it.
    pub entry: u64,
    pub scope: Scope,
    pub from: Timestamp,
    pub until: Option<Timestamp>,
    pub contested: bool,
}

/// An entry disputed and not yet answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Contest {
    pub(super) by: Option<PartyId>,
    pub(super) person: Option<PartyId>,
    pub(super) side: Option<Side>,
}

impl Party {
    /// What the party is; nothing before it is registered and after it became another one.
    #[must_use]
    pub const fn kind(&self) -> Option<PartyKind> {
        match self.phase {
            Phase::Registered(kind) => Some(kind),
            Phase::Unregistered | Phase::Became(_) => None,
        }
    }

    /// The sequence of its stream's last entry.
    #[must_use]
    pub const fn sequence(&self) -> u64 {
        self.sequence
    }

    /// The representation by which `person` may speak for this party at that moment.
    #[must_use]
    pub fn representation(&self, person: PartyId, at: Timestamp) -> Option<&Representation> {
        self.representations_by(person)
            .iter()
            .find(|granted| granted.is_in_force(at))
    }

    /// Earlier and later ones of the same person; they do not overlap.
    pub(super) fn representations_by(&self, person: PartyId) -> &[Representation] {
        self.representations.get(&person).map_or(&[], Vec::as_slice)
    }

    /// Whether anybody may speak for this party at that moment.
    #[must_use]
    pub fn is_represented(&self, at: Timestamp) -> bool {
        self.representations
            .values()
            .flatten()
            .any(|granted| granted.is_in_force(at))
    }
}

impl Representation {
    /// Whether it has begun and not ended.
    #[must_use]
    pub fn is_in_force(&self, at: Timestamp) -> bool {
        self.from <= at && self.until.is_none_or(|until| at < until)
    }

    /// Whether there is a moment at which both this one and one from `from` until `until` are in
    /// force.
    pub(super) fn overlaps(&self, from: Timestamp, until: Option<Timestamp>) -> bool {
        let begin = self.from.max(from);
        [self.until, until]
            .into_iter()
            .flatten()
            .all(|end| begin < end)
    }

    /// Whether it reaches as far as the other scope.
    pub(super) fn covers_scope(&self, scope: &Scope) -> bool {
        match (&self.scope, scope) {
            (Scope::Everything, _) => true,
            (Scope::Topics(_), Scope::Everything) => false,
            (Scope::Topics(_), Scope::Topics(topics)) => {
                topics.iter().all(|topic| self.covers(topic))
            }
        }
    }

    /// Whether it reaches as far as `topic`.
    #[must_use]
    pub fn covers(&self, topic: &TopicKey) -> bool {
        match &self.scope {
            Scope::Everything => true,
            Scope::Topics(topics) => topics.iter().any(|own| own.covers(topic)),
        }
    }
}
