//! The plain `PostgreSQL` driver: connections of its own, no pool, prepared statements.

use sqlx::{Connection as _, Executor as _, PgConnection};
use uuid::Uuid;

use super::rows::{RECORDED_AT, Row, number, row};

/// One row in one table, and nothing else: no place is taken from the head, so that any number of
/// connections commit at once.
const INSERT: &str = "
    INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, event_version, payload,
                        metadata, position, recorded_at)
    VALUES ('Ballot', $1, $2, $3, $4, $5::json, $6::json, $7, $8)";

/// All the rows that a ledger writes for a command of one event.
const INSERT_ALL: &str = "
    WITH taken AS (
        UPDATE head SET position = position + 1, recorded_at = greatest(recorded_at, $8)
        RETURNING position, recorded_at
    ), answered AS (
        INSERT INTO commands
            (command_id, content, events, last_sequence, first_position, recorded_at)
        SELECT $7, $9, 1, $2, position, recorded_at FROM taken
    )
    INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, event_version, payload,
                        metadata, position, recorded_at)
    SELECT 'Ballot', $1, $2, $3, $4, $5::json, $6::json, position, recorded_at FROM taken";

/// The statement by which the ledger itself writes a batch, whatever is in it.
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

/// All the rows for many commands.
const INSERT_MANY: &str = "
    WITH taken AS (
        UPDATE head SET position = position + $1, recorded_at = greatest(recorded_at, $2)
        RETURNING position - $1 AS before, recorded_at
    ), given AS (
        SELECT * FROM unnest($3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[],
                             $8::text[], $9::uuid[], $10::bytea[]) WITH ORDINALITY
            AS g(aggregate_id, sequence, event_type, event_version, payload, metadata, command_id,
                 content, place)
    ), answered AS (
        INSERT INTO commands
            (command_id, content, events, last_sequence, first_position, recorded_at)
        SELECT command_id, content, 1, sequence, before + place, recorded_at FROM taken, given
    )
    INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, event_version, payload,
                        metadata, position, recorded_at)
    SELECT 'Ballot', aggregate_id, sequence, event_type, event_version, payload::json,
           metadata::json, before + place, recorded_at
    FROM taken, given";

pub async fn connect(url: &str) -> PgConnection {
    PgConnection::connect(url).await.unwrap()
}

/// As the ledger's writer is set up, which would otherwise be planned anew for each batch.
pub async fn plan_once(connection: &mut PgConnection) {
    let plan_once = "SET plan_cache_mode = force_generic_plan";
    connection.execute(plan_once).await.unwrap();
}

pub async fn insert(connection: &mut PgConnection, row: &Row) {
    sqlx::query(INSERT)
        .bind(&row.aggregate_id)
        .bind(row.sequence)
        .bind(&row.event_type)
        .bind(&row.event_version)
        .bind(&row.payload)
        .bind(&row.metadata)
        .bind(row.position)
        .bind(RECORDED_AT)
        .execute(connection)
        .await
        .unwrap();
}

pub async fn insert_all(connection: &mut PgConnection, row: &Row) {
    sqlx::query(INSERT_ALL)
        .bind(&row.aggregate_id)
        .bind(row.sequence)
        .bind(&row.event_type)
        .bind(&row.event_version)
        .bind(&row.payload)
        .bind(&row.metadata)
        .bind(row.command_id)
        .bind(RECORDED_AT)
        .bind(&row.content)
        .execute(connection)
        .await
        .unwrap();
}

pub async fn append(connection: &mut PgConnection, row: &Row) {
    sqlx::query(APPEND)
        .bind(1_i64)
        .bind(RECORDED_AT)
        .bind(0_i64)
        .bind([row.command_id])
        .bind([row.content.as_slice()])
        .bind([1_i64])
        .bind([row.sequence])
        .bind([1_i64])
        .bind(Vec::<Uuid>::new())
        .bind(Vec::<&[u8]>::new())
        .bind(Vec::<&[u8]>::new())
        .bind(Vec::<&[u8]>::new())
        .bind(["Ballot"])
        .bind([row.aggregate_id.as_str()])
        .bind([row.sequence])
        .bind([row.event_type.as_str()])
        .bind([row.event_version.as_str()])
        .bind([row.payload.as_str()])
        .bind([row.metadata.as_str()])
        .fetch_one(connection)
        .await
        .unwrap();
}

pub async fn insert_many(connection: &mut PgConnection, rows: &[Row]) {
    fn texts<'a>(rows: &'a [Row], text: impl Fn(&'a Row) -> &'a str) -> Vec<&'a str> {
        rows.iter().map(text).collect()
    }
    sqlx::query(INSERT_MANY)
        .bind(number(rows.len()))
        .bind(RECORDED_AT)
        .bind(texts(rows, |row| &row.aggregate_id))
        .bind(rows.iter().map(|row| row.sequence).collect::<Vec<i64>>())
        .bind(texts(rows, |row| &row.event_type))
        .bind(texts(rows, |row| &row.event_version))
        .bind(texts(rows, |row| &row.payload))
        .bind(texts(rows, |row| &row.metadata))
        .bind(rows.iter().map(|row| row.command_id).collect::<Vec<Uuid>>())
        .bind(
            rows.iter()
                .map(|row| row.content.as_slice())
                .collect::<Vec<&[u8]>>(),
        )
        .execute(connection)
        .await
        .unwrap();
}

/// Fills a ledger that is there and empty.
pub async fn fill(url: &str, events: usize, streams: usize) {
    let mut connection = connect(url).await;
    for start in (0..events).step_by(FILL) {
        let rows: Vec<Row> = (start..events.min(start + FILL))
            .map(|index| row(index, streams))
            .collect();
        insert_many(&mut connection, &rows).await;
    }
    settle(&mut connection).await;
}

const FILL: usize = 5_000;

/// Does now what the server would otherwise do while something is measured.
async fn settle(connection: &mut PgConnection) {
    connection.execute("VACUUM (ANALYZE) events").await.unwrap();
    connection.execute("CHECKPOINT").await.unwrap();
}

/// The table of `postgres-es`, as it ships it.
pub async fn make_es_table(url: &str) {
    let mut connection = connect(url).await;
    connection.execute(ES_TABLE).await.unwrap();
}

const ES_TABLE: &str = "
    CREATE TABLE events (
        aggregate_type text                         NOT NULL,
        aggregate_id   text                         NOT NULL,
        sequence       bigint CHECK (sequence >= 0) NOT NULL,
        event_type     text                         NOT NULL,
        event_version  text                         NOT NULL,
        payload        json                         NOT NULL,
        metadata       json                         NOT NULL,
        PRIMARY KEY (aggregate_type, aggregate_id, sequence)
    )";

/// Fills the table of `postgres-es`.
pub async fn fill_es(url: &str, events: usize, streams: usize) {
    let mut connection = connect(url).await;
    for start in (0..events).step_by(FILL) {
        let rows: Vec<Row> = (start..events.min(start + FILL))
            .map(|index| row(index, streams))
            .collect();
        insert_es(&mut connection, &rows).await;
    }
    settle(&mut connection).await;
}

async fn insert_es(connection: &mut PgConnection, rows: &[Row]) {
    sqlx::query(
        "INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, event_version,
                             payload, metadata)
         SELECT 'Ballot', id, sequence, 'PositionTaken', '1.0', payload::json, metadata::json
         FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[])
             AS g(id, sequence, payload, metadata)",
    )
    .bind(
        rows.iter()
            .map(|row| row.aggregate_id.as_str())
            .collect::<Vec<&str>>(),
    )
    .bind(rows.iter().map(|row| row.sequence).collect::<Vec<i64>>())
    .bind(
        rows.iter()
            .map(|row| row.payload.as_str())
            .collect::<Vec<&str>>(),
    )
    .bind(
        rows.iter()
            .map(|row| row.metadata.as_str())
            .collect::<Vec<&str>>(),
    )
    .execute(connection)
    .await
    .unwrap();
}
