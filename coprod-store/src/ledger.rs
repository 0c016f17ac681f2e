//! The front door: open a ledger, execute commands, read what happened.

use std::{future, sync::Arc, time::Duration};

use tokio::time;
use uuid::Uuid;

use coprod_core::{Command, Decider, Facts, Words};

use crate::{
    Clock, Door, Feed, LedgerConfig, Loaded, OpenError, OpenedPayload, Position, ReadError,
    Recordable, RecordedEvent, StorageError, Submission,
    append::{Engine, Services},
    backend::{Backend, PageSize},
    balance::Balance,
    facts::LedgerFacts,
    head::Head,
    history::History,
    load::load,
    network::Network,
    outcomes::Outcomes,
    owed::Owed,
    personal,
    url::{self, Place},
};

/// How many times less often those look by themselves who are told.
const UNTOLD: u32 = 10;

/// An append-only record of one organisation, or of an alliance that keeps one record together.
///
/// Clones are the same ledger; all may be used at once. What a ledger has acknowledged is durable.
#[derive(Debug, Clone)]
pub struct Ledger {
    engine: Arc<Engine>,
    origin: Uuid,
}

/// Opening.
impl Ledger {
    /// Opens the ledger at `url`, such as `sqlite:neighbourhood.db`, and makes it if there is none.
    /// One of an older format is brought up to date.
    ///
    /// # Errors
    /// [`OpenError`] says what is wrong with the URL, the file or the folder, and what to do.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        Self::open_with(url, LedgerConfig::default()).await
    }

    /// Opens a ledger that is there already, and never makes one: for those who come to read.
    ///
    /// # Errors
    /// As [`open`](Self::open), and [`OpenError::NotFound`].
    pub async fn open_existing(url: &str) -> Result<Self, OpenError> {
        Self::open_with(
            url,
            LedgerConfig {
                create: false,
                ..LedgerConfig::default()
            },
        )
        .await
    }

    /// Opens a ledger as `config` says.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub async fn open_with(url: &str, config: LedgerConfig) -> Result<Self, OpenError> {
        let (backend, origin) = connect(url, config.create).await?;
        Self::on(backend, origin, config)
            .await
            .map_err(|source| OpenError::Storage {
                path: url::shown(url),
                source,
            })
    }

    pub(crate) async fn on(
        backend: Arc<dyn Backend>,
        origin: Uuid,
        config: LedgerConfig,
    ) -> Result<Self, StorageError> {
        let head = Arc::new(Head::new(backend.head().await?));
        Ok(Self {
            engine: Arc::new(Engine::new(backend, config, head)),
            origin,
        })
    }

    /// What tells this ledger from every other one: made with it, and never changed.
    #[must_use]
    pub const fn origin(&self) -> Uuid {
        self.origin
    }
}

/// Writing.
impl Ledger {
    /// Has the aggregate `id` decide a command, and records what it decides.
    ///
    /// Commands to one aggregate decide one after another, each on all that was decided before it.
    /// Deciding may read this ledger, and sees what is durable; it must not give commands to its
    /// own aggregate.
    ///
    /// # Errors
    /// [`ExecuteError`](crate::ExecuteError), from the awaited submission.
    pub fn execute_with<'a, A: Recordable>(
        &self,
        id: &str,
        command: A::Command,
        services: &'a A::Services,
    ) -> Submission<'a, A> {
        Submission::new(
            Arc::clone(&self.engine),
            id,
            command,
            Services::Borrowed(services),
        )
    }
}

/// Writing to the aggregates of co-production.
impl Ledger {
    /// The door: it makes ids, and takes the personal values that a command brings.
    #[must_use]
    pub fn door(&self) -> Door {
        Door::new(self.clone())
    }

    /// Has the command's aggregate decide it, and records what it decides. A command that brings
    /// personal values goes through the [`door`](Self::door).
    ///
    /// # Errors
    /// [`ExecuteError`](crate::ExecuteError), from the awaited submission.
    pub fn execute<D>(&self, command: Command<D>) -> Submission<'static, D>
    where
        D: Decider + Recordable<Command = Command<D>, Services = Arc<dyn Facts>>,
    {
        self.door().execute(command)
    }

    pub(crate) fn submit<D>(&self, command: Command<D>) -> Submission<'static, D>
    where
        D: Decider + Recordable<Command = Command<D>, Services = Arc<dyn Facts>>,
    {
        let id = command.to.to_string();
        let services = Services::Owned(self.facts());
        Submission::new(Arc::clone(&self.engine), &id, command, services).refuses_purely()
    }

    /// What commands' own bases and representations are looked up in: this ledger.
    #[must_use]
    pub fn facts(&self) -> Arc<dyn Facts> {
        Arc::new(LedgerFacts(self.clone()))
    }
}

/// Reading: whatever is read is durable.
impl Ledger {
    /// At most `limit` events after a position, in order. Fewer come only at the ledger's end.
    ///
    /// # Errors
    /// [`ReadError::Storage`].
    pub async fn read_after(
        &self,
        after: Position,
        limit: usize,
    ) -> Result<Vec<RecordedEvent>, ReadError> {
        self.engine.head.check()?;
        let size = PageSize::of(limit);
        Ok(self
            .engine
            .backend
            .read_page(after, size)
            .await?
            .to_events())
    }

    /// All events after a position, page by page, and what is recorded later too: the fastest way to
    /// read the whole record.
    #[must_use]
    pub fn feed(&self, after: Position) -> Feed {
        Feed::new(self.clone(), after)
    }

    /// At most `limit` events of one aggregate after a sequence (0 for the beginning), in order.
    ///
    /// # Errors
    /// [`ReadError::Storage`].
    pub async fn read_stream(
        &self,
        aggregate_type: &str,
        aggregate_id: &str,
        after_sequence: u64,
        limit: usize,
    ) -> Result<Vec<RecordedEvent>, ReadError> {
        self.engine.head.check()?;
        let backend = &self.engine.backend;
        Ok(backend
            .read_stream(aggregate_type, aggregate_id, after_sequence, limit)
            .await?)
    }

    /// An aggregate's durable state; its default where nothing has happened yet.
    ///
    /// # Errors
    /// [`ReadError`], also when an event has another shape than the aggregate knows.
    pub async fn load<A: Recordable>(&self, id: &str) -> Result<Loaded<A>, ReadError> {
        self.engine.head.check()?;
        load::<A>(self.engine.backend.as_ref(), id)
            .await
            .map(|(loaded, _)| loaded)
    }

    /// The position of the last event.
    ///
    /// # Errors
    /// [`ReadError::Storage`]; with [`StorageError::HeadFell`] when the ledger has been cut since,
    /// which closes it.
    pub async fn head(&self) -> Result<Position, ReadError> {
        let head = &self.engine.head;
        head.check()?;
        // Before reading: what others append meanwhile only makes it more.
        let seen = head.seen();
        let found = self.engine.backend.head().await?;
        if found < seen {
            let error = StorageError::HeadFell { seen, found };
            head.note(&error);
            return Err(error.into());
        }
        head.advance(found);
        Ok(found)
    }

    /// How many events there are after a position.
    pub(crate) async fn beyond(&self, position: Position) -> Result<u64, ReadError> {
        let head = self.head().await?;
        Ok(head.0.saturating_sub(position.0))
    }

    /// Waits until the ledger reaches beyond `position`, at most for `timeout`, and says how far it
    /// reaches. What this process writes is noticed at once. So is what other processes write to a
    /// ledger in a `PostgreSQL` database; to one in a file, within [`LedgerConfig::poll`]. Needs a
    /// tokio runtime with time.
    ///
    /// # Errors
    /// As [`head`](Self::head).
    pub async fn wait_beyond(
        &self,
        position: Position,
        timeout: Duration,
    ) -> Result<Position, ReadError> {
        let deadline = time::sleep(timeout);
        tokio::pin!(deadline);
        let mut told = self.engine.backend.told();
        let poll = self.engine.config.poll;
        // Programs of other makes tell nobody.
        let poll = if told.is_some() { poll * UNTOLD } else { poll };
        loop {
            // What is told from here on ends the wait.
            if let Some(told) = &mut told {
                told.mark_unchanged();
            }
            let head = self.head().await?;
            if head > position {
                return Ok(head);
            }
            let something_is_told = async {
                match &mut told {
                    // It ends with the ledger only.
                    Some(told) => drop(told.changed().await),
                    None => future::pending().await,
                }
            };
            tokio::select! {
                () = self.engine.head.beyond(position) => {}
                () = something_is_told => {}
                () = time::sleep(poll) => {}
                () = &mut deadline => return self.head().await,
            }
        }
    }

    /// The payloads of these events with the personal values in them that the ledger still has.
    /// The others are marked as missing.
    ///
    /// # Errors
    /// [`ReadError::Forged`] when a value is not the one that the record commits to.
    pub async fn open_personal(
        &self,
        events: &[RecordedEvent],
    ) -> Result<Vec<OpenedPayload>, ReadError> {
        self.engine.head.check()?;
        personal::open(self.engine.backend.as_ref(), events).await
    }

    /// Removes all snapshots and forgets all cached states; they are read from the events again.
    ///
    /// # Errors
    /// [`ReadError::Storage`].
    pub async fn drop_snapshots(&self) -> Result<(), ReadError> {
        self.engine.cache.clear();
        Ok(self.engine.backend.drop_snapshots().await?)
    }

    /// The decision log, caught up with the record.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read or written, or holds an event of our aggregates
    /// that this version does not know.
    pub async fn history(&self) -> Result<History, ReadError> {
        History::open(self).await
    }

    /// What is owed to whom, caught up with the record.
    ///
    /// # Errors
    /// As [`history`](Self::history).
    pub async fn owed(&self) -> Result<Owed, ReadError> {
        Owed::open(self).await
    }

    /// What was expected of services, what came instead and who had warned, caught up with the
    /// record.
    ///
    /// # Errors
    /// As [`history`](Self::history).
    pub async fn outcomes(&self) -> Result<Outcomes, ReadError> {
        Outcomes::open(self).await
    }

    /// The balance of all who engage, caught up with the record.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read or written, or holds an event of our aggregates
    /// that this version does not know.
    pub async fn balance(&self) -> Result<Balance, ReadError> {
        Balance::open(self).await
    }

    /// Who worked with whom, caught up with the record.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read or written, or holds an event of our aggregates
    /// that this version does not know.
    pub async fn network(&self) -> Result<Network, ReadError> {
        Network::open(self).await
    }

    /// The words of the events at these positions, personal ones with their text where the ledger
    /// still has it.
    pub(crate) async fn open_words(
        &self,
        words: Vec<(Position, Option<Words>)>,
    ) -> Result<Vec<Option<Words>>, ReadError> {
        personal::open_words(self.backend(), words).await
    }

    pub(crate) fn backend(&self) -> &dyn Backend {
        self.engine.backend.as_ref()
    }

    pub(crate) fn backend_owned(&self) -> Arc<dyn Backend> {
        Arc::clone(&self.engine.backend)
    }

    pub(crate) fn clock(&self) -> &dyn Clock {
        self.engine.config.clock.as_ref()
    }

    pub(crate) const fn engine(&self) -> &Arc<Engine> {
        &self.engine
    }
}

#[cfg_attr(
    not(any(feature = "sqlite", feature = "postgres")),
    expect(unused_variables, reason = "nothing can be opened")
)]
#[allow(clippy::unused_async, reason = "a server is waited for")]
async fn connect(url: &str, create: bool) -> Result<(Arc<dyn Backend>, Uuid), OpenError> {
    match url::parse(url)? {
        #[cfg(feature = "sqlite")]
        Place::Sqlite(path) => {
            let (backend, origin) = crate::sqlite::open(&path, create)?;
            Ok((Arc::new(backend), origin))
        }
        #[cfg(not(feature = "sqlite"))]
        Place::Sqlite(_) => Err(OpenError::NotBuilt { feature: "sqlite" }),
        #[cfg(feature = "postgres")]
        Place::Postgres(url) => {
            let place = crate::postgres::Place::parse(url)?;
            let (backend, origin) = crate::postgres::open(place, create).await?;
            Ok((Arc::new(backend), origin))
        }
        #[cfg(not(feature = "postgres"))]
        Place::Postgres(_) => Err(OpenError::NotBuilt {
            feature: "postgres",
        }),
    }
}
