//! Concepts, guidelines, accompaniment, competences, last words, disputes.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Service;
use crate::{
    Digest, DisputeId, PartyId, Side, Timestamp, TopicKey,
    service::{Axis, Settled},
};

/// A version of the concept: what is to be done, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concept {
    /// What it says.
    pub digest: Digest,
    /// Who has signed it so far.
    pub signed: BTreeSet<PartyId>,
    /// Who has refused to.
    pub refused: BTreeSet<PartyId>,
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
        self.agreed && self.from <= at && !self.is_over(at)
    }

    /// Whether it was ended, or its time has passed.
    #[must_use]
    pub fn is_over(&self, at: Timestamp) -> bool {
        self.ended || self.until.is_some_and(|until| until <= at)
    }

    /// Whether it reaches as far as the matter.
    #[must_use]
    pub fn covers(&self, topic: &TopicKey) -> bool {
        self.scope.is_empty() || self.scope.iter().any(|scope| scope.covers(topic))
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
    /// Who, and by whose agreement.
    pub agreement: Agreement,
}

/// Who has the last word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastWord {
    /// On which matter or axis; nothing means on the rest.
    pub topic: Option<TopicKey>,
    /// Who, and by whose agreement.
    pub agreement: Agreement,
}

/// That somebody is to be competent, or to have the last word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// Who.
    pub holder: PartyId,
    /// Who has agreed so far, and on which side.
    pub agreed: BTreeSet<(PartyId, Side)>,
    /// How far it has come.
    pub stage: AgreementStage,
}

/// How far an agreement has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum AgreementStage {
    /// Somebody still has to agree; perhaps anew, as another side has come in since.
    Proposed,
    /// It holds: the holder and all who plan or implement agreed.
    InForce,
    /// A later one on the same matter took its place.
    Replaced,
    /// It has no holder any more.
    Vacated,
}

impl Agreement {
    /// Whether it holds.
    #[must_use]
    pub fn is_in_force(&self) -> bool {
        self.stage == AgreementStage::InForce
    }

    /// Whether nobody can agree to it any more.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        match self.stage {
            AgreementStage::Proposed | AgreementStage::InForce => false,
            AgreementStage::Replaced | AgreementStage::Vacated => true,
        }
    }

    pub(in crate::service) fn is_agreed_by(&self, party: PartyId) -> bool {
        self.agreed.iter().any(|(agreed, _)| *agreed == party)
    }
}

/// A dispute between partners.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispute {
    /// About what.
    pub topic: TopicKey,
    /// Who raised it.
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

/// What is settled about who is competent and who has the last word.
impl Service {
    /// A dispute, open or over.
    #[must_use]
    pub fn dispute(&self, dispute: DisputeId) -> Option<&Dispute> {
        self.disputes.get(&dispute)
    }

    /// What is agreed, or proposed, about a competence or a last word.
    #[must_use]
    pub fn agreement(&self, what: Settled) -> Option<&Agreement> {
        match what {
            Settled::Competence(id) => self.competences.get(&id).map(|known| &known.agreement),
            Settled::LastWord(id) => self.last_words.get(&id).map(|known| &known.agreement),
        }
    }

    pub(in crate::service) fn agreement_mut(&mut self, what: Settled) -> Option<&mut Agreement> {
        match what {
            Settled::Competence(id) => {
                let known = self.competences.get_mut(&id);
                known.map(|known| &mut known.agreement)
            }
            Settled::LastWord(id) => {
                let known = self.last_words.get_mut(&id);
                known.map(|known| &mut known.agreement)
            }
        }
    }

    /// All that is agreed or proposed, over or not.
    pub(in crate::service) fn agreements(&self) -> impl Iterator<Item = (Settled, &Agreement)> {
        let competences = self.competences.iter();
        let competences =
            competences.map(|(id, known)| (Settled::Competence(*id), &known.agreement));
        let last_words = self.last_words.iter();
        let last_words = last_words.map(|(id, known)| (Settled::LastWord(*id), &known.agreement));
        competences.chain(last_words)
    }

    /// What a party would leave without a holder.
    pub(in crate::service) fn agreements_held_by(&self, party: PartyId) -> Vec<Settled> {
        self.agreements()
            .filter(|(_, agreement)| agreement.holder == party && !agreement.is_over())
            .map(|(what, _)| what)
            .collect()
    }

    /// Who is competent in just this matter.
    #[must_use]
    pub fn competence_in(&self, topic: &TopicKey) -> Option<&Competence> {
        self.competences.values().find(|competence| {
            competence.topic == *topic
                && competence.agreement.is_in_force()
                && self.is_fit(competence.agreement.holder, topic)
        })
    }

    /// The last word that covers a topic: the closest one; on an axis only one by its name; else
    /// the one on the rest.
    #[must_use]
    pub fn last_word_on(&self, topic: &TopicKey) -> Option<&LastWord> {
        let is_axis = Axis::named_by(topic).is_some();
        let covering = self.last_words.values().filter(|last_word| {
            let reaches = match &last_word.topic {
                Some(on) => on == topic || (on.covers(topic) && !is_axis),
                None => !is_axis,
            };
            reaches
                && last_word.agreement.is_in_force()
                && self.is_fit(last_word.agreement.holder, topic)
        });
        covering.max_by_key(|last_word| {
            let on = last_word.topic.as_ref();
            on.map_or(0, |on| on.as_str().len())
        })
    }

    /// What the law reserves to professionals is not for others to hold.
    pub(in crate::service) fn is_fit(&self, holder: PartyId, topic: &TopicKey) -> bool {
        self.reserved_by(topic).is_none()
            || self.partners.get(&holder).map(|partner| partner.side) == Some(Side::Professional)
    }

    /// The norm that reserves a topic to professionals, where one does.
    pub(in crate::service) fn reserved_by(&self, topic: &TopicKey) -> Option<&String> {
        self.matters
            .iter()
            .filter(|(named, _)| named.covers(topic))
            .find_map(|(_, matter)| matter.reserved_by.as_ref())
    }
}
