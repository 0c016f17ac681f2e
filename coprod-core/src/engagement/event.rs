//! What can happen in an engagement. These names and shapes are for ever.

#![allow(
    missing_docs,
    reason = "the names say it; the book's chapter on engagements tells the rules"
)]

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use strum::{AsRefStr, EnumDiscriminants, VariantNames};

use super::{Felt, Gift, Given, ImbalanceAnswer, NoticeDays, Purpose, Towards, TrustLevel};
use crate::{
    AllowanceId, AllowanceNorm, AutomationRule, BenefitId, Citation, ContestOutcome,
    ContributionId, Date, Document, ExpenseId, FigureKind, Followed, ImbalanceId, Money, PartyId,
    Personal, PrerequisiteKind, RevisionId, Role, SayForm, SayId, ServiceId, Side, TopicKey, Words,
};

#[derive(
    Debug, Clone, PartialEq, Eq, Serialize, Deserialize, AsRefStr, VariantNames, EnumDiscriminants,
)]
#[strum_discriminants(
    name(EngagementEventKind),
    derive(PartialOrd, Ord, Hash, strum::VariantArray)
)]
#[serde(deny_unknown_fields)]
pub enum EngagementEvent {
    // Agreement
    RoleOffered {
        service: ServiceId,
        party: PartyId,
        counterpart: PartyId,
        role: Role,
        side: Side,
        scope: Words,
        notice_days: NoticeDays,
        from: Date,
    },
    RoleAccepted {},
    RoleDeclined {
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<Words>,
    },
    RoleOfferWithdrawn {},
    PrerequisiteNoted {
        kind: PrerequisiteKind,
        details: Personal<String>,
    },
    GuidelineAcknowledged {
        version: u32,
    },
    RevisionProposed {
        revision: RevisionId,
        scope: Words,
        notice_days: NoticeDays,
    },
    AgreementRevised {
        revision: RevisionId,
        accepted_by: PartyId,
    },
    EngagementPaused {
        #[serde(skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
    },
    EngagementResumed {},
    EngagementEnded {
        reason: Words,
        by_whom: PartyId,
        effective: Date,
    },

    // What one gives
    ContributionRecorded {
        contribution: ContributionId,
        what: Gift,
        purpose: Purpose,
        on: Date,
        #[serde(skip_serializing_if = "Option::is_none")]
        earmark: Option<Words>,
    },
    ContributionConfirmed {
        contribution: ContributionId,
    },
    ContributionDisputed {
        contribution: ContributionId,
        reason: Words,
    },
    ContributionCorrected {
        contribution: ContributionId,
        replaces: ContributionId,
        new: Given,
    },
    UseAccounted {
        contribution: ContributionId,
        words: Words,
    },

    // What one gets
    ExpenseClaimed {
        expense: ExpenseId,
        amount: Money,
        purpose: Words,
        #[serde(skip_serializing_if = "Option::is_none")]
        receipt: Option<Document>,
    },
    ExpenseReimbursed {
        expense: ExpenseId,
        amount: Money,
    },
    ExpenseRefused {
        expense: ExpenseId,
        reason: Words,
    },
    AllowanceGranted {
        allowance: AllowanceId,
        amount: Money,
        norm: AllowanceNorm,
        year: u16,
    },
    BenefitReceived {
        benefit: BenefitId,
        words: Words,
        #[serde(skip_serializing_if = "Option::is_none")]
        amount: Option<Money>,
    },

    // A real say
    SayGranted {
        say: SayId,
        topic: TopicKey,
        form: SayForm,
    },
    SayExercised {
        say: SayId,
        cited: Citation,
    },
    SayAnswered {
        say: SayId,
        cited: Citation,
        followed: Followed,
        reason: Words,
    },

    // The balance
    BalanceFelt {
        cost: Felt,
        benefit: Felt,
        #[serde(skip_serializing_if = "Option::is_none")]
        remark: Option<Words>,
    },
    ImbalanceRaised {
        imbalance: ImbalanceId,
        ground: Words,
    },
    ImbalanceNoticed {
        imbalance: ImbalanceId,
        rule: AutomationRule,
        figures: BTreeMap<FigureKind, u64>,
    },
    ImbalanceAnswered {
        imbalance: ImbalanceId,
        answer: ImbalanceAnswer,
    },
    TrustStated {
        towards: Towards,
        level: TrustLevel,
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
