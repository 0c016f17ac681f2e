//! Exports of deliberations that took place, where they are at hand: all counts are theirs.

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

use csv::StringRecord;
use serde_json::Value;

use crate::support::replayed;

#[test]
fn real_exports_come_to_their_own_counts() {
    let data = env::var_os("COPROD_DATA").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data"),
        PathBuf::from,
    );
    let Ok(exports) = fs::read_dir(data.join("polis")) else {
        println!("skipped: no exports in {}; set COPROD_DATA", data.display());
        return;
    };
    for export in exports.map(|entry| entry.unwrap().path()) {
        let ledger = tempfile::tempdir().unwrap();
        let printed = replayed(&export, &ledger.path().join("ledger.db"));
        counts_are_those_of(&export, &printed);
    }
}

fn rows(folder: &Path, file: &str) -> (StringRecord, Vec<StringRecord>) {
    let mut reader = csv::Reader::from_path(folder.join(file)).unwrap();
    let header = reader.headers().unwrap().clone();
    (header, reader.records().map(Result::unwrap).collect())
}

fn counts_are_those_of(folder: &Path, printed: &Value) {
    let statements: BTreeMap<u64, &Value> = printed["statements"]
        .as_array()
        .unwrap()
        .iter()
        .map(|statement| (statement["id"].as_u64().unwrap(), statement))
        .collect();
    let (header, comments) = rows(folder, "comments.csv");
    let at = |name| header.iter().position(|column| column == name).unwrap();
    for row in &comments {
        let number = |name| row[at(name)].parse::<u64>().unwrap();
        let statement = statements[&number("comment-id")];
        assert_eq!(statement["cast_agree"], number("agrees"), "{row:?}");
        assert_eq!(statement["cast_object"], number("disagrees"), "{row:?}");
    }
    let (header, participants) = rows(folder, "participants-votes.csv");
    assert_eq!(printed["participants"], participants.len());
    for (column, name) in header.iter().enumerate() {
        let Ok(id) = name.parse::<u64>() else {
            continue;
        };
        let statement = statements[&id];
        let last = |vote| {
            participants
                .iter()
                .filter(|row| &row[column] == vote)
                .count()
        };
        let (agree, object, abstain) = (last("1"), last("-1"), last("0"));
        assert_eq!(statement["agree"], agree, "{id}");
        assert_eq!(statement["object"], object, "{id}");
        assert_eq!(statement["abstain"], abstain, "{id}");
        let outcome = match (agree, object, abstain) {
            (0, 0, 0) => "lapsed",
            _ if agree > object => "adopted",
            _ => "rejected",
        };
        assert_eq!(statement["outcome"], outcome, "{id}");
    }
    let (_, votes) = rows(folder, "votes.csv");
    assert_eq!(printed["rows"], votes.len());
}
