//! Read models: folded once, whoever folds and whatever cannot be taken.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use coprod_store::{
    Column, FoldError, InterventionAction, InterventionError, Ledger, LedgerConfig, Position,
    Projection, ReadError, RecordedEvent, Rows, Table, Value,
};
use tokio::{
    runtime::Handle,
    task::{self, JoinSet},
    time::timeout,
};

use crate::{
    fixture::Fixture,
    tally::{Do, Happened, execute},
};

macro_rules! cases {
    ($fixture:ty) => {
        $crate::fixture::instantiate!(
            $crate::projections,
            $fixture,
            [
                each_event_counts_once_however_many_fold,
                rows_are_put_removed_and_changed_in_order,
                rows_are_found_by_any_column,
                nothing_fits_every_column_that_may_hold_it,
                an_event_that_cannot_be_taken_parks_its_stream_alone,
                a_fold_that_panics_parks_the_stream,
                a_parked_stream_goes_on_where_it_stopped,
                a_long_parked_stream_goes_on_beside_those_who_fold,
                what_is_passed_over_stays_on_record,
                only_what_is_parked_is_tried_again_and_only_with_who_and_why,
                a_rebuilt_read_model_is_the_same,
                a_rebuild_finds_rows_that_were_changed_behind_the_ledgers_back,
                a_rebuild_goes_on_where_it_was_given_up,
                what_another_one_rebuilds_meanwhile_is_verified_all_the_same,
                many_who_wait_for_their_own_writes_see_them,
                a_new_version_takes_over_once_it_has_caught_up,
                names_that_cannot_stand_in_a_database_are_refused,
                one_follows_and_another_takes_over,
                who_is_stopped_finishes_and_lets_go,
                progress_is_told,
            ]
        );
    };
}
pub(crate) use cases;

static TOTALS: Table = Table {
    name: "totals",
    columns: &[
        Column::text("tally"),
        Column::integer("total"),
        Column::integer("events"),
        Column::text("last_type").nullable(),
        Column::integer("maybe").nullable(),
    ],
    key: &["tally"],
    indexes: &[&["total"]],
};

static NUMBERS: Table = Table {
    name: "numbers",
    columns: &[Column::text("tally"), Column::integer("number")],
    key: &["tally", "number"],
    indexes: &[],
};

/// Totals by a statement, distinct numbers by puts; 0 forgets the number 1, and a text that tells
/// whether 13 can be taken.
#[derive(Default, Clone)]
struct Totals {
    takes_thirteen: Arc<AtomicBool>,
}

impl Projection for Totals {
    const NAME: &'static str = "totals_of";
    const VERSION: u32 = 1;
    const TABLES: &'static [&'static Table] = &[&TOTALS, &NUMBERS];

    fn fold(&self, event: &RecordedEvent, rows: &mut Rows) -> Result<(), FoldError> {
        let Happened::Added { number } = event.payload_as()? else {
            return Ok(());
        };
        let tally = event.aggregate_id.as_str();
        let number = i64::try_from(number)?;
        rows.put(&NUMBERS, vec![tally.into(), number.into()]);
        if number == 0 {
            rows.remove(&NUMBERS, vec![tally.into(), 1.into()]);
        }
        rows.run(
            "INSERT INTO {totals} (tally, total, events, last_type, maybe)
             VALUES ($1, $2, 1, $3, $4)
             ON CONFLICT (tally) DO UPDATE
             SET total = {totals}.total + $2, events = {totals}.events + 1, last_type = $3,
                 maybe = $4",
            vec![
                tally.into(),
                number.into(),
                Value::from((number != 7).then(|| event.event_type.clone())),
                Value::from((number != 7).then_some(number)),
            ],
        );
        if number == 13 && !self.takes_thirteen.load(Ordering::SeqCst) {
            return Err("thirteen brings bad luck".into());
        }
        assert_ne!(number, 666, "the fold has a fault");
        Ok(())
    }
}

async fn add(ledger: &Ledger, tally: &str, numbers: &[u64]) {
    execute(ledger, tally, Do::AddAll(numbers.to_vec()))
        .await
        .unwrap();
}

type Read<'a> = &'a coprod_store::Projected<Totals>;

async fn totals(projected: Read<'_>) -> Vec<(String, i64, i64)> {
    let rows = projected.find(&TOTALS, &[]).await.unwrap();
    rows.iter()
        .map(|row| {
            (
                row.text("tally").unwrap().to_owned(),
                row.integer("total").unwrap(),
                row.integer("events").unwrap(),
            )
        })
        .collect()
}

fn total(tally: &str, total: i64, events: i64) -> (String, i64, i64) {
    (tally.to_owned(), total, events)
}

pub async fn each_event_counts_once_however_many_fold(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let mut all = JoinSet::new();
    for writer in 0..4 {
        let ledger = ledger.clone();
        all.spawn(async move {
            for number in 0..50 {
                add(&ledger, &format!("t{writer}"), &[number]).await;
            }
        });
    }
    for _ in 0..3 {
        let other = fixture.ledger().await;
        all.spawn(async move {
            let projected = other.project(Totals {
                takes_thirteen: Arc::new(true.into()),
            });
            let projected = projected.await.unwrap();
            projected.at_least(Position(200)).await.unwrap();
        });
    }
    all.join_all().await;
    let projected = ledger.project(Totals::default()).await.unwrap();
    assert_eq!(projected.lag().await.unwrap(), 0);
    let expected: Vec<_> = (0..4)
        .map(|it| total(&format!("t{it}"), 1225, 50))
        .collect();
    assert_eq!(totals(&projected).await, expected);
}

pub async fn rows_are_put_removed_and_changed_in_order(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    add(&ledger, "a", &[1, 2, 0, 3, 1]).await;
    add(&ledger, "b", &[1, 0]).await;
    let projected = ledger.project(Totals::default()).await.unwrap();
    projected.catch_up().await.unwrap();
    let numbers = projected.find(&NUMBERS, &[]).await.unwrap();
    let numbers: Vec<_> = numbers
        .iter()
        .map(|row| (row.text("tally").unwrap(), row.integer("number").unwrap()))
        .collect();
    assert_eq!(numbers, [("a", 0), ("a", 1), ("a", 2), ("a", 3), ("b", 0)]);
    assert_eq!(
        totals(&projected).await,
        [total("a", 7, 5), total("b", 1, 2)]
    );
}

pub async fn rows_are_found_by_any_column(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    for (tally, number) in [("a", 5), ("b", 6), ("c", 5)] {
        add(&ledger, tally, &[number]).await;
    }
    let projected = ledger.project(Totals::default()).await.unwrap();
    projected.catch_up().await.unwrap();
    let fives = projected
        .find(&TOTALS, &[("total", 5.into())])
        .await
        .unwrap();
    let fives: Vec<_> = fives.iter().filter_map(|row| row.text("tally")).collect();
    assert_eq!(fives, ["a", "c"]);
    let both = [("total", Value::from(5)), ("tally", "c".into())];
    assert_eq!(projected.find(&TOTALS, &both).await.unwrap().len(), 1);
    let injected = projected
        .find(&TOTALS, &[("1 = 1 OR total", 5.into())])
        .await;
    assert!(matches!(injected, Err(ReadError::UnfitProjection { .. })));
}

pub async fn nothing_fits_every_column_that_may_hold_it(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    add(&ledger, "a", &[7]).await;
    let projected = ledger.project(Totals::default()).await.unwrap();
    projected.catch_up().await.unwrap();
    let row = projected.find(&TOTALS, &[]).await.unwrap().remove(0);
    assert_eq!(row.get("maybe"), Some(&Value::Null));
    assert_eq!(row.get("last_type"), Some(&Value::Null));
    assert_eq!(row.get("another"), None);
}

pub async fn an_event_that_cannot_be_taken_parks_its_stream_alone(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    add(&ledger, "bad", &[1, 13, 2]).await;
    add(&ledger, "good", &[1, 2]).await;
    let projected = ledger.project(Totals::default()).await.unwrap();
    assert_eq!(projected.catch_up().await.unwrap(), Position(5));
    add(&ledger, "bad", &[3]).await;
    add(&ledger, "good", &[3]).await;
    assert_eq!(projected.catch_up().await.unwrap(), Position(7));
    assert_eq!(
        totals(&projected).await,
        [total("bad", 1, 1), total("good", 6, 3)]
    );
    let parked = projected.parked().await.unwrap();
    assert_eq!(parked.len(), 1);
    assert_eq!((parked[0].position, parked[0].sequence), (Position(2), 2));
    assert_eq!(parked[0].aggregate_id, "bad");
    assert_eq!(parked[0].error, "thirteen brings bad luck");
    let followers = ledger.followers().await.unwrap();
    assert_eq!((followers[0].parked, followers[0].lag), (1, 0));
}

pub async fn a_fold_that_panics_parks_the_stream(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    add(&ledger, "bad", &[666]).await;
    add(&ledger, "good", &[1]).await;
    let projected = ledger.project(Totals::default()).await.unwrap();
    projected.catch_up().await.unwrap();
    assert_eq!(totals(&projected).await, [total("good", 1, 1)]);
    let error = &projected.parked().await.unwrap()[0].error;
    assert!(error.contains("the fold has a fault"), "{error}");
}

pub async fn a_parked_stream_goes_on_where_it_stopped(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    add(&ledger, "bad", &[1, 13, 2, 13, 4]).await;
    let fold = Totals::default();
    let projected = ledger.project(fold.clone()).await.unwrap();
    projected.catch_up().await.unwrap();
    let parked = projected.parked().await.unwrap().remove(0);
    let again = projected
        .retry(&parked, "Jonas", "one never knows")
        .await
        .unwrap();
    assert_eq!(again.as_ref(), Some(&parked));
    assert_eq!(totals(&projected).await, [total("bad", 1, 1)]);
    fold.takes_thirteen.store(true, Ordering::SeqCst);
    let again = projected
        .retry(&parked, "Jonas", "it takes thirteen now")
        .await;
    assert_eq!(again.unwrap(), None);
    assert_eq!(projected.parked().await.unwrap(), []);
    add(&ledger, "bad", &[5]).await;
    projected.catch_up().await.unwrap();
    assert_eq!(totals(&projected).await, [total("bad", 38, 6)]);
    let done = projected.interventions().await.unwrap();
    assert_eq!(done.len(), 2);
    assert_eq!(
        (done[1].by.as_str(), done[1].reason.as_str()),
        ("Jonas", "it takes thirteen now")
    );
    assert_eq!(done[1].action, InterventionAction::Retry);
}

pub async fn a_long_parked_stream_goes_on_beside_those_who_fold(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    add(&ledger, "bad", &[13]).await;
    add(&ledger, "bad", &vec![1; 2_500]).await;
    let fold = Totals::default();
    let projected = ledger.project(fold.clone()).await.unwrap();
    projected.catch_up().await.unwrap();
    let parked = projected.parked().await.unwrap().remove(0);
    fold.takes_thirteen.store(true, Ordering::SeqCst);
    let mut all = JoinSet::new();
    let beside = fixture.ledger().await;
    let its = fold.clone();
    all.spawn(async move {
        let projected = beside.project(its).await.unwrap();
        for _ in 0..40 {
            add(&beside, "bad", &[1]).await;
            add(&beside, "good", &[1]).await;
            projected.catch_up().await.unwrap();
        }
    });
    let again = projected
        .retry(&parked, "Jonas", "it takes thirteen now")
        .await;
    assert_eq!(again.unwrap(), None);
    all.join_all().await;
    projected.catch_up().await.unwrap();
    assert_eq!(
        totals(&projected).await,
        [total("bad", 13 + 2_540, 2_541), total("good", 40, 40)]
    );
}

pub async fn what_is_passed_over_stays_on_record(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    add(&ledger, "bad", &[1, 13, 2, 13, 4]).await;
    let projected = ledger.project(Totals::default()).await.unwrap();
    projected.catch_up().await.unwrap();
    let parked = projected.parked().await.unwrap().remove(0);
    let next = projected
        .skip(&parked, "Jonas", "a slip of the pen")
        .await
        .unwrap();
    let next = next.unwrap();
    assert_eq!((next.sequence, next.position), (4, Position(4)));
    assert_eq!(totals(&projected).await, [total("bad", 3, 2)]);
    let none = projected.skip(&next, "Jonas", "another one").await.unwrap();
    assert_eq!(none, None);
    assert_eq!(totals(&projected).await, [total("bad", 7, 3)]);
    let done = projected.interventions().await.unwrap();
    let done: Vec<_> = done.iter().map(|it| (it.position.0, it.action)).collect();
    let skip = InterventionAction::Skip;
    assert_eq!(done, [(2, skip), (4, skip)]);
}

pub async fn only_what_is_parked_is_tried_again_and_only_with_who_and_why(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    add(&ledger, "bad", &[13]).await;
    let projected = ledger.project(Totals::default()).await.unwrap();
    projected.catch_up().await.unwrap();
    let parked = projected.parked().await.unwrap().remove(0);
    for (by, reason) in [("", "why"), ("who", " ")] {
        let error = projected.skip(&parked, by, reason).await.unwrap_err();
        assert!(matches!(error, InterventionError::Unaccounted), "{error}");
    }
    projected
        .skip(&parked, "Jonas", "a slip of the pen")
        .await
        .unwrap();
    let error = projected
        .retry(&parked, "Jonas", "again")
        .await
        .unwrap_err();
    assert!(
        matches!(error, InterventionError::NotParked { .. }),
        "{error}"
    );
}

pub async fn a_rebuilt_read_model_is_the_same(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let projected = ledger.project(Totals::default()).await.unwrap();
    for number in 0..30 {
        add(
            &ledger,
            &format!("t{}", number % 4),
            &[number % 11, number % 3],
        )
        .await;
        projected.catch_up().await.unwrap();
    }
    let before = projected.digest().await.unwrap();
    let verified = projected.verify(|_| {}).await.unwrap();
    assert!(verified.is_same());
    let rebuilt = projected.rebuild(|_| {}).await.unwrap();
    assert!(rebuilt.is_same());
    assert_eq!((rebuilt.position, rebuilt.before), before);
    assert_eq!(projected.digest().await.unwrap(), before);
    let again = projected.rebuild(|_| {}).await.unwrap();
    assert!(again.is_same());
    add(&ledger, "t0", &[1]).await;
    projected.catch_up().await.unwrap();
    assert_ne!(projected.digest().await.unwrap().1, before.1);
    let builds = ledger.followers().await.unwrap();
    assert_eq!(builds.len(), 1);
    assert!(builds[0].is_live);
}

pub async fn a_rebuild_finds_rows_that_were_changed_behind_the_ledgers_back(
    fixture: &impl Fixture,
) {
    let ledger = fixture.ledger().await;
    add(&ledger, "a", &[1]).await;
    let fold = Totals::default();
    add(&ledger, "bad", &[13, 1]).await;
    let projected = ledger.project(fold.clone()).await.unwrap();
    projected.catch_up().await.unwrap();
    // A fold that has changed without a new version is such a case.
    fold.takes_thirteen.store(true, Ordering::SeqCst);
    assert!(!projected.verify(|_| {}).await.unwrap().is_same());
    assert_eq!(totals(&projected).await, [total("a", 1, 1)]);
    assert!(!projected.rebuild(|_| {}).await.unwrap().is_same());
    assert_eq!(
        totals(&projected).await,
        [total("a", 1, 1), total("bad", 14, 2)]
    );
    assert_eq!(projected.parked().await.unwrap(), []);
}

pub async fn a_rebuild_goes_on_where_it_was_given_up(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    for _ in 0..5 {
        add(&ledger, "a", &vec![1; 1_000]).await;
    }
    let projected = ledger.project(Totals::default()).await.unwrap();
    projected.catch_up().await.unwrap();
    let (tell, mut told) = tokio::sync::mpsc::unbounded_channel();
    {
        let rebuild = projected.rebuild(move |progress| tell.send(progress.position).unwrap_or(()));
        tokio::pin!(rebuild);
        tokio::select! {
            _ = &mut rebuild => panic!("it should be given up before"),
            first = told.recv() => assert!(first.is_some()),
        }
    }
    let mut positions = Vec::new();
    let rebuilt = projected
        .rebuild(|progress| positions.push(progress.position))
        .await;
    assert!(rebuilt.unwrap().is_same());
    assert!(positions[0] > Position(1_000), "{positions:?}");
    assert_eq!(totals(&projected).await, [total("a", 5_000, 5_000)]);
}

pub async fn what_another_one_rebuilds_meanwhile_is_verified_all_the_same(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    add(&ledger, "a", &[1, 2, 3]).await;
    let projected = ledger.project(Totals::default()).await.unwrap();
    projected.catch_up().await.unwrap();
    let other = fixture.ledger().await;
    let mut other = Some(other.project(Totals::default()).await.unwrap());
    let verified = projected.verify(|_| {
        let Some(other) = other.take() else { return };
        let rebuild = async { other.rebuild(|_| {}).await.unwrap() };
        let there = task::block_in_place(|| Handle::current().block_on(rebuild));
        assert!(there.is_same());
    });
    assert!(verified.await.unwrap().is_same());
    assert_eq!(totals(&projected).await, [total("a", 6, 3)]);
    assert_eq!(ledger.followers().await.unwrap().len(), 1);
}

pub async fn many_who_wait_for_their_own_writes_see_them(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let projected = ledger.project(Totals::default()).await.unwrap();
    let mut all = JoinSet::new();
    for writer in 0..8 {
        let projected = projected.clone();
        all.spawn(async move {
            let tally = format!("t{writer}");
            for number in 1..=10 {
                let receipt = execute(projected.ledger(), &tally, Do::Add(1))
                    .await
                    .unwrap();
                let position = receipt.last_position().unwrap();
                projected.at_least(position).await.unwrap();
                let by = [("tally", tally.as_str().into())];
                let row = projected.find(&TOTALS, &by).await.unwrap().remove(0);
                assert_eq!(row.integer("events"), Some(number));
            }
        });
    }
    all.join_all().await;
}

/// The same totals, doubled.
struct Doubled;

impl Projection for Doubled {
    const NAME: &'static str = Totals::NAME;
    const VERSION: u32 = 2;
    const TABLES: &'static [&'static Table] = &[&TOTALS];

    fn fold(&self, event: &RecordedEvent, rows: &mut Rows) -> Result<(), FoldError> {
        let double = i64::try_from(event.sequence)? * 2;
        let tally = event.aggregate_id.as_str();
        let row = vec![
            tally.into(),
            double.into(),
            1.into(),
            Value::Null,
            Value::Null,
        ];
        rows.put(&TOTALS, row);
        Ok(())
    }
}

pub async fn a_new_version_takes_over_once_it_has_caught_up(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    add(&ledger, "a", &[1, 1]).await;
    let first = ledger.project(Totals::default()).await.unwrap();
    first.catch_up().await.unwrap();
    // Whoever asks the database itself finds what is live under the plain name.
    let plain = "SELECT total FROM totals_of_totals";
    let live = async || first.query(plain, Vec::new()).await.unwrap();
    assert_eq!(live().await, [[Value::Integer(2)]]);
    let second = ledger.project(Doubled).await.unwrap();
    assert_eq!(live().await, [[Value::Integer(2)]]);
    second.catch_up().await.unwrap();
    assert_eq!(live().await, [[Value::Integer(4)]]);
    // The first one goes on beside it and takes nothing back.
    add(&ledger, "a", &[1]).await;
    first.catch_up().await.unwrap();
    first.rebuild(|_| {}).await.unwrap();
    assert_eq!(totals(&first).await, [total("a", 3, 3)]);
    assert_eq!(live().await, [[Value::Integer(4)]]);
    second.catch_up().await.unwrap();
    assert_eq!(live().await, [[Value::Integer(6)]]);
}

struct Misnamed;

impl Projection for Misnamed {
    const NAME: &'static str = "x; DROP TABLE events";
    const VERSION: u32 = 1;
    const TABLES: &'static [&'static Table] = &[&TOTALS];

    fn fold(&self, _: &RecordedEvent, _: &mut Rows) -> Result<(), FoldError> {
        Ok(())
    }
}

pub async fn names_that_cannot_stand_in_a_database_are_refused(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let error = ledger.project(Misnamed).await.unwrap_err();
    assert!(
        matches!(error, ReadError::UnfitProjection { .. }),
        "{error}"
    );
    assert_eq!(ledger.followers().await.unwrap(), []);
}

fn impatient() -> LedgerConfig {
    LedgerConfig {
        takeover: Duration::from_millis(600),
        poll: Duration::from_millis(20),
        ..LedgerConfig::default()
    }
}

pub async fn one_follows_and_another_takes_over(fixture: &impl Fixture) {
    let ledger = fixture.ledger_with(impatient()).await;
    let projected = ledger.project(Totals::default()).await.unwrap();
    let mut followers = Vec::new();
    for _ in 0..3 {
        let other = fixture.ledger_with(impatient()).await;
        let its = other.project(Totals::default()).await.unwrap();
        followers.push(tokio::spawn(async move { its.follow().await }));
    }
    for (round, follower) in followers.into_iter().enumerate() {
        add(&ledger, "a", &[1]).await;
        let head = ledger.head().await.unwrap();
        let arrived = async {
            while projected.position().await.unwrap() < head {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        timeout(Duration::from_secs(30), arrived).await.unwrap();
        assert!(!follower.is_finished(), "round {round}");
        follower.abort();
    }
    assert_eq!(totals(&projected).await, [total("a", 3, 3)]);
}

pub async fn who_is_stopped_finishes_and_lets_go(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await; // It would take ten seconds to run out.
    let projected = ledger.project(Totals::default()).await.unwrap();
    for _ in 0..3 {
        add(&ledger, "a", &[1]).await;
        let head = ledger.head().await.unwrap();
        let seen = projected.clone();
        let stop = async move {
            while seen.position().await.unwrap() < head {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            "stopped"
        };
        let following = timeout(Duration::from_secs(5), projected.follow_until(stop));
        assert_eq!(following.await.unwrap().unwrap(), "stopped");
    }
    assert!(!ledger.followers().await.unwrap()[0].is_followed);
}

pub async fn progress_is_told(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    add(&ledger, "a", &vec![1; 2_500]).await;
    let projected = ledger.project(Totals::default()).await.unwrap();
    let mut told = Vec::new();
    projected
        .catch_up_telling(|progress| told.push(progress))
        .await
        .unwrap();
    let last = told.last().unwrap();
    assert_eq!(
        (last.position, last.head),
        (Position(2_500), Position(2_500))
    );
    assert!((last.share() - 1.0).abs() < f64::EPSILON);
    assert_eq!(last.remaining, Some(Duration::ZERO));
    assert!(
        told.windows(2)
            .all(|pair| pair[0].position < pair[1].position)
    );
    assert!(told[0].remaining.unwrap() > Duration::ZERO && told[0].events_per_second > 0.0);
}
