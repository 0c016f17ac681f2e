//! What can be wrong with an export, and where.

use std::{fmt, io, path::PathBuf};

use coprod_core::Timestamp;

/// Why an export is not replayed. Nothing of it is recorded.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ExportError {
    #[error(
        "{} is no folder: give the folder of a Polis export, with comments.csv and votes.csv",
        folder.display()
    )]
    NoFolder { folder: PathBuf },
    #[error(
        "there is no {file} in {}: give the folder of a Polis export, as it was unpacked",
        folder.display()
    )]
    NoFile { file: &'static str, folder: PathBuf },
    #[error("{file} cannot be read")]
    Unreadable {
        file: &'static str,
        #[source]
        source: io::Error,
    },
    #[error("{place}: {fault}")]
    Malformed { place: Place, fault: Fault },
    #[error(
        "votes.csv and comments.csv contradict each other: by the votes, statement {statement} has \
         {plus} times 1 and {minus} times -1, and comments.csv counts {agrees} who agree and \
         {disagrees} who disagree; whether 1 or -1 means agreeing cannot be told"
    )]
    NoSign {
        statement: u64,
        plus: u64,
        minus: u64,
        agrees: u64,
        disagrees: u64,
    },
}

/// Where in an export.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) file: &'static str,
    pub(crate) line: u64,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, line {}", self.file, self.line)
    }
}

/// What is wrong there.
#[derive(Debug, Clone, thiserror::Error)]
pub(crate) enum Fault {
    #[error("the file is empty; at least the names of its columns are needed")]
    Empty,
    #[error("there is no column {column}")]
    NoColumn { column: &'static str },
    #[error("this row has {found} fields, the first line has {expected}")]
    Fields { expected: u64, found: u64 },
    #[error("this is no UTF-8 text")]
    NotUtf8,
    #[error("{column} is {value:?}, and should be a whole number, 0 or more")]
    NoNumber { column: String, value: String },
    #[error("{column} is {value:?}, and should be -1, 0 or 1")]
    NoVote { column: String, value: String },
    #[error("{column} is {value:?}, and should be a moment in milliseconds since 1970")]
    NoMoment { column: String, value: String },
    #[error("{moment} lies in the future: check the export and this computer's clock")]
    InTheFuture { moment: Timestamp },
    #[error("{what} {id} stands here for the second time")]
    Twice { what: &'static str, id: u64 },
}

impl Fault {
    pub(crate) fn at(self, file: &'static str, line: u64) -> ExportError {
        let place = Place { file, line };
        ExportError::Malformed { place, fault: self }
    }
}
