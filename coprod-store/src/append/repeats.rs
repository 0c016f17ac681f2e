//! Whether commands are likely to be given again just now.
//!
//! That a command has been recorded is found out for certain when it is recorded or refused. To look
//! it up before it is decided costs a round trip, which pays where many are given again, such as when
//! an import is run a second time: whoever repeats one command likely repeats the next one.

use std::sync::atomic::{AtomicU32, Ordering};

/// How many commands are looked up beforehand after one that was given again.
const WARY: u32 = 1_000;

#[derive(Debug, Default)]
pub(super) struct Repeats {
    wary: AtomicU32,
}

impl Repeats {
    pub(super) fn are_likely(&self) -> bool {
        self.wary
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                left.checked_sub(1)
            })
            .is_ok()
    }

    /// Takes in that a command was given again.
    pub(super) fn note(&self) {
        self.wary.store(WARY, Ordering::Relaxed);
    }
}
