//! Given, when, then: specifications that read like the rules they test.
//!
//! A specification runs the way a ledger does: what a command rests on is looked up, the act is
//! admitted, then decided. Only the ledger's own business, such as expected versions, is left out.
//!
//! ```
//! use coprod_core::{Party, PartyCommand, PartyEvent, PartyRefusal, party::PartyKind, testing::*};
//!
//! let ayse = citizen("Ayşe");
//! let register = || PartyCommand::RegisterParty { kind: PartyKind::Person, name: None };
//!
//! given::<Party>(id("Ayşe"), [])
//!     .when(&ayse, register())
//!     .then([PartyEvent::PartyRegistered { kind: PartyKind::Person, name: None }]);
//!
//! given::<Party>(id("Ayşe"), [])
//!     .and(&ayse, register())
//!     .when(&ayse, register())
//!     .then_refused(&PartyRefusal::AlreadyRegistered);
//! ```

#![allow(
    clippy::panic,
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a specification that does not hold fails its test by panicking"
)]

use std::{
    any::Any,
    collections::BTreeMap,
    fmt::Debug,
    future::Future,
    pin::pin,
    task::{self, Poll, Waker},
};

use async_trait::async_trait;
use uuid::Uuid;

use crate::{
    Act, Actor, Citation, CitedEntry, Command, Date, Decider, Facts, FactsUnavailable, Party,
    PartyId, Personal, Rejected, Relayed, Role, Salt, Seen, Side, Timestamp, Words, decide,
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
        self.known.record(D::TYPE, &self.to.to_string(), &act);
        self.acts.push(act);
        self.know_itself();
        self
    }

    /// Who speaks for a party is looked up in that party's own stream, also where it decides itself.
    fn know_itself(&mut self) {
        let party = (&self.to as &dyn Any).downcast_ref::<PartyId>();
        let state = (&self.state as &dyn Any).downcast_ref::<Party>();
        if let (Some(party), Some(state)) = (party, state) {
            let seen = Seen {
                state: state.clone(),
                sequence: self.acts.len() as u64,
            };
            self.known.parties.insert(*party, seen);
        }
    }

    /// With facts from other streams.
    #[must_use]
    pub fn knowing(mut self, known: Known) -> Self {
        self.known.entries.extend(known.entries);
        self.known.parties.extend(known.parties);
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
    #[must_use]
    pub fn and(self, by: &Actor, what: D::Command) -> Self
    where
        D: Clone,
    {
        let shown = format!("{what:?}");
        let When { before, outcome } = self.when(by, what);
        match outcome {
            Ok(acts) => acts.into_iter().fold(before, Self::after),
            Err(refusal) => panic!("{shown}\n  should have succeeded, but: {refusal}"),
        }
    }

    /// The command to be specified.
    #[must_use]
    pub fn when(mut self, by: &Actor, what: D::Command) -> When<D> {
        let command = Command {
            to: self.to,
            by: by.clone(),
            occurred_at: self.now,
            relayed: self.relayed.take(),
            what,
        };
        let outcome = match at_once(decide(&self.state, command, &self.known)) {
            Ok(acts) => Ok(acts),
            Err(Rejected::Refused(refusal)) => Err(refusal),
            Err(Rejected::FactsUnavailable(never)) => panic!("{never}"),
        };
        When {
            before: self,
            outcome,
        }
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
}

/// What a command came to.
#[derive(Debug)]
pub struct When<D: Decider> {
    before: Specification<D>,
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
            "expected {expected:#?}\n but came {found:#?}"
        );
        acts.into_iter().fold(self.before, Specification::after)
    }

    /// It leads to events of these types.
    #[track_caller]
    pub fn then_types<'t>(self, expected: impl IntoIterator<Item = &'t str>) -> Specification<D> {
        let expected: Vec<_> = expected.into_iter().collect();
        let acts = self.succeeded(&expected);
        let found: Vec<_> = acts.iter().map(|act| act.what.as_ref()).collect();
        assert!(
            found == expected,
            "expected {expected:?}\n but came {found:?}"
        );
        acts.into_iter().fold(self.before, Specification::after)
    }

    /// It is refused, for this reason.
    #[track_caller]
    pub fn then_refused(self, expected: &D::Refusal)
    where
        D::Refusal: PartialEq,
    {
        let refusal = self.refusal();
        assert!(
            refusal == *expected,
            "expected the refusal: {expected}\n                  came: {refusal}\n({refusal:?})"
        );
    }

    /// It is refused: the reason.
    #[track_caller]
    #[must_use]
    pub fn refusal(self) -> D::Refusal {
        match self.outcome {
            Err(refusal) => refusal,
            Ok(acts) => panic!("expected a refusal\n but came {acts:#?}"),
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
            Err(refusal) => panic!("expected {expected:#?}\n but it was refused: {refusal}"),
        }
    }
}

/// Facts from other streams, as a test lays them down.
#[derive(Debug, Clone, Default)]
pub struct Known {
    entries: BTreeMap<Citation, CitedEntry>,
    parties: BTreeMap<PartyId, Seen<Party>>,
}

impl Known {
    /// With an entry that may be cited.
    #[must_use]
    pub fn entry(mut self, citation: Citation, entry: CitedEntry) -> Self {
        self.entries.insert(citation, entry);
        self
    }

    /// With all entries of the stream that a specification tells.
    #[must_use]
    pub fn stream<D: Decider>(mut self, told: &Specification<D>) -> Self {
        self.entries.extend(told.known.entries.clone());
        self
    }

    /// With a party whose stream a specification tells.
    #[must_use]
    pub fn party(mut self, told: &Specification<Party>) -> Self {
        let seen = Seen {
            state: told.state.clone(),
            sequence: told.acts.len() as u64,
        };
        self.parties.insert(told.to, seen);
        self.stream(told)
    }

    fn record<E: crate::Event>(&mut self, aggregate_type: &str, id: &str, act: &Act<E>) {
        let stream = crate::StreamName {
            aggregate_type: aggregate_type.into(),
            id: id.into(),
        };
        let sequence = 1 + self
            .entries
            .keys()
            .filter(|known| known.stream == stream)
            .count();
        let entry = CitedEntry {
            aggregate_type: aggregate_type.to_owned(),
            event_type: act.what.as_ref().to_owned(),
            payload: serde_json::to_value(act).expect("an act can be written"),
        };
        self.entries.insert(
            Citation {
                stream,
                sequence: sequence as u64,
            },
            entry,
        );
    }
}

#[async_trait]
impl Facts for Known {
    async fn entry(&self, citation: &Citation) -> Result<Option<CitedEntry>, FactsUnavailable> {
        Ok(self.entries.get(citation).cloned())
    }

    async fn party(&self, party: PartyId) -> Result<Seen<Party>, FactsUnavailable> {
        let unknown = Seen {
            state: Party::default(),
            sequence: 0,
        };
        Ok(self.parties.get(&party).cloned().unwrap_or(unknown))
    }
}

/// The id that always belongs to this name.
#[must_use]
pub fn id<I: From<Uuid>>(name: &str) -> I {
    Uuid::new_v5(&Uuid::NAMESPACE_OID, name.as_bytes()).into()
}

/// A citizen, a neighbour by role.
#[must_use]
pub fn citizen(name: &str) -> Actor {
    Actor::party(id(name), Side::Citizen, Role::NEIGHBOUR)
}

/// A professional.
#[must_use]
pub fn professional(name: &str) -> Actor {
    Actor::party(id(name), Side::Professional, Role::PROFESSIONAL)
}

/// A facilitator, on no side.
#[must_use]
pub fn neutral(name: &str) -> Actor {
    Actor::party(id(name), Side::Neutral, Role::FACILITATOR)
}

/// What `speaker` says, rightly attributed. The salt is always the same: for tests only.
#[must_use]
pub fn words(speaker: &Actor, text: &str) -> Words {
    match speaker {
        Actor::Party {
            party,
            on_behalf_of: None,
            ..
        } => personal(*party, text).into(),
        Actor::Party {
            on_behalf_of: Some(_),
            ..
        }
        | Actor::Automation { .. } => text.into(),
    }
}

/// A personal text. The salt is always the same: for tests only.
#[must_use]
pub fn personal(subject: PartyId, text: &str) -> Personal<String> {
    let salt = Salt::from_bytes([7; 32]);
    Personal::new(subject, &text.to_owned(), salt)
        .expect("a text can be written")
        .0
}

/// A moment, in RFC 3339.
#[must_use]
pub fn moment(text: &str) -> Timestamp {
    text.parse().expect("a moment in RFC 3339")
}

/// A day, as `YYYY-MM-DD`.
#[must_use]
pub fn day(text: &str) -> Date {
    text.parse().expect("a day as YYYY-MM-DD")
}

/// Noon of 2 March 2026, when specifications take place unless they say otherwise.
#[must_use]
pub fn noon() -> Timestamp {
    moment("2026-03-02T12:00:00Z")
}

/// Runs a future that never waits.
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
