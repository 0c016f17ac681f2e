//! What a command in an engagement leads to.
//!
//! Here it is only sorted out; each rule stands as a small function where its matter is treated.

mod agreement;
mod balance;
mod contests;
mod contributions;
mod course;
mod expenses;
mod say;
mod who;

use super::{Engagement, EngagementCommand, EngagementEvent, EngagementRefusal};
use crate::Context;

/// What a rule answers: what happens, or why not.
type Decided = Result<Vec<EngagementEvent>, EngagementRefusal>;

#[expect(
    clippy::too_many_lines,
    reason = "one arm a command; what it leads to is said where it is called"
)]
pub(super) fn decide(e: &Engagement, command: EngagementCommand, act: &Context) -> Decided {
    use EngagementCommand as C;
    e.admit_ripeness(command.ripeness(), act)?;
    who::admit_one_side(e, &command, act)?;
    if command.commits() {
        e.admit_relay(act)?;
    }
    match command {
        C::OfferRole {
            service,
            party,
            counterpart,
            role,
            side,
            scope,
            notice_days,
            from,
        } => {
            let offering = agreement::Offering {
                service,
                party,
                counterpart,
                role,
                side,
                scope,
                notice_days,
                from,
            };
            agreement::offer(offering, act)
        }
        C::AcceptRole {} => agreement::accept(e, act),
        C::DeclineRole { reason } => agreement::decline(e, reason, act),
        C::WithdrawRoleOffer {} => agreement::withdraw(e, act),
        C::NotePrerequisite { kind, details } => {
            agreement::note_prerequisite(e, kind, details, act)
        }
        C::AcknowledgeGuideline { version } => agreement::acknowledge(e, version, act),
        C::ProposeRevision {
            revision,
            scope,
            notice_days,
        } => course::propose_revision(e, revision, scope, notice_days, act),
        C::AcceptRevision { revision } => course::accept_revision(e, revision, act),
        C::PauseEngagement { until } => course::pause(e, until, act),
        C::ResumeEngagement {} => course::resume(e, act),
        C::EndEngagement { reason, effective } => course::end(e, reason, effective, act),
        C::RecordDeparture { party, reason } => course::record_departure(e, party, reason, act),

        C::RecordContribution {
            contribution,
            given,
        } => contributions::record(e, contribution, given, act),
        C::ConfirmContribution { contribution } => contributions::confirm(e, contribution, act),
        C::DisputeContribution {
            contribution,
            reason,
        } => contributions::dispute(e, contribution, reason, act),
        C::CorrectContribution {
            contribution,
            replaces,
            given,
        } => contributions::correct(e, contribution, replaces, given, act),
        C::AccountUse {
            contribution,
            words,
        } => contributions::account_use(e, contribution, words, act),

        C::ClaimExpense {
            expense,
            amount,
            purpose,
            receipt,
        } => expenses::claim(e, expense, amount, purpose, receipt, act),
        C::ReimburseExpense { expense, amount } => expenses::reimburse(e, expense, amount, act),
        C::RefuseExpense { expense, reason } => expenses::refuse(e, expense, reason, act),
        C::GrantAllowance {
            allowance,
            amount,
            norm,
            year,
        } => expenses::grant_allowance(e, allowance, amount, norm, year, act),
        C::RecordBenefit {
            benefit,
            words,
            amount,
        } => expenses::record_benefit(e, benefit, words, amount, act),

        C::GrantSay { say, topic, form } => say::grant(e, say, topic, form, act),
        C::ExerciseSay { say, cited } => say::exercise(e, say, cited, act),
        C::AnswerSay {
            say,
            cited,
            followed,
            reason,
        } => say::answer(e, say, cited, followed, reason, act),

        C::FeelBalance {
            cost,
            benefit,
            remark,
        } => balance::feel(e, cost, benefit, remark, act),
        C::RaiseImbalance { imbalance, ground } => balance::raise(e, imbalance, ground, act),
        C::NoticeImbalance { imbalance, figures } => balance::notice(e, imbalance, figures, act),
        C::AnswerImbalance { imbalance, answer } => balance::answer(e, imbalance, answer, act),
        C::StateTrust { towards, level } => balance::state_trust(e, towards, level, act),

        C::ContestEntry { entry, reason } => contests::contest(e, entry, reason, act),
        C::AnswerContest {
            entry,
            outcome,
            reason,
        } => contests::answer(e, entry, outcome, reason, act),
    }
}
