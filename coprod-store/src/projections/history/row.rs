//! Rows of the decision log, to the database and back.

use coprod_core::{StreamName, Words, rules::Position as Stance};

use super::entry::{Entry, Said};
use crate::{Ledger, ReadError, Value, projections::columns::Columns};

/// An entry as it comes from the database, with what is not shown as it stands.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) entry: Entry,
    pub(super) reason: Option<Words>,
    words: Option<Words>,
    pub(super) seat: Option<coprod_core::SeatId>,
    pub(super) stance: Option<Stance>,
}

impl Row {
    /// Reads the columns in the order in which the query names them.
    pub(super) fn read(values: Vec<Value>) -> Result<Self, ReadError> {
        let (mut columns, position) = Columns::at_position("the decision log", values)?;
        let entry = Entry {
            position,
            recorded_at: columns.moment("recorded_at")?,
            occurred_at: columns.moment("occurred_at")?,
            stream: StreamName {
                aggregate_type: columns.text("stream_type")?,
                id: columns.text("stream_id")?,
            },
            sequence: columns.integer("sequence")?.unsigned_abs(),
            party: columns.parsed("party")?,
            side: columns.coded("side")?,
            role: columns.text("role")?,
            on_behalf_of: columns.parsed("organisation")?,
            relayed: columns.json("relayed")?,
            act: columns.text("act")?,
            subject: columns.optional("subject")?,
            topic: columns.optional("topic")?,
            basis: columns.json("basis")?,
            reason: None,
            words: None,
            dissent: None,
            tally: None,
            decides: false,
        };
        let (reason, words) = (columns.json("reason")?, columns.json("words")?);
        let tally = columns.json("tally")?;
        let decides = columns.integer("decides")? == 1;
        let (seat, stance) = (columns.parsed("seat")?, columns.coded("stance")?);
        Ok(Self {
            entry: Entry {
                tally,
                decides,
                ..entry
            },
            reason,
            words,
            seat,
            stance,
        })
    }
}

/// Puts the words into the entries, personal ones opened where the ledger still has them.
pub(super) async fn open_words(ledger: &Ledger, mut rows: Vec<Row>) -> Result<Vec<Row>, ReadError> {
    let spoken = rows.iter_mut().flat_map(|row| {
        let position = row.entry.position;
        [(position, row.reason.take()), (position, row.words.take())]
    });
    let spoken: Vec<_> = spoken.collect();
    let mut opened = ledger
        .open_words(spoken)
        .await?
        .into_iter()
        .map(|words| words.map(Said::from));
    for row in &mut rows {
        row.entry.reason = opened.next().flatten();
        row.entry.words = opened.next().flatten();
    }
    Ok(rows)
}
