//! Who is in which place of a stream: seats, shares, the two of an engagement.

use std::collections::{BTreeMap, BTreeSet};

use coprod_core::{PartyId, Side};

use super::{claim::Whom, moves::PROPOSER, whose::Whose};
use crate::{ReadError, Value, projections::columns::Columns};

type Place = BTreeMap<PartyId, Option<Side>>;

/// The places of the streams in which something is owed, as the record stood.
#[derive(Debug, Default)]
pub(super) struct Places(BTreeMap<String, BTreeMap<String, Place>>);

impl Places {
    pub(super) fn read(rows: Vec<Vec<Value>>) -> Result<Self, ReadError> {
        let mut places = Self::default();
        for values in rows {
            let (mut columns, _) = Columns::at_position("the places", values)?;
            let stream = columns.text("stream_id")?;
            let place = columns.text("place")?;
            let party: Option<PartyId> = columns.parsed("party")?;
            let side = columns.coded("side")?;
            let enters = columns.integer("enters")? == 1;
            match (party, enters) {
                (Some(party), true) => {
                    let stream = places.0.entry(stream).or_default();
                    stream.entry(place).or_default().insert(party, side);
                }
                (Some(party), false) => places.leaves(&stream, &place, party),
                (None, _) => {
                    if let Some(stream) = places.0.get_mut(&stream) {
                        stream.remove(&place);
                    }
                }
            }
        }
        Ok(places)
    }

    /// An axis is open, and all of it left, once a side that held it has nobody there.
    fn leaves(&mut self, stream: &str, place: &str, party: PartyId) {
        let side = self.side(stream, party);
        let is_axis = matches!(place, "planning" | "implementation");
        let remaining = self.place(stream, place).into_iter();
        let mut others = remaining.filter(|(other, _)| *other != party);
        let opens = is_axis && !others.any(|(other, _)| self.side(stream, other) == side);
        let Some(place) = self
            .0
            .get_mut(stream)
            .and_then(|known| known.get_mut(place))
        else {
            return;
        };
        if opens {
            place.clear();
        }
        place.remove(&party);
    }

    /// Whoever is in a place; in all of a kind, where each seat has one of its own.
    fn place(&self, stream: &str, place: &str) -> Place {
        let Some(known) = self.0.get(stream) else {
            return Place::new();
        };
        let each = known.iter().filter(|(name, _)| {
            let rest = name.strip_prefix(place);
            rest.is_some_and(|rest| rest.is_empty() || (rest.starts_with(' ') && place != PROPOSER))
        });
        each.flat_map(|(_, there)| there.iter().map(|(party, side)| (*party, *side)))
            .collect()
    }

    pub(super) fn parties(&self, stream: &str, place: &str) -> BTreeSet<PartyId> {
        self.place(stream, place).into_keys().collect()
    }

    /// On which side a party stands, as far as any place of the stream says.
    fn side(&self, stream: &str, party: PartyId) -> Option<Side> {
        let mut places = self.0.get(stream)?.values();
        places.find_map(|place| *place.get(&party)?)
    }

    /// Who that is in a stream, where `of` are the proposals whose proposer may be meant. Nobody
    /// owes to themself.
    pub(super) fn who(
        &self,
        stream: &str,
        whose: &Whose,
        of: &[&str],
        without: &[PartyId],
    ) -> Whom {
        let mut there: Place = whose.parties.iter().map(|party| (*party, None)).collect();
        for place in &whose.places {
            if place == PROPOSER {
                let own = of.iter().map(|of| format!("{PROPOSER} {of}"));
                there.extend(own.flat_map(|place| self.place(stream, &place)));
            } else {
                there.extend(self.place(stream, place));
            }
        }
        for place in &whose.but {
            for party in self.parties(stream, place) {
                there.remove(&party);
            }
        }
        there.retain(|party, _| !without.contains(party));
        let known = there.into_iter().map(|(party, side)| {
            let named = whose.parties.contains(&party);
            let stated = whose.side.filter(|_| named);
            (party, side.or_else(|| self.side(stream, party)).or(stated))
        });
        let known: Place = known.collect();
        on_their_side(known, whose)
    }
}

/// Those on the side meant; all of them where nobody is left on it.
fn on_their_side(there: Place, whose: &Whose) -> Whom {
    let meant = whose.side.filter(|_| whose.parties.is_empty());
    let mut on_it = there.clone();
    on_it.retain(|_, side| meant.is_some() && *side == meant);
    let chosen = if on_it.is_empty() { there } else { on_it };
    let mut sides: BTreeSet<Side> = chosen.values().copied().flatten().collect();
    if chosen.is_empty() {
        sides.extend(whose.side);
    }
    Whom {
        parties: chosen.into_keys().collect(),
        sides: sides.into_iter().collect(),
    }
}
