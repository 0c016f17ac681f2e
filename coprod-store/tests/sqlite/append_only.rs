//! The file itself refuses whatever would change the record, whoever asks.

use std::fs;

use coprod_store::{Ledger, LedgerConfig, Position};

use crate::{
    Place,
    tally::{Do, execute},
};

/// All values of an event but the first three: position, `recorded_at` and sequence come before.
fn insert(verb: &str, position: &str, sequence: i64, recorded_at: i64) -> String {
    format!(
        "{verb} INTO events (position, sequence, recorded_at, aggregate_type, aggregate_id,
                             event_type, event_version, payload, metadata)
         VALUES ({position}, {sequence}, {recorded_at}, 'Tally', 'a', 'Added', '1.0', '{{}}', '{{}}')"
    )
}

const NOW: i64 = 4_000_000_000_000_000;

#[tokio::test]
async fn no_statement_of_another_connection_changes_the_record() {
    let place = Place::new();
    let ledger = place.ledger().await;
    execute(&ledger, "a", Do::AddAll(vec![1, 2, 3]))
        .await
        .unwrap();
    let before = ledger.read_after(Position::START, 9).await.unwrap();
    let stranger = place.stranger();
    for statement in [
        "UPDATE events SET payload = '{}' WHERE position = 2".to_owned(),
        "UPDATE OR REPLACE events SET position = 1 WHERE position = 2".to_owned(),
        "DELETE FROM events WHERE position = 3".to_owned(),
        "DELETE FROM events".to_owned(),
        insert("INSERT OR REPLACE", "2", 2, NOW), // both keys
        insert("INSERT OR REPLACE", "2", 4, NOW), // the position
        insert("INSERT OR REPLACE", "4", 2, NOW), // the place in the stream
        insert("REPLACE", "3", 3, NOW),
        insert("INSERT", "5", 4, NOW),    // a gap in the positions
        insert("INSERT", "4", 5, NOW),    // a gap in the stream
        insert("INSERT", "4", 4, 1),      // before the last one
        insert("INSERT", "NULL", 4, NOW), // by any position
        insert("INSERT", "0", 4, NOW),
        insert("INSERT", "4", 4, NOW).replace("'Added'", "'Ad' || char(10)"),
        insert("INSERT", "4", 1, NOW).replace("'a'", "'a' || char(0)"),
        insert("INSERT", "4", 1, NOW).replace("'a'", "'a' || char(133)"),
        insert("INSERT", "4", 1, NOW).replace("'Tally'", "''"),
        "UPDATE commands SET content = zeroblob(32)".to_owned(),
        "DELETE FROM commands".to_owned(),
        "REPLACE INTO commands SELECT * FROM commands".to_owned(),
        "UPDATE ledger SET origin = zeroblob(16)".to_owned(),
        "DELETE FROM ledger".to_owned(),
        "REPLACE INTO ledger SELECT * FROM ledger".to_owned(),
        "INSERT INTO ledger VALUES (2, zeroblob(16))".to_owned(),
    ] {
        assert!(stranger.execute(&statement, []).is_err(), "{statement}");
    }
    assert_eq!(ledger.read_after(Position::START, 9).await.unwrap(), before);
    // What comes next may be inserted by others as well, and is taken up.
    stranger
        .execute(&insert("INSERT", "4", 4, NOW), [])
        .unwrap();
    assert_eq!(ledger.head().await.unwrap(), Position(4));
}

#[tokio::test]
async fn what_is_deleted_leaves_no_trace_in_the_file() {
    let place = Place::new();
    let config = LedgerConfig {
        snapshot_every: 1,
        ..LedgerConfig::default()
    };
    let ledger = Ledger::open_with(&place.url(), config).await.unwrap();
    let stranger = place.stranger();
    let file = || {
        stranger
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
            .unwrap();
        fs::read(place.path()).unwrap()
    };
    let is_in = |file: Vec<u8>| file.windows(7).any(|bytes| bytes == b"\"seen\":");
    execute(&ledger, "a", Do::Add(1)).await.unwrap();
    while !is_in(file()) {
        tokio::task::yield_now().await; // until the snapshot is taken
    }
    ledger.drop_snapshots().await.unwrap();
    assert!(!is_in(file()));
}
