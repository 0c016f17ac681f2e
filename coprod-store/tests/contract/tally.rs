//! A small aggregate that can misbehave in every way an aggregate can.

use std::sync::Arc;

use coprod_store::{Ledger, PersonalValue};
use cqrs_es::{Aggregate, DomainEvent, event_sink::EventSink};
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    pub total: u64,
    pub seen: u64,
}

#[derive(Debug, Clone, Serialize)]
pub enum Do {
    Add(u64),
    /// As many events as there are numbers.
    AddAll(Vec<u64>),
    /// Refused beyond the limit.
    AddUpTo {
        limit: u64,
    },
    Nothing,
    /// Changes the state before it refuses.
    SpoilAndRefuse,
    Panic,
    /// Waits for a permit while deciding, then adds.
    WaitAndAdd(u64),
    /// Reads its own stream while deciding, then adds what is in there.
    AddWhatIsRecorded,
    Name(serde_json::Value),
    /// An event with a type that no ledger takes.
    BreakRules(String),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Happened {
    Added { number: u64 },
    Named { name: serde_json::Value },
    Odd { name: String },
}

impl DomainEvent for Happened {
    fn event_type(&self) -> String {
        match self {
            Self::Added { .. } => "Added".to_owned(),
            Self::Named { .. } => "Named".to_owned(),
            Self::Odd { name } => name.clone(),
        }
    }

    fn event_version(&self) -> String {
        "1.0".to_owned()
    }
}

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum No {
    #[error("{total} is beyond {limit}")]
    Beyond { limit: u64, total: u64 },
    #[error("spoilt")]
    Spoilt,
}

/// What deciding may reach for.
#[derive(Clone, Default)]
pub struct Reach {
    pub ledger: Option<Ledger>,
    pub permits: Option<Arc<Semaphore>>,
    pub id: String,
}

impl Aggregate for Tally {
    const TYPE: &'static str = "Tally";
    type Command = Do;
    type Event = Happened;
    type Error = No;
    type Services = Reach;

    async fn handle(
        &mut self,
        command: Do,
        reach: &Reach,
        sink: &EventSink<Self>,
    ) -> Result<(), No> {
        let add = |number| Happened::Added { number };
        match command {
            Do::Add(number) => sink.write(add(number), self).await,
            Do::AddAll(numbers) => {
                for number in numbers {
                    sink.write(add(number), self).await;
                }
            }
            Do::AddUpTo { limit } if self.total >= limit => {
                return Err(No::Beyond {
                    limit,
                    total: self.total,
                });
            }
            Do::AddUpTo { .. } => sink.write(add(1), self).await,
            Do::Nothing => {}
            Do::SpoilAndRefuse => {
                self.total += 1_000_000;
                sink.write(add(5), self).await;
                return Err(No::Spoilt);
            }
            Do::Panic => panic!("the aggregate panics"),
            Do::WaitAndAdd(number) => {
                reach
                    .permits
                    .as_ref()
                    .unwrap()
                    .acquire()
                    .await
                    .unwrap()
                    .forget();
                sink.write(add(number), self).await;
            }
            Do::AddWhatIsRecorded => {
                let ledger = reach.ledger.as_ref().unwrap();
                let loaded = ledger.load::<Self>(&reach.id).await.unwrap();
                sink.write(add(loaded.state.total), self).await;
            }
            Do::Name(name) => sink.write(Happened::Named { name }, self).await,
            Do::BreakRules(name) => sink.write(Happened::Odd { name }, self).await,
        }
        Ok(())
    }

    fn apply(&mut self, event: Happened) {
        self.seen += 1;
        if let Happened::Added { number } = event {
            self.total += number;
        }
    }
}

/// Executes one command with nothing within reach.
pub async fn execute(
    ledger: &Ledger,
    id: &str,
    command: Do,
) -> Result<coprod_store::Receipt, coprod_store::ExecuteError<No>> {
    ledger
        .execute_with::<Tally>(id, command, &Reach::default())
        .await
}

/// A reference to a personal value, as it stands in a payload.
pub fn reference(value: &PersonalValue) -> serde_json::Value {
    serde_json::json!({
        "$personal": { "subject": value.subject, "commitment": value.commitment }
    })
}
