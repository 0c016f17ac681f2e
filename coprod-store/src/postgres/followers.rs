//! Whoever follows the record: how far each has come, who is at work, what is parked.

use std::time::Duration;

use sqlx::{PgConnection, PgPool, Row, postgres::PgRow};
use uuid::Uuid;

use super::{
    error::{damaged, is_held, storage},
    projection, read,
};
use crate::{
    FollowerStatus, Intervention, InterventionAction, ParkedStream, Position, StorageError, Table,
    backend::Step,
    follower::{Checkpoint, FollowerKey},
    projection::names_of,
};

const ENROL: &str = "
    INSERT INTO followers
        (follower, kind, name, version, build, tables, is_live, position, revision)
    VALUES ($1, $2, $3, $4, $5, $6, false, $7, 0)
    ON CONFLICT DO NOTHING";

const SELECT_CHECKPOINT: &str = "
    SELECT position, revision FROM followers WHERE follower = $1";

const MOVE_CHECKPOINT: &str = "
    UPDATE followers SET position = $4, revision = revision + $5
    WHERE follower = $1 AND position = $2 AND revision = $3 AND ($6 IS NULL OR owner = $6)";

/// By the database's own clock, in microseconds.
const HOLD: &str = "
    UPDATE followers
    SET owner = $2, owned_until = (extract(epoch FROM clock_timestamp()) * 1000000)::bigint + $3
    WHERE follower = $1
      AND (owner IS NULL OR owner = $2
           OR owned_until <= (extract(epoch FROM clock_timestamp()) * 1000000)::bigint)";

const RELEASE: &str = "
    UPDATE followers SET owner = NULL, owned_until = NULL WHERE follower = $1 AND owner = $2";

const SELECT_FOLLOWERS: &str = "
    SELECT f.kind, f.name, f.version, f.build, f.is_live, f.position,
           coalesce(f.owned_until > extract(epoch FROM clock_timestamp()) * 1000000, false),
           (SELECT count(*) FROM parked p WHERE p.follower = f.follower)
    FROM followers f ORDER BY f.kind, f.name COLLATE \"C\", f.version, f.build";

const PARK: &str = "
    INSERT INTO parked (follower, aggregate_type, aggregate_id, sequence, position, error)
    VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (follower, aggregate_type, aggregate_id) DO UPDATE
    SET sequence = excluded.sequence, position = excluded.position, error = excluded.error";

const RESUME: &str = "
    DELETE FROM parked WHERE follower = $1 AND aggregate_type = $2 AND aggregate_id = $3";

const SELECT_PARKED: &str = "
    SELECT aggregate_type, aggregate_id, sequence, position, error
    FROM parked WHERE follower = $1 ORDER BY position";

const INTERVENE: &str = "
    INSERT INTO interventions (follower, position, error, action, by, reason, intervened_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)";

const SELECT_INTERVENTIONS: &str = "
    SELECT position, error, action, by, reason, intervened_at
    FROM interventions WHERE follower = $1 ORDER BY id";

pub(super) async fn enrol(
    pool: &PgPool,
    follower: &FollowerKey,
    start: Position,
) -> Result<Checkpoint, StorageError> {
    // Most often it is there: then no right to write is needed.
    if let Some(checkpoint) = checkpoint(pool, follower).await? {
        return Ok(checkpoint);
    }
    let mut connection = pool.acquire().await.map_err(storage)?;
    insert(&mut connection, follower, &[], start)
        .await
        .map_err(storage)?;
    drop(connection);
    checkpoint(pool, follower)
        .await?
        .ok_or_else(|| storage(sqlx::Error::RowNotFound))
}

pub(super) async fn insert(
    connection: &mut PgConnection,
    follower: &FollowerKey,
    tables: &[&'static Table],
    start: Position,
) -> sqlx::Result<()> {
    sqlx::query(ENROL)
        .bind(follower.to_string())
        .bind(follower.kind.code())
        .bind(&follower.name)
        .bind(i64::from(follower.version))
        .bind(i64::from(follower.build))
        .bind(names_of(tables))
        .bind(start.as_i64())
        .execute(connection)
        .await
        .map(drop)
}

pub(super) async fn checkpoint(
    pool: &PgPool,
    follower: &FollowerKey,
) -> Result<Option<Checkpoint>, StorageError> {
    let mut connection = pool.acquire().await.map_err(storage)?;
    checkpoint_on(&mut connection, follower).await
}

pub(super) async fn checkpoint_on(
    connection: &mut PgConnection,
    follower: &FollowerKey,
) -> Result<Option<Checkpoint>, StorageError> {
    let row = sqlx::query(SELECT_CHECKPOINT)
        .bind(follower.to_string())
        .fetch_optional(connection)
        .await
        .map_err(storage)?;
    row.map(|row| checkpoint_in(&row, 0)).transpose()
}

/// From two columns of a row, the first of which is this one.
pub(super) fn checkpoint_in(row: &PgRow, column: usize) -> Result<Checkpoint, StorageError> {
    Ok(Checkpoint {
        position: read::position(row, column)?,
        revision: read::natural(row.try_get(column + 1).map_err(storage)?)?,
    })
}

pub(super) async fn step(
    pool: &PgPool,
    follower: &FollowerKey,
    from: Checkpoint,
    tables: &[&'static Table],
    step: Step,
) -> Result<bool, StorageError> {
    boundary!(follower.kind.code(), "begun");
    let mut transaction = pool.begin().await.map_err(storage)?;
    let name = follower.to_string();
    let moved = sqlx::query(MOVE_CHECKPOINT)
        .bind(&name)
        .bind(from.position.as_i64())
        .bind(from.revision.cast_signed())
        .bind(step.to.as_i64())
        .bind(i64::from(step.is_intervening))
        .bind(step.owner)
        .execute(&mut *transaction)
        .await;
    let is_moved = match moved {
        Ok(moved) => moved.rows_affected() > 0,
        // Somebody else is moving it. Where only the holder of the lease may do so that is nobody who
        // has taken over: the lease is being renewed.
        Err(error) if is_held(&error) && step.owner.is_none() => false,
        Err(error) => return Err(storage(error)),
    };
    if !is_moved {
        transaction.rollback().await.map_err(storage)?;
        return Ok(false);
    }
    boundary!(follower.kind.code(), "moved");
    projection::apply(&mut transaction, follower, tables, step.operations)
        .await
        .map_err(storage)?;
    for parked in &step.park {
        park(&mut transaction, &name, parked)
            .await
            .map_err(storage)?;
    }
    if let Some((aggregate_type, aggregate_id)) = &step.resume {
        sqlx::query(RESUME)
            .bind(&name)
            .bind(aggregate_type)
            .bind(aggregate_id)
            .execute(&mut *transaction)
            .await
            .map_err(storage)?;
    }
    if let Some(intervention) = &step.intervention {
        intervene(&mut transaction, &name, intervention)
            .await
            .map_err(storage)?;
    }
    boundary!(follower.kind.code(), "written");
    transaction.commit().await.map_err(storage)?;
    boundary!(follower.kind.code(), "committed");
    Ok(true)
}

async fn park(
    connection: &mut PgConnection,
    follower: &str,
    parked: &ParkedStream,
) -> sqlx::Result<()> {
    sqlx::query(PARK)
        .bind(follower)
        .bind(&parked.aggregate_type)
        .bind(&parked.aggregate_id)
        .bind(parked.sequence.cast_signed())
        .bind(parked.position.as_i64())
        .bind(projection::text(&parked.error))
        .execute(connection)
        .await
        .map(drop)
}

async fn intervene(
    connection: &mut PgConnection,
    follower: &str,
    intervention: &Intervention,
) -> sqlx::Result<()> {
    sqlx::query(INTERVENE)
        .bind(follower)
        .bind(intervention.position.as_i64())
        .bind(&intervention.error)
        .bind(intervention.action.code())
        .bind(projection::text(&intervention.by))
        .bind(projection::text(&intervention.reason))
        .bind(intervention.at.as_micros())
        .execute(connection)
        .await
        .map(drop)
}

pub(super) async fn hold(
    pool: &PgPool,
    follower: &FollowerKey,
    owner: Uuid,
    length: Duration,
) -> Result<bool, StorageError> {
    let held = sqlx::query(HOLD)
        .bind(follower.to_string())
        .bind(owner)
        .bind(i64::try_from(length.as_micros()).unwrap_or(i64::MAX / 4))
        .execute(pool)
        .await
        .map_err(storage)?;
    Ok(held.rows_affected() > 0)
}

pub(super) async fn release(
    pool: &PgPool,
    follower: &FollowerKey,
    owner: Uuid,
) -> Result<(), StorageError> {
    sqlx::query(RELEASE)
        .bind(follower.to_string())
        .bind(owner)
        .execute(pool)
        .await
        .map(drop)
        .map_err(storage)
}

pub(super) async fn all(pool: &PgPool) -> Result<Vec<FollowerStatus>, StorageError> {
    let rows = sqlx::query(SELECT_FOLLOWERS)
        .fetch_all(pool)
        .await
        .map_err(storage)?;
    rows.iter()
        .map(|row| {
            let kind: &str = row.try_get(0).map_err(storage)?;
            Ok(FollowerStatus {
                kind: kind.parse().map_err(|()| damaged("no kind of follower"))?,
                name: row.try_get(1).map_err(storage)?,
                version: small(row, 2)?,
                build: small(row, 3)?,
                is_live: row.try_get(4).map_err(storage)?,
                position: read::position(row, 5)?,
                lag: 0,
                is_followed: row.try_get(6).map_err(storage)?,
                parked: read::natural(row.try_get(7).map_err(storage)?)?,
            })
        })
        .collect()
}

pub(super) async fn parked(
    pool: &PgPool,
    follower: &FollowerKey,
) -> Result<Vec<ParkedStream>, StorageError> {
    let rows = sqlx::query(SELECT_PARKED)
        .bind(follower.to_string())
        .fetch_all(pool)
        .await
        .map_err(storage)?;
    rows.iter()
        .map(|row| {
            Ok(ParkedStream {
                aggregate_type: row.try_get(0).map_err(storage)?,
                aggregate_id: row.try_get(1).map_err(storage)?,
                sequence: read::natural(row.try_get(2).map_err(storage)?)?,
                position: read::position(row, 3)?,
                error: row.try_get(4).map_err(storage)?,
            })
        })
        .collect()
}

pub(super) async fn interventions(
    pool: &PgPool,
    follower: &FollowerKey,
) -> Result<Vec<Intervention>, StorageError> {
    let rows = sqlx::query(SELECT_INTERVENTIONS)
        .bind(follower.to_string())
        .fetch_all(pool)
        .await
        .map_err(storage)?;
    rows.iter()
        .map(|row| {
            let action: &str = row.try_get(2).map_err(storage)?;
            Ok(Intervention {
                position: read::position(row, 0)?,
                error: row.try_get(1).map_err(storage)?,
                action: InterventionAction::from_code(action)
                    .ok_or_else(|| damaged("neither retry nor skip"))?,
                by: row.try_get(3).map_err(storage)?,
                reason: row.try_get(4).map_err(storage)?,
                at: read::timestamp(row, 5)?,
            })
        })
        .collect()
}

/// A version or the number of a build.
pub(super) fn small(row: &PgRow, column: usize) -> Result<u32, StorageError> {
    let number: i64 = row.try_get(column).map_err(storage)?;
    u32::try_from(number).map_err(|_| damaged("no number of a version or build"))
}
