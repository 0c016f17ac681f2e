//! Following: catching up, waiting for more, and again, as long as this process is the one at work.

use std::{future::Future, time::Duration};

use tokio::time;

use super::{FollowerKey, Lease};
use crate::{Ledger, Position, ReadError, Retry};

/// How long more events are waited for at a time.
pub(crate) const WAIT: Duration = Duration::from_secs(60);

/// How long one waits before trying again where the database is away for a while.
const PAUSES: [Duration; 5] = [
    Duration::from_millis(50),
    Duration::from_millis(200),
    Duration::from_secs(1),
    Duration::from_secs(2),
    Duration::from_secs(5),
];

/// What can be kept up with the record.
pub(crate) trait Follow: Sync {
    fn ledger(&self) -> &Ledger;

    /// Under what it is at work at this moment.
    fn follower(&self) -> impl Future<Output = Result<FollowerKey, ReadError>> + Send;

    /// Takes in whatever was recorded since.
    fn catch_up(&self) -> impl Future<Output = Result<Position, ReadError>> + Send;

    /// How long to wait for more events before catching up all the same.
    fn patience(&self) -> Duration {
        WAIT
    }
}

/// Follows until `stop` is done. What is under way then is finished first, and another process may
/// take over at once. While the database is away it tries again.
pub(crate) async fn follow_until<S: Future + Send>(
    following: &impl Follow,
    stop: S,
) -> Result<S::Output, ReadError> {
    tokio::pin!(stop);
    let mut failures = 0;
    loop {
        let ended = match under_lease(following, &mut stop).await {
            Ok(ended) => Ok(ended),
            Err(error) if error.retry() == Retry::Now => Err(error),
            Err(error) => return Err(error),
        };
        match ended {
            Ok(Some(stopped)) => return Ok(stopped),
            // Another process has taken over, or a build the place of another one.
            Ok(None) => failures = 0,
            Err(_) => {
                let pause = PAUSES[failures.min(PAUSES.len() - 1)];
                failures += 1;
                tokio::select! {
                    () = time::sleep(pause) => {}
                    stopped = &mut stop => return Ok(stopped),
                }
            }
        }
    }
}

/// Nothing once there is no more to do under the lease that was taken.
async fn under_lease<S: Future + Send + Unpin>(
    following: &impl Follow,
    stop: &mut S,
) -> Result<Option<S::Output>, ReadError> {
    let follower = following.follower().await?;
    let ledger = following.ledger();
    let takeover = ledger.engine().config.takeover;
    let mut lease = Lease::new(ledger.backend_owned(), follower.clone(), takeover);
    tokio::select! {
        taken = lease.take() => taken?,
        stopped = &mut *stop => return Ok(Some(stopped)),
    }
    let working = async {
        loop {
            if !lease.is_held() || following.follower().await? != follower {
                return Ok(None);
            }
            let reached = following.catch_up().await?;
            tokio::select! {
                waited = ledger.wait_beyond(reached, following.patience()) => drop(waited?),
                () = lease.lost() => return Ok(None),
                stopped = &mut *stop => return Ok(Some(stopped)),
            }
        }
    };
    let ended: Result<_, ReadError> = working.await;
    let given_up = lease.give_up().await;
    let ended = ended?;
    given_up?;
    Ok(ended)
}
