//! A real say: granted, made use of, and answered each time.

use super::{Decided, who::admit_new};
use crate::{
    Citation, Context, Followed, NotAdmitted, SayForm, SayId, TopicKey, Words,
    engagement::{Engagement, EngagementEvent as Event, EngagementRefusal as Refusal, Say},
};

/// The counterpart grants a say on a topic.
pub(super) fn grant(
    e: &Engagement,
    say: SayId,
    topic: TopicKey,
    form: SayForm,
    act: &Context,
) -> Decided {
    e.admit_counterpart(act)?;
    admit_new("say", &say, e.says.contains_key(&say))?;
    Ok(vec![Event::SayGranted { say, topic, form }])
}

/// The engaged party makes use of it, citing the entry where it had its say.
pub(super) fn exercise(e: &Engagement, say: SayId, cited: Citation, act: &Context) -> Decided {
    e.admit_party(act)?;
    let granted = granted(e, say)?;
    if act.found.entry(&cited).is_none() {
        let citation = cited;
        return Err(NotAdmitted::NoSuchEntry { citation }.into());
    }
    if granted.exercise(&cited).is_some() {
        return Err(Refusal::AlreadyExercised { say, cited });
    }
    Ok(vec![Event::SayExercised { say, cited }])
}

/// The counterpart answers each use once: followed or not, with a reason.
pub(super) fn answer(
    e: &Engagement,
    say: SayId,
    cited: Citation,
    followed: Followed,
    reason: Words,
    act: &Context,
) -> Decided {
    e.admit_counterpart(act)?;
    let used = granted(e, say)?.exercise(&cited);
    if used.is_none_or(|used| used.answered) {
        return Err(Refusal::NoSuchExercise { say, cited });
    }
    Ok(vec![Event::SayAnswered {
        say,
        cited,
        followed,
        reason,
    }])
}

fn granted(e: &Engagement, say: SayId) -> Result<&Say, Refusal> {
    e.says.get(&say).ok_or(Refusal::NoSuchSay { say })
}
