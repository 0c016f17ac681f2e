//! What came out, as JSON and as a table.

use std::{cmp::Reverse, fmt};

use serde::Serialize;

use crate::{
    deliberation::Deliberation,
    found::{Found, OnProposal, Outcome},
};

/// Room for a statement in a line of 80 columns.
const TEXT: usize = 34;

/// What is printed.
#[derive(Serialize)]
pub(crate) struct Report {
    /// Rows of votes read from the export.
    rows: usize,
    /// Events added by this run.
    events: u64,
    participants: usize,
    statements: Vec<Line>,
}

/// One statement. All but its number is read from the ledger.
#[derive(Serialize)]
struct Line {
    id: u64,
    agree: u64,
    object: u64,
    abstain: u64,
    cast_agree: u64,
    cast_object: u64,
    outcome: &'static str,
    #[serde(skip)]
    text: String,
}

/// The ledger does not hold what was just recorded.
#[derive(Debug, thiserror::Error)]
#[error("the ledger has no proposal for statement {0}: it was changed meanwhile")]
pub(crate) struct NotFound(u64);

impl Report {
    pub(crate) fn of(
        deliberation: &Deliberation<'_>,
        found: &Found,
        events: u64,
    ) -> Result<Self, NotFound> {
        let statements = deliberation.export.statements.iter();
        let line = |id| {
            let on = found.on(deliberation.names.proposal(id));
            on.map(|on| Line::of(id, on)).ok_or(NotFound(id))
        };
        Ok(Self {
            rows: deliberation.export.votes.len(),
            events,
            participants: found.members.len(),
            statements: statements
                .map(|statement| line(statement.id))
                .collect::<Result<_, _>>()?,
        })
    }
}

impl Line {
    fn of(id: u64, on: &OnProposal) -> Self {
        Self {
            id,
            agree: on.standing.agree,
            object: on.standing.object,
            abstain: on.standing.abstain,
            cast_agree: on.cast.agree,
            cast_object: on.cast.object,
            outcome: match on.outcome {
                Some(Outcome::Adopted) => "adopted",
                Some(Outcome::Rejected) => "rejected",
                // Nobody took part in it; where nobody ever sat down it was not even opened.
                Some(Outcome::Lapsed) | None => "lapsed",
            },
            text: on.text.clone().unwrap_or_default(),
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{} rows of votes by {} participants on {} statements; {} events recorded now.",
            self.rows,
            self.participants,
            self.statements.len(),
            self.events
        )?;
        writeln!(f, "Most agreed upon first; the last vote of each counts.\n")?;
        writeln!(
            f,
            "{:>6} {:>6} {:>6} {:>7}  {:<8}  statement",
            "id", "agree", "object", "abstain", "outcome"
        )?;
        let mut lines: Vec<&Line> = self.statements.iter().collect();
        lines.sort_by_key(|line| Reverse(i128::from(line.agree) - i128::from(line.object)));
        for line in lines {
            let Line {
                id,
                agree,
                object,
                abstain,
                outcome,
                text,
                ..
            } = line;
            let text = shortened(text);
            writeln!(
                f,
                "{id:>6} {agree:>6} {object:>6} {abstain:>7}  {outcome:<8}  {text}"
            )?;
        }
        Ok(())
    }
}

/// On one line, and cut where it does not fit.
fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= TEXT {
        return text;
    }
    let cut: String = text.chars().take(TEXT - 1).collect();
    format!("{}…", cut.trim_end())
}
