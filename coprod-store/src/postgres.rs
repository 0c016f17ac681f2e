//! A ledger in a schema of a `PostgreSQL` database.
//!
//! One connection writes, a pool reads. Both live on a thread of the ledger's own, so that whatever
//! drives a caller's future may end when it likes: a statement that was sent is always waited for.

mod append;
mod connection;
mod driver;
mod error;
mod followers;
mod migrate;
mod notices;
mod projection;
mod read;
mod roles;
mod rows;
mod snapshot;

use std::{fmt, future::Future, sync::Arc, time::Duration};

use async_trait::async_trait;
use sqlx::{PgConnection, PgPool};
use tokio::{
    sync::{Mutex, oneshot, watch},
    time,
};
use uuid::Uuid;

pub(crate) use connection::Place;
use driver::Driver;
use notices::Notices;
pub use roles::postgres_roles;

use crate::{
    CommandId, FollowerStatus, Intervention, OpenError, Page, ParkedStream, PersonalValue,
    Position, RecordedEvent, StorageError, Table, Value,
    backend::{
        Answered, AppendFailure, Backend, Batch, Followers, Outcome, PageAhead, PageSize,
        PersonalKey, Prepared, Snapshot, Step, Terms,
    },
    follower::{Checkpoint, CurrentBuild, FollowerKey},
};

/// How long an append may take before its connection is given up; longer than the server allows a
/// statement.
const APPEND: Duration = Duration::from_secs(90);

/// Opens the ledger at `place`, and says its origin.
pub(crate) async fn open(place: Place, create: bool) -> Result<(PostgresBackend, Uuid), OpenError> {
    let failed = |error: StorageError| OpenError::Storage {
        path: place.shown(),
        source: error,
    };
    let driver = Driver::start().map_err(|error| failed(StorageError::Io(Arc::new(error))))?;
    let opening = {
        let place = place.clone();
        driver.run(async move {
            let mut connection = place
                .connect()
                .await
                .map_err(|error| migrate::describe(&place, error))?;
            let origin = migrate::migrate(&mut connection, &place, create).await?;
            Ok((connection, origin, place.pool()))
        })
    };
    let (connection, origin, pool) = opening.await.map_err(failed)??;
    let notices = Arc::new(Notices::of(origin));
    {
        let (notices, pool) = (Arc::clone(&notices), pool.clone());
        driver.begin(async move { notices.send(pool).await });
    }
    let backend = PostgresBackend {
        place: Arc::new(place),
        writer: Arc::new(Mutex::new(Some(connection))),
        pool,
        notices,
        driver,
    };
    Ok((backend, origin))
}

pub(crate) struct PostgresBackend {
    place: Arc<Place>,
    /// Nothing while it is not connected.
    writer: Arc<Mutex<Option<PgConnection>>>,
    pool: PgPool,
    notices: Arc<Notices>,
    driver: Driver,
}

impl PostgresBackend {
    /// Reads, or writes what is no event, on one of the pool's connections.
    async fn on_pool<T, F>(&self, work: impl FnOnce(PgPool) -> F) -> Result<T, StorageError>
    where
        T: Send + 'static,
        F: Future<Output = Result<T, StorageError>> + Send + 'static,
    {
        self.driver.run(work(self.pool.clone())).await?
    }
}

#[async_trait]
impl Backend for PostgresBackend {
    fn appends_inline(&self) -> bool {
        false
    }

    async fn append(
        &self,
        batch: Vec<Arc<Prepared>>,
        terms: Terms,
    ) -> Result<Batch, AppendFailure> {
        let (place, writer) = (Arc::clone(&self.place), Arc::clone(&self.writer));
        let appended = self.driver.run(async move {
            let mut writer = writer.lock().await;
            // Taken out: what is given up half-way is never used again.
            let mut connection = match writer.take() {
                Some(connection) => connection,
                None => place
                    .connect()
                    .await
                    .map_err(|error| AppendFailure::Refused(error::storage(error)))?,
            };
            let append = append::append(&mut connection, &batch, terms);
            let outcome = time::timeout(APPEND, append)
                .await
                .unwrap_or_else(|_| Err(AppendFailure::Unknown(too_slow())));
            // After any failure the next batch begins on a fresh one.
            if outcome.as_ref().is_ok_and(is_sound) {
                *writer = Some(connection);
            }
            outcome
        });
        let outcome = appended
            .await
            .unwrap_or_else(|ended| Err(AppendFailure::Unknown(ended)));
        if outcome.is_ok() {
            self.notices.recorded();
        }
        outcome
    }

    fn told(&self) -> Option<watch::Receiver<u64>> {
        let begin = || {
            let (notices, pool) = (Arc::clone(&self.notices), self.pool.clone());
            self.driver.begin(async move { notices.listen(pool).await });
        };
        Some(self.notices.heard(begin))
    }

    async fn head(&self) -> Result<Position, StorageError> {
        self.on_pool(|pool| async move { read::head(&pool).await })
            .await
    }

    async fn read_page(&self, after: Position, size: PageSize) -> Result<Page, StorageError> {
        self.on_pool(move |pool| async move { read::page(&pool, after, size).await })
            .await
    }

    fn read_ahead(self: Arc<Self>, after: Position, size: PageSize) -> PageAhead {
        let (answer, page) = oneshot::channel();
        let pool = self.pool.clone();
        self.driver.begin(async move {
            // Whoever asked may have gone.
            let _ = answer.send(read::page(&pool, after, size).await);
        });
        page
    }

    async fn read_stream(
        &self,
        aggregate_type: &str,
        aggregate_id: &str,
        after: u64,
        limit: usize,
    ) -> Result<Vec<RecordedEvent>, StorageError> {
        let (kind, id) = owned(aggregate_type, aggregate_id);
        self.on_pool(move |pool| async move { read::stream(&pool, &kind, &id, after, limit).await })
            .await
    }

    async fn last_sequence(
        &self,
        aggregate_type: &str,
        aggregate_id: &str,
    ) -> Result<u64, StorageError> {
        let (kind, id) = owned(aggregate_type, aggregate_id);
        self.on_pool(move |pool| async move { read::last_sequence(&pool, &kind, &id).await })
            .await
    }

    async fn find_command(&self, id: CommandId) -> Result<Option<Answered>, StorageError> {
        self.on_pool(move |pool| async move { read::command(&pool, id).await })
            .await
    }

    async fn find_personal(
        &self,
        keys: &[PersonalKey],
    ) -> Result<Vec<PersonalValue>, StorageError> {
        let keys = keys.to_vec();
        self.on_pool(move |pool| async move { read::personal(&pool, &keys).await })
            .await
    }

    async fn find_snapshot(
        &self,
        aggregate_type: &str,
        aggregate_id: &str,
        fingerprint: &[u8; 32],
    ) -> Result<Option<Snapshot>, StorageError> {
        let (kind, id) = owned(aggregate_type, aggregate_id);
        let fingerprint = *fingerprint;
        self.on_pool(
            move |pool| async move { read::snapshot(&pool, &kind, &id, &fingerprint).await },
        )
        .await
    }

    async fn read_state(
        &self,
        aggregate_type: &str,
        aggregate_id: &str,
        fingerprint: &[u8; 32],
        limit: usize,
    ) -> Result<(Option<Snapshot>, Vec<RecordedEvent>), StorageError> {
        let (kind, id) = owned(aggregate_type, aggregate_id);
        let fingerprint = *fingerprint;
        self.on_pool(move |pool| async move {
            snapshot::with_events(&pool, kind, id, &fingerprint, limit).await
        })
        .await
    }

    async fn keep_snapshot(
        &self,
        aggregate_type: &str,
        aggregate_id: &str,
        fingerprint: &[u8; 32],
        snapshot: Snapshot,
    ) -> Result<(), StorageError> {
        let (kind, id) = owned(aggregate_type, aggregate_id);
        let fingerprint = *fingerprint;
        self.on_pool(move |pool| async move {
            snapshot::keep(&pool, &kind, &id, &fingerprint, &snapshot).await
        })
        .await
    }

    async fn drop_snapshots(&self) -> Result<(), StorageError> {
        self.on_pool(|pool| async move { snapshot::drop_all(&pool).await })
            .await
    }
}

#[async_trait]
impl Followers for PostgresBackend {
    async fn enrol(
        &self,
        follower: &FollowerKey,
        start: Position,
    ) -> Result<Checkpoint, StorageError> {
        let follower = follower.clone();
        self.on_pool(move |pool| async move { followers::enrol(&pool, &follower, start).await })
            .await
    }

    async fn checkpoint(&self, follower: &FollowerKey) -> Result<Option<Checkpoint>, StorageError> {
        let follower = follower.clone();
        self.on_pool(move |pool| async move { followers::checkpoint(&pool, &follower).await })
            .await
    }

    async fn step(
        &self,
        follower: &FollowerKey,
        from: Checkpoint,
        tables: &[&'static Table],
        step: Step,
    ) -> Result<bool, StorageError> {
        let (follower, tables) = (follower.clone(), tables.to_vec());
        self.on_pool(move |pool| async move {
            followers::step(&pool, &follower, from, &tables, step).await
        })
        .await
    }

    async fn hold(
        &self,
        follower: &FollowerKey,
        owner: Uuid,
        length: Duration,
    ) -> Result<bool, StorageError> {
        let follower = follower.clone();
        self.on_pool(
            move |pool| async move { followers::hold(&pool, &follower, owner, length).await },
        )
        .await
    }

    async fn release(&self, follower: &FollowerKey, owner: Uuid) -> Result<(), StorageError> {
        let follower = follower.clone();
        self.on_pool(move |pool| async move { followers::release(&pool, &follower, owner).await })
            .await
    }

    async fn followers(&self) -> Result<Vec<FollowerStatus>, StorageError> {
        self.on_pool(|pool| async move { followers::all(&pool).await })
            .await
    }

    async fn parked(&self, follower: &FollowerKey) -> Result<Vec<ParkedStream>, StorageError> {
        let follower = follower.clone();
        self.on_pool(move |pool| async move { followers::parked(&pool, &follower).await })
            .await
    }

    async fn interventions(
        &self,
        follower: &FollowerKey,
    ) -> Result<Vec<Intervention>, StorageError> {
        let follower = follower.clone();
        self.on_pool(move |pool| async move { followers::interventions(&pool, &follower).await })
            .await
    }

    async fn prepare_build(
        &self,
        build: &FollowerKey,
        tables: &[&'static Table],
    ) -> Result<(), StorageError> {
        let (build, tables) = (build.clone(), tables.to_vec());
        self.on_pool(move |pool| async move { projection::prepare(&pool, &build, &tables).await })
            .await
    }

    async fn current_build(
        &self,
        name: &'static str,
        version: u32,
    ) -> Result<Option<CurrentBuild>, StorageError> {
        self.on_pool(move |pool| async move { projection::current(&pool, name, version).await })
            .await
    }

    async fn go_live(
        &self,
        build: &FollowerKey,
        tables: &[&'static Table],
    ) -> Result<(), StorageError> {
        let (build, tables) = (build.clone(), tables.to_vec());
        self.on_pool(move |pool| async move { projection::go_live(&pool, &build, &tables).await })
            .await
    }

    async fn replace_build(
        &self,
        old: &FollowerKey,
        next: &FollowerKey,
        tables: &[&'static Table],
    ) -> Result<bool, StorageError> {
        let (old, next, tables) = (old.clone(), next.clone(), tables.to_vec());
        self.on_pool(
            move |pool| async move { projection::replace(&pool, &old, &next, &tables).await },
        )
        .await
    }

    async fn drop_build(
        &self,
        build: &FollowerKey,
        tables: &[&'static Table],
    ) -> Result<(), StorageError> {
        let (build, tables) = (build.clone(), tables.to_vec());
        self.on_pool(
            move |pool| async move { projection::drop_build(&pool, &build, &tables).await },
        )
        .await
    }

    async fn digest(
        &self,
        build: &FollowerKey,
        tables: &[&'static Table],
    ) -> Result<(Position, [u8; 32]), StorageError> {
        let (build, tables) = (build.clone(), tables.to_vec());
        self.on_pool(move |pool| async move { projection::digest(&pool, &build, &tables).await })
            .await
    }

    async fn query(
        &self,
        sql: &str,
        parameters: &[Value],
    ) -> Result<Vec<Vec<Value>>, StorageError> {
        let (sql, parameters) = (sql.to_owned(), parameters.to_vec());
        self.on_pool(move |pool| async move { projection::query(&pool, &sql, &parameters).await })
            .await
    }
}

fn owned(aggregate_type: &str, aggregate_id: &str) -> (String, String) {
    (aggregate_type.to_owned(), aggregate_id.to_owned())
}

impl fmt::Debug for PostgresBackend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PostgresBackend")
            .field("place", &self.place.shown())
            .finish_non_exhaustive()
    }
}

/// Whether the server never failed.
fn is_sound(batch: &Batch) -> bool {
    !batch
        .outcomes
        .iter()
        .any(|outcome| matches!(outcome, Outcome::Failed(_) | Outcome::Lost(_)))
}

fn too_slow() -> StorageError {
    StorageError::Unreachable(Arc::new(sqlx::Error::PoolTimedOut))
}
