//! Standard output, in one piece or as it comes.

use std::io::{self, BufWriter, Stdout, Write};

use serde::Serialize;

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

    /// One array, an item a line.
    pub(crate) fn array(&mut self, items: &[impl Serialize]) -> Result<(), Failure> {
        self.write("[")?;
        for (index, item) in items.iter().enumerate() {
            let item = serde_json::to_string(item).map_err(io::Error::other)?;
            self.write(if index == 0 { "\n" } else { ",\n" })?;
            self.write(&item)?;
        }
        self.write(if items.is_empty() { "]\n" } else { "\n]\n" })
    }

    /// Sends on what was written so far.
    pub(crate) fn flush(&mut self) -> Result<(), Failure> {
        Ok(self.0.flush()?)
    }
}
