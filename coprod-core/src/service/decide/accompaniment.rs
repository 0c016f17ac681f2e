use super::Decided;
use crate::{AccompanimentId, Context, Timestamp, TopicKey, Words, service::Service};

pub(super) fn offer(
    service: &Service,
    accompaniment: AccompanimentId,
    scope: Vec<TopicKey>,
    from: Timestamp,
    until: Option<Timestamp>,
    act: &Context,
) -> Decided {
    todo!()
}

pub(super) fn agree(service: &Service, accompaniment: AccompanimentId, act: &Context) -> Decided {
    todo!()
}

pub(super) fn end(
    service: &Service,
    accompaniment: AccompanimentId,
    reason: Words,
    act: &Context,
) -> Decided {
    todo!()
}
