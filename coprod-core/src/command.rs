//! What somebody asks to be done.

use std::fmt;

use serde::Serialize;

use crate::{Actor, Decider, Relayed, Timestamp};

/// A command on its way to one aggregate: to whom, by whom, when, and what.
///
/// Time and ids come in with it; a decision reads no clock and rolls no dice.
#[derive(Serialize)]
#[serde(bound = "")]
pub struct Command<D: Decider> {
    /// Which aggregate is to decide.
    pub to: D::Id,
    /// Who gives it.
    pub by: Actor,
    /// When what it speaks of happened. The past is unlimited: paper waits.
    pub occurred_at: Timestamp,
    /// Who typed it, if somebody else did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relayed: Option<Relayed>,
    /// What is to be done.
    pub what: D::Command,
}

impl<D: Decider> Command<D> {
    /// A command that its giver brings themself.
    #[must_use]
    pub const fn new(to: D::Id, by: Actor, occurred_at: Timestamp, what: D::Command) -> Self {
        Self {
            to,
            by,
            occurred_at,
            relayed: None,
            what,
        }
    }

    /// The same, brought by somebody else.
    #[must_use]
    pub fn relayed(self, relayed: Relayed) -> Self {
        Self {
            relayed: Some(relayed),
            ..self
        }
    }
}

impl<D: Decider> Clone for Command<D> {
    fn clone(&self) -> Self {
        Self {
            to: self.to,
            by: self.by.clone(),
            occurred_at: self.occurred_at,
            relayed: self.relayed.clone(),
            what: self.what.clone(),
        }
    }
}

impl<D: Decider> fmt::Debug for Command<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Command")
            .field("to", &self.to)
            .field("by", &self.by)
            .field("occurred_at", &self.occurred_at)
            .field("relayed", &self.relayed)
            .field("what", &self.what)
            .finish()
    }
}
