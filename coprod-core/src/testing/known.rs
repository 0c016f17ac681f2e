//! What a test lays down as known.

use std::collections::BTreeMap;

use async_trait::async_trait;

use super::Specification;
use crate::{
    Act, Citation, CitedEntry, Decider, Event, Facts, FactsUnavailable, Party, PartyId, RoundTable,
    RoundTableId, Seen,
};

/// Nothing known yet.
#[must_use]
pub fn known() -> Known {
    Known::default()
}

/// Facts from other streams, as a test lays them down: the [`Facts`] of a specification.
#[derive(Debug, Clone, Default)]
pub struct Known {
    entries: BTreeMap<Citation, CitedEntry>,
    parties: BTreeMap<PartyId, Seen<Party>>,
    round_tables: BTreeMap<RoundTableId, Seen<RoundTable>>,
}

impl Known {
    /// With an entry that may be cited.
    #[must_use]
    pub fn entry(mut self, citation: Citation, entry: CitedEntry) -> Self {
        self.entries.insert(citation, entry);
        self
    }

    /// With all entries of the stream that a specification tells.
    #[must_use]
    pub fn stream<D: Decider>(mut self, told: &Specification<D>) -> Self {
        for (act, sequence) in told.acts().iter().zip(1..) {
            self.record(told.citation(sequence), act);
        }
        self
    }

    /// With a party whose stream a specification tells.
    #[must_use]
    pub fn party(mut self, told: &Specification<Party>) -> Self {
        self.seen(told.id(), told.state(), told.acts().len());
        self.stream(told)
    }

    /// With a round table whose stream a specification tells.
    #[must_use]
    pub fn round_table(mut self, told: &Specification<RoundTable>) -> Self {
        let seen = Seen {
            state: told.state().clone(),
            sequence: told.acts().len() as u64,
        };
        self.round_tables.insert(told.id(), seen);
        self.stream(told)
    }

    pub(super) fn record<E: Event>(&mut self, citation: Citation, act: &Act<E>) {
        let entry = CitedEntry {
            aggregate_type: citation.stream.aggregate_type.clone(),
            event_type: act.what.as_ref().to_owned(),
            payload: serde_json::to_value(act).expect("an act can be written"),
        };
        self.entries.insert(citation, entry);
    }

    pub(super) fn seen(&mut self, party: PartyId, state: &Party, sequence: usize) {
        let seen = Seen {
            state: state.clone(),
            sequence: sequence as u64,
        };
        self.parties.insert(party, seen);
    }

    pub(super) fn extend(&mut self, other: Self) {
        self.entries.extend(other.entries);
        self.parties.extend(other.parties);
        self.round_tables.extend(other.round_tables);
    }
}

#[async_trait]
impl Facts for Known {
    async fn entry(&self, citation: &Citation) -> Result<Option<CitedEntry>, FactsUnavailable> {
        Ok(self.entries.get(citation).cloned())
    }

    async fn party(&self, party: PartyId) -> Result<Seen<Party>, FactsUnavailable> {
        let unknown = Seen {
            state: Party::default(),
            sequence: 0,
        };
        Ok(self.parties.get(&party).cloned().unwrap_or(unknown))
    }

    async fn round_table(&self, table: RoundTableId) -> Result<Seen<RoundTable>, FactsUnavailable> {
        let unknown = Seen {
            state: RoundTable::default(),
            sequence: 0,
        };
        Ok(self.round_tables.get(&table).cloned().unwrap_or(unknown))
    }
}
