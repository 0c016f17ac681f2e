//! Read models: the tables of each build, and which build their names stand for.

mod rows;

use futures_util::TryStreamExt as _;
use sqlx::{Executor, PgConnection, PgPool, Row};

pub(super) use rows::{apply, query, text};

use super::{
    error::storage,
    followers::{self, small},
};
use crate::{
    Position, StorageError, Table,
    follower::{CurrentBuild, FollowerKey, FollowerKind},
    projection::{Dialect, Digest, drop_tables, select_all, show_as_plain, show_as_version},
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
    SELECT build, is_live, position, revision FROM followers
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
) -> Result<Option<CurrentBuild>, StorageError> {
    let mut connection = pool.acquire().await.map_err(storage)?;
    current_on(&mut connection, name, version).await
}

async fn current_on(
    connection: &mut PgConnection,
    name: &str,
    version: u32,
) -> Result<Option<CurrentBuild>, StorageError> {
    let row = sqlx::query(SELECT_CURRENT)
        .bind(FollowerKind::Projection.code())
        .bind(name)
        .bind(i64::from(version))
        .fetch_optional(connection)
        .await
        .map_err(storage)?;
    row.map(|row| {
        Ok(CurrentBuild {
            build: small(&row, 0)?,
            is_live: row.try_get(1).map_err(storage)?,
            checkpoint: followers::checkpoint_in(&row, 2)?,
        })
    })
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
    if is_newest && current.is_some_and(|it| it.build == build.build && !it.is_live) {
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
    if current.is_some_and(|current| current.is_live) {
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
    if current.is_none_or(|current| current.build != build.build) {
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
        let mut found = sqlx::query(&select).fetch(&mut *transaction);
        while let Some(row) = found.try_next().await.map_err(storage)? {
            for column in 0..row.len() {
                digest.add_value(&rows::value(&row, column)?);
            }
        }
    }
    transaction.rollback().await.map_err(storage)?;
    Ok((checkpoint.position, digest.finish()))
}
