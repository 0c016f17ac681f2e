//! The SQL that makes a read model's table.

use super::{Column, ColumnKind, ProjectionKey, Table};

/// What databases say differently.
pub(crate) struct Dialect {
    pub(crate) integer: &'static str,
    pub(crate) text: &'static str,
    /// What follows the columns.
    pub(crate) ending: &'static str,
}

impl Dialect {
    /// Makes the table and its indexes where they are missing. Names of tables and columns are
    /// constants of the program, never input.
    pub(crate) fn create(&self, key: ProjectionKey, table: &Table) -> String {
        let name = key.table(table.name);
        let columns: Vec<_> = table.columns.iter().map(|it| self.column(it)).collect();
        let columns = columns.join(", ");
        let key = table.key.join(", ");
        let index = |by: &&[&str]| {
            let (title, by) = (by.join("_and_"), by.join(", "));
            format!("CREATE INDEX IF NOT EXISTS {name}_by_{title} ON {name} ({by});")
        };
        let indexes: String = table.indexes.iter().map(index).collect();
        let ending = self.ending;
        format!(
            "CREATE TABLE IF NOT EXISTS {name} ({columns}, PRIMARY KEY ({key})){ending};{indexes}"
        )
    }

    fn column(&self, column: &Column) -> String {
        let kind = match column.kind {
            ColumnKind::Integer => self.integer,
            ColumnKind::Text => self.text,
        };
        let presence = if column.nullable { "" } else { " NOT NULL" };
        format!("{} {kind}{presence}", column.name)
    }
}
