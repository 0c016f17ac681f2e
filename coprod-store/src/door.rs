//! The door: where commands enter, with their time, their ids and the personal values they bring.

use std::sync::Arc;

use coprod_core::{
    Actor, Command, Decider, Facts, PartyId, Personal, PersonalValue, Salt, Timestamp, Words,
};
use serde::Serialize;
use uuid::Uuid;

use crate::{Ledger, Recordable, Submission};

/// How far ahead of our clock another one may be: five minutes, in microseconds.
const TOLERANCE: i64 = 5 * 60 * 1_000_000;

/// Where commands to the aggregates of co-production enter a ledger.
///
/// It makes ids and salts, takes the personal values that a command brings, and sees to it that
/// nothing has happened in the future.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let folder = tempfile::tempdir()?;
/// # let url = format!("sqlite:{}", folder.path().join("ledger.db").display());
/// use coprod_core::{Actor, Command, PartyId, Party, PartyCommand, Role, Side, party::PartyKind};
/// use coprod_store::Ledger;
///
/// let ledger = Ledger::open(&url).await?;
/// let mut door = ledger.door();
/// let ayse: PartyId = door.new_id();
/// let name = door.personal(ayse, &"Ayşe".to_owned())?;
/// let register = PartyCommand::RegisterParty { kind: PartyKind::Person, name: Some(name) };
/// let by = Actor::party(ayse, Side::Citizen, Role::NEIGHBOUR);
/// let receipt = door.execute(Command::<Party>::new(ayse, by, door.now()?, register)).await?;
/// assert_eq!(receipt.last_sequence, 1);
/// # Ok(()) }
/// ```
#[derive(Debug)]
pub struct Door {
    ledger: Ledger,
    values: Vec<PersonalValue>,
}

impl Door {
    pub(crate) const fn new(ledger: Ledger) -> Self {
        Self {
            ledger,
            values: Vec::new(),
        }
    }

    /// A random id for something new: a party, a seat, a decision. It says nothing about whom or
    /// what it stands for.
    #[must_use]
    pub fn new_id<I: From<Uuid>>(&self) -> I {
        Uuid::new_v4().into()
    }

    /// The present moment by the ledger's clock.
    ///
    /// # Errors
    /// [`DoorError::Clock`] when the clock is set outside of the calendar.
    pub fn now(&self) -> Result<Timestamp, DoorError> {
        let micros = self.ledger.clock().now_micros();
        Timestamp::from_micros(micros).map_err(|source| DoorError::Clock { source })
    }

    /// Binds a value to the party it belongs to. The next command through this door takes it along;
    /// in the event stands a reference only.
    ///
    /// # Errors
    /// [`DoorError::Unwritable`] when the value is no JSON, [`DoorError::NoRandomness`] when the
    /// operating system has no random numbers to give.
    pub fn personal<T: Serialize + Clone>(
        &mut self,
        subject: PartyId,
        value: &T,
    ) -> Result<Personal<T>, DoorError> {
        let mut salt = [0; 32];
        getrandom::fill(&mut salt).map_err(|source| DoorError::NoRandomness { source })?;
        let (personal, value) = Personal::new(subject, value, Salt::from_bytes(salt))
            .map_err(|source| DoorError::Unwritable { source })?;
        self.values.push(value);
        Ok(personal)
    }

    /// What `speaker` says: plain words if they are an organisation's or an automation's, else
    /// personal to the speaker.
    ///
    /// # Errors
    /// As [`personal`](Self::personal).
    pub fn words(&mut self, speaker: &Actor, text: &str) -> Result<Words, DoorError> {
        match speaker {
            Actor::Party {
                party,
                on_behalf_of: None,
                ..
            } => self.personal(*party, &text.to_owned()).map(Words::Personal),
            Actor::Party {
                on_behalf_of: Some(_),
                ..
            }
            | Actor::Automation { .. } => Ok(Words::from(text)),
        }
    }

    /// Has the command's aggregate decide it, with the personal values that were made at this door
    /// since the last command, and records what it decides.
    ///
    /// When it happened may lie as far back as anybody remembers. Up to five minutes ahead of the
    /// ledger's clock it counts as now.
    ///
    /// # Errors
    /// [`ExecuteError`](crate::ExecuteError), from the awaited submission; with
    /// [`DoorError::InTheFuture`] when it lies further ahead.
    pub fn execute<D>(&mut self, mut command: Command<D>) -> Submission<'static, D>
    where
        D: Decider + Recordable<Command = Command<D>, Services = Arc<dyn Facts>>,
    {
        let admitted = self.admit(command.occurred_at);
        if let Ok(occurred_at) = admitted {
            command.occurred_at = occurred_at;
        }
        let values = std::mem::take(&mut self.values);
        self.ledger
            .submit(command)
            .personal(values)
            .admitted(admitted.map(drop))
    }

    fn admit(&self, occurred_at: Timestamp) -> Result<Timestamp, DoorError> {
        let now = self.now()?;
        let ahead = occurred_at.as_micros().saturating_sub(now.as_micros());
        if ahead > TOLERANCE {
            return Err(DoorError::InTheFuture { occurred_at, now });
        }
        Ok(occurred_at.min(now))
    }
}

/// Why a command did not get through the door. Nothing of it is recorded.
#[derive(Debug, thiserror::Error)]
pub enum DoorError {
    /// What has not happened yet cannot be recorded as if it had.
    #[error(
        "{occurred_at} is more than five minutes ahead of the ledger's clock, {now}: \
         check both clocks"
    )]
    InTheFuture {
        /// When it is said to have happened.
        occurred_at: Timestamp,
        /// What the ledger's clock says.
        now: Timestamp,
    },
    /// The ledger's clock gives no moment.
    #[error("the ledger's clock is set outside of the calendar: set it right")]
    Clock {
        /// What it gave.
        #[source]
        source: coprod_core::InvalidTime,
    },
    /// The operating system has no random numbers.
    #[error("the operating system gives no random numbers: personal values need a secret salt")]
    NoRandomness {
        /// What it said.
        #[source]
        source: getrandom::Error,
    },
    /// The value cannot be written as JSON.
    #[error("a personal value cannot be written as JSON")]
    Unwritable {
        /// Why.
        #[source]
        source: serde_json::Error,
    },
}
