//! The SQL that makes a read model's tables, and says which build their names stand for.

use super::{Column, ColumnKind, Table, names};
use crate::follower::FollowerKey;

/// What databases say differently.
pub(crate) struct Dialect {
    pub(crate) integer: &'static str,
    pub(crate) text: &'static str,
    /// What follows the columns.
    pub(crate) ending: &'static str,
}

impl Dialect {
    /// Makes a build's table and its indexes where they are missing. Names of tables and columns are
    /// constants of the program, never input.
    pub(crate) fn create(&self, build: &FollowerKey, table: &Table) -> String {
        let name = names::of_build(build, table);
        let columns: Vec<_> = table.columns.iter().map(|it| self.column(it)).collect();
        let columns = columns.join(", ");
        let key = table.key.join(", ");
        let index = |(number, by): (usize, &&[&str])| {
            let by = by.join(", ");
            format!("CREATE INDEX IF NOT EXISTS {name}_by_{number} ON {name} ({by});")
        };
        let indexes: String = (1..).zip(table.indexes).map(index).collect();
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

/// Has the version's names stand for this build.
pub(crate) fn show_as_version(build: &FollowerKey, tables: &[&Table]) -> String {
    views(build, tables, |table| {
        names::of_version(&build.name, build.version, table)
    })
}

/// Has the plain names stand for this build, and no longer for the tables of another one.
pub(crate) fn show_as_plain(build: &FollowerKey, tables: &[&Table], others: &str) -> String {
    let hide = |table: &str| format!("DROP VIEW IF EXISTS {};", names::plain(&build.name, table));
    let hide: String = split(others).map(hide).collect();
    let show = views(build, tables, |table| names::plain(&build.name, table.name));
    hide + &show
}

/// Tables by their names, as they are kept.
pub(crate) fn names_of(tables: &[&Table]) -> String {
    let names: Vec<_> = tables.iter().map(|table| table.name).collect();
    names.join(",")
}

fn split(names: &str) -> impl Iterator<Item = &str> {
    names.split(',').filter(|name| !name.is_empty())
}

fn views(build: &FollowerKey, tables: &[&Table], called: impl Fn(&Table) -> String) -> String {
    let view = |table: &&Table| {
        let (view, rows) = (called(table), names::of_build(build, table));
        format!("DROP VIEW IF EXISTS {view}; CREATE VIEW {view} AS SELECT * FROM {rows};")
    };
    tables.iter().map(view).collect()
}

/// Ends an insert: where there is a row of the same key, it gets all other values.
pub(crate) fn in_place_of_the_same_key(table: &Table) -> String {
    let names = table.columns.iter().map(|column| column.name);
    let changes: Vec<_> = names
        .filter(|name| !table.key.contains(name))
        .map(|name| format!("{name} = excluded.{name}"))
        .collect();
    let action = if changes.is_empty() {
        "NOTHING".to_owned()
    } else {
        format!("UPDATE SET {}", changes.join(", "))
    };
    format!("ON CONFLICT ({}) DO {action}", table.key.join(", "))
}

/// Removes a build's tables, once nothing stands for them any more.
pub(crate) fn drop_tables(build: &FollowerKey, tables: &[&Table]) -> String {
    let drop = |table: &&Table| format!("DROP TABLE IF EXISTS {};", names::of_build(build, table));
    tables.iter().map(drop).collect()
}

/// All rows of a build's table, in the order of their keys.
pub(crate) fn select_all(build: &FollowerKey, table: &Table) -> String {
    format!(
        "SELECT {} FROM {} ORDER BY {}",
        table.columns_named(),
        names::of_build(build, table),
        table.key.join(", ")
    )
}
