//! Taking events one after another under a name, and being told where one left off.

use std::{collections::VecDeque, time::Duration};

use crate::{
    InvalidName, Ledger, Position, ReadError, RecordedEvent, Retry, StorageError,
    backend::Step,
    follower::{Checkpoint, FollowerKey, Lease},
    name,
};

/// How a subscription reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SubscriptionConfig {
    /// Where one that is new begins: after this position. Default: before the first event.
    pub start: Position,
    /// Events read at a time, and kept until they are taken. Default: 500.
    pub page: usize,
}

impl Default for SubscriptionConfig {
    fn default() -> Self {
        Self {
            start: Position::START,
            page: 500,
        }
    }
}

/// Events one after another, from the first one that was not acknowledged, and then whatever is
/// recorded.
///
/// Nothing is read ahead of whoever takes the events but a page. What was delivered and not yet
/// acknowledged when a process dies is delivered again: acknowledge after the work, and let the work
/// bear being done twice. Of several processes that take events under one name one gets them, and
/// another takes over when it ends or dies.
///
/// ```no_run
/// # async fn example(ledger: coprod_store::Ledger) -> Result<(), Box<dyn std::error::Error>> {
/// let mut letters = ledger.subscribe("letters").await?;
/// loop {
///     let event = letters.next().await?;
///     println!("write to all who are concerned by {}", event.event_type);
///     letters.acknowledge(event.position).await?;
/// }
/// # }
/// ```
#[derive(Debug)]
pub struct Subscription {
    ledger: Ledger,
    follower: FollowerKey,
    page_length: usize,
    lease: Lease,
    turn: Option<Turn>,
}

/// While this process gets the events.
#[derive(Debug)]
struct Turn {
    acknowledged: Checkpoint,
    /// Up to where events were taken.
    delivered: Position,
    page: VecDeque<RecordedEvent>,
}

/// Subscriptions.
impl Ledger {
    /// Takes events under this name; a new one begins at the first event.
    ///
    /// # Errors
    /// [`SubscriptionError::InvalidName`] and [`SubscriptionError::Read`].
    pub async fn subscribe(&self, name: &str) -> Result<Subscription, SubscriptionError> {
        self.subscribe_with(name, SubscriptionConfig::default())
            .await
    }

    /// Takes events under this name, as `config` says.
    ///
    /// # Errors
    /// As [`subscribe`](Self::subscribe).
    pub async fn subscribe_with(
        &self,
        name: &str,
        config: SubscriptionConfig,
    ) -> Result<Subscription, SubscriptionError> {
        name::check("name of the subscription", name)?;
        self.take_turns(FollowerKey::subscription(name), config)
            .await
    }

    pub(crate) async fn take_turns(
        &self,
        follower: FollowerKey,
        config: SubscriptionConfig,
    ) -> Result<Subscription, SubscriptionError> {
        self.backend().enrol(&follower, config.start).await?;
        let takeover = self.engine().config.takeover;
        Ok(Subscription {
            ledger: self.clone(),
            lease: Lease::new(self.backend_owned(), follower.clone(), takeover),
            follower,
            page_length: config.page.max(1),
            turn: None,
        })
    }
}

impl Subscription {
    /// The next event, as soon as there is one and no other process gets the events. A future that
    /// is dropped has taken nothing.
    ///
    /// # Errors
    /// [`SubscriptionError::Read`]; the next call goes on where this one failed.
    pub async fn next(&mut self) -> Result<RecordedEvent, SubscriptionError> {
        loop {
            if self.turn.is_none() || !self.lease.is_held() {
                self.turn = None;
                self.turn = Some(self.take_turn().await?);
            }
            let Some(turn) = &mut self.turn else { continue };
            if let Some(event) = turn.page.pop_front() {
                turn.delivered = event.position;
                return Ok(event);
            }
            let page = self
                .ledger
                .read_after(turn.delivered, self.page_length)
                .await?;
            if page.is_empty() {
                let more = self
                    .ledger
                    .wait_beyond(turn.delivered, Duration::from_secs(60));
                tokio::select! {
                    more = more => drop(more?),
                    () = self.lease.lost() => {}
                }
            }
            turn.page = page.into();
        }
    }

    async fn take_turn(&mut self) -> Result<Turn, SubscriptionError> {
        self.lease.take().await?;
        let acknowledged = self.checkpoint().await?;
        Ok(Turn {
            acknowledged,
            delivered: acknowledged.position,
            page: VecDeque::new(),
        })
    }

    /// Says that all events up to `position` need not be delivered again. Once this returns `Ok`,
    /// that is durable.
    ///
    /// # Errors
    /// [`SubscriptionError::NotDelivered`] beyond what was taken here;
    /// [`SubscriptionError::TakenOver`] when another process has taken over since: it gets what was
    /// not acknowledged, and so does the next [`next`](Self::next) here, should its turn come again.
    pub async fn acknowledge(&mut self, position: Position) -> Result<(), SubscriptionError> {
        let taken_over = SubscriptionError::TakenOver { position };
        let Some(turn) = &mut self.turn else {
            return Err(SubscriptionError::NotDelivered { position });
        };
        if position > turn.delivered {
            return Err(SubscriptionError::NotDelivered { position });
        }
        if position <= turn.acknowledged.position {
            return Ok(());
        }
        let step = Step {
            to: position,
            owner: Some(self.lease.owner()),
            ..Step::default()
        };
        let is_done = self
            .ledger
            .backend()
            .step(&self.follower, turn.acknowledged, &[], step)
            .await?;
        if is_done {
            turn.acknowledged.position = position;
            return Ok(());
        }
        self.turn = None;
        Err(taken_over)
    }

    /// Up to where events were acknowledged, here or in any other process.
    ///
    /// # Errors
    /// [`SubscriptionError::Read`].
    pub async fn position(&self) -> Result<Position, SubscriptionError> {
        Ok(self.checkpoint().await?.position)
    }

    /// How many events of the ledger are not acknowledged yet.
    ///
    /// # Errors
    /// [`SubscriptionError::Read`].
    pub async fn lag(&self) -> Result<u64, SubscriptionError> {
        Ok(self.ledger.beyond(self.position().await?).await?)
    }

    /// Lets another process take over at once. Dropping does so too, a moment later.
    ///
    /// # Errors
    /// [`SubscriptionError::Read`]; the other one has to wait then.
    pub async fn close(mut self) -> Result<(), SubscriptionError> {
        Ok(self.lease.give_up().await?)
    }

    async fn checkpoint(&self) -> Result<Checkpoint, StorageError> {
        // It was enrolled, and is enrolled again if somebody has removed it.
        self.ledger
            .backend()
            .enrol(&self.follower, Position::START)
            .await
    }
}

/// Why no event was taken or acknowledged.
#[derive(Debug, thiserror::Error)]
pub enum SubscriptionError {
    /// The name cannot stand in a ledger.
    #[error(transparent)]
    InvalidName(#[from] InvalidName),
    /// It was not taken here.
    #[error("the event at position {position} was not taken here: acknowledge what was")]
    NotDelivered {
        /// What was to be acknowledged.
        position: Position,
    },
    /// Another process has taken over meanwhile.
    #[error(
        "another process has taken over before position {position} was acknowledged: it gets those \
         events again; take the next one to wait for your turn"
    )]
    TakenOver {
        /// What was to be acknowledged.
        position: Position,
    },
    /// The ledger cannot be read or written.
    #[error(transparent)]
    Read(#[from] ReadError),
}

impl SubscriptionError {
    /// Whether the same helps again.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self {
            Self::InvalidName(_) | Self::NotDelivered { .. } | Self::TakenOver { .. } => {
                Retry::Useless
            }
            Self::Read(error) => error.retry(),
        }
    }
}

impl From<StorageError> for SubscriptionError {
    fn from(error: StorageError) -> Self {
        Self::Read(error.into())
    }
}
