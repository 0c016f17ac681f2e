//! The limit: the same rows in the same tables, by the plain driver.

use std::{path::Path, time::Instant};

use coprod_store::Ledger;
use cqrs_es::DomainEvent;
use rusqlite::{Connection, named_params};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::ballot::{BallotEvent, command};

const INSERT_EVENT: &str = "
    INSERT INTO events (position, recorded_at, aggregate_type, aggregate_id, sequence, event_type,
                        event_version, payload, metadata)
    VALUES (:position, :recorded_at, 'Ballot', :aggregate_id, :sequence, :event_type,
            :event_version, :payload, :metadata)";

const INSERT_COMMAND: &str = "
    INSERT INTO commands (command_id, content, events, last_sequence, first_position, recorded_at)
    VALUES (:command_id, :content, 1, :last_sequence, :first_position, :recorded_at)";

struct Row {
    aggregate_id: String,
    sequence: usize,
    event_type: String,
    event_version: String,
    payload: String,
    metadata: String,
    command_id: Uuid,
    content: [u8; 32],
}

/// Rows a second, written in transactions of `per_commit` rows each. Making the rows doesn't count.
pub async fn rate(folder: &Path, streams: usize, rows: usize, per_commit: usize) -> f64 {
    let path = folder.join("raw.db");
    drop(
        Ledger::open(&format!("sqlite:{}", path.display()))
            .await
            .unwrap(),
    );
    let connection = Connection::open(path).unwrap();
    connection
        .execute_batch("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON")
        .unwrap();
    let rows = make(streams, rows);
    let start = Instant::now();
    let mut position = 0_u64;
    for rows in rows.chunks(per_commit) {
        connection
            .prepare_cached("BEGIN IMMEDIATE")
            .unwrap()
            .execute([])
            .unwrap();
        for row in rows {
            position += 1;
            insert(&connection, position, row);
        }
        connection
            .prepare_cached("COMMIT")
            .unwrap()
            .execute([])
            .unwrap();
    }
    #[allow(clippy::cast_precision_loss, reason = "a rate")]
    let rate = rows.len() as f64 / start.elapsed().as_secs_f64();
    rate
}

fn insert(connection: &Connection, position: u64, row: &Row) {
    let recorded_at = 1_700_000_000_000_000_u64 + position;
    let mut command = connection.prepare_cached(INSERT_COMMAND).unwrap();
    command
        .execute(named_params! {
            ":command_id": row.command_id.as_bytes(),
            ":content": row.content,
            ":last_sequence": row.sequence,
            ":first_position": position,
            ":recorded_at": recorded_at,
        })
        .unwrap();
    let mut event = connection.prepare_cached(INSERT_EVENT).unwrap();
    event
        .execute(named_params! {
            ":position": position,
            ":recorded_at": recorded_at,
            ":aggregate_id": row.aggregate_id,
            ":sequence": row.sequence,
            ":event_type": row.event_type,
            ":event_version": row.event_version,
            ":payload": row.payload,
            ":metadata": row.metadata,
        })
        .unwrap();
}

fn make(streams: usize, rows: usize) -> Vec<Row> {
    (0..rows)
        .map(|index| {
            let command = command(index);
            let event = BallotEvent::PositionTaken {
                seat: command.seat,
                agrees: command.agrees,
                words: command.words.to_owned(),
            };
            let payload = serde_json::to_string(&event).unwrap();
            let command_id = Uuid::now_v7();
            Row {
                aggregate_id: crate::stream(index % streams),
                sequence: index / streams + 1,
                event_type: event.event_type(),
                event_version: event.event_version(),
                metadata: format!(r#"{{"command_id":"{command_id}"}}"#),
                command_id,
                content: Sha256::digest(&payload).into(),
                payload,
            }
        })
        .collect()
}
