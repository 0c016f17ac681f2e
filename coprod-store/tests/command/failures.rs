//! Whatever stands in the way is named in one line that says what to do.

use std::fs;

use rusqlite::Connection;

use crate::{complains, quarter::Quarter, said};

/// The one line, after the command's name.
fn refused(ledger: &str) -> String {
    let complaint = complains(&["history", "--ledger", ledger], 1);
    let line = complaint.strip_suffix('\n').unwrap();
    assert!(!line.contains('\n'), "{complaint}");
    line.strip_prefix("coprod: ").unwrap().to_owned()
}

#[test]
fn a_url_of_another_kind_is_refused() {
    let line = refused("mysql://localhost/quarter");
    assert!(line.contains("write sqlite:FILE"), "{line}");
}

#[test]
fn a_missing_ledger_is_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("quarter.db");
    let url = format!("sqlite:{}", path.display());
    for asked in [
        vec!["history", "--ledger", &url],
        vec!["tail", "--ledger", &url],
    ] {
        let complaint = complains(&asked, 1);
        assert!(complaint.contains("there is no ledger at"), "{complaint}");
    }
    let asked = ["history", "--ledger", &url, "--lang", "de"];
    let complaint = complains(&asked, 1);
    assert!(
        complaint.contains("liegt kein Protokollbuch"),
        "{complaint}"
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    let line = refused(&format!("sqlite:{}/no/quarter.db", folder.path().display()));
    assert!(line.contains("quarter.db"), "{line}");
}

#[test]
fn a_file_or_folder_that_is_no_ledger_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.txt");
    fs::write(&path, "Dear neighbours, ".repeat(50)).unwrap();
    let line = refused(&format!("sqlite:{}", path.display()));
    assert!(line.contains("is no ledger"), "{line}");
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        "Dear neighbours, ".repeat(50)
    );
    let line = refused(&format!("sqlite:{}", folder.path().display()));
    assert!(line.contains("is no ledger"), "{line}");
}

#[tokio::test]
async fn a_ledger_of_a_newer_version_is_refused() {
    let quarter = Quarter::empty().await;
    let stranger = Connection::open(quarter.path()).unwrap();
    stranger.execute_batch("PRAGMA user_version = 99").unwrap();
    let line = refused(&quarter.url());
    assert!(
        line.contains("format 99") && line.contains("use a newer version"),
        "{line}"
    );
}

#[tokio::test]
async fn a_slip_of_the_pen_is_answered_with_how_to_write_it() {
    let quarter = Quarter::empty().await;
    let url = quarter.url();
    for (option, slip, hint) in [
        ("--party", "Ayşe", "give a UUID like"),
        ("--topic", "Night shift", "write a-z, 0-9 and -"),
        (
            "--stream",
            "Table/7",
            "write RoundTable/ID, Service/ID, Engagement/ID or Party/ID",
        ),
        (
            "--stream",
            "RoundTable/7",
            "write RoundTable/ID, Service/ID, Engagement/ID or Party/ID",
        ),
        ("--side", "citizens", "professional, citizen, neutral"),
        ("--basis", "law", "own_authority"),
        ("--act", "Decided", "such as MandateGranted"),
        ("--subject", "watch", "give a UUID like"),
        (
            "--from",
            "yesterday",
            "write 2026-03-02T12:00:00Z or 2026-03-02",
        ),
        (
            "--as-of",
            "now",
            "write 120, 2026-03-02T12:00:00Z or 2026-03-02",
        ),
        ("--format", "pdf", "text, json, csv"),
        ("--lang", "fr", "en, de"),
    ] {
        let complaint = complains(&["history", "--ledger", &url, option, slip], 2);
        assert!(complaint.contains(hint), "{option} {slip}: {complaint}");
    }
    let complaint = complains(&["history"], 2);
    assert!(complaint.contains("--ledger <URL>"), "{complaint}");
}

#[test]
fn what_a_path_holds_cannot_steer_the_terminal() {
    let line = refused("sqlite:/no\u{1b}[2J/quarter\n.db");
    assert!(!line.chars().any(char::is_control), "{line}");
}

#[test]
fn help_teaches_by_example() {
    for (subcommand, example) in [
        (
            "history",
            "coprod history --ledger sqlite:quarter.db --decisions",
        ),
        ("tail", "coprod tail -n 50 --no-follow"),
        ("minutes", "never a text"),
        ("explain", "--as-of 120"),
        ("matrix", "coprod explain SERVICE"),
        ("owed", "coprod owed --overdue"),
        ("outcomes", "coprod outcomes --unforeseen"),
    ] {
        let help = said(&["help", subcommand]);
        assert!(help.contains(example), "{help}");
    }
}
