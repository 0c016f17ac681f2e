//! What can happen to a service. These names and shapes are for ever.

#![allow(
    missing_docs,
    reason = "the names say it; the book's chapter on services tells the rules"
)]

use serde::{Deserialize, Serialize};
use strum::{AsRefStr, EnumDiscriminants, VariantNames};

use super::{Departure, Ground, Receivers, Settled, Terms, Verdict, Work};
use crate::{
    AccompanimentId, Basis, Citation, CompetenceId, ConcernId, ConcernKind, ContestOutcome, Date,
    Digest, DisputeId, LastWordId, Money, OfferId, OutcomeId, PartyId, ReviewId, Side, Timestamp,
    TopicKey, Words, round_table::Mode,
};

#[derive(
    Debug, Clone, PartialEq, Eq, Serialize, Deserialize, AsRefStr, VariantNames, EnumDiscriminants,
)]
#[strum_discriminants(
    name(ServiceEventKind),
    derive(PartialOrd, Ord, Hash, strum::VariantArray)
)]
#[serde(deny_unknown_fields)]
pub enum ServiceEvent {
    // Need and partners
    ServiceProposed {
        need: Words,
        title: String,
        topic: TopicKey,
        #[serde(skip_serializing_if = "Option::is_none")]
        asks_of: Option<PartyId>,
        #[serde(skip_serializing_if = "Option::is_none")]
        arises_from: Option<Citation>,
    },
    ProposalAccepted {},
    ProposalDeclined {
        reason: Words,
    },
    PartnershipAsked {
        side: Side,
    },
    PartnerAdmitted {
        party: PartyId,
    },
    PartnerJoined {
        party: PartyId,
        side: Side,
    },
    PartnerLeft {
        reason: Words,
        effective: Timestamp,
    },

    // Who plans
    PlanningOffered {
        offer: OfferId,
        to: Receivers,
        mode: Mode,
        terms: Terms,
        until: Timestamp,
        reason: Words,
        #[serde(skip_serializing_if = "Option::is_none")]
        arises_from: Option<Citation>,
    },
    PlanningOfferAccepted {
        offer: OfferId,
        basis: Basis,
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        accepts: Vec<Settled>,
    },
    PlanningOfferDeclined {
        offer: OfferId,
        reason: Words,
    },
    PlanningOfferWithdrawn {
        offer: OfferId,
    },
    PlanningShared {
        offer: OfferId,
        holders: Vec<PartyId>,
        basis: Basis,
        reason: Words,
    },
    PlanningHandedToCitizens {
        offer: OfferId,
        holders: Vec<PartyId>,
        basis: Basis,
        reason: Words,
    },
    PlanningHandedToProfessionals {
        offer: OfferId,
        holders: Vec<PartyId>,
        basis: Basis,
        reason: Words,
    },
    PlanningKeptByProfessionals {
        holders: Vec<PartyId>,
        basis: Basis,
        reason: Words,
        review_by: Date,
    },
    PlanningKeptByCitizens {
        holders: Vec<PartyId>,
        basis: Basis,
        reason: Words,
        review_by: Date,
    },
    PlanningTakenBack {
        now: Vec<PartyId>,
        basis: Basis,
        reason: Words,
    },
    PlanningReturned {
        effective: Timestamp,
        reason: Words,
    },
    PlanningVacated {
        holder: PartyId,
        departure: Departure,
        #[serde(skip_serializing_if = "Option::is_none")]
        taken_over_by: Option<PartyId>,
    },

    // Who implements
    ImplementationOffered {
        offer: OfferId,
        to: Receivers,
        mode: Mode,
        terms: Terms,
        until: Timestamp,
        reason: Words,
        work: Work,
        #[serde(skip_serializing_if = "Option::is_none")]
        arises_from: Option<Citation>,
    },
    ImplementationOfferAccepted {
        offer: OfferId,
        basis: Basis,
        work: Work,
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        accepts: Vec<Settled>,
    },
    ImplementationOfferDeclined {
        offer: OfferId,
        reason: Words,
    },
    ImplementationOfferWithdrawn {
        offer: OfferId,
    },
    ImplementationShared {
        offer: OfferId,
        holders: Vec<PartyId>,
        basis: Basis,
        reason: Words,
    },
    ImplementationHandedToCitizens {
        offer: OfferId,
        holders: Vec<PartyId>,
        basis: Basis,
        reason: Words,
    },
    ImplementationHandedToProfessionals {
        offer: OfferId,
        holders: Vec<PartyId>,
        basis: Basis,
        reason: Words,
    },
    ImplementationKeptByProfessionals {
        holders: Vec<PartyId>,
        work: Work,
        basis: Basis,
        reason: Words,
        review_by: Date,
    },
    ImplementationKeptByCitizens {
        holders: Vec<PartyId>,
        work: Work,
        basis: Basis,
        reason: Words,
        review_by: Date,
    },
    ImplementationTakenBack {
        now: Vec<PartyId>,
        basis: Basis,
        reason: Words,
    },
    ImplementationReturned {
        effective: Timestamp,
        reason: Words,
    },
    ImplementationVacated {
        holder: PartyId,
        departure: Departure,
        #[serde(skip_serializing_if = "Option::is_none")]
        taken_over_by: Option<PartyId>,
    },
    ImplementationRenewed {
        work: Work,
    },

    // What is planned
    ConceptDrafted {
        version: u32,
        digest: Digest,
        text: Words,
        #[serde(skip_serializing_if = "Option::is_none")]
        cost_frame: Option<Money>,
        review_by: Date,
    },
    ConceptSigned {
        version: u32,
    },
    ConceptRefused {
        version: u32,
        reason: Words,
    },
    ConceptAgreed {
        version: u32,
    },
    GuidelineIssued {
        version: u32,
        digest: Digest,
        from: Timestamp,
    },
    GuidelineWithdrawn {
        version: u32,
        reason: Words,
        effective: Timestamp,
    },
    AccompanimentOffered {
        accompaniment: AccompanimentId,
        who: PartyId,
        scope: Vec<TopicKey>,
        from: Timestamp,
        #[serde(skip_serializing_if = "Option::is_none")]
        until: Option<Timestamp>,
    },
    AccompanimentAgreed {
        accompaniment: AccompanimentId,
    },
    AccompanimentEnded {
        accompaniment: AccompanimentId,
        reason: Words,
    },

    // Who is competent, and who has the last word
    MatterNamed {
        topic: TopicKey,
        #[serde(skip_serializing_if = "Option::is_none")]
        reserved_by: Option<String>,
    },
    CompetenceProposed {
        competence: CompetenceId,
        topic: TopicKey,
        holder: PartyId,
    },
    CompetenceAgreed {
        competence: CompetenceId,
    },
    /// Without a topic it is on the rest: whatever no other last word covers, an axis never.
    LastWordProposed {
        last_word: LastWordId,
        #[serde(skip_serializing_if = "Option::is_none")]
        topic: Option<TopicKey>,
        holder: PartyId,
    },
    LastWordAgreed {
        last_word: LastWordId,
    },
    HolderVacated {
        what: Settled,
        holder: PartyId,
        departure: Departure,
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<Words>,
    },

    // Disputes and fears
    DisputeRaised {
        dispute: DisputeId,
        topic: TopicKey,
        reason: Words,
        answer_by: Timestamp,
    },
    DisputeAnswered {
        dispute: DisputeId,
        answer: Words,
    },
    SettlementSigned {
        dispute: DisputeId,
        digest: Digest,
    },
    DisputeSettled {
        dispute: DisputeId,
        terms: Words,
    },
    LastWordExercised {
        dispute: DisputeId,
        ruling: Words,
        reason: Words,
    },
    ConcernRaised {
        concern: ConcernId,
        kind: ConcernKind,
        words: Words,
    },
    ConcernAnswered {
        concern: ConcernId,
        answer: Words,
    },

    // Delivery and what came of it
    DeliveryStarted {
        concept: u32,
    },
    DeliverySuspended {
        ground: Ground,
        #[serde(skip_serializing_if = "Option::is_none")]
        review: Option<ReviewId>,
    },
    DeliveryResumed {
        basis: Basis,
    },
    DeliveryEnded {
        reason: Words,
    },
    OutcomeExpected {
        outcome: OutcomeId,
        words: Words,
        #[serde(skip_serializing_if = "Option::is_none")]
        by_when: Option<Date>,
    },
    /// Without `expected` it is one that nobody foresaw.
    OutcomeObserved {
        outcome: OutcomeId,
        #[serde(skip_serializing_if = "Option::is_none")]
        expected: Option<OutcomeId>,
        words: Words,
    },

    // Review, closing and opening again
    ReviewOpened {
        review: ReviewId,
        due: Timestamp,
    },
    ReviewSigned {
        review: ReviewId,
        verdict: Verdict,
        words: Words,
    },
    ReviewHeld {
        review: ReviewId,
        verdict: Verdict,
        missing: Vec<PartyId>,
    },
    ServiceClosed {
        basis: Basis,
        reason: Words,
    },
    ServiceReopened {
        basis: Basis,
        reason: Words,
    },

    // Entries that somebody disputes
    EntryContested {
        entry: u64,
        reason: Words,
    },
    ContestAnswered {
        entry: u64,
        outcome: ContestOutcome,
        reason: Words,
    },
}
