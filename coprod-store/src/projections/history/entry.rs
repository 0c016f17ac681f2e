//! An entry of the decision log, as a reader gets it.

use coprod_core::{
    Basis, PartyId, Relayed, SeatId, Side, StreamName, Timestamp, Words,
    rules::{Position as Stance, TallyBySide},
};
use serde::Serialize;

use crate::Position;

/// One event, as an answer to: who decided what, on what authority and why?
///
/// Words that belong to a person are opened if the ledger still has them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Its place in the ledger.
    pub position: Position,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// When it happened, as its giver says.
    pub occurred_at: Timestamp,
    /// In which stream it stands.
    pub stream: StreamName,
    /// Its place in that stream, from 1.
    pub sequence: u64,
    /// Who did it; nobody if it was an automation.
    pub party: Option<PartyId>,
    /// On which side.
    pub side: Option<Side>,
    /// In what capacity; an automation's rule.
    pub role: String,
    /// In whose name, if not one's own.
    #[serde(rename = "for")]
    pub on_behalf_of: Option<PartyId>,
    /// Who typed it, if somebody else did.
    pub relayed: Option<Relayed>,
    /// What happened: the event's type.
    pub act: String,
    /// The id of what it is about.
    pub subject: Option<String>,
    /// The matter; several are separated by spaces.
    pub topic: Option<String>,
    /// On what authority.
    pub basis: Option<Basis>,
    /// Why.
    pub reason: Option<Said>,
    /// Who was against it and what they said; for a table's decision, and nothing where nobody was.
    pub dissent: Option<Vec<Dissent>>,
    /// How many said what, by side.
    pub tally: Option<TallyBySide>,
    /// What was said beside the reason: a proposal's text, a purpose.
    #[serde(skip)]
    pub words: Option<Said>,
    /// Whether something is decided by it.
    #[serde(skip)]
    pub decides: bool,
}

/// A voice against what was decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dissent {
    /// The seat it came from.
    pub seat: SeatId,
    /// Who spoke.
    pub party: Option<PartyId>,
    /// On which side.
    pub side: Option<Side>,
    /// The position held when it was decided, if any was taken.
    pub position: Option<Stance>,
    /// The objection's reason, or the dissent as it was put on record.
    pub words: Option<Said>,
}

/// What somebody said, as far as it can be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Said {
    /// The text.
    Text(String),
    /// Words that cannot be read: erased at their speaker's demand, or gone.
    Unreadable(Words),
}

impl From<Words> for Said {
    fn from(words: Words) -> Self {
        match words.text() {
            Some(text) => Self::Text(text.to_owned()),
            None => Self::Unreadable(words),
        }
    }
}

impl Said {
    /// The text, where it can be read.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Unreadable(_) => None,
        }
    }
}
