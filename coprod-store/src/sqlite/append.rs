//! Writing rows: one batch, one transaction.

use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, Statement, named_params, params};

use super::{
    error::{damaged, storage},
    read,
};
use crate::{
    Position, StorageError, Timestamp,
    backend::{
        Answered, AppendFailure, Batch, CommandKey, Outcome, PersonalKey, Prepared, Snapshot, Terms,
    },
};

const BEGIN: &str = "BEGIN IMMEDIATE";
const COMMIT: &str = "COMMIT";
const ROLLBACK: &str = "ROLLBACK";

const SELECT_LAST: &str = "SELECT position, recorded_at FROM events ORDER BY position DESC LIMIT 1";

const SELECT_KNOWN: &str = "
    SELECT 1 FROM personal_data WHERE subject = :subject AND commitment = :commitment";

const INSERT_EVENT: &str = "
    INSERT INTO events (position, recorded_at, aggregate_type, aggregate_id, sequence, event_type,
                        event_version, payload, metadata)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";

const INSERT_COMMAND: &str = "
    INSERT INTO commands (command_id, content, events, last_sequence, first_position, recorded_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

const INSERT_PERSONAL: &str = "
    INSERT INTO personal_data (subject, commitment, format, salt, value)
    VALUES (:subject, :commitment, 1, :salt, :value)
    ON CONFLICT DO NOTHING";

const REPLACE_SNAPSHOT: &str = "
    INSERT OR REPLACE INTO snapshots (aggregate_type, aggregate_id, sequence, fingerprint, state)
    VALUES (:aggregate_type, :aggregate_id, :sequence, :fingerprint, :state)";

const DELETE_SNAPSHOTS: &str = "DELETE FROM snapshots";

pub(super) fn append(
    connection: &Connection,
    batch: &[Arc<Prepared>],
    terms: Terms,
) -> Result<Batch, AppendFailure> {
    run(connection, BEGIN).map_err(|error| AppendFailure::Refused(storage(error)))?;
    let written = write(connection, batch, terms);
    let written = match written {
        Ok(written) => written,
        Err(error) => {
            roll_back(connection);
            return Err(AppendFailure::Refused(error));
        }
    };
    boundary!("append", "written");
    match run(connection, COMMIT).map_err(storage) {
        Ok(()) => Ok(written),
        Err(error) => {
            roll_back(connection);
            Err(match error {
                // Nothing that could count as a commit has reached the disk.
                StorageError::Full(_) | StorageError::Busy(_) => AppendFailure::Refused(error),
                // The log may hold the whole batch, and may count after a crash.
                error => AppendFailure::Unknown(error),
            })
        }
    }
}

fn run(connection: &Connection, statement: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached(statement)?
        .execute([])
        .map(|_| ())
}

fn roll_back(connection: &Connection) {
    // After some errors SQLite has done so already.
    if !connection.is_autocommit() {
        let _ = run(connection, ROLLBACK);
    }
}

fn write(
    connection: &Connection,
    batch: &[Arc<Prepared>],
    terms: Terms,
) -> Result<Batch, StorageError> {
    let mut last = connection.prepare_cached(SELECT_LAST).map_err(storage)?;
    let last = last
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional();
    let (head, last_moment) = last.map_err(storage)?.unwrap_or((0, i64::MIN));
    let found = Position(head);
    if found < terms.seen {
        return Err(StorageError::HeadFell {
            seen: terms.seen,
            found,
        });
    }
    let recorded_at = Timestamp::from_micros(terms.now.max(last_moment))
        .map_err(|_| storage(damaged(1, "the clock stands outside of the calendar")))?;
    let mut writing = Writing {
        connection,
        insert_event: connection.prepare_cached(INSERT_EVENT).map_err(storage)?,
        insert_command: connection.prepare_cached(INSERT_COMMAND).map_err(storage)?,
        head: found,
        recorded_at,
        fallen: Vec::new(),
    };
    let outcomes = batch
        .iter()
        .map(|prepared| writing.record(prepared))
        .collect::<Result<_, _>>()?;
    Ok(Batch {
        head: writing.head,
        outcomes,
    })
}

struct Writing<'a, 'c> {
    connection: &'c Connection,
    insert_event: rusqlite::CachedStatement<'c>,
    insert_command: rusqlite::CachedStatement<'c>,
    head: Position,
    recorded_at: Timestamp,
    /// Streams of which something in this batch was not written.
    fallen: Vec<(&'a str, &'a str)>,
}

impl<'a> Writing<'a, '_> {
    fn record(&mut self, prepared: &'a Prepared) -> Result<Outcome, StorageError> {
        let stream = prepared.stream();
        let outcome = match self.judge(prepared, stream)? {
            Some(refusal) => refusal,
            None => Outcome::Written(self.insert(prepared).map_err(storage)?),
        };
        if !matches!(outcome, Outcome::Written(_)) {
            self.fallen.push(stream);
        }
        Ok(outcome)
    }

    /// Why the command is not to be written, if anything speaks against it.
    fn judge(
        &self,
        prepared: &Prepared,
        stream: (&str, &str),
    ) -> Result<Option<Outcome>, StorageError> {
        if let Some(CommandKey {
            id, is_new: false, ..
        }) = prepared.command
            && let Some(first) = read::command(self.connection, id)?
        {
            return Ok(Some(Outcome::Repeated(first)));
        }
        if self.fallen.contains(&stream)
            || read::last_sequence(self.connection, stream.0, stream.1)? != prepared.after
        {
            return Ok(Some(Outcome::Conflict));
        }
        for key in &prepared.referred {
            if !is_known(self.connection, key).map_err(storage)? {
                return Ok(Some(Outcome::UnknownPersonal(*key)));
            }
        }
        Ok(None)
    }

    fn insert(&mut self, prepared: &Prepared) -> rusqlite::Result<Answered> {
        let events = prepared.events.len() as u64;
        let answered = Answered {
            content: prepared
                .command
                .map(|command| command.content)
                .unwrap_or_default(),
            events,
            last_sequence: prepared.after + events,
            first_position: (events > 0).then_some(self.head.plus(1)),
            recorded_at: self.recorded_at,
        };
        if let Some(command) = &prepared.command {
            insert_command(&mut self.insert_command, command, &answered)?;
        }
        insert_personal(self.connection, prepared)?;
        for (event, sequence) in prepared.events.iter().zip(prepared.after + 1..) {
            self.head = self.head.plus(1);
            self.insert_event.execute(params![
                self.head.0,
                self.recorded_at.as_micros(),
                prepared.aggregate_type,
                prepared.aggregate_id.as_ref(),
                sequence,
                event.event_type,
                event.event_version,
                event.payload,
                prepared.metadata,
            ])?;
        }
        Ok(answered)
    }
}

fn insert_command(
    insert: &mut Statement<'_>,
    command: &CommandKey,
    answered: &Answered,
) -> rusqlite::Result<()> {
    let id = command.id.as_uuid();
    insert.execute(params![
        id.as_bytes(),
        command.content,
        answered.events,
        answered.last_sequence,
        answered.first_position.map(|position| position.0),
        answered.recorded_at.as_micros(),
    ])?;
    Ok(())
}

fn insert_personal(connection: &Connection, prepared: &Prepared) -> rusqlite::Result<()> {
    if prepared.brought.is_empty() {
        return Ok(());
    }
    let mut insert = connection.prepare_cached(INSERT_PERSONAL)?;
    for value in &prepared.brought {
        let subject = value.subject.as_uuid();
        insert.execute(named_params! {
            ":subject": subject.as_bytes(),
            ":commitment": value.commitment.as_bytes(),
            ":salt": value.salt.as_bytes(),
            ":value": value.json.as_bytes(),
        })?;
    }
    Ok(())
}

fn is_known(connection: &Connection, key: &PersonalKey) -> rusqlite::Result<bool> {
    let subject = key.subject.as_uuid();
    connection
        .prepare_cached(SELECT_KNOWN)?
        .exists(named_params! {
            ":subject": subject.as_bytes(),
            ":commitment": key.commitment.as_bytes(),
        })
}

pub(super) fn keep_snapshot(
    connection: &Connection,
    aggregate_type: &str,
    aggregate_id: &str,
    fingerprint: &[u8; 32],
    snapshot: &Snapshot,
) -> Result<(), StorageError> {
    let mut replace = connection
        .prepare_cached(REPLACE_SNAPSHOT)
        .map_err(storage)?;
    replace
        .execute(named_params! {
            ":aggregate_type": aggregate_type,
            ":aggregate_id": aggregate_id,
            ":sequence": snapshot.sequence,
            ":fingerprint": fingerprint,
            ":state": snapshot.state,
        })
        .map(|_| ())
        .map_err(storage)
}

pub(super) fn drop_snapshots(connection: &Connection) -> Result<(), StorageError> {
    connection
        .execute(DELETE_SNAPSHOTS, [])
        .map(|_| ())
        .map_err(storage)
}
