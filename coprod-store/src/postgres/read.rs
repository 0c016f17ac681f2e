//! Reading rows. An event without a position is not in the record yet, and never read.

use futures_util::TryStreamExt;
use sqlx::{PgPool, Row, postgres::PgRow};
use uuid::Uuid;

use super::{
    error::{damaged, storage},
    rows,
};
use crate::{
    CommandId, Commitment, Page, PageEvent, PersonalValue, Position, RecordedEvent, Salt,
    StorageError, Timestamp,
    backend::{Answered, PageSize, PersonalKey, Snapshot},
};

const SELECT_HEAD: &str = "SELECT position FROM head";

const SELECT_AFTER: &str = "
    SELECT position, recorded_at, aggregate_type, aggregate_id, sequence, event_type, event_version,
           payload, metadata
    FROM events WHERE position > $1 ORDER BY position LIMIT $2";

const SELECT_STREAM: &str = "
    SELECT position, recorded_at, aggregate_type, aggregate_id, sequence, event_type, event_version,
           payload, metadata
    FROM events
    WHERE aggregate_type = $1 AND aggregate_id = $2 AND sequence > $3
      AND position IS NOT NULL
    ORDER BY sequence LIMIT $4";

const SELECT_LAST_SEQUENCE: &str = "
    SELECT sequence FROM events
    WHERE aggregate_type = $1 AND aggregate_id = $2
    ORDER BY sequence DESC LIMIT 1";

const SELECT_COMMAND: &str = "
    SELECT content, events, last_sequence, first_position, recorded_at
    FROM commands WHERE command_id = $1";

const SELECT_PERSONAL: &str = "
    SELECT p.subject, p.commitment, p.salt, p.value FROM personal_data p
    JOIN unnest($1::uuid[], $2::bytea[]) AS k(subject, commitment)
      ON p.subject = k.subject AND p.commitment = k.commitment";

const SELECT_SNAPSHOT: &str = "
    SELECT sequence, state FROM stream_snapshots
    WHERE aggregate_type = $1 AND aggregate_id = $2 AND fingerprint = $3";

pub(super) async fn head(pool: &PgPool) -> Result<Position, StorageError> {
    let head = sqlx::query_scalar(SELECT_HEAD).fetch_one(pool).await;
    Ok(Position(natural(head.map_err(storage)?)?))
}

pub(super) async fn page(
    pool: &PgPool,
    after: Position,
    size: PageSize,
) -> Result<Page, StorageError> {
    let mut rows = sqlx::query(SELECT_AFTER)
        .bind(after.as_i64())
        .bind(clamped(size.events as u64))
        .fetch(pool);
    let mut page = Page::of(size);
    // Each row is taken over as it comes, while the server makes the next ones.
    while !page.is_full()
        && let Some(row) = rows.try_next().await.map_err(storage)?
    {
        page.push(&event(&row)?);
    }
    Ok(page)
}

pub(super) async fn stream(
    pool: &PgPool,
    aggregate_type: &str,
    aggregate_id: &str,
    after: u64,
    limit: usize,
) -> Result<Vec<RecordedEvent>, StorageError> {
    let rows = sqlx::query(SELECT_STREAM)
        .bind(aggregate_type)
        .bind(aggregate_id)
        .bind(clamped(after))
        .bind(clamped(limit as u64))
        .fetch_all(pool)
        .await
        .map_err(storage)?;
    rows.iter()
        .map(|row| event(row).map(|event| event.to_recorded()))
        .collect()
}

/// The database counts in signed integers; nothing lies beyond.
fn clamped(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

pub(super) fn natural(number: i64) -> Result<u64, StorageError> {
    u64::try_from(number).map_err(|_| damaged("a count below zero"))
}

/// A million of them may be read: the types, which the tables are sure to have, are not looked up
/// each time.
fn event(row: &PgRow) -> Result<PageEvent<'_>, StorageError> {
    let number = |column: usize| row.try_get_unchecked::<i64, _>(column).map_err(storage);
    // JSON is sent as the text that was stored.
    let text = |column: usize| row.try_get_unchecked::<&str, _>(column).map_err(storage);
    Ok(PageEvent {
        position: Position(natural(number(0)?)?),
        recorded_at: moment(number(1)?)?,
        aggregate_type: text(2)?,
        aggregate_id: text(3)?,
        sequence: natural(number(4)?)?,
        event_type: text(5)?,
        event_version: text(6)?,
        payload: text(7)?,
        metadata: text(8)?,
    })
}

pub(super) fn position(row: &PgRow, column: usize) -> Result<Position, StorageError> {
    natural(row.try_get(column).map_err(storage)?).map(Position)
}

pub(super) fn timestamp(row: &PgRow, column: usize) -> Result<Timestamp, StorageError> {
    moment(row.try_get(column).map_err(storage)?)
}

fn moment(micros: i64) -> Result<Timestamp, StorageError> {
    Timestamp::from_micros(micros).map_err(|_| damaged("no moment"))
}

pub(super) async fn last_sequence(
    pool: &PgPool,
    aggregate_type: &str,
    aggregate_id: &str,
) -> Result<u64, StorageError> {
    let last: Option<i64> = sqlx::query_scalar(SELECT_LAST_SEQUENCE)
        .bind(aggregate_type)
        .bind(aggregate_id)
        .fetch_optional(pool)
        .await
        .map_err(storage)?;
    natural(last.unwrap_or_default())
}

pub(super) async fn command(
    pool: &PgPool,
    id: CommandId,
) -> Result<Option<Answered>, StorageError> {
    let row = sqlx::query(SELECT_COMMAND)
        .bind(id.as_uuid())
        .fetch_optional(pool)
        .await
        .map_err(storage)?;
    row.as_ref().map(answered).transpose()
}

/// From the first columns of a row of `commands`.
pub(super) fn answered(row: &PgRow) -> Result<Answered, StorageError> {
    let first: Option<i64> = row.try_get(3).map_err(storage)?;
    Ok(Answered {
        content: bytes(row, 0)?,
        events: natural(row.try_get(1).map_err(storage)?)?,
        last_sequence: natural(row.try_get(2).map_err(storage)?)?,
        first_position: first.map(natural).transpose()?.map(Position),
        recorded_at: timestamp(row, 4)?,
    })
}

fn bytes(row: &PgRow, column: usize) -> Result<[u8; 32], StorageError> {
    let bytes: &[u8] = row.try_get(column).map_err(storage)?;
    bytes.try_into().map_err(|_| damaged("not 32 bytes"))
}

pub(super) async fn personal(
    pool: &PgPool,
    keys: &[PersonalKey],
) -> Result<Vec<PersonalValue>, StorageError> {
    let (subjects, commitments) = rows::of_keys(keys);
    let rows = sqlx::query(SELECT_PERSONAL)
        .bind(subjects)
        .bind(commitments)
        .fetch_all(pool)
        .await
        .map_err(storage)?;
    rows.iter()
        .map(|row| {
            let PersonalKey {
                subject,
                commitment,
            } = personal_key(row)?;
            let json = String::from_utf8(row.try_get(3).map_err(storage)?)
                .map_err(|_| damaged("a value that is no text"))?;
            Ok(PersonalValue {
                subject,
                commitment,
                salt: Salt::from_bytes(bytes(row, 2)?),
                json,
            })
        })
        .collect()
}

/// From the first columns of a row of `personal_data`.
pub(super) fn personal_key(row: &PgRow) -> Result<PersonalKey, StorageError> {
    let subject: Uuid = row.try_get(0).map_err(storage)?;
    Ok(PersonalKey {
        subject: subject.into(),
        commitment: Commitment::from_bytes(bytes(row, 1)?),
    })
}

pub(super) async fn snapshot(
    pool: &PgPool,
    aggregate_type: &str,
    aggregate_id: &str,
    fingerprint: &[u8; 32],
) -> Result<Option<Snapshot>, StorageError> {
    let row = sqlx::query(SELECT_SNAPSHOT)
        .bind(aggregate_type)
        .bind(aggregate_id)
        .bind(fingerprint.as_slice())
        .fetch_optional(pool)
        .await
        .map_err(storage)?;
    row.map(|row| {
        Ok(Snapshot {
            sequence: natural(row.try_get(0).map_err(storage)?)?,
            state: row.try_get(1).map_err(storage)?,
        })
    })
    .transpose()
}
