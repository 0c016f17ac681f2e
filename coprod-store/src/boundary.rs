//! Boundaries at which a test kills a process.
//!
//! Only with the feature `failpoints`; without it nothing of this is in a program.

#[cfg(feature = "failpoints")]
use std::{
    env,
    io::{Write as _, stdout},
    sync::{
        OnceLock,
        atomic::{AtomicU64, Ordering},
    },
    thread,
};

/// Somebody comes to a boundary.
macro_rules! boundary {
    ($who:expr, $which:literal) => {
        #[cfg(feature = "failpoints")]
        $crate::boundary::pass($who, $which);
    };
}

/// Where this process has to stop.
#[cfg(feature = "failpoints")]
struct Stop {
    who: String,
    which: String,
    /// At the last one of so many times.
    left: AtomicU64,
}

#[cfg(feature = "failpoints")]
impl Stop {
    /// As `COPROD_STOP_AT` says, such as `projection written 3`.
    fn read() -> Option<Self> {
        let wanted = env::var("COPROD_STOP_AT").ok()?;
        let mut words = wanted.split(' ').map(str::to_owned);
        Some(Self {
            who: words.next()?,
            which: words.next()?,
            left: AtomicU64::new(words.next()?.parse().ok()?),
        })
    }
}

/// Comes to a boundary. Whoever has to stop there says `stopped` on stdout, and never goes on.
#[cfg(feature = "failpoints")]
pub fn pass(who: &str, which: &str) {
    static STOP: OnceLock<Option<Stop>> = OnceLock::new();
    let Some(stop) = STOP.get_or_init(Stop::read) else {
        return;
    };
    if stop.who != who || stop.which != which || stop.left.fetch_sub(1, Ordering::SeqCst) != 1 {
        return;
    }
    // The one who listens may have gone.
    let _ = stdout().write_all(b"stopped\n");
    let _ = stdout().flush();
    loop {
        thread::park();
    }
}
