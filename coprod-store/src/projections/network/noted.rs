//! What the network notes of each event of our aggregates. A new event stops the compiler here.

mod engagement;
mod round_table;
mod service;

use coprod_core::{AccompanimentId, ContestOutcome, PartyId, SeatId, Side, Timestamp};
use serde::{Deserialize, Serialize};

pub(super) use engagement::engagement;
pub(super) use round_table::round_table;
pub(super) use service::service;

/// Who comes to work with others, and who goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Noted {
    Seated {
        seat: SeatId,
        party: PartyId,
        side: Side,
    },
    SeatLeft(SeatId),
    Joined {
        party: PartyId,
        side: Side,
    },
    Left {
        party: PartyId,
        effective: Timestamp,
    },
    /// A table is dissolved, a service closed: all leave.
    AllLeft,
    /// A service is opened again: whoever had not left before is there again.
    AllBack,
    Accompanies {
        accompaniment: AccompanimentId,
        who: PartyId,
        until: Option<Timestamp>,
    },
    Accompanied {
        accompaniment: AccompanimentId,
        by: Option<(PartyId, Side)>,
    },
    AccompanimentEnded(AccompanimentId),
    Offered {
        party: PartyId,
        counterpart: PartyId,
        side: Side,
        by: Option<(PartyId, Side)>,
    },
    Agreed {
        by: Option<(PartyId, Side)>,
    },
    Ended {
        effective: Timestamp,
    },
    /// The entry of that number turned out not to hold.
    Undone(u64),
}

impl Noted {
    /// The parties that it brings in.
    pub(super) fn members(&self) -> Vec<PartyId> {
        match self {
            Self::Seated { party, .. } | Self::Joined { party, .. } => vec![*party],
            Self::Accompanies { who, .. } => vec![*who],
            Self::Accompanied { by, .. } => by.iter().map(|(party, _)| *party).collect(),
            Self::Offered {
                party, counterpart, ..
            } => vec![*party, *counterpart],
            Self::SeatLeft(_)
            | Self::Left { .. }
            | Self::AllLeft
            | Self::AllBack
            | Self::AccompanimentEnded(_)
            | Self::Agreed { .. }
            | Self::Ended { .. }
            | Self::Undone(_) => Vec::new(),
        }
    }

    /// The entry that turned out not to hold.
    pub(super) const fn undone(&self) -> Option<u64> {
        if let Self::Undone(entry) = self {
            Some(*entry)
        } else {
            None
        }
    }

    const fn contest_answered(entry: u64, outcome: ContestOutcome) -> Option<Self> {
        match outcome {
            ContestOutcome::Upheld | ContestOutcome::Corrected => Some(Self::Undone(entry)),
            ContestOutcome::Rejected => None,
        }
    }
}

/// On whose account an act stands, and on which side; nobody where an automation acted.
fn actor(by: &coprod_core::By) -> Option<(PartyId, Side)> {
    by.principal().zip(by.side())
}
