//! What is noticed when somebody went round the ledger with an editor.

use coprod_core::Personal;
use coprod_store::{ExecuteError, PartyId, Position, ReadError, Retry, Salt, StorageError};
use serde_json::Value;

use crate::{
    Place,
    tally::{Do, Reach, Tally, execute, reference, sum_without_gaps},
};

#[tokio::test]
async fn a_ledger_that_was_cut_is_closed() {
    let place = Place::new();
    let ledger = place.ledger().await;
    execute(&ledger, "a", Do::AddAll(vec![1, 2, 3]))
        .await
        .unwrap();
    let cut = "DROP TRIGGER events_never_go; DELETE FROM events WHERE position > 1";
    place.stranger().execute_batch(cut).unwrap();
    let error = execute(&ledger, "b", Do::Add(1)).await.unwrap_err();
    assert!(
        matches!(
            error,
            ExecuteError::Storage(StorageError::HeadFell {
                seen: Position(3),
                found: Position(1)
            })
        ),
        "{error}"
    );
    assert_eq!(error.retry(), Retry::Useless);
    // For good, and for everything.
    assert!(ledger.read_after(Position::START, 1).await.is_err());
    assert!(ledger.load::<Tally>("a").await.is_err());
    assert!(execute(&ledger, "a", Do::Add(1)).await.is_err());
    // Whoever opens it anew sees what is there.
    assert_eq!(place.ledger().await.head().await.unwrap(), Position(1));
}

#[tokio::test]
async fn a_reader_notices_the_cut_as_well() {
    let place = Place::new();
    let ledger = place.ledger().await;
    execute(&ledger, "a", Do::AddAll(vec![1, 2, 3]))
        .await
        .unwrap();
    let cut = "DROP TRIGGER events_never_go; DELETE FROM events WHERE position > 1";
    place.stranger().execute_batch(cut).unwrap();
    let error = ledger.head().await.unwrap_err();
    assert!(
        matches!(error, ReadError::Storage(StorageError::HeadFell { .. })),
        "{error}"
    );
    assert!(execute(&ledger, "a", Do::Add(1)).await.is_err());
}

#[tokio::test]
async fn a_snapshot_that_cannot_be_trusted_is_passed_over() {
    let place = Place::new();
    let config = coprod_store::LedgerConfig {
        snapshot_every: 5,
        ..Default::default()
    };
    let ledger = coprod_store::Ledger::open_with(&place.url(), config)
        .await
        .unwrap();
    let stranger = place.stranger();
    let count = "SELECT count(*) FROM snapshots";
    for _ in 0..5 {
        execute(&ledger, "a", Do::Add(1)).await.unwrap();
    }
    while stranger
        .query_row(count, [], |row| row.get::<_, u64>(0))
        .unwrap()
        == 0
    {
        tokio::task::yield_now().await;
    }
    for tampering in [
        "UPDATE snapshots SET state = 'no JSON'",
        "UPDATE snapshots SET state = '{\"total\":77,\"seen\":5}', sequence = 6",
        "UPDATE snapshots SET fingerprint = zeroblob(32)",
    ] {
        stranger.execute_batch(tampering).unwrap();
        assert_eq!(
            sum_without_gaps(&place.ledger().await, "a").await,
            5,
            "{tampering}"
        );
    }
}

#[tokio::test]
async fn a_destroyed_value_is_missing_and_a_changed_one_is_noticed() {
    let place = Place::new();
    let ledger = place.ledger().await;
    let subject = PartyId::from(uuid::Uuid::from_u128(1));
    let (_, ayse) = Personal::new(subject, &"Ayşe".to_owned(), Salt::from_bytes([7; 32])).unwrap();
    ledger
        .execute_with::<Tally>("a", Do::Name(reference(&ayse)), &Reach::default())
        .personal(vec![ayse])
        .await
        .unwrap();
    let events = ledger.read_after(Position::START, 1).await.unwrap();
    let stranger = place.stranger();
    stranger
        .execute_batch("UPDATE personal_data SET value = CAST('\"Jo\"' AS BLOB)")
        .unwrap();
    let error = ledger.open_personal(&events).await.unwrap_err();
    assert!(
        matches!(
            error,
            ReadError::Forged {
                position: Position(1)
            }
        ),
        "{error}"
    );
    stranger.execute_batch("DELETE FROM personal_data").unwrap();
    let opened: Value = ledger.open_personal(&events).await.unwrap()[0]
        .decode()
        .unwrap();
    let reference = &opened["Named"]["name"]["$personal"];
    assert_eq!(reference["missing"], true);
    assert!(reference.get("value").is_none());
}
