//! Reactions: events in, commands out, exactly once.

mod consequence;
mod failure;
mod ids;
mod poison;
mod run;

use std::{error::Error, sync::Arc};

use async_trait::async_trait;
use coprod_core::Timestamp;

pub use consequence::Consequence;
pub use run::Reacting;

use crate::{Ledger, Position, ReadError, RecordedEvent, follower::FollowerKey, name};

/// Why it cannot be said what follows from an event.
pub type ReactError = Box<dyn Error + Send + Sync>;

/// What follows from events: commands to any aggregates.
///
/// Each command has an id that is made of the ledger, the reaction, the event and its place among what
/// follows from it, so whatever dies when, it is recorded once. It carries on the event's correlation,
/// and names the event's command as its cause.
///
/// A reaction may read the ledger, and be asked about an event more than once: it must come to
/// commands of the same order again, or [name](Consequence::named) them.
///
/// Run it with [`Ledger::react`].
#[async_trait]
pub trait Reaction: Send + Sync + 'static {
    /// Under which name it keeps how far it has come. Another name reacts to everything again.
    const NAME: &'static str;

    /// What follows from the event.
    ///
    /// # Errors
    /// Anything that says why that cannot be told. The event's stream is parked then, with all that
    /// follows in it, until somebody has it [retried](Reacting::retry) or
    /// [passed over](Reacting::skip); other streams go on. Where the ledger could not be read and
    /// trying again helps, the event is tried again instead.
    async fn react(
        &self,
        event: &RecordedEvent,
        ledger: &Ledger,
    ) -> Result<Vec<Consequence>, ReactError>;

    /// What follows from time having come to `now`: each with the position of the event that set the
    /// time; several that one event set are [named](Consequence::named). It is asked about whenever all events were reacted to, and then once
    /// a minute at least; what was done for an event's time is not done again.
    ///
    /// What is refused parks nothing: say what follows then, or it is tried again at the next time.
    ///
    /// # Errors
    /// Anything that says why that cannot be told; it is asked about again later.
    async fn at(
        &self,
        now: Timestamp,
        ledger: &Ledger,
    ) -> Result<Vec<(Position, Consequence)>, ReactError> {
        let _ = (now, ledger);
        Ok(Vec::new())
    }
}

/// Reactions.
impl Ledger {
    /// The reaction on this ledger. A new one reacts to everything from the first event on.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read or written.
    pub async fn react<R: Reaction>(&self, reaction: R) -> Result<Reacting<R>, ReadError> {
        self.react_after(Position::START, reaction).await
    }

    /// As [`react`](Self::react), where a new one reacts to what comes after this position only.
    ///
    /// # Errors
    /// As [`react`](Self::react).
    pub async fn react_after<R: Reaction>(
        &self,
        start: Position,
        reaction: R,
    ) -> Result<Reacting<R>, ReadError> {
        name::check("name of the reaction", R::NAME).map_err(|unfit| {
            ReadError::UnfitProjection {
                name: R::NAME,
                reason: unfit.to_string(),
            }
        })?;
        let follower = FollowerKey::reaction(R::NAME);
        self.backend().enrol(&follower, start).await?;
        Ok(Reacting::new(self.clone(), Arc::new(reaction), follower))
    }
}
