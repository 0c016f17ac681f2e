//! What the process does until it is killed.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    sync::Arc,
    time::Duration,
};

use async_trait::async_trait;
use coprod_store::{
    CommandId, Consequence, Ledger, LedgerConfig, Position, ReactError, Reaction, RecordedEvent,
    SubscriptionError, pass,
};
use tokio::{task::JoinSet, time::sleep};
use uuid::Uuid;

use crate::{
    AGAIN, LAST,
    child::{acknowledge, say},
    commands::give,
    counts::Counts,
    tally::{Do, Reach, Tally},
};

const WRITERS: usize = 3;

/// Commands of each writer in the last life.
const COMMANDS: usize = 10;

/// Writes, folds, takes events and reacts. The last one ends when all of it is done.
pub async fn live(url: &str) {
    let config = LedgerConfig {
        takeover: Duration::from_millis(300),
        poll: Duration::from_millis(10),
        snapshot_every: 20,
        ..LedgerConfig::default()
    };
    let ledger = Ledger::open_with(url, config).await.unwrap();
    let commands = env::var_os(LAST).map(|_| COMMANDS);
    let again = env::var(AGAIN).unwrap();
    let mut again = again.split_whitespace().map(|id| id.parse().unwrap());
    let mut writers = JoinSet::new();
    for _ in 0..WRITERS {
        writers.spawn(write(ledger.clone(), again.next(), commands));
    }
    assert_eq!(
        again.next(),
        None,
        "more commands without an answer than writers"
    );

    let mut others = JoinSet::new();
    let counts = ledger.project(Counts).await.unwrap();
    others.spawn(async move { match counts.follow().await.unwrap() {} });
    let echo = ledger.react(Echo).await.unwrap();
    others.spawn(async move { match echo.follow().await.unwrap() {} });
    others.spawn(take(ledger.clone()));
    tokio::select! {
        ended = others.join_next() => panic!("{ended:?}"),
        () = finish(&ledger, writers) => {}
    }
}

async fn write(ledger: Ledger, again: Option<CommandId>, commands: Option<usize>) {
    let new = || {
        let id = CommandId::from(Uuid::new_v4());
        say(&format!("given {id}"));
        id
    };
    for id in again
        .into_iter()
        .chain(std::iter::repeat_with(new))
        .take(commands.unwrap_or(usize::MAX))
    {
        acknowledge(id, &give(&ledger, id).await.unwrap());
        // The others have to keep up, also where each statement is a round trip.
        sleep(Duration::from_millis(20)).await;
    }
}

async fn take(ledger: Ledger) {
    let mut letters = ledger.subscribe("letters").await.unwrap();
    loop {
        let position = letters.next().await.unwrap().position;
        say(&format!("delivered {position}"));
        pass("subscription", "delivered");
        // A few at a time, and all that there are.
        if !position.0.is_multiple_of(4) && position < ledger.head().await.unwrap() {
            continue;
        }
        match letters.acknowledge(position).await {
            Ok(()) => say(&format!("acknowledged {position}")),
            // On a busy machine the lease may have run out; the next event tells from where.
            Err(SubscriptionError::TakenOver { .. }) => {}
            Err(error) => panic!("{error}"),
        }
    }
}

/// Waits until nothing is left to be done, by anybody.
async fn finish(ledger: &Ledger, writers: JoinSet<()>) {
    writers.join_all().await;
    loop {
        let head = ledger.head().await.unwrap();
        let followers = ledger.followers().await.unwrap();
        if followers.len() == 3 && followers.iter().all(|it| it.position >= head) {
            return;
        }
        sleep(Duration::from_millis(10)).await;
    }
}

/// Adds to streams that are named after the event: to one and then another, or, where that is
/// refused, to a third one.
struct Echo;

#[async_trait]
impl Reaction for Echo {
    const NAME: &'static str = "echo";

    async fn react(
        &self,
        event: &RecordedEvent,
        _: &Ledger,
    ) -> Result<Vec<Consequence>, ReactError> {
        let Some(kind) = Kind::of(event) else {
            return Ok(Vec::new());
        };
        let position = event.position;
        let consequence = match kind {
            Kind::Followed => add(&format!("first-{position}")).then(move |_| {
                pass("reaction", "recorded");
                add(&format!("second-{position}"))
            }),
            Kind::Refused => to("refuses", Do::AddUpTo { limit: 0 }).or(move |_| {
                pass("reaction", "refused");
                add(&format!("refused-{position}"))
            }),
        };
        pass("reaction", "reacted");
        Ok(vec![consequence])
    }
}

fn add(id: &str) -> Consequence {
    to(id, Do::AddAll(vec![1, 1]))
}

fn to(id: &str, command: Do) -> Consequence {
    Consequence::command_to::<Tally>(id, command, Arc::new(Reach::default()))
}

/// How the events are reacted to that are reacted to.
enum Kind {
    Followed,
    Refused,
}

impl Kind {
    fn of(event: &RecordedEvent) -> Option<Self> {
        match (event.aggregate_id.as_str(), event.sequence % 4) {
            ("0", 2) => Some(Self::Followed),
            ("0", 0) => Some(Self::Refused),
            _ => None,
        }
    }
}

/// That there is one command, of two events, wherever there has to be one, and nowhere else.
pub async fn assert_reacted_once(ledger: &Ledger) {
    let events = ledger
        .read_after(Position::START, usize::MAX)
        .await
        .unwrap();
    let mut expected = BTreeSet::new();
    let mut found = BTreeMap::new();
    for event in &events {
        let position = event.position;
        match Kind::of(event) {
            Some(Kind::Followed) => {
                expected.extend([format!("first-{position}"), format!("second-{position}")]);
            }
            Some(Kind::Refused) => {
                expected.insert(format!("refused-{position}"));
            }
            None => {}
        }
        if event.aggregate_id.contains('-') {
            *found.entry(event.aggregate_id.clone()).or_insert(0) += 1;
        }
    }
    assert!(!expected.is_empty());
    let expected: BTreeMap<_, _> = expected.into_iter().map(|stream| (stream, 2)).collect();
    assert_eq!(found, expected);
}
