//! Read models: the tables of each build, what is done to them, and which build their names stand for.

use std::{borrow::Cow, collections::HashMap};

use futures_util::TryStreamExt as _;
use sqlx::{
    Column as _, Encode, Executor, PgConnection, PgPool, Postgres, Row, Type, TypeInfo, ValueRef,
    encode::IsNull,
    error::BoxDynError,
    postgres::{PgArgumentBuffer, PgArguments, PgRow, PgTypeInfo, types::Oid},
    query::Query,
};

use super::{
    error::{damaged, storage},
    followers::{self, small},
};
use crate::{
    Column, ColumnKind, Position, StorageError, Table, Value,
    follower::{FollowerKey, FollowerKind},
    projection::{
        Dialect, Digest, Operation, drop_tables, expand, in_place_of_the_same_key, of_build,
        select_all, show_as_plain, show_as_version,
    },
};

/// Texts are ordered by their bytes, as on every other database.
const DIALECT: Dialect = Dialect {
    integer: "bigint",
    text: "text COLLATE \"C\"",
    ending: "",
};

const LOCK: &str = "SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || $1, 1))";

/// Readers are waited for before tables go.
const WAIT_FOR_READERS: &str = "SET LOCAL lock_timeout = '10s'";

/// The oldest one that is left: a newer one is being built to take its place.
const SELECT_CURRENT: &str = "
    SELECT build, is_live FROM followers
    WHERE kind = $1 AND name = $2 AND version = $3
    ORDER BY build LIMIT 1";

const IS_NEWEST_LIVE: &str = "
    SELECT NOT EXISTS (SELECT FROM followers
                       WHERE kind = $1 AND name = $2 AND version > $3 AND is_live)";

const SELECT_LIVE_TABLES: &str = "
    SELECT tables FROM followers WHERE kind = $1 AND name = $2 AND is_live";

const UNSET_LIVE: &str = "
    UPDATE followers SET is_live = false WHERE kind = $1 AND name = $2 AND is_live";

const SET_LIVE: &str = "UPDATE followers SET is_live = true WHERE follower = $1";

const REMOVE_FOLLOWER: &str = "DELETE FROM followers WHERE follower = $1";

const REMOVE_PARKED: &str = "DELETE FROM parked WHERE follower = $1";

pub(super) async fn prepare(
    pool: &PgPool,
    build: &FollowerKey,
    tables: &[&'static Table],
) -> Result<(), StorageError> {
    // Where it is there nothing is locked, and no right to make tables is needed.
    if followers::checkpoint(pool, build).await?.is_some() {
        return Ok(());
    }
    let mut transaction = pool.begin().await.map_err(storage)?;
    lock(&mut transaction, &build.name).await?;
    for table in tables {
        run(&mut transaction, &DIALECT.create(build, table)).await?;
    }
    if current_on(&mut transaction, &build.name, build.version)
        .await?
        .is_none()
    {
        run(&mut transaction, &show_as_version(build, tables)).await?;
    }
    followers::insert(&mut transaction, build, tables, Position::START)
        .await
        .map_err(storage)?;
    transaction.commit().await.map_err(storage)
}

/// So that of many who change what names stand for one does so after another.
async fn lock(connection: &mut PgConnection, name: &str) -> Result<(), StorageError> {
    run(connection, WAIT_FOR_READERS).await?;
    sqlx::query(LOCK)
        .bind(name)
        .execute(connection)
        .await
        .map(drop)
        .map_err(storage)
}

async fn run(connection: &mut PgConnection, sql: &str) -> Result<(), StorageError> {
    connection.execute(sql).await.map(drop).map_err(storage)
}

pub(super) async fn current(
    pool: &PgPool,
    name: &str,
    version: u32,
) -> Result<Option<(u32, bool)>, StorageError> {
    let mut connection = pool.acquire().await.map_err(storage)?;
    current_on(&mut connection, name, version).await
}

async fn current_on(
    connection: &mut PgConnection,
    name: &str,
    version: u32,
) -> Result<Option<(u32, bool)>, StorageError> {
    let row = sqlx::query(SELECT_CURRENT)
        .bind(FollowerKind::Projection.code())
        .bind(name)
        .bind(i64::from(version))
        .fetch_optional(connection)
        .await
        .map_err(storage)?;
    row.map(|row| Ok((small(&row, 0)?, row.try_get(1).map_err(storage)?)))
        .transpose()
}

pub(super) async fn go_live(
    pool: &PgPool,
    build: &FollowerKey,
    tables: &[&'static Table],
) -> Result<(), StorageError> {
    let mut transaction = pool.begin().await.map_err(storage)?;
    lock(&mut transaction, &build.name).await?;
    let is_newest: bool = sqlx::query_scalar(IS_NEWEST_LIVE)
        .bind(build.kind.code())
        .bind(&build.name)
        .bind(i64::from(build.version))
        .fetch_one(&mut *transaction)
        .await
        .map_err(storage)?;
    // Else a later version has taken over, or the build was replaced meanwhile.
    let current = current_on(&mut transaction, &build.name, build.version).await?;
    if is_newest && current == Some((build.build, false)) {
        set_live(&mut transaction, build, tables).await?;
    }
    transaction.commit().await.map_err(storage)
}

async fn set_live(
    connection: &mut PgConnection,
    build: &FollowerKey,
    tables: &[&'static Table],
) -> Result<(), StorageError> {
    let others: Option<String> = sqlx::query_scalar(SELECT_LIVE_TABLES)
        .bind(build.kind.code())
        .bind(&build.name)
        .fetch_optional(&mut *connection)
        .await
        .map_err(storage)?;
    sqlx::query(UNSET_LIVE)
        .bind(build.kind.code())
        .bind(&build.name)
        .execute(&mut *connection)
        .await
        .map_err(storage)?;
    sqlx::query(SET_LIVE)
        .bind(build.to_string())
        .execute(&mut *connection)
        .await
        .map_err(storage)?;
    let show = show_as_plain(build, tables, &others.unwrap_or_default());
    run(connection, &show).await
}

pub(super) async fn replace(
    pool: &PgPool,
    old: &FollowerKey,
    next: &FollowerKey,
    tables: &[&'static Table],
) -> Result<bool, StorageError> {
    let mut transaction = pool.begin().await.map_err(storage)?;
    lock(&mut transaction, &old.name).await?;
    // Held from here on: nobody moves either.
    for build in [old, next] {
        sqlx::query("SELECT FROM followers WHERE follower = $1 FOR UPDATE")
            .bind(build.to_string())
            .execute(&mut *transaction)
            .await
            .map_err(storage)?;
    }
    let old_at = followers::checkpoint_on(&mut transaction, old).await?;
    let next_at = followers::checkpoint_on(&mut transaction, next).await?;
    let (Some(old_at), Some(next_at)) = (old_at, next_at) else {
        return Ok(false);
    };
    if next_at.position < old_at.position {
        return Ok(false);
    }
    let current = current_on(&mut transaction, &old.name, old.version).await?;
    run(&mut transaction, &show_as_version(next, tables)).await?;
    if current.is_some_and(|(_, is_live)| is_live) {
        set_live(&mut transaction, next, tables).await?;
    }
    remove(&mut transaction, old, tables).await?;
    transaction.commit().await.map_err(storage)?;
    Ok(true)
}

pub(super) async fn drop_build(
    pool: &PgPool,
    build: &FollowerKey,
    tables: &[&'static Table],
) -> Result<(), StorageError> {
    let mut transaction = pool.begin().await.map_err(storage)?;
    lock(&mut transaction, &build.name).await?;
    let current = current_on(&mut transaction, &build.name, build.version).await?;
    if current.is_none_or(|(current, _)| current != build.build) {
        remove(&mut transaction, build, tables).await?;
    }
    transaction.commit().await.map_err(storage)
}

async fn remove(
    connection: &mut PgConnection,
    build: &FollowerKey,
    tables: &[&'static Table],
) -> Result<(), StorageError> {
    for statement in [REMOVE_PARKED, REMOVE_FOLLOWER] {
        sqlx::query(statement)
            .bind(build.to_string())
            .execute(&mut *connection)
            .await
            .map_err(storage)?;
    }
    run(connection, &drop_tables(build, tables)).await
}

/// Does what a fold wants done to its tables, in order: as many rows as can go together in one
/// statement.
pub(super) async fn apply(
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
    let names: Vec<_> = table.columns.iter().map(|column| column.name).collect();
    format!(
        "INSERT INTO {} ({}) SELECT * FROM unnest({}) {}",
        of_build(build, table),
        names.join(", "),
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
pub(super) fn text(value: &str) -> String {
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

pub(super) async fn digest(
    pool: &PgPool,
    build: &FollowerKey,
    tables: &[&'static Table],
) -> Result<(Position, [u8; 32]), StorageError> {
    let mut transaction = pool.begin().await.map_err(storage)?;
    // All at one moment.
    run(
        &mut transaction,
        "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
    )
    .await?;
    let checkpoint = followers::checkpoint_on(&mut transaction, build)
        .await?
        .ok_or_else(|| storage(sqlx::Error::RowNotFound))?;
    let mut digest = Digest::default();
    for table in tables {
        digest.begin_table(table);
        let select = select_all(build, table);
        let mut rows = sqlx::query(&select).fetch(&mut *transaction);
        while let Some(row) = rows.try_next().await.map_err(storage)? {
            for column in 0..row.len() {
                digest.add_value(&value(&row, column)?);
            }
        }
    }
    transaction.rollback().await.map_err(storage)?;
    Ok((checkpoint.position, digest.finish()))
}

pub(super) async fn query(
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
