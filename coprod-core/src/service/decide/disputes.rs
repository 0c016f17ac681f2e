use super::Decided;
use crate::{Context, Digest, DisputeId, Timestamp, TopicKey, Words, service::Service};

pub(super) fn raise(
    service: &Service,
    dispute: DisputeId,
    topic: TopicKey,
    reason: Words,
    answer_by: Timestamp,
    act: &Context,
) -> Decided {
    todo!()
}

pub(super) fn answer(
    service: &Service,
    dispute: DisputeId,
    answer: Words,
    act: &Context,
) -> Decided {
    todo!()
}

pub(super) fn sign_settlement(
    service: &Service,
    dispute: DisputeId,
    digest: Digest,
    terms: Words,
    act: &Context,
) -> Decided {
    todo!()
}

pub(super) fn exercise_last_word(
    service: &Service,
    dispute: DisputeId,
    ruling: Words,
    reason: Words,
    act: &Context,
) -> Decided {
    todo!()
}
