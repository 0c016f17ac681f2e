//! How fast read models are folded, how soon a row can be seen, and what a subscription takes up.
//!
//! - `rebuild` folds the decision log of 1,000,000 events from the first one on, beside `raw`: the plain
//!   driver, which inserts the same rows into the same tables, as many in a transaction, and neither
//!   reads nor decodes an event;
//! - `views` keeps a row for each aggregate up to date while 32 callers give commands, beside
//!   `cqrs_es` with the `GenericQuery` of its stores. The clock stops when the last command can be seen
//!   in its row. `coprod` puts rows; `coprod, counted` changes them by a statement for each event;
//!   `coprod, awaited` has each caller wait for its own command to be seen, as `cqrs_es` does;
//! - `lag` gives 1,000 commands a second, and tells in milliseconds how long after its receipt a command
//!   is seen in its row: the median, and what 99 of 100 stay below;
//! - `memory` has a subscription take 10,000 events and 1,000,000, each in a process of its own.
//!
//! All take turns; what is printed is the median of the rounds. `--json` prints one object a line;
//! `--runs N` sets the rounds (default 3); `--quick` does a tenth of the work; `--only WHAT` measures one
//! part. `PostgreSQL` is measured as `append` says.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    unreachable_pub,
    reason = "a program for developers"
)]

mod lag;
mod memory;
mod raw;
mod rebuild;
mod record;
#[path = "../support/mod.rs"]
mod support;
mod views;

use support::{
    figures::{Aim, Case, Figures},
    options::Options,
    place::Store,
    systems::es_name,
};

const EVENTS: usize = 1_000_000;
const FEW: usize = 10_000;
const CALLERS: usize = 32;
const PACE: usize = 1_000;

#[tokio::main]
async fn main() {
    if memory::play().await {
        return;
    }
    let options = Options::read();
    let events = EVENTS / options.quick;
    let stores = Store::available();
    let mut figures = Figures::of("project");
    let mut records = Vec::new();
    for &store in &stores {
        if options.wants("rebuild") || options.wants("memory") {
            let many = record::filled(store, events).await;
            let few = record::filled(store, FEW).await;
            records.push((store, many, few));
        }
    }
    for _ in 0..options.runs {
        for (store, many, few) in &records {
            if options.wants("rebuild") {
                rebuild::round(&mut figures, *store, many, events).await;
            }
            if options.wants("memory") {
                memory::round(&mut figures, *store, [(few, FEW), (many, events)]);
            }
        }
        for &store in &stores {
            if options.wants("views") {
                views::round(&options, &mut figures, store).await;
            }
            if options.wants("lag") {
                lag::round(&options, &mut figures, store).await;
            }
        }
    }
    figures.print(&options);
    for store in stores {
        print_aims(&options, &figures, store, events);
    }
}

fn print_aims(options: &Options, figures: &Figures, store: Store, events: usize) {
    let ratio = |name: &str, of, to, least| {
        figures.print_ratio(options, store, name, of, to, Aim::AtLeast(least));
    };
    let folding = |system| (Case::Folding(events), system);
    ratio(
        "decision log rebuilt to raw",
        folding("coprod"),
        folding("raw"),
        0.5,
    );
    let callers = |system| (Case::Callers(CALLERS), system);
    let theirs = es_name(store);
    let name = format!("views of 32 callers to {theirs}");
    ratio(&name, callers("coprod"), callers(theirs), 10.0);
    for (system, least) in [("coprod, counted", 4.0), ("coprod, awaited", 3.0)] {
        let name = format!("views of 32 callers to {theirs}: {system}");
        ratio(&name, callers(system), callers(theirs), least);
    }

    let peak = |events| figures.peak_memory(store, Case::Taking(events), "coprod");
    let growth = peak(events).zip(peak(FEW)).map(|(many, few)| many / few);
    let name = format!("memory of a subscription at {events} events to {FEW}");
    figures.print_aim(options, store, &name, growth, Aim::AtMost(1.1));
    for (name, of, most) in [
        ("median", lag::MEDIAN, 20.0),
        ("99th percentile", lag::MOST, 100.0),
    ] {
        let lag = figures.beside(store, Case::Paced(PACE), "coprod", of);
        let name = format!("lag at {PACE} commands a second in ms, {name}");
        figures.print_aim(options, store, &name, lag, Aim::AtMost(most));
    }
}
