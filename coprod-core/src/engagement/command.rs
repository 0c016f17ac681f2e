//! What can be asked in an engagement.

#![allow(
    missing_docs,
    reason = "the names say it; the book's chapter on engagements tells the rules"
)]

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Felt, Given, ImbalanceAnswer, NoticeDays, Towards, TrustLevel};
use crate::{
    AllowanceId, AllowanceNorm, BenefitId, Citation, ContestOutcome, ContributionId, Date,
    Document, ExpenseId, FigureKind, Followed, ImbalanceId, Money, PartyId, Personal,
    PrerequisiteKind, RevisionId, Role, SayForm, SayId, ServiceId, Side, TopicKey, Words,
};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum EngagementCommand {
    /// By the party or by its counterpart; the other of the two accepts.
    OfferRole {
        service: ServiceId,
        party: PartyId,
        counterpart: PartyId,
        role: Role,
        side: Side,
        scope: Words,
        notice_days: NoticeDays,
        from: Date,
    },
    AcceptRole {},
    DeclineRole {
        reason: Option<Words>,
    },
    WithdrawRoleOffer {},
    NotePrerequisite {
        kind: PrerequisiteKind,
        details: Personal<String>,
    },
    AcknowledgeGuideline {
        version: u32,
    },
    ProposeRevision {
        revision: RevisionId,
        scope: Words,
        notice_days: NoticeDays,
    },
    AcceptRevision {
        revision: RevisionId,
    },
    PauseEngagement {
        until: Option<Date>,
    },
    ResumeEngagement {},
    /// `effective` is the last day.
    EndEngagement {
        reason: Words,
        effective: Date,
    },
    /// Anybody records, a reaction too, that one of the two is no longer there.
    RecordDeparture {
        party: PartyId,
        reason: Words,
    },

    RecordContribution {
        contribution: ContributionId,
        given: Given,
    },
    ConfirmContribution {
        contribution: ContributionId,
    },
    DisputeContribution {
        contribution: ContributionId,
        reason: Words,
    },
    CorrectContribution {
        contribution: ContributionId,
        replaces: ContributionId,
        given: Given,
    },
    AccountUse {
        contribution: ContributionId,
        words: Words,
    },

    ClaimExpense {
        expense: ExpenseId,
        amount: Money,
        purpose: Words,
        receipt: Option<Document>,
    },
    ReimburseExpense {
        expense: ExpenseId,
        amount: Money,
    },
    RefuseExpense {
        expense: ExpenseId,
        reason: Words,
    },
    GrantAllowance {
        allowance: AllowanceId,
        amount: Money,
        norm: AllowanceNorm,
        year: u16,
    },
    RecordBenefit {
        benefit: BenefitId,
        words: Words,
        amount: Option<Money>,
    },

    GrantSay {
        say: SayId,
        topic: TopicKey,
        form: SayForm,
    },
    /// `cited` is the entry where it was said or decided.
    ExerciseSay {
        say: SayId,
        cited: Citation,
    },
    AnswerSay {
        say: SayId,
        cited: Citation,
        followed: Followed,
        reason: Words,
    },

    FeelBalance {
        cost: Felt,
        benefit: Felt,
        remark: Option<Words>,
    },
    RaiseImbalance {
        imbalance: ImbalanceId,
        ground: Words,
    },
    /// By an automation, under its own rule.
    NoticeImbalance {
        imbalance: ImbalanceId,
        figures: BTreeMap<FigureKind, u64>,
    },
    AnswerImbalance {
        imbalance: ImbalanceId,
        answer: ImbalanceAnswer,
    },
    StateTrust {
        towards: Towards,
        level: TrustLevel,
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
