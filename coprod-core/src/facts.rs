//! Facts that a decision rests on and that lie in other streams.
//!
//! They are looked up before deciding, so that deciding stays pure.

use std::{collections::BTreeMap, error::Error};

use async_trait::async_trait;

use crate::{
    By, Citation, CitedEntry, Party, PartyId, Relayed, RoundTable, RoundTableId, StreamName,
    Timestamp,
};

/// Where recorded facts are looked up; a ledger answers from what is durable.
#[async_trait]
pub trait Facts: Send + Sync {
    /// The entry that is cited, or nothing where there is none.
    async fn entry(&self, citation: &Citation) -> Result<Option<CitedEntry>, FactsUnavailable>;

    /// A party as its stream tells so far. One that nobody registered is as new, at sequence 0.
    async fn party(&self, party: PartyId) -> Result<Seen<Party>, FactsUnavailable>;

    /// A round table as its stream tells so far. One that nobody convened is as new, at sequence 0.
    async fn round_table(&self, table: RoundTableId) -> Result<Seen<RoundTable>, FactsUnavailable>;
}

/// A state that was looked up, and the last entry it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen<S> {
    /// The state.
    pub state: S,
    /// The sequence of the last entry of its stream.
    pub sequence: u64,
}

/// The facts could not be looked up; the command may be tried again.
#[derive(Debug, thiserror::Error)]
#[error("the record cannot be read just now, so nothing was decided: try again")]
pub struct FactsUnavailable(#[source] pub Box<dyn Error + Send + Sync>);

/// What a command needs looked up before it can be decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Need {
    /// An entry of the record.
    Entry(Citation),
    /// The present state of a party.
    Party(PartyId),
    /// The present state of a round table.
    RoundTable(RoundTableId),
}

/// All that a decision may know beside its own stream's state.
#[derive(Debug, Clone)]
pub struct Context {
    /// Which stream decides.
    pub stream: StreamName,
    /// Who acts.
    pub by: By,
    /// When.
    pub occurred_at: Timestamp,
    /// Who typed it, if somebody else did.
    pub relayed: Option<Relayed>,
    /// What was looked up.
    pub found: Found,
}

impl Context {
    /// An entry of the stream that decides.
    #[must_use]
    pub fn own_entry(&self, sequence: u64) -> Citation {
        Citation {
            stream: self.stream.clone(),
            sequence,
        }
    }
}

/// The facts that were looked up for one command.
#[derive(Debug, Clone, Default)]
pub struct Found {
    entries: BTreeMap<Citation, CitedEntry>,
    parties: BTreeMap<PartyId, Seen<Party>>,
    round_tables: BTreeMap<RoundTableId, Seen<RoundTable>>,
}

impl Found {
    /// Looks up all that is needed.
    ///
    /// # Errors
    /// [`FactsUnavailable`] when the record cannot be read. A fact that does not exist is no error:
    /// the decision finds it missing.
    pub async fn look_up(needs: Vec<Need>, facts: &dyn Facts) -> Result<Self, FactsUnavailable> {
        let mut found = Self::default();
        for need in needs {
            match need {
                Need::Entry(citation) => {
                    if let Some(entry) = facts.entry(&citation).await? {
                        found.entries.insert(citation, entry);
                    }
                }
                Need::Party(party) => {
                    let seen = facts.party(party).await?;
                    found.parties.insert(party, seen);
                }
                Need::RoundTable(table) => {
                    let seen = facts.round_table(table).await?;
                    found.round_tables.insert(table, seen);
                }
            }
        }
        Ok(found)
    }

    /// The cited entry, if it exists.
    #[must_use]
    pub fn entry(&self, citation: &Citation) -> Option<&CitedEntry> {
        self.entries.get(citation)
    }

    /// The party as seen.
    #[must_use]
    pub fn party(&self, party: PartyId) -> Option<&Seen<Party>> {
        self.parties.get(&party)
    }

    /// The round table as seen.
    #[must_use]
    pub fn round_table(&self, table: RoundTableId) -> Option<&Seen<RoundTable>> {
        self.round_tables.get(&table)
    }
}
