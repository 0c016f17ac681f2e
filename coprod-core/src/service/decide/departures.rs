use super::Decided;
use crate::{
    Context, PartyId,
    service::{Departure, Service},
};

pub(super) fn record(
    service: &Service,
    party: PartyId,
    departure: Departure,
    act: &Context,
) -> Decided {
    todo!()
}
