//! A tie between two, as a reader gets it.

use coprod_core::{PartyId, Side, StreamName, Timestamp};
use serde::Serialize;

/// That two parties worked together.
///
/// Nothing is counted: neither how much somebody did, nor with how many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tie {
    /// The two, in the order of their ids. Whoever acted in an organisation's name is not named: the
    /// organisation is.
    pub parties: [PartyId; 2],
    /// Through what they worked together, in the order in which that began.
    pub bonds: Vec<Bond>,
    /// Since when.
    pub since: Timestamp,
    /// When one of them last did something in it.
    pub last: Timestamp,
    /// Those of the two that are organisations.
    pub organisations: Vec<PartyId>,
    /// Whether it reaches out of an organisation: to another one, or to people in none of them.
    pub crosses_organisations: bool,
    /// Whether somewhere the two stood on different sides.
    pub crosses_sides: bool,
}

/// What two worked together through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bond {
    /// What kind of thing.
    pub through: Through,
    /// In which stream it stands.
    pub stream: StreamName,
    /// On which side each of the two stood.
    pub sides: [Side; 2],
    /// Since when both were there.
    pub since: Timestamp,
    /// When one of them last did something in it, while both were there.
    pub last: Timestamp,
    /// Until when; nothing while both are there. What was announced may lie ahead.
    pub until: Option<Timestamp>,
}

/// Through what two parties work together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Through {
    /// They sit at one round table.
    RoundTable,
    /// They are partners of one service.
    Partnership,
    /// One of them engages by agreement with the other one.
    Engagement,
    /// One of them accompanies the other one, who implements.
    Accompaniment,
}
