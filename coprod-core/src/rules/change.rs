//! What would have changed an outcome: other voices with which the same rule comes to another end.

use serde::Serialize;

use super::{Body, Position, Verdict, count::Counts};

/// Voices with which it would have come out otherwise.
///
/// Each change suffices by itself, and no part of it can be left out. For what was not adopted it
/// leads to adoption, for what was adopted away from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What would have had to be said; all of it together.
    pub moves: Vec<Move>,
    /// What would have come out then.
    pub verdict: Verdict,
}

/// Some who would have stood elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Move {
    /// Who.
    pub movers: Movers,
    /// Where they would have had to stand.
    pub to: Stand,
}

/// Who would have had to stand elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Movers {
    /// Any of a group, so many of them. Where parties are counted, parties with all their seats. Not
    /// meant, as their voice has a weight of its own: the casting seat; the seats that
    /// [`Explanation::missing`](super::Explanation::missing) names; under consent objections that
    /// don't stand and, as objectors, seats whose objection was set aside before.
    Any {
        /// How many, from 1.
        count: u32,
        /// Of which body.
        body: Body,
        /// Where they stand now.
        from: Stand,
    },
    /// These seats.
    Seats(Vec<crate::SeatId>),
}

/// Where a voice stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, strum::Display)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Stand {
    /// Said nothing.
    Silent,
    /// For it, with or without a concern.
    Agree,
    /// Takes part and stands aside.
    Abstain,
    /// Against it.
    Object,
}

impl From<Position> for Stand {
    fn from(position: Position) -> Self {
        match position {
            Position::Agree | Position::AgreeWithConcern => Self::Agree,
            Position::Abstain => Self::Abstain,
            Position::Object => Self::Object,
        }
    }
}

impl From<Option<Position>> for Stand {
    fn from(position: Option<Position>) -> Self {
        position.map_or(Self::Silent, Self::from)
    }
}

impl Change {
    /// The same after `first`.
    fn after(mut self, first: &Move) -> Self {
        self.moves.insert(0, first.clone());
        self
    }

    /// How many voices it takes.
    pub(super) fn size(&self) -> usize {
        let count = |step: &Move| match &step.movers {
            Movers::Any { count, .. } => usize::try_from(*count).unwrap_or(usize::MAX),
            Movers::Seats(seats) => seats.len(),
        };
        self.moves.iter().map(count).fold(0, usize::saturating_add)
    }
}

/// The moves that are tried to get a proposal adopted.
const TOWARDS: [(Stand, Stand); 4] = [
    (Stand::Silent, Stand::Agree),
    (Stand::Abstain, Stand::Agree),
    (Stand::Object, Stand::Agree),
    (Stand::Object, Stand::Abstain),
];

/// The moves that are tried to keep it from being adopted.
const AWAY: [(Stand, Stand); 6] = [
    (Stand::Agree, Stand::Object),
    (Stand::Agree, Stand::Abstain),
    (Stand::Agree, Stand::Silent),
    (Stand::Abstain, Stand::Object),
    (Stand::Abstain, Stand::Silent),
    (Stand::Silent, Stand::Object),
];

/// The voices of one body that may be imagined elsewhere, and the rule that judges them.
pub(super) struct WhatIf<'a> {
    pub(super) body: Body,
    pub(super) counts: Counts,
    /// Seats by where they stand that are not to be moved.
    pub(super) fixed: Vec<Stand>,
    pub(super) judge: &'a dyn Fn(&Counts) -> Verdict,
}

impl WhatIf<'_> {
    /// Each kind of move that suffices by itself, with as few voices as possible; where none does,
    /// one of several kinds. Nothing where no voices could do it.
    pub(super) fn changes(&self) -> Vec<Change> {
        if (self.judge)(&self.counts) == Verdict::Adopted {
            return AWAY
                .iter()
                .filter_map(|(from, to)| self.fewest(*from, *to, false))
                .collect();
        }
        let single: Vec<Change> = TOWARDS
            .iter()
            .filter_map(|(from, to)| self.fewest(*from, *to, true))
            .collect();
        if single.is_empty() {
            self.together().into_iter().collect()
        } else {
            single
        }
    }

    /// The same once `first` is done, which `counts` then already hold.
    pub(super) fn changes_after(&self, first: &Move) -> Vec<Change> {
        let verdict = (self.judge)(&self.counts);
        if verdict == Verdict::Adopted {
            let moves = vec![first.clone()];
            return vec![Change { moves, verdict }];
        }
        let rest = self.changes().into_iter();
        rest.map(|change| change.after(first)).collect()
    }

    fn fewest(&self, from: Stand, to: Stand, adopted: bool) -> Option<Change> {
        (1..=self.free(from)).find_map(|count| {
            let verdict = (self.judge)(&self.counts.moved(from, to, count));
            ((verdict == Verdict::Adopted) == adopted).then(|| Change {
                moves: vec![self.step(from, to, count)],
                verdict,
            })
        })
    }

    /// Everybody agrees, less all whose agreement isn't needed for it.
    fn together(&self) -> Option<Change> {
        let from = [Stand::Silent, Stand::Abstain, Stand::Object];
        let mut counts = from.map(|stand| self.free(stand));
        let moved = |counts: [u32; 3]| {
            let all = from.into_iter().zip(counts);
            let counts = all.fold(self.counts, |now, (stand, count)| {
                now.moved(stand, Stand::Agree, count)
            });
            (self.judge)(&counts)
        };
        if moved(counts) != Verdict::Adopted {
            return None;
        }
        for kind in 0..counts.len() {
            let mut fewer = counts;
            let enough = |count: &u32| {
                fewer[kind] = *count;
                moved(fewer) == Verdict::Adopted
            };
            counts[kind] = (0..=counts[kind]).find(enough).unwrap_or(counts[kind]);
        }
        let steps = from.into_iter().zip(counts).filter(|(_, count)| *count > 0);
        Some(Change {
            moves: steps
                .map(|(stand, count)| self.step(stand, Stand::Agree, count))
                .collect(),
            verdict: Verdict::Adopted,
        })
    }

    fn free(&self, stand: Stand) -> u32 {
        let fixed = self.fixed.iter().filter(|fixed| **fixed == stand).count();
        let fixed = u32::try_from(fixed).unwrap_or(u32::MAX);
        self.counts.standing(stand).saturating_sub(fixed)
    }

    fn step(&self, from: Stand, to: Stand, count: u32) -> Move {
        Move {
            movers: Movers::Any {
                count,
                body: self.body,
                from,
            },
            to,
        }
    }
}
