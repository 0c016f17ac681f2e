//! `coprod history`.

use std::{
    io::{BufRead, BufReader, Read},
    process::Stdio,
};

use coprod_core::{PartyId, ProposalId, RoundTableId, testing::id};

use crate::{
    acts, coprod, entries,
    quarter::{ATTACK, Quarter},
    said,
};

const KEYS: [&str; 17] = [
    "position",
    "recorded_at",
    "occurred_at",
    "stream",
    "sequence",
    "party",
    "side",
    "role",
    "for",
    "relayed",
    "act",
    "subject",
    "topic",
    "basis",
    "reason",
    "dissent",
    "tally",
];

fn history(quarter: &Quarter, more: &[&str]) -> String {
    let url = quarter.url();
    said(&[&["history", "--ledger", &url], more].concat())
}

fn json(quarter: &Quarter, more: &[&str]) -> Vec<serde_json::Value> {
    entries(&history(quarter, &[&["--format", "json"], more].concat()))
}

#[tokio::test]
async fn an_empty_ledger_has_an_empty_history() {
    let quarter = Quarter::empty().await;
    assert_eq!(history(&quarter, &["--format", "json"]), "[]\n");
    assert_eq!(
        history(&quarter, &["--format", "csv"]),
        format!("{}\n", KEYS.join(","))
    );
    assert_eq!(history(&quarter, &[]), "The log has no such entries.\n");
}

#[tokio::test]
async fn json_is_one_array_in_the_order_of_positions_with_exactly_these_keys() {
    let quarter = Quarter::after_a_session().await;
    let told = json(&quarter, &[]);
    for (index, entry) in told.iter().enumerate() {
        assert_eq!(entry["position"], index + 1);
        let object = entry.as_object().unwrap();
        assert_eq!(object.len(), KEYS.len());
        for key in KEYS {
            assert!(object.contains_key(key), "{key} is missing");
        }
    }
    assert_eq!(told[0]["act"], "PartyRegistered");
    assert_eq!(told[0]["reason"], serde_json::Value::Null);
    assert!(acts(&told).contains(&"MinutesContested"));
}

#[tokio::test]
async fn more_than_a_page_comes_whole_and_once() {
    let mut quarter = Quarter::empty().await;
    for number in 0..1_203 {
        let party: PartyId = id(&format!("party {number}"));
        let by = coprod_core::testing::citizen("Ayşe");
        quarter
            .registered(by, party, coprod_core::party::PartyKind::Group, "Café")
            .await;
    }
    let positions = json(&quarter, &[]).into_iter();
    let positions = positions.map(|entry| entry["position"].as_u64().unwrap());
    assert!(positions.eq(1..=1_203));
    assert_eq!(
        history(&quarter, &["--format", "csv"]).lines().count(),
        1_204
    );
}

#[tokio::test]
async fn each_filter_lets_through_what_it_says() {
    let quarter = Quarter::after_a_session().await;
    let all = json(&quarter, &[]);
    let table: RoundTableId = id("table");
    let (slash, colon) = (format!("RoundTable/{table}"), format!("RoundTable:{table}"));
    let at_table = json(&quarter, &["--stream", &slash]);
    assert_eq!(at_table.len(), all.len() - 6);
    assert_eq!(at_table, json(&quarter, &["--stream", &colon]));
    let town: PartyId = id("town");
    for entry in json(&quarter, &["--party", &town.to_string()]) {
        assert_eq!(entry["for"], town.to_string());
    }
    for side in ["professional", "citizen", "neutral"] {
        let of_side = json(&quarter, &["--side", side]);
        assert!(!of_side.is_empty());
        assert!(of_side.iter().all(|entry| entry["side"] == side));
    }
    let money = json(&quarter, &["--topic", "care/money"]);
    assert_eq!(acts(&money)[0], "ProposalTabled");
    assert_eq!(*acts(&money).last().unwrap(), "DecisionReached");
    assert_eq!(
        acts(&json(&quarter, &["--basis", "resolution"])),
        ["RepresentationGranted"]
    );
    let watch: ProposalId = id("watch");
    let of_watch = json(&quarter, &["--subject", &watch.to_string()]);
    assert_eq!(
        acts(&of_watch),
        ["ProposalTabled", "AdviceAsked", "ProposalAmended"]
    );
    let reached = json(&quarter, &["--act", "DecisionReached"]);
    assert_eq!(reached.len(), 2);
    assert_eq!(
        json(&quarter, &["--from", "2026-03-02", "--until", "2026-03-02"]),
        all
    );
    assert_eq!(json(&quarter, &["--until", "2026-03-01"]), all[..0]);
    assert_eq!(
        json(&quarter, &["--from", "2026-03-02T12:00:00.000001Z"]),
        all[..0]
    );
}

#[tokio::test]
async fn decisions_come_with_tally_and_dissent() {
    let quarter = Quarter::after_a_session().await;
    let decisions = json(&quarter, &["--decisions"]);
    let refused = decisions
        .iter()
        .rfind(|entry| entry["act"] == "DecisionReached")
        .unwrap();
    assert_eq!(refused["topic"], "care/money");
    assert_eq!(refused["tally"]["professional"]["object"], 1);
    let words = |index: usize| refused["dissent"][index]["words"].as_str();
    assert_eq!(words(0), Some("The budget has 6,000."));
    assert_eq!(words(1), Some("In a year we shall be here again."));
}

#[tokio::test]
async fn as_of_an_earlier_position_nothing_later_is_told() {
    let quarter = Quarter::after_a_session().await;
    let all = json(&quarter, &[]);
    assert_eq!(json(&quarter, &["--as-of", "9"]), all[..9]);
    let noon = "2026-03-02T12:00:00Z";
    for (moment, told) in [
        ("2026-03-01", 0),
        (noon, all.len()),
        ("2026-03-02", all.len()),
    ] {
        assert_eq!(json(&quarter, &["--as-of", moment]), all[..told]);
    }
}

#[tokio::test]
async fn a_spreadsheet_gets_rows_and_no_formula() {
    let quarter = Quarter::after_a_session().await;
    let csv = history(&quarter, &["--format", "csv"]);
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    assert_eq!(rows.headers().unwrap(), KEYS.as_slice());
    let all = json(&quarter, &[]);
    let mut count = 0;
    for (row, entry) in rows.records().zip(&all) {
        let row = row.unwrap();
        assert_eq!(row[0], entry["position"].to_string());
        let stream: serde_json::Value = serde_json::from_str(&row[3]).unwrap();
        assert_eq!(stream, entry["stream"]);
        for cell in &row {
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                "{cell}"
            );
        }
        count += 1;
    }
    assert_eq!(count, all.len());
}

#[tokio::test]
async fn people_read_names_and_sentences() {
    let quarter = Quarter::after_a_session().await;
    let told = history(&quarter, &[]);
    let flat = told.split_whitespace().collect::<Vec<_>>().join(" ");
    for sentence in [
        "Town of Seeburg (professional side, decision-maker), through Mara Lindt, granted the \
         table a binding mandate on care.",
        "Recorded by Mara Lindt (professional side), from paper. Proof: “letter of 2 March”.",
        "Fay Brandt (neutral, facilitator) closed the decision on “=9,000 euro a year for the \
         watch”: it is adopted. ",
        "Against it: Town of Seeburg (professional side): “The budget has 6,000.”",
        "Dissent on record: Town of Seeburg (professional side): “In a year we shall be here \
         again.”",
        "Basis: resolution of town council, “council resolution 2026/14”.",
        "Jonas Weber (citizens’ side, resident) contested entry",
    ] {
        assert!(flat.contains(sentence), "{sentence}\n\n{told}");
    }
    for line in told.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
}

#[tokio::test]
async fn whoever_was_against_it_is_named_also_where_only_decisions_are_asked_for() {
    let quarter = Quarter::after_a_session().await;
    let told = history(&quarter, &["--act", "DecisionReached"]);
    assert!(
        told.contains("Against it: Town of Seeburg (professional side)"),
        "{told}"
    );
    assert!(!told.contains("[no"), "{told}");
}

#[tokio::test]
async fn german_comes_by_option_or_by_the_environment() {
    let quarter = Quarter::after_a_session().await;
    let german = history(&quarter, &["--lang", "de"]);
    let flat = german.split_whitespace().collect::<Vec<_>>().join(" ");
    for sentence in [
        "Town of Seeburg (hauptamtliche Seite, entscheidungsbefugt), vertreten durch Mara Lindt, \
         hat dem Tisch ein verbindliches Mandat zu care erteilt.",
        "Sondervotum: Town of Seeburg (hauptamtliche Seite): „In a year we shall be here again.“",
    ] {
        assert!(flat.contains(sentence), "{sentence}\n\n{german}");
    }
    let url = quarter.url();
    let mut command = coprod(&["history"]);
    let told = command
        .env("LANG", "de_DE.UTF-8")
        .env("COPROD_LEDGER", url)
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(told.stdout).unwrap(), german);
}

#[tokio::test]
async fn what_was_recorded_cannot_steer_the_terminal() {
    let quarter = Quarter::after_a_session().await;
    let told = history(&quarter, &[]);
    assert!(told.contains("�[2J�=1+1"), "{told}");
    assert!(!told.chars().any(|c| c.is_control() && c != '\n'));
    let raised = json(&quarter, &["--act", "TopicRaised"]);
    assert_eq!(raised.len(), 1);
    assert!(ATTACK.starts_with('\u{1b}'));
}

#[tokio::test]
async fn whoever_reads_may_stop_reading() {
    let quarter = Quarter::after_a_session().await;
    for format in ["text", "json", "csv"] {
        let url = quarter.url();
        let mut child = coprod(&["history", "--ledger", &url, "--format", format])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        // Dropped after one line, long before the end.
        BufReader::with_capacity(1, child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let mut complaint = String::new();
        child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut complaint)
            .unwrap();
        assert!(child.wait().unwrap().success());
        assert_eq!(complaint, "");
    }
}
