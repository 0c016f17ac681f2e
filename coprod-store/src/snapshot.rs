//! Snapshots spare reading a long stream from its first event. They are taken beside the hot path,
//! by reading durable events as anybody else would; they are never a source of truth, and can all be
//! dropped at any time.
//!
//! A snapshot is only as good as the code that made it: if `apply` changes its mind about an event,
//! an older snapshot is wrong although it still fits the type. No look at the state's shape can
//! show that. So the fingerprint holds, beside the shape, the program that took the snapshot; a
//! newly built program starts from the events and takes its own.

use std::{any, env, fs, sync::LazyLock, time::UNIX_EPOCH};

use cqrs_es::Aggregate;
use sha2::{Digest as _, Sha256};

use crate::{
    ReadError,
    backend::{Backend, Snapshot},
    load::load,
};

/// Raised when what a snapshot means changes on the ledger's side.
const FORMAT: &str = "snapshot 1";

/// At which sequence the next snapshot is due after one at `last`. A state may grow with its stream,
/// and all of it is written each time: so the steps grow too, and all snapshots of a stream together
/// cost a few times as much as the last one. What is read after it is a fifth of the stream at most.
pub(crate) const fn next(last: u64, every: u64) -> u64 {
    let quarter = last / 4;
    last.saturating_add(if quarter > every { quarter } else { every })
}

/// Takes a snapshot of a stream. That it fails is no matter: the events are there.
pub(crate) async fn take<A: Aggregate + 'static>(
    backend: &dyn Backend,
    id: &str,
) -> Result<(), ReadError> {
    let (loaded, _) = load::<A>(backend, id).await?;
    let Ok(state) = serde_json::to_string(&loaded.state) else {
        return Ok(());
    };
    let snapshot = Snapshot {
        sequence: loaded.sequence,
        state,
    };
    backend
        .keep_snapshot(A::TYPE, id, &fingerprint::<A>(), snapshot)
        .await?;
    Ok(())
}

/// What code a snapshot of `A` belongs to: the aggregate, the shape of its first state, and the
/// program.
pub(crate) fn fingerprint<A: Aggregate>() -> [u8; 32] {
    let shape = serde_json::to_string(&A::default()).unwrap_or_default();
    let mut hash = Sha256::new();
    for part in [FORMAT, A::TYPE, any::type_name::<A>(), &shape, &PROGRAM] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

/// The running program, by the size and time of its file: another build has others.
static PROGRAM: LazyLock<String> = LazyLock::new(|| {
    let file = env::current_exe().and_then(fs::metadata);
    let built = file.as_ref().ok().and_then(|file| file.modified().ok());
    let built = built.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    format!("{:?} {:?}", file.map(|file| file.len()).ok(), built)
});
