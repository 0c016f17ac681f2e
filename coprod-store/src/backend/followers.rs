//! What a database keeps for those who follow the record: how far each has come, and read models.

use std::time::Duration;

use async_trait::async_trait;
use uuid::Uuid;

use crate::{
    FollowerStatus, Intervention, ParkedStream, Position, StorageError, Table, Value,
    follower::{Checkpoint, CurrentBuild, FollowerKey},
    projection::Operation,
};

/// The part of the port that serves the reading side.
#[async_trait]
pub(crate) trait Followers: Send + Sync {
    /// How far a follower has come; one that is new begins after `start`.
    async fn enrol(
        &self,
        follower: &FollowerKey,
        start: Position,
    ) -> Result<Checkpoint, StorageError>;

    /// How far a follower has come, if it is known.
    async fn checkpoint(&self, follower: &FollowerKey) -> Result<Option<Checkpoint>, StorageError>;

    /// Does all of a step in one transaction, if the follower still stands at `from`, and if the
    /// step names an owner, that one holds the lease; else nothing, and the answer is false.
    /// `tables` are those that its operations name.
    async fn step(
        &self,
        follower: &FollowerKey,
        from: Checkpoint,
        tables: &[&'static Table],
        step: Step,
    ) -> Result<bool, StorageError>;

    /// Takes or renews the lease, unless somebody else holds it.
    async fn hold(
        &self,
        follower: &FollowerKey,
        owner: Uuid,
        length: Duration,
    ) -> Result<bool, StorageError>;

    /// Gives the lease up, if `owner` holds it.
    async fn release(&self, follower: &FollowerKey, owner: Uuid) -> Result<(), StorageError>;

    /// All followers, without their lag.
    async fn followers(&self) -> Result<Vec<FollowerStatus>, StorageError>;

    /// The streams a follower is stopped at, by position.
    async fn parked(&self, follower: &FollowerKey) -> Result<Vec<ParkedStream>, StorageError>;

    /// What was done about parked events, in order.
    async fn interventions(
        &self,
        follower: &FollowerKey,
    ) -> Result<Vec<Intervention>, StorageError>;

    /// Makes the tables of a build and enrols it at the start, where that is missing. Where its
    /// version has no build yet, the version's names stand for this one.
    async fn prepare_build(
        &self,
        build: &FollowerKey,
        tables: &[&'static Table],
    ) -> Result<(), StorageError>;

    /// The build that a version's names stand for.
    async fn current_build(
        &self,
        name: &'static str,
        version: u32,
    ) -> Result<Option<CurrentBuild>, StorageError>;

    /// Has the plain names stand for this build, unless they stand for one of a later version.
    async fn go_live(
        &self,
        build: &FollowerKey,
        tables: &[&'static Table],
    ) -> Result<(), StorageError>;

    /// Has the names of its version stand for the build `next` in the place of `old`, which is
    /// removed. False, and nothing is done, if `next` has not come as far or `old` is not there.
    async fn replace_build(
        &self,
        old: &FollowerKey,
        next: &FollowerKey,
        tables: &[&'static Table],
    ) -> Result<bool, StorageError>;

    /// Removes a build with its tables, unless the version's names stand for it by now.
    async fn drop_build(
        &self,
        build: &FollowerKey,
        tables: &[&'static Table],
    ) -> Result<(), StorageError>;

    /// The digest of all rows of a build, and the position they stand for.
    async fn digest(
        &self,
        build: &FollowerKey,
        tables: &[&'static Table],
    ) -> Result<(Position, [u8; 32]), StorageError>;

    /// The rows that a query on read models finds. Its parameters are named `$1`, `$2` …
    async fn query(&self, sql: &str, parameters: &[Value])
    -> Result<Vec<Vec<Value>>, StorageError>;
}

/// What a follower does at once.
#[derive(Debug, Default)]
pub(crate) struct Step {
    /// Where it stands afterwards.
    pub(crate) to: Position,
    pub(crate) operations: Vec<Operation>,
    /// Streams to stop at, in the place of where it was stopped at them before.
    pub(crate) park: Vec<ParkedStream>,
    /// A stream to go on with.
    pub(crate) resume: Option<(String, String)>,
    /// What somebody did about a parked event.
    pub(crate) intervention: Option<Intervention>,
    /// Whether what is parked changes by a person's hand, which raises the revision.
    pub(crate) is_intervening: bool,
    /// Who must hold the lease.
    pub(crate) owner: Option<Uuid>,
}
