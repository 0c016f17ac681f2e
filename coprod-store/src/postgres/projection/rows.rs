//! Rows of read models, to the database and back.

use std::{borrow::Cow, collections::HashMap};

use sqlx::{
    Column as _, Encode, PgConnection, PgPool, Postgres, Row, Type, TypeInfo, ValueRef,
    encode::IsNull,
    error::BoxDynError,
    postgres::{PgArgumentBuffer, PgArguments, PgRow, PgTypeInfo, types::Oid},
    query::Query,
};

use crate::{
    Column, ColumnKind, StorageError, Table, Value,
    follower::FollowerKey,
    postgres::error::{damaged, storage},
    projection::{Operation, expand, in_place_of_the_same_key, of_build},
};

/// Does what a fold wants done to its tables, in order: as many rows as can go together in one
/// statement.
pub(in crate::postgres) async fn apply(
    connection: &mut PgConnection,
    build: &FollowerKey,
    tables: &[&'static Table],
    operations: Vec<Operation>,
) -> sqlx::Result<()> {
    let mut gathered = Gathered::default();
    for operation in operations {
        match operation {
            Operation::Put { table, values } => {
                if gathered.action != Action::Put {
                    gathered.flush(connection, build).await?;
                    gathered.action = Action::Put;
                }
                let columns = table.columns.iter().zip(&values);
                let key = columns
                    .filter(|(column, _)| table.key.contains(&column.name))
                    .map(|(_, value)| value.clone())
                    .collect();
                gathered.add(table, key, values);
            }
            Operation::Remove { table, key } => {
                if gathered.action != Action::Remove {
                    gathered.flush(connection, build).await?;
                    gathered.action = Action::Remove;
                }
                gathered.add(table, key.clone(), key);
            }
            Operation::Run { sql, parameters } => {
                gathered.flush(connection, build).await?;
                let sql = expand(sql, tables, |table| of_build(build, table));
                bind_all(&sql, &parameters)
                    .execute(&mut *connection)
                    .await?;
            }
        }
    }
    gathered.flush(connection, build).await
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Action {
    #[default]
    Put,
    Remove,
}

/// Rows that go together.
#[derive(Default)]
struct Gathered {
    action: Action,
    tables: Vec<InTable>,
}

/// Rows of one table.
struct InTable {
    table: &'static Table,
    rows: Vec<Vec<Value>>,
    places: HashMap<Vec<Value>, usize>,
}

impl Gathered {
    /// One statement can put a row only once, so the last one of a key stays.
    fn add(&mut self, table: &'static Table, key: Vec<Value>, row: Vec<Value>) {
        let known = self
            .tables
            .iter()
            .position(|it| it.table.name == table.name);
        let index = known.unwrap_or_else(|| {
            self.tables.push(InTable {
                table,
                rows: Vec::new(),
                places: HashMap::new(),
            });
            self.tables.len() - 1
        });
        let InTable { rows, places, .. } = &mut self.tables[index];
        let place = *places.entry(key).or_insert(rows.len());
        match rows.get_mut(place) {
            Some(known) => *known = row,
            None => rows.push(row),
        }
    }

    async fn flush(
        &mut self,
        connection: &mut PgConnection,
        build: &FollowerKey,
    ) -> sqlx::Result<()> {
        for InTable { table, rows, .. } in self.tables.drain(..) {
            let (statement, columns) = match self.action {
                Action::Put => (put(build, table), every_column(table)),
                Action::Remove => (remove_rows(build, table), key_columns(table)),
            };
            let columns = columns.into_iter().enumerate();
            columns
                .fold(sqlx::query(&statement), |query, (index, column)| {
                    bind_column(query, column.kind, rows.iter().map(|row| row.get(index)))
                })
                .execute(&mut *connection)
                .await?;
        }
        Ok(())
    }
}

fn every_column(table: &'static Table) -> Vec<&'static Column> {
    table.columns.iter().collect()
}

fn key_columns(table: &'static Table) -> Vec<&'static Column> {
    let places = table.key.iter().filter_map(|key| table.place(key));
    places
        .filter_map(|place| table.columns.get(place))
        .collect()
}

/// The columns as parameters, each all its values.
fn arrays(columns: &[&Column]) -> String {
    let array = |(column, place): (&&Column, usize)| match column.kind {
        ColumnKind::Integer => format!("${place}::bigint[]"),
        ColumnKind::Text => format!("${place}::text[]"),
    };
    let arrays: Vec<_> = columns.iter().zip(1..).map(array).collect();
    arrays.join(", ")
}

fn put(build: &FollowerKey, table: &'static Table) -> String {
    format!(
        "INSERT INTO {} ({}) SELECT * FROM unnest({}) {}",
        of_build(build, table),
        table.columns_named(),
        arrays(&every_column(table)),
        in_place_of_the_same_key(table),
    )
}

fn remove_rows(build: &FollowerKey, table: &'static Table) -> String {
    let same: Vec<_> = table
        .key
        .iter()
        .map(|column| format!("it.{column} = gone.{column}"))
        .collect();
    format!(
        "DELETE FROM {} AS it USING unnest({}) AS gone ({}) WHERE {}",
        of_build(build, table),
        arrays(&key_columns(table)),
        table.key.join(", "),
        same.join(" AND "),
    )
}

fn bind_column<'q>(
    query: Query<'q, Postgres, PgArguments>,
    kind: ColumnKind,
    values: impl Iterator<Item = Option<&'q Value>>,
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
                    Some(Value::Text(value)) => Some(readable(value)),
                    _ => None,
                })
                .collect::<Vec<Option<Cow<'_, str>>>>(),
        ),
    }
}

/// No text of this database can hold U+0000; a reader sees that something stood there.
pub(in crate::postgres) fn text(value: &str) -> String {
    readable(value).into_owned()
}

fn readable(value: &str) -> Cow<'_, str> {
    if value.contains('\0') {
        Cow::Owned(value.replace('\0', "\u{fffd}"))
    } else {
        Cow::Borrowed(value)
    }
}

fn bind_all<'q>(sql: &'q str, parameters: &[Value]) -> Query<'q, Postgres, PgArguments> {
    parameters
        .iter()
        .fold(sqlx::query(sql), |query, parameter| match parameter {
            Value::Null => query.bind(Untyped),
            Value::Integer(number) => query.bind(*number),
            Value::Text(value) => query.bind(text(value)),
        })
}

/// Nothing, of whatever type the place asks for.
struct Untyped;

impl Type<Postgres> for Untyped {
    fn type_info() -> PgTypeInfo {
        // The server takes the type from where the parameter stands.
        PgTypeInfo::with_oid(Oid(0))
    }
}

impl Encode<'_, Postgres> for Untyped {
    fn encode_by_ref(&self, _: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        Ok(IsNull::Yes)
    }
}

pub(in crate::postgres) async fn query(
    pool: &PgPool,
    sql: &str,
    parameters: &[Value],
) -> Result<Vec<Vec<Value>>, StorageError> {
    let query = bind_all(sql, parameters);
    let rows = query.fetch_all(pool).await.map_err(storage)?;
    rows.iter()
        .map(|row| (0..row.len()).map(|column| value(row, column)).collect())
        .collect()
}

pub(super) fn value(row: &PgRow, column: usize) -> Result<Value, StorageError> {
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
