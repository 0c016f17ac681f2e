//! How fast commands are recorded, beside the plain driver and the stores made for `cqrs_es`.
//!
//! All systems take turns in every round, since machines are noisy; what is printed is the median of
//! the rounds. `--json` prints one object a line; `--runs N` sets the rounds (default 3, at least 1);
//! `--quick` does a tenth of the work, to see that it runs; `--only WHAT` measures one part: a number of
//! callers, `lengths` or `processes`.
//!
//! `PostgreSQL` is measured too if there is a database:
//! `scripts/test --with cargo bench -p coprod-store --features postgres --bench append -- --json`.
//!
//! The yardsticks on `PostgreSQL`, all by prepared statements on connections of their own, without a
//! pool, one round trip a commit:
//! - `raw` writes all that the ledger writes for a command (the head, the event, the command), in one
//!   statement a command. The row of the head lets one commit at a time, whatever the connections.
//! - `insert` is the plain insert of one row: of `events` alone, its position counted by the client.
//!   The head isn't touched, so that all connections commit at once: the hardest yardstick, for it
//!   promises no order. As many connections as callers, at most 64; each waits for its own commit.
//! - `statement` writes the same by the statement of the ledger itself, which can take any batch: the
//!   most that a lone caller can get.
//! - `bulk` writes all that the ledger writes for 256 commands in one statement, on one connection.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    unreachable_pub,
    reason = "a program for developers"
)]

mod raw;
#[path = "../support/mod.rs"]
mod support;
mod together;

use std::time::{Duration, Instant};

use coprod_store::Ledger;
use raw::Write;
use support::{
    figures::{Aim, Case, Figures},
    options::Options,
    place::Store,
    postgres,
    systems::{self, Ids, es_name},
};

const CALLERS: [usize; 4] = [1, 8, 32, 256];
/// Streams of each caller.
const STREAMS: usize = 8;
const SHORT: usize = 10;
const LONG: usize = 10_000;

#[tokio::main]
async fn main() {
    if together::play().await {
        return;
    }
    let options = Options::read();
    let stores = Store::available();
    let mut figures = Figures::of("append");
    for _ in 0..options.runs {
        for &store in &stores {
            for callers in CALLERS {
                if options.wants(&callers.to_string()) {
                    with_callers(&options, &mut figures, store, callers).await;
                }
            }
            if options.wants("lengths") {
                on_lengths(&options, &mut figures, store).await;
            }
            if options.wants("processes") {
                in_processes(&options, &mut figures, store).await;
            }
        }
    }
    figures.print(&options);
    for store in stores {
        print_aims(&options, &figures, store);
    }
}

async fn with_callers(options: &Options, figures: &mut Figures, store: Store, callers: usize) {
    let work = work(store, callers);
    let quick = |work: usize| (work / options.quick).max(callers);
    let (case, streams) = (Case::Callers(callers), callers * STREAMS);

    let rate = raw::single(store, Write::All, callers, streams, quick(work.single)).await;
    figures.add(store, case, "raw", rate);
    if store == Store::Postgres {
        let rows = quick(work.inserts);
        let rate = raw::single(store, Write::Event, callers, streams, rows).await;
        figures.add(store, case, "insert", rate);
    }
    if store == Store::Postgres && callers == 1 {
        let rate = raw::single(store, Write::AsTheLedger, 1, streams, quick(work.single)).await;
        figures.add(store, case, "statement", rate);
    }
    let rate = raw::bulk(store, streams, 100_000 / options.quick).await;
    figures.add(store, case, "bulk", rate);

    let commands = quick(work.commands);
    let place = store.place().await;
    let rate = systems::coprod(&place, Ids::Given, callers, streams, commands).await;
    figures.add(store, case, "coprod", rate);
    let place = store.place().await;
    let rate = systems::coprod(&place, Ids::Made, callers, streams, commands).await;
    figures.add(store, case, "coprod, ids made", rate);
    let place = store.place().await;
    let rate = systems::coprod(&place, Ids::Given, callers, 1, commands).await;
    figures.add(store, Case::OneStream(callers), "coprod", rate);

    let place = store.place().await;
    let rate = systems::es(&place, callers, streams, quick(work.es)).await;
    figures.add(store, case, es_name(store), rate);
}

/// Commands a round; enough for about a second.
struct Work {
    /// Of the plain driver, one a commit.
    single: usize,
    /// Of the plain driver, on many connections.
    inserts: usize,
    commands: usize,
    es: usize,
}

const fn work(store: Store, callers: usize) -> Work {
    let commands = match callers {
        1 => 3_000,
        8 => 16_000,
        32 => 40_000,
        _ => 60_000,
    };
    match store {
        Store::Sqlite => Work {
            single: 3_000,
            inserts: 0,
            commands,
            es: 1_500,
        },
        Store::Postgres => Work {
            single: 2_000,
            inserts: commands / 4,
            commands: commands * 2 / 3,
            es: 1_000,
        },
    }
}

/// One process, and two that write to one ledger together.
async fn in_processes(options: &Options, figures: &mut Figures, store: Store) {
    let commands = work(store, together::CALLERS).commands / options.quick;
    for processes in [1, 2] {
        let rate = together::rate(store, processes, commands).await;
        figures.add(store, in_so_many(processes), "coprod", rate);
    }
}

/// A caller on a long stream and on short ones, by turns; all are in memory.
async fn on_lengths(options: &Options, figures: &mut Figures, store: Store) {
    let commands = 2_000 / options.quick;
    let place = store.place().await;
    let ledger = Ledger::open(&place.url()).await.unwrap();
    grow(&ledger, "long", LONG).await;
    // A stream stays short: each is used for ten commands.
    let short: Vec<String> = (0..commands.div_ceil(10))
        .map(|number| format!("short-{number}"))
        .collect();
    for stream in &short {
        grow(&ledger, stream, SHORT).await;
    }
    let mut spent = [Duration::ZERO; 2];
    for index in LONG..LONG + commands {
        let short = &short[index % short.len()];
        for (stream, spent) in ["long", short].into_iter().zip(&mut spent) {
            let start = Instant::now();
            systems::give(&ledger, Ids::Given, stream, index).await;
            *spent += start.elapsed();
        }
    }
    for (length, spent) in [LONG, SHORT].into_iter().zip(spent) {
        #[allow(clippy::cast_precision_loss, reason = "a rate")]
        let rate = commands as f64 / spent.as_secs_f64();
        figures.add(store, Case::Length(length), "coprod", rate);
    }
    if store == Store::Postgres {
        let place = store.place().await;
        postgres::make_es_table(&place.raw()).await;
        postgres::fill_es(&place.raw(), LONG, 1).await;
        let repository = systems::postgres_es(&place).await;
        let rate = systems::es_rate(repository, 1, 1, (50 / options.quick).max(10)).await;
        figures.add(store, Case::Length(LONG), es_name(store), rate);
    }
}

async fn grow(ledger: &Ledger, stream: &str, length: usize) {
    let mut tasks = tokio::task::JoinSet::new();
    for index in 0..length {
        let (ledger, stream) = (ledger.clone(), stream.to_owned());
        tasks.spawn(async move { systems::give(&ledger, Ids::Given, &stream, index).await });
    }
    while let Some(task) = tasks.join_next().await {
        task.unwrap();
    }
}

type Ratio = (
    &'static str,
    (Case, &'static str),
    (Case, &'static str),
    f64,
);

fn print_aims(options: &Options, figures: &Figures, store: Store) {
    let ratios = match store {
        Store::Sqlite => SQLITE_AIMS.as_slice(),
        Store::Postgres => POSTGRES_AIMS.as_slice(),
    };
    for &(name, of, to, least) in ratios {
        figures.print_ratio(options, store, name, of, to, Aim::AtLeast(least));
    }
}

const fn callers(callers: usize, system: &'static str) -> (Case, &'static str) {
    (Case::Callers(callers), system)
}

const fn length(length: usize, system: &'static str) -> (Case, &'static str) {
    (Case::Length(length), system)
}

const fn one_stream(callers: usize) -> (Case, &'static str) {
    (Case::OneStream(callers), "coprod")
}

const fn in_so_many(processes: usize) -> Case {
    Case::Processes {
        processes,
        callers: together::CALLERS,
    }
}

/// Each aim: its name, of what, as a multiple of what, and how much is aimed at.
#[rustfmt::skip]
const SQLITE_AIMS: [Ratio; 8] = [
    ("1 caller to raw", callers(1, "coprod"), callers(1, "raw"), 0.9),
    ("1 caller to sqlite-es", callers(1, "coprod"), callers(1, "sqlite-es"), 1.0),
    ("32 callers to raw", callers(32, "coprod"), callers(32, "raw"), 6.0),
    ("32 callers to sqlite-es", callers(32, "coprod"), callers(32, "sqlite-es"), 12.0),
    ("256 callers to bulk", callers(256, "coprod"), callers(256, "bulk"), 0.3),
    ("32 callers on one stream to many streams", one_stream(32), callers(32, "coprod"), 0.7),
    ("stream of 10,000 events to streams of 10", length(LONG, "coprod"), length(SHORT, "coprod"), 0.77),
    ("2 processes together to 1", (in_so_many(2), "coprod"), (in_so_many(1), "coprod"), 0.9),
];

#[rustfmt::skip]
const POSTGRES_AIMS: [Ratio; 14] = [
    ("1 caller to raw", callers(1, "coprod"), callers(1, "raw"), 0.9),
    ("1 caller to the same statement by the driver", callers(1, "coprod"), callers(1, "statement"), 0.9),
    ("1 caller, ids made, to raw", callers(1, "coprod, ids made"), callers(1, "raw"), 0.9),
    ("1 caller, ids made, to insert", callers(1, "coprod, ids made"), callers(1, "insert"), 0.9),
    ("32 callers to insert", callers(32, "coprod"), callers(32, "insert"), 2.0),
    ("32 callers to postgres-es", callers(32, "coprod"), callers(32, "postgres-es"), 12.0),
    ("256 callers to insert", callers(256, "coprod"), callers(256, "insert"), 3.5),
    ("256 callers to bulk", callers(256, "coprod"), callers(256, "bulk"), 0.6),
    ("256 callers to postgres-es", callers(256, "coprod"), callers(256, "postgres-es"), 15.0),
    ("32 callers on one stream to many streams", one_stream(32), callers(32, "coprod"), 0.5),
    ("stream of 10,000 events to streams of 10", length(LONG, "coprod"), length(SHORT, "coprod"), 0.85),
    ("2 processes together to 1", (in_so_many(2), "coprod"), (in_so_many(1), "coprod"), 0.9),
    ("stream of 10,000 events to postgres-es", length(LONG, "coprod"), length(LONG, "postgres-es"), 100.0),
    ("1 caller to postgres-es", callers(1, "coprod"), callers(1, "postgres-es"), 1.0),
];
