//! What the balance notes of each event of an engagement. A new event stops the compiler here.

use coprod_core::{
    AllowanceNorm, BenefitId, Citation, ContestOutcome, ContributionId, Date, EngagementEvent,
    ExpenseId, Followed, ImbalanceId, Money, SayForm, SayId, TopicKey,
    engagement::{Felt, Gift as Given, ImbalanceAnswer, Purpose},
};
use serde::{Deserialize, Serialize};

use super::account::Gift;

/// A fact of the balance, without anybody's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Noted {
    Agreed,
    Given {
        contribution: ContributionId,
        what: Gift,
        purpose: Purpose,
        on: Date,
        replaces: Option<ContributionId>,
    },
    Confirmed(ContributionId),
    Disputed(ContributionId),
    UseAccounted(ContributionId),
    Claimed {
        expense: ExpenseId,
        amount: Money,
    },
    Reimbursed {
        expense: ExpenseId,
        amount: Money,
    },
    Refused(ExpenseId),
    Allowed {
        amount: Money,
        norm: AllowanceNorm,
        year: u16,
    },
    Benefited {
        benefit: BenefitId,
        amount: Option<Money>,
    },
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
    },
    Felt {
        cost: Felt,
        benefit: Felt,
    },
    ImbalanceRaised(ImbalanceId),
    ImbalanceNoticed(ImbalanceId),
    ImbalanceAnswered {
        imbalance: ImbalanceId,
        changes: bool,
    },
    /// The entry of that number turned out not to hold.
    Undone(u64),
}

impl Noted {
    /// The entry that turned out not to hold.
    pub(super) const fn undone(&self) -> Option<u64> {
        if let Self::Undone(entry) = self {
            Some(*entry)
        } else {
            None
        }
    }
}

#[allow(
    clippy::too_many_lines,
    reason = "one arm an event, so that none is forgotten"
)]
pub(super) fn noted(what: &EngagementEvent) -> Option<Noted> {
    use EngagementEvent as E;
    Some(match what {
        E::RoleAccepted {} => Noted::Agreed,
        E::ContributionRecorded {
            contribution,
            what,
            purpose,
            on,
            earmark: _,
        } => Noted::Given {
            contribution: *contribution,
            what: gift(what),
            purpose: *purpose,
            on: *on,
            replaces: None,
        },
        E::ContributionCorrected {
            contribution,
            replaces,
            new,
        } => Noted::Given {
            contribution: *contribution,
            what: gift(&new.what),
            purpose: new.purpose,
            on: new.on,
            replaces: Some(*replaces),
        },
        E::ContributionConfirmed { contribution } => Noted::Confirmed(*contribution),
        E::ContributionDisputed { contribution, .. } => Noted::Disputed(*contribution),
        E::UseAccounted { contribution, .. } => Noted::UseAccounted(*contribution),
        E::ExpenseClaimed {
            expense, amount, ..
        } => Noted::Claimed {
            expense: *expense,
            amount: *amount,
        },
        E::ExpenseReimbursed { expense, amount } => Noted::Reimbursed {
            expense: *expense,
            amount: *amount,
        },
        E::ExpenseRefused { expense, .. } => Noted::Refused(*expense),
        E::AllowanceGranted {
            allowance: _,
            amount,
            norm,
            year,
        } => Noted::Allowed {
            amount: *amount,
            norm: norm.clone(),
            year: *year,
        },
        E::BenefitReceived {
            benefit, amount, ..
        } => Noted::Benefited {
            benefit: *benefit,
            amount: *amount,
        },
        E::SayGranted { say, topic, form } => Noted::SayGranted {
            say: *say,
            topic: topic.clone(),
            form: form.clone(),
        },
        E::SayExercised { say, cited } => Noted::SayExercised {
            say: *say,
            cited: cited.clone(),
        },
        E::SayAnswered {
            say,
            cited,
            followed,
            ..
        } => Noted::SayAnswered {
            say: *say,
            cited: cited.clone(),
            followed: *followed,
        },
        E::BalanceFelt { cost, benefit, .. } => Noted::Felt {
            cost: *cost,
            benefit: *benefit,
        },
        E::ImbalanceRaised { imbalance, .. } => Noted::ImbalanceRaised(*imbalance),
        E::ImbalanceNoticed { imbalance, .. } => Noted::ImbalanceNoticed(*imbalance),
        E::ImbalanceAnswered { imbalance, answer } => Noted::ImbalanceAnswered {
            imbalance: *imbalance,
            changes: matches!(answer, ImbalanceAnswer::Change(_)),
        },
        E::ContestAnswered { entry, outcome, .. } => match outcome {
            ContestOutcome::Upheld | ContestOutcome::Corrected => Noted::Undone(*entry),
            ContestOutcome::Rejected => return None,
        },
        // Who engages where stands in a table of its own; how much somebody trusts is no figure of
        // what they gave or got.
        E::RoleOffered { .. }
        | E::RoleDeclined { .. }
        | E::RoleOfferWithdrawn {}
        | E::PrerequisiteNoted { .. }
        | E::GuidelineAcknowledged { .. }
        | E::RevisionProposed { .. }
        | E::AgreementRevised { .. }
        | E::EngagementPaused { .. }
        | E::EngagementResumed {}
        | E::EngagementEnded { .. }
        | E::TrustStated { .. }
        | E::EntryContested { .. } => return None,
    })
}

/// What was given, without what was said of it.
const fn gift(what: &Given) -> Gift {
    match what {
        Given::Time(minutes) => Gift::Time {
            minutes: minutes.get(),
        },
        Given::Money(amount) => Gift::Money(*amount),
        Given::Knowledge { .. } => Gift::Knowledge,
        Given::Support { .. } => Gift::Support,
    }
}
