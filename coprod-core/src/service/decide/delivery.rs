use super::Decided;
use crate::{Basis, Citation, Context, ReviewId, Timestamp, Words, service::Service};

pub(super) fn start(service: &Service, concept: u32, act: &Context) -> Decided {
    todo!()
}

pub(super) fn suspend(service: &Service, reason: Words, act: &Context) -> Decided {
    todo!()
}

pub(super) fn suspend_in_danger(
    service: &Service,
    words: Words,
    review: ReviewId,
    due: Timestamp,
    act: &Context,
) -> Decided {
    todo!()
}

pub(super) fn suspend_by_motion(service: &Service, decision: Citation, act: &Context) -> Decided {
    todo!()
}

pub(super) fn resume(service: &Service, basis: Basis, act: &Context) -> Decided {
    todo!()
}

pub(super) fn end(service: &Service, reason: Words, act: &Context) -> Decided {
    todo!()
}
