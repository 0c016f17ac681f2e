//! Recording: what is acknowledged stands, in order, without gaps.

use coprod_store::{ExecuteError, Expected, Position, Retry};

use crate::{
    fixture::Fixture,
    tally::{Do, No, Reach, Tally, execute},
};

macro_rules! cases {
    ($fixture:ty) => {
        $crate::fixture::instantiate!(
            $crate::appending,
            $fixture,
            [
                events_get_positions_and_sequences_without_gaps,
                a_receipt_tells_where_the_events_stand,
                what_is_recorded_survives_reopening,
            ]
        );
    };
}
pub(crate) use cases;

pub async fn events_get_positions_and_sequences_without_gaps(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    for (id, numbers) in [("a", vec![1, 2]), ("b", vec![3]), ("a", vec![4, 5, 6])] {
        execute(&ledger, id, Do::AddAll(numbers)).await.unwrap();
    }
    let events = ledger.read_after(Position::START, 100).await.unwrap();
    let places: Vec<_> = events
        .iter()
        .map(|e| (e.position.0, e.aggregate_id.as_str(), e.sequence))
        .collect();
    assert_eq!(
        places,
        [
            (1, "a", 1),
            (2, "a", 2),
            (3, "b", 1),
            (4, "a", 3),
            (5, "a", 4),
            (6, "a", 5)
        ]
    );
}

pub async fn a_receipt_tells_where_the_events_stand(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    execute(&ledger, "a", Do::Add(1)).await.unwrap();
    let receipt = execute(&ledger, "a", Do::AddAll(vec![2, 3])).await.unwrap();
    assert_eq!(receipt.positions, Some(Position(2)..=Position(3)));
    assert_eq!(
        (receipt.first_sequence(), receipt.last_sequence),
        (Some(2), 3)
    );
    assert!(!receipt.repeated);
    let stored = &ledger.read_after(Position(1), 1).await.unwrap()[0];
    assert_eq!(stored.recorded_at, receipt.recorded_at);
    assert_eq!(
        stored.metadata().unwrap().command_id,
        Some(receipt.command_id)
    );
    assert_eq!(stored.payload, r#"{"Added":{"number":2}}"#);
}

pub async fn what_is_recorded_survives_reopening(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let origin = ledger.origin();
    execute(&ledger, "a", Do::Add(7)).await.unwrap();
    drop(ledger);
    let ledger = fixture.ledger().await;
    assert_eq!(ledger.origin(), origin);
    assert_eq!(ledger.head().await.unwrap(), Position(1));
    assert_eq!(ledger.load::<Tally>("a").await.unwrap().state.total, 7);
}
