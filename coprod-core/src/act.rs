//! An event is an act: who, when, through whose hands, and what.

use cqrs_es::DomainEvent;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{By, Relayed, Timestamp};

/// Something somebody did, as it stands in the record.
///
/// Written as `{"by":…,"occurred_at":…,"relayed":…,"what":{"MemberSeated":{…}}}`. The attribution
/// is part of what happened, not metadata: rules rest on it, and outsiders must be able to check it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act<E> {
    /// Who did it.
    pub by: By,
    /// When it happened; when it was recorded is the ledger's to say.
    pub occurred_at: Timestamp,
    /// Who typed it, if somebody else did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relayed: Option<Relayed>,
    /// What happened.
    pub what: E,
}

/// The version of every event's shape so far.
pub const EVENT_VERSION: &str = "1.0";

/// The bounds of an event, in one name. An enum derives `strum::AsRefStr` to tell its variants.
pub trait Event:
    AsRef<str>
    + Serialize
    + DeserializeOwned
    + Clone
    + PartialEq
    + std::fmt::Debug
    + Send
    + Sync
    + 'static
{
}

impl<E> Event for E where
    E: AsRef<str>
        + Serialize
        + DeserializeOwned
        + Clone
        + PartialEq
        + std::fmt::Debug
        + Send
        + Sync
        + 'static
{
}

impl<E: Event> DomainEvent for Act<E> {
    fn event_type(&self) -> String {
        self.what.as_ref().to_owned()
    }

    fn event_version(&self) -> String {
        EVENT_VERSION.to_owned()
    }
}
