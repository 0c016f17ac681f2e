//! Who plans and who implements: what offers, and what becomes of a share, leave owed.

use coprod_core::{
    Act, Basis, Date, OfferId, PartyId, ServiceEvent, Side, Timestamp,
    round_table::Mode,
    service::{Departure, Receivers},
};

use super::{GONE, PARTNERS};
use crate::projections::owed::{
    claim::{Due, Kind},
    moves::{
        Move, Opening, does_their_part, done, enters, everybody_leaves, opens, rests, rests_on,
        settles,
    },
    whose::Whose,
};

/// Whoever is asked by name answers, and whoever holds the axis already; nobody is by a call alone.
pub(super) fn offered(
    axis: &'static str,
    offer: OfferId,
    to: &Receivers,
    until: Timestamp,
    act: &Act<ServiceEvent>,
) -> Vec<Move> {
    let named: &[PartyId] = match to {
        Receivers::Parties(parties) | Receivers::Seated { parties, .. } => parties,
        Receivers::OpenCall { .. } => &[],
    };
    let asked = Whose::parties(named.iter().copied())
        .or_in(axis)
        .but(done(&offer))
        .but(GONE);
    let mut made = Opening::about(Kind::Offer, &offer)
        .by(asked)
        .to(Whose::actor(&act.by));
    made.lapses = Some(until);
    made.part_of = act.by.principal().map(offers_of);
    let mut moves = Vec::new();
    if let ServiceEvent::PlanningOffered {
        reason,
        arises_from,
        ..
    }
    | ServiceEvent::ImplementationOffered {
        reason,
        arises_from,
        ..
    } = &act.what
    {
        made = made.saying(reason);
        moves.extend(arises_from.as_ref().map(|cited| rests_on(cited, axis)));
    }
    moves.push(opens(made));
    // Offering is agreeing.
    moves.extend(does_their_part(&offer, &act.by));
    moves
}

pub(super) fn takes_effect(
    axis: &'static str,
    offer: OfferId,
    holders: &[PartyId],
    mode: Mode,
    basis: &Basis,
) -> Vec<Move> {
    let side = match mode {
        Mode::Professionals => Some(Side::Professional),
        Mode::Citizens => Some(Side::Citizen),
        Mode::Shared => None,
    };
    let mut moves = held_by(axis, holders, side, basis);
    moves.push(settles(Kind::Offer, &offer));
    moves
}

/// The axis is settled anew: what was set down before is over.
pub(super) fn held_by(
    axis: &'static str,
    holders: &[PartyId],
    side: Option<Side>,
    basis: &Basis,
) -> Vec<Move> {
    let mut moves = changes(axis);
    moves.push(everybody_leaves(axis));
    moves.extend(holders.iter().map(|party| enters(axis, *party, side)));
    moves.extend(rests(basis, axis));
    moves
}

pub(super) fn kept(
    axis: &'static str,
    holders: &[PartyId],
    basis: &Basis,
    review_by: Date,
    act: &Act<ServiceEvent>,
) -> Vec<Move> {
    let mut moves = held_by(axis, holders, act.by.side(), basis);
    let look = Opening::about(Kind::ReviewDate, &axis)
        .by(Whose::place(axis))
        .due(Due::Day(review_by));
    moves.push(opens(look));
    moves
}

fn changes(axis: &'static str) -> Vec<Move> {
    vec![
        Move::Settles(axis.to_owned()),
        settles(Kind::ReviewDate, &axis),
    ]
}

pub(super) fn vacated(
    axis: &'static str,
    holder: PartyId,
    departure: &Departure,
    taken_over_by: Option<PartyId>,
) -> Vec<Move> {
    let mut moves = changes(axis);
    // First, so that the axis does not open where somebody steps in.
    moves.extend(taken_over_by.map(|party| enters(axis, party, None)));
    moves.push(leaves(axis, holder));
    moves.extend(departed(holder, departure));
    moves
}

pub(super) fn departed(holder: PartyId, departure: &Departure) -> Vec<Move> {
    match departure {
        Departure::Gone { .. } | Departure::NoLongerThere => {
            let mut moves = departs(holder);
            moves.push(leaves(PARTNERS, holder));
            moves
        }
        Departure::Returned | Departure::Left => Vec::new(),
    }
}

/// A leaver's offers lapse, and nobody waits for its answers.
pub(super) fn departs(party: PartyId) -> Vec<Move> {
    vec![Move::Settles(offers_of(party)), enters(GONE, party, None)]
}

/// The place of those who declined an offer.
pub(in crate::projections::owed) fn declined(offer: impl std::fmt::Display) -> String {
    format!("declined {offer}")
}

fn offers_of(party: PartyId) -> String {
    format!("offers of {party}")
}

pub(super) fn leaves(place: &str, party: PartyId) -> Move {
    Move::Leaves {
        place: place.to_owned(),
        party: Some(party),
        effective: None,
    }
}
