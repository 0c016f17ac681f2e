//! What a rule is applied to: who may speak, who was there, who said what.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{Date, PartyId, SeatId, Side};

/// What a seat says to a proposal.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::Display,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Position {
    /// For it.
    Agree,
    /// For it, with a concern that must not be lost.
    AgreeWithConcern,
    /// Neither: takes part and stands aside.
    Abstain,
    /// Against it.
    Object,
}

/// A seat that may take a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voter {
    /// The seat.
    pub seat: SeatId,
    /// The party that holds it.
    pub party: PartyId,
    /// The side it sits on, professional or citizen.
    pub side: Side,
}

/// All that a rule looks at when a decision is closed.
///
/// Positions of seats outside the electorate, neutral voters and a seat's second entry are passed
/// over. Should one seat be listed for several parties or sides, one entry is taken, the same one in
/// whatever order they stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Poll {
    /// The electorate, without those who recused themselves.
    pub electorate: Vec<Voter>,
    /// The seats present when the decision was opened in a session, and those that have spoken
    /// since: who comes late widens the base. Nothing when it was held online.
    /// Where it names nobody of the electorate there is no attendance to go by, and the rules count
    /// as online.
    pub present: Option<BTreeSet<SeatId>>,
    /// The last position of each seat of the electorate that spoke.
    pub positions: BTreeMap<SeatId, Position>,
    /// Seats whose objection doesn't stand, tested and judged not to qualify or withdrawn: under
    /// consent they take part and don't block.
    pub unqualified: BTreeSet<SeatId>,
    /// When the decision is to be looked at again.
    pub review_by: Option<Date>,
    /// How many were asked for advice, and how much advice has no answer yet.
    pub advice: Advice,
}

/// Where asking for advice stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Advice {
    /// How many were asked.
    pub asked: u32,
    /// How many of the pieces given are not answered.
    pub unanswered: u32,
}
