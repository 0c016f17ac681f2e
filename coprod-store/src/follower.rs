//! Whoever follows the record under a name, and how far each has come.

mod follow;
mod key;
mod lease;
mod poison;
mod status;

pub(crate) use follow::{Follow, WAIT, follow_until};
pub(crate) use key::FollowerKey;
pub use key::FollowerKind;
pub(crate) use lease::Lease;
pub use poison::{Intervention, InterventionAction, InterventionError, ParkedStream};
pub use status::FollowerStatus;

use crate::Position;

/// The build that a version's names stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CurrentBuild {
    pub(crate) build: u32,
    /// Whether the plain names stand for it too.
    pub(crate) is_live: bool,
    pub(crate) checkpoint: Checkpoint,
}

/// How far a follower has come. Whoever moves it names the one that was read: nobody moves it from
/// a place where it no longer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Checkpoint {
    pub(crate) position: Position,
    /// Raised when somebody had a parked event tried again or passed over.
    pub(crate) revision: u64,
}
