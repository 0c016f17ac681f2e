//! Read models: their tables, and rows with the checkpoint in one transaction.

use std::collections::HashMap;

use sqlx::{
    Column as _, Executor, PgPool, Postgres, Row, TypeInfo, ValueRef,
    postgres::{PgArguments, PgRow},
    query::Query,
};

use super::error::{damaged, storage};
use crate::{
    ColumnKind, Position, StorageError, Table, Value,
    projection::{Dialect, ProjectionKey, Put},
};

/// Texts are ordered by their bytes, as on every other database.
const DIALECT: Dialect = Dialect {
    integer: "bigint",
    text: "text COLLATE \"C\"",
    ending: "",
};

const LOCK: &str = "SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || $1, 1))";

const INSERT_CHECKPOINT: &str = "
    INSERT INTO projections (name, version, position) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING";

const SELECT_CHECKPOINT: &str = "
    SELECT position FROM projections WHERE name = $1 AND version = $2";

const MOVE_CHECKPOINT: &str = "
    UPDATE projections SET position = $4
    WHERE name = $1 AND version = $2 AND position = $3";

pub(super) async fn prepare(
    pool: &PgPool,
    key: ProjectionKey,
    tables: &[&Table],
) -> Result<(), StorageError> {
    // Most often it is there: then nothing is locked, and no right to make tables is needed.
    if find_checkpoint(pool, key).await?.is_some() {
        return Ok(());
    }
    let mut transaction = pool.begin().await.map_err(storage)?;
    sqlx::query(LOCK)
        .bind(key.name)
        .execute(&mut *transaction)
        .await
        .map_err(storage)?;
    for table in tables {
        (&mut *transaction)
            .execute(DIALECT.create(key, table).as_str())
            .await
            .map_err(storage)?;
    }
    sqlx::query(INSERT_CHECKPOINT)
        .bind(key.name)
        .bind(key.version.cast_signed())
        .execute(&mut *transaction)
        .await
        .map_err(storage)?;
    transaction.commit().await.map_err(storage)
}

pub(super) async fn checkpoint(
    pool: &PgPool,
    key: ProjectionKey,
) -> Result<Position, StorageError> {
    find_checkpoint(pool, key)
        .await?
        .ok_or_else(|| storage(sqlx::Error::RowNotFound))
}

async fn find_checkpoint(
    pool: &PgPool,
    key: ProjectionKey,
) -> Result<Option<Position>, StorageError> {
    let position: Option<i64> = sqlx::query_scalar(SELECT_CHECKPOINT)
        .bind(key.name)
        .bind(key.version.cast_signed())
        .fetch_optional(pool)
        .await
        .map_err(storage)?;
    Ok(position.map(|position| Position(position.unsigned_abs())))
}

pub(super) async fn project(
    pool: &PgPool,
    key: ProjectionKey,
    from: Position,
    to: Position,
    puts: Vec<Put>,
) -> Result<bool, StorageError> {
    let mut transaction = pool.begin().await.map_err(storage)?;
    let moved = sqlx::query(MOVE_CHECKPOINT)
        .bind(key.name)
        .bind(key.version.cast_signed())
        .bind(from.as_i64())
        .bind(to.as_i64())
        .execute(&mut *transaction)
        .await
        .map_err(storage)?;
    if moved.rows_affected() == 0 {
        transaction.rollback().await.map_err(storage)?;
        return Ok(false);
    }
    for Puts { table, rows, .. } in by_table(puts) {
        let statement = replace(key, table);
        let columns = table.columns.iter().enumerate();
        columns
            .fold(sqlx::query(&statement), |query, (index, column)| {
                bind_column(query, column.kind, rows.iter().map(|row| row.get(index)))
            })
            .execute(&mut *transaction)
            .await
            .map_err(storage)?;
    }
    transaction.commit().await.map_err(storage)?;
    Ok(true)
}

/// Rows to put into one table.
struct Puts {
    table: &'static Table,
    rows: Vec<Vec<Value>>,
    places: HashMap<Vec<Value>, usize>,
}

impl Puts {
    /// One statement can put a row only once, so the last one of a key stays.
    fn add(&mut self, values: Vec<Value>) {
        let columns = self.table.columns.iter().zip(&values);
        let key = columns
            .filter(|(column, _)| self.table.key.contains(&column.name))
            .map(|(_, value)| value.clone())
            .collect();
        let place = *self.places.entry(key).or_insert(self.rows.len());
        match self.rows.get_mut(place) {
            Some(row) => *row = values,
            None => self.rows.push(values),
        }
    }
}

fn by_table(puts: Vec<Put>) -> Vec<Puts> {
    let mut tables: Vec<Puts> = Vec::new();
    for Put { table, values } in puts {
        let known = tables.iter().position(|puts| puts.table.name == table.name);
        let index = known.unwrap_or_else(|| {
            tables.push(Puts {
                table,
                rows: Vec::new(),
                places: HashMap::new(),
            });
            tables.len() - 1
        });
        tables[index].add(values);
    }
    tables
}

fn bind_column<'q, 'r>(
    query: Query<'q, Postgres, PgArguments>,
    kind: ColumnKind,
    values: impl Iterator<Item = Option<&'r Value>>,
) -> Query<'q, Postgres, PgArguments> {
    match kind {
        ColumnKind::Integer => query.bind(
            values
                .map(|value| match value {
                    Some(Value::Integer(number)) => Some(*number),
                    _ => None,
                })
                .collect::<Vec<Option<i64>>>(),
        ),
        ColumnKind::Text => query.bind(
            values
                .map(|value| match value {
                    // No text of this database can hold U+0000; a reader sees that something stood there.
                    Some(Value::Text(text)) => Some(text.replace('\0', "\u{fffd}")),
                    _ => None,
                })
                .collect::<Vec<Option<String>>>(),
        ),
    }
}

pub(super) async fn query(
    pool: &PgPool,
    sql: &str,
    parameters: &[Value],
) -> Result<Vec<Vec<Value>>, StorageError> {
    let query = parameters
        .iter()
        .fold(sqlx::query(sql), |query, parameter| match parameter {
            Value::Null => query.bind(None::<String>),
            Value::Integer(number) => query.bind(*number),
            Value::Text(text) => query.bind(text.clone()),
        });
    let rows = query.fetch_all(pool).await.map_err(storage)?;
    rows.iter()
        .map(|row| (0..row.len()).map(|column| value(row, column)).collect())
        .collect()
}

fn value(row: &PgRow, column: usize) -> Result<Value, StorageError> {
    if row.try_get_raw(column).map_err(storage)?.is_null() {
        return Ok(Value::Null);
    }
    match row.column(column).type_info().name() {
        "INT8" => row.try_get(column).map(Value::Integer).map_err(storage),
        "INT4" => row
            .try_get::<i32, _>(column)
            .map(|number| Value::Integer(number.into()))
            .map_err(storage),
        "TEXT" | "VARCHAR" => row.try_get(column).map(Value::Text).map_err(storage),
        _ => Err(damaged("neither number nor text")),
    }
}

fn replace(key: ProjectionKey, table: &Table) -> String {
    let names: Vec<_> = table.columns.iter().map(|column| column.name).collect();
    let arrays: Vec<_> = table
        .columns
        .iter()
        .zip(1..)
        .map(|(column, place)| match column.kind {
            ColumnKind::Integer => format!("${place}::bigint[]"),
            ColumnKind::Text => format!("${place}::text[]"),
        })
        .collect();
    let changes: Vec<_> = names
        .iter()
        .filter(|name| !table.key.contains(name))
        .map(|name| format!("{name} = excluded.{name}"))
        .collect();
    let action = if changes.is_empty() {
        "NOTHING".to_owned()
    } else {
        format!("UPDATE SET {}", changes.join(", "))
    };
    format!(
        "INSERT INTO {} ({}) SELECT * FROM unnest({}) ON CONFLICT ({}) DO {action}",
        key.table(table.name),
        names.join(", "),
        arrays.join(", "),
        table.key.join(", "),
    )
}
