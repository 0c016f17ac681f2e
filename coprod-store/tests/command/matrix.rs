//! `coprod matrix`.

use crate::{entries, quarter::Quarter, said};

#[tokio::test]
async fn services_are_drawn_where_they_stand() {
    let quarter = Quarter::with_a_cafe().await;
    let url = quarter.url();
    let english = said(&["matrix", "--ledger", &url]);
    for line in english.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
    insta::assert_snapshot!("english", english);
    let german = said(&["matrix", "--ledger", &url, "--lang", "de"]);
    insta::assert_snapshot!("german", german);
}

#[tokio::test]
async fn programs_get_the_places() {
    let quarter = Quarter::with_a_cafe().await;
    let url = quarter.url();
    let places = entries(&said(&["matrix", "--ledger", &url, "--format", "json"]));
    assert_eq!(places[0]["title"], "Night café");
    assert_eq!(places[0]["form"], "citizens_deliver_joint_plan");
    assert_eq!(places[0]["planning"], "shared");
    assert_eq!(places[1]["planning"], "open");
    assert_eq!(places[1]["phase"], "accepted");
    assert_eq!(places[1]["form"], serde_json::Value::Null);
    let asked = [
        "matrix", "--ledger", &url, "--format", "json", "--as-of", "1",
    ];
    assert_eq!(entries(&said(&asked)), Vec::<serde_json::Value>::new());
}

#[tokio::test]
async fn an_empty_ledger_has_no_services() {
    let quarter = Quarter::empty().await;
    let url = quarter.url();
    let told = said(&["matrix", "--ledger", &url]);
    assert_eq!(told, "There is no service in the record.\n");
}
