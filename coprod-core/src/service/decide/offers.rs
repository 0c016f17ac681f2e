use super::Decided;
use crate::{
    Basis, Citation, Context, OfferId, Timestamp, Words,
    round_table::Mode,
    service::{Addressees, Axis, Service, Settled, Terms, Work},
};

pub(super) struct Offering {
    pub(super) offer: OfferId,
    pub(super) to: Addressees,
    pub(super) mode: Mode,
    pub(super) terms: Terms,
    pub(super) until: Timestamp,
    pub(super) reason: Words,
    pub(super) arises_from: Option<Citation>,
    pub(super) work: Option<Work>,
}

pub(super) struct Acceptance {
    pub(super) basis: Basis,
    pub(super) accepts: Vec<Settled>,
    pub(super) reason: Words,
    pub(super) work: Option<Work>,
}

pub(super) fn offer(service: &Service, axis: Axis, offering: Offering, act: &Context) -> Decided {
    todo!()
}

pub(super) fn accept(
    service: &Service,
    axis: Axis,
    offer: OfferId,
    acceptance: Acceptance,
    act: &Context,
) -> Decided {
    todo!()
}

pub(super) fn decline(
    service: &Service,
    axis: Axis,
    offer: OfferId,
    reason: Words,
    act: &Context,
) -> Decided {
    todo!()
}

pub(super) fn withdraw(service: &Service, axis: Axis, offer: OfferId, act: &Context) -> Decided {
    todo!()
}
