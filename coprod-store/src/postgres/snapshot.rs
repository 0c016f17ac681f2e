//! Snapshots: reading one with what came after it, keeping and dropping them.

use sqlx::{PgPool, Row, postgres::PgRow};

use super::{
    error::{damaged, storage},
    read,
};
use crate::{RecordedEvent, StorageError, backend::Snapshot};

/// The snapshot first, as a row without an event.
const SELECT_WITH_EVENTS: &str = "
    WITH snapshot AS (
        SELECT s.sequence, s.state FROM stream_snapshots s
        WHERE s.aggregate_type = $1 AND s.aggregate_id = $2 AND s.fingerprint = $3
          AND EXISTS (SELECT FROM events e
                      WHERE e.aggregate_type = $1 AND e.aggregate_id = $2
                        AND e.sequence >= s.sequence)
    )
    SELECT sequence, state, NULL::bigint, NULL::bigint, NULL::text, NULL::text, NULL::text,
           NULL::text
    FROM snapshot
    UNION ALL (
        SELECT sequence, NULL, position, recorded_at, event_type, event_version, payload::text,
               metadata::text
        FROM events
        WHERE aggregate_type = $1 AND aggregate_id = $2
          AND sequence > coalesce((SELECT sequence FROM snapshot), 0)
          AND position IS NOT NULL
        ORDER BY sequence LIMIT $4
    )
    ORDER BY sequence";

const REPLACE: &str = "
    INSERT INTO stream_snapshots (aggregate_type, aggregate_id, sequence, fingerprint, state)
    VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (aggregate_type, aggregate_id) DO UPDATE
    SET sequence = excluded.sequence, fingerprint = excluded.fingerprint, state = excluded.state";

const DELETE: &str = "DELETE FROM stream_snapshots";

/// A stream's snapshot and at most `limit` events after it, as they are at one moment.
pub(super) async fn with_events(
    pool: &PgPool,
    aggregate_type: String,
    aggregate_id: String,
    fingerprint: &[u8; 32],
    limit: usize,
) -> Result<(Option<Snapshot>, Vec<RecordedEvent>), StorageError> {
    let rows = sqlx::query(SELECT_WITH_EVENTS)
        .bind(&aggregate_type)
        .bind(&aggregate_id)
        .bind(fingerprint.as_slice())
        .bind(i64::try_from(limit).unwrap_or(i64::MAX))
        .fetch_all(pool)
        .await
        .map_err(storage)?;
    let mut snapshot = None;
    let mut events = Vec::with_capacity(rows.len());
    for row in &rows {
        let sequence = sequence(row)?;
        match row.try_get(1).map_err(storage)? {
            Some(state) => snapshot = Some(Snapshot { sequence, state }),
            None => events.push(RecordedEvent {
                position: read::position(row, 2)?,
                recorded_at: read::timestamp(row, 3)?,
                aggregate_type: aggregate_type.clone(),
                aggregate_id: aggregate_id.clone(),
                sequence,
                event_type: row.try_get(4).map_err(storage)?,
                event_version: row.try_get(5).map_err(storage)?,
                payload: row.try_get(6).map_err(storage)?,
                metadata: row.try_get(7).map_err(storage)?,
            }),
        }
    }
    Ok((snapshot, events))
}

fn sequence(row: &PgRow) -> Result<u64, StorageError> {
    let sequence: i64 = row.try_get(0).map_err(storage)?;
    u64::try_from(sequence).map_err(|_| damaged("a sequence below zero"))
}

pub(super) async fn keep(
    pool: &PgPool,
    aggregate_type: &str,
    aggregate_id: &str,
    fingerprint: &[u8; 32],
    snapshot: &Snapshot,
) -> Result<(), StorageError> {
    sqlx::query(REPLACE)
        .bind(aggregate_type)
        .bind(aggregate_id)
        .bind(snapshot.sequence.cast_signed())
        .bind(fingerprint.as_slice())
        .bind(&snapshot.state)
        .execute(pool)
        .await
        .map(|_| ())
        .map_err(storage)
}

pub(super) async fn drop_all(pool: &PgPool) -> Result<(), StorageError> {
    sqlx::query(DELETE)
        .execute(pool)
        .await
        .map(|_| ())
        .map_err(storage)
}
