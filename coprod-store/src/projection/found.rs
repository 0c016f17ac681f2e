//! A row that was found.

use super::{Table, Value};

/// A row of a read model's table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundRow {
    pub(super) table: &'static Table,
    pub(super) values: Vec<Value>,
}

impl FoundRow {
    /// What stands in a column; nothing where the table has no such column.
    #[must_use]
    pub fn get(&self, column: &str) -> Option<&Value> {
        self.values.get(self.table.place(column)?)
    }

    /// The text in a column; nothing where it holds none.
    #[must_use]
    pub fn text(&self, column: &str) -> Option<&str> {
        match self.get(column)? {
            Value::Text(text) => Some(text),
            Value::Null | Value::Integer(_) => None,
        }
    }

    /// The number in a column; nothing where it holds none.
    #[must_use]
    pub fn integer(&self, column: &str) -> Option<i64> {
        match self.get(column)? {
            Value::Integer(number) => Some(*number),
            Value::Null | Value::Text(_) => None,
        }
    }

    /// All values, in the order of the table's columns.
    #[must_use]
    pub fn into_values(self) -> Vec<Value> {
        self.values
    }
}
