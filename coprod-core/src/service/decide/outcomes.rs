//! Outcomes: what is expected, and what came instead.

use super::Decided;
use crate::{
    Context, Date, OutcomeId, Words,
    service::{Service, ServiceEvent as Event, ServiceRefusal as Refusal},
};

pub(super) fn expect(
    service: &Service,
    outcome: OutcomeId,
    words: Words,
    by_when: Option<Date>,
    act: &Context,
) -> Decided {
    service.admit_partner(act)?;
    let known = service.outcomes.contains_key(&outcome);
    Service::admit_new("outcome", outcome, known)?;
    Ok(vec![Event::OutcomeExpected {
        outcome,
        words,
        by_when,
    }])
}

/// What comes is told at any time, also after the end; nobody need have foreseen it.
pub(super) fn observe(
    service: &Service,
    outcome: OutcomeId,
    expected: Option<OutcomeId>,
    words: Words,
    act: &Context,
) -> Decided {
    service.admit_partner(act)?;
    let known = service.outcomes.contains_key(&outcome);
    Service::admit_new("outcome", outcome, known)?;
    if let Some(expected) = expected
        && service.outcomes.get(&expected) != Some(&true)
    {
        return Err(Refusal::NotExpected { outcome: expected });
    }
    Ok(vec![Event::OutcomeObserved {
        outcome,
        expected,
        words,
    }])
}
