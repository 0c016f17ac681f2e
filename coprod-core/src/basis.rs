//! On what authority something was decided.

use serde::{Deserialize, Serialize};

use crate::{By, ClauseId, Decider as _, Document, Relayed, RoundTable, RoundTableId, Timestamp};

/// What a decision rests on.
///
/// What lies in a ledger is cited, and the cited entry must exist and carry what it is cited for;
/// what lies outside is named, with document and digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, strum::AsRefStr)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Basis {
    /// The authority of an office one holds.
    OwnAuthority {
        /// Which office.
        office: String,
    },
    /// A round table's decision: the entry where it was reached, and adopted.
    Decision(Citation),
    /// The allocation of a participatory budget: the entry where it was adopted.
    Allocation(Citation),
    /// An agreement of both sides: the entry where the last of them agreed.
    Agreement(Citation),
    /// A last word: the entry where it was exercised.
    LastWord(Citation),
    /// A clause that was accepted, and the entry that meets its condition.
    Clause {
        /// Which clause.
        clause: ClauseId,
        /// What happened, by somebody else than who invokes the clause.
        fact: Citation,
    },
    /// A law or statute.
    Norm {
        /// Its usual citation, such as `§ 4 PflBG`.
        norm: String,
        /// The text relied upon, where it is no public law.
        #[serde(skip_serializing_if = "Option::is_none")]
        document: Option<Document>,
    },
    /// A contract.
    Contract {
        /// The contract itself.
        document: Document,
    },
    /// The resolution of an organ: council, board, members' assembly.
    Resolution {
        /// Which organ.
        organ: String,
        /// The resolution itself.
        document: Document,
    },
}

impl Basis {
    /// The entry cited, where the basis lies in a ledger.
    #[must_use]
    pub const fn citation(&self) -> Option<&Citation> {
        match self {
            Self::Decision(entry)
            | Self::Allocation(entry)
            | Self::Agreement(entry)
            | Self::LastWord(entry)
            | Self::Clause { fact: entry, .. } => Some(entry),
            Self::OwnAuthority { .. }
            | Self::Norm { .. }
            | Self::Contract { .. }
            | Self::Resolution { .. } => None,
        }
    }

    /// The document named, where the basis lies outside.
    #[must_use]
    pub const fn document(&self) -> Option<&Document> {
        match self {
            Self::Contract { document } | Self::Resolution { document, .. } => Some(document),
            Self::Norm { document, .. } => document.as_ref(),
            Self::OwnAuthority { .. }
            | Self::Decision(_)
            | Self::Allocation(_)
            | Self::Agreement(_)
            | Self::LastWord(_)
            | Self::Clause { .. } => None,
        }
    }

    /// Whether `entry` is of the kind that this basis may cite. True where nothing is cited.
    #[must_use]
    pub fn is_carried_by(&self, entry: &CitedEntry) -> bool {
        match self {
            Self::Decision(_) => {
                entry.is("RoundTable", "DecisionReached") && entry.states("outcome", "adopted")
            }
            Self::Allocation(_) => entry.is("ParticipatoryBudget", "AllocationAdopted"),
            Self::Agreement(_) => {
                entry.is("Service", "ConceptAgreed")
                    || entry.is("Service", "DisputeSettled")
                    || (entry.is("Service", "ReviewHeld") && entry.states("verdict", "close"))
                    || entry.is("RoundTable", "CharterAdopted")
            }
            Self::LastWord(_) => entry.is("Service", "LastWordExercised"),
            // Whether the condition is met only the service can say that agreed to the clause.
            Self::Clause { .. }
            | Self::OwnAuthority { .. }
            | Self::Norm { .. }
            | Self::Contract { .. }
            | Self::Resolution { .. } => true,
        }
    }
}

/// An entry of the record, by stream and sequence. Positions never stand in payloads: they are the
/// ledger's own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// In which stream.
    pub stream: StreamName,
    /// The how manieth entry of it, from 1.
    pub sequence: u64,
}

impl Citation {
    /// The round table in whose stream it stands, if it does in one.
    #[must_use]
    pub fn round_table(&self) -> Option<RoundTableId> {
        (self.stream.aggregate_type == RoundTable::TYPE)
            .then(|| self.stream.id.parse().ok())
            .flatten()
    }
}

/// A stream of events: one aggregate's life. Written as `TYPE/ID`.
///
/// ```
/// # use coprod_core::StreamName;
/// let stream: StreamName = "RoundTable/0191b2c4-7a10-7c3e-9b59-3f0f1d2a4c6e".parse()?;
/// assert_eq!(stream.aggregate_type, "RoundTable");
/// assert!("RoundTable".parse::<StreamName>().is_err());
/// # Ok::<(), coprod_core::InvalidStreamName>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StreamName {
    /// The aggregate's type, such as `RoundTable`.
    #[serde(rename = "type")]
    pub aggregate_type: String,
    /// The aggregate's id.
    pub id: String,
}

impl std::fmt::Display for Citation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}#{}", self.stream, self.sequence)
    }
}

impl std::fmt::Display for StreamName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.aggregate_type, self.id)
    }
}

/// A text that names no stream.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} names no stream: write TYPE/ID, such as RoundTable/ and the table's id")]
pub struct InvalidStreamName {
    /// The text that was given.
    pub text: String,
}

impl std::str::FromStr for StreamName {
    type Err = InvalidStreamName;

    fn from_str(text: &str) -> Result<Self, InvalidStreamName> {
        match text.split_once('/') {
            Some((aggregate_type, id)) if !aggregate_type.is_empty() && !id.is_empty() => {
                Ok(Self {
                    aggregate_type: aggregate_type.to_owned(),
                    id: id.to_owned(),
                })
            }
            _ => Err(InvalidStreamName {
                text: text.to_owned(),
            }),
        }
    }
}

/// An entry that was looked up because somebody cited it.
#[derive(Debug, Clone, PartialEq)]
pub struct CitedEntry {
    /// The type of the aggregate in whose stream it stands.
    pub aggregate_type: String,
    /// What happened, such as `DecisionReached`.
    pub event_type: String,
    /// The event as recorded.
    pub payload: serde_json::Value,
}

impl CitedEntry {
    /// Whether it is this event of that aggregate.
    #[must_use]
    pub fn is(&self, aggregate_type: &str, event_type: &str) -> bool {
        self.aggregate_type == aggregate_type && self.event_type == event_type
    }

    /// A field of what happened.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&serde_json::Value> {
        self.payload.get("what")?.get(&self.event_type)?.get(name)
    }

    /// Whether a field of what happened holds this text.
    #[must_use]
    pub fn states(&self, name: &str, text: &str) -> bool {
        self.field(name).is_some_and(|value| value == text)
    }

    /// Who did it.
    #[must_use]
    pub fn by(&self) -> Option<By> {
        serde_json::from_value(self.payload.get("by")?.clone()).ok()
    }

    /// When it happened.
    #[must_use]
    pub fn occurred_at(&self) -> Option<Timestamp> {
        serde_json::from_value(self.payload.get("occurred_at")?.clone()).ok()
    }

    /// Who typed it, if somebody else did.
    #[must_use]
    pub fn relayed(&self) -> Option<Relayed> {
        serde_json::from_value(self.payload.get("relayed")?.clone()).ok()
    }

    /// Whether the act came through the hands of another side than the one acted for.
    #[must_use]
    pub fn is_relayed_by_other_side(&self) -> bool {
        let side = |part: &str| self.payload.get(part)?.get("side")?.as_str();
        side("relayed")
            .is_some_and(|recorder| recorder != "neutral" && side("by") != Some(recorder))
    }

    /// Whether the text, such as an id, stands anywhere in the entry.
    #[must_use]
    pub fn names(&self, text: &str) -> bool {
        names(&self.payload, text)
    }
}

fn names(value: &serde_json::Value, text: &str) -> bool {
    use serde_json::Value::{Array, Bool, Null, Number, Object, String};
    match value {
        Null | Bool(_) | Number(_) => false,
        String(found) => found == text,
        Array(items) => items.iter().any(|item| names(item, text)),
        Object(fields) => fields.values().any(|field| names(field, text)),
    }
}
