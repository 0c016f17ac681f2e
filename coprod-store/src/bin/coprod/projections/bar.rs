//! How a rebuild is getting on, on standard error where that is a terminal.

use coprod_store::Progress;
use indicatif::{ProgressBar, ProgressStyle};

use crate::messages::Messages;

/// A bar that goes when it is dropped.
pub(super) struct Bar(ProgressBar);

impl Bar {
    pub(super) fn new(messages: &Messages) -> Self {
        let bar = ProgressBar::new(0);
        let template = messages.say(
            "projections-building",
            [
                ("share", "{percent}".into()),
                ("pace", "{per_sec}".into()),
                ("left", "{eta}".into()),
            ],
        );
        if let Ok(style) = ProgressStyle::with_template(&format!("[{{bar:30}}] {template}")) {
            bar.set_style(style.progress_chars("#>-"));
        }
        Self(bar)
    }

    pub(super) fn show(&self, progress: Progress) {
        self.0.set_length(progress.head.0);
        self.0.set_position(progress.position.0);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
