//! The rows of the decision log by the plain driver, as they stand in the one that was folded.
//!
//! What it takes to read them is not counted.

use std::time::{Duration, Instant};

use rusqlite::{params_from_iter, types::Value};
use sqlx::{
    Column as _, Connection as _, Executor as _, PgConnection, Row as _, TypeInfo as _,
    postgres::PgRow,
};

use crate::support::{postgres as driver, rows::number, sqlite as file};

/// Events whose rows go into one transaction, as with the ledger.
const BATCH: usize = 5_000;

/// The tables, each with the rows that come of the events after one position up to another one. What
/// a subject is about goes in with the first event that speaks of it.
const TABLES: [(&str, &str); 2] = [
    (
        "entries",
        "SELECT * FROM history_v1_entries WHERE position > $1 AND position <= $2
         ORDER BY position",
    ),
    (
        "subjects",
        "SELECT s.* FROM raw_first f
         JOIN history_v1_subjects s ON s.stream_id = f.stream_id AND s.subject = f.subject
         WHERE f.position > $1 AND f.position <= $2",
    ),
];

const FIRST: &str = "
    CREATE TABLE raw_first AS
    SELECT s.stream_id, s.subject, min(e.position) AS position
    FROM history_v1_subjects s
    JOIN history_v1_entries e ON e.stream_id = s.stream_id AND e.subject = s.subject
    GROUP BY s.stream_id, s.subject;
    CREATE INDEX raw_first_by ON raw_first (position)";

const CLEAN_UP: &str = "DROP TABLE raw_first; DROP TABLE raw_entries; DROP TABLE raw_subjects";

/// Events a second.
pub fn sqlite(path: &str, events: usize) -> f64 {
    let connection = file::connect(path);
    for (table, _) in TABLES {
        let mut made = connection
            .prepare(
                "SELECT tbl_name, sql FROM sqlite_master
                 WHERE tbl_name LIKE 'history_v1_b%\\_' || ?1 ESCAPE '\\' AND sql IS NOT NULL
                 ORDER BY type DESC",
            )
            .unwrap();
        let made = made
            .query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .collect::<Result<Vec<(String, String)>, _>>()
            .unwrap();
        for (name, sql) in made {
            let sql = sql.replace(&name, &format!("raw_{table}"));
            connection.execute_batch(&sql).unwrap();
        }
    }
    connection.execute_batch(FIRST).unwrap();
    let mut spent = Duration::ZERO;
    for start in (0..events).step_by(BATCH) {
        let rows = TABLES.map(|(_, select)| {
            let mut select = connection.prepare_cached(select).unwrap();
            let width = select.column_count();
            select
                .query_map([start, start + BATCH], |row| {
                    (0..width).map(|column| row.get(column)).collect()
                })
                .unwrap()
                .collect::<Result<Vec<Vec<Value>>, _>>()
                .unwrap()
        });
        let began = Instant::now();
        connection.execute_batch("BEGIN IMMEDIATE").unwrap();
        for ((table, _), rows) in TABLES.iter().zip(rows) {
            let Some(width) = rows.first().map(Vec::len) else {
                continue;
            };
            let places = vec!["?"; width].join(", ");
            let insert = format!("INSERT INTO raw_{table} VALUES ({places})");
            let mut insert = connection.prepare_cached(&insert).unwrap();
            for row in rows {
                insert.execute(params_from_iter(row)).unwrap();
            }
        }
        connection.execute_batch("COMMIT").unwrap();
        spent += began.elapsed();
    }
    connection.execute_batch(CLEAN_UP).unwrap();
    rate(events, spent)
}

/// Events a second.
pub async fn postgres(url: &str, events: usize) -> f64 {
    let mut connection = driver::connect(url).await;
    for (table, _) in TABLES {
        let made: String = sqlx::query_scalar(
            "SELECT tablename::text FROM pg_tables
             WHERE schemaname = current_schema() AND tablename ~ ('^history_v1_b[0-9]+_' || $1 || '$')",
        )
        .bind(table)
        .fetch_one(&mut connection)
        .await
        .unwrap();
        let copy = format!("CREATE TABLE raw_{table} (LIKE {made} INCLUDING ALL)");
        connection.execute(copy.as_str()).await.unwrap();
    }
    connection.execute(FIRST).await.unwrap();
    let mut spent = Duration::ZERO;
    for start in (0..events).step_by(BATCH) {
        let mut inserts = Vec::new();
        for (table, select) in TABLES {
            let rows = sqlx::query(select)
                .bind(number(start))
                .bind(number(start + BATCH))
                .fetch_all(&mut connection)
                .await
                .unwrap();
            inserts.extend(Insert::of(table, &rows));
        }
        let began = Instant::now();
        let mut transaction = connection.begin().await.unwrap();
        for insert in &inserts {
            insert.run(&mut transaction).await;
        }
        transaction.commit().await.unwrap();
        spent += began.elapsed();
    }
    connection.execute(CLEAN_UP).await.unwrap();
    rate(events, spent)
}

/// Rows by their columns.
struct Insert {
    sql: String,
    columns: Vec<Values>,
}

enum Values {
    Numbers(Vec<Option<i64>>),
    Texts(Vec<Option<String>>),
}

impl Insert {
    fn of(table: &str, rows: &[PgRow]) -> Option<Self> {
        let columns: Vec<Values> = rows
            .first()?
            .columns()
            .iter()
            .map(|column| {
                let place = column.ordinal();
                if column.type_info().name() == "INT8" {
                    Values::Numbers(rows.iter().map(|row| row.get(place)).collect())
                } else {
                    Values::Texts(rows.iter().map(|row| row.get(place)).collect())
                }
            })
            .collect();
        let arrays = (1..).zip(&columns).map(|(place, values)| match values {
            Values::Numbers(_) => format!("${place}::bigint[]"),
            Values::Texts(_) => format!("${place}::text[]"),
        });
        let arrays: Vec<_> = arrays.collect();
        let sql = format!(
            "INSERT INTO raw_{table} SELECT * FROM unnest({})",
            arrays.join(", ")
        );
        Some(Self { sql, columns })
    }

    async fn run(&self, connection: &mut PgConnection) {
        let mut query = sqlx::query(&self.sql);
        for values in &self.columns {
            query = match values {
                Values::Numbers(numbers) => query.bind(numbers),
                Values::Texts(texts) => query.bind(texts),
            };
        }
        query.execute(connection).await.unwrap();
    }
}

#[allow(clippy::cast_precision_loss, reason = "a rate")]
fn rate(events: usize, spent: Duration) -> f64 {
    events as f64 / spent.as_secs_f64()
}
