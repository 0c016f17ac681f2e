//! Deciding and evolving, and the one bridge that makes every decider a `cqrs_es::Aggregate`.

use std::{error::Error, fmt};

use cqrs_es::{Aggregate, event_sink::EventSink};
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    Act, Command, Context, Event, Facts, FactsUnavailable, Need, NotAdmitted, StreamName, TopicKey,
    Words, admission, facts::Found,
};

/// An aggregate as two pure functions: [`decide`](Decider::decide) what a command leads to, and
/// [`evolve`](Decider::evolve) by what happened.
pub trait Decider: Default + Serialize + DeserializeOwned + Send + Sync + 'static {
    /// The type under which its streams stand in the record. It never changes.
    const TYPE: &'static str;

    /// What names one of its kind.
    type Id: Copy + fmt::Debug + fmt::Display + Serialize + Send + Sync + 'static;
    /// What can be asked of it.
    type Command: Clone + fmt::Debug + Serialize + Send + Sync + 'static;
    /// What can happen to it.
    type Event: Event;
    /// Why it may refuse.
    type Refusal: Error + From<NotAdmitted> + Send + Sync + 'static;

    /// The facts from other streams that this command rests on.
    fn needs(command: &Self::Command) -> Vec<Need>;

    /// The words that the giver of this command puts in.
    fn words(command: &Self::Command) -> Vec<&Words>;

    /// Whether the giver binds themself by it: accepts, signs or takes a position.
    fn commits(command: &Self::Command) -> bool;

    /// The matter that the command is about, where it is about one: who speaks for an organisation
    /// must be entitled to on that matter.
    fn topic<'a>(&'a self, command: &'a Self::Command) -> Option<&'a TopicKey>;

    /// What the command leads to. Never more than one meaning: all events or a refusal.
    ///
    /// # Errors
    /// The rule that refuses it.
    fn decide(
        &self,
        command: Self::Command,
        context: &Context,
    ) -> Result<Vec<Self::Event>, Self::Refusal>;

    /// The state after what happened. It never fails and never judges.
    #[must_use]
    fn evolve(self, act: &Act<Self::Event>) -> Self;
}

/// Why a command came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum Rejected<R: Error + 'static> {
    /// A rule refuses it.
    #[error(transparent)]
    Refused(R),
    /// What it rests on could not be looked up.
    #[error(transparent)]
    FactsUnavailable(#[from] FactsUnavailable),
}

/// Looks up what the command rests on and decides it: the acts it leads to.
///
/// # Errors
/// [`Rejected`], by a rule or for want of facts.
pub async fn decide<D: Decider>(
    state: &D,
    command: Command<D>,
    facts: &dyn Facts,
) -> Result<Vec<Act<D::Event>>, Rejected<D::Refusal>> {
    let mut needs = D::needs(&command.what);
    needs.extend(admission::needs_of(&command.by));
    let found = Found::look_up(needs, facts).await?;
    decide_on(state, command, found).map_err(Rejected::Refused)
}

/// Decides a command on facts that were looked up before.
///
/// # Errors
/// The rule that refuses it.
pub fn decide_on<D: Decider>(
    state: &D,
    command: Command<D>,
    found: Found,
) -> Result<Vec<Act<D::Event>>, D::Refusal> {
    let Command {
        to,
        by,
        occurred_at,
        relayed,
        what,
    } = command;
    let by = admission::attribute(&by, occurred_at, state.topic(&what), &found)?;
    let stream = StreamName {
        aggregate_type: D::TYPE.to_owned(),
        id: to.to_string(),
    };
    let context = Context {
        stream,
        by,
        occurred_at,
        relayed,
        found,
    };
    context.admit(&D::words(&what))?;
    if D::commits(&what) {
        context.admit_commitment()?;
    }
    let events = state.decide(what, &context)?;
    let Context { by, relayed, .. } = context;
    let act = |what| Act {
        by: by.clone(),
        occurred_at,
        relayed: relayed.clone(),
        what,
    };
    Ok(events.into_iter().map(act).collect())
}

/// The body of `cqrs_es::Aggregate::handle` for every decider.
///
/// # Errors
/// [`Rejected`], by a rule or for want of facts.
pub async fn handle<D>(
    state: &mut D,
    command: Command<D>,
    facts: &dyn Facts,
    sink: &EventSink<D>,
) -> Result<(), Rejected<D::Refusal>>
where
    D: Decider + Aggregate<Event = Act<<D as Decider>::Event>>,
{
    for act in decide(state, command, facts).await? {
        sink.write(act, state).await;
    }
    Ok(())
}

/// Makes a [`Decider`] a `cqrs_es::Aggregate`, whose services are an `Arc<dyn Facts>`.
#[macro_export]
macro_rules! aggregate {
    ($decider:ty) => {
        impl ::cqrs_es::Aggregate for $decider {
            const TYPE: &'static str = <$decider as $crate::Decider>::TYPE;
            type Command = $crate::Command<$decider>;
            type Event = $crate::Act<<$decider as $crate::Decider>::Event>;
            type Error = $crate::Rejected<<$decider as $crate::Decider>::Refusal>;
            type Services = ::std::sync::Arc<dyn $crate::Facts>;

            async fn handle(
                &mut self,
                command: Self::Command,
                facts: &Self::Services,
                sink: &::cqrs_es::event_sink::EventSink<Self>,
            ) -> ::std::result::Result<(), Self::Error> {
                $crate::decider::handle(self, command, facts.as_ref(), sink).await
            }

            fn apply(&mut self, act: Self::Event) {
                *self = $crate::Decider::evolve(::std::mem::take(self), &act);
            }
        }
    };
}
