//! Sessions: when the table meets.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::super::{AgendaItem, Openness};
use crate::{Digest, SeatId, Timestamp};

/// A meeting of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// For when it was called.
    pub at: Timestamp,
    /// What it was called for.
    pub agenda: Vec<AgendaItem>,
    /// How far it has come.
    pub stage: SessionStage,
    /// Who is there, by the last record of it; nothing before the first.
    pub present: Option<BTreeSet<SeatId>>,
    /// The document that the table approved as its minutes.
    pub minutes: Option<Digest>,
}

/// How far a session has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum SessionStage {
    /// It was called.
    Called,
    /// It is going on.
    Open(Openness),
    /// It is over.
    Closed {
        /// Since when.
        at: Timestamp,
    },
}
