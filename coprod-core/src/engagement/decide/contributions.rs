//! What one gives: recorded by who gives it, confirmed by the other one, never overwritten.

use super::{Decided, who::admit_new};
use crate::{
    Context, ContributionId, Words,
    engagement::{
        Contribution, ContributionStage, Engagement, EngagementEvent as Event,
        EngagementRefusal as Refusal, Gift, Given,
    },
};

/// Minutes in a day.
const DAY: u32 = 1440;

/// The engaged party records what it gave, on a day of the engagement that is not to come.
pub(super) fn record(
    e: &Engagement,
    contribution: ContributionId,
    given: Given,
    act: &Context,
) -> Decided {
    admit_given(e, contribution, None, &given, act)?;
    let Given {
        what,
        purpose,
        on,
        earmark,
    } = given;
    Ok(vec![Event::ContributionRecorded {
        contribution,
        what,
        purpose,
        on,
        earmark,
    }])
}

/// Or corrects that: the new one stands in the place of the old, which stays on record.
pub(super) fn correct(
    e: &Engagement,
    contribution: ContributionId,
    replaces: ContributionId,
    new: Given,
    act: &Context,
) -> Decided {
    e.admit_party(act)?;
    e.standing_contribution(replaces)?;
    admit_given(e, contribution, Some(replaces), &new, act)?;
    Ok(vec![Event::ContributionCorrected {
        contribution,
        replaces,
        new,
    }])
}

fn admit_given(
    e: &Engagement,
    id: ContributionId,
    replaces: Option<ContributionId>,
    given: &Given,
    act: &Context,
) -> Result<(), Refusal> {
    let from = e.admit_party(act)?.from;
    admit_new("contribution", &id, e.contributions.contains_key(&id))?;
    let on = given.on;
    if on > act.occurred_at.date() {
        return Err(Refusal::InTheFuture { on });
    }
    if on < from {
        return Err(Refusal::BeforeItBegan { on, from });
    }
    if let Some(last_day) = e.last_day().filter(|last_day| *last_day < on) {
        return Err(Refusal::AfterItEnded { on, last_day });
    }
    match &given.what {
        Gift::Money(amount) if amount.minor == 0 => Err(Refusal::NoAmount),
        Gift::Time(minutes) => {
            let recorded = e.minutes_on(on, replaces);
            let minutes = minutes.get();
            if recorded + u32::from(minutes) > DAY {
                Err(Refusal::DayTooLong { minutes, recorded })
            } else {
                Ok(())
            }
        }
        Gift::Money(_) | Gift::Knowledge { .. } | Gift::Support { .. } => Ok(()),
    }
}

/// The counterpart says once that it is so.
pub(super) fn confirm(e: &Engagement, contribution: ContributionId, act: &Context) -> Decided {
    admit_answer(e, contribution, act)?;
    Ok(vec![Event::ContributionConfirmed { contribution }])
}

/// Or that it isn't, and why.
pub(super) fn dispute(
    e: &Engagement,
    contribution: ContributionId,
    reason: Words,
    act: &Context,
) -> Decided {
    admit_answer(e, contribution, act)?;
    Ok(vec![Event::ContributionDisputed {
        contribution,
        reason,
    }])
}

/// Never who recorded it.
fn admit_answer(
    e: &Engagement,
    contribution: ContributionId,
    act: &Context,
) -> Result<(), Refusal> {
    e.admit_counterpart(act)?;
    let found = e.standing_contribution(contribution)?;
    match found.stage {
        ContributionStage::Recorded => {}
        ContributionStage::Confirmed
        | ContributionStage::Disputed
        | ContributionStage::Replaced { .. } => {
            return Err(Refusal::ContributionAnswered { contribution });
        }
    }
    match found.recorder {
        Some(recorder) if act.by.person() == Some(recorder) => {
            Err(Refusal::AnswersOwnRecord { recorder })
        }
        Some(_) | None => Ok(()),
    }
}

/// The counterpart tells what money, or what was given for a purpose, was used for.
pub(super) fn account_use(
    e: &Engagement,
    contribution: ContributionId,
    words: Words,
    act: &Context,
) -> Decided {
    e.admit_counterpart(act)?;
    if !e.standing_contribution(contribution)?.for_a_use {
        return Err(Refusal::NothingToAccount { contribution });
    }
    Ok(vec![Event::UseAccounted {
        contribution,
        words,
    }])
}

impl Engagement {
    /// A contribution that no other one stands in the place of.
    fn standing_contribution(&self, id: ContributionId) -> Result<&Contribution, Refusal> {
        let contribution = id;
        let found = self.contributions.get(&id);
        let found = found.ok_or(Refusal::NoSuchContribution { contribution })?;
        match found.stage {
            ContributionStage::Replaced { by } => {
                Err(Refusal::ContributionReplaced { contribution, by })
            }
            ContributionStage::Recorded
            | ContributionStage::Confirmed
            | ContributionStage::Disputed => Ok(found),
        }
    }
}
