//! What a subscription takes up that takes all events.

use std::{env, process::Command, time::Instant};

use coprod_store::Ledger;

use crate::support::{
    callers::per_second,
    figures::{Case, Figures},
    memory, options,
    place::{Place, Store},
};

/// Events that are acknowledged at a time.
const AT_A_TIME: u64 = 1_000;

/// Each record in a process of its own.
pub fn round(figures: &mut Figures, store: Store, records: [(&Place, usize); 2]) {
    for (record, events) in records {
        let output = Command::new(env::current_exe().unwrap())
            .args(["--take-from", &record.url()])
            .output()
            .unwrap();
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{errors}");
        let told = String::from_utf8(output.stdout).unwrap();
        let mut told = told.split_whitespace().map(|it| it.parse().unwrap());
        let case = Case::Taking(events);
        figures.add(store, case, "coprod", told.next().unwrap());
        if let Some(megabytes) = told.next() {
            figures.add_memory(store, case, "coprod", megabytes);
        }
    }
}

/// Whether this is the process that takes the events.
pub async fn play() -> bool {
    let Some(url) = options::value("--take-from") else {
        return false;
    };
    let ledger = Ledger::open_existing(&url).await.unwrap();
    let head = ledger.head().await.unwrap();
    let mut letters = ledger.subscribe(&name()).await.unwrap();
    let start = Instant::now();
    for _ in 0..head.0 {
        let position = letters.next().await.unwrap().position;
        if position.0.is_multiple_of(AT_A_TIME) {
            letters.acknowledge(position).await.unwrap();
        }
    }
    let rate = per_second(usize::try_from(head.0).unwrap(), start);
    let peak = memory::peak_megabytes().map_or_else(String::new, |peak| peak.to_string());
    println!("{rate} {peak}");
    true
}

/// A new one each time.
fn name() -> String {
    format!("letters-{}", uuid::Uuid::new_v4())
}
