//! participants-votes.csv: who took part, and the last vote of each on every statement.

use std::{
    collections::{BTreeSet, HashMap},
    path::Path,
};

use super::{ExportError, table::Table, votes::Row};

const FILE: &str = "participants-votes.csv";

/// The list of participants.
pub(crate) struct Participants {
    pub(crate) ids: BTreeSet<u64>,
    last: HashMap<(u64, u64), i8>,
}

/// Nothing where the export has no such file: the votes say nearly all of it.
pub(crate) fn read(folder: &Path) -> Result<Option<Participants>, ExportError> {
    let Some(mut table) = Table::open_if_there(folder, FILE)? else {
        return Ok(None);
    };
    let participant =
        table.needed(&["participant", "participant-id", "voter-id", "voter", "pid"])?;
    let statements = table.numbered();
    let mut listed = Participants {
        ids: BTreeSet::new(),
        last: HashMap::new(),
    };
    while let Some(row) = table.next_row()? {
        let id = row.number(participant)?;
        listed.ids.insert(id);
        for (column, statement) in &statements {
            if !row.text(*column).trim().is_empty() {
                listed.last.insert((id, *statement), row.vote(*column)?);
            }
        }
    }
    Ok(Some(listed))
}

impl Participants {
    pub(crate) fn last_vote(&self, voter: u64, statement: u64) -> Option<i8> {
        self.last.get(&(voter, statement)).copied()
    }

    /// What the list says otherwise than the votes. The votes count.
    pub(crate) fn remarks(listed: Option<&Self>, rows: &[Row]) -> Option<String> {
        let Some(listed) = listed else {
            return Some(format!("there is no {FILE}: last votes are not compared"));
        };
        let mut last = HashMap::new();
        for row in rows {
            last.insert((row.voter, row.statement), row.value);
        }
        let contradicted = listed
            .last
            .iter()
            .filter(|(key, value)| last.get(key) != Some(*value));
        let (count, example) = contradicted.fold((0, None), |(count, least), (key, _)| {
            (
                count + 1,
                Some(least.map_or(*key, |least| (*key).min(least))),
            )
        });
        let (voter, statement) = example?;
        Some(format!(
            "{FILE} and votes.csv differ in {count} last vote(s), the first by participant \
             {voter} on statement {statement}: votes.csv counts"
        ))
    }
}
