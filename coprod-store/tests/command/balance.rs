//! `coprod balance`.

use crate::{engaged::party, entries, quarter::Quarter, said};

fn balance(quarter: &Quarter, more: &[&str]) -> String {
    let url = quarter.url();
    said(&[&["balance", "--ledger", &url], more].concat())
}

#[tokio::test]
async fn ones_own_account_reads_as_a_page() {
    let quarter = Quarter::with_an_engagement().await;
    let hers = party("Ayşe");
    let english = balance(&quarter, &["--view", &hers]);
    for line in english.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
    insta::assert_snapshot!("english", english);
    let german = balance(&quarter, &["--view", &hers, "--lang", "de"]);
    insta::assert_snapshot!("german", german);
}

#[tokio::test]
async fn others_are_not_told_how_it_feels() {
    let quarter = Quarter::with_an_engagement().await;
    let theirs = party("town");
    let told = balance(&quarter, &["--view", &theirs]);
    assert!(
        told.contains("How it feels is Ayşe Yılmaz’s own to tell."),
        "{told}"
    );
    assert!(!told.contains("it costs"), "{told}");
    let json = balance(&quarter, &["--view", &theirs, "--format", "json"]);
    assert_eq!(entries(&json)[0]["felt"], serde_json::Value::Null);
    let csv = balance(&quarter, &["--view", &theirs, "--format", "csv"]);
    assert!(
        csv.contains(",time,direct,confirmed,2026-01-19,,120\n"),
        "{csv}"
    );
    assert!(!csv.contains("felt"), "{csv}");
    let nobody = party("Jonas");
    let told = balance(&quarter, &["--view", &nobody]);
    assert_eq!(told, "There is no account to see in this view.\n");
}

#[tokio::test]
async fn everybody_sees_groups_of_five_or_more() {
    let quarter = Quarter::with_an_engagement().await;
    let told = balance(&quarter, &[]);
    assert!(
        told.starts_with("Nothing is shown here that fewer than 5"),
        "{told}"
    );
    assert_eq!(entries(&balance(&quarter, &["--format", "json"])).len(), 0);
    let quarter = Quarter::with_a_group().await;
    insta::assert_snapshot!("group_english", balance(&quarter, &[]));
    insta::assert_snapshot!("group_german", balance(&quarter, &["--lang", "de"]));
    let groups = entries(&balance(&quarter, &["--format", "json"]));
    assert_eq!(groups[0]["parties"], 6);
    assert_eq!(groups[0]["felt"]["cost"], 5);
    assert_eq!(groups[0]["got"], serde_json::Value::Null);
    let csv = balance(&quarter, &["--format", "csv"]);
    assert!(csv.contains(",citizen,felt_cost,,,,,5\n"), "{csv}");
    let earlier = balance(&quarter, &["--format", "json", "--as-of", "1"]);
    assert_eq!(entries(&earlier).len(), 0);
}
