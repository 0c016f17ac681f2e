//! What each event of our aggregates is about. A new event stops the compiler here.

mod engagement;
mod party;
mod round_table;
mod service;

use coprod_core::{
    Basis, SeatId, TopicKey, Words,
    rules::{Position, TallyBySide},
};

pub(super) use engagement::engagement;
pub(super) use party::party;
pub(super) use round_table::round_table;
pub(super) use service::{of_service, service};

/// What a reader of the decision log wants to know of an event, beside who did it when.
#[derive(Debug, Default)]
pub(super) struct About<'a> {
    /// The id of the entity it is about.
    pub(super) subject: Option<String>,
    pub(super) topics: &'a [TopicKey],
    /// Whether all that is said of the subject is on these topics: of a proposal it is, of a seat
    /// whose holder steps back from one topic it isn't.
    pub(super) subject_is_on_them: bool,
    pub(super) basis: Option<&'a Basis>,
    pub(super) reason: Option<&'a Words>,
    /// What was said beside a reason: a proposal's text, a purpose.
    pub(super) words: Option<&'a Words>,
    pub(super) tally: Option<&'a TallyBySide>,
    /// Whether something is decided by it.
    pub(super) decides: bool,
    /// What a seat says to the decision that is the subject.
    pub(super) voice: Option<Voice>,
    /// The subject to which this one belongs.
    pub(super) belongs_to: Option<String>,
}

#[derive(Debug)]
pub(super) struct Voice {
    pub(super) seat: SeatId,
    /// Nothing where the seat takes back what it said, or never spoke by a position.
    pub(super) stance: Option<Position>,
}

impl<'a> About<'a> {
    fn of(subject: &impl ToString) -> Self {
        Self {
            subject: Some(subject.to_string()),
            ..Self::default()
        }
    }

    fn on(self, topic: &'a TopicKey) -> Self {
        Self {
            topics: std::slice::from_ref(topic),
            ..self
        }
    }

    /// The same, and so is whatever else is said of the subject.
    fn wholly_on(self, topic: &'a TopicKey) -> Self {
        Self {
            subject_is_on_them: true,
            ..self.on(topic)
        }
    }

    fn because(self, reason: &'a Words) -> Self {
        Self {
            reason: Some(reason),
            ..self
        }
    }

    fn saying(self, words: &'a Words) -> Self {
        Self {
            words: Some(words),
            ..self
        }
    }

    fn resting_on(self, basis: &'a Basis) -> Self {
        Self {
            basis: Some(basis),
            ..self
        }
    }

    fn deciding(self) -> Self {
        Self {
            decides: true,
            ..self
        }
    }

    fn voiced_by(self, seat: SeatId, stance: Option<Position>) -> Self {
        Self {
            voice: Some(Voice { seat, stance }),
            ..self
        }
    }
}
