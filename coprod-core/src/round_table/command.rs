//! What can be asked of a round table.

#![allow(
    missing_docs,
    reason = "the names say it; the book's chapter on round tables tells the rules"
)]

use serde::Serialize;

use super::{AgendaItem, Charter, Held, MandateEffect, Motion, Openness, Recusal, Voice};
use crate::{
    AdviceId, Basis, Citation, CommitmentId, ContestOutcome, Date, DecisionId, Digest, Followed,
    MandateId, Money, PartyId, ProposalId, SeatId, ServiceId, SessionId, Side, Timestamp, TopicKey,
    Words, rules::Position,
};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum RoundTableCommand {
    ConveneRoundTable {
        purpose: Words,
        topics: Vec<TopicKey>,
    },
    GrantMandate {
        mandate: MandateId,
        topics: Vec<TopicKey>,
        services: Vec<ServiceId>,
        limit: Option<Money>,
        effect: MandateEffect,
        until: Option<Timestamp>,
    },
    WithdrawMandate {
        mandate: MandateId,
        reason: Words,
    },
    ProposeCharter {
        charter: Charter,
    },
    SignCharter {
        version: u32,
        seat: SeatId,
    },
    /// A later charter, on the ground of a decision that adopted it.
    AdoptCharter {
        charter: Charter,
        decision: DecisionId,
    },
    AppointFacilitator {
        party: PartyId,
        basis: Basis,
    },
    ReleaseFacilitator {
        reason: Words,
    },
    DissolveRoundTable {
        basis: Basis,
        reason: Words,
    },

    InviteMember {
        seat: SeatId,
        party: PartyId,
        side: Side,
    },
    DeclineInvitation {
        seat: SeatId,
        reason: Option<Words>,
    },
    /// Accepts an invitation. An organisation names the person who speaks from its seat.
    TakeSeat {
        seat: SeatId,
        person: Option<PartyId>,
        deputy: Option<PartyId>,
    },
    NameDeputy {
        seat: SeatId,
        person: PartyId,
    },
    LeaveSeat {
        seat: SeatId,
        reason: Words,
    },
    ExcludeMember {
        seat: SeatId,
        decision: DecisionId,
    },
    /// Death, dissolution or erasure; whoever can still speak leaves instead.
    VacateSeat {
        seat: SeatId,
        reason: Words,
    },

    CallSession {
        session: SessionId,
        at: Timestamp,
        agenda: Vec<AgendaItem>,
    },
    OpenSession {
        session: SessionId,
        openness: Openness,
    },
    RecordAttendance {
        session: SessionId,
        seats: Vec<SeatId>,
    },
    CloseSession {
        session: SessionId,
    },
    ApproveMinutes {
        session: SessionId,
        digest: Digest,
        decision: DecisionId,
    },
    ContestMinutes {
        session: SessionId,
        passage: Words,
        reason: Words,
    },

    RaiseTopic {
        topic: TopicKey,
        words: Words,
        arises_from: Option<Citation>,
    },
    TableProposal {
        proposal: ProposalId,
        topic: TopicKey,
        text: Words,
        motion: Option<Motion>,
    },
    /// A new version. An open decision on the old one lapses; the objections it answers are named.
    AmendProposal {
        proposal: ProposalId,
        text: Words,
        integrates: Vec<SeatId>,
    },
    WithdrawProposal {
        proposal: ProposalId,
    },
    AskAdvice {
        proposal: ProposalId,
        of: Vec<PartyId>,
    },
    GiveAdvice {
        advice: AdviceId,
        proposal: ProposalId,
        text: Words,
    },
    AnswerAdvice {
        advice: AdviceId,
        followed: Followed,
        reason: Words,
    },
    DeclareInterest {
        seat: SeatId,
        topic: TopicKey,
        words: Words,
    },
    RecuseMember {
        seat: SeatId,
        from: Recusal,
        reason: Words,
    },

    /// Opens a decision on a proposal's present version, by the charter's rule for its topic.
    OpenDecision {
        decision: DecisionId,
        proposal: ProposalId,
        held: Held,
        reopens: Option<DecisionId>,
    },
    TakePosition {
        decision: DecisionId,
        seat: SeatId,
        position: Position,
        reason: Option<Words>,
    },
    TestObjection {
        decision: DecisionId,
        seat: SeatId,
        voices: Vec<Voice>,
        reason: Words,
    },
    WithdrawObjection {
        decision: DecisionId,
        seat: SeatId,
    },
    RecordDissent {
        decision: DecisionId,
        seat: SeatId,
        words: Words,
    },
    CloseDecision {
        decision: DecisionId,
        review_by: Option<Date>,
    },
    AnswerRecommendation {
        decision: DecisionId,
        followed: Followed,
        reason: Words,
    },
    ReportCarriedOut {
        decision: DecisionId,
        cited: Citation,
    },
    ReportNotCarriedOut {
        decision: DecisionId,
        refusal: String,
    },

    MakeCommitment {
        commitment: CommitmentId,
        what: Words,
        due: Date,
    },
    KeepCommitment {
        commitment: CommitmentId,
    },
    ReleaseCommitment {
        commitment: CommitmentId,
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
