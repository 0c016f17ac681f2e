//! Who may do what at a table.

use crate::{
    Context, PartyId, SeatId, Side,
    round_table::{
        Holder, OpenDecision, RoundTable, RoundTableRefusal as Refusal, Seat,
        state::{Occupancy, SeatEnd},
    },
};

impl RoundTable {
    /// Whether the act is the facilitator's, who takes no side.
    pub(super) fn is_led_by(&self, act: &Context) -> bool {
        self.facilitator.is_some()
            && self.facilitator == act.by.principal()
            && act.by.side() == Some(Side::Neutral)
    }

    /// Whether the act is the convener's, on the side on which they convened.
    pub(super) fn is_convened_by(&self, act: &Context) -> bool {
        self.convener.is_some_and(|convener| {
            act.by.principal() == Some(convener.party) && act.by.side() == Some(convener.side)
        })
    }

    /// The table's business is kept by who leads its talk; by the convener or any member where
    /// nobody does.
    pub(super) fn admit_keeper(&self, act: &Context) -> Result<(), Refusal> {
        match self.facilitator {
            Some(_) if self.is_led_by(act) => Ok(()),
            Some(facilitator) => Err(Refusal::NotTheFacilitator { facilitator }),
            None if self.is_convened_by(act) || self.member(act).is_some() => Ok(()),
            None => Err(Refusal::NeitherConvenerNorMember),
        }
    }

    /// The seat from which the act is done, if it is a member's.
    pub(super) fn member(&self, act: &Context) -> Option<SeatId> {
        let seat = self.seats.spoken_for_by(act.by.person()?)?;
        self.admit_speaker(seat, act).ok().map(|_| seat)
    }

    pub(super) fn admit_member(&self, act: &Context) -> Result<SeatId, Refusal> {
        self.member(act).ok_or(Refusal::NotAMember)
    }

    pub(super) fn admit_member_or_facilitator(&self, act: &Context) -> Result<(), Refusal> {
        if self.is_led_by(act) || self.member(act).is_some() {
            Ok(())
        } else {
            Err(Refusal::NeitherMemberNorFacilitator)
        }
    }

    /// Anybody of the table: a member, who leads its talk, or who convened it.
    pub(super) fn admit_anybody_here(&self, act: &Context) -> Result<(), Refusal> {
        if self.is_convened_by(act) {
            Ok(())
        } else {
            self.admit_member_or_facilitator(act)
        }
    }

    pub(super) fn seat_named(&self, id: SeatId) -> Result<&Seat, Refusal> {
        self.seats.get(id).ok_or(Refusal::NoSuchSeat { seat: id })
    }

    /// A seat that is taken and not contested.
    pub(super) fn seat_taken(&self, id: SeatId) -> Result<(&Seat, &Holder), Refusal> {
        let seat = self.seat_named(id)?;
        match &seat.occupancy {
            Occupancy::Taken(holder) if holder.contested => {
                Err(Refusal::SeatContested { seat: id })
            }
            Occupancy::Taken(holder) => Ok((seat, holder)),
            Occupancy::Invited
            | Occupancy::Declined
            | Occupancy::Ended(
                SeatEnd::Left | SeatEnd::Excluded | SeatEnd::Vacated | SeatEnd::NeverTaken,
            ) => Err(Refusal::NotSeated { seat: id }),
        }
    }

    /// The act is the party's for whom the seat is kept, or of whoever represents it.
    pub(super) fn admit_owner(&self, id: SeatId, act: &Context) -> Result<&Seat, Refusal> {
        let seat = self.seat_named(id)?;
        let party = seat.party;
        if act.by.principal() != Some(party) {
            return Err(Refusal::NotTheirSeat { seat: id, party });
        }
        admit_side_of(id, seat, act)?;
        Ok(seat)
    }

    /// The act is of the person who speaks from the seat.
    pub(super) fn admit_speaker(&self, id: SeatId, act: &Context) -> Result<&Seat, Refusal> {
        let (seat, holder) = self.seat_taken(id)?;
        let speaker = holder.person.unwrap_or(seat.party);
        if !speaks_from(seat, holder, speaker, act) {
            return Err(Refusal::NotTheSpeaker { seat: id, speaker });
        }
        admit_side_of(id, seat, act)?;
        Ok(seat)
    }

    /// The act is of the person who speaks from the seat, or of the deputy where that person
    /// hasn't spoken in this decision. Whoever speaks from a seat is nobody's deputy.
    pub(super) fn admit_voice(
        &self,
        id: SeatId,
        open: &OpenDecision,
        act: &Context,
    ) -> Result<(), Refusal> {
        let (seat, holder) = self.seat_taken(id)?;
        let deputy = holder
            .deputy
            .filter(|deputy| speaks_from(seat, holder, *deputy, act));
        let Some(person) = deputy else {
            return self.admit_speaker(id, act).map(drop);
        };
        if let Some(seat) = self.seats.spoken_for_by(person) {
            return Err(Refusal::SpeaksFromAnotherSeat { person, seat });
        }
        if open.cast(id).is_some_and(|cast| !cast.by_deputy) {
            return Err(Refusal::HolderHasSpoken { seat: id });
        }
        admit_side_of(id, seat, act)
    }

    /// Nobody sits or speaks who leads the talk, who stands on the other side, or who speaks from
    /// another seat.
    pub(super) fn admit_sitting(
        &self,
        person: PartyId,
        side: Side,
        on: SeatId,
    ) -> Result<(), Refusal> {
        self.admit_taking_side(person, side)?;
        match self.seats.spoken_for_by(person) {
            Some(seat) if seat != on => Err(Refusal::SpeaksFromAnotherSeat { person, seat }),
            Some(_) | None => Ok(()),
        }
    }

    pub(super) fn admit_taking_side(&self, party: PartyId, side: Side) -> Result<(), Refusal> {
        if self.facilitator == Some(party) {
            return Err(Refusal::LeadsTheTalk { party });
        }
        match self.sides.get(&party).copied() {
            Some(own) if own != side => Err(Refusal::OnAnotherSide { party, side: own }),
            Some(_) | None => Ok(()),
        }
    }
}

/// For an organisation's seat one speaks in its name, for a person's seat in one's own.
fn speaks_from(seat: &Seat, holder: &Holder, person: PartyId, act: &Context) -> bool {
    let in_the_name_of = holder.person.map(|_| seat.party);
    act.by.person() == Some(person) && act.by.organisation() == in_the_name_of
}

fn admit_side_of(id: SeatId, seat: &Seat, act: &Context) -> Result<(), Refusal> {
    let side = seat.side;
    if act.by.side() == Some(side) {
        Ok(())
    } else {
        Err(Refusal::SeatOnAnotherSide { seat: id, side })
    }
}
