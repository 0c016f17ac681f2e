use super::Decided;
use crate::{Context, PartyId, Timestamp, Words, service::Service};

pub(super) fn ask(service: &Service, act: &Context) -> Decided {
    todo!()
}

pub(super) fn admit(service: &Service, party: PartyId, act: &Context) -> Decided {
    todo!()
}

pub(super) fn leave(
    service: &Service,
    reason: Words,
    effective: Timestamp,
    act: &Context,
) -> Decided {
    todo!()
}
