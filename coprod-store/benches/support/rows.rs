//! The rows that a ledger would write, made without one.

use cqrs_es::DomainEvent;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::ballot::{BallotEvent, command};

pub const RECORDED_AT: i64 = 1_700_000_000_000_000;

/// An event, and the command it came from.
pub struct Row {
    pub position: i64,
    pub aggregate_id: String,
    pub sequence: i64,
    pub event_type: String,
    pub event_version: String,
    pub payload: String,
    pub metadata: String,
    pub command_id: Uuid,
    pub content: Vec<u8>,
}

/// The `index`-th row, if so many streams take turns.
pub fn row(index: usize, streams: usize) -> Row {
    let command = command(index);
    let event = BallotEvent::PositionTaken {
        seat: command.seat,
        agrees: command.agrees,
        words: command.words.to_owned(),
    };
    let payload = serde_json::to_string(&event).unwrap();
    let command_id = Uuid::now_v7();
    Row {
        position: number(index + 1),
        aggregate_id: stream(index % streams),
        sequence: number(index / streams + 1),
        event_type: event.event_type(),
        event_version: event.event_version(),
        metadata: format!(r#"{{"command_id":"{command_id}"}}"#),
        command_id,
        content: Sha256::digest(&payload).to_vec(),
        payload,
    }
}

pub fn stream(number: usize) -> String {
    format!("0191b2c4-7a10-7c3e-9b59-{number:012x}")
}

pub fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap()
}
