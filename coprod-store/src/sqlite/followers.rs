//! Whoever follows the record: how far each has come, who is at work, what is parked.

use std::time::Duration;

use rusqlite::{
    Connection, OptionalExtension, Row, Transaction, TransactionBehavior, named_params,
};
use uuid::Uuid;

use super::{
    error::{damaged, storage},
    projection,
};
use crate::{
    FollowerStatus, Intervention, InterventionAction, ParkedStream, Position, StorageError, Table,
    Timestamp,
    backend::Step,
    follower::{Checkpoint, FollowerKey},
    projection::names_of,
};

const ENROL: &str = "
    INSERT INTO followers
        (follower, kind, name, version, build, tables, is_live, position, revision)
    VALUES (:follower, :kind, :name, :version, :build, :tables, 0, :start, 0)
    ON CONFLICT DO NOTHING";

const SELECT_CHECKPOINT: &str = "
    SELECT position, revision FROM followers WHERE follower = :follower";

const MOVE_CHECKPOINT: &str = "
    UPDATE followers SET position = :to, revision = revision + :intervening
    WHERE follower = :follower AND position = :from AND revision = :revision
      AND (:owner IS NULL OR owner = :owner)";

/// By the database's own clock, in microseconds.
const HOLD: &str = "
    UPDATE followers
    SET owner = :owner,
        owned_until = CAST(unixepoch('subsec') * 1000000 AS INTEGER) + :length
    WHERE follower = :follower
      AND (owner IS NULL OR owner = :owner
           OR owned_until <= CAST(unixepoch('subsec') * 1000000 AS INTEGER))";

const RELEASE: &str = "
    UPDATE followers SET owner = NULL, owned_until = NULL
    WHERE follower = :follower AND owner = :owner";

const SELECT_FOLLOWERS: &str = "
    SELECT f.kind, f.name, f.version, f.build, f.is_live, f.position,
           coalesce(f.owned_until > CAST(unixepoch('subsec') * 1000000 AS INTEGER), 0),
           (SELECT count(*) FROM parked p WHERE p.follower = f.follower)
    FROM followers f ORDER BY f.kind, f.name, f.version, f.build";

const PARK: &str = "
    INSERT INTO parked (follower, aggregate_type, aggregate_id, sequence, position, error)
    VALUES (:follower, :aggregate_type, :aggregate_id, :sequence, :position, :error)
    ON CONFLICT DO UPDATE
    SET sequence = excluded.sequence, position = excluded.position, error = excluded.error";

const RESUME: &str = "
    DELETE FROM parked
    WHERE follower = :follower AND aggregate_type = :aggregate_type
      AND aggregate_id = :aggregate_id";

const SELECT_PARKED: &str = "
    SELECT aggregate_type, aggregate_id, sequence, position, error
    FROM parked WHERE follower = :follower ORDER BY position";

const INTERVENE: &str = "
    INSERT INTO interventions (follower, position, error, action, by, reason, intervened_at)
    VALUES (:follower, :position, :error, :action, :by, :reason, :at)";

const SELECT_INTERVENTIONS: &str = "
    SELECT position, error, action, by, reason, intervened_at
    FROM interventions WHERE follower = :follower ORDER BY id";

pub(super) fn enrol(
    connection: &Connection,
    follower: &FollowerKey,
    start: Position,
) -> Result<Checkpoint, StorageError> {
    // Most often it is there: then nothing is written.
    if let Some(checkpoint) = checkpoint(connection, follower)? {
        return Ok(checkpoint);
    }
    insert(connection, follower, &[], start).map_err(storage)?;
    checkpoint(connection, follower)?.ok_or_else(|| storage(rusqlite::Error::QueryReturnedNoRows))
}

pub(super) fn insert(
    connection: &Connection,
    follower: &FollowerKey,
    tables: &[&Table],
    start: Position,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(ENROL)?
        .execute(named_params! {
            ":follower": follower.to_string(),
            ":kind": follower.kind.code(),
            ":name": follower.name,
            ":version": follower.version,
            ":build": follower.build,
            ":tables": names_of(tables),
            ":start": start.0,
        })
        .map(drop)
}

pub(super) fn checkpoint(
    connection: &Connection,
    follower: &FollowerKey,
) -> Result<Option<Checkpoint>, StorageError> {
    let mut select = connection
        .prepare_cached(SELECT_CHECKPOINT)
        .map_err(storage)?;
    select
        .query_row(named_params! { ":follower": follower.to_string() }, |row| {
            Ok(Checkpoint {
                position: Position(row.get(0)?),
                revision: row.get(1)?,
            })
        })
        .optional()
        .map_err(storage)
}

pub(super) fn step(
    connection: &Connection,
    follower: &FollowerKey,
    from: Checkpoint,
    tables: &[&Table],
    step: Step,
) -> Result<bool, StorageError> {
    let run = || -> rusqlite::Result<bool> {
        boundary!(follower.kind.code(), "begun");
        let transaction = begin(connection)?;
        let name = follower.to_string();
        let moved = transaction
            .prepare_cached(MOVE_CHECKPOINT)?
            .execute(named_params! {
                ":follower": name,
                ":from": from.position.0,
                ":revision": from.revision,
                ":to": step.to.0,
                ":intervening": step.is_intervening,
                ":owner": step.owner.map(Uuid::into_bytes),
            })?;
        if moved == 0 {
            return Ok(false);
        }
        boundary!(follower.kind.code(), "moved");
        projection::apply(&transaction, follower, tables, step.operations)?;
        for parked in &step.park {
            park(&transaction, &name, parked)?;
        }
        if let Some((aggregate_type, aggregate_id)) = &step.resume {
            transaction.prepare_cached(RESUME)?.execute(named_params! {
                ":follower": name,
                ":aggregate_type": aggregate_type,
                ":aggregate_id": aggregate_id,
            })?;
        }
        if let Some(intervention) = &step.intervention {
            intervene(&transaction, &name, intervention)?;
        }
        boundary!(follower.kind.code(), "written");
        transaction.commit()?;
        boundary!(follower.kind.code(), "committed");
        Ok(true)
    };
    run().map_err(storage)
}

fn park(connection: &Connection, follower: &str, parked: &ParkedStream) -> rusqlite::Result<()> {
    connection
        .prepare_cached(PARK)?
        .execute(named_params! {
            ":follower": follower,
            ":aggregate_type": parked.aggregate_type,
            ":aggregate_id": parked.aggregate_id,
            ":sequence": parked.sequence,
            ":position": parked.position.0,
            ":error": parked.error,
        })
        .map(drop)
}

fn intervene(
    connection: &Connection,
    follower: &str,
    intervention: &Intervention,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(INTERVENE)?
        .execute(named_params! {
            ":follower": follower,
            ":position": intervention.position.0,
            ":error": intervention.error,
            ":action": intervention.action.code(),
            ":by": intervention.by,
            ":reason": intervention.reason,
            ":at": intervention.at.as_micros(),
        })
        .map(drop)
}

pub(super) fn hold(
    connection: &Connection,
    follower: &FollowerKey,
    owner: Uuid,
    length: Duration,
) -> Result<bool, StorageError> {
    let hold = || -> rusqlite::Result<usize> {
        connection.prepare_cached(HOLD)?.execute(named_params! {
            ":follower": follower.to_string(),
            ":owner": owner.into_bytes(),
            ":length": i64::try_from(length.as_micros()).unwrap_or(i64::MAX / 4),
        })
    };
    hold().map(|held| held > 0).map_err(storage)
}

pub(super) fn release(
    connection: &Connection,
    follower: &FollowerKey,
    owner: Uuid,
) -> Result<(), StorageError> {
    let release = || -> rusqlite::Result<usize> {
        connection.prepare_cached(RELEASE)?.execute(named_params! {
            ":follower": follower.to_string(),
            ":owner": owner.into_bytes(),
        })
    };
    release().map(drop).map_err(storage)
}

pub(super) fn all(connection: &Connection) -> Result<Vec<FollowerStatus>, StorageError> {
    let all = || -> rusqlite::Result<Vec<_>> {
        let mut select = connection.prepare_cached(SELECT_FOLLOWERS)?;
        let rows = select.query_map([], |row| {
            let kind: String = row.get(0)?;
            Ok(FollowerStatus {
                kind: kind
                    .parse()
                    .map_err(|()| damaged(0, "no kind of follower"))?,
                name: row.get(1)?,
                version: row.get(2)?,
                build: row.get(3)?,
                is_live: row.get(4)?,
                position: Position(row.get(5)?),
                lag: 0,
                is_followed: row.get(6)?,
                parked: row.get(7)?,
            })
        })?;
        rows.collect()
    };
    all().map_err(storage)
}

pub(super) fn parked(
    connection: &Connection,
    follower: &FollowerKey,
) -> Result<Vec<ParkedStream>, StorageError> {
    let parked = || -> rusqlite::Result<Vec<_>> {
        let mut select = connection.prepare_cached(SELECT_PARKED)?;
        let follower = named_params! { ":follower": follower.to_string() };
        let rows = select.query_map(follower, |row| {
            Ok(ParkedStream {
                aggregate_type: row.get(0)?,
                aggregate_id: row.get(1)?,
                sequence: row.get(2)?,
                position: Position(row.get(3)?),
                error: row.get(4)?,
            })
        })?;
        rows.collect()
    };
    parked().map_err(storage)
}

pub(super) fn interventions(
    connection: &Connection,
    follower: &FollowerKey,
) -> Result<Vec<Intervention>, StorageError> {
    let interventions = || -> rusqlite::Result<Vec<_>> {
        let mut select = connection.prepare_cached(SELECT_INTERVENTIONS)?;
        let follower = named_params! { ":follower": follower.to_string() };
        select.query_map(follower, intervention)?.collect()
    };
    interventions().map_err(storage)
}

fn intervention(row: &Row<'_>) -> rusqlite::Result<Intervention> {
    let action: String = row.get(2)?;
    let at: i64 = row.get(5)?;
    Ok(Intervention {
        position: Position(row.get(0)?),
        error: row.get(1)?,
        action: InterventionAction::from_code(&action)
            .ok_or_else(|| damaged(2, "neither retry nor skip"))?,
        by: row.get(3)?,
        reason: row.get(4)?,
        at: Timestamp::from_micros(at).map_err(|_| damaged(5, "no moment"))?,
    })
}

/// Dropped without a commit, it is rolled back.
pub(super) fn begin(connection: &Connection) -> rusqlite::Result<Transaction<'_>> {
    Transaction::new_unchecked(connection, TransactionBehavior::Immediate)
}
