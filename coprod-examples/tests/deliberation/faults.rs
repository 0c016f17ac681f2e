//! What is wrong with an export is said by file and line, and nothing of it is recorded.

use crate::support::{COMMENTS, Export, VOTES, run};

fn votes(row: &str) -> String {
    Export::new()
        .with("votes.csv", format!("{VOTES}{row}\n"))
        .refused()
}

#[test]
fn a_fault_is_told_with_its_place() {
    for (row, told) in [
        (
            "1700000002000,Tue,0,1,2",
            "votes.csv, line 10: vote is \"2\"",
        ),
        (
            "1700000002000,Tue,0,x,1",
            "votes.csv, line 10: voter-id is \"x\"",
        ),
        (
            "yesterday,Tue,0,1,1",
            "votes.csv, line 10: timestamp is \"yesterday\"",
        ),
        (
            "1700000002000,Tue,0,1",
            "votes.csv, line 10: this row has 4 fields, the first line has 5",
        ),
        (
            "99999999999999,Tue,0,1,1",
            "votes.csv, line 10: 5138-11-16T09:46:39.999000Z lies in the future",
        ),
    ] {
        let error = votes(row);
        assert!(error.contains(told), "{error}");
        assert_eq!(error.lines().count(), 1, "{error}");
    }
}

#[test]
fn a_missing_column_is_named() {
    let error = Export::new()
        .with("votes.csv", VOTES.replace(",vote\n", ",veto\n"))
        .refused();
    assert!(
        error.contains("votes.csv, line 1: there is no column vote"),
        "{error}"
    );
    let error = Export::new().with("comments.csv", "").refused();
    assert!(
        error.contains("comments.csv, line 1: the file is empty"),
        "{error}"
    );
    let error = Export::new()
        .with(
            "comments.csv",
            b"comment-id,agrees,disagrees,comment-body\n1,0,0,\xff\n",
        )
        .refused();
    assert!(
        error.contains("comments.csv, line 2: this is no UTF-8 text"),
        "{error}"
    );
    let twice = COMMENTS.replace(",Tue,3,7,", ",Tue,2,7,");
    let error = Export::new().with("comments.csv", twice).refused();
    assert!(
        error.contains("comments.csv, line 6: statement 2 stands here for the second time"),
        "{error}"
    );
}

#[test]
fn counts_that_no_sign_explains_are_refused() {
    let comments = COMMENTS
        .replace(",0,0,2,0,", ",0,0,7,7,")
        .replace(",1,1,1,2,", ",1,1,9,9,")
        .replace(",2,0,0,0,", ",2,0,3,0,");
    let error = Export::new().with("comments.csv", comments).refused();
    assert!(
        error.contains("whether 1 or -1 means agreeing cannot be told"),
        "{error}"
    );
}

#[test]
fn a_single_contradiction_is_told_and_the_votes_count() {
    let export = Export::new().with("comments.csv", COMMENTS.replace(",0,0,2,0,", ",0,0,3,0,"));
    let output = run(export.folder(), &export.ledger());
    assert!(output.status.success());
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.contains("counts 3 who agree and 0 who disagree with statement 0"),
        "{told}"
    );
}

#[test]
fn a_wrong_folder_and_a_wrong_ledger_are_told() {
    let export = Export::new().without("votes.csv");
    let error = export.refused();
    assert!(error.contains("there is no votes.csv in"), "{error}");
    let nowhere = export.folder().join("nowhere");
    let told = run(&nowhere, &export.ledger());
    assert!(String::from_utf8_lossy(&told.stderr).contains("is no folder"));
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_deliberation"))
        .arg(Export::new().folder())
        .args(["--ledger", "postgres:x"])
        .output()
        .unwrap();
    assert!(!output.status.success());
    let export = Export::new();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_deliberation"))
        .arg(export.folder())
        .args(["--ledger", "mongo:x"])
        .output()
        .unwrap();
    assert!(!output.status.success());
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("\"mongo:x\" names no ledger"), "{told}");
}
