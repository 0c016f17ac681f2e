//! Who owes, or to whom: as an event says it, before it is known who that is at a position.

use std::collections::BTreeSet;

use coprod_core::{By, PartyId, Side};
use serde::{Deserialize, Serialize};

/// Parties, whoever is in certain places, or a side; without those who have left or done their part.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Whose {
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub(super) parties: BTreeSet<PartyId>,
    /// Those in any of these places of the stream.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) places: Vec<String>,
    /// Only those on that side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) side: Option<Side>,
    /// Not those in these places.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) but: Vec<String>,
}

impl Whose {
    pub(super) fn party(party: PartyId) -> Self {
        Self::parties([party])
    }

    pub(super) fn parties(parties: impl IntoIterator<Item = PartyId>) -> Self {
        Self {
            parties: parties.into_iter().collect(),
            ..Self::default()
        }
    }

    /// On whose account somebody acted.
    pub(super) fn actor(by: &By) -> Self {
        Self {
            parties: by.principal().into_iter().collect(),
            side: by.side(),
            ..Self::default()
        }
    }

    /// Whoever is there.
    pub(super) fn place(place: impl Into<String>) -> Self {
        Self::default().or_in(place)
    }

    pub(super) fn or_in(mut self, place: impl Into<String>) -> Self {
        self.places.push(place.into());
        self
    }

    pub(super) fn on(self, side: Option<Side>) -> Self {
        Self { side, ..self }
    }

    pub(super) fn but(mut self, place: impl Into<String>) -> Self {
        self.but.push(place.into());
        self
    }
}

/// The side across, if there is one.
pub(super) const fn across(side: Option<Side>) -> Option<Side> {
    match side {
        Some(Side::Professional) => Some(Side::Citizen),
        Some(Side::Citizen) => Some(Side::Professional),
        Some(Side::Neutral) | None => None,
    }
}
