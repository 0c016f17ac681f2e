use super::Decided;
use crate::{ContestOutcome, Context, Words, service::Service};

pub(super) fn contest(service: &Service, entry: u64, reason: Words, act: &Context) -> Decided {
    todo!()
}

pub(super) fn answer(
    service: &Service,
    entry: u64,
    outcome: ContestOutcome,
    reason: Words,
    act: &Context,
) -> Decided {
    todo!()
}
