//! Topics: the one vocabulary for matters, mandates and consultations.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// What something is about: `care`, or more closely `care/night-shift`.
///
/// Levels are separated by `/`; each has 1 to 64 of `a-z`, `0-9` and `-`.
///
/// ```
/// # use coprod_core::TopicKey;
/// let care: TopicKey = "care".parse()?;
/// assert!(care.covers(&"care/night-shift".parse()?));
/// assert!(!care.covers(&"careers".parse()?));
/// assert!("Night shift".parse::<TopicKey>().is_err());
/// # Ok::<(), coprod_core::InvalidTopic>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TopicKey(String);

impl TopicKey {
    /// Whether this topic is the `other` or lies above it.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        other
            .0
            .strip_prefix(&self.0)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The key as it stands in the record.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A text that is no topic.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is no topic: write a-z, 0-9 and -, with / between levels")]
pub struct InvalidTopic {
    /// The text that was given.
    pub text: String,
}

fn is_level(level: &str) -> bool {
    (1..=64).contains(&level.len())
        && level
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

impl TryFrom<String> for TopicKey {
    type Error = InvalidTopic;

    fn try_from(text: String) -> Result<Self, InvalidTopic> {
        if text.split('/').all(is_level) {
            Ok(Self(text))
        } else {
            Err(InvalidTopic { text })
        }
    }
}

impl FromStr for TopicKey {
    type Err = InvalidTopic;

    fn from_str(text: &str) -> Result<Self, InvalidTopic> {
        text.to_owned().try_into()
    }
}

impl From<TopicKey> for String {
    fn from(topic: TopicKey) -> Self {
        topic.0
    }
}

impl fmt::Display for TopicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
