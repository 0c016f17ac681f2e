//! Entries that somebody disputes.

use super::Decided;
use crate::{
    CitedEntry, ContestOutcome, Context, NotAdmitted, Words,
    engagement::{
        Engagement, EngagementEvent as Event, EngagementRefusal as Refusal, OneOfTwo,
        state::Contest,
    },
};

/// Either of the two may contest any entry, and whomever it names that entry, once. What the other
/// one relayed is void meanwhile.
pub(super) fn contest(e: &Engagement, entry: u64, reason: Words, act: &Context) -> Decided {
    let cited = own_entry(entry, act)?;
    let party = act.by.principal().ok_or(Refusal::NotForAutomations)?;
    if e.one_of_two(party).is_none() && !is_named(cited, act) {
        return Err(Refusal::NotNamed { entry, party });
    }
    if e.contests.contains_key(&entry) {
        return Err(Refusal::AlreadyContested { entry });
    }
    Ok(vec![Event::EntryContested { entry, reason }])
}

/// A contest is answered by the other one of the two, or by somebody neutral. That something is
/// proven which the other one relayed, only somebody neutral can say.
pub(super) fn answer(
    e: &Engagement,
    entry: u64,
    outcome: ContestOutcome,
    reason: Words,
    act: &Context,
) -> Decided {
    act.by.person().ok_or(Refusal::NotForAutomations)?;
    let Some(contest) = e.contests.get(&entry).filter(|open| !open.answered) else {
        return Err(Refusal::NotContested { entry });
    };
    if is_of_contester(contest, act) {
        return Err(Refusal::AnswersThemself);
    }
    let neutral = e.is_neutral(act);
    if !neutral && acting(e, act).is_none() {
        return Err(Refusal::NotTheirsToAnswer);
    }
    match outcome {
        ContestOutcome::Rejected if !neutral && e.provable.contains(&entry) => {
            Err(Refusal::NotTheirsToReject { entry })
        }
        ContestOutcome::Rejected | ContestOutcome::Upheld | ContestOutcome::Corrected => {
            Ok(vec![Event::ContestAnswered {
                entry,
                outcome,
                reason,
            }])
        }
    }
}

fn own_entry(entry: u64, act: &Context) -> Result<&CitedEntry, NotAdmitted> {
    let citation = act.own_entry(entry);
    match act.found.entry(&citation) {
        Some(cited) => Ok(cited),
        None => Err(NotAdmitted::NoSuchEntry { citation }),
    }
}

fn is_named(cited: &CitedEntry, act: &Context) -> bool {
    let acting = [act.by.person(), act.by.principal()];
    let mut acting = acting.into_iter().flatten();
    acting.any(|party| cited.names(&party.to_string()))
}

/// Which of the two answers, on whatever side.
fn acting(e: &Engagement, act: &Context) -> Option<OneOfTwo> {
    act.by.principal().and_then(|party| e.one_of_two(party))
}

/// Whether who answers is who contests, or speaks for the same one.
fn is_of_contester(contest: &Contest, act: &Context) -> bool {
    let known = [contest.person, contest.principal];
    let acting = [act.by.person(), act.by.principal()];
    let mut acting = acting.into_iter().flatten();
    acting.any(|party| known.contains(&Some(party)))
}
