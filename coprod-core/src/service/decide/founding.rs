use super::Decided;
use crate::{Citation, Context, PartyId, TopicKey, Words, service::Service};

pub(super) fn propose(
    service: &Service,
    need: Words,
    title: String,
    topic: TopicKey,
    asks_of: Option<PartyId>,
    arises_from: Option<Citation>,
    act: &Context,
) -> Decided {
    todo!()
}

pub(super) fn accept_proposal(service: &Service, act: &Context) -> Decided {
    todo!()
}

pub(super) fn decline_proposal(service: &Service, reason: Words, act: &Context) -> Decided {
    todo!()
}
