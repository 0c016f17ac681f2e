//! Concepts, guidelines, accompaniment, competences, last words, disputes.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{Digest, PartyId, Side, Timestamp, TopicKey};

/// A version of the concept: what is to be done, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concept {
    /// What it says.
    pub digest: Digest,
    /// Who has signed it so far.
    pub signed: BTreeSet<PartyId>,
    /// Whether all who planned had signed.
    pub agreed: bool,
}

/// A version of the professionals' guideline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guideline {
    /// Who issued it.
    pub issuer: Option<PartyId>,
    /// From when on it holds.
    pub from: Timestamp,
    /// From when on it doesn't any more, where it was withdrawn.
    pub withdrawn: Option<Timestamp>,
}

impl Guideline {
    /// Whether it holds at that moment.
    #[must_use]
    pub fn is_in_force(&self, at: Timestamp) -> bool {
        self.from <= at && self.withdrawn.is_none_or(|withdrawn| at < withdrawn)
    }
}

/// That professionals stand by citizens who implement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accompaniment {
    /// Who accompanies.
    pub who: PartyId,
    /// In which matters; none named means in all.
    pub scope: Vec<TopicKey>,
    /// From when on.
    pub from: Timestamp,
    /// Until when.
    pub until: Option<Timestamp>,
    /// Whether those who implement agreed to it.
    pub agreed: bool,
    /// Whether it was ended.
    pub ended: bool,
}

impl Accompaniment {
    /// Whether it holds at that moment.
    #[must_use]
    pub fn is_in_force(&self, at: Timestamp) -> bool {
        self.agreed && !self.ended && self.from <= at && self.until.is_none_or(|until| at < until)
    }
}

/// A matter that somebody must be competent in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matter {
    /// The norm that reserves it to professionals, where one does.
    pub reserved_by: Option<String>,
}

/// Who is competent in a matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Competence {
    /// In which matter.
    pub topic: TopicKey,
    /// Who.
    pub holder: PartyId,
    /// Who has agreed so far, and on which side.
    pub agreed: BTreeSet<(PartyId, Side)>,
    /// Whether it holds: the holder and all who plan or implement agreed, and no side has come in
    /// since that did not.
    pub in_force: bool,
    /// Whether it has no holder any more.
    pub vacated: bool,
}

/// Who has the last word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastWord {
    /// On which matter or axis; nothing means on the rest.
    pub topic: Option<TopicKey>,
    /// Who.
    pub holder: PartyId,
    /// Who has agreed so far, and on which side.
    pub agreed: BTreeSet<(PartyId, Side)>,
    /// As of a competence.
    pub in_force: bool,
    /// Whether it has no holder any more.
    pub vacated: bool,
}

/// A dispute between partners.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispute {
    /// About what.
    pub topic: TopicKey,
    /// Who raised it, and on which side.
    pub by: Option<PartyId>,
    /// On which side they stand.
    pub side: Option<Side>,
    /// Until when an answer is awaited.
    pub answer_by: Timestamp,
    /// Whether the other side has answered.
    pub answered: bool,
    /// How far it has come.
    pub stage: DisputeStage,
}

/// How far a dispute has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum DisputeStage {
    /// Nothing is settled.
    Open,
    /// One side has signed a settlement.
    SignedBy {
        /// Who.
        party: PartyId,
        /// On which side.
        side: Side,
        /// What.
        digest: Digest,
    },
    /// Both have signed.
    Settled,
    /// The last word was exercised, on which entry others may rest.
    Ruled {
        /// Who exercised it.
        by: PartyId,
    },
}
