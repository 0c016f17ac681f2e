//! The tables of a read model, and what stands in them.

use serde::{Deserialize, Serialize};

/// A table of a read model. In the database it stands under the projection's name and version.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name within the projection.
    pub name: &'static str,
    /// Its columns, in the order in which rows give their values.
    pub columns: &'static [Column],
    /// The columns that identify a row.
    pub key: &'static [&'static str],
    /// The columns of each further index.
    pub indexes: &'static [&'static [&'static str]],
}

/// A column of a read model's table.
#[derive(Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: ColumnKind,
    /// Whether it may hold nothing.
    pub nullable: bool,
}

impl Column {
    /// A column that always holds a whole number.
    #[must_use]
    pub const fn integer(name: &'static str) -> Self {
        Self {
            name,
            kind: ColumnKind::Integer,
            nullable: false,
        }
    }

    /// A column that always holds a text.
    #[must_use]
    pub const fn text(name: &'static str) -> Self {
        Self {
            name,
            kind: ColumnKind::Text,
            nullable: false,
        }
    }

    /// The same column, where it may hold nothing.
    #[must_use]
    pub const fn nullable(self) -> Self {
        Self {
            nullable: true,
            ..self
        }
    }
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// A whole number of 64 bits.
    Integer,
    /// A text.
    Text,
}

/// A value in a row.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// Nothing.
    Null,
    /// A whole number.
    Integer(i64),
    /// A text.
    Text(String),
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl Table {
    /// Its columns as SQL names them.
    pub(crate) fn columns_named(&self) -> String {
        let names: Vec<_> = self.columns.iter().map(|column| column.name).collect();
        names.join(", ")
    }

    /// Where the column stands in a row.
    pub(crate) fn place(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|it| it.name == column)
    }

    pub(crate) fn is_nullable(&self, column: &str) -> bool {
        self.columns
            .iter()
            .any(|it| it.name == column && it.nullable)
    }
}
