//! Counting, shared by all rules: whose voice counts, once, and how many said what.

use std::collections::BTreeMap;

use super::{Body, Poll, Position, Stand, Tally, TallyBySide, Voter};
use crate::{PartyId, SeatId, Side};

/// A poll with each seat once and without those who have no voice in it.
pub(super) struct Roll<'a> {
    voters: BTreeMap<SeatId, Voter>,
    pub(super) poll: &'a Poll,
}

impl<'a> Roll<'a> {
    pub(super) fn new(poll: &'a Poll) -> Self {
        Self {
            voters: distinct(&poll.electorate),
            poll,
        }
    }

    pub(super) fn has(&self, seat: SeatId) -> bool {
        self.voters.contains_key(&seat)
    }

    /// What a seat of the electorate said.
    pub(super) fn position(&self, seat: SeatId) -> Option<Position> {
        self.poll
            .positions
            .get(&seat)
            .copied()
            .filter(|_| self.has(seat))
    }

    pub(super) fn seats(&self) -> impl Iterator<Item = SeatId> {
        self.voters.keys().copied()
    }

    /// The seats of the electorate that said `position`.
    pub(super) fn saying(&self, position: Position) -> impl Iterator<Item = SeatId> {
        self.seats()
            .filter(move |seat| self.position(*seat) == Some(position))
    }

    /// The seats that were there at the opening; nothing where there is no attendance to go by.
    pub(super) fn attendance(&self) -> Option<Vec<SeatId>> {
        let present = self.poll.present.as_ref()?;
        let seats: Vec<SeatId> = self.seats().filter(|seat| present.contains(seat)).collect();
        (!seats.is_empty()).then_some(seats)
    }

    /// Each side's seats and what they said.
    pub(super) fn tally(&self) -> TallyBySide {
        TallyBySide {
            professional: self.counts(Body::Professional).tally,
            citizen: self.counts(Body::Citizen).tally,
        }
    }

    /// Seat by seat.
    pub(super) fn counts(&self, body: Body) -> Counts {
        Counts::of(self.units(body).map(|(_, unit)| unit))
    }

    /// Party by party, and which parties are of several minds.
    pub(super) fn parties(&self, body: Body) -> (Counts, Vec<PartyId>) {
        let mut parties: BTreeMap<PartyId, Party> = BTreeMap::new();
        for (voter, unit) in self.units(body) {
            parties.entry(voter.party).or_default().add(unit);
        }
        let split = parties
            .iter()
            .filter(|(_, party)| party.split)
            .map(|(id, _)| *id)
            .collect();
        let counts = Counts::of(parties.into_values().map(|party| party.unit));
        (counts, split)
    }

    fn units(&self, body: Body) -> impl Iterator<Item = (&Voter, Unit)> {
        self.voters
            .values()
            .filter(move |voter| body.includes(voter.side))
            .map(|voter| (voter, self.unit(voter.seat)))
    }

    fn unit(&self, seat: SeatId) -> Unit {
        let present = self.poll.present.as_ref();
        Unit {
            voice: self.poll.positions.get(&seat).copied(),
            present: present.is_some_and(|present| present.contains(&seat)),
        }
    }
}

/// Each seat once, without neutral ones; the same whatever the order.
pub(super) fn distinct(voters: &[Voter]) -> BTreeMap<SeatId, Voter> {
    let mut distinct: BTreeMap<SeatId, Voter> = BTreeMap::new();
    for voter in voters.iter().filter(|voter| voter.side != Side::Neutral) {
        let kept = distinct.entry(voter.seat).or_insert(*voter);
        if (voter.side, voter.party) < (kept.side, kept.party) {
            *kept = *voter;
        }
    }
    distinct
}

/// What is counted as one voice: a seat or a party.
#[derive(Clone, Copy, Default)]
struct Unit {
    voice: Option<Position>,
    present: bool,
}

/// The one voice of a party: that of its seats that spoke, if they are of one mind.
#[derive(Default)]
struct Party {
    unit: Unit,
    split: bool,
}

impl Party {
    fn add(&mut self, seat: Unit) {
        self.unit.present |= seat.present;
        let Some(said) = seat.voice else { return };
        self.unit.voice = match self.unit.voice {
            None => Some(said),
            Some(voice) if Stand::from(voice) == Stand::from(said) => Some(voice.max(said)),
            Some(_) => {
                self.split = true;
                Some(Position::Abstain)
            }
        };
    }
}

/// How many are entitled, were there, and said what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Counts {
    pub(super) entitled: u32,
    /// Nothing where there is no attendance to go by.
    pub(super) present: Option<u32>,
    pub(super) tally: Tally,
}

impl Counts {
    fn of(units: impl Iterator<Item = Unit>) -> Self {
        let mut counts = Self::default();
        let mut present = 0_u32;
        for unit in units {
            counts.entitled = counts.entitled.saturating_add(1);
            present = present.saturating_add(u32::from(unit.present));
            if let Some(voice) = unit.voice {
                counts.tally.add(voice);
            }
        }
        counts.present = (present > 0).then_some(present);
        counts
    }

    pub(super) const fn participating(&self) -> u32 {
        self.tally.participating()
    }

    pub(super) const fn standing(&self, stand: Stand) -> u32 {
        match stand {
            Stand::Silent => self.entitled.saturating_sub(self.participating()),
            Stand::Agree => self.tally.agreeing(),
            Stand::Abstain => self.tally.abstain,
            Stand::Object => self.tally.object,
        }
    }

    /// The counts if `count` of those who stand at `from` stood at `to`.
    pub(super) fn moved(mut self, from: Stand, to: Stand, count: u32) -> Self {
        match from {
            Stand::Silent => {}
            Stand::Agree => {
                let plain = count.min(self.tally.agree);
                self.tally.agree -= plain;
                let rest = &mut self.tally.agree_with_concern;
                *rest = rest.saturating_sub(count - plain);
            }
            Stand::Abstain => self.tally.abstain = self.tally.abstain.saturating_sub(count),
            Stand::Object => self.tally.object = self.tally.object.saturating_sub(count),
        }
        match to {
            Stand::Silent => {}
            Stand::Agree => self.tally.agree = self.tally.agree.saturating_add(count),
            Stand::Abstain => self.tally.abstain = self.tally.abstain.saturating_add(count),
            Stand::Object => self.tally.object = self.tally.object.saturating_add(count),
        }
        self
    }
}
