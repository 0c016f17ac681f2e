//! Fears: they have their place, and are owed an answer.

use super::Decided;
use crate::{
    ConcernId, ConcernKind, Context, Words,
    service::{Service, ServiceEvent as Event, ServiceRefusal as Refusal},
};

pub(super) fn raise(
    service: &Service,
    concern: ConcernId,
    kind: ConcernKind,
    words: Words,
    act: &Context,
) -> Decided {
    service.admit_partner(act)?;
    let known = service.concerns.contains_key(&concern);
    Service::admit_new("concern", concern, known)?;
    Ok(vec![Event::ConcernRaised {
        concern,
        kind,
        words,
    }])
}

/// Another partner answers, once.
pub(super) fn answer(service: &Service, id: ConcernId, answer: Words, act: &Context) -> Decided {
    let (party, _) = service.admit_partner(act)?;
    let concern = service.concerns.get(&id);
    let concern = concern.ok_or(Refusal::NoSuchConcern { concern: id })?;
    if concern.answered {
        return Err(Refusal::ConcernAnswered { concern: id });
    }
    if concern.by == Some(party) || concern.by == act.by.person() {
        return Err(Refusal::AnswersThemself);
    }
    Ok(vec![Event::ConcernAnswered {
        concern: id,
        answer,
    }])
}
