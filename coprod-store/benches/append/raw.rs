//! The limit: the plain drivers.

use std::time::Instant;

use coprod_store::Ledger;

use crate::support::{
    callers::per_second,
    place::{Place, Store},
    postgres,
    rows::{Row, row},
    sqlite,
};

/// What is written for a command.
#[derive(Debug, Clone, Copy)]
pub enum Write {
    /// All the rows that the ledger writes.
    All,
    /// The same by the very statement that the ledger uses.
    AsTheLedger,
    /// A row of `events`, and nothing else.
    Event,
}

/// Rows of one command in each commit. `SQLite` has one writer; on `PostgreSQL` each caller has a
/// connection of its own, as far as there are that many, and waits for its own commit.
pub async fn single(
    store: Store,
    write: Write,
    callers: usize,
    streams: usize,
    rows: usize,
) -> f64 {
    let place = ledger(store).await;
    match store {
        Store::Sqlite => sqlite_rate(&place, streams, rows, 1),
        Store::Postgres => {
            let connections = callers.min(CONNECTIONS);
            postgres_rate(&place, write, connections, streams, rows).await
        }
    }
}

/// Connections of the plain driver at most.
pub const CONNECTIONS: usize = 64;

/// All the rows, those of many commands in one commit.
pub async fn bulk(store: Store, streams: usize, rows: usize) -> f64 {
    let place = ledger(store).await;
    if store == Store::Sqlite {
        return sqlite_rate(&place, streams, rows, BULK);
    }
    let rows = make(streams, rows);
    let mut connection = postgres::connect(&place.raw()).await;
    let (first, rest) = rows.split_at(BULK);
    postgres::insert_many(&mut connection, first).await;
    let start = Instant::now();
    for rows in rest.chunks(BULK) {
        postgres::insert_many(&mut connection, rows).await;
    }
    per_second(rest.len(), start)
}

/// Commands in one commit of the bulk load.
const BULK: usize = 256;

/// The tables of a ledger, empty.
async fn ledger(store: Store) -> Place {
    let place = store.place().await;
    drop(Ledger::open(&place.url()).await.unwrap());
    place
}

fn make(streams: usize, rows: usize) -> Vec<Row> {
    (0..rows).map(|index| row(index, streams)).collect()
}

fn sqlite_rate(place: &Place, streams: usize, rows: usize, per_commit: usize) -> f64 {
    let connection = sqlite::connect(&place.raw());
    let rows = make(streams, rows);
    let start = Instant::now();
    for rows in rows.chunks(per_commit) {
        sqlite::write(&connection, rows);
    }
    per_second(rows.len(), start)
}

async fn postgres_rate(
    place: &Place,
    write: Write,
    connections: usize,
    streams: usize,
    rows: usize,
) -> f64 {
    let mut shares: Vec<Vec<Row>> = (0..connections).map(|_| Vec::new()).collect();
    for row in make(streams, rows.max(2 * connections)) {
        let share = usize::try_from(row.position).unwrap() % connections;
        shares[share].push(row);
    }
    let mut ready = Vec::new();
    for mut share in shares {
        let mut connection = postgres::connect(&place.raw()).await;
        if matches!(write, Write::AsTheLedger) {
            postgres::plan_once(&mut connection).await;
        }
        let rest = share.split_off(1);
        // Prepares.
        run(&mut connection, write, &share).await;
        ready.push((connection, rest));
    }
    let count = ready.iter().map(|(_, rows)| rows.len()).sum();
    let start = Instant::now();
    let tasks: Vec<_> = ready
        .into_iter()
        .map(|(mut connection, rows)| {
            tokio::spawn(async move { run(&mut connection, write, &rows).await })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    per_second(count, start)
}

async fn run(connection: &mut sqlx::PgConnection, write: Write, rows: &[Row]) {
    for row in rows {
        match write {
            Write::All => postgres::insert_all(connection, row).await,
            Write::AsTheLedger => postgres::append(connection, row).await,
            Write::Event => postgres::insert(connection, row).await,
        }
    }
}
