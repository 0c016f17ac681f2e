//! Why an outcome is what it is, as data: messages for people are made from it elsewhere.

use serde::Serialize;

use super::{Change, Counted, Majority, NotReady, Position, Quorum, Tally, count::Counts};
use crate::{PartyId, SeatId, Side};

/// How an outcome came about. It follows from rule and poll alone, so it is never recorded but
/// computed again whenever somebody asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// What counts as a voice.
    pub counted: Counted,
    /// What was needed and reached: by the table, or by each side where each must.
    pub bodies: Vec<BodyCount>,
    /// Silent seats that had to speak: under consensus those present, under advice the decider.
    pub missing: Vec<SeatId>,
    /// Objections that block by themselves, under consensus and consent.
    pub standing: Vec<SeatId>,
    /// Objections that don't block, as they were judged not to qualify or were withdrawn.
    pub not_standing: Vec<SeatId>,
    /// The vote that broke a tie, or could have.
    pub casting_vote: Option<CastingVote>,
    /// Parties that abstain since their seats differ.
    pub split: Vec<PartyId>,
    /// What was still to be done: it keeps a proposal from being adopted, whatever the voices.
    pub not_ready: Option<NotReady>,
    /// What would have changed it. Empty where no voices would: nobody is entitled, a side has
    /// nobody, a quorum exceeds the electorate, or something was still to be done.
    pub changes: Vec<Change>,
}

/// Whose voices are counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, strum::Display)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Body {
    /// Both sides.
    Table,
    /// The professional side.
    Professional,
    /// The citizens' side.
    Citizen,
}

/// What one body needed and reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BodyCount {
    /// Which body.
    pub body: Body,
    /// How many were entitled to take part.
    pub entitled: u32,
    /// How many were there at the opening; nothing online, or where nobody of the body was.
    pub present: Option<u32>,
    /// How many said what.
    pub tally: Tally,
    /// Whether enough took part, if the rule asks for it.
    pub quorum: Option<QuorumCount>,
    /// Whether enough agreed, if the rule counts them.
    pub majority: Option<MajorityCount>,
}

/// A quorum, and how many took part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct QuorumCount {
    /// What the rule asks for.
    pub quorum: Quorum,
    /// How many voices that is.
    pub needed: u32,
    /// How many took part.
    pub reached: u32,
}

/// A majority, and how many agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MajorityCount {
    /// What the rule asks for.
    pub majority: Majority,
    /// How many voices it is measured by; for a simple majority those that agree or object.
    pub base: u32,
    /// How many must agree.
    pub needed: u32,
    /// How many agree.
    pub reached: u32,
}

/// What the casting seat said in a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CastingVote {
    /// Which seat.
    pub seat: SeatId,
    /// Its own position: agreeing or objecting breaks the tie, anything else leaves it rejected.
    pub position: Option<Position>,
}

impl QuorumCount {
    /// Whether enough took part.
    #[must_use]
    pub const fn is_reached(&self) -> bool {
        self.reached >= self.needed
    }
}

impl MajorityCount {
    /// Whether enough agree.
    #[must_use]
    pub const fn is_reached(&self) -> bool {
        self.reached >= self.needed
    }
}

impl Body {
    pub(super) fn includes(self, side: Side) -> bool {
        match self {
            Self::Table => side != Side::Neutral,
            Self::Professional => side == Side::Professional,
            Self::Citizen => side == Side::Citizen,
        }
    }
}

impl BodyCount {
    pub(super) fn new(body: Body, counts: &Counts, quorum: Option<Quorum>) -> Self {
        Self {
            body,
            entitled: counts.entitled,
            present: counts.present,
            tally: counts.tally,
            quorum: quorum.map(|quorum| quorum.count(counts)),
            majority: None,
        }
    }
}

impl Explanation {
    pub(super) fn of(bodies: Vec<BodyCount>, changes: Vec<Change>) -> Self {
        Self {
            counted: Counted::BySeat,
            bodies,
            missing: Vec::new(),
            standing: Vec::new(),
            not_standing: Vec::new(),
            casting_vote: None,
            split: Vec::new(),
            not_ready: None,
            changes,
        }
    }
}
