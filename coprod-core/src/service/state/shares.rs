//! Partners, who holds an axis, and what is offered.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    OfferId, PartyId, Side, Timestamp,
    round_table::Mode,
    service::{Axis, Receivers, Terms, Work},
};

/// A party that takes part in a service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Partner {
    /// On which side.
    pub side: Side,
    /// From when on it has left, where it said so.
    pub leaves: Option<Timestamp>,
    /// The entry by which it joined.
    pub joined: u64,
    /// Whether that it joined is contested, and void until it is proven.
    pub contested: bool,
}

impl Partner {
    /// Whether it is a partner at that moment.
    #[must_use]
    pub fn takes_part(&self, at: Timestamp) -> bool {
        !self.contested && self.leaves.is_none_or(|leaves| at < leaves)
    }
}

/// Who holds an axis. What the axis is follows from their sides.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// The holders.
    pub holders: BTreeMap<PartyId, Holding>,
}

/// One party's share in planning or implementing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holding {
    /// On which side.
    pub side: Side,
    /// By which offer; nothing where a side keeps what was open.
    pub offer: Option<OfferId>,
    /// On what terms.
    pub terms: Terms,
    /// By which concept and guideline an implementer delivers: those it accepted.
    pub work: Option<Work>,
    /// From when on the share is given up, where its holder said so.
    pub returns: Option<Timestamp>,
    /// Since when it holds.
    pub since: Timestamp,
    /// The entry by which it accepted.
    pub entry: u64,
    /// Whether the acceptance is contested, and void until it is proven.
    pub contested: bool,
}

impl Share {
    /// By which sides it is held; nothing while it is open.
    #[must_use]
    pub fn mode(&self) -> Option<Mode> {
        let held_by = |side| self.in_force().any(|(_, holding)| holding.side == side);
        match (held_by(Side::Professional), held_by(Side::Citizen)) {
            (true, true) => Some(Mode::Shared),
            (true, false) => Some(Mode::Professionals),
            (false, true) => Some(Mode::Citizens),
            (false, false) => None,
        }
    }

    /// Whether nobody holds it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.mode().is_none()
    }

    /// The holders that count: whose acceptance isn't contested.
    pub fn in_force(&self) -> impl Iterator<Item = (PartyId, &Holding)> {
        let holders = self
            .holders
            .iter()
            .map(|(party, holding)| (*party, holding));
        holders.filter(|(_, holding)| !holding.contested)
    }

    /// Whether it is open once this party doesn't hold it: when a side of its mode has no other
    /// holder.
    #[must_use]
    pub fn opens_without(&self, party: PartyId) -> bool {
        let Some(leaving) = self.holders.get(&party) else {
            return false;
        };
        let mut others = self.in_force().filter(|(other, _)| *other != party);
        !others.any(|(_, holding)| holding.side == leaving.side)
    }

    /// A party's share, if it counts.
    #[must_use]
    pub fn held_by(&self, party: PartyId) -> Option<&Holding> {
        self.holders
            .get(&party)
            .filter(|holding| !holding.contested)
    }
}

/// An offer of shares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Of which axis.
    pub axis: Axis,
    /// Who made it; nobody where a reaction did.
    pub by: Option<PartyId>,
    /// To whom.
    pub to: Receivers,
    /// Who would hold the axis then.
    pub mode: Mode,
    /// On what terms.
    pub terms: Terms,
    /// Until when it can be answered.
    pub until: Timestamp,
    /// What is to be delivered, where it is about implementing.
    pub work: Option<Work>,
    /// Who has agreed so far, by which entry.
    pub accepted: BTreeMap<PartyId, u64>,
    /// Whose acceptance is contested, and void until it is proven.
    pub void: BTreeSet<PartyId>,
    /// Who has declined.
    pub declined: BTreeSet<PartyId>,
    /// What has become of it.
    pub stage: OfferStage,
}

impl Offer {
    /// Whether this party has agreed, and nobody disputes that.
    #[must_use]
    pub fn is_accepted_by(&self, party: PartyId) -> bool {
        self.accepted.contains_key(&party) && !self.void.contains(&party)
    }

    /// Whether it is made to this party, on that side.
    #[must_use]
    pub fn is_made_to(&self, party: PartyId, side: Side) -> bool {
        match &self.to {
            Receivers::Parties(_) | Receivers::Seated { .. } => self.names(party),
            Receivers::OpenCall { side: called, .. } => *called == side,
        }
    }

    /// Whether it asks this party by name.
    #[must_use]
    pub fn names(&self, party: PartyId) -> bool {
        match &self.to {
            Receivers::Parties(parties) | Receivers::Seated { parties, .. } => {
                parties.contains(&party)
            }
            Receivers::OpenCall { .. } => false,
        }
    }
}

/// What has become of an offer. Past its time an open one lapses by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum OfferStage {
    /// It waits for answers.
    Open,
    /// It has taken effect.
    InEffect,
    /// It was withdrawn, or lapsed as who made it left.
    Withdrawn,
}
