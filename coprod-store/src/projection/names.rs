//! What tables are called in the database.
//!
//! The rows of a build stand in tables of its own. Two views say which build is meant: one for each
//! version, which that version's program reads, and one without a version for whoever asks the
//! database itself.

use super::Table;
use crate::{ReadError, follower::FollowerKey};

/// So that no database cuts a name: with version, build and what tells an index, 63 bytes must do.
const LONGEST: usize = 40;

/// The table that holds a build's rows.
pub(crate) fn of_build(build: &FollowerKey, table: &Table) -> String {
    let FollowerKey {
        name,
        version,
        build,
        ..
    } = build;
    format!("{name}_v{version}_b{build}_{}", table.name)
}

/// The view on the current build of a version.
pub(crate) fn of_version(name: &str, version: u32, table: &Table) -> String {
    format!("{name}_v{version}_{}", table.name)
}

/// The view on the live build.
pub(crate) fn plain(name: &str, table: &str) -> String {
    format!("{name}_{table}")
}

/// The SQL with each `{table}` called as `called` says.
pub(crate) fn expand(sql: &str, tables: &[&Table], called: impl Fn(&Table) -> String) -> String {
    tables.iter().fold(sql.to_owned(), |sql, table| {
        let place = format!("{{{}}}", table.name);
        if sql.contains(&place) {
            sql.replace(&place, &called(table))
        } else {
            sql
        }
    })
}

/// Names go into SQL as they are, so they hold nothing that means something there.
pub(crate) fn check(name: &'static str, tables: &[&Table]) -> Result<(), ReadError> {
    let refuse = |reason: String| Err(ReadError::UnfitProjection { name, reason });
    let unfit = |name: &&str| !is_plain(name);
    if unfit(&name) {
        return refuse(format!("its name is not 1 to {LONGEST} of a-z, 0-9 and _"));
    }
    for table in tables {
        let columns = table.columns.iter().map(|column| column.name);
        let names = columns.chain([table.name]);
        if let Some(odd) = names.clone().find(unfit) {
            return refuse(format!(
                "{odd:?} names a table or column and is not 1 to {LONGEST} of a-z, 0-9 and _"
            ));
        }
        if name.len() + table.name.len() > LONGEST {
            let table = table.name;
            return refuse(format!(
                "it and its table {table:?} have more than {LONGEST} letters"
            ));
        }
        if table.key.is_empty() {
            return refuse(format!("the table {:?} has no key", table.name));
        }
        let asked = table.indexes.iter().copied().flatten().chain(table.key);
        if let Some(missing) = asked.copied().find(|it| table.place(it).is_none()) {
            return refuse(format!(
                "the table {:?} has no column {missing:?}",
                table.name
            ));
        }
        if let Some(key) = table.key.iter().find(|key| table.is_nullable(key)) {
            return refuse(format!(
                "{key:?} is part of the key of {:?} and may hold nothing",
                table.name
            ));
        }
    }
    Ok(())
}

fn is_plain(name: &str) -> bool {
    let mut bytes = name.bytes();
    name.len() <= LONGEST
        && bytes.next().is_some_and(|first| first.is_ascii_lowercase())
        && bytes.all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}
