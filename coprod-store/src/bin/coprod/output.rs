//! Standard output, in one piece or as it comes.

use std::io::{self, BufWriter, Stdout, Write};

use crate::failure::Failure;

/// Standard output; a reader who stops reading is told as [`Failure::ReaderGone`].
#[derive(Debug)]
pub(crate) struct Output(BufWriter<Stdout>);

impl Output {
    pub(crate) fn new() -> Self {
        Self(BufWriter::new(io::stdout()))
    }

    pub(crate) fn write(&mut self, text: &str) -> Result<(), Failure> {
        Ok(self.0.write_all(text.as_bytes())?)
    }

    /// Sends on what was written so far.
    pub(crate) fn flush(&mut self) -> Result<(), Failure> {
        Ok(self.0.flush()?)
    }
}
