//! What a fold does to its tables.

use super::{Table, Value};

/// What a fold does to its tables, in order.
#[derive(Debug, Default)]
pub struct Rows {
    operations: Vec<Operation>,
}

impl Rows {
    /// Puts a row, in the place of the one with the same key if there is one. The values stand in
    /// the order of the table's columns.
    pub fn put(&mut self, table: &'static Table, values: Vec<Value>) {
        debug_assert_eq!(values.len(), table.columns.len(), "a value for each column");
        self.operations.push(Operation::Put { table, values });
    }

    /// Removes the row of this key, if there is one. The values stand in the order of
    /// [`Table::key`].
    pub fn remove(&mut self, table: &'static Table, key: Vec<Value>) {
        debug_assert_eq!(
            key.len(),
            table.key.len(),
            "a value for each column of the key"
        );
        self.operations.push(Operation::Remove { table, key });
    }

    /// Runs a statement that changes rows by what stands in them, such as a counter. It names each
    /// table `{name}` and its parameters `$1`, `$2` …, and must mean the same on every back end:
    ///
    /// ```
    /// # let mut rows = coprod_store::Rows::default();
    /// rows.run(
    ///     "INSERT INTO {acts} (party, acts) VALUES ($1, 1)
    ///      ON CONFLICT (party) DO UPDATE SET acts = {acts}.acts + 1",
    ///     vec!["0191b2c4-7a10-7c3e-9b59-3f0f1d2a4c6e".into()],
    /// );
    /// ```
    ///
    /// Puts go many at a time; each statement goes by itself. Where a put can say it, put.
    pub fn run(&mut self, sql: &'static str, parameters: Vec<Value>) {
        self.operations.push(Operation::Run { sql, parameters });
    }

    /// How many operations there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.operations.len()
    }

    /// Whether nothing is to be done.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.operations.is_empty()
    }

    /// Forgets all but the first operations.
    pub(crate) fn truncate(&mut self, len: usize) {
        self.operations.truncate(len);
    }

    pub(crate) fn into_operations(self) -> Vec<Operation> {
        self.operations
    }
}

/// One thing done to a read model.
#[derive(Debug)]
pub(crate) enum Operation {
    Put {
        table: &'static Table,
        values: Vec<Value>,
    },
    Remove {
        table: &'static Table,
        key: Vec<Value>,
    },
    Run {
        sql: &'static str,
        parameters: Vec<Value>,
    },
}
