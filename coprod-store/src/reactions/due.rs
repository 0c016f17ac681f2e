//! What is over is recorded when its time has come.
//!
//! The rules: a review is held once every holder has signed, or when it is due, naming who is missing;
//! unless all signers agree it comes to going on. Of a share that is given up anybody records from the
//! day set on that it is vacated; leaving a service is giving up all that one holds there. An axis whose
//! side has no holder left is open then, and delivery stands still, unless a fallback that has accepted
//! takes over.
//!
//! All of it is over by what parties said themselves; the automation only says that the day is there.
//! It closes no decision: a position that was taken in time may still be on its way, on paper.

mod dates;

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use async_trait::async_trait;
use coprod_core::{Command, PartyId, Service, ServiceCommand, Timestamp, service::Departure};

use self::dates::{Due, Over};
use super::{automation, is};
use crate::{Consequence, Ledger, Position, ReactError, Reaction, RecordedEvent};

/// Holds reviews that are due, and vacates the shares of those who gave them up or left.
///
/// It keeps a read model, `due_dates`, of what waits for its day.
#[derive(Debug, Default)]
pub struct InDueTime {
    /// When to try again what has come due, and wasn't recorded when it was last tried.
    later: Mutex<BTreeMap<Position, Later>>,
}

/// Such as that of a partner who left and held nothing: nobody else may ever record it.
#[derive(Debug, Clone, Copy)]
struct Later {
    at: Timestamp,
    wait: i64,
}

/// In microseconds.
const MINUTE: i64 = 60_000_000;
const DAY: i64 = 24 * 60 * MINUTE;

#[async_trait]
impl Reaction for InDueTime {
    const NAME: &'static str = "in_due_time";

    async fn react(&self, _: &RecordedEvent, _: &Ledger) -> Result<Vec<Consequence>, ReactError> {
        Ok(Vec::new())
    }

    async fn at(
        &self,
        now: Timestamp,
        ledger: &Ledger,
    ) -> Result<Vec<(Position, Consequence)>, ReactError> {
        let due = self.ripe(dates::until(now, ledger).await?, now)?;
        let mut over = Vec::with_capacity(due.len());
        for Due {
            set_by,
            service,
            what,
        } in due
        {
            let (rule, what) = match what {
                Over::Review(review) => ("hold_review", ServiceCommand::HoldReview { review }),
                Over::Share(party) => vacate(party, Departure::Returned),
                Over::Partnership(party) => vacate(party, Departure::Left),
            };
            let command = Command::<Service>::new(service, automation(rule)?, now, what);
            over.push((set_by, Consequence::command(command).or_nothing()));
        }
        Ok(over)
    }
}

fn vacate(party: PartyId, departure: Departure) -> (&'static str, ServiceCommand) {
    let record = ServiceCommand::RecordDeparture { party, departure };
    ("vacate_share", record)
}

impl InDueTime {
    /// Those whose turn it is. What wasn't recorded waits twice as long each time, a day at most.
    fn ripe(&self, mut due: Vec<Due>, now: Timestamp) -> Result<Vec<Due>, ReactError> {
        let mut later = self.later.lock().unwrap_or_else(PoisonError::into_inner);
        later.retain(|position, _| due.iter().any(|due| due.set_by == *position));
        due.retain(|due| later.get(&due.set_by).is_none_or(|later| later.at <= now));
        for Due { set_by, .. } in &due {
            let before = later.get(set_by).map_or(MINUTE / 2, |later| later.wait);
            let wait = (2 * before).min(DAY);
            let at = Timestamp::from_micros(now.as_micros().saturating_add(wait))?;
            later.insert(*set_by, Later { at, wait });
        }
        Ok(due)
    }
}
