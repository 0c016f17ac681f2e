use super::Decided;
use crate::{
    Context, ReviewId, Timestamp, Words,
    service::{Service, Verdict},
};

pub(super) fn open(service: &Service, review: ReviewId, due: Timestamp, act: &Context) -> Decided {
    todo!()
}

pub(super) fn sign(
    service: &Service,
    review: ReviewId,
    verdict: Verdict,
    words: Words,
    act: &Context,
) -> Decided {
    todo!()
}

pub(super) fn hold(service: &Service, review: ReviewId, act: &Context) -> Decided {
    todo!()
}
