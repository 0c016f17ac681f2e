//! `coprod network`.

use crate::{engaged::party, entries, quarter::Quarter, said};

fn network(quarter: &Quarter, more: &[&str]) -> String {
    let url = quarter.url();
    said(&[&["network", "--ledger", &url], more].concat())
}

#[tokio::test]
async fn ties_read_as_a_page() {
    let quarter = Quarter::with_an_engagement().await;
    let english = network(&quarter, &[]);
    for line in english.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
    insta::assert_snapshot!("english", english);
    insta::assert_snapshot!("german", network(&quarter, &["--lang", "de"]));
}

#[tokio::test]
async fn programs_and_spreadsheets_get_the_ties() {
    let quarter = Quarter::with_an_engagement().await;
    let ties = entries(&network(&quarter, &["--format", "json", "--across"]));
    assert!(ties.iter().all(|tie| tie["crosses_organisations"] == true));
    let hers = party("Ayşe");
    let of_hers = entries(&network(&quarter, &["--format", "json", "--party", &hers]));
    let through = of_hers
        .iter()
        .flat_map(|tie| tie["bonds"].as_array().unwrap());
    let through: Vec<_> = through
        .map(|bond| bond["through"].as_str().unwrap())
        .collect();
    for kind in ["round_table", "partnership", "engagement"] {
        assert!(through.contains(&kind), "{through:?}");
    }
    let csv = network(&quarter, &["--format", "csv"]);
    assert!(csv.starts_with("party,other,through,stream,side,"), "{csv}");
    assert!(csv.contains(",engagement,Engagement/"), "{csv}");
    let told = network(&quarter, &["--as-of", "1"]);
    assert_eq!(told, "The record has no such ties.\n");
}
