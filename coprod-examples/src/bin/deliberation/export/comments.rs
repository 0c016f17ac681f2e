//! comments.csv: the statements, and how many agree and disagree by Polis' own count.

use std::{collections::HashSet, path::Path};

use coprod_core::Timestamp;

use super::{ExportError, Fault, moment, table::Table};

const FILE: &str = "comments.csv";

/// What somebody put up for vote, moderated out later or not.
pub(crate) struct Statement {
    pub(crate) id: u64,
    pub(crate) author: Option<u64>,
    pub(crate) at: Option<Timestamp>,
    /// Nothing where it was deleted, and only votes on it are left.
    pub(crate) text: Option<String>,
    /// Who agrees and who disagrees, as the export counts them.
    pub(crate) counted: Option<(u64, u64)>,
}

impl Statement {
    /// One of which nothing is left but the votes.
    pub(crate) const fn unknown(id: u64) -> Self {
        Self {
            id,
            author: None,
            at: None,
            text: None,
            counted: None,
        }
    }
}

pub(crate) fn read(folder: &Path) -> Result<Vec<Statement>, ExportError> {
    let mut table = Table::open(folder, FILE)?;
    let id = table.needed(&["comment-id", "commentid", "tid"])?;
    let agrees = table.needed(&["agrees", "agree", "n-agree"])?;
    let disagrees = table.needed(&["disagrees", "disagree", "n-disagree"])?;
    let body = table.needed(&["comment-body", "comment", "body", "text", "txt"])?;
    let author = table.column(&["author-id", "authorid", "author", "participant-id", "pid"]);
    let timestamp = table.column(&["timestamp", "created"]);
    let (mut statements, mut ids) = (Vec::new(), HashSet::new());
    while let Some(row) = table.next_row()? {
        // Some exports leave out who wrote what, or when.
        let filled = |column: &usize| !row.text(*column).trim().is_empty();
        let author = author.filter(filled);
        let timestamp = timestamp.filter(filled);
        let id = row.number(id)?;
        if !ids.insert(id) {
            let what = "statement";
            return Err(row.fault(Fault::Twice { what, id }));
        }
        statements.push(Statement {
            id,
            author: author.map(|column| row.number(column)).transpose()?,
            at: timestamp
                .map(|column| moment::of(&row, column))
                .transpose()?,
            // Line ends are the file's, not the author's.
            text: Some(row.text(body).replace("\r\n", "\n")),
            counted: Some((row.number(agrees)?, row.number(disagrees)?)),
        });
    }
    Ok(statements)
}
