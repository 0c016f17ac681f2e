//! `coprod tail`.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
};

use coprod_core::{RoundTableCommand as Do, testing::id};

use crate::{
    acts, coprod, entries,
    quarter::{Quarter, ayse},
    said,
};

#[tokio::test]
async fn the_last_entries_are_shown_one_a_line() {
    let quarter = Quarter::after_a_session().await;
    let url = quarter.url();
    let last = |more: &[&str]| {
        let tail = ["tail", "--ledger", &url, "--no-follow", "--format", "json"];
        entries(&said(&[&tail, more].concat()))
    };
    assert_eq!(last(&[]).len(), 10);
    assert_eq!(
        acts(&last(&["-n", "3"])),
        ["MinutesContested", "EntryContested", "ContestAnswered"]
    );
    assert_eq!(
        acts(&last(&["-n", "1", "--act", "MandateGranted"])),
        ["MandateGranted"]
    );
    assert!(last(&["-n", "0"]).is_empty());
    assert!(last(&["-n", "100000"]).len() > 40);
    let text = said(&["tail", "--ledger", &url, "--no-follow", "-n", "1"]);
    assert!(text.contains("answered the contest of entry"), "{text}");
}

fn follow(quarter: &Quarter) -> Child {
    let url = quarter.url();
    coprod(&["tail", "--ledger", &url, "-n", "1", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

async fn one_more_topic(quarter: &mut Quarter, topic: &str) {
    let raise = Do::RaiseTopic {
        topic: topic.parse().unwrap(),
        words: coprod_core::Words::from("…"),
        arises_from: None,
    };
    // In the town's name: plain words.
    let town = coprod_core::Actor::party(
        id("Mara"),
        coprod_core::Side::Professional,
        coprod_core::Role::DECISION_MAKER,
    );
    quarter.does(&town.speaking_for(id("town")), raise).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_another_process_records_is_followed_until_interrupted() {
    let mut quarter = Quarter::after_a_session().await;
    let mut child = follow(&quarter);
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut next =
        || -> serde_json::Value { serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap() };
    let before = next();
    assert_eq!(before["act"], "ContestAnswered");
    for topic in ["care/day", "care/evening"] {
        one_more_topic(&mut quarter, topic).await;
        let after = next();
        assert_eq!(after["act"], "TopicRaised");
        assert_eq!(after["topic"], topic);
    }
    let interrupted = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status()
        .unwrap();
    assert!(interrupted.success());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(ayse().person(), Some(id("Ayşe")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_ends_once_nobody_reads_any_more() {
    let mut quarter = Quarter::after_a_session().await;
    let mut child = follow(&quarter);
    let mut reader = BufReader::new(child.stdout.take().unwrap());
    reader.read_line(&mut String::new()).unwrap();
    drop(reader);
    one_more_topic(&mut quarter, "care/day").await;
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}
