//! How a follower is doing.

use serde::Serialize;

use super::{FollowerKey, FollowerKind, Intervention, ParkedStream};
use crate::{Ledger, Position, ReadError};

/// How far a follower has come, and whether anything holds it up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FollowerStatus {
    /// What it is.
    pub kind: FollowerKind,
    /// Its name.
    pub name: String,
    /// A read model's version; else 0.
    pub version: u32,
    /// Which build of that version; else 0.
    pub build: u32,
    /// Whether the plain names of a read model's tables stand for this build.
    pub is_live: bool,
    /// Up to where it has taken the record.
    pub position: Position,
    /// How many events it is behind the ledger's head.
    pub lag: u64,
    /// Whether a process is at work on it now.
    pub is_followed: bool,
    /// Streams that it is stopped at.
    pub parked: u64,
}

/// Followers.
impl Ledger {
    /// All who follow the record under a name, by kind and name.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read.
    pub async fn followers(&self) -> Result<Vec<FollowerStatus>, ReadError> {
        let mut followers = self.backend().followers().await?;
        // Read afterwards: nobody is ahead of it.
        let head = self.head().await?;
        for follower in &mut followers {
            follower.lag = head.0.saturating_sub(follower.position.0);
        }
        Ok(followers)
    }

    /// The streams that a follower is stopped at, by position.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read.
    pub async fn parked_of(
        &self,
        follower: &FollowerStatus,
    ) -> Result<Vec<ParkedStream>, ReadError> {
        Ok(self.backend().parked(&follower.key()).await?)
    }

    /// What was done about events that a follower could not take, in order.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read.
    pub async fn interventions_of(
        &self,
        follower: &FollowerStatus,
    ) -> Result<Vec<Intervention>, ReadError> {
        Ok(self.backend().interventions(&follower.key()).await?)
    }
}

impl FollowerStatus {
    fn key(&self) -> FollowerKey {
        FollowerKey {
            kind: self.kind,
            name: self.name.clone(),
            version: self.version,
            build: self.build,
        }
    }
}
