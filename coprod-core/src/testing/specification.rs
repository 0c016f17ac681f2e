//! Given, when, then.

use std::{
    any::Any,
    fmt::{Debug, Write as _},
    future::Future,
    pin::pin,
    task::{self, Poll, Waker},
};

use super::{Known, noon};
use crate::{
    Act, Actor, Citation, Command, Decider, Party, PartyId, Rejected, Relayed, Timestamp, decide,
    decider,
};

/// A specification of an aggregate whose stream holds what `acts` say.
#[must_use]
pub fn given<D: Decider>(
    to: D::Id,
    acts: impl IntoIterator<Item = Act<D::Event>>,
) -> Specification<D> {
    let nothing = Specification {
        to,
        state: D::default(),
        acts: Vec::new(),
        known: Known::default(),
        now: noon(),
        relayed: None,
    };
    acts.into_iter().fold(nothing, Specification::after)
}

/// What is so before a command is given.
#[derive(Debug, Clone)]
pub struct Specification<D: Decider> {
    to: D::Id,
    state: D,
    acts: Vec<Act<D::Event>>,
    known: Known,
    now: Timestamp,
    relayed: Option<Relayed>,
}

impl<D: Decider> Specification<D> {
    fn after(mut self, act: Act<D::Event>) -> Self {
        self.state = self.state.evolve(&act);
        let sequence = self.acts.len() as u64 + 1;
        self.known.record(self.citation(sequence), &act);
        self.acts.push(act);
        self
    }

    /// With facts from other streams.
    #[must_use]
    pub fn knowing(mut self, known: Known) -> Self {
        self.known.extend(known);
        self
    }

    /// What follows happens at this moment. It is [`noon`] before this is said.
    #[must_use]
    pub fn at(mut self, now: Timestamp) -> Self {
        self.now = now;
        self
    }

    /// What follows next, one command, was typed by somebody else.
    #[must_use]
    pub fn relayed(mut self, relayed: Relayed) -> Self {
        self.relayed = Some(relayed);
        self
    }

    /// After a command that succeeds.
    #[track_caller]
    #[must_use]
    pub fn and(self, by: &Actor, what: D::Command) -> Self {
        let when = self.when(by, what);
        let acts = when.succeeded(&format_args!("it to succeed"));
        when.happened(acts)
    }

    /// The command to be specified.
    #[track_caller]
    #[must_use]
    pub fn when(mut self, by: &Actor, what: D::Command) -> When<D> {
        let command = Command {
            to: self.to,
            by: by.clone(),
            occurred_at: self.now,
            relayed: self.relayed.take(),
            what,
        };
        self.know_itself();
        let outcome = match at_once(decide(&self.state, command.clone(), &self.known)) {
            Ok(acts) => Ok(acts),
            Err(Rejected::Refused(refusal)) => Err(refusal),
            Err(Rejected::FactsUnavailable(never)) => panic!("{never}"),
        };
        When {
            before: self,
            command,
            outcome,
        }
    }

    /// Whom it is about.
    #[must_use]
    pub const fn id(&self) -> D::Id {
        self.to
    }

    /// The state so far.
    #[must_use]
    pub const fn state(&self) -> &D {
        &self.state
    }

    /// What happened so far.
    #[must_use]
    pub fn acts(&self) -> &[Act<D::Event>] {
        &self.acts
    }

    /// The how manieth entry of its stream, from 1, as others cite it.
    #[must_use]
    pub fn citation(&self, sequence: u64) -> Citation {
        Citation {
            stream: decider::stream::<D>(self.to),
            sequence,
        }
    }

    /// A party is looked up like any other when somebody acts for it in its own stream.
    fn know_itself(&mut self) {
        let state: &dyn Any = &self.state;
        let to: &dyn Any = &self.to;
        if let (Some(state), Some(to)) =
            (state.downcast_ref::<Party>(), to.downcast_ref::<PartyId>())
        {
            self.known.seen(*to, state, self.acts.len());
        }
    }
}

/// What a command came to.
#[derive(Debug)]
pub struct When<D: Decider> {
    before: Specification<D>,
    command: Command<D>,
    outcome: Result<Vec<Act<D::Event>>, D::Refusal>,
}

impl<D: Decider> When<D> {
    /// It leads to just these events.
    #[track_caller]
    pub fn then(self, expected: impl IntoIterator<Item = D::Event>) -> Specification<D> {
        let expected: Vec<_> = expected.into_iter().collect();
        let acts = self.succeeded(&expected);
        let found: Vec<_> = acts.iter().map(|act| act.what.clone()).collect();
        assert!(
            found == expected,
            "{}\nthen expected {expected:#?}\nbut came {found:#?}",
            self.story()
        );
        self.happened(acts)
    }

    /// It leads to events of these types.
    #[track_caller]
    pub fn then_types<'t>(self, expected: impl IntoIterator<Item = &'t str>) -> Specification<D> {
        let expected: Vec<_> = expected.into_iter().collect();
        let acts = self.succeeded(&expected);
        let found: Vec<_> = acts.iter().map(|act| act.what.as_ref()).collect();
        assert!(
            found == expected,
            "{}\nthen expected {expected:?}\nbut came {found:?}",
            self.story()
        );
        self.happened(acts)
    }

    /// It is refused, for this reason.
    #[track_caller]
    pub fn then_refused(self, expected: &D::Refusal)
    where
        D::Refusal: PartialEq,
    {
        let story = self.story();
        let refusal = self.refusal();
        assert!(
            refusal == *expected,
            "{story}\nthen expected the refusal {expected:?}: {expected}\nbut came {refusal:?}: {refusal}"
        );
    }

    /// It is refused: the reason.
    #[track_caller]
    #[must_use]
    pub fn refusal(self) -> D::Refusal {
        let story = self.story();
        match self.outcome {
            Err(refusal) => refusal,
            Ok(acts) => panic!("{story}\nthen expected a refusal\nbut came {acts:#?}"),
        }
    }

    /// What it came to, whatever that is.
    ///
    /// # Errors
    /// The refusal.
    pub fn outcome(self) -> Result<Vec<Act<D::Event>>, D::Refusal> {
        self.outcome
    }

    #[track_caller]
    fn succeeded(&self, expected: &impl Debug) -> Vec<Act<D::Event>> {
        match &self.outcome {
            Ok(acts) => acts.clone(),
            Err(refusal) => panic!(
                "{}\nthen expected {expected:#?}\nbut it was refused: {refusal}",
                self.story()
            ),
        }
    }

    #[track_caller]
    fn happened(self, acts: Vec<Act<D::Event>>) -> Specification<D> {
        for act in &acts {
            reads_back(act, || self.story());
        }
        acts.into_iter().fold(self.before, Specification::after)
    }

    fn story(&self) -> String {
        let mut story = format!("given {} {}:\n", D::TYPE, self.before.to);
        for (act, sequence) in self.before.acts.iter().zip(1..) {
            _ = writeln!(story, "  {sequence}. {:?}", act.what);
        }
        _ = write!(story, "when {:?}", self.command);
        story
    }
}

/// An act that was written must read as the same, whoever keeps it.
#[track_caller]
fn reads_back<E: crate::Event>(act: &Act<E>, story: impl Fn() -> String) {
    let written = serde_json::to_string(act).expect("an act can be written");
    match serde_json::from_str::<Act<E>>(&written) {
        Ok(read) => assert!(
            read == *act,
            "{}\nthen {act:#?}\nis written {written}\nbut reads {read:#?}",
            story()
        ),
        Err(error) => panic!("{}\nthen {written}\ncannot be read back: {error}", story()),
    }
}

/// Runs a future that never waits.
#[track_caller]
fn at_once<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    match future
        .as_mut()
        .poll(&mut task::Context::from_waker(Waker::noop()))
    {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("facts known beforehand make nobody wait"),
    }
}
