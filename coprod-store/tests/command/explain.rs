//! `coprod explain`.

use coprod_core::{ServiceId, testing::id};

use crate::{complains, entries, quarter::Quarter, said};

fn explain(quarter: &Quarter, more: &[&str]) -> String {
    let cafe: ServiceId = id("café");
    let (cafe, url) = (cafe.to_string(), quarter.url());
    said(&[&["explain", &cafe, "--ledger", &url], more].concat())
}

#[tokio::test]
async fn the_path_of_a_service_reads_as_a_page() {
    let quarter = Quarter::with_a_cafe().await;
    let english = explain(&quarter, &[]);
    for line in english.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
    insta::assert_snapshot!("english", english);
    insta::assert_snapshot!("german", explain(&quarter, &["--lang", "de"]));
}

#[tokio::test]
async fn programs_get_its_steps() {
    let quarter = Quarter::with_a_cafe().await;
    let steps = entries(&explain(&quarter, &["--format", "json"]));
    let mut keys: Vec<_> = steps[0].as_object().unwrap().keys().collect();
    keys.sort();
    assert_eq!(
        keys,
        [
            "act",
            "basis",
            "decided_by",
            "dissent",
            "form",
            "implementation",
            "occurred_at",
            "planning",
            "position",
            "reason"
        ]
    );
    let forms: Vec<_> = steps.iter().map(|step| step["form"].as_str()).collect();
    assert_eq!(
        forms,
        [None, None, None, Some("citizens_deliver_joint_plan")]
    );
    assert_eq!(steps[2]["dissent"][0]["words"], "The budget has 6,000.");
    let before = steps[2]["position"].as_u64().unwrap() - 1;
    let before = before.to_string();
    let earlier = entries(&explain(
        &quarter,
        &["--format", "json", "--as-of", &before],
    ));
    assert_eq!(earlier, steps[..2]);
    let told = explain(&quarter, &["--as-of", &before]);
    assert!(told.contains("Who implements: nobody holds it."), "{told}");
}

#[tokio::test]
async fn a_spreadsheet_gets_a_row_for_each_step() {
    let quarter = Quarter::with_a_cafe().await;
    let told = explain(&quarter, &["--format", "csv"]);
    let mut rows = csv::Reader::from_reader(told.as_bytes());
    let header: Vec<_> = rows.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(header[..3], ["position", "occurred_at", "act"]);
    let form = header.iter().position(|it| it == "form").unwrap();
    let forms: Vec<_> = rows
        .records()
        .map(|row| row.unwrap()[form].to_owned())
        .collect();
    assert_eq!(forms, ["", "", "", "citizens_deliver_joint_plan"]);
}

#[tokio::test]
async fn an_unknown_service_is_answered_with_those_there_are() {
    let quarter = Quarter::with_a_cafe().await;
    let [cafe, shelf, other] = ["café", "shelf", "another"].map(|name| {
        let id: ServiceId = id(name);
        id.to_string()
    });
    let url = quarter.url();
    assert_eq!(
        complains(&["explain", &other, "--ledger", &url], 1),
        format!(
            "coprod: there is no service {other} in this ledger; there are: {cafe} (“Night café”); \
             {shelf} (“A shelf of tools to lend”)\n"
        )
    );
    let empty = Quarter::empty().await;
    let url = empty.url();
    let complaint = complains(&["explain", &other, "--ledger", &url, "--lang", "de"], 1);
    assert!(complaint.contains("auch keinen anderen"), "{complaint}");
}

#[tokio::test]
async fn a_service_stands_in_the_log() {
    let quarter = Quarter::with_a_cafe().await;
    let cafe: ServiceId = id("café");
    let (stream, url) = (format!("Service/{cafe}"), quarter.url());
    let asked = ["history", "--ledger", &url, "--stream", &stream];
    let told = said(&asked);
    assert!(told.contains("Service “Night café”"), "{told}");
    assert!(told.contains("Both sides plan together now"), "{told}");
    let act = ["--act", "ImplementationHandedToCitizens", "--lang", "de"];
    let told = said(&[&asked[..], &act[..]].concat());
    assert!(told.contains("Nun setzt die Bürgerseite um"), "{told}");
}
