//! Recording: what is acknowledged stands, in order, without gaps.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use coprod_store::{Clock, ExecuteError, Expected, LedgerConfig, Position, Retry};
use tokio::task::JoinSet;

use crate::{
    fixture::Fixture,
    tally::{Do, Reach, Tally, execute, sum_without_gaps},
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
                a_command_may_lead_to_nothing,
                a_refusal_leaves_no_trace,
                a_stream_can_be_expected_somewhere,
                names_with_control_characters_are_refused,
                the_time_of_recording_never_falls,
                many_callers_on_many_streams_leave_no_gap,
                metadata_holds_what_caused_the_command,
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

pub async fn a_command_may_lead_to_nothing(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    execute(&ledger, "a", Do::Add(1)).await.unwrap();
    let receipt = execute(&ledger, "a", Do::Nothing).await.unwrap();
    assert_eq!((receipt.events, receipt.last_sequence), (0, 1));
    assert_eq!(
        (receipt.positions.clone(), receipt.first_sequence()),
        (None, None)
    );
    assert_eq!(sum_without_gaps(&ledger, "a").await, 1);
}

pub async fn a_refusal_leaves_no_trace(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    execute(&ledger, "a", Do::Add(1)).await.unwrap();
    let error = execute(&ledger, "a", Do::SpoilAndRefuse).await.unwrap_err();
    assert!(matches!(error, ExecuteError::Refused(_)), "{error}");
    // Neither in the record nor in the state that the next command is decided on.
    execute(&ledger, "a", Do::AddUpTo { limit: 2 })
        .await
        .unwrap();
    assert_eq!(sum_without_gaps(&ledger, "a").await, 2);
}

pub async fn a_stream_can_be_expected_somewhere(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let add = async |expected| {
        ledger
            .execute_with::<Tally>("a", Do::Add(1), &Reach::default())
            .expecting(expected)
            .await
    };
    let mut refused = Vec::new();
    for expected in [
        Expected::Exists,     // refused: it is new
        Expected::Exactly(1), // refused
        Expected::NoStream,   // 1
        Expected::NoStream,   // refused
        Expected::Exactly(1), // 2
        Expected::Exactly(1), // refused: it is behind
        Expected::Exactly(3), // refused: it is ahead
        Expected::Exists,     // 3
        Expected::Any,        // 4
    ] {
        match add(expected).await {
            Ok(_) => {}
            Err(error @ ExecuteError::UnexpectedVersion { actual, .. }) => {
                assert_eq!(error.retry(), Retry::Useless);
                refused.push((expected, actual));
            }
            Err(error) => panic!("{error}"),
        }
    }
    assert_eq!(
        refused,
        [
            (Expected::Exists, 0),
            (Expected::Exactly(1), 0),
            (Expected::NoStream, 1),
            (Expected::Exactly(1), 2),
            (Expected::Exactly(3), 2),
        ]
    );
    assert_eq!(sum_without_gaps(&ledger, "a").await, 4);
}

pub async fn names_with_control_characters_are_refused(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    for id in ["", "a\0b", "a\nb", "\u{85}", &"a".repeat(513)] {
        let error = execute(&ledger, id, Do::Add(1)).await.unwrap_err();
        assert!(
            matches!(error, ExecuteError::InvalidName(_)),
            "{id:?}: {error}"
        );
    }
    let error = execute(&ledger, "a", Do::BreakRules("new\nline".into()))
        .await
        .unwrap_err();
    assert!(matches!(error, ExecuteError::InvalidName(_)), "{error}");
    execute(&ledger, "Wärmestube, 1. Stock", Do::Add(1))
        .await
        .unwrap();
    assert_eq!(ledger.head().await.unwrap(), Position(1));
}

/// Shows a time that the test sets.
#[derive(Debug, Default)]
struct SetClock(AtomicI64);

impl Clock for SetClock {
    fn now_micros(&self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }
}

pub async fn the_time_of_recording_never_falls(fixture: &impl Fixture) {
    let clock = Arc::new(SetClock::default());
    let config = LedgerConfig {
        clock: Arc::clone(&clock) as _,
        ..LedgerConfig::default()
    };
    let ledger = fixture.ledger_with(config).await;
    let mut recorded = Vec::new();
    for micros in [50, 70, 60, -5, 80] {
        clock.0.store(micros, Ordering::Relaxed);
        let receipt = execute(&ledger, "a", Do::Add(1)).await.unwrap();
        recorded.push(receipt.recorded_at.as_micros());
    }
    assert_eq!(recorded, [50, 70, 70, 70, 80]);
    let events = ledger.read_after(Position::START, 9).await.unwrap();
    let stored: Vec<_> = events
        .iter()
        .map(|event| event.recorded_at.as_micros())
        .collect();
    assert_eq!(stored, recorded);
}

pub async fn many_callers_on_many_streams_leave_no_gap(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let mut callers = JoinSet::new();
    for caller in 0..16 {
        let ledger = ledger.clone();
        callers.spawn(async move {
            for round in 0..20 {
                let id = format!("{}", (caller + round) % 5);
                execute(&ledger, &id, Do::Add(1)).await.unwrap();
            }
        });
    }
    callers.join_all().await;
    let mut total = 0;
    for id in ["0", "1", "2", "3", "4"] {
        total += sum_without_gaps(&ledger, id).await;
    }
    assert_eq!(total, 320);
}

pub async fn metadata_holds_what_caused_the_command(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let [correlation, causation] = [1, 2].map(uuid::Uuid::from_u128);
    let receipt = ledger
        .execute_with::<Tally>("a", Do::Add(1), &Reach::default())
        .correlation(correlation)
        .causation(causation)
        .await
        .unwrap();
    let stored = &ledger.read_after(Position::START, 1).await.unwrap()[0];
    assert_eq!(
        stored.metadata,
        format!(
            r#"{{"command_id":"{}","correlation_id":"{correlation}","causation_id":"{causation}"}}"#,
            receipt.command_id
        )
    );
}
