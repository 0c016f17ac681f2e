//! Building a read model anew beside the one that is in use.

use super::{
    Progress, Projected, Projection,
    projected::Standing,
    run::{Ended, Run},
};
use crate::{Position, ReadError, follower::FollowerKey};

/// What a rebuild came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebuilt {
    /// Up to where both were compared.
    pub position: Position,
    /// The SHA-256 of all rows that were in use.
    pub before: [u8; 32],
    /// The SHA-256 of all rows built anew.
    pub after: [u8; 32],
}

impl Rebuilt {
    /// Whether the rows in use were those that the record gives.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.before == self.after
    }
}

impl<P: Projection> Projected<P> {
    /// Builds the read model anew from the first event on, beside the one in use, compares both, and
    /// has the new one take the place of the old at once.
    ///
    /// When the future is dropped the rebuild stops; the next one goes on from there. Events that
    /// cannot be taken are parked again, also those that were [passed over](Self::skip) before.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read or written.
    pub async fn rebuild(
        &self,
        mut tell: impl FnMut(Progress) + Send,
    ) -> Result<Rebuilt, ReadError> {
        loop {
            let Standing { build: old, .. } = self.standing().await?;
            let next = Self::build(old.build + 1);
            self.backend().prepare_build(&next, P::TABLES).await?;
            let Some(rebuilt) = self.compare(&old, &next, &mut tell).await? else {
                continue;
            };
            while self.fold_up_to(&next, None, &mut tell).await?.is_some() {
                if self.backend().replace_build(&old, &next, P::TABLES).await? {
                    return Ok(rebuilt);
                }
            }
        }
    }

    /// Builds the read model anew and compares, as [`rebuild`](Self::rebuild) does, but leaves the
    /// one in use.
    ///
    /// # Errors
    /// As [`rebuild`](Self::rebuild).
    pub async fn verify(
        &self,
        mut tell: impl FnMut(Progress) + Send,
    ) -> Result<Rebuilt, ReadError> {
        loop {
            let Standing { build: old, .. } = self.standing().await?;
            let next = Self::build(old.build + 1);
            self.backend().prepare_build(&next, P::TABLES).await?;
            if let Some(rebuilt) = self.compare(&old, &next, &mut tell).await? {
                self.backend().drop_build(&next, P::TABLES).await?;
                return Ok(rebuilt);
            }
        }
    }

    /// The SHA-256 of all rows in use, and up to where they stand for the record. The same events
    /// give the same digest, whenever and however they were folded.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read.
    pub async fn digest(&self) -> Result<(Position, [u8; 32]), ReadError> {
        let Standing { build, .. } = self.standing().await?;
        Ok(self.backend().digest(&build, P::TABLES).await?)
    }

    /// Brings both to the same position, and compares them there. Nothing if one is gone.
    async fn compare(
        &self,
        old: &FollowerKey,
        next: &FollowerKey,
        tell: &mut (impl FnMut(Progress) + Send),
    ) -> Result<Option<Rebuilt>, ReadError> {
        let Some(reached) = self.fold_up_to(old, None, &mut |_| {}).await? else {
            return Ok(None);
        };
        if self.fold_up_to(next, Some(reached), tell).await?.is_none() {
            return Ok(None);
        }
        // Those who follow may have moved the old one on; the new one moves by our hand alone.
        let Some((position, before)) = self.digest_of(old).await? else {
            return Ok(None);
        };
        self.fold_up_to(next, Some(position), tell).await?;
        let Some((reached, after)) = self.digest_of(next).await? else {
            return Ok(None);
        };
        Ok((reached == position).then_some(Rebuilt {
            position,
            before,
            after,
        }))
    }

    /// Nothing if the build is gone.
    async fn digest_of(
        &self,
        build: &FollowerKey,
    ) -> Result<Option<(Position, [u8; 32])>, ReadError> {
        match self.backend().digest(build, P::TABLES).await {
            Ok(digest) => Ok(Some(digest)),
            Err(_) if self.backend().checkpoint(build).await?.is_none() => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Nothing if the build is gone.
    async fn fold_up_to(
        &self,
        build: &FollowerKey,
        limit: Option<Position>,
        tell: &mut (impl FnMut(Progress) + Send),
    ) -> Result<Option<Position>, ReadError> {
        let Some(checkpoint) = self.backend().checkpoint(build).await? else {
            return Ok(None);
        };
        let mut run = Run::new(self, build.clone(), checkpoint);
        match run.up_to(limit, tell).await? {
            Ended::Reached => Ok(Some(run.checkpoint.position)),
            Ended::Gone => Ok(None),
        }
    }
}
