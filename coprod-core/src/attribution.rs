//! Who acts, for whom, and through whose hands the act came into the record.

use serde::{Deserialize, Serialize};

use crate::{AutomationRule, Channel, Digest, PartyId, Role};

/// For whom one acts. It follows from that alone, not from who is paid: a provider's unpaid board is
/// professional, a nurse who acts as a neighbour is a citizen.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::Display,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Side {
    /// Council, administration, providers, and whoever acts for them.
    Professional,
    /// Clients, volunteers, relatives, neighbours, residents, and their own associations.
    Citizen,
    /// Facilitators and auditors: they never accept, sign, take positions or feel a balance.
    Neutral,
}

/// Who did it: a party, or an automation on nobody's side.
///
/// `For` is the organisation spoken for: in a command just its id ([`Actor`]), in the record also up
/// to which entry of its stream the representation was looked up ([`SpokenFor`]).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum By<For = SpokenFor> {
    /// A person or group, in one role, on one side.
    Party {
        /// Who.
        party: PartyId,
        /// On which side.
        side: Side,
        /// In what capacity.
        role: Role,
        /// In whose name, if not one's own.
        #[serde(rename = "for", skip_serializing_if = "Option::is_none")]
        on_behalf_of: Option<For>,
    },
    /// A rule that reacts to what was recorded. It accepts nothing.
    Automation {
        /// Which one.
        automation: Automation,
    },
}

/// An automation, by the rule it follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Automation {
    /// The rule's name.
    pub rule: AutomationRule,
}

/// The organisation an act was done for, and how far its stream had been read when the
/// representation was found in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpokenFor {
    /// The organisation.
    pub party: PartyId,
    /// The last entry of its stream that was looked at.
    pub sequence: u64,
}

/// Who gives a command.
pub type Actor = By<PartyId>;

impl Actor {
    /// A party that acts in its own name.
    #[must_use]
    pub const fn party(party: PartyId, side: Side, role: Role) -> Self {
        Self::Party {
            party,
            side,
            role,
            on_behalf_of: None,
        }
    }

    /// A rule that reacts.
    #[must_use]
    pub const fn automation(rule: AutomationRule) -> Self {
        Self::Automation {
            automation: Automation { rule },
        }
    }

    /// The same party, in the name of `organisation`. An automation speaks for nobody and stays as
    /// it is.
    #[must_use]
    pub fn speaking_for(self, organisation: PartyId) -> Self {
        match self {
            Self::Party {
                party, side, role, ..
            } => Self::Party {
                party,
                side,
                role,
                on_behalf_of: Some(organisation),
            },
            Self::Automation { .. } => self,
        }
    }

    /// The organisation spoken for.
    #[must_use]
    pub const fn organisation(&self) -> Option<PartyId> {
        match self {
            Self::Party { on_behalf_of, .. } => *on_behalf_of,
            Self::Automation { .. } => None,
        }
    }
}

impl By {
    /// The organisation spoken for.
    #[must_use]
    pub const fn organisation(&self) -> Option<PartyId> {
        match self {
            Self::Party {
                on_behalf_of: Some(spoken_for),
                ..
            } => Some(spoken_for.party),
            Self::Party {
                on_behalf_of: None, ..
            }
            | Self::Automation { .. } => None,
        }
    }

    /// On whose account the act stands: the organisation spoken for, else the party itself.
    #[must_use]
    pub const fn principal(&self) -> Option<PartyId> {
        match self.organisation() {
            Some(organisation) => Some(organisation),
            None => self.person(),
        }
    }
}

impl<For> By<For> {
    /// The party that acted, if it was one.
    #[must_use]
    pub const fn person(&self) -> Option<PartyId> {
        match self {
            Self::Party { party, .. } => Some(*party),
            Self::Automation { .. } => None,
        }
    }

    /// The side acted for, if it was a party.
    #[must_use]
    pub const fn side(&self) -> Option<Side> {
        match self {
            Self::Party { side, .. } => Some(*side),
            Self::Automation { .. } => None,
        }
    }
}

/// That somebody else typed it: at a shared computer, from paper, after a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relayed {
    /// Who brought it into the record.
    pub recorder: PartyId,
    /// On which side the recorder stands. What the other side relays needs a document wherever
    /// somebody binds themself by it.
    pub side: Side,
    /// How it reached them.
    pub channel: Channel,
    /// What proves it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<Document>,
}

/// A document that lies outside of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Where to find it: a file number, a title. It names no person.
    pub reference: String,
    /// What it held.
    pub digest: Digest,
}
