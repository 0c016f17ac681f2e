use super::Decided;
use crate::{
    Basis, Context, Date, PartyId, Timestamp, Words,
    service::{Axis, Service, Work},
};

pub(super) struct Keeping {
    pub(super) basis: Basis,
    pub(super) reason: Words,
    pub(super) review_by: Date,
    pub(super) work: Option<Work>,
}

pub(super) fn renew(service: &Service, work: Work, act: &Context) -> Decided {
    todo!()
}

pub(super) fn keep(service: &Service, axis: Axis, keeping: Keeping, act: &Context) -> Decided {
    todo!()
}

pub(super) fn take_back(
    service: &Service,
    axis: Axis,
    now: Vec<PartyId>,
    basis: Basis,
    reason: Words,
    act: &Context,
) -> Decided {
    todo!()
}

pub(super) fn give_back(
    service: &Service,
    axis: Axis,
    effective: Timestamp,
    reason: Words,
    act: &Context,
) -> Decided {
    todo!()
}
