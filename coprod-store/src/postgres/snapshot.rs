//! Keeping and dropping snapshots.

use sqlx::PgPool;

use super::error::storage;
use crate::{StorageError, backend::Snapshot};

const REPLACE: &str = "
    INSERT INTO stream_snapshots (aggregate_type, aggregate_id, sequence, fingerprint, state)
    VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (aggregate_type, aggregate_id) DO UPDATE
    SET sequence = excluded.sequence, fingerprint = excluded.fingerprint, state = excluded.state";

const DELETE: &str = "DELETE FROM stream_snapshots";

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
