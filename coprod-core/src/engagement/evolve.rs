//! What an engagement becomes by what happened. It never fails and never judges.

mod agreement;
mod contests;
mod given;

use super::{Engagement, EngagementEvent};
use crate::Act;

pub(super) fn evolve(mut engagement: Engagement, act: &Act<EngagementEvent>) -> Engagement {
    use EngagementEvent as E;
    engagement.sequence += 1;
    let e = &mut engagement;
    match &act.what {
        E::RoleOffered { .. } => e.role_offered(act),
        E::RoleAccepted {} => e.role_accepted(act),
        E::RoleDeclined { .. } => e.role_declined(act),
        E::RoleOfferWithdrawn {} => e.role_offer_withdrawn(act),
        E::GuidelineAcknowledged { version } => {
            e.spoke(&act.by);
            e.guidelines.insert(*version);
        }
        E::RevisionProposed {
            revision,
            notice_days,
            ..
        } => e.revision_proposed(*revision, *notice_days, act),
        E::AgreementRevised { revision, .. } => e.agreement_revised(*revision, act),
        E::EngagementPaused { .. } => e.paused(true, act),
        E::EngagementResumed {} => e.paused(false, act),
        E::EngagementEnded { effective, .. } => e.ended(*effective, act),

        E::ContributionRecorded { .. } => e.contribution_recorded(act),
        E::ContributionConfirmed { contribution } => {
            e.contribution_answered(*contribution, true, act);
        }
        E::ContributionDisputed { contribution, .. } => {
            e.contribution_answered(*contribution, false, act);
        }
        E::ContributionCorrected {
            contribution,
            replaces,
            new,
        } => e.contribution_corrected(*contribution, *replaces, new, act),
        E::UseAccounted { contribution, .. } => e.use_accounted(*contribution, act),

        E::ExpenseClaimed {
            expense, amount, ..
        } => e.expense_claimed(*expense, *amount, act),
        E::ExpenseReimbursed { expense, amount } => e.expense_reimbursed(*expense, *amount, act),
        E::ExpenseRefused { expense, .. } => e.expense_refused(*expense, act),
        E::AllowanceGranted { .. } => e.allowance_granted(act),
        E::BenefitReceived { benefit, .. } => {
            e.spoke(&act.by);
            e.benefits.insert(*benefit);
        }

        E::SayGranted { say, topic, .. } => e.say_granted(*say, topic, act),
        E::SayExercised { say, cited } => e.say_exercised(*say, cited, act),
        E::SayAnswered { say, cited, .. } => e.say_answered(*say, cited, act),

        E::ImbalanceRaised { imbalance, .. } | E::ImbalanceNoticed { imbalance, .. } => {
            e.imbalance(*imbalance, false, act);
        }
        E::ImbalanceAnswered { imbalance, .. } => e.imbalance(*imbalance, true, act),

        // They are told to people; no later rule rests on them.
        E::PrerequisiteNoted { .. } | E::BalanceFelt { .. } | E::TrustStated { .. } => {
            e.spoke(&act.by);
        }

        E::EntryContested { entry, .. } => e.entry_contested(*entry, &act.by),
        E::ContestAnswered { entry, outcome, .. } => e.contest_answered(*entry, *outcome),
    }
    engagement
}
