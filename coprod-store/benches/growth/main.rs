//! Whether a ledger gets slower as it grows: the same commands on ledgers that hold 10,000, 100,000
//! and 1,000,000 events, with `--full` 10,000,000 as well.
//!
//! All are filled by the plain driver first, with streams of 100 events. Then they take turns: a block
//! of commands by one caller (what a command costs), and one by 32 callers (what an append costs).
//! All commands go to streams whose state is in memory.
//!
//! What is printed is the median of the rounds. `--json` prints one object a line; `--runs N` sets the
//! rounds (default 3, of ten turns each); `--quick` has sizes and work of a tenth. `PostgreSQL` is
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

use coprod_store::Ledger;
use support::{
    figures::{Aim, Case, Figures},
    options::Options,
    place::{Place, Store},
    postgres, sqlite,
    systems::{self, Ids},
};

const SIZES: [usize; 4] = [10_000, 100_000, 1_000_000, 10_000_000];
/// Events in each stream of the filling.
const LENGTH: usize = 100;
/// Streams that are written to; each ledger has as many.
const STREAMS: usize = 10;
const CALLERS: [(usize, usize); 2] = [(1, 200), (32, 4_000)];
const TURNS: usize = 10;

#[tokio::main]
async fn main() {
    let options = Options::read();
    let sizes = if options.full { 4 } else { 3 };
    let sizes: Vec<usize> = SIZES[..sizes].iter().map(|it| it / options.quick).collect();
    let stores = Store::available();
    let mut figures = Figures::of("growth");
    for &store in &stores {
        let mut ledgers = Vec::new();
        for &events in &sizes {
            let place = store.place().await;
            let ledger = filled(&place, events).await;
            ledgers.push((events, ledger, place));
        }
        for _ in 0..options.runs {
            round(&options, &mut figures, store, &ledgers).await;
        }
    }
    figures.print(&options);
    let (smallest, largest) = (sizes[0], sizes[sizes.len() - 1]);
    for store in stores {
        for (callers, what) in [(1, "a command"), (32, "an append of 32 callers")] {
            let rate = |events| figures.rate(store, Case::Holding { events, callers }, "coprod");
            let cost = rate(smallest)
                .zip(rate(largest))
                .map(|(few, many)| few / many);
            let name = format!("cost of {what} at {largest} events to {smallest}");
            figures.print_aim(&options, store, &name, cost, Aim::AtMost(1.15));
        }
    }
}

async fn filled(place: &Place, events: usize) -> Ledger {
    drop(Ledger::open(&place.url()).await.unwrap());
    let streams = events / LENGTH;
    match place {
        Place::Folder(_) => sqlite::fill(&place.raw(), events, streams),
        Place::Schema { .. } => postgres::fill(&place.raw(), events, streams).await,
    }
    let ledger = Ledger::open(&place.url()).await.unwrap();
    // Brings the streams into memory.
    systems::on_ledger(&ledger, Ids::Given, 1, STREAMS, 2 * STREAMS).await;
    ledger
}

async fn round(
    options: &Options,
    figures: &mut Figures,
    store: Store,
    ledgers: &[(usize, Ledger, Place)],
) {
    for (callers, commands) in CALLERS {
        let commands = commands / options.quick;
        let mut seconds = vec![0.0; ledgers.len()];
        for turn in 0..TURNS {
            // Nobody always goes first.
            for place in 0..ledgers.len() {
                let which = (place + turn) % ledgers.len();
                let ledger = &ledgers[which].1;
                let rate = systems::on_ledger(ledger, Ids::Given, callers, STREAMS, commands).await;
                seconds[which] += 1.0 / rate;
            }
        }
        for ((events, ..), seconds) in ledgers.iter().zip(seconds) {
            let (events, callers) = (*events, callers);
            #[allow(clippy::cast_precision_loss, reason = "a rate")]
            let rate = TURNS as f64 / seconds;
            figures.add(store, Case::Holding { events, callers }, "coprod", rate);
        }
    }
}
