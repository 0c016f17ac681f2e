//! Reactions: whatever follows from an event is done once, whoever dies when.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::SeqCst},
    },
    time::Duration,
};

use async_trait::async_trait;
use coprod_store::{
    CommandId, Consequence, InterventionAction, InterventionError, Ledger, Metadata, Position,
    ReactError, Reacting, Reaction, RecordedEvent, Timestamp,
};
use tokio::{sync::Semaphore, task::JoinSet, time::timeout};
use uuid::Uuid;

use crate::{
    fixture::Fixture,
    tally::{Do, Happened, Reach, Tally, execute},
};

macro_rules! cases {
    ($fixture:ty) => {
        $crate::fixture::instantiate!(
            $crate::reactions,
            $fixture,
            [
                each_event_is_reacted_to_once_however_many_follow,
                what_was_done_before_the_checkpoint_moved_is_not_done_twice,
                what_belongs_together_is_carried_on_through_a_chain,
                a_refusal_stops_its_stream_alone_until_it_is_tried_again,
                what_a_reaction_passed_over_stays_on_record,
                who_finds_a_stream_stopped_by_another_leaves_it,
                who_was_overtaken_stops_at_nothing_that_others_could_do,
                what_has_a_name_is_known_again_whatever_stands_beside_it,
                a_refusal_that_was_reported_is_not_tried_again,
                where_nothing_follows_from_a_refusal_the_stream_goes_on,
                what_follows_from_success_knows_the_receipt_after_a_crash_too,
                what_was_done_is_known_again_though_it_would_look_different_now,
                two_who_see_it_differently_do_it_once,
                a_time_that_has_come_acts_once,
                an_error_or_a_panic_of_a_reaction_stops_the_stream,
                a_reaction_follows_until_it_is_stopped,
                a_new_reaction_can_leave_the_past_alone,
            ]
        );
    };
}
pub(crate) use cases;

type Followed = Result<Vec<Consequence>, ReactError>;

/// Whatever a function says, from each number that was added to a tally whose name begins with `a`.
struct Follows<F>(F);

#[async_trait]
impl<F: Fn(&RecordedEvent, u64) -> Followed + Send + Sync + 'static> Reaction for Follows<F> {
    const NAME: &'static str = "follows";

    async fn react(&self, event: &RecordedEvent, _: &Ledger) -> Followed {
        follows("a", &self.0, event)
    }
}

fn follows(
    first: &str,
    function: impl Fn(&RecordedEvent, u64) -> Followed,
    event: &RecordedEvent,
) -> Followed {
    match event.payload_as()? {
        Happened::Added { number } if event.aggregate_id.starts_with(first) => {
            function(event, number)
        }
        Happened::Added { .. } | Happened::Named { .. } | Happened::Odd { .. } => Ok(Vec::new()),
    }
}

fn give(tally: &str, what: Do) -> Consequence {
    Consequence::command_to::<Tally>(tally, what, Arc::new(Reach::default()))
}

async fn reacting<F>(ledger: &Ledger, function: F) -> Reacting<Follows<F>>
where
    F: Fn(&RecordedEvent, u64) -> Followed + Send + Sync + 'static,
{
    ledger.react(Follows(function)).await.unwrap()
}

async fn add(ledger: &Ledger, tally: &str, numbers: &[u64]) {
    let all = Do::AddAll(numbers.to_vec());
    execute(ledger, tally, all).await.unwrap();
}

async fn numbers(ledger: &Ledger, tally: &str) -> Vec<u64> {
    let events = ledger.read_stream("Tally", tally, 0, 1_000).await.unwrap();
    let number = |event: &RecordedEvent| match event.payload_as().unwrap() {
        Happened::Added { number } => number,
        other => panic!("{other:?}"),
    };
    events.iter().map(number).collect()
}

async fn metadata(ledger: &Ledger, tally: &str) -> Metadata {
    let events = ledger.read_stream("Tally", tally, 0, 1).await.unwrap();
    events[0].metadata().unwrap()
}

pub async fn each_event_is_reacted_to_once_however_many_follow(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let mut all = JoinSet::new();
    for writer in 0..4 {
        let ledger = ledger.clone();
        all.spawn(async move {
            for number in 0..25 {
                add(&ledger, &format!("a{writer}"), &[number]).await;
            }
        });
    }
    for _ in 0..3 {
        let other = fixture.ledger().await;
        all.spawn(async move {
            let sum = |_: &RecordedEvent, number| Ok(vec![give("sum", Do::Add(number))]);
            let reacting = reacting(&other, sum).await;
            while reacting.catch_up().await.unwrap() < Position(200) {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        });
    }
    all.join_all().await;
    let sum = ledger.load::<Tally>("sum").await.unwrap();
    assert_eq!((sum.state.seen, sum.state.total), (100, 4 * 300));
}

pub async fn what_was_done_before_the_checkpoint_moved_is_not_done_twice(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    add(&ledger, "a", &[1, 2, 3]).await;
    let twice = |_: &RecordedEvent, number| {
        let once = || give("sum", Do::Add(number));
        Ok(vec![once(), once()])
    };
    let reacting = reacting(&ledger, twice).await;
    for _ in 0..3 {
        assert_eq!(reacting.catch_up().await.unwrap(), Position(9));
        assert_eq!(numbers(&ledger, "sum").await, [1, 1, 2, 2, 3, 3]);
        fixture.forget_what_was_reacted_to().await;
        assert_eq!(reacting.position().await.unwrap(), Position(0));
    }
}

/// What follows from what followed.
struct Next;

#[async_trait]
impl Reaction for Next {
    const NAME: &'static str = "next";

    async fn react(&self, event: &RecordedEvent, _: &Ledger) -> Followed {
        let on = |_: &RecordedEvent, number| Ok(vec![give("c", Do::Add(number))]);
        follows("b", on, event)
    }
}

pub async fn what_belongs_together_is_carried_on_through_a_chain(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let (command, matter) = (CommandId::from(Uuid::from_u128(1)), Uuid::from_u128(2));
    let reach = Reach::default();
    let first = ledger.execute_with::<Tally>("a", Do::Add(1), &reach);
    let first = first.command_id(command).correlation(matter);
    let receipt = first.await.unwrap();
    let on = |_: &RecordedEvent, number| Ok(vec![give("b", Do::Add(number))]);
    reacting(&ledger, on).await.catch_up().await.unwrap();
    ledger.react(Next).await.unwrap().catch_up().await.unwrap();
    let [second, third] = [metadata(&ledger, "b").await, metadata(&ledger, "c").await];
    assert_eq!(second.correlation_id, Some(matter));
    assert_eq!(second.causation_id, Some(receipt.command_id.as_uuid()));
    assert_eq!(third.correlation_id, Some(matter));
    let caused_by = second.command_id.map(CommandId::as_uuid);
    assert_eq!(third.causation_id, caused_by);

    // Where nobody said what a command belongs to, it stands for that itself.
    let lone = ledger.execute_with::<Tally>("a2", Do::Add(1), &reach);
    let lone = lone.await.unwrap().command_id.as_uuid();
    let on = |_: &RecordedEvent, number| Ok(vec![give("b2", Do::Add(number))]);
    fixture.forget_what_was_reacted_to().await;
    reacting(&ledger, on).await.catch_up().await.unwrap();
    let followed = metadata(&ledger, "b2").await;
    let both = (followed.correlation_id, followed.causation_id);
    assert_eq!(both, (Some(lone), Some(lone)));
}

/// Refuses 13 until it may.
fn up_to_thirteen(
    may: &Arc<AtomicBool>,
) -> impl Fn(&RecordedEvent, u64) -> Followed + Send + Sync + use<> {
    let may = Arc::clone(may);
    move |event, number| {
        let to = format!("sum of {}", event.aggregate_id);
        let refused = number == 13 && !may.load(SeqCst);
        let limit = if refused { 0 } else { 1_000 };
        Ok(vec![give(&to, Do::AddUpTo { limit })])
    }
}

async fn seen(ledger: &Ledger, tally: &str) -> u64 {
    ledger.load::<Tally>(tally).await.unwrap().state.seen
}

pub async fn a_refusal_stops_its_stream_alone_until_it_is_tried_again(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    add(&ledger, "a", &[1, 13]).await;
    add(&ledger, "aa", &[1, 2]).await;
    add(&ledger, "a", &[3]).await;
    let may = Arc::default();
    let reacting = reacting(&ledger, up_to_thirteen(&may)).await;
    reacting.catch_up().await.unwrap();
    assert_eq!(seen(&ledger, "sum of a").await, 1);
    assert_eq!(seen(&ledger, "sum of aa").await, 2);
    let [parked] = &reacting.parked().await.unwrap()[..] else {
        panic!("one stream is stopped");
    };
    let place = (
        parked.aggregate_id.as_str(),
        parked.sequence,
        parked.position,
    );
    assert_eq!(place, ("a", 2, Position(2)));
    assert_eq!(parked.error, "Tally refuses: 1 is beyond 0");

    let unaccounted = reacting.retry(parked, "", "it may now").await.unwrap_err();
    assert!(matches!(unaccounted, InterventionError::Unaccounted));
    let still = reacting.retry(parked, "Meier", "perhaps").await.unwrap();
    assert_eq!(still.as_ref(), Some(parked));
    may.store(true, SeqCst);
    let goes_on = reacting.retry(parked, "Meier", "it may now").await.unwrap();
    assert_eq!(goes_on, None);
    assert_eq!(seen(&ledger, "sum of a").await, 3);
    assert_eq!(reacting.parked().await.unwrap(), []);
    let again = reacting.retry(parked, "Meier", "once more").await;
    assert!(matches!(again, Err(InterventionError::NotParked { .. })));

    add(&ledger, "a", &[4]).await;
    reacting.catch_up().await.unwrap();
    assert_eq!(seen(&ledger, "sum of a").await, 4);
    let interventions = reacting.interventions().await.unwrap();
    let reasons: Vec<_> = interventions.iter().map(|it| it.reason.as_str()).collect();
    assert_eq!(reasons, ["perhaps", "it may now"]);
}

pub async fn what_a_reaction_passed_over_stays_on_record(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    add(&ledger, "a", &[13, 1, 13, 2]).await;
    let reacting = reacting(&ledger, up_to_thirteen(&Arc::default())).await;
    reacting.catch_up().await.unwrap();
    let parked = reacting.parked().await.unwrap();
    let next = reacting.skip(&parked[0], "Yılmaz", "counted by hand").await;
    let next = next.unwrap().unwrap();
    assert_eq!(next.sequence, 3);
    let goes_on = reacting.skip(&next, "Yılmaz", "this one too").await;
    assert_eq!(goes_on.unwrap(), None);
    assert_eq!(seen(&ledger, "sum of a").await, 2);
    let interventions = reacting.interventions().await.unwrap();
    assert_eq!(interventions.len(), 2);
    assert_eq!(interventions[0].action, InterventionAction::Skip);
    assert_eq!(interventions[0].by, "Yılmaz");
    assert_eq!(interventions[0].reason, "counted by hand");
    assert_eq!(interventions[0].error, parked[0].error);
}

pub async fn who_finds_a_stream_stopped_by_another_leaves_it(fixture: &impl Fixture) {
    let (ledger, other) = (fixture.ledger().await, fixture.ledger().await);
    let here = reacting(&ledger, up_to_thirteen(&Arc::default())).await;
    let there = reacting(&other, up_to_thirteen(&Arc::default())).await;
    add(&ledger, "a", &[1]).await;
    // Both have been at work, and one of them stops the stream.
    here.catch_up().await.unwrap();
    there.catch_up().await.unwrap();
    add(&ledger, "a", &[13]).await;
    there.catch_up().await.unwrap();
    add(&ledger, "a", &[3]).await;
    here.catch_up().await.unwrap();
    assert_eq!(seen(&ledger, "sum of a").await, 1);
    let parked = here.parked().await.unwrap();
    assert_eq!(parked.len(), 1);
    assert_eq!(parked[0].sequence, 2);
}

/// Is refused 13, and overtaken by another, which isn't, before it comes to moving the checkpoint.
struct Overtaken<R>(Reacting<R>);

#[async_trait]
impl<R: Reaction> Reaction for Overtaken<R> {
    const NAME: &'static str = R::NAME;

    async fn react(&self, event: &RecordedEvent, ledger: &Ledger) -> Followed {
        if event.aggregate_id == "overtaken here" && self.0.position().await?.0 == 0 {
            self.0.catch_up().await?;
            add(ledger, "a", &[3]).await;
        }
        let refused = up_to_thirteen(&Arc::default());
        follows("a", refused, event)
    }
}

pub async fn who_was_overtaken_stops_at_nothing_that_others_could_do(fixture: &impl Fixture) {
    let (ledger, other) = (fixture.ledger().await, fixture.ledger().await);
    add(&ledger, "a", &[13]).await;
    add(&ledger, "overtaken here", &[1]).await;
    let may = Arc::new(AtomicBool::new(true));
    let there = reacting(&other, up_to_thirteen(&may)).await;
    let here = ledger.react(Overtaken(there)).await.unwrap();
    here.catch_up().await.unwrap();
    assert_eq!(here.parked().await.unwrap(), []);
    assert_eq!(seen(&ledger, "sum of a").await, 2);
}

pub async fn what_has_a_name_is_known_again_whatever_stands_beside_it(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    add(&ledger, "a", &[1]).await;
    let to = |tally: &str| give(tally, Do::Add(1)).named(tally);
    let one = move |_: &RecordedEvent, _| Ok(vec![to("second")]);
    reacting(&ledger, one).await.catch_up().await.unwrap();
    fixture.forget_what_was_reacted_to().await;
    let two = move |_: &RecordedEvent, _| Ok(vec![to("first"), to("second")]);
    reacting(&ledger, two).await.catch_up().await.unwrap();
    assert_eq!(numbers(&ledger, "first").await, [1]);
    assert_eq!(numbers(&ledger, "second").await, [1]);
}

pub async fn a_refusal_that_was_reported_is_not_tried_again(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    add(&ledger, "a", &[13]).await;
    add(&ledger, "sum", &[1]).await;
    let may = Arc::new(AtomicBool::default());
    let limit = Arc::clone(&may);
    let reacting = reacting(&ledger, move |_, _| {
        let limit = if limit.load(SeqCst) { 1_000 } else { 0 };
        let tried = give("sum", Do::AddUpTo { limit });
        Ok(vec![tried.or(|refusal| {
            assert_eq!(refusal.to_string(), "1 is beyond 0");
            give("report", Do::Add(1))
        })])
    })
    .await;
    reacting.catch_up().await.unwrap();
    may.store(true, SeqCst);
    fixture.forget_what_was_reacted_to().await;
    reacting.catch_up().await.unwrap();
    assert_eq!(numbers(&ledger, "report").await, [1]);
    assert_eq!(numbers(&ledger, "sum").await, [1]);
    assert_eq!(reacting.parked().await.unwrap(), []);
}

pub async fn where_nothing_follows_from_a_refusal_the_stream_goes_on(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    add(&ledger, "a", &[5, 6]).await;
    let reacting = reacting(&ledger, |_, number| {
        let refused = give("sum", Do::AtLeast { limit: 1 }).or_nothing();
        Ok(vec![refused, give("next", Do::Add(number))])
    })
    .await;
    reacting.catch_up().await.unwrap();
    assert_eq!(numbers(&ledger, "next").await, [5, 6]);
    assert_eq!(reacting.parked().await.unwrap(), []);
}

pub async fn what_follows_from_success_knows_the_receipt_after_a_crash_too(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    add(&ledger, "a", &[1]).await;
    let first = |_: &RecordedEvent, _| Ok(vec![give("sum", Do::AddAll(vec![5, 6]))]);
    // As far as it came before it died.
    reacting(&ledger, first).await.catch_up().await.unwrap();
    fixture.forget_what_was_reacted_to().await;
    add(&ledger, "sum", &[7]).await;
    let then = move |event: &RecordedEvent, number| {
        let first = first(event, number)?.remove(0);
        Ok(vec![first.then(|receipt| {
            let sequence = receipt.last_sequence;
            assert_eq!(receipt.first_sequence(), Some(sequence - 1));
            give("report", Do::Add(sequence)).then(|_| give("end", Do::Add(1)))
        })])
    };
    for _ in 0..2 {
        reacting(&ledger, then).await.catch_up().await.unwrap();
        fixture.forget_what_was_reacted_to().await;
    }
    assert_eq!(numbers(&ledger, "sum").await, [5, 6, 7]);
    assert_eq!(numbers(&ledger, "report").await, [2]);
    assert_eq!(numbers(&ledger, "end").await, [1]);
}

pub async fn what_was_done_is_known_again_though_it_would_look_different_now(
    fixture: &impl Fixture,
) {
    let ledger = fixture.ledger().await;
    add(&ledger, "a", &[1]).await;
    let before = |_: &RecordedEvent, _| Ok(vec![give("then", Do::Add(5))]);
    let now = |_: &RecordedEvent, _| {
        let differently = give("now", Do::Add(6));
        Ok(vec![differently.then(|receipt| {
            give(&format!("from {}", receipt.aggregate_id), Do::Add(1))
        })])
    };
    reacting(&ledger, before).await.catch_up().await.unwrap();
    fixture.forget_what_was_reacted_to().await;
    let reacting = reacting(&ledger, now).await;
    reacting.catch_up().await.unwrap();
    assert_eq!(reacting.parked().await.unwrap(), []);
    assert_eq!(numbers(&ledger, "then").await, [5]);
    assert_eq!(numbers(&ledger, "now").await, [0; 0]);
    assert_eq!(numbers(&ledger, "from then").await, [1]);
}

pub async fn two_who_see_it_differently_do_it_once(fixture: &impl Fixture) {
    let (ledger, other) = (fixture.ledger().await, fixture.ledger().await);
    add(&ledger, "a", &[1]).await;
    let permits = Arc::new(Semaphore::new(0));
    let reach = Reach {
        permits: Some(Arc::clone(&permits)),
        ..Reach::default()
    };
    let slow = reacting(&other, move |_, _| {
        let reach = Arc::new(reach.clone());
        let slowly = Consequence::command_to::<Tally>("sum", Do::WaitAndAdd(5), reach);
        Ok(vec![slowly.then(|_| give("then", Do::Add(1)))])
    })
    .await;
    let waiting = tokio::spawn({
        let slow = slow.clone();
        async move { slow.catch_up().await }
    });
    tokio::time::sleep(Duration::from_millis(100)).await;
    let fast = |_: &RecordedEvent, _| Ok(vec![give("sum", Do::Add(6))]);
    let fast = reacting(&ledger, fast).await;
    fast.catch_up().await.unwrap();
    permits.add_permits(5);
    waiting.await.unwrap().unwrap();
    assert_eq!(numbers(&ledger, "sum").await, [6]);
    assert_eq!(numbers(&ledger, "then").await, [1]);
    assert_eq!(slow.parked().await.unwrap(), []);
}

/// Adds what stands in an event once there are as many events as it says.
struct InTime;

#[async_trait]
impl Reaction for InTime {
    const NAME: &'static str = "in_time";

    async fn react(&self, _: &RecordedEvent, _: &Ledger) -> Followed {
        Ok(Vec::new())
    }

    async fn at(
        &self,
        now: Timestamp,
        ledger: &Ledger,
    ) -> Result<Vec<(Position, Consequence)>, ReactError> {
        assert!(now > coprod_core::testing::moment("2020-01-01T00:00:00Z"));
        let set = ledger.read_stream("Tally", "a", 0, 1_000).await?;
        let mut due = Vec::new();
        for event in set {
            let Happened::Added { number } = event.payload_as()? else {
                return Err("no time is set here".into());
            };
            if number <= ledger.head().await?.0 {
                due.push((event.position, give("sum", Do::Add(number))));
                due.push((event.position, give("sum", Do::Add(number))));
            }
        }
        Ok(due)
    }
}

pub async fn a_time_that_has_come_acts_once(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let reacting = ledger.react(InTime).await.unwrap();
    add(&ledger, "a", &[3, 4]).await;
    reacting.catch_up().await.unwrap();
    assert_eq!(numbers(&ledger, "sum").await, [0; 0]);
    add(&ledger, "others", &[1]).await;
    for _ in 0..2 {
        // What follows from the first time makes the second one come.
        reacting.catch_up().await.unwrap();
        assert_eq!(numbers(&ledger, "sum").await, [3, 4]);
        fixture.forget_what_was_reacted_to().await;
    }
    // What cannot be told now holds up nothing.
    let name = Do::Name("Ayşe".into());
    execute(&ledger, "a", name).await.unwrap();
    let head = ledger.head().await.unwrap();
    assert_eq!(reacting.catch_up().await.unwrap(), head);
}

pub async fn an_error_or_a_panic_of_a_reaction_stops_the_stream(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    add(&ledger, "a", &[13, 1]).await;
    add(&ledger, "aa", &[666, 2]).await;
    add(&ledger, "aaa", &[7, 3]).await;
    let reacting = reacting(&ledger, |_, number| match number {
        13 => Err("thirteen brings bad luck".into()),
        666 => panic!("the reaction has a fault"),
        7 => Ok(vec![give("sum", Do::Panic)]),
        number => Ok(vec![give("sum", Do::Add(number))]),
    })
    .await;
    assert_eq!(reacting.catch_up().await.unwrap(), Position(6));
    let parked = reacting.parked().await.unwrap();
    let errors: Vec<_> = parked.iter().map(|it| it.error.as_str()).collect();
    let expected = [
        "thirteen brings bad luck",
        "the reaction panicked: the reaction has a fault",
        "the reaction panicked: the aggregate panics",
    ];
    assert_eq!(errors, expected);
    for parked in &parked {
        let skipped = reacting.skip(parked, "Meier", "a known fault").await;
        assert_eq!(skipped.unwrap(), None);
    }
    assert_eq!(numbers(&ledger, "sum").await, [1, 2, 3]);
}

pub async fn a_reaction_follows_until_it_is_stopped(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let reacting = ledger.react(Next).await.unwrap();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let following = tokio::spawn(async move { reacting.follow_until(stopped).await });
    for number in 1..=3 {
        add(&ledger, "b", &[number]).await;
        let done = async {
            while seen(&ledger, "c").await < number {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        timeout(Duration::from_secs(20), done).await.unwrap();
    }
    stop.send(()).unwrap();
    following.await.unwrap().unwrap().unwrap();
}

pub async fn a_new_reaction_can_leave_the_past_alone(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    add(&ledger, "a", &[1, 2]).await;
    let on = |_: &RecordedEvent, number| Ok(vec![give("sum", Do::Add(number))]);
    let head = ledger.head().await.unwrap();
    let reacting = ledger.react_after(head, Follows(on)).await.unwrap();
    add(&ledger, "a", &[3]).await;
    reacting.catch_up().await.unwrap();
    assert_eq!(numbers(&ledger, "sum").await, [3]);
}
