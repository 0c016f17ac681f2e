//! votes.csv: every vote that was ever given, changed ones included.

use std::{collections::HashMap, path::Path};

use coprod_core::{Timestamp, rules::Position};

use super::{ExportError, moment, participants::Participants, table::Table};

const FILE: &str = "votes.csv";

/// A vote, as a position.
pub(crate) struct Vote {
    /// Which row of the file, from 1.
    pub(crate) row: usize,
    pub(crate) at: Timestamp,
    pub(crate) statement: u64,
    pub(crate) voter: u64,
    pub(crate) position: Position,
}

/// A vote, as it stands in the file.
pub(crate) struct Row {
    pub(crate) number: usize,
    pub(crate) at: Timestamp,
    pub(crate) statement: u64,
    pub(crate) voter: u64,
    pub(crate) value: i8,
}

pub(crate) fn read(folder: &Path) -> Result<Vec<Row>, ExportError> {
    let mut table = Table::open(folder, FILE)?;
    let timestamp = table.needed(&["timestamp", "created"])?;
    let statement = table.needed(&["comment-id", "commentid", "tid"])?;
    let voter = table.needed(&[
        "voter-id",
        "voterid",
        "voter",
        "participant-id",
        "participant",
        "pid",
    ])?;
    let vote = table.needed(&["vote", "value"])?;
    let mut rows = Vec::new();
    while let Some(row) = table.next_row()? {
        rows.push(Row {
            number: rows.len() + 1,
            at: moment::of(&row, timestamp)?,
            statement: row.number(statement)?,
            voter: row.number(voter)?,
            value: row.vote(vote)?,
        });
    }
    Ok(rows)
}

/// The rows in the order of their moments, those of one moment as they stand in the file.
///
/// Where somebody voted twice on one statement in one moment, the list of last votes says which of
/// the two came last.
pub(crate) fn in_order(mut rows: Vec<Row>, listed: Option<&Participants>) -> Vec<Row> {
    rows.sort_by_key(|row| row.at);
    let Some(listed) = listed else { return rows };
    let mut start = 0;
    while let Some(first) = rows.get(start) {
        let at = first.at;
        let same = rows[start..].iter().take_while(|row| row.at == at).count();
        settle_ties(&mut rows[start..start + same], listed);
        start += same;
    }
    rows
}

fn settle_ties(rows: &mut [Row], listed: &Participants) {
    let mut last = HashMap::new();
    for (at, row) in rows.iter().enumerate() {
        last.insert((row.voter, row.statement), at);
    }
    if last.len() == rows.len() {
        return;
    }
    for ((voter, statement), last) in last {
        let is_it = |row: &Row| {
            (row.voter, row.statement) == (voter, statement)
                && listed.last_vote(voter, statement) == Some(row.value)
        };
        if let Some(at) = rows.iter().rposition(is_it)
            && at != last
        {
            rows.swap(at, last);
        }
    }
}
