//! What read models have to know of parties: what each is, and which became another one.

use std::collections::BTreeMap;

use coprod_core::{Act, ContestOutcome, PartyEvent, PartyId, party::PartyKind};

use super::columns::Columns;
use crate::{
    Column, Position, Projected, Projection, ReadError, RecordedEvent, Rows, Table, Value,
};

/// What was told of a party's kind, of its being merged, and of entries undone.
pub(super) static PARTIES: Table = Table {
    name: "parties",
    columns: &[
        Column::integer("position"),
        Column::text("party"),
        Column::integer("sequence"),
        Column::text("kind").nullable(),
        Column::text("merged_into").nullable(),
        Column::integer("undone").nullable(),
    ],
    key: &["position"],
    indexes: &[&["kind"]],
};

/// Persons are left out: they are what a party is that nothing else is known of.
const QUERY: &str = "\
SELECT position, party, sequence, kind, merged_into, undone FROM {parties} \
WHERE position <= $1 AND (kind IS NULL OR kind <> 'person') ORDER BY position";

/// What an event of a party tells of it.
pub(super) fn put(event: &RecordedEvent, act: &Act<PartyEvent>, rows: &mut Rows) {
    use PartyEvent as E;
    let (kind, merged_into, undone) = match &act.what {
        E::PartyRegistered { kind, .. } => (Some(*kind), None, None),
        E::PartyMerged { into } => (None, Some(*into), None),
        E::ContestAnswered {
            entry,
            outcome: ContestOutcome::Upheld | ContestOutcome::Corrected,
            ..
        } => (None, None, Some(*entry)),
        E::ContestAnswered {
            outcome: ContestOutcome::Rejected,
            ..
        }
        | E::ContactRecorded { .. }
        | E::PersonalDataCorrected { .. }
        | E::RepresentationGranted { .. }
        | E::RepresentationEnded { .. }
        | E::PartySucceeded { .. }
        | E::ErasureRequested {}
        | E::ErasureRefused { .. }
        | E::ErasureFenced { .. }
        | E::ErasureCompleted { .. }
        | E::EntryContested { .. } => return,
    };
    let values = vec![
        event.position.as_i64().into(),
        event.aggregate_id.as_str().into(),
        Position(event.sequence).as_i64().into(),
        Value::from(kind.map(|kind| kind.to_string())),
        Value::from(merged_into.map(|into| into.to_string())),
        Value::from(undone.map(|entry| Position(entry).as_i64())),
    ];
    rows.put(&PARTIES, values);
}

/// The parties, as the record stood.
#[derive(Debug, Default)]
pub(super) struct Parties {
    kinds: BTreeMap<PartyId, PartyKind>,
    merged: BTreeMap<PartyId, (i64, PartyId)>,
}

impl Parties {
    pub(super) async fn read<P: Projection>(
        of: &Projected<P>,
        as_of: i64,
    ) -> Result<Self, ReadError> {
        let mut parties = Self::default();
        for row in of.query(QUERY, vec![as_of.into()]).await? {
            parties.take(row)?;
        }
        Ok(parties)
    }

    fn take(&mut self, row: Vec<Value>) -> Result<(), ReadError> {
        let (mut columns, _) = Columns::at_position("the parties", row)?;
        let party: PartyId = columns.needed("party")?;
        let sequence = columns.integer("sequence")?;
        let kind: Option<PartyKind> = columns.coded("kind")?;
        let merged_into: Option<PartyId> = columns.parsed("merged_into")?;
        if let Some(kind) = kind {
            self.kinds.insert(party, kind);
        } else if let Some(into) = merged_into {
            self.merged.insert(party, (sequence, into));
        } else {
            let undone = columns.integer("undone")?;
            let is_undone = |(sequence, _): &(i64, PartyId)| *sequence == undone;
            if self.merged.get(&party).is_some_and(is_undone) {
                self.merged.remove(&party);
            }
        }
        Ok(())
    }

    /// Under which id the party is known now. Merging goes one way; should the record ever turn in a
    /// circle, it is followed once round.
    pub(super) fn now(&self, party: PartyId) -> PartyId {
        let mut now = party;
        for _ in 0..=self.merged.len() {
            match self.merged.get(&now) {
                Some((_, into)) => now = *into,
                None => break,
            }
        }
        now
    }

    /// All ids under which the party was ever known, its own first.
    pub(super) fn ids(&self, party: PartyId) -> Vec<PartyId> {
        let now = self.now(party);
        let before = self.merged.keys().filter(|id| self.now(**id) == now);
        let mut ids = vec![now];
        ids.extend(before.copied().filter(|id| *id != now));
        if !ids.contains(&party) {
            ids.push(party);
        }
        ids
    }

    /// Whether it is an organisation. Whoever was never registered is taken for a person.
    pub(super) fn is_organisation(&self, party: PartyId) -> bool {
        self.kinds.get(&self.now(party)) == Some(&PartyKind::Organisation)
    }
}
