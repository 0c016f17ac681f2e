//! Why the command could not do what was asked, in one line that says what to do.

use std::{error::Error, io};

use coprod_core::{RoundTableId, ServiceId, SessionId};
use coprod_store::{InterventionError, OpenError, ReadError};

use crate::{messages::Messages, text};

#[derive(Debug)]
pub(crate) enum Failure {
    Open(OpenError),
    Read(ReadError),
    Runtime(io::Error),
    Output(io::Error),
    /// Whoever read our output has had enough: no failure at all.
    ReaderGone,
    NoSuchTable {
        table: RoundTableId,
        /// The tables there are, and what each is for.
        known: Vec<String>,
    },
    NoSuchService {
        service: ServiceId,
        /// The services there are, each with its title.
        known: Vec<String>,
    },
    Intervene(InterventionError),
    NoSuchProjection {
        name: String,
        /// Those that this program knows how to fold.
        known: Vec<&'static str>,
    },
    NoSuchSession {
        table: RoundTableId,
        session: SessionId,
        /// The table's sessions, each with its day.
        known: Vec<String>,
    },
}

impl Failure {
    /// The line for standard error.
    pub(crate) fn told(&self, messages: &Messages) -> String {
        let why = match self {
            Self::Open(error) => opening(error, messages),
            Self::Read(error) => chain(error),
            Self::Intervene(error) => chain(error),
            Self::NoSuchProjection { name, known } => messages.say(
                "failure-no-such-projection",
                [
                    ("name", name.as_str().into()),
                    ("known", known.join(", ").into()),
                ],
            ),
            Self::Runtime(error) => chain(error),
            Self::Output(error) => {
                messages.say("failure-output", [("why", error.to_string().into())])
            }
            Self::ReaderGone => String::new(),
            Self::NoSuchTable { table, known } => {
                let key = if known.is_empty() {
                    "failure-no-table-at-all"
                } else {
                    "failure-no-such-table"
                };
                let args = [
                    ("table", table.to_string().into()),
                    ("known", known.join("; ").into()),
                ];
                messages.say(key, args)
            }
            Self::NoSuchService { service, known } => {
                let key = if known.is_empty() {
                    "failure-no-service-at-all"
                } else {
                    "failure-no-such-service"
                };
                let args = [
                    ("service", service.to_string().into()),
                    ("known", known.join("; ").into()),
                ];
                messages.say(key, args)
            }
            Self::NoSuchSession {
                table,
                session,
                known,
            } => {
                let key = if known.is_empty() {
                    "failure-no-session-at-all"
                } else {
                    "failure-no-such-session"
                };
                let args = [
                    ("table", table.to_string().into()),
                    ("session", session.to_string().into()),
                    ("known", known.join("; ").into()),
                ];
                messages.say(key, args)
            }
        };
        let line = messages.say("failure", [("why", why.into())]);
        text::one_line(&line)
    }
}

/// Why a ledger cannot be opened; in the ledger's own words where those are for experts.
fn opening(error: &OpenError, messages: &Messages) -> String {
    match error {
        OpenError::UnknownScheme { url } => {
            messages.say("failure-unknown-scheme", [("url", url.as_str().into())])
        }
        OpenError::NotFound { path } => {
            messages.say("failure-not-found", [("path", path.as_str().into())])
        }
        OpenError::NoSuchFolder { path } => {
            messages.say("failure-no-folder", [("path", path.as_str().into())])
        }
        OpenError::NotALedger { path, reason } => messages.say(
            "failure-no-ledger",
            [
                ("path", path.as_str().into()),
                ("reason", reason.as_str().into()),
            ],
        ),
        OpenError::NewerFormat { path, found, known } => messages.say(
            "failure-newer-format",
            [
                ("path", path.as_str().into()),
                ("found", found.to_string().into()),
                ("known", known.to_string().into()),
            ],
        ),
        OpenError::NoAccess { path, source } => messages.say(
            "failure-no-access",
            [
                ("path", path.as_str().into()),
                ("why", chain(source.as_ref()).into()),
            ],
        ),
        OpenError::InvalidUrl { .. } | OpenError::NotBuilt { .. } | OpenError::Storage { .. } => {
            chain(error)
        }
    }
}

/// What went wrong and its causes, each said once.
fn chain(error: &(dyn Error + 'static)) -> String {
    let mut told = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let why = error.to_string();
        if !told.contains(&why) {
            told.push_str(": ");
            told.push_str(&why);
        }
        cause = error.source();
    }
    told
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        Self::Open(error)
    }
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}

impl From<InterventionError> for Failure {
    fn from(error: InterventionError) -> Self {
        match error {
            InterventionError::Read(error) => Self::Read(error),
            error @ (InterventionError::NotParked { .. }
            | InterventionError::Unaccounted
            | InterventionError::Clock { .. }) => Self::Intervene(error),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::ReaderGone,
            _ => Self::Output(error),
        }
    }
}
