//! Read models: folded from the record, in the same database, exactly once.

mod definition;

use std::{sync::Arc, time::Duration};

use serde::{Deserialize, Serialize};

#[cfg(any(feature = "sqlite", feature = "postgres"))]
pub(crate) use definition::Dialect;

use crate::{Ledger, Position, ReadError, RecordedEvent, backend::Backend};

/// How many events are folded into one transaction.
const BATCH: usize = 1_000;

/// A read model: which tables it has, and what each event does to them.
///
/// The fold is synchronous and pure. It reads nothing, so that the same events always give the same
/// rows, on every back end; rows and checkpoint are committed together, so that each event counts
/// exactly once, whatever dies when.
pub trait Projection: Send + Sync + 'static {
    /// Under which name its tables and its checkpoint stand.
    const NAME: &'static str;

    /// The version of the fold. A change of tables or meaning needs a new one, which is built from
    /// the first event on, in tables of its own.
    const VERSION: u32;

    /// The tables it fills.
    const TABLES: &'static [&'static Table];

    /// What the event does: rows to put.
    ///
    /// # Errors
    /// [`ReadError`] when the event cannot be understood. Nothing after it is folded then: a read
    /// model with a hole would lie.
    fn fold(&self, event: &RecordedEvent, rows: &mut Rows) -> Result<(), ReadError>;
}

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

/// What a fold does to its tables, in order.
#[derive(Debug, Default)]
pub struct Rows {
    puts: Vec<Put>,
}

impl Rows {
    /// Puts a row, in the place of the one with the same key if there is one. The values stand in
    /// the order of the table's columns.
    pub fn put(&mut self, table: &'static Table, values: Vec<Value>) {
        debug_assert_eq!(values.len(), table.columns.len(), "a value for each column");
        self.puts.push(Put { table, values });
    }
}

/// A row to put.
#[derive(Debug)]
pub(crate) struct Put {
    pub(crate) table: &'static Table,
    pub(crate) values: Vec<Value>,
}

/// Which read model, in which version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ProjectionKey {
    pub(crate) name: &'static str,
    pub(crate) version: u32,
}

impl ProjectionKey {
    /// The table's name in the database.
    pub(crate) fn table(self, table: &str) -> String {
        format!("{}_v{}_{table}", self.name, self.version)
    }
}

/// A read model on its ledger.
#[derive(Debug, Clone)]
pub struct Projected<P> {
    ledger: Ledger,
    projection: Arc<P>,
}

impl<P: Projection> Projected<P> {
    const KEY: ProjectionKey = ProjectionKey {
        name: P::NAME,
        version: P::VERSION,
    };

    /// Makes the read model's tables where they are missing, and catches up with the record.
    pub(crate) async fn open(ledger: Ledger, projection: P) -> Result<Self, ReadError> {
        ledger
            .backend()
            .prepare_projection(Self::KEY, P::TABLES)
            .await?;
        let projected = Self {
            ledger,
            projection: Arc::new(projection),
        };
        projected.catch_up().await?;
        Ok(projected)
    }

    /// Folds whatever was recorded since, and tells how far the read model has come.
    ///
    /// Any number of callers and processes may do so at once: each batch moves the checkpoint from
    /// where it was read, so that one of them commits it and the others go on from there.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read or written, or an event not be understood.
    pub async fn catch_up(&self) -> Result<Position, ReadError> {
        loop {
            let from = self.position().await?;
            let events = self.ledger.read_after(from, BATCH).await?;
            let Some(last) = events.last() else {
                return Ok(from);
            };
            let to = last.position;
            let mut rows = Rows::default();
            for event in &events {
                self.projection.fold(event, &mut rows)?;
            }
            self.backend()
                .project(Self::KEY, from, to, rows.puts)
                .await?;
        }
    }

    /// How far the read model has come.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read.
    pub async fn position(&self) -> Result<Position, ReadError> {
        Ok(self.backend().checkpoint(Self::KEY).await?)
    }

    /// Waits until the read model has come at least as far as `position`, such as a receipt's, by
    /// catching up.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read or written, or an event not be understood.
    pub async fn at_least(&self, position: Position) -> Result<(), ReadError> {
        while self.position().await? < position {
            self.catch_up().await?;
        }
        Ok(())
    }

    /// Keeps the read model up with the record until the future is dropped.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read or written, or an event not be understood.
    pub async fn follow(&self) -> Result<std::convert::Infallible, ReadError> {
        loop {
            let reached = self.catch_up().await?;
            self.ledger
                .wait_beyond(reached, Duration::from_secs(60))
                .await?;
        }
    }

    /// Runs a query on the read model's tables. In the SQL each table is named `{name}`, and each
    /// parameter `$1`, `$2` … in the order given.
    pub(crate) async fn query(
        &self,
        sql: &str,
        parameters: Vec<Value>,
    ) -> Result<Vec<Vec<Value>>, ReadError> {
        let sql = P::TABLES.iter().fold(sql.to_owned(), |sql, table| {
            sql.replace(&format!("{{{}}}", table.name), &Self::KEY.table(table.name))
        });
        Ok(self.backend().query(&sql, &parameters).await?)
    }

    /// The ledger it is folded from.
    #[must_use]
    pub const fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    fn backend(&self) -> &dyn Backend {
        self.ledger.backend()
    }
}
