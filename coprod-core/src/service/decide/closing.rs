use super::Decided;
use crate::{Basis, Context, Words, service::Service};

pub(super) fn close(service: &Service, basis: Basis, reason: Words, act: &Context) -> Decided {
    todo!()
}

pub(super) fn reopen(service: &Service, basis: Basis, reason: Words, act: &Context) -> Decided {
    todo!()
}
