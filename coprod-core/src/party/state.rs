//! What is known of a party.

#![allow(missing_docs, reason = "the names say it")]

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{PartyKind, Scope};
use crate::{PartyId, Timestamp, TopicKey};

/// A party as its stream tells so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    pub(super) sequence: u64,
    pub(super) phase: Phase,
    pub(super) has_name: bool,
    pub(super) has_contact: bool,
    /// Past ones too: paper may tell later what was done while they were in force.
    pub(super) representations: Vec<Representation>,
    pub(super) erasure: Erasure,
    pub(super) contests: BTreeMap<u64, Contest>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Phase {
    #[default]
    Unregistered,
    Registered(PartyKind),
    Became {
        kind: PartyKind,
        into: PartyId,
        entry: u64,
    },
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Erasure {
    #[default]
    None,
    Requested {
        entry: u64,
    },
    Fenced,
    Completed,
}

/// That a person may speak for this party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Representation {
    /// The entry that granted it.
    pub entry: u64,
    pub person: PartyId,
    pub scope: Scope,
    pub from: Timestamp,
    pub until: Option<Timestamp>,
    pub ended: Option<Ended>,
    pub contested: bool,
}

/// That a representation was ended before its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// The entry that ended it.
    pub entry: u64,
    pub at: Timestamp,
}

/// An entry disputed and not yet answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Contest {
    pub(super) by: Option<PartyId>,
}

impl Party {
    /// What the party is; nothing before it is registered and after it became another one.
    #[must_use]
    pub const fn kind(&self) -> Option<PartyKind> {
        match self.phase {
            Phase::Registered(kind) => Some(kind),
            Phase::Unregistered | Phase::Became { .. } => None,
        }
    }

    /// The sequence of its stream's last entry.
    #[must_use]
    pub const fn sequence(&self) -> u64 {
        self.sequence
    }

    /// The representation by which `person` may speak for this party at that moment; an undisputed
    /// one before a contested one.
    #[must_use]
    pub fn representation(&self, person: PartyId, at: Timestamp) -> Option<&Representation> {
        self.representations
            .iter()
            .filter(|granted| granted.person == person && granted.is_in_force(at))
            .min_by_key(|granted| granted.contested)
    }

    /// Whether anybody may speak for this party at that moment.
    #[must_use]
    pub fn is_represented(&self, at: Timestamp) -> bool {
        self.representations
            .iter()
            .any(|granted| granted.is_in_force(at))
    }

    /// Whether it is registered, has not become another one, and is not being erased.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.kind().is_some()
            && match self.erasure {
                Erasure::None | Erasure::Requested { .. } => true,
                Erasure::Fenced | Erasure::Completed => false,
            }
    }

    pub(super) fn has_left(&self, person: PartyId, at: Timestamp) -> bool {
        self.representations
            .iter()
            .any(|granted| granted.person == person && granted.is_left(at))
    }

    pub(super) fn is_represented_by_within(
        &self,
        person: PartyId,
        from: Timestamp,
        until: Option<Timestamp>,
    ) -> bool {
        self.representations.iter().any(|granted| {
            granted.person == person
                && granted.is_left(from)
                && until.is_none_or(|until| granted.from < until)
        })
    }

    pub(super) fn has_representative_left(&self, at: Timestamp) -> bool {
        self.representations
            .iter()
            .any(|granted| granted.is_left(at))
    }

    pub(super) fn has_other_representative_left(&self, than: PartyId, at: Timestamp) -> bool {
        self.representations
            .iter()
            .any(|granted| granted.person != than && granted.is_left(at))
    }
}

impl Representation {
    /// Whether it has begun and not ended.
    #[must_use]
    pub fn is_in_force(&self, at: Timestamp) -> bool {
        self.from <= at
            && self.until.is_none_or(|until| at < until)
            && self.ended.is_none_or(|ended| at < ended.at)
    }

    /// Whether nobody ended it and it has not run out, begun or not: dating an act back does not
    /// get around who was entitled later.
    pub(super) fn is_left(&self, at: Timestamp) -> bool {
        self.ended.is_none() && self.until.is_none_or(|until| at < until)
    }

    /// Whether it reaches as far as `topic`.
    #[must_use]
    pub fn covers(&self, topic: &TopicKey) -> bool {
        self.scope.covers(topic)
    }
}

impl Scope {
    /// Whether it reaches as far as `topic`.
    #[must_use]
    pub fn covers(&self, topic: &TopicKey) -> bool {
        match self {
            Self::Everything => true,
            Self::Topics(topics) => topics.iter().any(|own| own.covers(topic)),
        }
    }

    /// Whether it reaches as far as all of `other`.
    #[must_use]
    pub fn includes(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Everything, _) => true,
            (Self::Topics(_), Self::Everything) => false,
            (Self::Topics(_), Self::Topics(topics)) => {
                topics.iter().all(|topic| self.covers(topic))
            }
        }
    }
}
