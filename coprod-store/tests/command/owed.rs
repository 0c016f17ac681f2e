//! `coprod owed`.

use coprod_core::{PartyId, testing::id};

use crate::{complains, entries, quarter::Quarter, said};

/// After the café had begun, and before anything was due.
const THEN: [&str; 2] = ["--as-of", "2026-03-02"];

const KEYS: [&str; 12] = [
    "amount",
    "due",
    "kind",
    "occurred_at",
    "overdue",
    "owed_by",
    "owed_to",
    "position",
    "stream",
    "subject",
    "topic",
    "words",
];

fn owed(quarter: &Quarter, more: &[&str]) -> String {
    let url = quarter.url();
    said(&[&["owed", "--ledger", &url], more].concat())
}

fn json(quarter: &Quarter, more: &[&str]) -> Vec<serde_json::Value> {
    entries(&owed(quarter, &[&["--format", "json"], more].concat()))
}

#[tokio::test]
async fn people_read_what_is_owed_to_whom() {
    let quarter = Quarter::with_a_cafe().await;
    let english = owed(&quarter, &THEN);
    for line in english.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
    insta::assert_snapshot!("english", english);
    let german = owed(&quarter, &[&THEN[..], &["--lang", "de"]].concat());
    insta::assert_snapshot!("german", german);
}

#[tokio::test]
async fn programs_get_the_claims() {
    let quarter = Quarter::with_a_cafe().await;
    let claims = json(&quarter, &THEN);
    let kinds: Vec<_> = claims.iter().map(|claim| &claim["kind"]).collect();
    assert_eq!(
        kinds,
        [
            "review_date",
            "commitment",
            "contested_minutes",
            "review_date",
            "concern"
        ]
    );
    for claim in &claims {
        let mut keys: Vec<_> = claim.as_object().unwrap().keys().collect();
        keys.sort();
        assert_eq!(keys, KEYS);
        assert_eq!(claim["overdue"], false);
    }
    let town: PartyId = id("town");
    let concern = claims.last().unwrap();
    assert_eq!(
        concern["owed_by"]["parties"],
        serde_json::json!([town.to_string()])
    );
    assert_eq!(concern["words"], "Who relieves me?");
    let csv = owed(&quarter, &[&THEN[..], &["--format", "csv"]].concat());
    assert_eq!(csv.lines().count(), claims.len() + 1);
    assert!(csv.starts_with("kind,stream,subject,topic,position,occurred_at,owed_by,"));
}

#[tokio::test]
async fn each_option_lets_through_what_it_says() {
    let quarter = Quarter::with_a_cafe().await;
    let all = json(&quarter, &THEN);
    let kinds = |more: &[&str]| {
        let claims = json(&quarter, more);
        let kinds = claims.into_iter();
        kinds
            .map(|claim| claim["kind"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let ayse: PartyId = id("Ayşe");
    let ayse = ayse.to_string();
    assert_eq!(
        kinds(&["--owed-to", &ayse, "--kind", "concern"]),
        ["concern"]
    );
    assert_eq!(
        json(&quarter, &[&THEN[..], &["--limit", "2"]].concat()),
        all[..2]
    );
    assert_eq!(
        kinds(&["--overdue", "--as-of", "2026-04-02"]),
        ["commitment"]
    );
    for claim in json(&quarter, &["--side", "professional"]) {
        let sides = claim["owed_by"]["sides"].as_array().unwrap();
        assert!(sides.iter().any(|side| side == "professional"));
    }
    let before = all[0]["position"].as_u64().unwrap() - 1;
    assert_eq!(json(&quarter, &["--as-of", &before.to_string()]), all[..0]);
    let url = quarter.url();
    let slip = complains(&["owed", "--ledger", &url, "--kind", "debt"], 2);
    assert!(slip.contains("recommendation"), "{slip}");
}

#[tokio::test]
async fn an_empty_ledger_owes_nothing() {
    let quarter = Quarter::empty().await;
    assert_eq!(owed(&quarter, &[]), "Nothing is owed.\n");
    assert_eq!(owed(&quarter, &["--format", "json"]), "[]\n");
    assert_eq!(owed(&quarter, &["--lang", "de"]), "Es steht nichts aus.\n");
}
