//! The database itself refuses whatever would change the record, whoever asks.

use coprod_store::{Position, ReadError, StorageError};
use sqlx::{Executor as _, PgConnection};

use crate::{
    place::Place,
    tally::{Do, execute},
};

/// An event of another program, which brings no position.
fn insert(kind: &str, id: &str, sequence: i64, event: &str) -> String {
    format!(
        "INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, event_version,
                             payload, metadata)
         VALUES ({kind}, {id}, {sequence}, {event}, '1.0', '{{\"Added\": {{\"number\": 1}}}}', '{{}}')"
    )
}

async fn is_refused(connection: &mut PgConnection, statement: &str) {
    let result = connection.execute(statement).await;
    assert!(result.is_err(), "{statement} goes through");
}

#[tokio::test]
async fn no_statement_of_the_owner_changes_the_record() {
    let place = Place::new();
    let ledger = place.ledger().await;
    execute(&ledger, "a", Do::AddAll(vec![1, 2, 3]))
        .await
        .unwrap();
    let before = ledger.read_after(Position::START, 9).await.unwrap();
    let mut stranger = place.stranger().await;
    for statement in [
        "UPDATE events SET payload = '{}' WHERE position = 2",
        "UPDATE events SET position = NULL, recorded_at = NULL WHERE position = 3",
        "UPDATE events SET position = 4 WHERE position = 3",
        "UPDATE events SET sequence = 4 WHERE position = 3",
        "UPDATE events SET position = position",
        "DELETE FROM events WHERE position = 3",
        "DELETE FROM events",
        "TRUNCATE events",
        "TRUNCATE events, head, commands, ledger CASCADE",
        "INSERT INTO events SELECT * FROM events ON CONFLICT (aggregate_type, aggregate_id, sequence)
         DO UPDATE SET payload = '{}'",
        "UPDATE head SET position = 2",
        "UPDATE head SET position = -1",
        "UPDATE head SET recorded_at = 0",
        "UPDATE head SET id = 2",
        "INSERT INTO head VALUES (2, 9, 9)",
        "DELETE FROM head",
        "TRUNCATE head",
        "UPDATE commands SET content = content",
        "DELETE FROM commands",
        "TRUNCATE commands",
        "UPDATE ledger SET origin = gen_random_uuid()",
        "UPDATE ledger SET format = 0",
        "INSERT INTO ledger VALUES (2, gen_random_uuid(), 1)",
        "DELETE FROM ledger",
        "TRUNCATE ledger",
    ] {
        is_refused(&mut stranger, statement).await;
    }
    assert_eq!(ledger.read_after(Position::START, 9).await.unwrap(), before);
    assert_eq!(ledger.head().await.unwrap(), Position(3));
}

#[tokio::test]
async fn control_characters_are_refused() {
    let place = Place::new();
    place.ledger().await;
    let mut stranger = place.stranger().await;
    for character in [
        "\\n", "\\t", "\\u0001", "\\u001f", "\\u007f", "\\u0085", "\\u009f",
    ] {
        let bad = format!("E'a{character}b'");
        is_refused(&mut stranger, &insert(&bad, "'a'", 1, "'Added'")).await;
        is_refused(&mut stranger, &insert("'Tally'", &bad, 1, "'Added'")).await;
        is_refused(&mut stranger, &insert("'Tally'", "'a'", 1, &bad)).await;
    }
    for (kind, id, event) in [
        ("''", "'a'", "'Added'"),
        ("'Tally'", "''", "'Added'"),
        ("'Tally'", "'a'", "''"),
    ] {
        is_refused(&mut stranger, &insert(kind, id, 1, event)).await;
    }
    is_refused(&mut stranger, &insert("'Tally'", "'a'", 0, "'Added'")).await;
    // Anything else may stand there.
    let good = insert("'Tally'", "'W\u{e4}rmestube \u{a0}1'", 1, "'Added'");
    stranger.execute(good.as_str()).await.unwrap();
}

#[tokio::test]
async fn an_event_of_another_program_takes_the_next_position_when_it_commits() {
    let place = Place::new();
    let ledger = place.ledger().await;
    let mut stranger = place.stranger().await;
    let first = insert("'Tally'", "'theirs'", 1, "'Added'");
    let second = insert("'Tally'", "'theirs'", 2, "'Added'");
    stranger
        .execute(format!("BEGIN; {first}; {second}").as_str())
        .await
        .unwrap();
    // It is open, and in nobody's way.
    execute(&ledger, "ours", Do::Add(1)).await.unwrap();
    assert_eq!(ledger.head().await.unwrap(), Position(1));
    stranger.execute("COMMIT").await.unwrap();
    assert_eq!(ledger.head().await.unwrap(), Position(3));
    execute(&ledger, "theirs", Do::Add(1)).await.unwrap();
    let events = ledger.read_after(Position::START, 9).await.unwrap();
    let order: Vec<_> = events
        .iter()
        .map(|event| {
            (
                event.position.0,
                event.aggregate_id.as_str(),
                event.sequence,
            )
        })
        .collect();
    assert_eq!(
        order,
        [
            (1, "ours", 1),
            (2, "theirs", 1),
            (3, "theirs", 2),
            (4, "theirs", 3)
        ]
    );
    assert!(events.is_sorted_by_key(|event| event.recorded_at));
}

/// Without its own triggers an event has no position; it can take the next one, and no other.
#[tokio::test]
async fn the_only_change_there_is_gives_an_event_its_position() {
    let place = Place::new();
    let ledger = place.ledger().await;
    execute(&ledger, "a", Do::Add(1)).await.unwrap();
    let mut stranger = place.stranger().await;
    let insert = insert("'Tally'", "'b'", 1, "'Added'");
    let insert = format!(
        "SET session_replication_role = replica; {insert}; SET session_replication_role = origin"
    );
    stranger.execute(insert.as_str()).await.unwrap();
    for statement in [
        "UPDATE events SET position = 2, recorded_at = 9 WHERE position IS NULL", // head is 1
        "UPDATE head SET position = 2; UPDATE events SET position = 3, recorded_at = 9
         WHERE position IS NULL",
        "UPDATE head SET position = 2; UPDATE events SET position = 2, recorded_at = 9,
         payload = '{}' WHERE position IS NULL",
        "UPDATE head SET position = 2; UPDATE events SET position = 2, recorded_at = 9,
         sequence = 2 WHERE position IS NULL",
        "UPDATE events SET payload = '{}' WHERE position IS NULL",
        "DELETE FROM events WHERE position IS NULL",
    ] {
        is_refused(&mut stranger, statement).await;
    }
    assert_eq!(ledger.head().await.unwrap(), Position(1));
    stranger
        .execute(
            "UPDATE head SET position = 2; UPDATE events SET position = 2, recorded_at = 9
             WHERE position IS NULL",
        )
        .await
        .unwrap();
    is_refused(
        &mut stranger,
        "UPDATE head SET position = 3; UPDATE events SET position = 3 WHERE position = 2",
    )
    .await;
    assert_eq!(ledger.head().await.unwrap(), Position(2));
}

/// What a restore of an older dump comes to.
async fn cut(place: &Place) {
    place
        .stranger()
        .await
        .execute(
            "SET session_replication_role = replica;
             DELETE FROM events WHERE position > 1; DELETE FROM commands;
             UPDATE head SET position = 1",
        )
        .await
        .unwrap();
}

fn fell() -> (Position, Position) {
    (Position(3), Position(1))
}

#[tokio::test]
async fn a_ledger_whose_head_fell_is_closed_by_the_next_command() {
    let place = Place::new();
    let ledger = place.ledger().await;
    execute(&ledger, "a", Do::AddAll(vec![1, 2, 3]))
        .await
        .unwrap();
    cut(&place).await;
    for stream in ["b", "a", "c"] {
        let error = execute(&ledger, stream, Do::Add(1)).await.unwrap_err();
        let coprod_store::ExecuteError::Storage(StorageError::HeadFell { seen, found }) = error
        else {
            panic!("{error:?}")
        };
        assert_eq!((seen, found), fell());
    }
    let error = ledger.read_after(Position::START, 9).await.unwrap_err();
    assert!(matches!(
        error,
        ReadError::Storage(StorageError::HeadFell { .. })
    ));
    // Nothing was written, and whoever opens it afresh takes it as it is.
    let ledger = place.ledger().await;
    assert_eq!(ledger.head().await.unwrap(), Position(1));
    execute(&ledger, "b", Do::Add(1)).await.unwrap();
}

#[tokio::test]
async fn a_ledger_whose_head_fell_is_closed_by_the_next_look() {
    let place = Place::new();
    let ledger = place.ledger().await;
    execute(&ledger, "a", Do::AddAll(vec![1, 2, 3]))
        .await
        .unwrap();
    cut(&place).await;
    let error = ledger.head().await.unwrap_err();
    let ReadError::Storage(StorageError::HeadFell { seen, found }) = error else {
        panic!("{error:?}")
    };
    assert_eq!((seen, found), fell());
    assert!(execute(&ledger, "b", Do::Add(1)).await.is_err());
}
