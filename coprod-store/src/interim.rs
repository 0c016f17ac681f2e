//! Stand-ins for the core's vocabulary until it is there.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// A moment, in UTC, to the microsecond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

/// Not a moment.
#[derive(Debug, Clone, thiserror::Error)]
#[error("no moment")]
pub struct InvalidTime;

impl Timestamp {
    /// From microseconds since 1970.
    ///
    /// # Errors
    /// Never.
    pub fn from_micros(micros: i64) -> Result<Self, InvalidTime> {
        Ok(Self(micros))
    }

    /// Microseconds since 1970.
    #[must_use]
    pub fn as_micros(self) -> i64 {
        self.0
    }
}

/// A party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PartyId(Uuid);

/// A command's id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CommandId(Uuid);

macro_rules! id {
    ($name:ident) => {
        impl $name {
            /// The id as a plain UUID.
            #[must_use]
            pub const fn as_uuid(self) -> Uuid {
                self.0
            }
        }
        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }
    };
}
id!(PartyId);
id!(CommandId);

/// The key of a reference to a personal value.
pub const PERSONAL_KEY: &str = "$personal";

/// 32 random bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Salt([u8; 32]);

impl Salt {
    /// From bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
    /// The bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// A salted hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Commitment([u8; 32]);

impl Commitment {
    /// To a value.
    #[must_use]
    pub fn to(salt: &Salt, json: &str) -> Self {
        let hash = Sha256::new()
            .chain_update(b"coprod-personal-v1\n")
            .chain_update(salt.as_bytes())
            .chain_update(json.as_bytes());
        Self(hash.finalize().into())
    }
    /// The bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for Commitment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl TryFrom<String> for Commitment {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let mut bytes = [0; 32];
        if text.contains(|c: char| c.is_ascii_uppercase())
            || hex::decode_to_slice(&text, &mut bytes).is_err()
        {
            return Err(text);
        }
        Ok(Self(bytes))
    }
}

impl From<Commitment> for String {
    fn from(commitment: Commitment) -> Self {
        commitment.to_string()
    }
}

/// A personal value with its salt.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PersonalValue {
    /// Whose.
    pub subject: PartyId,
    /// In its stead.
    pub commitment: Commitment,
    /// Salt.
    pub salt: Salt,
    /// JSON.
    pub json: String,
}

impl PersonalValue {
    /// Whether salt and value yield the commitment.
    #[must_use]
    pub fn is_genuine(&self) -> bool {
        Commitment::to(&self.salt, &self.json) == self.commitment
    }
}
