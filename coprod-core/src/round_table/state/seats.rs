//! Seats: who was asked, who sits, who speaks.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{PartyId, SeatId, Side};

/// A place at the table, kept for one party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// For whom.
    pub party: PartyId,
    /// On which side.
    pub side: Side,
    /// Whether somebody sits there.
    pub occupancy: Occupancy,
}

/// Whether somebody sits on a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Occupancy {
    /// The party was asked and hasn't answered.
    Invited,
    /// The party doesn't want it.
    Declined,
    /// Somebody sits there.
    Taken(Holder),
    /// Nobody does any more.
    Ended(SeatEnd),
}

/// Who speaks from a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The person through whom an organisation speaks; nothing where a person sits for themself.
    pub person: Option<PartyId>,
    /// Who speaks when the holder hasn't.
    pub deputy: Option<PartyId>,
    /// Whether the acceptance is contested and void until it is proven.
    pub contested: bool,
    /// The entry by which the seat was taken.
    pub entry: u64,
}

/// How somebody's time on a seat ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SeatEnd {
    /// They left.
    Left,
    /// The table decided so.
    Excluded,
    /// Death, dissolution or erasure.
    Vacated,
    /// They had never taken it: the acceptance was contested, and it didn't hold.
    NeverTaken,
}

impl Seat {
    /// Who sits there, if somebody does.
    #[must_use]
    pub const fn holder(&self) -> Option<&Holder> {
        match &self.occupancy {
            Occupancy::Taken(holder) => Some(holder),
            Occupancy::Invited | Occupancy::Declined | Occupancy::Ended(_) => None,
        }
    }

    /// Whether it is taken, and nobody disputes that.
    #[must_use]
    pub fn is_eligible(&self) -> bool {
        self.holder().is_some_and(|holder| !holder.contested)
    }

    /// Whether what was said from it counts: also after the holder is gone, but not where it is
    /// void that they ever sat there.
    pub(in crate::round_table) const fn counts(&self) -> bool {
        match &self.occupancy {
            Occupancy::Taken(holder) => !holder.contested,
            Occupancy::Ended(SeatEnd::Left | SeatEnd::Excluded | SeatEnd::Vacated) => true,
            Occupancy::Invited | Occupancy::Declined | Occupancy::Ended(SeatEnd::NeverTaken) => {
                false
            }
        }
    }

    /// The person who speaks first from it.
    #[must_use]
    pub fn speaker(&self) -> Option<PartyId> {
        self.holder()
            .map(|holder| holder.person.unwrap_or(self.party))
    }
}

/// All seats, and who speaks from which.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::round_table) struct Seats {
    by_id: BTreeMap<SeatId, Seat>,
    speakers: BTreeMap<PartyId, SeatId>,
    deputies: BTreeMap<PartyId, SeatId>,
}

impl Seats {
    pub(in crate::round_table) fn get(&self, seat: SeatId) -> Option<&Seat> {
        self.by_id.get(&seat)
    }

    pub(in crate::round_table) fn all(&self) -> impl Iterator<Item = (SeatId, &Seat)> {
        self.by_id.iter().map(|(id, seat)| (*id, seat))
    }

    pub(in crate::round_table) fn eligible(&self) -> impl Iterator<Item = (SeatId, &Seat)> {
        self.all().filter(|(_, seat)| seat.is_eligible())
    }

    /// The seat from which this person speaks.
    pub(in crate::round_table) fn spoken_for_by(&self, person: PartyId) -> Option<SeatId> {
        self.speakers.get(&person).copied()
    }

    /// The seat from which this person speaks when the holder hasn't.
    pub(in crate::round_table) fn deputised_by(&self, person: PartyId) -> Option<SeatId> {
        self.deputies.get(&person).copied()
    }

    pub(in crate::round_table) fn invite(&mut self, id: SeatId, party: PartyId, side: Side) {
        let occupancy = Occupancy::Invited;
        let seat = Seat {
            party,
            side,
            occupancy,
        };
        self.by_id.insert(id, seat);
    }

    pub(in crate::round_table) fn decline(&mut self, id: SeatId) {
        if let Some(seat) = self.by_id.get_mut(&id) {
            seat.occupancy = Occupancy::Declined;
        }
    }

    pub(in crate::round_table) fn seat(
        &mut self,
        id: SeatId,
        party: PartyId,
        side: Side,
        holder: Holder,
    ) {
        self.forget_voices(id);
        self.speakers.insert(holder.person.unwrap_or(party), id);
        if let Some(deputy) = holder.deputy {
            self.deputies.insert(deputy, id);
        }
        let occupancy = Occupancy::Taken(holder);
        let seat = Seat {
            party,
            side,
            occupancy,
        };
        self.by_id.insert(id, seat);
    }

    pub(in crate::round_table) fn name_deputy(&mut self, id: SeatId, person: PartyId) {
        let Some(holder) = self.holder_mut(id) else {
            return;
        };
        if let Some(before) = holder.deputy.replace(person) {
            self.deputies.remove(&before);
        }
        self.deputies.insert(person, id);
    }

    pub(in crate::round_table) fn end(&mut self, id: SeatId, end: SeatEnd) {
        self.forget_voices(id);
        if let Some(seat) = self.by_id.get_mut(&id) {
            seat.occupancy = Occupancy::Ended(end);
        }
    }

    /// Marks the acceptance recorded in `entry` as contested or proven. A later one stands for
    /// itself.
    pub(in crate::round_table) fn contest(&mut self, id: SeatId, entry: u64, contested: bool) {
        if let Some(holder) = self.holder_mut(id)
            && holder.entry == entry
        {
            holder.contested = contested;
        }
    }

    fn holder_mut(&mut self, id: SeatId) -> Option<&mut Holder> {
        match &mut self.by_id.get_mut(&id)?.occupancy {
            Occupancy::Taken(holder) => Some(holder),
            Occupancy::Invited | Occupancy::Declined | Occupancy::Ended(_) => None,
        }
    }

    fn forget_voices(&mut self, id: SeatId) {
        let Some(seat) = self.by_id.get(&id) else {
            return;
        };
        if let Some(speaker) = seat.speaker() {
            self.speakers.remove(&speaker);
        }
        if let Some(deputy) = seat.holder().and_then(|holder| holder.deputy) {
            self.deputies.remove(&deputy);
        }
    }
}
