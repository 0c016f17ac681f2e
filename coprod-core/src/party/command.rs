//! What can be asked of a party.

#![allow(
    missing_docs,
    reason = "the names say it; the book's chapter on parties tells the rules"
)]

use serde::Serialize;

use super::{PartyKind, PersonalField, Scope};
use crate::{Basis, Command, ContestOutcome, Need, Party, PartyId, Personal, Timestamp, Words};

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

/// What has to be looked up: the entries that are cited or disputed, and whom the party becomes.
pub(super) fn needs(command: &Command<Party>) -> Vec<Need> {
    use PartyCommand as C;
    match &command.what {
        C::GrantRepresentation { basis, .. } | C::FenceErasure { basis } => {
            cited(basis).into_iter().collect()
        }
        C::SucceedParty { successor, basis } => {
            let cited = cited(basis).into_iter();
            cited.chain([Need::Party(*successor)]).collect()
        }
        C::MergeParty { into } => vec![Need::Party(*into)],
        C::ContestEntry { entry, .. } | C::AnswerContest { entry, .. } => {
            vec![Need::Entry(command.entry(*entry))]
        }
        C::RegisterParty { .. }
        | C::RecordContact { .. }
        | C::CorrectPersonalData { .. }
        | C::EndRepresentation { .. }
        | C::RequestErasure
        | C::RefuseErasure { .. }
        | C::CompleteErasure { .. } => Vec::new(),
    }
}

fn cited(basis: &Basis) -> Option<Need> {
    basis.citation().cloned().map(Need::Entry)
}

impl PartyCommand {
    pub(super) fn words(&self) -> Vec<&Words> {
        match self {
            Self::EndRepresentation { reason, .. }
            | Self::ContestEntry { reason, .. }
            | Self::AnswerContest { reason, .. } => vec![reason],
            Self::RegisterParty { .. }
            | Self::RecordContact { .. }
            | Self::CorrectPersonalData { .. }
            | Self::GrantRepresentation { .. }
            | Self::SucceedParty { .. }
            | Self::MergeParty { .. }
            | Self::RequestErasure
            | Self::RefuseErasure { .. }
            | Self::FenceErasure { .. }
            | Self::CompleteErasure { .. } => Vec::new(),
        }
    }
}
