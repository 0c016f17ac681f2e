//! How what was agreed is revised, rests and ends.

use super::{Decided, who::admit_new};
use crate::{
    Context, Date, PartyId, RevisionId, Words,
    engagement::{
        Engagement, EngagementEvent as Event, EngagementRefusal as Refusal, NoticeDays,
        state::Revision,
    },
};

/// Either proposes other terms.
pub(super) fn propose_revision(
    e: &Engagement,
    revision: RevisionId,
    scope: Words,
    notice_days: NoticeDays,
    act: &Context,
) -> Decided {
    e.admit_either(act)?;
    admit_new("revision", &revision, e.revisions.contains_key(&revision))?;
    Ok(vec![Event::RevisionProposed {
        revision,
        scope,
        notice_days,
    }])
}

/// They hold once the other one has agreed.
pub(super) fn accept_revision(e: &Engagement, revision: RevisionId, act: &Context) -> Decided {
    let acting = e.admit_either(act)?;
    let offer = e.admit_offered()?;
    match e.revisions.get(&revision) {
        None => Err(Refusal::NoSuchRevision { revision }),
        Some(Revision { open: false, .. }) => Err(Refusal::RevisionNotOpen { revision }),
        Some(proposed) if proposed.by == acting => {
            let to = offer.who(acting.other());
            Err(Refusal::NotAskedOfYou { to })
        }
        Some(_) => {
            let accepted_by = offer.who(acting);
            Ok(vec![Event::AgreementRevised {
                revision,
                accepted_by,
            }])
        }
    }
}

/// The engaged party alone rests, at once and without a reason: nobody is held to work.
pub(super) fn pause(e: &Engagement, until: Option<Date>, act: &Context) -> Decided {
    e.admit_party(act)?;
    if e.paused {
        return Err(Refusal::AlreadyPaused);
    }
    if let Some(until) = until.filter(|until| *until <= act.occurred_at.date()) {
        return Err(Refusal::PauseOver { until });
    }
    Ok(vec![Event::EngagementPaused { until }])
}

/// The engaged party alone comes back: no day set before does it for them.
pub(super) fn resume(e: &Engagement, act: &Context) -> Decided {
    e.admit_party(act)?;
    if e.paused {
        Ok(vec![Event::EngagementResumed {}])
    } else {
        Err(Refusal::NotPaused)
    }
}

/// Either ends it, with a reason and the notice agreed. An end that is announced can be brought
/// forward within the notice, not put off.
pub(super) fn end(e: &Engagement, reason: Words, effective: Date, act: &Context) -> Decided {
    let acting = e.admit_either(act)?;
    let by_whom = e.admit_offered()?.who(acting);
    if let Some(last_day) = e.last_day().filter(|last_day| *last_day <= effective) {
        return Err(Refusal::AlreadyEnding { last_day });
    }
    admit_notice(e, effective, act)?;
    Ok(vec![Event::EngagementEnded {
        reason,
        by_whom,
        effective,
    }])
}

fn admit_notice(e: &Engagement, effective: Date, act: &Context) -> Result<(), Refusal> {
    let Some(notice_days) = e.notice_days() else {
        return Ok(());
    };
    let today = act.occurred_at.date();
    match today.plus_days(i32::from(notice_days.get())) {
        Ok(earliest) if effective < earliest => Err(Refusal::NoticeTooShort {
            notice_days,
            earliest,
        }),
        Ok(_) | Err(_) => Ok(()),
    }
}

/// Anybody records that one of the two has become another party or is being erased: it ends today.
pub(super) fn record_departure(
    e: &Engagement,
    party: PartyId,
    reason: Words,
    act: &Context,
) -> Decided {
    let offer = e.admit_offered()?;
    if e.one_of_two(party).is_none() {
        return Err(Refusal::NeitherOfTheTwo {
            party: offer.party,
            counterpart: offer.counterpart,
        });
    }
    let seen = act.found.party(party);
    if !seen.is_some_and(|seen| seen.sequence > 0 && !seen.state.is_open()) {
        return Err(Refusal::StillThere { party });
    }
    let today = act.occurred_at.date();
    if let Some(last_day) = e.last_day().filter(|last_day| *last_day <= today) {
        return Err(Refusal::AlreadyEnding { last_day });
    }
    Ok(vec![Event::EngagementEnded {
        reason,
        by_whom: party,
        effective: today,
    }])
}
