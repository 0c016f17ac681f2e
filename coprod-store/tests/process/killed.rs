//! What was acknowledged stands, whatever becomes of the process that wrote it.

use std::{
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use coprod_store::{CommandId, Ledger};
use uuid::Uuid;

#[cfg(feature = "postgres")]
use crate::fixture::{Fixture as _, PostgresFixture};
use crate::{
    ROLE, URL, acknowledged,
    commands::{give, verify},
    in_role, listen, url,
};

/// How often the process is killed.
const ROUNDS: usize = 30;

#[tokio::test]
async fn what_was_acknowledged_survives_being_killed_at_any_moment() {
    let folder = tempfile::tempdir().unwrap();
    kill_the_writer_at_any_moment(&url(folder.path())).await;
    assert_sound(folder.path());
}

#[cfg(feature = "postgres")]
#[tokio::test]
async fn on_postgres_it_survives_the_writer_being_killed_as_well() {
    let fixture = PostgresFixture::new().await;
    kill_the_writer_at_any_moment(&fixture.url()).await;
}

async fn kill_the_writer_at_any_moment(url: &str) {
    let mut all = Vec::new();
    let mut longest = 120;
    for _ in 0..ROUNDS {
        let mut child = in_role("load", url).spawn().unwrap();
        let lines = listen(&mut child, "ack ");
        // From before the ledger is open to well into the load.
        let patience = Uuid::new_v4().as_u128() % longest;
        thread::sleep(Duration::from_millis(u64::try_from(patience).unwrap()));
        child.kill().unwrap(); // SIGKILL
        child.wait().unwrap();
        let new: Vec<_> = lines
            .join()
            .unwrap()
            .iter()
            .map(|line| acknowledged(line))
            .collect();
        if new.is_empty() {
            longest += longest / 4; // a slow machine, or a busy one
        }
        let ledger = Ledger::open(url).await.unwrap();
        // Who asks again gets the answer of the first time.
        for &(id, position) in new.iter().rev().take(3) {
            let again = give(&ledger, id).await.unwrap();
            assert!(again.repeated);
            assert_eq!(again.last_position(), Some(position));
        }
        all.extend(new);
        verify(&ledger, &all).await;
    }
    assert!(!all.is_empty(), "the load never got going");
}

pub(crate) fn assert_sound(folder: &std::path::Path) {
    let connection = rusqlite::Connection::open(folder.join("ledger.db")).unwrap();
    let sound: String = connection
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(sound, "ok");
}

#[tokio::test]
async fn what_was_acknowledged_survives_files_that_cannot_grow() {
    let folder = tempfile::tempdir().unwrap();
    let url = url(folder.path());
    drop(Ledger::open(&url).await.unwrap());
    // Files may not grow beyond 300 kB; the signal that would kill the process is ignored, so that
    // it gets an error, as it would from a failing disk.
    let inner = in_role("fill", &url);
    let script = "trap '' XFSZ; ulimit -f 600; exec \"$0\" \"$@\"";
    let mut child = Command::new("sh")
        .args(["-c", script])
        .arg(inner.get_program())
        .args(inner.get_args())
        .env(ROLE, "fill")
        .env(URL, &url)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = listen(&mut child, "ack ");
    assert!(child.wait().unwrap().success());
    let all: Vec<_> = lines
        .join()
        .unwrap()
        .iter()
        .map(|line| acknowledged(line))
        .collect();
    assert!(all.len() > 10);
    let ledger = Ledger::open(&url).await.unwrap();
    verify(&ledger, &all).await;
    give(&ledger, CommandId::from(Uuid::new_v4()))
        .await
        .unwrap();
    assert_sound(folder.path());
}
