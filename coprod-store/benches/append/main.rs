//! How fast commands are recorded in a `SQLite` ledger, beside the plain driver and `sqlite-es`.
//!
//! All systems take turns in every round, since machines are noisy; what is printed is the median of
//! the rounds. `--json` prints one object a line; `--runs N` sets the rounds (default 3, at least 1);
//! `--quick` does a tenth of the work, to see that it runs.

#![allow(
    clippy::unwrap_used,
    missing_docs,
    unreachable_pub,
    reason = "a program for developers"
)]

mod ballot;
mod raw;
mod systems;

use std::{collections::BTreeMap, env, path::Path};

use serde_json::json;

const CALLERS: [usize; 4] = [1, 8, 32, 256];
/// Rows in one transaction of the driver's bulk load.
const BULK: usize = 256;
/// Streams of each caller.
const STREAMS: usize = 8;

/// What a figure is of: the system and the number of callers, or the length of the stream.
type Key = (&'static str, usize);

struct Options {
    json: bool,
    runs: usize,
    /// What the work is divided by.
    quick: usize,
}

#[tokio::main]
async fn main() {
    let options = options();
    let mut figures: BTreeMap<Key, Vec<f64>> = BTreeMap::new();
    for _ in 0..options.runs {
        for (key, figure) in round(&options).await {
            figures.entry(key).or_default().push(figure);
        }
    }
    let medians = figures
        .into_iter()
        .map(|(key, figures)| (key, median(figures)))
        .collect();
    if options.json {
        print_json(&options, &medians)
    } else {
        print_table(&options, &medians)
    }
}

fn options() -> Options {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    let runs = arguments
        .iter()
        .skip_while(|argument| *argument != "--runs")
        .nth(1);
    Options {
        json: has("--json"),
        runs: runs.map_or(3, |runs| runs.parse::<usize>().unwrap().max(1)),
        quick: if has("--quick") { 10 } else { 1 },
    }
}

async fn round(options: &Options) -> Vec<(Key, f64)> {
    let mut figures = Vec::new();
    for callers in CALLERS {
        let streams = callers * STREAMS;
        let many = [(1, 3_000), (8, 16_000), (32, 40_000), (256, 60_000)];
        let work = many
            .iter()
            .find(|(of, _)| *of == callers)
            .map_or(1_000, |(_, work)| *work);
        let (work, few, bulk) = (
            work / options.quick,
            3_000 / options.quick,
            100_000 / options.quick,
        );
        figures.push((
            ("raw", callers),
            raw::rate(new().path(), streams, few, 1).await,
        ));
        figures.push((
            ("bulk", callers),
            raw::rate(new().path(), streams, bulk, BULK).await,
        ));
        figures.push((
            ("coprod", callers),
            systems::coprod(new().path(), callers, streams, work).await,
        ));
        figures.push((
            ("hot", callers),
            systems::coprod(new().path(), callers, 1, work).await,
        ));
        let slow = systems::sqlite_es(new().path(), callers, streams, few / 2).await;
        figures.push((("sqlite-es", callers), slow));
    }
    for length in [10, 10_000] {
        let figure = systems::on_long_stream(new().path(), length, 2_000 / options.quick).await;
        figures.push((("length", length), figure));
    }
    figures
}

/// A folder on the disk that the build lies on.
fn new() -> tempfile::TempDir {
    tempfile::tempdir_in(Path::new(env!("CARGO_TARGET_TMPDIR"))).unwrap()
}

fn stream(number: usize) -> String {
    format!("0191b2c4-7a10-7c3e-9b59-{number:012x}")
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

/// Each aim: its name, at how many callers, of what, as a multiple of what, and how much is aimed at.
const AIMS: [(&str, usize, &str, &str, f64); 6] = [
    (
        "lone caller to one commit per command",
        1,
        "coprod",
        "raw",
        0.9,
    ),
    (
        "32 callers to one commit per command",
        32,
        "coprod",
        "raw",
        6.0,
    ),
    ("32 callers to sqlite-es", 32, "coprod", "sqlite-es", 12.0),
    ("256 callers to bulk load", 256, "coprod", "bulk", 0.3),
    (
        "32 callers on one stream to many streams",
        32,
        "hot",
        "coprod",
        0.7,
    ),
    ("1 caller to sqlite-es", 1, "coprod", "sqlite-es", 1.0),
];

const LENGTH_AIM: f64 = 1.3;

fn ratio(figures: &BTreeMap<Key, f64>, callers: usize, of: &'static str, to: &'static str) -> f64 {
    figures[&(of, callers)] / figures[&(to, callers)]
}

fn length_ratio(figures: &BTreeMap<Key, f64>) -> f64 {
    figures[&("length", 10_000)] / figures[&("length", 10)]
}

fn print_json(options: &Options, figures: &BTreeMap<Key, f64>) {
    let common = json!({ "bench": "append", "store": "sqlite", "runs": options.runs });
    let print = |more: serde_json::Value| {
        let mut line = common.clone();
        if let (Some(line), Some(more)) = (line.as_object_mut(), more.as_object()) {
            line.extend(more.clone());
        }
        println!("{line}");
    };
    for (&(system, n), &figure) in figures {
        match system {
            "length" => print(json!({ "system": "coprod", "stream_length": n, "micros": figure })),
            "hot" => print(json!({
                "system": "coprod", "callers": n, "streams": 1, "rate": figure
            })),
            _ => print(json!({ "system": system, "callers": n, "rate": figure })),
        }
    }
    for (name, callers, of, to, aim) in AIMS {
        let ratio = ratio(figures, callers, of, to);
        print(json!({
            "ratio": name, "callers": callers, "value": ratio, "aim": aim, "met": ratio >= aim
        }));
    }
    let ratio = length_ratio(figures);
    print(json!({
        "ratio": "stream of 10,000 events to one of 10, time per command", "value": ratio,
        "aim_at_most": LENGTH_AIM, "met": ratio <= LENGTH_AIM
    }));
}

fn print_table(options: &Options, figures: &BTreeMap<Key, f64>) {
    println!("commands a second, median of {} rounds\n", options.runs);
    println!(
        "{:>8} {:>12} {:>12} {:>12} {:>12} {:>12}",
        "callers", "raw", "raw, bulk", "coprod", "one stream", "sqlite-es"
    );
    for callers in CALLERS {
        let rate = |system| figures[&(system, callers)];
        println!(
            "{callers:>8} {:>12.0} {:>12.0} {:>12.0} {:>12.0} {:>12.0}",
            rate("raw"),
            rate("bulk"),
            rate("coprod"),
            rate("hot"),
            rate("sqlite-es")
        );
    }
    println!();
    for (name, callers, of, to, aim) in AIMS {
        println!(
            "{name:<45} {:>7.2}  (aim: {aim} or more)",
            ratio(figures, callers, of, to)
        );
    }
    println!(
        "{:<45} {:>7.2}  (aim: {LENGTH_AIM} or less)",
        "time on 10,000 events to time on 10",
        length_ratio(figures)
    );
}
