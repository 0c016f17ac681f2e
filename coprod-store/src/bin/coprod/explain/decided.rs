//! The round table's decision behind a step.

use coprod_core::{Basis, Decider, RoundTable, RoundTableEvent, rules::TallyBySide};
use coprod_store::{Ledger, ReadError, history::Step};

use crate::{
    lookup::Lookup,
    record::{self, Recorded},
};

/// A decision of a round table on which a step rests.
pub(super) struct Decided {
    pub(super) table: String,
    pub(super) recorded: Recorded,
}

impl Decided {
    /// The decision that the step cites, with all that is to be known of it looked up.
    pub(super) async fn behind(
        step: &Step,
        ledger: &Ledger,
        lookup: &mut Lookup,
    ) -> Result<Option<Self>, ReadError> {
        let Some(Basis::Decision(cited)) = &step.basis else {
            return Ok(None);
        };
        let (table, before) = (&cited.stream.id, cited.sequence.saturating_sub(1));
        let kind = <RoundTable as Decider>::TYPE;
        let events = ledger.read_stream(kind, table, before, 1).await?;
        let Some(recorded) = record::open(ledger, events).await?.pop() else {
            return Ok(None);
        };
        lookup.learn(&recorded).await?;
        for dissent in step.dissent.iter().flatten() {
            if let Some(party) = dissent.party {
                lookup.learn_party(party).await?;
            }
        }
        Ok(Some(Self {
            table: table.clone(),
            recorded,
        }))
    }

    /// How many said what.
    pub(super) const fn tally(&self) -> Option<TallyBySide> {
        match self.recorded.at_table() {
            Some(RoundTableEvent::DecisionReached { tally_by_side, .. }) => Some(*tally_by_side),
            _ => None,
        }
    }
}
