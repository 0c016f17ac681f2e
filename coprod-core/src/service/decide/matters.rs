use super::Decided;
use crate::{
    CompetenceId, Context, LastWordId, PartyId, TopicKey, Words,
    service::{Service, Settled},
};

pub(super) fn name(
    service: &Service,
    topic: TopicKey,
    reserved_by: Option<String>,
    act: &Context,
) -> Decided {
    todo!()
}

pub(super) fn propose_competence(
    service: &Service,
    competence: CompetenceId,
    topic: TopicKey,
    holder: PartyId,
    act: &Context,
) -> Decided {
    todo!()
}

pub(super) fn agree_competence(
    service: &Service,
    competence: CompetenceId,
    act: &Context,
) -> Decided {
    todo!()
}

pub(super) fn propose_last_word(
    service: &Service,
    last_word: LastWordId,
    topic: Option<TopicKey>,
    holder: PartyId,
    act: &Context,
) -> Decided {
    todo!()
}

pub(super) fn agree_last_word(service: &Service, last_word: LastWordId, act: &Context) -> Decided {
    todo!()
}

pub(super) fn lay_down(service: &Service, what: Settled, reason: Words, act: &Context) -> Decided {
    todo!()
}
