use super::Decided;
use crate::{Context, Date, Digest, Money, Timestamp, Words, service::Service};

pub(super) fn draft(
    service: &Service,
    digest: Digest,
    text: Words,
    cost_frame: Option<Money>,
    review_by: Date,
    act: &Context,
) -> Decided {
    todo!()
}

pub(super) fn sign(service: &Service, version: u32, act: &Context) -> Decided {
    todo!()
}

pub(super) fn refuse(service: &Service, version: u32, reason: Words, act: &Context) -> Decided {
    todo!()
}

pub(super) fn issue_guideline(
    service: &Service,
    digest: Digest,
    from: Timestamp,
    act: &Context,
) -> Decided {
    todo!()
}

pub(super) fn withdraw_guideline(
    service: &Service,
    version: u32,
    reason: Words,
    effective: Timestamp,
    act: &Context,
) -> Decided {
    todo!()
}
