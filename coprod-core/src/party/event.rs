//! What can happen to a party. These names and shapes are for ever.

#![allow(
    missing_docs,
    reason = "the names say it; the book's chapter on parties tells the rules"
)]

use serde::{Deserialize, Serialize};
use strum::{AsRefStr, EnumDiscriminants, VariantNames};

use crate::{Basis, ContestOutcome, PartyId, Personal, Timestamp, TopicKey, Words};

#[derive(
    Debug, Clone, PartialEq, Eq, Serialize, Deserialize, AsRefStr, VariantNames, EnumDiscriminants,
)]
#[strum_discriminants(
    name(PartyEventKind),
    derive(PartialOrd, Ord, Hash, strum::VariantArray)
)]
#[serde(deny_unknown_fields)]
pub enum PartyEvent {
    PartyRegistered {
        kind: PartyKind,
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<Personal<String>>,
    },
    ContactRecorded {
        contact: Personal<String>,
    },
    PersonalDataCorrected {
        field: PersonalField,
        value: Personal<String>,
    },

    RepresentationGranted {
        person: PartyId,
        scope: Scope,
        from: Timestamp,
        #[serde(skip_serializing_if = "Option::is_none")]
        until: Option<Timestamp>,
        basis: Basis,
    },
    RepresentationEnded {
        person: PartyId,
        reason: Words,
    },

    PartySucceeded {
        successor: PartyId,
        basis: Basis,
    },
    PartyMerged {
        into: PartyId,
    },

    ErasureRequested {},
    ErasureRefused {
        norm: String,
    },
    ErasureFenced {
        basis: Basis,
    },
    ErasureCompleted {
        checked: Vec<String>,
    },

    EntryContested {
        entry: u64,
        reason: Words,
    },
    ContestAnswered {
        entry: u64,
        outcome: ContestOutcome,
        reason: Words,
    },
}

/// What a party is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::Display)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum PartyKind {
    Person,
    Group,
    Organisation,
}

/// Which personal data were corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::Display)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum PersonalField {
    Name,
    Contact,
}

/// In what somebody may speak for an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Scope {
    Everything,
    Topics(Vec<TopicKey>),
}
