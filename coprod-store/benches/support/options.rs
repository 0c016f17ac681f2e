//! What can be asked for on the command line.

use std::env;

pub struct Options {
    /// One object a line.
    pub json: bool,
    /// Rounds, of which the median counts.
    pub runs: usize,
    /// What the work is divided by.
    pub quick: usize,
    /// The largest sizes too.
    pub full: bool,
    /// The one part to measure.
    pub only: Option<String>,
}

impl Options {
    pub fn read() -> Self {
        Self {
            json: has("--json"),
            runs: value("--runs").map_or(3, |runs| runs.parse::<usize>().unwrap().max(1)),
            quick: if has("--quick") { 10 } else { 1 },
            full: has("--full"),
            only: value("--only"),
        }
    }

    /// Whether a part is to be measured.
    pub fn wants(&self, part: &str) -> bool {
        self.only.as_deref().is_none_or(|only| only == part)
    }
}

pub fn has(name: &str) -> bool {
    env::args().any(|argument| argument == name)
}

/// What follows an option.
pub fn value(name: &str) -> Option<String> {
    env::args().skip_while(|argument| argument != name).nth(1)
}
