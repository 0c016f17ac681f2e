//! A ledger in a `SQLite` file.
//!
//! Calls block the thread they run on: reads for the time of a few rows or a page, an append for the
//! time of its commit. All connections use a write-ahead log, wait for the disk at each commit, and
//! overwrite what they delete.

mod append;
mod connection;
mod error;
mod followers;
mod migrate;
mod projection;
mod read;
#[cfg(test)]
mod tests;

use std::{
    fmt,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

use async_trait::async_trait;
use rusqlite::Connection;
use tokio::{runtime::Handle, sync::oneshot};
use uuid::Uuid;

use crate::{
    CommandId, FollowerStatus, Intervention, OpenError, Page, ParkedStream, PersonalValue,
    Position, RecordedEvent, StorageError, Table, Value,
    backend::{
        Answered, AppendFailure, Backend, Batch, Followers, PageAhead, PageSize, PersonalKey,
        Prepared, Snapshot, Step, Terms,
    },
    follower::{Checkpoint, CurrentBuild, FollowerKey},
};

/// Connections for reading that stay open when nobody reads.
const IDLE_READERS: usize = 8;

/// Opens the ledger in the file at `path`, and says its origin.
pub(crate) fn open(path: &Path, create: bool) -> Result<(SqliteBackend, Uuid), OpenError> {
    let (connection, origin) = connection::open(path, create)?;
    let backend = SqliteBackend {
        path: path.to_owned(),
        writer: Mutex::new(connection),
        readers: Mutex::default(),
    };
    Ok((backend, origin))
}

pub(crate) struct SqliteBackend {
    path: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
}

impl SqliteBackend {
    fn writer(&self) -> MutexGuard<'_, Connection> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn read<T>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        let idle = self.readers().pop();
        let connection = match idle {
            Some(connection) => connection,
            None => connection::connect(&self.path).map_err(error::storage)?,
        };
        let outcome = read(&connection);
        let mut readers = self.readers();
        if readers.len() < IDLE_READERS {
            readers.push(connection);
        }
        outcome
    }

    /// For the time of a row or two: on the writer's connection while nobody writes, since that one
    /// alone has in memory what was written last.
    fn look_up<T>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        match self.writer.try_lock() {
            Ok(connection) if connection.is_autocommit() => read(&connection),
            _ => self.read(read),
        }
    }

    fn readers(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.readers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl Backend for SqliteBackend {
    fn appends_inline(&self) -> bool {
        true
    }

    async fn append(
        &self,
        batch: Vec<Arc<Prepared>>,
        terms: Terms,
    ) -> Result<Batch, AppendFailure> {
        append::append(&self.writer(), &batch, terms)
    }

    async fn head(&self) -> Result<Position, StorageError> {
        self.read(read::head)
    }

    async fn read_page(&self, after: Position, size: PageSize) -> Result<Page, StorageError> {
        self.read(|connection| read::page(connection, after, size))
    }

    fn read_ahead(self: Arc<Self>, after: Position, size: PageSize) -> PageAhead {
        let (answer, page) = oneshot::channel();
        let work = move || {
            // Whoever asked may have gone.
            let _ = answer.send(self.read(|connection| read::page(connection, after, size)));
        };
        match Handle::try_current() {
            Ok(handle) => drop(handle.spawn_blocking(work)),
            Err(_) => drop(thread::Builder::new().spawn(work)),
        }
        page
    }

    async fn read_stream(
        &self,
        aggregate_type: &str,
        aggregate_id: &str,
        after: u64,
        limit: usize,
    ) -> Result<Vec<RecordedEvent>, StorageError> {
        self.read(|connection| read::stream(connection, aggregate_type, aggregate_id, after, limit))
    }

    async fn last_sequence(
        &self,
        aggregate_type: &str,
        aggregate_id: &str,
    ) -> Result<u64, StorageError> {
        self.look_up(|connection| read::last_sequence(connection, aggregate_type, aggregate_id))
    }

    async fn find_command(&self, id: CommandId) -> Result<Option<Answered>, StorageError> {
        self.look_up(|connection| read::command(connection, id))
    }

    async fn find_personal(
        &self,
        keys: &[PersonalKey],
    ) -> Result<Vec<PersonalValue>, StorageError> {
        self.read(|connection| read::personal(connection, keys))
    }

    async fn find_snapshot(
        &self,
        aggregate_type: &str,
        aggregate_id: &str,
        fingerprint: &[u8; 32],
    ) -> Result<Option<Snapshot>, StorageError> {
        self.read(|connection| {
            read::snapshot(connection, aggregate_type, aggregate_id, fingerprint)
        })
    }

    async fn keep_snapshot(
        &self,
        aggregate_type: &str,
        aggregate_id: &str,
        fingerprint: &[u8; 32],
        snapshot: Snapshot,
    ) -> Result<(), StorageError> {
        append::keep_snapshot(
            &self.writer(),
            aggregate_type,
            aggregate_id,
            fingerprint,
            &snapshot,
        )
    }

    async fn drop_snapshots(&self) -> Result<(), StorageError> {
        append::drop_snapshots(&self.writer())
    }
}

#[async_trait]
impl Followers for SqliteBackend {
    async fn enrol(
        &self,
        follower: &FollowerKey,
        start: Position,
    ) -> Result<Checkpoint, StorageError> {
        followers::enrol(&self.writer(), follower, start)
    }

    async fn checkpoint(&self, follower: &FollowerKey) -> Result<Option<Checkpoint>, StorageError> {
        self.look_up(|connection| followers::checkpoint(connection, follower))
    }

    async fn step(
        &self,
        follower: &FollowerKey,
        from: Checkpoint,
        tables: &[&'static Table],
        step: Step,
    ) -> Result<bool, StorageError> {
        followers::step(&self.writer(), follower, from, tables, step)
    }

    async fn hold(
        &self,
        follower: &FollowerKey,
        owner: Uuid,
        length: Duration,
    ) -> Result<bool, StorageError> {
        followers::hold(&self.writer(), follower, owner, length)
    }

    async fn release(&self, follower: &FollowerKey, owner: Uuid) -> Result<(), StorageError> {
        followers::release(&self.writer(), follower, owner)
    }

    async fn followers(&self) -> Result<Vec<FollowerStatus>, StorageError> {
        self.read(followers::all)
    }

    async fn parked(&self, follower: &FollowerKey) -> Result<Vec<ParkedStream>, StorageError> {
        self.read(|connection| followers::parked(connection, follower))
    }

    async fn interventions(
        &self,
        follower: &FollowerKey,
    ) -> Result<Vec<Intervention>, StorageError> {
        self.read(|connection| followers::interventions(connection, follower))
    }

    async fn prepare_build(
        &self,
        build: &FollowerKey,
        tables: &[&'static Table],
    ) -> Result<(), StorageError> {
        projection::prepare(&self.writer(), build, tables)
    }

    async fn current_build(
        &self,
        name: &'static str,
        version: u32,
    ) -> Result<Option<CurrentBuild>, StorageError> {
        self.look_up(|connection| projection::current(connection, name, version))
    }

    async fn go_live(
        &self,
        build: &FollowerKey,
        tables: &[&'static Table],
    ) -> Result<(), StorageError> {
        projection::go_live(&self.writer(), build, tables)
    }

    async fn replace_build(
        &self,
        old: &FollowerKey,
        next: &FollowerKey,
        tables: &[&'static Table],
    ) -> Result<bool, StorageError> {
        projection::replace(&self.writer(), old, next, tables)
    }

    async fn drop_build(
        &self,
        build: &FollowerKey,
        tables: &[&'static Table],
    ) -> Result<(), StorageError> {
        projection::drop_build(&self.writer(), build, tables)
    }

    async fn digest(
        &self,
        build: &FollowerKey,
        tables: &[&'static Table],
    ) -> Result<(Position, [u8; 32]), StorageError> {
        self.read(|connection| projection::digest(connection, build, tables))
    }

    async fn query(
        &self,
        sql: &str,
        parameters: &[Value],
    ) -> Result<Vec<Vec<Value>>, StorageError> {
        self.read(|connection| projection::query(connection, sql, parameters))
    }
}

impl fmt::Debug for SqliteBackend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SqliteBackend")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}
