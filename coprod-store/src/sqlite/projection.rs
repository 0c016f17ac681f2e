//! Read models: the tables of each build, what is done to them, and which build their names stand for.

use std::collections::{HashMap, hash_map};

use rusqlite::{
    CachedStatement, Connection, OptionalExtension, Statement, named_params, params_from_iter,
    types::{ToSqlOutput, Value as SqlValue, ValueRef},
};

use super::{
    error::{damaged, storage},
    followers::{self, begin},
};
use crate::{
    Position, StorageError, Table, Value,
    follower::{Checkpoint, CurrentBuild, FollowerKey, FollowerKind},
    projection::{
        Dialect, Digest, Operation, drop_tables, expand, in_place_of_the_same_key, of_build,
        select_all, show_as_plain, show_as_version,
    },
};

const DIALECT: Dialect = Dialect {
    integer: "INTEGER",
    text: "TEXT",
    ending: " STRICT",
};

/// The oldest one that is left: a newer one is being built to take its place.
const SELECT_CURRENT: &str = "
    SELECT build, is_live, position, revision FROM followers
    WHERE kind = :kind AND name = :name AND version = :version
    ORDER BY build LIMIT 1";

const IS_NEWEST_LIVE: &str = "
    SELECT NOT EXISTS (SELECT 1 FROM followers
                       WHERE kind = :kind AND name = :name AND version > :version AND is_live)";

const SELECT_LIVE_TABLES: &str = "
    SELECT tables FROM followers WHERE kind = :kind AND name = :name AND is_live";

const UNSET_LIVE: &str = "
    UPDATE followers SET is_live = 0 WHERE kind = :kind AND name = :name AND is_live";

const SET_LIVE: &str = "UPDATE followers SET is_live = 1 WHERE follower = :follower";

const REMOVE_FOLLOWER: &str = "DELETE FROM followers WHERE follower = :follower";

const REMOVE_PARKED: &str = "DELETE FROM parked WHERE follower = :follower";

pub(super) fn prepare(
    connection: &Connection,
    build: &FollowerKey,
    tables: &[&Table],
) -> Result<(), StorageError> {
    let prepare = || -> rusqlite::Result<()> {
        let transaction = begin(connection)?;
        for table in tables {
            transaction.execute_batch(&DIALECT.create(build, table))?;
        }
        if current_of(&transaction, &build.name, build.version)?.is_none() {
            transaction.execute_batch(&show_as_version(build, tables))?;
        }
        followers::insert(&transaction, build, tables, Position::START)?;
        transaction.commit()
    };
    prepare().map_err(storage)
}

pub(super) fn current(
    connection: &Connection,
    name: &str,
    version: u32,
) -> Result<Option<CurrentBuild>, StorageError> {
    current_of(connection, name, version).map_err(storage)
}

fn current_of(
    connection: &Connection,
    name: &str,
    version: u32,
) -> rusqlite::Result<Option<CurrentBuild>> {
    let mut select = connection.prepare_cached(SELECT_CURRENT)?;
    let mut rows = select.query(named_params! {
        ":kind": FollowerKind::Projection.code(), ":name": name, ":version": version,
    })?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    Ok(Some(CurrentBuild {
        build: row.get(0)?,
        is_live: row.get(1)?,
        checkpoint: Checkpoint {
            position: Position(row.get(2)?),
            revision: row.get(3)?,
        },
    }))
}

pub(super) fn go_live(
    connection: &Connection,
    build: &FollowerKey,
    tables: &[&Table],
) -> Result<(), StorageError> {
    let go_live = || -> rusqlite::Result<()> {
        let transaction = begin(connection)?;
        let version = named_params! {
            ":kind": build.kind.code(), ":name": build.name, ":version": build.version,
        };
        let is_newest: bool = transaction.query_row(IS_NEWEST_LIVE, version, |row| row.get(0))?;
        // Else a later version has taken over, or the build was replaced meanwhile.
        let is_current = current_of(&transaction, &build.name, build.version)?
            .is_some_and(|current| current.build == build.build);
        if is_newest && is_current {
            set_live(&transaction, build, tables)?;
        }
        transaction.commit()
    };
    go_live().map_err(storage)
}

fn set_live(
    connection: &Connection,
    build: &FollowerKey,
    tables: &[&Table],
) -> rusqlite::Result<()> {
    let name = named_params! { ":kind": build.kind.code(), ":name": build.name };
    let others: Option<String> = connection
        .query_row(SELECT_LIVE_TABLES, name, |row| row.get(0))
        .optional()?;
    connection.execute(UNSET_LIVE, name)?;
    connection.execute(SET_LIVE, named_params! { ":follower": build.to_string() })?;
    connection.execute_batch(&show_as_plain(build, tables, &others.unwrap_or_default()))
}

pub(super) fn replace(
    connection: &Connection,
    old: &FollowerKey,
    next: &FollowerKey,
    tables: &[&Table],
) -> Result<bool, StorageError> {
    let replace = || -> Result<bool, StorageError> {
        let transaction = begin(connection).map_err(storage)?;
        let old_at = followers::checkpoint(&transaction, old)?;
        let next_at = followers::checkpoint(&transaction, next)?;
        let (Some(old_at), Some(next_at)) = (old_at, next_at) else {
            return Ok(false);
        };
        if next_at.position < old_at.position {
            return Ok(false);
        }
        let switch = || -> rusqlite::Result<()> {
            let current = current_of(&transaction, &old.name, old.version)?;
            transaction.execute_batch(&show_as_version(next, tables))?;
            if current.is_some_and(|current| current.is_live) {
                set_live(&transaction, next, tables)?;
            }
            remove(&transaction, old, tables)?;
            transaction.commit()
        };
        switch().map_err(storage)?;
        Ok(true)
    };
    replace()
}

pub(super) fn drop_build(
    connection: &Connection,
    build: &FollowerKey,
    tables: &[&Table],
) -> Result<(), StorageError> {
    let drop_build = || -> rusqlite::Result<()> {
        let transaction = begin(connection)?;
        let current = current_of(&transaction, &build.name, build.version)?;
        if current.is_none_or(|current| current.build != build.build) {
            remove(&transaction, build, tables)?;
        }
        transaction.commit()
    };
    drop_build().map_err(storage)
}

fn remove(connection: &Connection, build: &FollowerKey, tables: &[&Table]) -> rusqlite::Result<()> {
    let follower = build.to_string();
    connection.execute(REMOVE_PARKED, named_params! { ":follower": follower })?;
    connection.execute(REMOVE_FOLLOWER, named_params! { ":follower": follower })?;
    connection.execute_batch(&drop_tables(build, tables))
}

/// Does what a fold wants done to its tables, in order.
pub(super) fn apply(
    connection: &Connection,
    build: &FollowerKey,
    tables: &[&Table],
    operations: Vec<Operation>,
) -> rusqlite::Result<()> {
    let mut puts = Statements::new(connection, |table| put(build, table));
    let mut removes = Statements::new(connection, |table| remove_row(build, table));
    let mut runs: HashMap<&str, CachedStatement<'_>> = HashMap::new();
    for operation in operations {
        match operation {
            Operation::Put { table, values } => {
                let values = values.iter().map(bind);
                puts.of(table)?.execute(params_from_iter(values))?;
            }
            Operation::Remove { table, key } => {
                let key = key.iter().map(bind);
                removes.of(table)?.execute(params_from_iter(key))?;
            }
            Operation::Run { sql, parameters } => {
                let statement = match runs.entry(sql) {
                    hash_map::Entry::Occupied(entry) => entry.into_mut(),
                    hash_map::Entry::Vacant(entry) => {
                        let sql = expand(sql, tables, |table| of_build(build, table));
                        entry.insert(connection.prepare_cached(&sql)?)
                    }
                };
                bind_by_name(statement, &parameters)?;
                statement.raw_execute()?;
            }
        }
    }
    Ok(())
}

/// A statement for each table, made once.
struct Statements<'c, F> {
    connection: &'c Connection,
    sql: F,
    prepared: HashMap<&'static str, CachedStatement<'c>>,
}

impl<'c, F: Fn(&Table) -> String> Statements<'c, F> {
    fn new(connection: &'c Connection, sql: F) -> Self {
        Self {
            connection,
            sql,
            prepared: HashMap::new(),
        }
    }

    fn of(&mut self, table: &'static Table) -> rusqlite::Result<&mut CachedStatement<'c>> {
        match self.prepared.entry(table.name) {
            hash_map::Entry::Occupied(entry) => Ok(entry.into_mut()),
            hash_map::Entry::Vacant(entry) => {
                let sql = (self.sql)(table);
                Ok(entry.insert(self.connection.prepare_cached(&sql)?))
            }
        }
    }
}

/// Not `INSERT OR REPLACE`, for which `SQLite` notes down every page it touches, row by row, in order to
/// undo a replacement half-way.
fn put(build: &FollowerKey, table: &Table) -> String {
    let places = vec!["?"; table.columns.len()];
    format!(
        "INSERT INTO {} ({}) VALUES ({}) {}",
        of_build(build, table),
        table.columns_named(),
        places.join(", "),
        in_place_of_the_same_key(table),
    )
}

fn remove_row(build: &FollowerKey, table: &Table) -> String {
    let key: Vec<_> = table
        .key
        .iter()
        .map(|column| format!("{column} = ?"))
        .collect();
    format!(
        "DELETE FROM {} WHERE {}",
        of_build(build, table),
        key.join(" AND ")
    )
}

pub(super) fn digest(
    connection: &Connection,
    build: &FollowerKey,
    tables: &[&Table],
) -> Result<(Position, [u8; 32]), StorageError> {
    let digest = || -> Result<_, StorageError> {
        // All at one moment.
        let at_once = connection.unchecked_transaction().map_err(storage)?;
        let checkpoint = followers::checkpoint(&at_once, build)?
            .ok_or_else(|| storage(rusqlite::Error::QueryReturnedNoRows))?;
        let mut digest = Digest::default();
        let mut add = |table: &Table| -> rusqlite::Result<()> {
            digest.begin_table(table);
            let mut statement = at_once.prepare(&select_all(build, table))?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                for column in 0..table.columns.len() {
                    digest.add_value(&value(column, row.get_ref(column)?)?);
                }
            }
            Ok(())
        };
        for table in tables {
            add(table).map_err(storage)?;
        }
        Ok((checkpoint.position, digest.finish()))
    };
    digest()
}

pub(super) fn query(
    connection: &Connection,
    sql: &str,
    parameters: &[Value],
) -> Result<Vec<Vec<Value>>, StorageError> {
    let query = || -> rusqlite::Result<_> {
        let mut statement = connection.prepare_cached(sql)?;
        let width = statement.column_count();
        bind_by_name(&mut statement, parameters)?;
        let mut found = statement.raw_query();
        let mut rows = Vec::new();
        while let Some(row) = found.next()? {
            let read = |column| value(column, row.get_ref(column)?);
            rows.push((0..width).map(read).collect::<rusqlite::Result<_>>()?);
        }
        Ok(rows)
    };
    query().map_err(storage)
}

/// `SQLite` numbers parameters by their first appearance.
fn bind_by_name(statement: &mut Statement<'_>, parameters: &[Value]) -> rusqlite::Result<()> {
    for (parameter, number) in parameters.iter().zip(1..) {
        if let Some(place) = statement.parameter_index(&format!("${number}"))? {
            statement.raw_bind_parameter(place, bind(parameter))?;
        }
    }
    Ok(())
}

fn bind(value: &Value) -> ToSqlOutput<'_> {
    match value {
        Value::Null => ToSqlOutput::Owned(SqlValue::Null),
        Value::Integer(number) => ToSqlOutput::Owned(SqlValue::Integer(*number)),
        Value::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
    }
}

fn value(column: usize, found: ValueRef<'_>) -> rusqlite::Result<Value> {
    match found {
        ValueRef::Null => Ok(Value::Null),
        ValueRef::Integer(number) => Ok(Value::Integer(number)),
        ValueRef::Text(_) => Ok(Value::Text(found.as_str()?.to_owned())),
        ValueRef::Real(_) | ValueRef::Blob(_) => Err(damaged(column, "neither number nor text")),
    }
}
