//! Read models: their tables, and rows with the checkpoint in one transaction.

use std::collections::HashMap;

use rusqlite::{
    CachedStatement, Connection, Transaction, TransactionBehavior, named_params, params_from_iter,
    types::{ToSqlOutput, Value as SqlValue, ValueRef},
};

use super::error::{damaged, storage};
use crate::{
    Position, StorageError, Table, Value,
    projection::{Dialect, ProjectionKey, Put},
};

const DIALECT: Dialect = Dialect {
    integer: "INTEGER",
    text: "TEXT",
    ending: " STRICT",
};

const INSERT_CHECKPOINT: &str = "
    INSERT INTO projections (name, version, position) VALUES (:name, :version, 0)
    ON CONFLICT DO NOTHING";

const SELECT_CHECKPOINT: &str = "
    SELECT position FROM projections WHERE name = :name AND version = :version";

const MOVE_CHECKPOINT: &str = "
    UPDATE projections SET position = :to
    WHERE name = :name AND version = :version AND position = :from";

pub(super) fn prepare(
    connection: &Connection,
    key: ProjectionKey,
    tables: &[&Table],
) -> Result<(), StorageError> {
    let prepare = || -> rusqlite::Result<()> {
        let transaction = begin(connection)?;
        for table in tables {
            transaction.execute_batch(&DIALECT.create(key, table))?;
        }
        let named = named_params! { ":name": key.name, ":version": key.version };
        transaction.execute(INSERT_CHECKPOINT, named)?;
        transaction.commit()
    };
    prepare().map_err(storage)
}

pub(super) fn checkpoint(
    connection: &Connection,
    key: ProjectionKey,
) -> Result<Position, StorageError> {
    let named = named_params! { ":name": key.name, ":version": key.version };
    let mut select = connection
        .prepare_cached(SELECT_CHECKPOINT)
        .map_err(storage)?;
    select
        .query_row(named, |row| row.get(0))
        .map(Position)
        .map_err(storage)
}

pub(super) fn project(
    connection: &Connection,
    key: ProjectionKey,
    from: Position,
    to: Position,
    puts: Vec<Put>,
) -> Result<bool, StorageError> {
    let project = || -> rusqlite::Result<bool> {
        let transaction = begin(connection)?;
        let named = named_params! {
            ":name": key.name, ":version": key.version, ":from": from.0, ":to": to.0,
        };
        if transaction
            .prepare_cached(MOVE_CHECKPOINT)?
            .execute(named)?
            == 0
        {
            return Ok(false);
        }
        let mut inserts: HashMap<&str, CachedStatement<'_>> = HashMap::new();
        for Put { table, values } in puts {
            let insert = match inserts.entry(table.name) {
                std::collections::hash_map::Entry::Occupied(entry) => entry.into_mut(),
                std::collections::hash_map::Entry::Vacant(entry) => {
                    entry.insert(transaction.prepare_cached(&replace(key, table))?)
                }
            };
            insert.execute(params_from_iter(values.iter().map(bind)))?;
        }
        drop(inserts);
        transaction.commit()?;
        Ok(true)
    };
    project().map_err(storage)
}

pub(super) fn query(
    connection: &Connection,
    sql: &str,
    parameters: &[Value],
) -> Result<Vec<Vec<Value>>, StorageError> {
    let query = || -> rusqlite::Result<_> {
        let mut statement = connection.prepare_cached(sql)?;
        let width = statement.column_count();
        for (index, parameter) in parameters.iter().enumerate() {
            // SQLite numbers parameters by their first appearance, so they are bound by name.
            let name = format!("${}", index + 1);
            let Some(place) = statement.parameter_index(&name)? else {
                continue;
            };
            statement.raw_bind_parameter(place, bind(parameter))?;
        }
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

/// Dropped without a commit, it is rolled back.
fn begin(connection: &Connection) -> rusqlite::Result<Transaction<'_>> {
    Transaction::new_unchecked(connection, TransactionBehavior::Immediate)
}

fn replace(key: ProjectionKey, table: &Table) -> String {
    let columns: Vec<_> = table.columns.iter().map(|column| column.name).collect();
    let places = vec!["?"; columns.len()];
    format!(
        "INSERT OR REPLACE INTO {} ({}) VALUES ({})",
        key.table(table.name),
        columns.join(", "),
        places.join(", "),
    )
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
