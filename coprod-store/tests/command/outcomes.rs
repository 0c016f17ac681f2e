//! `coprod outcomes`.

use coprod_core::{ServiceId, testing::id};

use crate::{entries, quarter::Quarter, said};

fn outcomes(quarter: &Quarter, more: &[&str]) -> String {
    let url = quarter.url();
    said(&[&["outcomes", "--ledger", &url], more].concat())
}

fn json(quarter: &Quarter, more: &[&str]) -> Vec<serde_json::Value> {
    entries(&outcomes(quarter, &[&["--format", "json"], more].concat()))
}

#[tokio::test]
async fn people_read_what_came_and_who_had_warned() {
    let quarter = Quarter::with_outcomes().await;
    let asked = ["--as-of", "2026-04-01"];
    let english = outcomes(&quarter, &asked);
    for line in english.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
    insta::assert_snapshot!("english", english);
    let german = outcomes(&quarter, &[&asked[..], &["--lang", "de"]].concat());
    insta::assert_snapshot!("german", german);
}

#[tokio::test]
async fn programs_get_the_outcomes() {
    let quarter = Quarter::with_outcomes().await;
    let all = json(&quarter, &["--as-of", "2026-04-01"]);
    assert_eq!(all.len(), 3);
    let mut keys: Vec<_> = all[0].as_object().unwrap().keys().collect();
    keys.sort();
    let known = [
        "expected", "observed", "outcome", "overdue", "service", "warned",
    ];
    assert_eq!(keys, known);
    let cafe: ServiceId = id("café");
    for outcome in &all {
        assert_eq!(outcome["service"], cafe.to_string());
        assert_eq!(outcome["warned"][0]["words"], "The budget has 6,000.");
    }
    assert_eq!(all[0]["expected"]["by_when"], "2026-06-30");
    assert_eq!(all[0]["observed"][0]["words"], "As many calls as before.");
    assert_eq!(all[1]["overdue"], true);
    assert_eq!(json(&quarter, &["--unforeseen"]), all[2..]);
    let csv = outcomes(&quarter, &["--format", "csv"]);
    assert!(csv.starts_with("service,outcome,expected,observed,overdue,warned\n"));
    assert_eq!(csv.lines().count(), 4);
    let another: ServiceId = id("another");
    assert_eq!(
        json(&quarter, &["--service", &another.to_string()]),
        all[..0]
    );
}

#[tokio::test]
async fn nothing_was_expected_of_an_empty_ledger() {
    let quarter = Quarter::empty().await;
    assert_eq!(outcomes(&quarter, &["--format", "json"]), "[]\n");
    let told = outcomes(&quarter, &[]);
    assert!(told.starts_with("Nobody has put on record"), "{told}");
}
