//! Personal values: what belongs to a person stands in the record as a commitment only.
//!
//! An event is never changed, yet a person's data must be destroyable. So an event holds whose value
//! it is and a salted SHA-256 of it; value and salt are kept apart, where they can be erased. The
//! proof that the event stood in the record outlives the value.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, DeserializeOwned},
    ser::SerializeStruct,
};
use sha2::{Digest as _, Sha256};

use crate::PartyId;

/// A value that belongs to a person (or to another party), by reference.
///
/// It is always written in its bare form, `{"$personal":{"subject":…,"commitment":…}}`, whatever it
/// holds in memory; what a ledger reads back may carry the value beside it. Two are equal when
/// subject and commitment are. No rule of the domain looks inside.
///
/// ```
/// # use coprod_core::{PartyId, Personal, Salt};
/// # let ayse = PartyId::from(uuid::Uuid::nil());
/// let (name, value) = Personal::new(ayse, &"Ayşe".to_owned(), Salt::from_bytes([7; 32]))?;
/// assert_eq!(name.open().map(String::as_str), Some("Ayşe"));
/// assert!(value.proves(&name));
///
/// let written = serde_json::to_string(&name)?;
/// assert!(!written.contains("Ayşe"));
/// let read: Personal<String> = serde_json::from_str(&written)?;
/// assert_eq!(read, name);
/// assert_eq!(read.open(), None); // closed: the value is kept elsewhere
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone)]
pub struct Personal<T> {
    subject: PartyId,
    commitment: Commitment,
    content: Content<T>,
}

/// What is known in memory of a personal value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Content<T> {
    /// The value itself.
    Open(T),
    /// Nobody asked for the value, or nobody may.
    Closed,
    /// The value was destroyed at the subject's demand.
    Erased,
    /// The value should be there and is not.
    Missing,
}

impl<T> Personal<T> {
    /// Whose value it is.
    #[must_use]
    pub const fn subject(&self) -> PartyId {
        self.subject
    }

    /// What binds the record to the value.
    #[must_use]
    pub const fn commitment(&self) -> Commitment {
        self.commitment
    }

    /// What is known of the value here.
    #[must_use]
    pub const fn content(&self) -> &Content<T> {
        &self.content
    }

    /// The value, where it is open.
    #[must_use]
    pub const fn open(&self) -> Option<&T> {
        match &self.content {
            Content::Open(value) => Some(value),
            Content::Closed | Content::Erased | Content::Missing => None,
        }
    }
}

impl<T: DeserializeOwned> Personal<T> {
    /// The same, opened by its value; nothing if `value` is not the one committed to.
    #[must_use]
    pub fn opened(self, value: &PersonalValue) -> Option<Self> {
        if !value.proves(&self) {
            return None;
        }
        let content = Content::Open(serde_json::from_str(&value.json).ok()?);
        Some(Self { content, ..self })
    }
}

impl<T> Personal<T> {
    /// The same, known to be missing.
    #[must_use]
    pub fn missing(self) -> Self {
        Self {
            content: Content::Missing,
            ..self
        }
    }
}

impl<T: Serialize + Clone> Personal<T> {
    /// Binds `value` to its subject. The second part is what has to be kept apart from the record.
    ///
    /// The salt must be random and new for each value, else equal values show as equal.
    ///
    /// # Errors
    /// When the value cannot be written as JSON.
    pub fn new(
        subject: PartyId,
        value: &T,
        salt: Salt,
    ) -> Result<(Self, PersonalValue), serde_json::Error> {
        let json = serde_json::to_string(value)?;
        let commitment = Commitment::to(&salt, &json);
        let personal = Self {
            subject,
            commitment,
            content: Content::Open(value.clone()),
        };
        Ok((
            personal,
            PersonalValue {
                subject,
                commitment,
                salt,
                json,
            },
        ))
    }
}

impl<T> PartialEq for Personal<T> {
    fn eq(&self, other: &Self) -> bool {
        (self.subject, self.commitment) == (other.subject, other.commitment)
    }
}

impl<T> Eq for Personal<T> {}

/// Shows whose value it is and whether it is open, never the value: this ends up in logs.
impl<T> fmt::Debug for Personal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Personal({:?}, of {}, {})",
            self.content, self.subject, self.commitment
        )
    }
}

/// Shows whether the value is open, never the value.
impl<T> fmt::Debug for Content<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Open(_) => "open",
            Self::Closed => "closed",
            Self::Erased => "erased",
            Self::Missing => "missing",
        })
    }
}

/// The key under which a personal value's reference stands in JSON.
pub const PERSONAL_KEY: &str = "$personal";

#[derive(Serialize)]
struct Reference {
    subject: PartyId,
    commitment: Commitment,
}

impl<T> Serialize for Personal<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let reference = Reference {
            subject: self.subject,
            commitment: self.commitment,
        };
        let mut object = serializer.serialize_struct("Personal", 1)?;
        object.serialize_field(PERSONAL_KEY, &reference)?;
        object.end()
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Personal<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Wire {
            #[serde(rename = "$personal")]
            personal: Opened,
        }

        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Opened {
            subject: PartyId,
            commitment: Commitment,
            #[serde(default, deserialize_with = "present")]
            value: Option<serde_json::Value>,
            #[serde(default)]
            erased: bool,
            #[serde(default)]
            missing: bool,
        }

        let Wire { personal } = Wire::deserialize(deserializer)?;
        let content = match (personal.value, personal.erased, personal.missing) {
            (Some(value), false, false) => Content::Open(open(value)?),
            (None, false, false) => Content::Closed,
            (None, true, false) => Content::Erased,
            (None, false, true) => Content::Missing,
            _ => {
                return Err(de::Error::custom(
                    "a personal value is open, erased or missing",
                ));
            }
        };
        Ok(Self {
            subject: personal.subject,
            commitment: personal.commitment,
            content,
        })
    }
}

/// A field that is there, be it `null`: that is a value too, and no other than the one written.
fn present<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<serde_json::Value>, D::Error> {
    serde_json::Value::deserialize(deserializer).map(Some)
}

/// The error does not quote the value: it ends up in logs.
fn open<T: DeserializeOwned, E: de::Error>(value: serde_json::Value) -> Result<T, E> {
    serde_json::from_value(value)
        .map_err(|_| E::custom("a personal value is of another type than is needed here"))
}

/// A personal value with its salt: what is kept apart from the record.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonalValue {
    /// Whose value it is.
    pub subject: PartyId,
    /// What the record holds in its stead.
    pub commitment: Commitment,
    /// What keeps the commitment from being guessed.
    pub salt: Salt,
    /// The value as JSON, to the byte as it was committed to.
    pub json: String,
}

impl PersonalValue {
    /// Whether this is the very value that stands behind `personal`.
    #[must_use]
    pub fn proves<T>(&self, personal: &Personal<T>) -> bool {
        self.subject == personal.subject
            && self.is_genuine()
            && self.commitment == personal.commitment
    }

    /// Whether salt and value yield the commitment.
    #[must_use]
    pub fn is_genuine(&self) -> bool {
        Commitment::to(&self.salt, &self.json) == self.commitment
    }
}

impl fmt::Debug for PersonalValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PersonalValue(of {}, {})", self.subject, self.commitment)
    }
}

/// The salted SHA-256 of a personal value. Written as 64 lowercase hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Commitment([u8; 32]);

impl Commitment {
    /// A commitment that was made before.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    fn to(salt: &Salt, json: &str) -> Self {
        let hash = Sha256::new()
            .chain_update(b"coprod-personal-v1\n")
            .chain_update(salt.as_bytes())
            .chain_update(json.as_bytes());
        Self(hash.finalize().into())
    }

    /// The 32 bytes.
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

/// A text that is no commitment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is no commitment: 64 lowercase hex digits are needed")]
pub struct InvalidCommitment {
    /// The text that was given.
    pub text: String,
}

impl TryFrom<String> for Commitment {
    type Error = InvalidCommitment;

    fn try_from(text: String) -> Result<Self, InvalidCommitment> {
        let mut bytes = [0; 32];
        if text.contains(|c: char| c.is_ascii_uppercase())
            || hex::decode_to_slice(&text, &mut bytes).is_err()
        {
            return Err(InvalidCommitment { text });
        }
        Ok(Self(bytes))
    }
}

impl From<Commitment> for String {
    fn from(commitment: Commitment) -> Self {
        commitment.to_string()
    }
}

/// 32 random bytes that keep a commitment from being guessed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Salt([u8; 32]);

impl Salt {
    /// A salt of these bytes; they must come from a source of randomness fit for secrets.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Salt(…)")
    }
}
