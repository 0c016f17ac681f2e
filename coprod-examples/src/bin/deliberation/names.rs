//! Ids that are derived from the export, so that a second run asks for the very same things.

use coprod_core::{CommandId, DecisionId, PartyId, ProposalId, RoundTableId, SeatId};
use uuid::Uuid;

/// What everything in one deliberation is called in the ledger.
#[derive(Clone, Copy)]
pub(crate) struct Names(Uuid);

impl Names {
    pub(crate) const fn within(export: Uuid) -> Self {
        Self(export)
    }

    pub(crate) fn table(self) -> RoundTableId {
        RoundTableId::derived(self.0, "table")
    }

    pub(crate) fn host(self) -> PartyId {
        PartyId::derived(self.0, "host")
    }

    /// A pseudonym: it means nothing outside of this export.
    pub(crate) fn participant(self, id: u64) -> PartyId {
        PartyId::derived(self.0, &format!("participant {id}"))
    }

    pub(crate) fn seat(self, participant: u64) -> SeatId {
        SeatId::derived(self.0, &format!("seat {participant}"))
    }

    pub(crate) fn proposal(self, statement: u64) -> ProposalId {
        ProposalId::derived(self.0, &format!("statement {statement}"))
    }

    pub(crate) fn decision(self, statement: u64) -> DecisionId {
        DecisionId::derived(self.0, &format!("decision {statement}"))
    }

    pub(crate) fn command(self, what: &str) -> CommandId {
        CommandId::derived(self.0, &format!("command {what}"))
    }
}
