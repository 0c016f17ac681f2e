//! From who came and went to who worked with whom.

use std::collections::{BTreeMap, BTreeSet};

use coprod_core::{
    AccompanimentId, Decider, Engagement, PartyId, RoundTable, SeatId, Service, Side, StreamName,
    Timestamp,
};

use super::{
    noted::Noted,
    tie::{Bond, Through, Tie},
};
use crate::{
    ReadError, Value,
    projections::{columns::Columns, parties::Parties},
};

/// When each party last did something, by stream.
pub(super) type Last = BTreeMap<(String, PartyId), Timestamp>;

/// Something that happened to a stream's ties.
pub(super) struct Row {
    occurred_at: Timestamp,
    stream: StreamName,
    sequence: u64,
    noted: Noted,
}

impl Row {
    /// Reads the columns in the order in which the query names them.
    pub(super) fn read(values: Vec<Value>) -> Result<Self, ReadError> {
        let (mut columns, _) = Columns::at_position("the network", values)?;
        Ok(Self {
            occurred_at: columns.moment("occurred_at")?,
            stream: StreamName {
                aggregate_type: columns.text("stream_type")?,
                id: columns.text("stream_id")?,
            },
            sequence: columns.integer("sequence")?.unsigned_abs(),
            noted: columns.needed_json("noted")?,
        })
    }
}

/// Reads when each last did something.
pub(super) fn last(rows: Vec<Vec<Value>>, parties: &Parties) -> Result<Last, ReadError> {
    let mut last = Last::new();
    for values in rows {
        let (mut columns, _) = Columns::at_position("the network", values)?;
        let at = columns.moment("occurred_at")?;
        let stream = columns.text("stream_id")?;
        let party = parties.now(columns.needed("party")?);
        let known = last.entry((stream, party)).or_insert(at);
        *known = at.max(*known);
    }
    Ok(last)
}

/// One party in one place, from one moment on.
#[derive(Debug, Clone, Copy)]
struct Presence {
    place: Place,
    party: PartyId,
    side: Side,
    since: Timestamp,
    left: Option<Timestamp>,
    /// When all left, until they are back.
    closed: Option<Timestamp>,
}

impl Presence {
    fn until(&self) -> Option<Timestamp> {
        [self.left, self.closed].into_iter().flatten().min()
    }
}

/// Whoever is in the same place of a stream works together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Seat(SeatId),
    Partner,
    Engagement,
    Accompaniment(AccompanimentId),
}

impl Place {
    const fn through(self) -> Through {
        match self {
            Self::Seat(_) => Through::RoundTable,
            Self::Partner => Through::Partnership,
            Self::Engagement => Through::Engagement,
            Self::Accompaniment(_) => Through::Accompaniment,
        }
    }

    fn is_shared_with(self, other: Self) -> bool {
        match (self, other) {
            (Self::Seat(_), Self::Seat(_)) => true,
            (one, other) => one == other,
        }
    }
}

/// A stream, and who was there when.
#[derive(Debug, Default)]
struct Gathering {
    presences: Vec<Presence>,
    offered: Option<(PartyId, PartyId, Side, Option<Side>)>,
    accompaniments: BTreeMap<AccompanimentId, (PartyId, Option<Timestamp>)>,
}

/// The ties that these rows make, in the order in which they began.
pub(super) fn ties(rows: Vec<Row>, last: &Last, parties: &Parties) -> Vec<Tie> {
    let undone: BTreeSet<_> = rows
        .iter()
        .filter_map(|row| Some((row.stream.id.clone(), row.noted.undone()?)))
        .collect();
    let is_undone = |row: &Row, entry| undone.contains(&(row.stream.id.clone(), entry));
    let mut gatherings: BTreeMap<StreamKey, Gathering> = BTreeMap::new();
    for row in rows {
        // Joining by an acceptance stands right after it, and falls with it.
        let falls = matches!(row.noted, Noted::Joined { .. }) && is_undone(&row, row.sequence - 1);
        if falls || is_undone(&row, row.sequence) {
            continue;
        }
        let key = StreamKey::of(&row.stream);
        gatherings.entry(key).or_default().on(&row, parties);
    }
    let mut ties: BTreeMap<[PartyId; 2], Vec<Bond>> = BTreeMap::new();
    for (stream, gathering) in &gatherings {
        gathering.bonds(stream, last, &mut ties);
    }
    let mut ties: Vec<_> = ties
        .into_iter()
        .filter_map(|(parties_of, bonds)| tie(parties_of, bonds, parties))
        .collect();
    ties.sort_by_key(|tie| (tie.since, tie.parties));
    ties
}

/// A stream's type and id; by type first.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct StreamKey(&'static str, String);

impl StreamKey {
    fn of(stream: &StreamName) -> Self {
        let kinds = [
            <RoundTable as Decider>::TYPE,
            <Service as Decider>::TYPE,
            <Engagement as Decider>::TYPE,
        ];
        let kind = kinds
            .into_iter()
            .find(|kind| *kind == stream.aggregate_type);
        Self(kind.unwrap_or_default(), stream.id.clone())
    }

    fn name(&self) -> StreamName {
        StreamName {
            aggregate_type: self.0.to_owned(),
            id: self.1.clone(),
        }
    }
}

impl Gathering {
    fn on(&mut self, row: &Row, parties: &Parties) {
        let at = row.occurred_at;
        match &row.noted {
            Noted::Seated { seat, party, side } => {
                self.comes(Place::Seat(*seat), parties.now(*party), *side, row);
            }
            Noted::SeatLeft(seat) => self.goes(at, |there| there.place == Place::Seat(*seat)),
            Noted::Joined { party, side } => {
                self.comes(Place::Partner, parties.now(*party), *side, row);
            }
            Noted::Left { party, effective } => {
                let party = parties.now(*party);
                self.goes(*effective, |there| there.party == party);
            }
            Noted::AllLeft => {
                for there in &mut self.presences {
                    there.closed = Some(at);
                }
            }
            Noted::AllBack => {
                for there in &mut self.presences {
                    there.closed = None;
                }
            }
            Noted::Accompanies {
                accompaniment,
                who,
                until,
            } => {
                let offered = (parties.now(*who), *until);
                self.accompaniments.insert(*accompaniment, offered);
            }
            Noted::Accompanied { accompaniment, by } => {
                let offered = self.accompaniments.get(accompaniment).copied();
                if let (Some((who, until)), Some((by, side))) = (offered, *by) {
                    let place = Place::Accompaniment(*accompaniment);
                    // Only professionals accompany.
                    self.comes(place, who, Side::Professional, row);
                    self.comes(place, parties.now(by), side, row);
                    if let Some(until) = until {
                        self.goes(until, |there| there.place == place);
                    }
                }
            }
            Noted::AccompanimentEnded(id) => {
                self.goes(at, |there| there.place == Place::Accompaniment(*id));
            }
            Noted::Offered {
                party,
                counterpart,
                side,
                by,
                ..
            } => {
                let (party, counterpart) = (parties.now(*party), parties.now(*counterpart));
                let side_of_counterpart = side_of(counterpart, *by, parties);
                self.offered = Some((party, counterpart, *side, side_of_counterpart));
            }
            Noted::Agreed { by } => {
                let Some((party, counterpart, side, known)) = self.offered else {
                    return;
                };
                // Either of the two offers, and the other one accepts.
                if let Some(other) = known.or_else(|| side_of(counterpart, *by, parties)) {
                    self.comes(Place::Engagement, party, side, row);
                    self.comes(Place::Engagement, counterpart, other, row);
                }
            }
            Noted::Ended { effective } => self.goes(*effective, |_| true),
            Noted::Undone(_) => {}
        }
    }

    fn comes(&mut self, place: Place, party: PartyId, side: Side, row: &Row) {
        self.presences.push(Presence {
            place,
            party,
            side,
            since: row.occurred_at,
            left: None,
            closed: None,
        });
    }

    /// Whoever it is leaves then, unless they leave earlier.
    fn goes(&mut self, at: Timestamp, who: impl Fn(&Presence) -> bool) {
        for there in self.presences.iter_mut().filter(|there| who(there)) {
            there.left = Some(there.left.map_or(at, |left| left.min(at)));
        }
    }

    fn bonds(&self, stream: &StreamKey, last: &Last, ties: &mut BTreeMap<[PartyId; 2], Vec<Bond>>) {
        for (index, one) in self.presences.iter().enumerate() {
            for other in &self.presences[index + 1..] {
                if let Some(([first, second], bond)) = bond(one, other, stream, last) {
                    ties.entry([first, second]).or_default().push(bond);
                }
            }
        }
    }
}

fn side_of(party: PartyId, by: Option<(PartyId, Side)>, parties: &Parties) -> Option<Side> {
    by.filter(|(who, _)| parties.now(*who) == party)
        .map(|(_, side)| side)
}

/// What two were in together, if they were there at one time.
fn bond(
    one: &Presence,
    other: &Presence,
    stream: &StreamKey,
    last: &Last,
) -> Option<([PartyId; 2], Bond)> {
    let (first, second) = if one.party < other.party {
        (one, other)
    } else {
        (other, one)
    };
    let since = one.since.max(other.since);
    let until = [one.until(), other.until()].into_iter().flatten().min();
    let is_shared = one.place.is_shared_with(other.place) && one.party != other.party;
    if !is_shared || until.is_some_and(|until| until < since) {
        return None;
    }
    let did = [one, other].map(|there| last.get(&(stream.1.clone(), there.party)));
    let did = did.into_iter().flatten().max().copied();
    let did = did.map_or(since, |did| did.max(since));
    let bond = Bond {
        through: one.place.through(),
        stream: stream.name(),
        sides: [first.side, second.side],
        since,
        last: until.map_or(did, |until| did.min(until)),
        until,
    };
    Some(([first.party, second.party], bond))
}

fn tie(pair: [PartyId; 2], mut bonds: Vec<Bond>, parties: &Parties) -> Option<Tie> {
    bonds.sort_by_key(|bond| bond.since);
    let since = bonds.first()?.since;
    let last = bonds.iter().map(|bond| bond.last).max()?;
    let organisations: Vec<_> = pair
        .into_iter()
        .filter(|party| parties.is_organisation(*party))
        .collect();
    Some(Tie {
        parties: pair,
        since,
        last,
        crosses_organisations: !organisations.is_empty(),
        crosses_sides: bonds.iter().any(|bond| bond.sides[0] != bond.sides[1]),
        organisations,
        bonds,
    })
}

#[cfg(test)]
mod tests;
