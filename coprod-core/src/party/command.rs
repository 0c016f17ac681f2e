//! What can be asked of a party.

#![allow(
    missing_docs,
    reason = "the names say it; the book's chapter on parties tells the rules"
)]

use serde::Serialize;

use super::{PartyKind, PersonalField, Scope};
use crate::{Basis, ContestOutcome, PartyId, Personal, Timestamp, Words};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum PartyCommand {
    RegisterParty {
        kind: PartyKind,
        name: Option<Personal<String>>,
    },
    RecordContact {
        contact: Personal<String>,
    },
    CorrectPersonalData {
        field: PersonalField,
        value: Personal<String>,
    },
    GrantRepresentation {
        person: PartyId,
        scope: Scope,
        from: Timestamp,
        until: Option<Timestamp>,
        basis: Basis,
    },
    EndRepresentation {
        person: PartyId,
        reason: Words,
    },
    SucceedParty {
        successor: PartyId,
        basis: Basis,
    },
    MergeParty {
        into: PartyId,
    },
    RequestErasure,
    RefuseErasure {
        norm: String,
    },
    FenceErasure {
        basis: Basis,
    },
    CompleteErasure {
        checked: Vec<String>,
    },
    ContestEntry {
        entry: u64,
        reason: Words,
    },
    AnswerContest {
        entry: u64,
        outcome: ContestOutcome,
        reason: Words,
    },
}
