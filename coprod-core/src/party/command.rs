//! What can be asked of a party.

#![allow(
    missing_docs,
    reason = "the names say it; the book's chapter on parties tells the rules"
)]

use serde::Serialize;

use super::{PartyKind, PersonalField, Scope};
use crate::{Basis, Citation, Command, ContestOutcome, Party, PartyId, Personal, Timestamp, Words};

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

impl PartyCommand {
    /// The entries of the record that the command rests on.
    pub(super) fn cites(&self, command: &Command<Party>) -> Vec<Citation> {
        match self {
            Self::GrantRepresentation { basis, .. }
            | Self::SucceedParty { basis, .. }
            | Self::FenceErasure { basis } => basis.citation().cloned().into_iter().collect(),
            Self::ContestEntry { entry, .. } | Self::AnswerContest { entry, .. } => {
                vec![command.entry(*entry)]
            }
            Self::RegisterParty { .. }
            | Self::RecordContact { .. }
            | Self::CorrectPersonalData { .. }
            | Self::EndRepresentation { .. }
            | Self::MergeParty { .. }
            | Self::RequestErasure
            | Self::RefuseErasure { .. }
            | Self::CompleteErasure { .. } => Vec::new(),
        }
    }

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

    pub(super) const fn commits(&self) -> bool {
        match self {
            Self::GrantRepresentation { .. } | Self::SucceedParty { .. } => true,
            Self::RegisterParty { .. }
            | Self::RecordContact { .. }
            | Self::CorrectPersonalData { .. }
            | Self::EndRepresentation { .. }
            | Self::MergeParty { .. }
            | Self::RequestErasure
            | Self::RefuseErasure { .. }
            | Self::FenceErasure { .. }
            | Self::CompleteErasure { .. }
            | Self::ContestEntry { .. }
            | Self::AnswerContest { .. } => false,
        }
    }
}
