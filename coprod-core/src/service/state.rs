//! What is known of a service.

mod agreements;
mod course;
mod shares;
mod standing;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub use agreements::{
    Accompaniment, Agreement, AgreementStage, Competence, Concept, Dispute, DisputeStage,
    Guideline, LastWord, Matter,
};
pub use course::{Delivery, Review, Signature};
pub use shares::{Holding, Offer, OfferStage, Partner, Share};

use super::Axis;
use crate::{
    AccompanimentId, Citation, ClauseId, CompetenceId, ConcernId, DisputeId, LastWordId, OfferId,
    OutcomeId, PartyId, ReviewId, Side, Timestamp, TopicKey,
};

/// A service as its stream tells so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    pub(super) sequence: u64,
    pub(super) phase: Phase,
    pub(super) topic: Option<TopicKey>,
    pub(super) proposer: Option<PartyId>,
    /// On which side each stands who ever took part, asked to, or was put there by an act.
    pub(super) sides: BTreeMap<PartyId, Side>,
    pub(super) partners: BTreeMap<PartyId, Partner>,
    pub(super) asked: BTreeMap<PartyId, Side>,
    pub(super) planning: Share,
    pub(super) implementation: Share,
    pub(super) offers: BTreeMap<OfferId, Offer>,
    pub(super) clauses: BTreeSet<ClauseId>,
    pub(super) concepts: BTreeMap<u32, Concept>,
    pub(super) concept_in_force: Option<u32>,
    pub(super) guidelines: BTreeMap<u32, Guideline>,
    pub(super) accompaniments: BTreeMap<AccompanimentId, Accompaniment>,
    pub(super) matters: BTreeMap<TopicKey, Matter>,
    pub(super) competences: BTreeMap<CompetenceId, Competence>,
    pub(super) last_words: BTreeMap<LastWordId, LastWord>,
    pub(super) disputes: BTreeMap<DisputeId, Dispute>,
    pub(super) concerns: BTreeMap<ConcernId, Concern>,
    pub(super) delivery: Delivery,
    /// Each outcome, and whether it was expected (else observed).
    pub(super) outcomes: BTreeMap<OutcomeId, bool>,
    pub(super) reviews: BTreeMap<ReviewId, Review>,
    /// Round tables' decisions that were carried out here: each serves once.
    pub(super) served: BTreeSet<Citation>,
    pub(super) provable: BTreeMap<u64, Provable>,
    pub(super) contests: BTreeMap<u64, Contest>,
    /// The entry by which it was last opened again; none before.
    pub(super) reopened: u64,
}

/// How far a service has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// Nobody has proposed it.
    #[default]
    NotProposed,
    /// It waits for the acceptance of whom it asks.
    Proposed {
        /// Who is asked.
        asks_of: PartyId,
    },
    /// It is planned and delivered.
    Accepted,
    /// Who was asked said no.
    Declined,
    /// It has ended; a former partner may open it again.
    Closed,
}

/// Somebody's fear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Concern {
    pub(super) by: Option<PartyId>,
    pub(super) answered: bool,
}

/// An act by which somebody bound themself through the hands of the other side: void once
/// contested, until it is proven.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Provable {
    /// That the party asked accepted the proposal.
    Proposal { asked: PartyId },
    /// That a party accepted an offer.
    Acceptance { offer: OfferId, party: PartyId },
    /// That a party keeps an axis.
    Keeping { axis: Axis, party: PartyId },
}

/// An entry that somebody disputes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Contest {
    pub(super) person: Option<PartyId>,
    pub(super) principal: Option<PartyId>,
    pub(super) side: Option<Side>,
    pub(super) answered: bool,
}

/// What anybody may ask.
impl Service {
    /// How many entries its stream has.
    #[must_use]
    pub const fn sequence(&self) -> u64 {
        self.sequence
    }

    /// How far it has come.
    #[must_use]
    pub const fn phase(&self) -> Phase {
        self.phase
    }

    /// The matter it is about.
    #[must_use]
    pub const fn topic(&self) -> Option<&TopicKey> {
        self.topic.as_ref()
    }

    /// Who holds an axis, and so what it is.
    #[must_use]
    pub const fn share(&self, axis: Axis) -> &Share {
        match axis {
            Axis::Planning => &self.planning,
            Axis::Implementation => &self.implementation,
        }
    }

    pub(super) const fn share_mut(&mut self, axis: Axis) -> &mut Share {
        match axis {
            Axis::Planning => &mut self.planning,
            Axis::Implementation => &mut self.implementation,
        }
    }

    /// Whether it is being delivered.
    #[must_use]
    pub const fn delivery(&self) -> &Delivery {
        &self.delivery
    }

    /// The version of the concept that all who plan have signed, if one is in force.
    #[must_use]
    pub const fn concept_in_force(&self) -> Option<u32> {
        self.concept_in_force
    }

    /// The latest version of the professionals' guideline that holds at that moment.
    #[must_use]
    pub fn guideline_in_force(&self, at: Timestamp) -> Option<u32> {
        let mut guidelines = self.guidelines.iter().rev();
        let (version, _) = guidelines.find(|(_, guideline)| guideline.is_in_force(at))?;
        Some(*version)
    }

    /// A partner, also one who has left.
    #[must_use]
    pub fn partner(&self, party: PartyId) -> Option<&Partner> {
        self.partners.get(&party)
    }

    /// An offer, answered or not.
    #[must_use]
    pub fn offer(&self, offer: OfferId) -> Option<&Offer> {
        self.offers.get(&offer)
    }
}
