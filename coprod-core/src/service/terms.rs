//! What offers, agreements and endings are made of.

use serde::{Deserialize, Serialize};

use crate::{
    ClauseId, CompetenceId, Document, LastWordId, PartyId, RoundTableId, Side, StreamName,
    TopicKey, Words,
};

/// The two questions of every service: who plans it, and who implements it?
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Axis {
    /// Who plans.
    Planning,
    /// Who implements.
    Implementation,
}

/// Who is asked to take a share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Receivers {
    /// These parties; the one who offers is among them if it is to hold a share as well.
    Parties(Vec<PartyId>),
    /// Whoever sat at a round table when the offer was made.
    Seated {
        /// At which table.
        table: RoundTableId,
        /// The last entry of the table's stream that was looked at.
        sequence: u64,
        /// Whom that makes it.
        parties: Vec<PartyId>,
    },
    /// Anybody of that side (Aufruf).
    OpenCall {
        /// Of which side.
        side: Side,
        /// How many must accept before it takes effect.
        needed: u32,
    },
}

/// To whom a command offers a share. At a round table that makes whoever sits there then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Addressees {
    /// These parties; the one who offers is among them if it is to hold a share as well.
    Parties(Vec<PartyId>),
    /// Whoever sits at this round table now.
    Seated(RoundTableId),
    /// Anybody of that side (Aufruf).
    OpenCall {
        /// Of which side.
        side: Side,
        /// How many must accept before it takes effect.
        needed: u32,
    },
}

/// On what terms a share is taken. Who accepts the offer accepts them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// How long before it takes effect one says that one gives one's share up, in days.
    pub notice_days: u32,
    /// On what conditions the share may be taken back.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub clauses: Vec<Clause>,
    /// Who steps in when a side has no holder left; it must have accepted that itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fallback: Option<PartyId>,
}

/// A condition on which a share may be taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// Its id, unique in the service.
    pub clause: ClauseId,
    /// What must stand in the record.
    pub condition: Condition,
}

/// A fact that somebody else than the taker must have brought into the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// In which stream; the service's own if none is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stream: Option<StreamName>,
    /// What happened, such as `ReviewHeld`.
    pub event_type: String,
    /// What one of its fields must say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub states: Option<FieldValue>,
}

/// A field of an event, and the text in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldValue {
    /// Which field, such as `verdict`.
    pub field: String,
    /// What it holds, such as `close`.
    pub value: String,
}

/// What an implementer delivers: by which concept, within which guideline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Work {
    /// The version of the concept.
    pub concept: u32,
    /// The version of the professional guideline, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guideline: Option<u32>,
}

/// Something that was settled about who is competent or has the last word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Settled {
    /// Who is competent in a matter.
    Competence(CompetenceId),
    /// Who has the last word.
    LastWord(LastWordId),
}

/// Why a share, a competence or a last word has no holder any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Departure {
    /// The holder gave the share up, and the time it set has come.
    Returned,
    /// The holder left the service, and the time it set has come.
    Left,
    /// The holder has died or been dissolved, as a document says.
    Gone {
        /// Which document; nothing of what it says stands here.
        document: Document,
    },
    /// The holder's stream says that it became another party, or is being erased.
    NoLongerThere,
}

/// Why delivery stands still.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Ground {
    /// Somebody would come to harm (Gefahr im Verzug). A review is opened.
    ImminentDanger {
        /// What the danger is.
        words: Words,
    },
    /// Nobody plans, or nobody implements.
    AxisOpen(Axis),
    /// The implementers decided so.
    OwnDecision {
        /// Why.
        reason: Words,
    },
    /// A round table's motion says so.
    Motion(crate::Citation),
}

/// What a review comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::Display)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Verdict {
    /// To go on as agreed.
    Continue,
    /// To plan anew.
    Revise,
    /// To close the service.
    Close,
}

impl std::fmt::Display for Settled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Competence(id) => write!(f, "competence {id}"),
            Self::LastWord(id) => write!(f, "last word {id}"),
        }
    }
}

impl Axis {
    /// The axis that a topic names, if it names one.
    #[must_use]
    pub fn named_by(topic: &TopicKey) -> Option<Self> {
        [Self::Planning, Self::Implementation]
            .into_iter()
            .find(|axis| axis.is_named_by(topic))
    }

    /// The topic under which disputes and last words name this axis.
    #[must_use]
    pub fn is_named_by(self, topic: &TopicKey) -> bool {
        topic.as_str() == self.to_string()
    }
}
