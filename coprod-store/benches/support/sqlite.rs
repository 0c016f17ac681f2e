//! The plain `SQLite` driver: the same rows in the same tables.

use rusqlite::{Connection, params};

use super::rows::{RECORDED_AT, Row, row};

const INSERT_EVENT: &str = "
    INSERT INTO events (position, recorded_at, aggregate_type, aggregate_id, sequence, event_type,
                        event_version, payload, metadata)
    VALUES (?1, ?2, 'Ballot', ?3, ?4, ?5, ?6, ?7, ?8)";

const INSERT_COMMAND: &str = "
    INSERT INTO commands (command_id, content, events, last_sequence, first_position, recorded_at)
    VALUES (?1, ?2, 1, ?3, ?4, ?5)";

/// To a ledger that is there.
pub fn connect(path: &str) -> Connection {
    let connection = Connection::open(path).unwrap();
    connection
        .execute_batch("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON")
        .unwrap();
    connection
}

/// Writes rows in one transaction.
pub fn write<'a>(connection: &Connection, rows: impl IntoIterator<Item = &'a Row>) {
    let run = |sql: &str| connection.prepare_cached(sql).unwrap().execute([]).unwrap();
    run("BEGIN IMMEDIATE");
    for row in rows {
        insert(connection, row);
    }
    run("COMMIT");
}

fn insert(connection: &Connection, row: &Row) {
    let recorded_at = RECORDED_AT + row.position;
    let mut command = connection.prepare_cached(INSERT_COMMAND).unwrap();
    command
        .execute(params![
            row.command_id.as_bytes(),
            row.content,
            row.sequence,
            row.position,
            recorded_at
        ])
        .unwrap();
    let mut event = connection.prepare_cached(INSERT_EVENT).unwrap();
    event
        .execute(params![
            row.position,
            recorded_at,
            row.aggregate_id,
            row.sequence,
            row.event_type,
            row.event_version,
            row.payload,
            row.metadata,
        ])
        .unwrap();
}

/// Fills a ledger that is there and empty.
pub fn fill(path: &str, events: usize, streams: usize) {
    let connection = connect(path);
    for start in (0..events).step_by(FILL) {
        let rows: Vec<Row> = (start..events.min(start + FILL))
            .map(|index| row(index, streams))
            .collect();
        write(&connection, &rows);
    }
    connection.execute_batch("ANALYZE").unwrap();
}

const FILL: usize = 20_000;
