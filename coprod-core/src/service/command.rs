//! What can be asked of a service.

#![allow(
    missing_docs,
    reason = "the names say it; the book's chapter on services tells the rules"
)]

use serde::Serialize;

use super::{Addressees, Departure, Settled, Terms, Verdict, Work};
use crate::{
    AccompanimentId, Basis, Citation, CompetenceId, ConcernId, ConcernKind, ContestOutcome, Date,
    Digest, DisputeId, LastWordId, Money, OfferId, OutcomeId, PartyId, ReviewId, Timestamp,
    TopicKey, Words, round_table::Mode,
};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum ServiceCommand {
    /// Asking nobody, the proposal is accepted by being made.
    ProposeService {
        need: Words,
        title: String,
        topic: TopicKey,
        asks_of: Option<PartyId>,
        arises_from: Option<Citation>,
    },
    AcceptProposal {},
    DeclineProposal {
        reason: Words,
    },
    AskForPartnership {},
    AdmitPartner {
        party: PartyId,
    },
    LeaveService {
        reason: Words,
        effective: Timestamp,
    },
    /// From the time set on, anybody records what a departure leaves without a holder.
    RecordDeparture {
        party: PartyId,
        departure: Departure,
    },

    OfferPlanning {
        offer: OfferId,
        to: Addressees,
        mode: Mode,
        terms: Terms,
        until: Timestamp,
        reason: Words,
        arises_from: Option<Citation>,
    },
    AcceptPlanning {
        offer: OfferId,
        basis: Basis,
        accepts: Vec<Settled>,
        reason: Words,
    },
    DeclinePlanning {
        offer: OfferId,
        reason: Words,
    },
    WithdrawPlanningOffer {
        offer: OfferId,
    },
    KeepPlanning {
        basis: Basis,
        reason: Words,
        review_by: Date,
    },
    TakeBackPlanning {
        now: Vec<PartyId>,
        basis: Basis,
        reason: Words,
    },
    ReturnPlanning {
        effective: Timestamp,
        reason: Words,
    },

    OfferImplementation {
        offer: OfferId,
        to: Addressees,
        mode: Mode,
        terms: Terms,
        until: Timestamp,
        reason: Words,
        work: Work,
        arises_from: Option<Citation>,
    },
    AcceptImplementation {
        offer: OfferId,
        basis: Basis,
        accepts: Vec<Settled>,
        reason: Words,
        work: Work,
    },
    DeclineImplementation {
        offer: OfferId,
        reason: Words,
    },
    WithdrawImplementationOffer {
        offer: OfferId,
    },
    KeepImplementation {
        work: Work,
        basis: Basis,
        reason: Words,
        review_by: Date,
    },
    TakeBackImplementation {
        now: Vec<PartyId>,
        basis: Basis,
        reason: Words,
    },
    ReturnImplementation {
        effective: Timestamp,
        reason: Words,
    },
    RenewImplementation {
        work: Work,
    },

    DraftConcept {
        digest: Digest,
        text: Words,
        cost_frame: Option<Money>,
        review_by: Date,
    },
    SignConcept {
        version: u32,
    },
    RefuseConcept {
        version: u32,
        reason: Words,
    },
    IssueGuideline {
        digest: Digest,
        from: Timestamp,
    },
    WithdrawGuideline {
        version: u32,
        reason: Words,
        effective: Timestamp,
    },
    OfferAccompaniment {
        accompaniment: AccompanimentId,
        scope: Vec<TopicKey>,
        from: Timestamp,
        until: Option<Timestamp>,
    },
    AgreeAccompaniment {
        accompaniment: AccompanimentId,
    },
    EndAccompaniment {
        accompaniment: AccompanimentId,
        reason: Words,
    },

    NameMatter {
        topic: TopicKey,
        reserved_by: Option<String>,
    },
    ProposeCompetence {
        competence: CompetenceId,
        topic: TopicKey,
        holder: PartyId,
    },
    AgreeCompetence {
        competence: CompetenceId,
    },
    /// Without a topic it is on the rest: whatever no other last word covers, an axis never.
    ProposeLastWord {
        last_word: LastWordId,
        topic: Option<TopicKey>,
        holder: PartyId,
    },
    AgreeLastWord {
        last_word: LastWordId,
    },
    LayDown {
        what: Settled,
        reason: Words,
    },

    RaiseDispute {
        dispute: DisputeId,
        topic: TopicKey,
        reason: Words,
        answer_by: Timestamp,
    },
    AnswerDispute {
        dispute: DisputeId,
        answer: Words,
    },
    /// The same document is signed by both; the last one says on what terms it is settled.
    SignSettlement {
        dispute: DisputeId,
        digest: Digest,
        terms: Words,
    },
    ExerciseLastWord {
        dispute: DisputeId,
        ruling: Words,
        reason: Words,
    },
    RaiseConcern {
        concern: ConcernId,
        kind: ConcernKind,
        words: Words,
    },
    AnswerConcern {
        concern: ConcernId,
        answer: Words,
    },

    StartDelivery {
        concept: u32,
    },
    SuspendDelivery {
        reason: Words,
    },
    /// Anybody who takes part may, and opens a review by it.
    SuspendInDanger {
        words: Words,
        review: ReviewId,
        due: Timestamp,
    },
    /// What a round table's motion says, carried out by a reaction.
    SuspendByMotion {
        decision: Citation,
    },
    ResumeDelivery {
        basis: Basis,
    },
    EndDelivery {
        reason: Words,
    },
    ExpectOutcome {
        outcome: OutcomeId,
        words: Words,
        by_when: Option<Date>,
    },
    ObserveOutcome {
        outcome: OutcomeId,
        expected: Option<OutcomeId>,
        words: Words,
    },

    OpenReview {
        review: ReviewId,
        due: Timestamp,
    },
    SignReview {
        review: ReviewId,
        verdict: Verdict,
        words: Words,
    },
    /// Once it is due, anybody records how it came out and who is missing.
    HoldReview {
        review: ReviewId,
    },
    CloseService {
        basis: Basis,
        reason: Words,
    },
    ReopenService {
        basis: Basis,
        reason: Words,
    },

    ContestEntry {
        entry: u64,
        reason: Words,
    },
    AnswerContest {
        entry: u64,
        outcome: ContestOutcome,
        reason: Words,
    },
}
