//! Seats: offered, taken, given up.

use super::{Decided, charter::Signing};
use crate::{
    Context, DecisionId, PartyId, SeatId, Side, Words,
    round_table::{
        RoundTable, RoundTableEvent as Event, RoundTableRefusal as Refusal, Seat, TableMotion,
        state::{Occupancy, SeatEnd},
    },
};

pub(super) fn invite(
    table: &RoundTable,
    seat: SeatId,
    party: PartyId,
    side: Side,
    act: &Context,
) -> Decided {
    table.admit_keeper(act)?;
    if table.seats.get(seat).is_some() {
        return Err(Refusal::IdInUse {
            kind: "seat",
            id: seat.to_string(),
        });
    }
    match side {
        Side::Professional | Side::Citizen => {}
        Side::Neutral => return Err(Refusal::NeutralSeat),
    }
    table.admit_taking_side(party, side)?;
    Ok(vec![Event::MemberInvited { seat, party, side }])
}

/// Only who was invited declines; they owe no reason.
pub(super) fn decline_invitation(
    table: &RoundTable,
    id: SeatId,
    reason: Option<Words>,
    act: &Context,
) -> Decided {
    let seat = table.admit_owner(id, act)?;
    match seat.occupancy {
        Occupancy::Invited => Ok(vec![Event::InvitationDeclined { seat: id, reason }]),
        Occupancy::Declined | Occupancy::Taken(_) | Occupancy::Ended(_) => {
            Err(Refusal::NoInvitation { seat: id })
        }
    }
}

/// A seat is taken by whom it is kept for. An organisation names the person who speaks from it, and
/// takes it again when another is to speak; somebody whose acceptance is contested may give it anew.
pub(super) fn take(
    table: &RoundTable,
    id: SeatId,
    person: Option<PartyId>,
    deputy: Option<PartyId>,
    act: &Context,
) -> Decided {
    let seat = table.admit_owner(id, act)?;
    let speaker = match (act.by.organisation(), person) {
        (Some(_), Some(person)) => person,
        (Some(organisation), None) => return Err(Refusal::PersonNeeded { organisation }),
        (None, None) => seat.party,
        (None, Some(_)) => return Err(Refusal::SpeaksForThemself),
    };
    match &seat.occupancy {
        Occupancy::Invited => {}
        Occupancy::Taken(holder) => {
            if !holder.contested && holder.person == person {
                return Err(Refusal::AlreadySeated { seat: id });
            }
        }
        Occupancy::Declined
        | Occupancy::Ended(
            SeatEnd::Left | SeatEnd::Excluded | SeatEnd::Vacated | SeatEnd::NeverTaken,
        ) => return Err(Refusal::NoInvitation { seat: id }),
    }
    let Seat { party, side, .. } = *seat;
    table.admit_taking_side(party, side)?;
    table.admit_sitting(speaker, side, id)?;
    if let Some(deputy) = deputy {
        admit_deputy(table, id, side, speaker, deputy)?;
    }
    Ok(vec![Event::MemberSeated {
        seat: id,
        party,
        side,
        person,
        deputy,
    }])
}

pub(super) fn name_deputy(
    table: &RoundTable,
    id: SeatId,
    person: PartyId,
    act: &Context,
) -> Decided {
    table.admit_owner(id, act)?;
    let (seat, holder) = table.seat_taken(id)?;
    let speaker = holder.person.unwrap_or(seat.party);
    admit_deputy(table, id, seat.side, speaker, person)?;
    Ok(vec![Event::DeputyNamed { seat: id, person }])
}

/// A deputy is somebody else, of the same side, who speaks from no other seat.
fn admit_deputy(
    table: &RoundTable,
    id: SeatId,
    side: Side,
    speaker: PartyId,
    person: PartyId,
) -> Result<(), Refusal> {
    if person == speaker {
        return Err(Refusal::OwnDeputy { person });
    }
    table.admit_sitting(person, side, id)?;
    match table.seats.deputised_by(person) {
        Some(seat) if seat != id => Err(Refusal::SpeaksFromAnotherSeat { person, seat }),
        Some(_) | None => Ok(()),
    }
}

pub(super) fn leave(table: &RoundTable, id: SeatId, reason: Words, act: &Context) -> Decided {
    table.admit_owner(id, act)?;
    table.seat_taken(id)?;
    let left = Event::MemberLeft { seat: id, reason };
    Ok(table.with_adoption(left, Signing::Without(id)))
}

/// Nobody is excluded but by a decision of the table to do so.
pub(super) fn exclude(
    table: &RoundTable,
    id: SeatId,
    decision: DecisionId,
    act: &Context,
) -> Decided {
    table.admit_anybody_here(act)?;
    table.seat_taken(id)?;
    table.admit_decided(decision, &TableMotion::ExcludeMember { seat: id })?;
    Ok(vec![Event::MemberExcluded { seat: id, decision }])
}

/// Death, dissolution and erasure are noted by who keeps the table's business, or by an automation.
pub(super) fn vacate(table: &RoundTable, id: SeatId, reason: Words, act: &Context) -> Decided {
    if act.by.person().is_some() {
        table.admit_keeper(act)?;
    }
    match table.seat_named(id)?.occupancy {
        Occupancy::Invited | Occupancy::Taken(_) => {}
        Occupancy::Declined | Occupancy::Ended(_) => return Err(Refusal::NotSeated { seat: id }),
    }
    let vacated = Event::SeatVacated { seat: id, reason };
    Ok(table.with_adoption(vacated, Signing::Without(id)))
}
