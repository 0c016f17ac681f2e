//! The facts that decisions rest on, looked up in the ledger itself.

use async_trait::async_trait;
use coprod_core::{
    Citation, CitedEntry, Facts, FactsUnavailable, Party, PartyId, RoundTable, RoundTableId, Seen,
};

use crate::{Ledger, ReadError, Recordable};

/// Looks facts up among what is durable.
#[derive(Debug)]
pub(crate) struct LedgerFacts(pub(crate) Ledger);

#[async_trait]
impl Facts for LedgerFacts {
    async fn entry(&self, citation: &Citation) -> Result<Option<CitedEntry>, FactsUnavailable> {
        let Some(before) = citation.sequence.checked_sub(1) else {
            return Ok(None);
        };
        let stream = &citation.stream;
        let read = self
            .0
            .read_stream(&stream.aggregate_type, &stream.id, before, 1)
            .await;
        let Some(event) = read.map_err(unavailable)?.pop() else {
            return Ok(None);
        };
        let payload = event.payload_as().map_err(unavailable)?;
        Ok(Some(CitedEntry {
            aggregate_type: event.aggregate_type,
            event_type: event.event_type,
            payload,
        }))
    }

    async fn party(&self, party: PartyId) -> Result<Seen<Party>, FactsUnavailable> {
        self.seen(&party.to_string()).await
    }

    async fn round_table(&self, table: RoundTableId) -> Result<Seen<RoundTable>, FactsUnavailable> {
        self.seen(&table.to_string()).await
    }
}

impl LedgerFacts {
    async fn seen<A: Recordable>(&self, id: &str) -> Result<Seen<A>, FactsUnavailable> {
        let loaded = self.0.load::<A>(id).await.map_err(unavailable)?;
        Ok(Seen {
            state: loaded.state,
            sequence: loaded.sequence,
        })
    }
}

fn unavailable(source: ReadError) -> FactsUnavailable {
    FactsUnavailable(Box::new(source))
}
