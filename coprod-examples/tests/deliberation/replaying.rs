//! What comes out of an export, and comes out again.

use std::{fmt::Write, process::Command, thread, time::Duration};

use coprod_core::{Act, RoundTableEvent};
use coprod_store::{Ledger, Position};
use serde_json::{Value, json};

use crate::support::{
    COMMENTS, Export, PARTICIPANTS, VOTES, printed, replayed, start, without_events,
};

fn expected() -> Value {
    json!({
        "rows": 8,
        // Convened and led; 4 invited and seated; a charter proposed, signed, adopted; 4 statements
        // tabled, opened and closed; 8 positions.
        "events": 33,
        "participants": 4,
        "statements": [
            { "id": 0, "agree": 2, "object": 0, "abstain": 1, "cast_agree": 2, "cast_object": 0,
              "outcome": "adopted" },
            { "id": 1, "agree": 0, "object": 2, "abstain": 0, "cast_agree": 1, "cast_object": 2,
              "outcome": "rejected" },
            { "id": 2, "agree": 0, "object": 0, "abstain": 0, "cast_agree": 0, "cast_object": 0,
              "outcome": "lapsed" },
            { "id": 3, "agree": 1, "object": 1, "abstain": 0, "cast_agree": 1, "cast_object": 1,
              "outcome": "rejected" },
        ],
    })
}

#[test]
fn an_export_is_replayed_and_a_second_run_adds_nothing() {
    let export = Export::new();
    assert_eq!(export.replayed(), expected());
    let again = export.replayed();
    assert_eq!(again["events"], 0);
    assert_eq!(without_events(again), without_events(expected()));
}

#[test]
fn the_same_export_written_otherwise_and_elsewhere_is_the_same_deliberation() {
    let export = Export::new();
    export.replayed();
    let crlf = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let moved: String = VOTES
        .replace(
            "timestamp,datetime,comment-id,voter-id,vote",
            "Timestamp,x,comment_id,Voter ID,vote",
        )
        .lines()
        .fold(String::new(), |mut all, line| {
            let fields: Vec<_> = line.split(',').rev().collect();
            writeln!(all, "{}", fields.join(",")).unwrap();
            all
        });
    let elsewhere = Export::new()
        .with("comments.csv", crlf(COMMENTS))
        .with("votes.csv", crlf(&moved))
        .with("participants-votes.csv", crlf(PARTICIPANTS));
    let again = replayed(elsewhere.folder(), &export.ledger());
    assert_eq!(again["events"], 0);
    assert_eq!(without_events(again), without_events(expected()));
}

#[test]
fn two_exports_in_one_ledger_do_not_touch_each_other() {
    let export = Export::new();
    export.replayed();
    let grown = format!("{VOTES}1700000010000,Tue,0,9,-1\n");
    let comments = COMMENTS.replace(",0,0,2,0,", ",0,0,2,1,");
    let other = Export::new()
        .with("votes.csv", grown)
        .with("comments.csv", comments)
        .without("participants-votes.csv");
    let printed = replayed(other.folder(), &export.ledger());
    assert_eq!(
        (&printed["events"], &printed["participants"]),
        (&json!(36), &json!(5))
    );
    assert_eq!(export.replayed()["events"], 0);
}

#[test]
fn a_statement_without_text_and_one_without_votes_are_replayed() {
    let comments = COMMENTS.replace("1700000000000,Tue,0,0,2,0,1,A bench at the bus stop.\n", "");
    let printed = Export::new().with("comments.csv", comments).replayed();
    assert_eq!(without_events(printed), without_events(expected()));
}

#[test]
fn where_nobody_voted_every_statement_lapses_and_where_nothing_is_nothing_happens() {
    let header = |text: &str| format!("{}\n", text.lines().next().unwrap());
    let comments = "comment-id,agrees,disagrees,comment-body\n18446744073709551615,0,0,Hello?\n";
    let silent = Export::new()
        .with("votes.csv", header(VOTES))
        .with("participants-votes.csv", header(PARTICIPANTS));
    let nothing = silent.with("comments.csv", header(COMMENTS));
    let printed = nothing.replayed();
    assert_eq!(
        printed,
        json!({"rows": 0, "events": 0, "participants": 0, "statements": []})
    );

    let timed = comments
        .replace("id,", "id,timestamp,")
        .replace("615,", "615,1700000000,");
    let printed = nothing.with("comments.csv", timed).replayed();
    assert_eq!(printed["statements"][0]["id"], json!(u64::MAX));
    assert_eq!(printed["statements"][0]["outcome"], "lapsed");
}

#[test]
fn minus_one_agrees_where_the_counts_say_so() {
    let votes = VOTES
        .replace(",1\n", ",x\n")
        .replace(",-1\n", ",1\n")
        .replace(",x\n", ",-1\n");
    let printed = Export::new()
        .with("votes.csv", votes)
        .without("participants-votes.csv")
        .replayed();
    assert_eq!(printed, expected());
}

#[test]
fn of_two_votes_in_one_moment_the_listed_one_came_last() {
    let votes = VOTES.replace("1700000003000,Tue,1,1,1\n", "") + "1700000005000,Tue,1,1,1\n";
    let printed = Export::new().with("votes.csv", votes).replayed();
    assert_eq!(printed, expected());
}

/// Many votes, most of them changed again and again: only in true order do the last ones count.
fn long(rows: u64) -> Export {
    let mut file = "timestamp,comment-id,voter-id,vote\n".to_owned();
    let mut counts = [[0; 2]; 5];
    for row in 0..rows {
        let (statement, voter) = (row % 5, row * 7 % 11);
        let vote = i64::try_from(row * row % 3).unwrap() - 1 + i64::from(row % 4 == 0);
        let vote = vote.clamp(-1, 1);
        let counted = &mut counts[usize::try_from(statement).unwrap()];
        counted[0] += i32::from(vote == 1);
        counted[1] += i32::from(vote == -1);
        writeln!(
            file,
            "{},{statement},{voter},{vote}",
            1_700_000_000_000 + row / 3
        )
        .unwrap();
    }
    let mut comments = "comment-id,agrees,disagrees,comment-body\n".to_owned();
    for (id, [agrees, disagrees]) in counts.iter().enumerate() {
        writeln!(comments, "{id},{agrees},{disagrees},Statement {id}").unwrap();
    }
    Export::new()
        .with("votes.csv", file)
        .with("comments.csv", comments)
        .without("participants-votes.csv")
}

#[tokio::test]
async fn positions_stand_in_the_record_in_the_order_of_the_votes() {
    let export = long(6_000);
    export.replayed();
    let url = format!("sqlite:{}", export.ledger().display());
    let ledger = Ledger::open_existing(&url).await.unwrap();
    let (mut said, mut moment) = (Vec::new(), None);
    for event in ledger
        .read_after(Position::START, usize::MAX >> 1)
        .await
        .unwrap()
    {
        let act: Act<RoundTableEvent> = event.payload_as().unwrap();
        assert!(moment <= Some(act.occurred_at), "{event:?}");
        moment = Some(act.occurred_at);
        if let RoundTableEvent::PositionTaken {
            decision,
            seat,
            position,
            ..
        } = act.what
        {
            said.push((decision, seat, position));
        }
    }
    let votes = std::fs::read_to_string(export.folder().join("votes.csv")).unwrap();
    let rows: Vec<_> = votes
        .lines()
        .skip(1)
        .map(|row| row.split(',').collect::<Vec<_>>())
        .collect();
    assert_eq!(said.len(), rows.len());
    // Each id stands for one number of the file, and each position for one value.
    let mut known = std::collections::HashMap::new();
    for (row, (decision, seat, position)) in rows.iter().zip(&said) {
        let ids = [decision.to_string(), seat.to_string(), position.to_string()];
        for (column, id) in ids.into_iter().enumerate() {
            let key = (column, row[column + 1].to_owned());
            assert_eq!(known.entry(key).or_insert_with(|| id.clone()), &id);
        }
    }
}

#[test]
fn a_run_that_was_killed_is_completed_by_the_next() {
    let export = long(6_000);
    let whole = without_events(replayed(export.folder(), &export.folder().join("whole.db")));
    for pause in [5, 20, 40, 60, 80] {
        let mut running = start(export.folder(), &export.ledger());
        thread::sleep(Duration::from_millis(pause));
        running.kill().unwrap();
        running.wait().unwrap();
    }
    assert_eq!(without_events(export.replayed()), whole);
    assert_eq!(export.replayed()["events"], 0);
}

#[test]
fn two_runs_at_once_record_everything_once() {
    let export = long(1_500);
    let runs = [(); 2].map(|()| start(export.folder(), &export.ledger()));
    let [one, two] = runs.map(|run| printed(&run.wait_with_output().unwrap()));
    let alone = {
        let ledger = export.folder().join("alone.db");
        replayed(export.folder(), &ledger)
    };
    let added = |printed: &Value| printed["events"].as_u64().unwrap();
    assert_eq!(added(&one) + added(&two), added(&alone));
    for printed in [one, two] {
        assert_eq!(without_events(printed)["rows"], alone["rows"]);
    }
    assert_eq!(without_events(export.replayed()), without_events(alone));
}

#[test]
fn the_table_for_people_fits_80_columns() {
    let export = Export::new();
    let output = Command::new(env!("CARGO_BIN_EXE_deliberation"))
        .arg(export.folder())
        .args(["--ledger", &format!("sqlite:{}", export.ledger().display())])
        .output()
        .unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.lines().all(|line| line.chars().count() <= 80),
        "{text}"
    );
    assert!(text.contains("Close the street, at night."), "{text}");
}
