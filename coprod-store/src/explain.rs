//! What went wrong, as a text that is kept and that a person reads.

use std::{any::Any, error::Error, iter::successors};

/// The error with its sources, cut to 1,000 characters.
pub(crate) fn explain(error: &(dyn Error + 'static)) -> String {
    let causes = successors(Some(error), |&error| error.source());
    let said: Vec<_> = causes.map(ToString::to_string).collect();
    said.join(": ").chars().take(1_000).collect()
}

/// What a panic said.
pub(crate) fn words_of(panic: &(dyn Any + Send)) -> &str {
    let words = panic.downcast_ref::<&str>().copied();
    words
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("it did not say why")
}
