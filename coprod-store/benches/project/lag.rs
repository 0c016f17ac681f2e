//! How long after its receipt a command can be seen in its row.

use std::time::{Duration, Instant};

use coprod_store::{Ledger, Position, Projected};
use tokio::{
    task::JoinSet,
    time::{MissedTickBehavior, interval, sleep},
};

use crate::{
    PACE,
    support::{
        callers::per_second,
        figures::{Case, Figures},
        options::Options,
        place::Store,
        rows::stream,
    },
    views::{self, Ballots},
};

pub const MEDIAN: &str = "lag_ms_median";
pub const MOST: &str = "lag_ms_99th";

const COMMANDS: usize = 5_000;
const STREAMS: usize = 500;

/// How often it is looked how far the read model has come.
const LOOK: Duration = Duration::from_micros(500);

pub async fn round(options: &Options, figures: &mut Figures, store: Store) {
    let place = store.place().await;
    let ledger = Ledger::open(&place.url()).await.unwrap();
    let ballots = ledger.project(Ballots).await.unwrap();
    let following = views::follow(&ballots);
    // Connects and prepares, and brings the streams into memory.
    give(&ledger, STREAMS).await;

    let commands = COMMANDS / options.quick;
    let last = Position(ledger.head().await.unwrap().0 + commands as u64);
    let watching = tokio::spawn(watch(ballots, last));
    let start = Instant::now();
    let given = give(&ledger, commands).await;
    let rate = per_second(commands, start);
    let seen = watching.await.unwrap();
    following.abort();

    let mut lags: Vec<Duration> = given
        .into_iter()
        .map(|(position, at)| {
            let first = seen.partition_point(|(reached, _)| *reached < position);
            seen[first].1.saturating_duration_since(at)
        })
        .collect();
    lags.sort();
    let of = |percent: usize| lags[(lags.len() - 1) * percent / 100].as_secs_f64() * 1_000.0;
    let case = Case::Paced(PACE);
    figures.add(store, case, "coprod", rate);
    figures.add_beside(store, case, "coprod", MEDIAN, of(50));
    figures.add_beside(store, case, "coprod", MOST, of(99));
}

/// Gives commands at their pace, however long each takes. Where each was recorded, and when it was
/// known.
async fn give(ledger: &Ledger, commands: usize) -> Vec<(Position, Instant)> {
    let mut pace = interval(Duration::from_secs(1) / u32::try_from(PACE).unwrap());
    pace.set_missed_tick_behavior(MissedTickBehavior::Burst);
    let mut under_way = JoinSet::new();
    for index in 0..commands {
        pace.tick().await;
        let ledger = ledger.clone();
        under_way.spawn(async move {
            let position = views::give(&ledger, &stream(index % STREAMS)).await;
            (position, Instant::now())
        });
    }
    under_way.join_all().await
}

/// When the read model was seen to have come how far.
async fn watch(ballots: Projected<Ballots>, last: Position) -> Vec<(Position, Instant)> {
    let mut seen = Vec::new();
    loop {
        let position = ballots.position().await.unwrap();
        seen.push((position, Instant::now()));
        if position >= last {
            return seen;
        }
        sleep(LOOK).await;
    }
}
