//! What stands in the columns of a read model, to the database and back.

use std::{fmt, str::FromStr, sync::Arc};

use coprod_core::Timestamp;
use serde::{Serialize, de::DeserializeOwned};

use crate::{Position, ReadError, RecordedEvent, StorageError, Value};

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

/// A column holds what the fold never puts there.
#[derive(Debug, thiserror::Error)]
#[error("the {column} of {position} in {of} cannot be read: {why}")]
struct UnfitColumn {
    of: &'static str,
    position: Position,
    column: &'static str,
    why: String,
}

/// The values of a row, read in the order in which the query names them.
pub(super) struct Columns {
    of: &'static str,
    values: std::vec::IntoIter<Value>,
    position: Position,
}

impl Columns {
    /// A row whose first column is the position of its event.
    pub(super) fn at_position(
        of: &'static str,
        values: Vec<Value>,
    ) -> Result<(Self, Position), ReadError> {
        let mut columns = Self {
            of,
            values: values.into_iter(),
            position: Position::START,
        };
        columns.position = columns.position()?;
        let position = columns.position;
        Ok((columns, position))
    }

    /// A position that stands in a row.
    pub(super) fn position(&mut self) -> Result<Position, ReadError> {
        Ok(Position(self.integer("position")?.unsigned_abs()))
    }

    fn unreadable(&self, column: &'static str, why: impl fmt::Display) -> ReadError {
        let unfit = UnfitColumn {
            of: self.of,
            position: self.position,
            column,
            why: why.to_string(),
        };
        StorageError::Damaged(Arc::new(unfit)).into()
    }

    /// What a column should always hold is there.
    pub(super) fn held<T>(&self, column: &'static str, value: Option<T>) -> Result<T, ReadError> {
        value.ok_or_else(|| self.unreadable(column, "it is empty"))
    }

    pub(super) fn integer(&mut self, column: &'static str) -> Result<i64, ReadError> {
        match self.values.next() {
            Some(Value::Integer(number)) => Ok(number),
            other => Err(self.unreadable(column, format_args!("a number is missing: {other:?}"))),
        }
    }

    pub(super) fn moment(&mut self, column: &'static str) -> Result<Timestamp, ReadError> {
        let micros = self.integer(column)?;
        Timestamp::from_micros(micros).map_err(|source| self.unreadable(column, source))
    }

    pub(super) fn optional(&mut self, column: &'static str) -> Result<Option<String>, ReadError> {
        match self.values.next() {
            Some(Value::Text(text)) => Ok(Some(text)),
            Some(Value::Null) => Ok(None),
            other => Err(self.unreadable(column, format_args!("a text is missing: {other:?}"))),
        }
    }

    pub(super) fn text(&mut self, column: &'static str) -> Result<String, ReadError> {
        let text = self.optional(column)?;
        text.ok_or_else(|| self.unreadable(column, "it is empty"))
    }

    pub(super) fn parsed<T>(&mut self, column: &'static str) -> Result<Option<T>, ReadError>
    where
        T: FromStr<Err: fmt::Display>,
    {
        let text = self.optional(column)?;
        text.map(|text| text.parse())
            .transpose()
            .map_err(|source| self.unreadable(column, source))
    }

    pub(super) fn json<T: DeserializeOwned>(
        &mut self,
        column: &'static str,
    ) -> Result<Option<T>, ReadError> {
        let text = self.optional(column)?;
        let parse = |text: String| serde_json::from_str(&text);
        text.map(parse)
            .transpose()
            .map_err(|source| self.unreadable(column, source))
    }

    /// A code, which is a JSON string without its quotes.
    pub(super) fn coded<T: DeserializeOwned>(
        &mut self,
        column: &'static str,
    ) -> Result<Option<T>, ReadError> {
        let text = self.optional(column)?;
        let parse = |text: String| serde_json::from_value(text.into());
        text.map(parse)
            .transpose()
            .map_err(|source| self.unreadable(column, source))
    }
}
