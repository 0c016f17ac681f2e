//! What is given, said and answered in an engagement.

use serde::{Deserialize, Serialize};

use super::Minutes;
use crate::{Date, Money, PartyId, Role, Side, Words};

/// What somebody gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Gift {
    /// Time on one day.
    Time(Minutes),
    /// Money.
    Money(Money),
    /// What somebody knows and others don't.
    Knowledge {
        /// What about.
        words: Words,
    },
    /// Whatever else helps: a room, a van, a good word.
    Support {
        /// Which.
        words: Words,
    },
}

/// What for. Training and coordination are work too, and are seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::Display)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Purpose {
    /// For those whom the service is for.
    Direct,
    /// To learn or teach how it is done.
    Training,
    /// To keep it going: rosters, meetings, paperwork.
    Coordination,
}

/// A contribution: what was given, what for, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Given {
    /// What.
    pub what: Gift,
    /// What for.
    pub purpose: Purpose,
    /// On which day.
    pub on: Date,
    /// What the giver wants it used for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earmark: Option<Words>,
}

/// What an imbalance is answered with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ImbalanceAnswer {
    /// What will change.
    Change(Words),
    /// Why nothing changes.
    Reason(Words),
}

/// Whom somebody trusts: never a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Towards {
    /// All on that side.
    Side(Side),
    /// An organisation.
    Organisation(PartyId),
    /// Whoever has that role.
    Role(Role),
}

impl Given {
    /// The words its giver puts in.
    pub(super) fn words(&self) -> impl Iterator<Item = &Words> {
        let about = match &self.what {
            Gift::Knowledge { words } | Gift::Support { words } => Some(words),
            Gift::Time(_) | Gift::Money(_) => None,
        };
        about.into_iter().chain(&self.earmark)
    }

    /// Whether its use has to be accounted for: money, and whatever was given for a purpose.
    pub(super) const fn is_for_a_use(&self) -> bool {
        matches!(self.what, Gift::Money(_)) || self.earmark.is_some()
    }
}

impl ImbalanceAnswer {
    /// The words of the answer.
    pub(super) const fn words(&self) -> &Words {
        match self {
            Self::Change(words) | Self::Reason(words) => words,
        }
    }
}
