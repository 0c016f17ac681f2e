//! What can happen at a round table. These names and shapes are for ever.

#![allow(
    missing_docs,
    reason = "the names say it; the book's chapter on round tables tells the rules"
)]

use serde::{Deserialize, Serialize};
use strum::{AsRefStr, EnumDiscriminants, VariantNames};

use super::{
    AgendaItem, Charter, CharterAdoption, Electorate, Held, MandateEffect, Motion, Openness,
    PartyEffect, Voice,
};
use crate::{
    AdviceId, Basis, Citation, CommitmentId, ContestOutcome, Date, DecisionId, Digest, Followed,
    MandateId, Money, PartyId, ProposalId, SeatId, ServiceId, SessionId, Side, Timestamp, TopicKey,
    Words,
    rules::{Position, Rule, TallyBySide},
};

#[derive(
    Debug, Clone, PartialEq, Eq, Serialize, Deserialize, AsRefStr, VariantNames, EnumDiscriminants,
)]
#[strum_discriminants(
    name(RoundTableEventKind),
    derive(PartialOrd, Ord, Hash, strum::VariantArray)
)]
#[serde(deny_unknown_fields)]
pub enum RoundTableEvent {
    // Founding and authority
    RoundTableConvened {
        purpose: Words,
        topics: Vec<TopicKey>,
    },
    MandateGranted {
        mandate: MandateId,
        grantor: PartyId,
        topics: Vec<TopicKey>,
        services: Vec<ServiceId>,
        #[serde(skip_serializing_if = "Option::is_none")]
        limit: Option<Money>,
        effect: MandateEffect,
        #[serde(skip_serializing_if = "Option::is_none")]
        until: Option<Timestamp>,
    },
    MandateWithdrawn {
        mandate: MandateId,
        reason: Words,
    },
    CharterProposed {
        version: u32,
        charter: Charter,
    },
    CharterSigned {
        version: u32,
        seat: SeatId,
    },
    CharterAdopted {
        version: u32,
        charter: Charter,
        adopted_by: CharterAdoption,
    },
    FacilitatorAppointed {
        party: PartyId,
        basis: Basis,
    },
    FacilitatorReleased {
        reason: Words,
    },
    RoundTableDissolved {
        basis: Basis,
        reason: Words,
    },

    // Seats
    MemberInvited {
        seat: SeatId,
        party: PartyId,
        side: Side,
    },
    InvitationDeclined {
        seat: SeatId,
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<Words>,
    },
    MemberSeated {
        seat: SeatId,
        party: PartyId,
        side: Side,
        #[serde(skip_serializing_if = "Option::is_none")]
        person: Option<PartyId>,
        #[serde(skip_serializing_if = "Option::is_none")]
        deputy: Option<PartyId>,
    },
    DeputyNamed {
        seat: SeatId,
        person: PartyId,
    },
    MemberLeft {
        seat: SeatId,
        reason: Words,
    },
    MemberExcluded {
        seat: SeatId,
        decision: DecisionId,
    },
    SeatVacated {
        seat: SeatId,
        reason: Words,
    },

    // Sessions
    SessionCalled {
        session: SessionId,
        at: Timestamp,
        agenda: Vec<AgendaItem>,
    },
    SessionOpened {
        session: SessionId,
        openness: Openness,
    },
    AttendanceRecorded {
        session: SessionId,
        seats: Vec<SeatId>,
    },
    SessionClosed {
        session: SessionId,
    },
    MinutesApproved {
        session: SessionId,
        digest: Digest,
        decision: DecisionId,
    },
    MinutesContested {
        session: SessionId,
        passage: Words,
        reason: Words,
    },

    // Talk
    TopicRaised {
        topic: TopicKey,
        words: Words,
        #[serde(skip_serializing_if = "Option::is_none")]
        arises_from: Option<Citation>,
    },
    ProposalTabled {
        proposal: ProposalId,
        topic: TopicKey,
        text: Words,
        #[serde(skip_serializing_if = "Option::is_none")]
        motion: Option<Motion>,
    },
    ProposalAmended {
        proposal: ProposalId,
        version: u32,
        text: Words,
    },
    ProposalWithdrawn {
        proposal: ProposalId,
    },
    AdviceAsked {
        proposal: ProposalId,
        of: Vec<PartyId>,
    },
    AdviceGiven {
        advice: AdviceId,
        proposal: ProposalId,
        version: u32,
        text: Words,
    },
    AdviceAnswered {
        advice: AdviceId,
        followed: Followed,
        reason: Words,
    },
    InterestDeclared {
        seat: SeatId,
        topic: TopicKey,
        words: Words,
    },
    MemberRecused {
        seat: SeatId,
        from: Recusal,
        reason: Words,
    },

    // Decisions
    DecisionOpened {
        decision: DecisionId,
        proposal: ProposalId,
        version: u32,
        digest: Digest,
        rule: Rule,
        electorate: Electorate,
        held: Held,
        mandates: Vec<MandateId>,
        #[serde(skip_serializing_if = "Option::is_none")]
        reopens: Option<DecisionId>,
    },
    PositionTaken {
        decision: DecisionId,
        seat: SeatId,
        position: Position,
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<Words>,
    },
    ObjectionTested {
        decision: DecisionId,
        seat: SeatId,
        voices: Vec<Voice>,
        qualifies: bool,
        reason: Words,
    },
    ObjectionIntegrated {
        decision: DecisionId,
        seat: SeatId,
        version: u32,
    },
    ObjectionWithdrawn {
        decision: DecisionId,
        seat: SeatId,
    },
    DissentRecorded {
        decision: DecisionId,
        seat: SeatId,
        words: Words,
    },
    DecisionReached {
        decision: DecisionId,
        outcome: DecisionOutcome,
        tally_by_side: TallyBySide,
        rule_version: u32,
        effect_by_party: Vec<PartyEffect>,
        #[serde(skip_serializing_if = "Option::is_none")]
        review_by: Option<Date>,
    },
    DecisionLapsed {
        decision: DecisionId,
        why: crate::rules::Lapse,
    },
    RecommendationAnswered {
        decision: DecisionId,
        party: PartyId,
        followed: Followed,
        reason: Words,
    },
    DecisionCarriedOut {
        decision: DecisionId,
        cited: Citation,
    },
    DecisionNotCarriedOut {
        decision: DecisionId,
        refusal: String,
    },

    // Commitments
    CommitmentMade {
        commitment: CommitmentId,
        who: PartyId,
        what: Words,
        due: Date,
    },
    CommitmentKept {
        commitment: CommitmentId,
    },
    CommitmentReleased {
        commitment: CommitmentId,
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

/// What somebody steps back from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recusal {
    Topic(TopicKey),
    Decision(DecisionId),
}

/// What a table decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::Display)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum DecisionOutcome {
    Adopted,
    Rejected,
}
