//! Reading rows.

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::error::{damaged, storage};
use crate::{
    CommandId, Page, PageEvent, PersonalValue, Position, RecordedEvent, Salt, StorageError,
    Timestamp,
    backend::{Answered, PageSize, PersonalKey, Snapshot},
};

const SELECT_HEAD: &str = "SELECT coalesce(max(position), 0) FROM events";

const SELECT_AFTER: &str = "
    SELECT position, recorded_at, aggregate_type, aggregate_id, sequence, event_type, event_version,
           payload, metadata
    FROM events WHERE position > :after ORDER BY position LIMIT :limit";

const SELECT_STREAM: &str = "
    SELECT position, recorded_at, aggregate_type, aggregate_id, sequence, event_type, event_version,
           payload, metadata
    FROM events
    WHERE aggregate_type = :aggregate_type AND aggregate_id = :aggregate_id AND sequence > :after
    ORDER BY sequence LIMIT :limit";

const SELECT_LAST_SEQUENCE: &str = "
    SELECT sequence FROM events
    WHERE aggregate_type = ?1 AND aggregate_id = ?2
    ORDER BY sequence DESC LIMIT 1";

const SELECT_COMMAND: &str = "
    SELECT content, events, last_sequence, first_position, recorded_at
    FROM commands WHERE command_id = ?1";

const SELECT_PERSONAL: &str = "
    SELECT salt, value FROM personal_data WHERE subject = :subject AND commitment = :commitment";

const SELECT_SNAPSHOT: &str = "
    SELECT sequence, state FROM snapshots
    WHERE aggregate_type = :aggregate_type AND aggregate_id = :aggregate_id
      AND fingerprint = :fingerprint";

pub(super) fn head(connection: &Connection) -> Result<Position, StorageError> {
    let mut select = connection.prepare_cached(SELECT_HEAD).map_err(storage)?;
    select
        .query_row([], |row| row.get(0))
        .map(Position)
        .map_err(storage)
}

pub(super) fn page(
    connection: &Connection,
    after: Position,
    size: PageSize,
) -> Result<Page, StorageError> {
    let mut select = connection.prepare_cached(SELECT_AFTER).map_err(storage)?;
    let limit = clamped(size.events as u64);
    let mut rows = select
        .query(named_params! { ":after": clamped(after.0), ":limit": limit })
        .map_err(storage)?;
    let mut page = Page::of(size);
    while !page.is_full()
        && let Some(row) = rows.next().map_err(storage)?
    {
        page.push(&event(row).map_err(storage)?);
    }
    Ok(page)
}

pub(super) fn stream(
    connection: &Connection,
    aggregate_type: &str,
    aggregate_id: &str,
    after: u64,
    limit: usize,
) -> Result<Vec<RecordedEvent>, StorageError> {
    let mut select = connection.prepare_cached(SELECT_STREAM).map_err(storage)?;
    let rows = select
        .query_map(
            named_params! {
                ":aggregate_type": aggregate_type,
                ":aggregate_id": aggregate_id,
                ":after": clamped(after),
                ":limit": clamped(limit as u64),
            },
            |row| event(row).map(|event| event.to_recorded()),
        )
        .map_err(storage)?;
    rows.collect::<Result<_, _>>().map_err(storage)
}

/// The database counts in signed integers; nothing lies beyond.
fn clamped(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn event<'a>(row: &'a Row<'_>) -> rusqlite::Result<PageEvent<'a>> {
    let text = |column: usize| {
        let text = row.get_ref(column)?.as_str();
        text.map_err(|_| damaged(column, "no text"))
    };
    Ok(PageEvent {
        position: Position(row.get(0)?),
        recorded_at: timestamp(row, 1)?,
        aggregate_type: text(2)?,
        aggregate_id: text(3)?,
        sequence: row.get(4)?,
        event_type: text(5)?,
        event_version: text(6)?,
        payload: text(7)?,
        metadata: text(8)?,
    })
}

fn timestamp(row: &Row<'_>, column: usize) -> rusqlite::Result<Timestamp> {
    Timestamp::from_micros(row.get(column)?).map_err(|_| damaged(column, "no moment"))
}

pub(super) fn last_sequence(
    connection: &Connection,
    aggregate_type: &str,
    aggregate_id: &str,
) -> Result<u64, StorageError> {
    let mut select = connection
        .prepare_cached(SELECT_LAST_SEQUENCE)
        .map_err(storage)?;
    select
        .query_row([aggregate_type, aggregate_id], |row| row.get(0))
        .optional()
        .map(Option::unwrap_or_default)
        .map_err(storage)
}

pub(super) fn command(
    connection: &Connection,
    id: CommandId,
) -> Result<Option<Answered>, StorageError> {
    let mut select = connection.prepare_cached(SELECT_COMMAND).map_err(storage)?;
    select
        .query_row([id.as_uuid().as_bytes()], |row| {
            Ok(Answered {
                content: row.get(0)?,
                events: row.get(1)?,
                last_sequence: row.get(2)?,
                first_position: row.get::<_, Option<u64>>(3)?.map(Position),
                recorded_at: timestamp(row, 4)?,
            })
        })
        .optional()
        .map_err(storage)
}

pub(super) fn personal(
    connection: &Connection,
    keys: &[PersonalKey],
) -> Result<Vec<PersonalValue>, StorageError> {
    let mut select = connection
        .prepare_cached(SELECT_PERSONAL)
        .map_err(storage)?;
    let mut found = Vec::with_capacity(keys.len());
    for &PersonalKey {
        subject,
        commitment,
    } in keys
    {
        let bytes = subject.as_uuid();
        let value = select
            .query_row(
                named_params! {
                    ":subject": bytes.as_bytes(),
                    ":commitment": commitment.as_bytes(),
                },
                |row| {
                    let json = String::from_utf8(row.get(1)?)
                        .map_err(|_| damaged(1, "a value that is no text"))?;
                    Ok(PersonalValue {
                        subject,
                        commitment,
                        salt: Salt::from_bytes(row.get(0)?),
                        json,
                    })
                },
            )
            .optional()
            .map_err(storage)?;
        found.extend(value);
    }
    Ok(found)
}

pub(super) fn snapshot(
    connection: &Connection,
    aggregate_type: &str,
    aggregate_id: &str,
    fingerprint: &[u8; 32],
) -> Result<Option<Snapshot>, StorageError> {
    let mut select = connection
        .prepare_cached(SELECT_SNAPSHOT)
        .map_err(storage)?;
    select
        .query_row(
            named_params! {
                ":aggregate_type": aggregate_type,
                ":aggregate_id": aggregate_id,
                ":fingerprint": fingerprint,
            },
            |row| {
                Ok(Snapshot {
                    sequence: row.get(0)?,
                    state: row.get(1)?,
                })
            },
        )
        .optional()
        .map_err(storage)
}
