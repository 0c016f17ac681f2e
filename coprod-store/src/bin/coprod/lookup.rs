//! Whom and what ids stand for, looked up as they are met.

mod acts;

use std::collections::BTreeMap;

use coprod_core::{
    Content, Decider, Party, PartyEvent, PartyId, Personal, RoundTable, RoundTableEvent, SeatId,
    StreamName, party::PersonalField, round_table::Seat,
};
use coprod_store::{
    Ledger, ReadError,
    history::{Entry, Filter, History, Said},
};
use serde_json::Value;
use uuid::Uuid;

use crate::record::{self, Deed, Recorded};

/// The name of a party, as far as the ledger still has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Name {
    Known(String),
    /// Nobody ever gave one.
    Never,
    /// It was given, and erased since.
    Erased,
    /// It was given, and cannot be read.
    Unreadable,
}

/// A table, and what was said at it.
#[derive(Debug)]
struct Known {
    state: RoundTable,
    sequence: u64,
    purpose: Option<String>,
    /// What was said of an entity: the versions of a proposal, a piece of advice, a commitment.
    texts: BTreeMap<Uuid, Vec<Option<String>>>,
}

/// What is known so far of parties, tables, services and engagements.
#[derive(Debug)]
pub(crate) struct Lookup {
    ledger: Ledger,
    history: History,
    names: BTreeMap<PartyId, Name>,
    tables: BTreeMap<String, Known>,
    /// What happened to a service or in an engagement, by its id: the first entries say what the
    /// later ones are about.
    acts: BTreeMap<String, Vec<Recorded>>,
    /// Entries that were contested, by stream and sequence.
    entries: BTreeMap<(String, u64), Recorded>,
}

impl Lookup {
    pub(crate) const fn new(ledger: Ledger, history: History) -> Self {
        Self {
            ledger,
            history,
            names: BTreeMap::new(),
            tables: BTreeMap::new(),
            acts: BTreeMap::new(),
            entries: BTreeMap::new(),
        }
    }

    /// Looks up all that this event names.
    pub(crate) async fn learn(&mut self, recorded: &Recorded) -> Result<(), ReadError> {
        let mut ids = Vec::new();
        gather(&recorded.payload, &mut ids);
        let stream = recorded.event.aggregate_id.as_str();
        if let Some(contested) = self.contested(recorded).await? {
            gather(&contested.payload, &mut ids);
            let key = (stream.to_owned(), contested.event.sequence);
            self.entries.insert(key, contested);
        }
        match &recorded.deed {
            Deed::Other(_) => {}
            Deed::Party(_) => {
                if let Ok(party) = stream.parse() {
                    // It may be about the name itself.
                    self.names.remove(&party);
                    self.learn_party(party).await?;
                }
            }
            Deed::Table(_) => {
                self.learn_table(stream, recorded.event.sequence).await?;
                for id in &ids {
                    self.learn_at_table(stream, *id).await?;
                }
                self.learn_motion(recorded).await?;
            }
            Deed::Service(_) => self.learn_service(stream, recorded.event.sequence).await?,
            Deed::Engagement(_) => {
                self.learn_engagement(stream, recorded.event.sequence)
                    .await?;
            }
        }
        for id in ids {
            self.learn_party(id.into()).await?;
        }
        Ok(())
    }

    /// Looks up those who were against a decision: they stand in other entries than its own.
    pub(crate) async fn learn_dissent(&mut self, entry: &Entry) -> Result<(), ReadError> {
        for dissent in entry.dissent.iter().flatten() {
            match dissent.party {
                Some(party) => self.learn_party(party).await?,
                None => {
                    self.learn_at_table(&entry.stream.id, dissent.seat.as_uuid())
                        .await?;
                }
            }
        }
        Ok(())
    }

    async fn contested(&self, recorded: &Recorded) -> Result<Option<Recorded>, ReadError> {
        let Some(entry) = recorded.contested() else {
            return Ok(None);
        };
        let (event, before) = (&recorded.event, entry.saturating_sub(1));
        let events = self
            .ledger
            .read_stream(&event.aggregate_type, &event.aggregate_id, before, 1)
            .await?;
        Ok(record::open(&self.ledger, events).await?.pop())
    }

    pub(crate) async fn learn_party(&mut self, party: PartyId) -> Result<(), ReadError> {
        if self.names.contains_key(&party) {
            return Ok(());
        }
        let events = record::stream::<Party>(&self.ledger, &party.to_string()).await?;
        let acts = record::open(&self.ledger, events).await?;
        let name = acts.iter().filter_map(name_in).next_back();
        self.names.insert(party, name.unwrap_or(Name::Never));
        Ok(())
    }

    /// The table as it stands now: seats, proposals and decisions keep what they stand for.
    pub(crate) async fn learn_table(
        &mut self,
        table: &str,
        sequence: u64,
    ) -> Result<(), ReadError> {
        let known = self.tables.get(table);
        if known.is_some_and(|known| known.sequence >= sequence) {
            return Ok(());
        }
        let loaded = self.ledger.load::<RoundTable>(table).await?;
        let seen = self.tables.remove(table);
        let purpose = match seen.and_then(|known| known.purpose) {
            Some(purpose) => Some(purpose),
            None => self.purpose_of(table).await?,
        };
        let known = Known {
            state: loaded.state,
            sequence: loaded.sequence,
            purpose,
            texts: BTreeMap::new(),
        };
        self.tables.insert(table.to_owned(), known);
        Ok(())
    }

    async fn purpose_of(&self, table: &str) -> Result<Option<String>, ReadError> {
        let events = self
            .ledger
            .read_stream(<RoundTable as Decider>::TYPE, table, 0, 1)
            .await?;
        let acts = record::open(&self.ledger, events).await?;
        let Some(RoundTableEvent::RoundTableConvened { purpose, .. }) =
            acts.first().and_then(Recorded::at_table)
        else {
            return Ok(None);
        };
        Ok(purpose.text().map(str::to_owned))
    }

    async fn learn_at_table(&mut self, table: &str, id: Uuid) -> Result<(), ReadError> {
        let Some(known) = self.tables.get(table) else {
            return Ok(());
        };
        if let Some(seat) = known.state.seat(id.into()) {
            let person = seat.holder().and_then(|holder| holder.person);
            let party = seat.party;
            self.learn_party(party).await?;
            if let Some(person) = person {
                self.learn_party(person).await?;
            }
        }
        let Some(known) = self.tables.get(table) else {
            return Ok(());
        };
        if let Some(mandate) = known.state.mandate(id.into()) {
            let grantor = mandate.grantor;
            return self.learn_party(grantor).await;
        }
        if known.state.session(id.into()).is_some() {
            return Ok(());
        }
        // A decision is told by what is decided.
        let of = match known.state.decision(id.into()) {
            Some(decision) => decision.proposal().as_uuid(),
            None => id,
        };
        self.learn_texts(table, of).await
    }

    async fn learn_texts(&mut self, table: &str, id: Uuid) -> Result<(), ReadError> {
        let Some(known) = self.tables.get_mut(table) else {
            return Ok(());
        };
        if known.texts.contains_key(&id) {
            return Ok(());
        }
        let about = Filter {
            stream: Some(StreamName {
                aggregate_type: <RoundTable as Decider>::TYPE.to_owned(),
                id: table.to_owned(),
            }),
            subject: Some(id.to_string()),
            ..Filter::default()
        };
        let entries = self.history.entries(&about).await?;
        let texts = entries
            .into_iter()
            .filter_map(|entry| entry.words)
            .map(|said| match said {
                Said::Text(text) => Some(text),
                Said::Unreadable(_) => None,
            })
            .collect();
        known.texts.insert(id, texts);
        Ok(())
    }
}

/// What was learned.
impl Lookup {
    pub(crate) fn name(&self, party: PartyId) -> &Name {
        self.names.get(&party).unwrap_or(&Name::Never)
    }

    /// Every party met so far.
    pub(crate) fn names(&self) -> impl Iterator<Item = (PartyId, &Name)> {
        self.names.iter().map(|(party, name)| (*party, name))
    }

    pub(crate) fn seat(&self, table: &str, seat: SeatId) -> Option<&Seat> {
        self.table(table)?.seat(seat)
    }

    pub(crate) fn table(&self, table: &str) -> Option<&RoundTable> {
        self.tables.get(table).map(|known| &known.state)
    }

    pub(crate) fn entry(&self, stream: &str, sequence: u64) -> Option<&Recorded> {
        self.entries.get(&(stream.to_owned(), sequence))
    }

    pub(crate) fn purpose(&self, table: &str) -> Option<&str> {
        self.tables.get(table)?.purpose.as_deref()
    }

    /// What was said of an entity, in its first version or the one given.
    pub(crate) fn text(&self, table: &str, id: Uuid, version: u32) -> Option<&str> {
        let texts = self.tables.get(table)?.texts.get(&id)?;
        let index = usize::try_from(version.checked_sub(1)?).ok()?;
        texts.get(index)?.as_deref()
    }
}

fn name_in(recorded: &Recorded) -> Option<Name> {
    let Deed::Party(act) = &recorded.deed else {
        return None;
    };
    if let PartyEvent::PartyRegistered {
        name: Some(name), ..
    }
    | PartyEvent::PersonalDataCorrected {
        field: PersonalField::Name,
        value: name,
    } = &act.what
    {
        Some(named(name))
    } else {
        None
    }
}

fn named(name: &Personal<String>) -> Name {
    match name.content() {
        Content::Open(name) => Name::Known(name.clone()),
        Content::Erased => Name::Erased,
        Content::Closed | Content::Missing => Name::Unreadable,
    }
}

/// Every id that stands in a payload.
fn gather(value: &Value, ids: &mut Vec<Uuid>) {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
        Value::String(text) => ids.extend(Uuid::try_parse(text)),
        Value::Array(items) => items.iter().for_each(|item| gather(item, ids)),
        Value::Object(fields) => fields.values().for_each(|field| gather(field, ids)),
    }
}
