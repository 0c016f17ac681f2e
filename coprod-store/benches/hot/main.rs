//! How fast one stream takes commands when everybody writes to it: a city votes.
//!
//! 20,000 commands of 32 callers to one stream, beside the same to many streams and beside `cqrs_es`.
//! The latter gets 320, since it reads the whole stream for each and has all but one of those who
//! decide at once do so again; here they do until they succeed.
//!
//! All systems take turns in every round; what is printed is the median. `--json` prints one object a
//! line; `--runs N` sets the rounds (default 3); `--quick` does a tenth of the work. `PostgreSQL` is
//! measured as `append` says.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    unreachable_pub,
    reason = "a program for developers"
)]

#[path = "../support/mod.rs"]
mod support;

use support::{
    figures::{Aim, Case, Figures},
    options::Options,
    place::Store,
    systems::{self, Ids, es_name},
};

const CALLERS: usize = 32;
const COMMANDS: usize = 20_000;
const COMMANDS_OF_ES: usize = 320;
/// Streams of each caller, where there are many.
const STREAMS: usize = 8;

#[tokio::main]
async fn main() {
    let options = Options::read();
    let stores = Store::available();
    let (many, one) = (Case::Callers(CALLERS), Case::OneStream(CALLERS));
    let mut figures = Figures::of("hot");
    for _ in 0..options.runs {
        for &store in &stores {
            for (case, streams) in [(one, 1), (many, CALLERS * STREAMS)] {
                let place = store.place().await;
                let commands = COMMANDS / options.quick;
                let rate = systems::coprod(&place, Ids::Given, CALLERS, streams, commands).await;
                figures.add(store, case, "coprod", rate);
            }
            let place = store.place().await;
            let commands = COMMANDS_OF_ES / options.quick;
            let rate = systems::es(&place, CALLERS, 1, commands).await;
            figures.add(store, one, es_name(store), rate);
        }
    }
    figures.print(&options);
    for store in stores {
        let (ours, theirs) = ((one, "coprod"), (one, es_name(store)));
        let name = "one stream to many streams";
        let least = Aim::AtLeast(0.5);
        figures.print_ratio(&options, store, name, ours, (many, "coprod"), least);
        let name = format!("one stream to {}", es_name(store));
        figures.print_ratio(&options, store, &name, ours, theirs, Aim::AtLeast(12.0));
    }
}
