//! What somebody said or wrote.

use serde::{Deserialize, Serialize};

use crate::{Digest, PartyId, Personal};

/// A reason, an answer, a ruling, a text: whatever is put in words.
///
/// A person's words belong to them and are [`Personal`]; an organisation's are plain text. Nobody
/// names a third person in a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Words {
    /// Said in the name of an organisation, or by an automation.
    Plain(String),
    /// Said by a person in their own name.
    Personal(Personal<String>),
}

impl Words {
    /// Whose words these are, where they are a person's.
    #[must_use]
    pub const fn subject(&self) -> Option<PartyId> {
        match self {
            Self::Plain(_) => None,
            Self::Personal(personal) => Some(personal.subject()),
        }
    }

    /// The text, where it is plain or open.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Plain(text) => Some(text),
            Self::Personal(personal) => personal.open().map(String::as_str),
        }
    }

    /// What identifies the text: the SHA-256 of plain words, the commitment of personal ones (their
    /// own digest would let anybody guess them).
    #[must_use]
    pub fn digest(&self) -> Digest {
        match self {
            Self::Plain(text) => Digest::of(text.as_bytes()),
            Self::Personal(personal) => Digest::from_bytes(*personal.commitment().as_bytes()),
        }
    }
}

impl From<&str> for Words {
    fn from(text: &str) -> Self {
        Self::Plain(text.to_owned())
    }
}

impl From<Personal<String>> for Words {
    fn from(personal: Personal<String>) -> Self {
        Self::Personal(personal)
    }
}
