//! Writing events: a batch is one statement, and one round trip.
//!
//! The statement takes the head row, gives the next positions and inserts; the primary key refuses
//! whatever others were faster with. Then, and only then, the batch is judged command by command
//! while the head is held, and what can stand is written.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use sqlx::{Acquire, Executor, PgConnection, Row};
use uuid::Uuid;

use super::{
    error::{UNIQUE_VIOLATION, code, damaged, is_held, is_refusal, storage},
    read,
    rows::{self, Columns},
};
use crate::{
    Position, StorageError, Timestamp,
    backend::{Answered, AppendFailure, Batch, CommandKey, Outcome, PersonalKey, Prepared, Terms},
};

const APPEND: &str = "
    WITH taken AS (
        UPDATE head SET position = position + $1, recorded_at = greatest(recorded_at, $2)
        WHERE position >= $3
        RETURNING position - $1 AS before, recorded_at
    ), answered AS (
        INSERT INTO commands
            (command_id, content, events, last_sequence, first_position, recorded_at)
        SELECT c.id, c.content, c.events, c.last_sequence, taken.before + c.first,
               taken.recorded_at
        FROM taken, unnest($4::uuid[], $5::bytea[], $6::bigint[], $7::bigint[], $8::bigint[])
                    AS c(id, content, events, last_sequence, first)
    ), kept AS (
        INSERT INTO personal_data (subject, commitment, format, salt, value)
        SELECT p.subject, p.commitment, 1, p.salt, p.value
        FROM taken, unnest($9::uuid[], $10::bytea[], $11::bytea[], $12::bytea[])
                    AS p(subject, commitment, salt, value)
        ON CONFLICT DO NOTHING
    ), recorded AS (
        INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, event_version,
                            payload, metadata, position, recorded_at)
        SELECT e.aggregate_type, e.aggregate_id, e.sequence, e.event_type, e.event_version,
               e.payload::json, e.metadata::json, taken.before + e.place, taken.recorded_at
        FROM taken, unnest($13::text[], $14::text[], $15::bigint[], $16::text[], $17::text[],
                           $18::text[], $19::text[]) WITH ORDINALITY
                    AS e(aggregate_type, aggregate_id, sequence, event_type, event_version,
                         payload, metadata, place)
    )
    SELECT before, recorded_at FROM taken";

/// Those who hold the head are about to commit.
const WAIT_FOR_HEAD: &str = "SET LOCAL lock_timeout = '10s'";

/// While the head is held, nobody may keep everybody waiting.
const WAIT_FOR_ROWS: &str = "SET LOCAL lock_timeout = '20ms'";

const TAKE_HEAD: &str = "SELECT position, recorded_at FROM head FOR UPDATE";

const SELECT_COMMANDS: &str = "
    SELECT content, events, last_sequence, first_position, recorded_at, command_id
    FROM commands WHERE command_id = ANY ($1)";

const SELECT_LAST_SEQUENCES: &str = "
    SELECT (SELECT e.sequence FROM events e
            WHERE e.aggregate_type = s.aggregate_type AND e.aggregate_id = s.aggregate_id
            ORDER BY e.sequence DESC LIMIT 1)
    FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS s(aggregate_type, aggregate_id, place)
    ORDER BY s.place";

const SELECT_KNOWN: &str = "
    SELECT p.subject, p.commitment FROM personal_data p
    JOIN unnest($1::uuid[], $2::bytea[]) AS k(subject, commitment)
      ON p.subject = k.subject AND p.commitment = k.commitment";

/// Appends, and leaves the connection without an open transaction, or of no more use.
pub(super) async fn append(
    connection: &mut PgConnection,
    batch: &[Arc<Prepared>],
    terms: Terms,
) -> Result<Batch, AppendFailure> {
    let all: Vec<&Prepared> = batch.iter().map(Arc::as_ref).collect();
    // What writes no event meets no primary key, and a value known to be there might be going.
    let is_plain =
        |prepared: &&Prepared| !prepared.events.is_empty() && prepared.referred.is_empty();
    if all.iter().all(is_plain) {
        match write(connection, &all, terms).await {
            Ok(Some(start)) => return Ok(start.answer(&all)),
            // The head is below what was seen, which is told below.
            Ok(None) => {}
            Err(error) if is_taken(&error) || is_held(&error) => {}
            Err(error) => return Err(failure(error)),
        }
    }
    judge_all(connection, &all, terms).await
}

/// Judges the commands together; where somebody else's open transaction is in the way of one of them,
/// each by itself, so that the others are not held up.
async fn judge_all(
    connection: &mut PgConnection,
    batch: &[&Prepared],
    terms: Terms,
) -> Result<Batch, AppendFailure> {
    match judge(connection, batch, terms).await? {
        Judged::Written(batch) => return Ok(batch),
        Judged::InTheWay(_) => {}
    }
    let mut outcomes = Vec::with_capacity(batch.len());
    let mut fallen = HashSet::new();
    let mut head = terms.seen;
    for &prepared in batch {
        let outcome = if fallen.contains(&prepared.stream()) {
            Outcome::Conflict
        } else {
            match judge(connection, &[prepared], terms).await {
                Ok(Judged::Written(one)) => {
                    head = one.head;
                    one.outcomes.into_iter().next().unwrap_or(Outcome::Conflict)
                }
                Ok(Judged::InTheWay(error)) if is_held(&error) => Outcome::Failed(storage(error)),
                Ok(Judged::InTheWay(_)) => Outcome::Conflict,
                // Some may stand already, and those must be told; these callers ask again.
                Err(failure) if outcomes.is_empty() => return Err(failure),
                Err(AppendFailure::Refused(error)) => Outcome::Failed(error),
                Err(AppendFailure::Unknown(error)) => Outcome::Lost(error),
            }
        };
        if !matches!(outcome, Outcome::Written(_)) {
            fallen.insert(prepared.stream());
        }
        outcomes.push(outcome);
    }
    Ok(Batch { head, outcomes })
}

enum Judged {
    Written(Batch),
    /// Somebody has written, or is about to, what this would write.
    InTheWay(sqlx::Error),
}

async fn judge(
    connection: &mut PgConnection,
    batch: &[&Prepared],
    terms: Terms,
) -> Result<Judged, AppendFailure> {
    let refused = |error| AppendFailure::Refused(storage(error));
    let mut transaction = connection.begin().await.map_err(refused)?;
    (&mut *transaction)
        .execute(WAIT_FOR_HEAD)
        .await
        .map_err(refused)?;
    let head = sqlx::query(TAKE_HEAD)
        .fetch_one(&mut *transaction)
        .await
        .map_err(refused)?;
    let found = read::position(&head, 0).map_err(AppendFailure::Refused)?;
    if found < terms.seen {
        return Err(AppendFailure::Refused(StorageError::HeadFell {
            seen: terms.seen,
            found,
        }));
    }
    (&mut *transaction)
        .execute(WAIT_FOR_ROWS)
        .await
        .map_err(refused)?;
    let mut standing = Standing::look(&mut transaction, batch)
        .await
        .map_err(AppendFailure::Refused)?;
    let refusals: Vec<Option<Outcome>> = batch.iter().map(|it| standing.judge(it)).collect();
    let good: Vec<&Prepared> = batch
        .iter()
        .zip(&refusals)
        .filter(|(_, refusal)| refusal.is_none())
        .map(|(&prepared, _)| prepared)
        .collect();
    let written = if good.is_empty() {
        Start {
            head: found,
            recorded_at: read::timestamp(&head, 1).map_err(AppendFailure::Refused)?,
        }
        .answer(&good)
    } else {
        match write(&mut transaction, &good, terms).await {
            Ok(Some(start)) => start.answer(&good),
            Ok(None) => {
                return Err(AppendFailure::Refused(damaged(
                    "a head that moves while held",
                )));
            }
            Err(error) if is_taken(&error) || is_held(&error) => {
                transaction.rollback().await.map_err(refused)?;
                return Ok(Judged::InTheWay(error));
            }
            Err(error) => return Err(AppendFailure::Refused(storage(error))),
        }
    };
    transaction.commit().await.map_err(failure)?;
    let mut answers = written.outcomes.into_iter();
    let outcomes = refusals
        .into_iter()
        .filter_map(|refusal| refusal.or_else(|| answers.next()))
        .collect();
    Ok(Judged::Written(Batch {
        head: written.head,
        outcomes,
    }))
}

/// The statement. Nothing if the head is below what was seen.
async fn write(
    connection: &mut PgConnection,
    batch: &[&Prepared],
    terms: Terms,
) -> sqlx::Result<Option<Start>> {
    let columns = Columns::of(batch);
    let row = columns
        .bind(
            sqlx::query(APPEND)
                .bind(columns.events())
                .bind(terms.now)
                .bind(terms.seen.as_i64()),
        )
        .fetch_optional(connection)
        .await?;
    let decode = |error: StorageError| sqlx::Error::Decode(Box::new(error));
    row.map(|row| {
        Ok(Start {
            head: read::position(&row, 0).map_err(decode)?,
            recorded_at: read::timestamp(&row, 1).map_err(decode)?,
        })
    })
    .transpose()
}

/// Where a batch begins.
struct Start {
    /// The last position before it.
    head: Position,
    recorded_at: Timestamp,
}

impl Start {
    fn answer(&self, batch: &[&Prepared]) -> Batch {
        let mut head = self.head;
        let answer = |prepared: &&Prepared| {
            let events = prepared.events.len() as u64;
            let first = head.plus(1);
            head = head.plus(events);
            Outcome::Written(Answered {
                content: prepared.command.map(|it| it.content).unwrap_or_default(),
                events,
                last_sequence: prepared.after + events,
                first_position: (events > 0).then_some(first),
                recorded_at: self.recorded_at,
            })
        };
        let outcomes = batch.iter().map(answer).collect();
        Batch { head, outcomes }
    }
}

/// What a batch meets.
struct Standing<'a> {
    commands: HashMap<Uuid, Answered>,
    last: HashMap<Stream<'a>, u64>,
    known: HashSet<PersonalKey>,
    fallen: HashSet<Stream<'a>>,
}

/// The type and the id of an aggregate.
type Stream<'a> = (&'a str, &'a str);

impl<'a> Standing<'a> {
    async fn look(
        connection: &mut PgConnection,
        batch: &[&'a Prepared],
    ) -> Result<Self, StorageError> {
        let mut standing = Self {
            commands: HashMap::new(),
            last: HashMap::new(),
            known: HashSet::new(),
            fallen: HashSet::new(),
        };
        let ids: Vec<Uuid> = batch
            .iter()
            .filter_map(|it| it.command.map(|command| command.id.as_uuid()))
            .collect();
        let commands = sqlx::query(SELECT_COMMANDS)
            .bind(ids)
            .fetch_all(&mut *connection)
            .await
            .map_err(storage)?;
        for row in &commands {
            let id = row.try_get(5).map_err(storage)?;
            standing.commands.insert(id, read::answered(row)?);
        }
        let streams: HashSet<Stream<'a>> = batch.iter().map(|it| it.stream()).collect();
        let streams: Vec<Stream<'a>> = streams.into_iter().collect();
        let (types, ids): (Vec<&str>, Vec<&str>) = streams.iter().copied().unzip();
        let last: Vec<Option<i64>> = sqlx::query_scalar(SELECT_LAST_SEQUENCES)
            .bind(types)
            .bind(ids)
            .fetch_all(&mut *connection)
            .await
            .map_err(storage)?;
        for (stream, last) in streams.into_iter().zip(last) {
            standing
                .last
                .insert(stream, last.unwrap_or_default().unsigned_abs());
        }
        let referred = batch.iter().flat_map(|it| &it.referred);
        let (subjects, commitments) = rows::of_keys(referred);
        if !subjects.is_empty() {
            let known = sqlx::query(SELECT_KNOWN)
                .bind(subjects)
                .bind(commitments)
                .fetch_all(connection)
                .await
                .map_err(storage)?;
            for row in &known {
                standing.known.insert(read::personal_key(row)?);
            }
        }
        Ok(standing)
    }

    /// Why the command is not to be written, if anything speaks against it; else it counts as
    /// written for those after it.
    fn judge(&mut self, prepared: &'a Prepared) -> Option<Outcome> {
        let stream = prepared.stream();
        let refusal = self.refusal(prepared, stream);
        if refusal.is_some() {
            self.fallen.insert(stream);
            return refusal;
        }
        self.last
            .insert(stream, prepared.after + prepared.events.len() as u64);
        self.known
            .extend(prepared.brought.iter().map(crate::personal::key_of));
        None
    }

    fn refusal(&self, prepared: &Prepared, stream: Stream<'_>) -> Option<Outcome> {
        if let Some(CommandKey { id, .. }) = prepared.command
            && let Some(first) = self.commands.get(&id.as_uuid())
        {
            return Some(Outcome::Repeated(*first));
        }
        if self.fallen.contains(&stream) || self.last.get(&stream) != Some(&prepared.after) {
            return Some(Outcome::Conflict);
        }
        prepared
            .referred
            .iter()
            .find(|key| !self.known.contains(key))
            .map(|key| Outcome::UnknownPersonal(*key))
    }
}

fn is_taken(error: &sqlx::Error) -> bool {
    code(error) == Some(UNIQUE_VIOLATION)
}

fn failure(error: sqlx::Error) -> AppendFailure {
    if is_refusal(&error) {
        AppendFailure::Refused(storage(error))
    } else {
        AppendFailure::Unknown(storage(error))
    }
}
