//! What each event of our aggregates does to what is owed. A new event stops the compiler here.

mod engagement;
mod party;
mod round_table;
mod service;

use coprod_core::{
    Basis, By, Citation, ContestOutcome, Currency, DecisionId, PartyId, Side, StreamName,
    Timestamp, TopicKey, Words,
};

pub(super) use engagement::engagement;
pub(super) use party::party;
pub(super) use round_table::{MOTION, PROPOSER, REASONED, reached, recused, round_table};
pub(super) use service::{declined, service};

use super::{
    claim::{Due, Kind},
    whose::Whose,
};
use crate::RecordedEvent;

/// Under this name every claim of a stream is settled that doesn't [outlive](Kind::outlives_its_stream)
/// it.
pub(super) const WHOLE: &str = "all";

/// Under this name a look is taken at whatever the acts of a service rest on.
pub(super) const LOOK: &str = "look";

/// One thing that an event does to what is owed.
#[derive(Debug)]
pub(super) enum Move {
    Opens(Box<Opening>),
    /// A claim, or all claims that are part of what has this name.
    Settles(String),
    Enters {
        place: String,
        party: PartyId,
        side: Option<Side>,
    },
    /// A party leaves a place, or everybody does.
    Leaves {
        place: String,
        party: Option<PartyId>,
        effective: Option<Timestamp>,
    },
    Tells {
        subject: String,
        topic: Option<TopicKey>,
        belongs_to: Option<String>,
        note: Option<String>,
    },
    /// Money that a claim is about, below nothing where it is paid back.
    Counts {
        claim: String,
        minor: i64,
        currency: Currency,
    },
    RestsOn {
        stream: StreamName,
        cited: String,
        /// What settles it beside a look: a change of what it was about.
        part: String,
    },
    Reaches {
        decision: DecisionId,
    },
    Reopens {
        decision: DecisionId,
        anew: DecisionId,
    },
}

/// A claim as its event opens it.
#[derive(Debug)]
pub(super) struct Opening {
    pub(super) kind: Kind,
    pub(super) claim: String,
    pub(super) part_of: Option<String>,
    pub(super) subject: Option<String>,
    pub(super) owed_by: Whose,
    pub(super) owed_to: Whose,
    pub(super) due: Option<Due>,
    pub(super) lapses: Option<Timestamp>,
    pub(super) words: Option<Words>,
}

impl Opening {
    /// A claim about a subject, which also tells it from others of its kind in the stream.
    fn about(kind: Kind, subject: &impl ToString) -> Self {
        let subject = subject.to_string();
        Self {
            claim: key(kind, &subject),
            subject: Some(subject),
            ..Self::of(kind)
        }
    }

    /// The only claim of its kind in the stream.
    fn of(kind: Kind) -> Self {
        Self {
            kind,
            claim: kind.code().to_owned(),
            part_of: None,
            subject: None,
            owed_by: Whose::default(),
            owed_to: Whose::default(),
            due: None,
            lapses: None,
            words: None,
        }
    }

    fn by(self, owed_by: Whose) -> Self {
        Self { owed_by, ..self }
    }

    fn to(self, owed_to: Whose) -> Self {
        Self { owed_to, ..self }
    }

    fn saying(self, words: &Words) -> Self {
        Self {
            words: Some(words.clone()),
            ..self
        }
    }

    fn due(self, due: Due) -> Self {
        Self {
            due: Some(due),
            ..self
        }
    }

    /// Settled too when this is.
    fn part_of(self, whole: String) -> Self {
        Self {
            part_of: Some(whole),
            ..self
        }
    }

    /// Told from others by more than its subject.
    fn told_by(self, also: &impl ToString) -> Self {
        Self {
            claim: format!("{}/{}", self.claim, also.to_string()),
            ..self
        }
    }
}

/// The name of a claim in its stream.
fn key(kind: Kind, subject: &impl ToString) -> String {
    format!("{}/{}", kind.code(), subject.to_string())
}

fn opens(opening: Opening) -> Move {
    Move::Opens(Box::new(opening))
}

fn settles(kind: Kind, subject: &impl ToString) -> Move {
    Move::Settles(key(kind, subject))
}

fn enters(place: impl Into<String>, party: PartyId, side: Option<Side>) -> Move {
    Move::Enters {
        place: place.into(),
        party,
        side,
    }
}

fn everybody_leaves(place: impl Into<String>) -> Move {
    Move::Leaves {
        place: place.into(),
        party: None,
        effective: None,
    }
}

fn tells(subject: &impl ToString) -> Move {
    Move::Tells {
        subject: subject.to_string(),
        topic: None,
        belongs_to: None,
        note: None,
    }
}

fn tells_topic(subject: &impl ToString, topic: &TopicKey) -> Move {
    Move::Tells {
        subject: subject.to_string(),
        topic: Some(topic.clone()),
        belongs_to: None,
        note: None,
    }
}

fn rests(basis: &Basis, part: impl Into<String>) -> Option<Move> {
    basis.citation().map(|cited| rests_on(cited, part))
}

fn rests_on(cited: &Citation, part: impl Into<String>) -> Move {
    Move::RestsOn {
        stream: cited.stream.clone(),
        cited: cited.sequence.to_string(),
        part: part.into(),
    }
}

/// Who contests an entry is owed an answer: by whoever made that entry if it was somebody else, or by
/// those named here.
fn contested(entry: u64, reason: &Words, else_by: Whose, by: &By) -> Move {
    let opening = Opening::about(Kind::ContestedEntry, &entry)
        .by(else_by)
        .to(Whose::actor(by))
        .saying(reason);
    opens(opening)
}

/// An entry that does not hold opens nothing: nobody owes what they rightly say they never promised.
fn contest_answered(entry: u64, outcome: ContestOutcome) -> Vec<Move> {
    let answered = settles(Kind::ContestedEntry, &entry);
    match outcome {
        ContestOutcome::Upheld => vec![answered, Move::Settles(opened_by(entry))],
        ContestOutcome::Corrected | ContestOutcome::Rejected => vec![answered],
    }
}

/// Under this name whatever an entry opened is settled.
pub(super) fn opened_by(entry: u64) -> String {
    format!("entry {entry}")
}

/// The place of those who have done their part of what several owe.
fn done(subject: &impl ToString) -> String {
    format!("done {}", subject.to_string())
}

/// Who acted stands on their side; they may be in no other place from which that can be known.
fn speaks(by: &By) -> Option<Move> {
    let party = by.principal()?;
    Some(enters("speaks", party, by.side()))
}

/// Who acted has done their part.
fn does_their_part(subject: &impl ToString, by: &By) -> Option<Move> {
    let party = by.principal()?;
    Some(enters(done(subject), party, by.side()))
}

/// A stream that is named in one event only.
fn own(event: &RecordedEvent) -> StreamName {
    StreamName {
        aggregate_type: event.aggregate_type.clone(),
        id: event.aggregate_id.clone(),
    }
}
