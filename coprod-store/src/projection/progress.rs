//! How a long fold is getting on.

use std::time::{Duration, Instant};

use crate::Position;

/// How far a fold has come, and how fast it goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// Up to where the record has been folded.
    pub position: Position,
    /// Up to where it has to be.
    pub head: Position,
    /// Events folded in a second, since the fold began.
    pub events_per_second: f64,
    /// How long it will take at that pace; nothing before there is one.
    pub remaining: Option<Duration>,
}

impl Progress {
    /// How much of the record is folded: 0 to 1.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a share to be shown")]
    pub fn share(&self) -> f64 {
        if self.head == Position::START {
            return 1.0;
        }
        (self.position.0 as f64 / self.head.0 as f64).min(1.0)
    }
}

/// Measures progress.
pub(super) struct Pace {
    began: Instant,
    from: Position,
}

impl Pace {
    pub(super) fn begin(from: Position) -> Self {
        Self {
            began: Instant::now(),
            from,
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a rate to be shown")]
    pub(super) fn progress(&self, position: Position, head: Position) -> Progress {
        let folded = position.0.saturating_sub(self.from.0) as f64;
        let left = head.0.saturating_sub(position.0) as f64;
        let events_per_second = folded / self.began.elapsed().as_secs_f64().max(1e-9);
        let remaining = (folded > 0.0)
            .then(|| Duration::try_from_secs_f64(left / events_per_second).ok())
            .flatten();
        Progress {
            position,
            head,
            events_per_second,
            remaining,
        }
    }
}
