//! What the other process does.

use std::{
    env,
    io::{Write, stdout},
};

use coprod_store::{CommandId, ExecuteError, Ledger, LedgerConfig, Receipt, StorageError};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::{
    ROLE, URL,
    commands::give,
    tally::{Do, No, execute},
};

/// No test by itself: it plays the role that the environment names, if any.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn child() {
    let (Ok(role), Ok(url)) = (env::var(ROLE), env::var(URL)) else {
        return;
    };
    say(""); // ends the line that the test harness has begun
    match role.as_str() {
        "open" => {
            let ledger = Ledger::open(&url).await.unwrap();
            say(&format!("origin {}", ledger.origin()));
        }
        "load" => load(&url).await,
        "race" => race(&url).await,
        "fill" => fill(&url).await,
        #[cfg(feature = "failpoints")]
        "live" => crate::crash::live(&url).await,
        role => panic!("{role} is no role"),
    }
}

/// One write, so that a line is printed whole or not at all.
pub(crate) fn say(line: &str) {
    let mut out = stdout().lock();
    out.write_all(format!("{line}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

pub(crate) fn acknowledge(id: CommandId, receipt: &Receipt) {
    say(&format!("ack {id} {}", receipt.last_position().unwrap()));
}

/// Writes until it is killed.
async fn load(url: &str) {
    // Snapshots often, so that one is under way when the end comes.
    let config = LedgerConfig {
        snapshot_every: 20,
        ..LedgerConfig::default()
    };
    let ledger = Ledger::open_with(url, config).await.unwrap();
    let mut callers = JoinSet::new();
    for _ in 0..8 {
        let ledger = ledger.clone();
        callers.spawn(async move {
            loop {
                let id = CommandId::from(Uuid::new_v4());
                acknowledge(id, &give(&ledger, id).await.unwrap());
            }
        });
    }
    callers.join_all().await;
}

/// Adds to one stream up to a limit that both processes share.
async fn race(url: &str) {
    let config = LedgerConfig {
        attempts: 10_000,
        ..LedgerConfig::default()
    };
    let ledger = Ledger::open_with(url, config).await.unwrap();
    let mut callers = JoinSet::new();
    for _ in 0..8 {
        let ledger = ledger.clone();
        callers.spawn(async move {
            let mut added = 0;
            loop {
                match execute(&ledger, "a", Do::AddUpTo { limit: 400 }).await {
                    Ok(_) => added += 1,
                    Err(ExecuteError::Refused(No::Beyond { total, .. })) => {
                        assert_eq!(total, 400);
                        return added;
                    }
                    Err(error) => panic!("{error:?}"),
                }
            }
        });
    }
    let added: u64 = callers.join_all().await.into_iter().sum();
    say(&format!("added {added}"));
}

/// Writes until the system refuses to let the files grow.
async fn fill(url: &str) {
    let ledger = Ledger::open(url).await.unwrap();
    loop {
        let id = CommandId::from(Uuid::new_v4());
        match give(&ledger, id).await {
            Ok(receipt) => acknowledge(id, &receipt),
            Err(
                ExecuteError::Storage(StorageError::Full(_) | StorageError::Io(_))
                | ExecuteError::OutcomeUnknown { .. },
            ) => break,
            Err(error) => panic!("{error:?}"),
        }
    }
    say("stopped");
}
