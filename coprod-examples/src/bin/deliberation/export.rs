//! A Polis export: what was stated, who voted how and when. Read whole, and checked, before any of
//! it is recorded.

mod comments;
mod error;
mod moment;
mod participants;
mod sign;
mod table;
mod votes;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    path::Path,
};

use coprod_core::{Digest, Timestamp, rules::Position};
use uuid::Uuid;

pub(crate) use comments::Statement;
pub(crate) use error::ExportError;
use error::Fault;
use participants::Participants;
pub(crate) use votes::Vote;

/// Under which the identity of every export is derived. It never changes.
const NAMESPACE: Uuid = Uuid::from_u128(0x5e1b_7c0e_3f44_4d0b_9a54_6d1f_0c8e_27a3);

/// An export, in good order.
pub(crate) struct Export {
    /// By id; also those that were voted upon and stand in no list any more.
    pub(crate) statements: Vec<Statement>,
    /// In the order in which they were given.
    pub(crate) votes: Vec<Vote>,
    /// Everybody who voted, and who is listed as a participant.
    pub(crate) participants: BTreeSet<u64>,
    /// What whoever replays it should know.
    pub(crate) remarks: Vec<String>,
    /// What tells this export from every other one, wherever it lies.
    pub(crate) identity: Uuid,
}

impl Export {
    pub(crate) fn read(folder: &Path) -> Result<Self, ExportError> {
        if !folder.is_dir() {
            let folder = folder.to_owned();
            return Err(ExportError::NoFolder { folder });
        }
        let mut statements = comments::read(folder)?;
        let rows = votes::read(folder)?;
        let listed = participants::read(folder)?;
        let mut remarks = Vec::new();
        let agree = sign::of_agreeing(&statements, &rows, &mut remarks)?;
        add_deleted(&mut statements, &rows, &mut remarks);
        statements.sort_by_key(|statement| statement.id);
        let identity = identity(&statements, &rows, agree);
        let ordered = votes::in_order(rows, listed.as_ref());
        remarks.extend(Participants::remarks(listed.as_ref(), &ordered));
        let voters = ordered.iter().map(|vote| vote.voter);
        let mut participants: BTreeSet<u64> = voters.collect();
        if let Some(listed) = &listed {
            participants.extend(&listed.ids);
        }
        let position = |row: votes::Row| Vote {
            row: row.number,
            at: row.at,
            statement: row.statement,
            voter: row.voter,
            position: position(row.value * agree),
        };
        Ok(Self {
            votes: ordered.into_iter().map(position).collect(),
            statements,
            participants,
            remarks,
            identity,
        })
    }

    /// When each statement was first heard of: no later than the first vote on it.
    pub(crate) fn tabled(&self) -> Vec<Option<Timestamp>> {
        let mut first = HashMap::new();
        for vote in &self.votes {
            first.entry(vote.statement).or_insert(vote.at);
        }
        let tabled = |statement: &Statement| {
            let voted = first.get(&statement.id).copied();
            [statement.at, voted].into_iter().flatten().min()
        };
        self.statements.iter().map(tabled).collect()
    }
}

fn position(value: i8) -> Position {
    match value {
        0 => Position::Abstain,
        1.. => Position::Agree,
        ..0 => Position::Object,
    }
}

/// A statement that was deleted stands in no list, and yet people have voted upon it.
fn add_deleted(statements: &mut Vec<Statement>, votes: &[votes::Row], remarks: &mut Vec<String>) {
    let listed: BTreeSet<u64> = statements.iter().map(|statement| statement.id).collect();
    let mut deleted = BTreeMap::<u64, u64>::new();
    for vote in votes
        .iter()
        .filter(|vote| !listed.contains(&vote.statement))
    {
        *deleted.entry(vote.statement).or_default() += 1;
    }
    for (id, votes) in deleted {
        remarks.push(format!(
            "statement {id} is not in comments.csv, and has {votes} vote(s): it is replayed \
             without its text"
        ));
        statements.push(Statement::unknown(id));
    }
}

/// What comments.csv and votes.csv say, not their bytes and not where they lie: the same export at
/// another path, with other line ends or its columns moved, is the same deliberation. One that has
/// grown since is another.
fn identity(statements: &[Statement], votes: &[votes::Row], agree: i8) -> Uuid {
    let or_dash = |number: Option<String>| number.unwrap_or_else(|| "-".to_owned());
    let mut lines = Vec::with_capacity(statements.len() + votes.len());
    for Statement {
        id,
        author,
        at,
        text,
        ..
    } in statements
    {
        let author = or_dash(author.map(|author| author.to_string()));
        let at = or_dash(at.map(|at| at.as_micros().to_string()));
        // After its length, so that no text runs into what follows.
        let text = or_dash(text.as_ref().map(|text| format!("{} {text}", text.len())));
        lines.push(format!("{id} {author} {at} {text}"));
    }
    for vote in votes {
        let votes::Row {
            at,
            statement,
            voter,
            value,
            ..
        } = vote;
        let (at, value) = (at.as_micros(), value * agree);
        lines.push(format!("{at} {statement} {voter} {value}"));
    }
    let content = lines.join("\n");
    Uuid::new_v5(&NAMESPACE, Digest::of(content.as_bytes()).as_bytes())
}
