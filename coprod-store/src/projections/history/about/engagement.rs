//! What the events of an engagement are about.

use coprod_core::{Act, EngagementEvent, engagement::ImbalanceAnswer};

use super::About;
use crate::RecordedEvent;

pub(in crate::projections::history) fn engagement<'a>(
    event: &RecordedEvent,
    act: &'a Act<EngagementEvent>,
) -> About<'a> {
    use EngagementEvent as E;
    // What names no entity of its own is about the engagement itself.
    let itself = About::of(&event.aggregate_id);
    match &act.what {
        E::RoleOffered { scope, .. } => itself.saying(scope),
        E::RoleAccepted {} => itself.deciding(),
        E::RoleDeclined { reason } => About {
            reason: reason.as_ref(),
            ..itself
        }
        .deciding(),
        E::RoleOfferWithdrawn {}
        | E::PrerequisiteNoted { .. }
        | E::GuidelineAcknowledged { .. }
        | E::EngagementPaused { .. }
        | E::EngagementResumed {}
        | E::TrustStated { .. }
        // Words about how it feels are shown to others by nobody but oneself.
        | E::BalanceFelt { .. } => itself,
        E::RevisionProposed {
            revision, scope, ..
        } => About::of(revision).saying(scope),
        E::AgreementRevised { revision, .. } => About::of(revision).deciding(),
        E::EngagementEnded { reason, .. } => itself.because(reason).deciding(),

        E::ContributionRecorded {
            contribution,
            earmark,
            ..
        } => About {
            words: earmark.as_ref(),
            ..About::of(contribution)
        },
        E::ContributionConfirmed { contribution }
        | E::ContributionCorrected { contribution, .. } => About::of(contribution),
        E::ContributionDisputed {
            contribution,
            reason,
        } => About::of(contribution).because(reason),
        E::UseAccounted {
            contribution,
            words,
        } => About::of(contribution).saying(words),

        E::ExpenseClaimed {
            expense, purpose, ..
        } => About::of(expense).saying(purpose),
        E::ExpenseReimbursed { expense, .. } => About::of(expense).deciding(),
        E::ExpenseRefused { expense, reason } => About::of(expense).because(reason).deciding(),
        E::AllowanceGranted { allowance, .. } => About::of(allowance).deciding(),
        E::BenefitReceived { benefit, words, .. } => About::of(benefit).saying(words),

        E::SayGranted { say, topic, .. } => About::of(say).wholly_on(topic).deciding(),
        E::SayExercised { say, .. } => About::of(say),
        E::SayAnswered { say, reason, .. } => About::of(say).because(reason).deciding(),

        E::ImbalanceRaised { imbalance, ground } => About::of(imbalance).because(ground),
        E::ImbalanceNoticed { imbalance, .. } => About::of(imbalance),
        E::ImbalanceAnswered { imbalance, answer } => {
            let (ImbalanceAnswer::Change(words) | ImbalanceAnswer::Reason(words)) = answer;
            About::of(imbalance).because(words).deciding()
        }

        E::EntryContested { entry, reason } => About::of(entry).because(reason),
        E::ContestAnswered { entry, reason, .. } => About::of(entry).because(reason).deciding(),
    }
}
