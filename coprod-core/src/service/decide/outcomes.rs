use super::Decided;
use crate::{Context, Date, OutcomeId, Words, service::Service};

pub(super) fn expect(
    service: &Service,
    outcome: OutcomeId,
    words: Words,
    by_when: Option<Date>,
    act: &Context,
) -> Decided {
    todo!()
}

pub(super) fn observe(
    service: &Service,
    outcome: OutcomeId,
    expected: Option<OutcomeId>,
    words: Words,
    act: &Context,
) -> Decided {
    todo!()
}
