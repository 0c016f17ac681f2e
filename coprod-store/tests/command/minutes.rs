//! `coprod minutes`.

use coprod_core::{RoundTableId, SessionId, testing::id};

use crate::{complains, quarter::Quarter, said};

fn ids() -> [String; 2] {
    let (table, session): (RoundTableId, SessionId) = (id("table"), id("session"));
    [table.to_string(), session.to_string()]
}

fn minutes(quarter: &Quarter, more: &[&str]) -> String {
    let ([table, session], url) = (ids(), quarter.url());
    said(&[&["minutes", &table, &session, "--ledger", &url], more].concat())
}

#[tokio::test]
async fn a_session_reads_as_a_document() {
    let quarter = Quarter::after_a_session().await;
    let english = minutes(&quarter, &[]);
    for line in english.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
    insta::assert_snapshot!("english", english);
    insta::assert_snapshot!("german", minutes(&quarter, &["--lang", "de"]));
}

#[tokio::test]
async fn programs_get_the_same_in_parts() {
    let quarter = Quarter::after_a_session().await;
    let json: serde_json::Value =
        serde_json::from_str(&minutes(&quarter, &["--format", "json"])).unwrap();
    assert_eq!(json["purpose"], "Who is there for us at night?");
    assert_eq!(json["present"].as_array().unwrap().len(), 2);
    assert_eq!(json["absent"].as_array().unwrap().len(), 1);
    let decisions = json["decisions"].as_array().unwrap();
    let closed = decisions
        .iter()
        .map(|decision| decision["closed"]["act"].as_str());
    let closed: Vec<_> = closed.map(Option::unwrap).collect();
    assert_eq!(
        closed,
        ["DecisionLapsed", "DecisionReached", "DecisionReached"]
    );
    assert_eq!(
        decisions[1]["text"],
        "Neighbours keep watch on two nights a week."
    );
    assert_eq!(decisions[1]["explanation"]["bodies"][0]["entitled"], 3);
    assert_eq!(decisions[1]["tally"]["citizen"]["agree_with_concern"], 1);
    let passage = &json["minutes"][0]["what"]["passage"];
    assert_eq!(passage, "Jonas agreed.");
    assert!(
        json["names"]
            .as_object()
            .unwrap()
            .values()
            .any(|name| name == "Fay Brandt")
    );
}

#[tokio::test]
async fn a_document_has_no_columns() {
    let quarter = Quarter::after_a_session().await;
    let ([table, session], url) = (ids(), quarter.url());
    let asked = [
        "minutes", &table, &session, "--ledger", &url, "--format", "csv",
    ];
    let complaint = complains(&asked, 2);
    assert!(
        complaint.contains("[possible values: text, json]"),
        "{complaint}"
    );
}

#[tokio::test]
async fn an_unknown_table_or_session_is_answered_with_what_there_is() {
    let quarter = Quarter::after_a_session().await;
    let ([table, session], url) = (ids(), quarter.url());
    let other: SessionId = id("another session");
    let other = other.to_string();
    let complaint = complains(&["minutes", &other, &session, "--ledger", &url], 1);
    assert_eq!(
        complaint,
        format!(
            "coprod: there is no round table {other} in this ledger; there are: {table} (“Who is \
             there for us at night?”)\n"
        )
    );
    let complaint = complains(&["minutes", &table, &other, "--ledger", &url], 1);
    assert_eq!(
        complaint,
        format!(
            "coprod: round table {table} has no session {other}; its sessions are: {session} (2 \
             March 2026, 18:00 UTC)\n"
        )
    );
    let asked = ["minutes", &table, &other, "--ledger", &url, "--lang", "de"];
    let complaint = complains(&asked, 1);
    assert!(complaint.contains("hat keine Sitzung"), "{complaint}");
    let empty = Quarter::empty().await;
    let empty_url = empty.url();
    let complaint = complains(&["minutes", &table, &session, "--ledger", &empty_url], 1);
    assert!(complaint.contains("and no other one"), "{complaint}");
}
