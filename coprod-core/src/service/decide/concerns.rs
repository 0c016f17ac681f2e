use super::Decided;
use crate::{ConcernId, ConcernKind, Context, Words, service::Service};

pub(super) fn raise(
    service: &Service,
    concern: ConcernId,
    kind: ConcernKind,
    words: Words,
    act: &Context,
) -> Decided {
    todo!()
}

pub(super) fn answer(
    service: &Service,
    concern: ConcernId,
    answer: Words,
    act: &Context,
) -> Decided {
    todo!()
}
