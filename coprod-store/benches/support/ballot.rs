//! What is recorded in every system: positions taken at a table.

use cqrs_es::{Aggregate, DomainEvent, event_sink::EventSink};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Ballot {
    taken: u64,
    agreed: u64,
    last: Option<Uuid>,
}

#[derive(Debug, Clone, Serialize)]
pub struct TakePosition {
    pub seat: Uuid,
    pub agrees: bool,
    pub words: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum BallotEvent {
    PositionTaken {
        seat: Uuid,
        agrees: bool,
        words: String,
    },
}

impl DomainEvent for BallotEvent {
    fn event_type(&self) -> String {
        "PositionTaken".to_owned()
    }

    fn event_version(&self) -> String {
        "1.0".to_owned()
    }
}

#[derive(Debug, thiserror::Error)]
#[error("the same seat does not speak twice in a row")]
pub struct TwiceInARow;

impl Aggregate for Ballot {
    const TYPE: &'static str = "Ballot";
    type Command = TakePosition;
    type Event = BallotEvent;
    type Error = TwiceInARow;
    type Services = ();

    async fn handle(
        &mut self,
        command: TakePosition,
        (): &(),
        sink: &EventSink<Self>,
    ) -> Result<(), TwiceInARow> {
        let TakePosition {
            seat,
            agrees,
            words,
        } = command;
        if self.last == Some(seat) {
            return Err(TwiceInARow);
        }
        let words = words.to_owned();
        sink.write(
            BallotEvent::PositionTaken {
                seat,
                agrees,
                words,
            },
            self,
        )
        .await;
        Ok(())
    }

    fn apply(&mut self, BallotEvent::PositionTaken { seat, agrees, .. }: BallotEvent) {
        self.taken += 1;
        self.agreed += u64::from(agrees);
        self.last = Some(seat);
    }
}

/// The command that is given as the `index`-th.
pub fn command(index: usize) -> TakePosition {
    TakePosition {
        seat: Uuid::from_u128(index as u128),
        agrees: index.is_multiple_of(3),
        words: "the garden is for all of us, so let us also water it together",
    }
}
