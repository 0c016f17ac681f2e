//! Rows of the decision log, to the database and back.

use std::{fmt, str::FromStr, sync::Arc};

use coprod_core::{StreamName, Timestamp, Words, rules::Position as Stance};
use serde::{Serialize, de::DeserializeOwned};

use super::entry::{Entry, Said};
use crate::{Ledger, Position, ReadError, RecordedEvent, StorageError, Value};

/// What is kept as JSON in a column.
pub(super) fn json<T: Serialize>(
    event: &RecordedEvent,
    value: Option<&T>,
) -> Result<Value, ReadError> {
    let Some(value) = value else {
        return Ok(Value::Null);
    };
    let json = serde_json::to_string(value).map_err(|source| event.undecodable(source))?;
    Ok(json.into())
}

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
        let mut columns = Columns {
            values: values.into_iter(),
            position: Position::START,
        };
        let position = Position(columns.integer("position")?.unsigned_abs());
        columns.position = position;
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

/// A column holds what the fold never puts there.
#[derive(Debug, thiserror::Error)]
#[error("the {column} of the decision log's entry {position} cannot be read: {why}")]
struct UnfitColumn {
    position: Position,
    column: &'static str,
    why: String,
}

struct Columns {
    values: std::vec::IntoIter<Value>,
    position: Position,
}

impl Columns {
    fn unreadable(&self, column: &'static str, why: impl fmt::Display) -> ReadError {
        let unfit = UnfitColumn {
            position: self.position,
            column,
            why: why.to_string(),
        };
        StorageError::Damaged(Arc::new(unfit)).into()
    }

    fn integer(&mut self, column: &'static str) -> Result<i64, ReadError> {
        match self.values.next() {
            Some(Value::Integer(number)) => Ok(number),
            other => Err(self.unreadable(column, format_args!("a number is missing: {other:?}"))),
        }
    }

    fn moment(&mut self, column: &'static str) -> Result<Timestamp, ReadError> {
        let micros = self.integer(column)?;
        Timestamp::from_micros(micros).map_err(|source| self.unreadable(column, source))
    }

    fn optional(&mut self, column: &'static str) -> Result<Option<String>, ReadError> {
        match self.values.next() {
            Some(Value::Text(text)) => Ok(Some(text)),
            Some(Value::Null) => Ok(None),
            other => Err(self.unreadable(column, format_args!("a text is missing: {other:?}"))),
        }
    }

    fn text(&mut self, column: &'static str) -> Result<String, ReadError> {
        let text = self.optional(column)?;
        text.ok_or_else(|| self.unreadable(column, "it is empty"))
    }

    fn parsed<T>(&mut self, column: &'static str) -> Result<Option<T>, ReadError>
    where
        T: FromStr<Err: fmt::Display>,
    {
        let text = self.optional(column)?;
        text.map(|text| text.parse())
            .transpose()
            .map_err(|source| self.unreadable(column, source))
    }

    fn json<T: DeserializeOwned>(&mut self, column: &'static str) -> Result<Option<T>, ReadError> {
        let text = self.optional(column)?;
        let parse = |text: String| serde_json::from_str(&text);
        text.map(parse)
            .transpose()
            .map_err(|source| self.unreadable(column, source))
    }

    /// A code, which is a JSON string without its quotes.
    fn coded<T: DeserializeOwned>(&mut self, column: &'static str) -> Result<Option<T>, ReadError> {
        let text = self.optional(column)?;
        let parse = |text: String| serde_json::from_value(text.into());
        text.map(parse)
            .transpose()
            .map_err(|source| self.unreadable(column, source))
    }
}
