//! What tells one follower from another.

use std::{fmt, str::FromStr};

use serde::Serialize;

/// What follows the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FollowerKind {
    /// A read model is folded from it.
    Projection,
    /// A program takes its events one after another.
    Subscription,
    /// Commands follow from it.
    Reaction,
}

impl FollowerKind {
    /// Its code, such as `projection`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Projection => "projection",
            Self::Subscription => "subscription",
            Self::Reaction => "reaction",
        }
    }
}

impl fmt::Display for FollowerKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for FollowerKind {
    type Err = ();

    fn from_str(code: &str) -> Result<Self, ()> {
        match code {
            "projection" => Ok(Self::Projection),
            "subscription" => Ok(Self::Subscription),
            "reaction" => Ok(Self::Reaction),
            _ => Err(()),
        }
    }
}

/// A follower. One of a read model is a build of one of its versions.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct FollowerKey {
    pub(crate) kind: FollowerKind,
    pub(crate) name: String,
    pub(crate) version: u32,
    pub(crate) build: u32,
}

impl FollowerKey {
    pub(crate) fn subscription(name: &str) -> Self {
        Self::plain(FollowerKind::Subscription, name)
    }

    pub(crate) fn reaction(name: &str) -> Self {
        Self::plain(FollowerKind::Reaction, name)
    }

    fn plain(kind: FollowerKind, name: &str) -> Self {
        Self {
            kind,
            name: name.to_owned(),
            version: 0,
            build: 0,
        }
    }

    pub(crate) fn build(name: &str, version: u32, build: u32) -> Self {
        Self {
            kind: FollowerKind::Projection,
            name: name.to_owned(),
            version,
            build,
        }
    }
}

/// Under this it stands in the database.
impl fmt::Display for FollowerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            kind,
            name,
            version,
            build,
        } = self;
        match kind {
            FollowerKind::Projection => write!(f, "{kind} {name} v{version} b{build}"),
            FollowerKind::Subscription | FollowerKind::Reaction => write!(f, "{kind} {name}"),
        }
    }
}
