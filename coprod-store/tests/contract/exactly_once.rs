//! A command given again is answered, not executed again.

use std::{sync::Arc, time::Duration};

use coprod_store::{CommandId, ExecuteError, Expected, Ledger, Receipt, Retry};
use tokio::{sync::Semaphore, task::JoinSet, time::sleep};
use uuid::Uuid;

use crate::{
    fixture::Fixture,
    tally::{Do, No, Reach, Tally, sum_without_gaps},
};

macro_rules! cases {
    ($fixture:ty) => {
        $crate::fixture::instantiate!(
            $crate::exactly_once,
            $fixture,
            [
                a_repeated_command_gets_its_first_receipt,
                an_id_belongs_to_one_command,
                a_success_without_events_is_remembered,
                a_refusal_is_not_remembered,
                a_command_repeated_too_early_waits_for_the_first,
                a_command_repeated_by_others_at_once_is_recorded_once,
                a_repeated_command_is_not_judged_again,
            ]
        );
    };
}
pub(crate) use cases;

fn id(number: u128) -> CommandId {
    Uuid::from_u128(number).into()
}

async fn give(ledger: &Ledger, number: u128, command: Do) -> Result<Receipt, ExecuteError<No>> {
    ledger
        .execute_with::<Tally>("a", command, &Reach::default())
        .command_id(id(number))
        .await
}

pub async fn a_repeated_command_gets_its_first_receipt(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let first = give(&ledger, 1, Do::AddAll(vec![1, 2])).await.unwrap();
    give(&ledger, 2, Do::Add(4)).await.unwrap();
    let reopened = fixture.ledger().await;
    for ledger in [&ledger, &reopened] {
        let again = give(ledger, 1, Do::AddAll(vec![1, 2])).await.unwrap();
        assert_eq!(
            again,
            Receipt {
                repeated: true,
                ..first.clone()
            }
        );
    }
    assert_eq!(sum_without_gaps(&ledger, "a").await, 7);
}

pub async fn an_id_belongs_to_one_command(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    give(&ledger, 1, Do::Add(1)).await.unwrap();
    let reach = Reach::default();
    for submission in [
        ledger.execute_with::<Tally>("a", Do::Add(2), &reach),
        ledger.execute_with::<Tally>("b", Do::Add(1), &reach),
        ledger
            .execute_with::<Tally>("a", Do::Add(1), &reach)
            .expecting(Expected::Exists),
    ] {
        let error = submission.command_id(id(1)).await.unwrap_err();
        assert!(
            matches!(error, ExecuteError::CommandIdReused { .. }),
            "{error}"
        );
        assert_eq!(error.retry(), Retry::Useless);
    }
    assert_eq!(sum_without_gaps(&ledger, "a").await, 1);
}

pub async fn a_success_without_events_is_remembered(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let first = give(&ledger, 1, Do::Nothing).await.unwrap();
    give(&ledger, 2, Do::Add(1)).await.unwrap();
    let again = give(&ledger, 1, Do::Nothing).await.unwrap();
    assert_eq!(
        again,
        Receipt {
            repeated: true,
            ..first
        }
    );
}

pub async fn a_refusal_is_not_remembered(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let require = || Do::AtLeast { limit: 1 };
    assert!(give(&ledger, 1, require()).await.is_err());
    give(&ledger, 2, Do::Add(1)).await.unwrap();
    assert!(!give(&ledger, 1, require()).await.unwrap().repeated);
}

pub async fn a_command_repeated_too_early_waits_for_the_first(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let permits = Arc::new(Semaphore::new(0));
    let mut both = JoinSet::new();
    for _ in 0..2 {
        let reach = Reach {
            permits: Some(Arc::clone(&permits)),
            ..Reach::default()
        };
        let ledger = ledger.clone();
        both.spawn(async move {
            let command = Do::WaitAndAdd(1);
            ledger
                .execute_with::<Tally>("a", command, &reach)
                .command_id(id(1))
                .await
                .unwrap()
        });
    }
    sleep(Duration::from_millis(20)).await;
    permits.add_permits(1); // only one of them will ever decide
    let receipts = both.join_all().await;
    assert_eq!(
        receipts.iter().filter(|receipt| receipt.repeated).count(),
        1
    );
    assert_eq!(receipts[0].positions, receipts[1].positions);
    assert_eq!(sum_without_gaps(&ledger, "a").await, 1);
}

pub async fn a_command_repeated_by_others_at_once_is_recorded_once(fixture: &impl Fixture) {
    // Opened twice, they know nothing of each other, as two processes would.
    let ledgers = [fixture.ledger().await, fixture.ledger().await];
    let mut all = JoinSet::new();
    for number in 0..50 {
        for ledger in ledgers.clone() {
            // Whoever comes second finds the limit reached, and must not be refused for that.
            let command = Do::AddUpTo { limit: u64::MAX };
            all.spawn(async move { give(&ledger, number, command).await.unwrap() });
        }
    }
    let receipts = all.join_all().await;
    assert_eq!(
        receipts.iter().filter(|receipt| !receipt.repeated).count(),
        50
    );
    assert_eq!(sum_without_gaps(&ledgers[0], "a").await, 50);
}

pub async fn a_repeated_command_is_not_judged_again(fixture: &impl Fixture) {
    let ledgers = [fixture.ledger().await, fixture.ledger().await];
    let command = || Do::AddUpTo { limit: 1 };
    give(&ledgers[0], 1, command()).await.unwrap();
    for ledger in &ledgers {
        assert!(give(ledger, 1, command()).await.unwrap().repeated);
        assert!(give(ledger, 2, command()).await.is_err());
    }
}
