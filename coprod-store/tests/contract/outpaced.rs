//! Reactions of two processes under one name, of which one is faster.

use std::sync::Arc;

use async_trait::async_trait;
use coprod_store::{Consequence, Ledger, ReactError, Reacting, Reaction, RecordedEvent};

use crate::{
    fixture::Fixture,
    tally::{Do, Reach, Tally, execute},
};

macro_rules! cases {
    ($fixture:ty) => {
        $crate::fixture::instantiate!(
            $crate::outpaced,
            $fixture,
            [what_only_the_slower_one_cannot_react_to_stops_nobody]
        );
    };
}
pub(crate) use cases;

/// Copies what is added to `a`.
struct Fast;

#[async_trait]
impl Reaction for Fast {
    const NAME: &'static str = "copies";

    async fn react(
        &self,
        event: &RecordedEvent,
        _: &Ledger,
    ) -> Result<Vec<Consequence>, ReactError> {
        if event.aggregate_id != "a" {
            return Ok(Vec::new());
        }
        let copy = format!("copy-{}", event.sequence);
        let reach = Arc::new(Reach::default());
        Ok(vec![Consequence::command_to::<Tally>(
            &copy,
            Do::Add(1),
            reach,
        )])
    }
}

/// The same, but that the other one is faster with the first event, and this one cannot take it.
struct Slow {
    other: Reacting<Fast>,
}

#[async_trait]
impl Reaction for Slow {
    const NAME: &'static str = Fast::NAME;

    async fn react(
        &self,
        event: &RecordedEvent,
        ledger: &Ledger,
    ) -> Result<Vec<Consequence>, ReactError> {
        if event.position.0 > 1 {
            return Fast.react(event, ledger).await;
        }
        self.other.catch_up().await?;
        execute(ledger, "a", Do::Add(1)).await?;
        Err("it is too much for the slow one".into())
    }
}

pub async fn what_only_the_slower_one_cannot_react_to_stops_nobody(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    execute(&ledger, "a", Do::Add(1)).await.unwrap();
    let other = fixture.ledger().await.react(Fast).await.unwrap();
    let slow = ledger.react(Slow { other }).await.unwrap();
    slow.catch_up().await.unwrap();
    assert_eq!(slow.parked().await.unwrap(), []);
    for copy in ["copy-1", "copy-2"] {
        let copied = ledger.read_stream("Tally", copy, 0, 10).await.unwrap();
        assert_eq!(copied.len(), 1, "{copy}");
    }
}
