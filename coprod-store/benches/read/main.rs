//! How fast a ledger of 1,000,000 events is read in order, into typed events that are folded.
//!
//! - `raw` reads the same columns by the plain driver, as one statement whose rows are taken one by
//!   one as they come;
//! - `coprod` reads the ledger's feed;
//! - `postgres-es` replays its own table by `QueryReplay::replay_all`.
//!
//! Each reads in a process of its own, all by turns, and tells its rate and, on Linux, its peak of
//! memory. What is printed is the median of the rounds. `--json` prints one object a line; `--runs N`
//! sets the rounds (default 3); `--quick` reads a tenth. `PostgreSQL` is measured as `append` says.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    unreachable_pub,
    reason = "a program for developers"
)]

mod readers;
#[path = "../support/mod.rs"]
mod support;

use std::{env, process::Command};

use coprod_store::Ledger;
use support::{
    figures::{Aim, Case, Figures},
    options::{self, Options},
    place::{Place, Store},
    postgres, sqlite,
};

const EVENTS: usize = 1_000_000;
const STREAMS: usize = 10_000;

#[tokio::main]
async fn main() {
    if let Some(system) = options::value("--reader") {
        readers::read(&system, &options::value("--from").unwrap()).await;
        return;
    }
    let options = Options::read();
    let events = EVENTS / options.quick;
    let stores = Store::available();
    let mut filled = Vec::new();
    for &store in &stores {
        filled.extend(fill(store, events).await);
    }
    let case = Case::Reading(events);
    let mut figures = Figures::of("read");
    for _ in 0..options.runs {
        for (store, systems, place) in &filled {
            for &(system, reader) in *systems {
                let told = in_a_process(reader, place);
                assert_eq!(
                    told.events, events,
                    "{system} read another number of events"
                );
                figures.add(*store, case, system, told.rate);
                if let Some(megabytes) = told.megabytes {
                    figures.add_memory(*store, case, system, megabytes);
                }
            }
        }
    }
    figures.print(&options);
    for store in stores {
        print_aims(&options, &figures, store, case);
    }
}

/// A place, and which systems read it by which reader.
type Filled = (Store, &'static [(&'static str, &'static str)], Place);

async fn fill(store: Store, events: usize) -> Vec<Filled> {
    let place = store.place().await;
    drop(Ledger::open(&place.url()).await.unwrap());
    if store == Store::Sqlite {
        sqlite::fill(&place.raw(), events, STREAMS);
        return vec![(store, &[("coprod", "feed"), ("raw", "sqlite")], place)];
    }
    postgres::fill(&place.raw(), events, STREAMS).await;
    let theirs = store.place().await;
    postgres::make_es_table(&theirs.raw()).await;
    postgres::fill_es(&theirs.raw(), events, STREAMS).await;
    vec![
        (store, &[("coprod", "feed"), ("raw", "postgres")], place),
        (store, &[("postgres-es", "replay")], theirs),
    ]
}

/// What a reader says: how many events it read, how many a second, and its peak of memory.
struct Told {
    events: usize,
    rate: f64,
    megabytes: Option<f64>,
}

fn in_a_process(reader: &str, place: &Place) -> Told {
    let from = match reader {
        "feed" => place.url(),
        _ => place.raw(),
    };
    let output = Command::new(env::current_exe().unwrap())
        .args(["--reader", reader, "--from", &from])
        .output()
        .unwrap();
    let (told, errors) = (
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(output.status.success(), "{reader}: {errors}");
    let mut told = told.split_whitespace();
    Told {
        events: told.next().unwrap().parse().unwrap(),
        rate: told.next().unwrap().parse().unwrap(),
        megabytes: told.next().map(|it| it.parse().unwrap()),
    }
}

fn print_aims(options: &Options, figures: &Figures, store: Store, case: Case) {
    let ours = (case, "coprod");
    let raw = (case, "raw");
    figures.print_ratio(options, store, "feed to raw", ours, raw, Aim::AtLeast(0.7));
    let (name, replay) = ("feed to replay_all", (case, "postgres-es"));
    figures.print_ratio(options, store, name, ours, replay, Aim::AtLeast(2.5));
    let peak = figures.peak_memory(store, case, "coprod");
    let name = "peak of memory in reading the feed, in megabytes";
    figures.print_aim(options, store, name, peak, Aim::AtMost(150.0));
}
