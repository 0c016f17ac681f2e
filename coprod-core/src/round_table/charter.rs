//! What a table lives by: its charter, and the mandates behind it.

use serde::{Deserialize, Serialize};

use crate::{DecisionId, Document, MandateId, PartyId, SeatId, TopicKey, rules::Rule};

/// How a table decides, matter by matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Charter {
    /// The provisions; for a matter the one with the closest topic holds.
    pub provisions: Vec<Provision>,
    /// Who is to lead the talk, where the table agreed on somebody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facilitator: Option<PartyId>,
    /// The charter as a document, where it was written down.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<Document>,
}

impl Charter {
    /// A charter with one rule for everything, decided by those seated when a decision opens.
    #[must_use]
    pub fn deciding_by(rule: Rule) -> Self {
        let provision = Provision {
            topic: None,
            rule,
            electorate: ElectorateKind::Closed,
        };
        Self {
            provisions: vec![provision],
            facilitator: None,
            document: None,
        }
    }

    /// The same, with a provision for one topic and those below it.
    #[must_use]
    pub fn with(mut self, topic: TopicKey, rule: Rule, electorate: ElectorateKind) -> Self {
        self.provisions.push(Provision {
            topic: Some(topic),
            rule,
            electorate,
        });
        self
    }

    /// The same, with somebody agreed on to lead the talk.
    #[must_use]
    pub fn led_by(self, facilitator: PartyId) -> Self {
        Self {
            facilitator: Some(facilitator),
            ..self
        }
    }

    /// The provision that holds for `topic`: the one with the closest topic that covers it, else
    /// the one for everything.
    #[must_use]
    pub fn provision_for(&self, topic: &TopicKey) -> Option<&Provision> {
        self.provisions
            .iter()
            .filter(|provision| provision.topic.as_ref().is_none_or(|own| own.covers(topic)))
            .max_by_key(|provision| provision.topic.as_ref().map_or(0, |own| own.as_str().len()))
    }
}

/// How one matter is decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provision {
    /// Which matter; nothing means whatever no other provision covers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<TopicKey>,
    /// By which rule.
    pub rule: Rule,
    /// By whom.
    pub electorate: ElectorateKind,
}

/// Who takes part in a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ElectorateKind {
    /// Whoever is seated when it opens.
    Closed,
    /// Whoever is seated before it closes.
    Open,
}

/// By what a charter came into force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum CharterAdoption {
    /// Everybody seated signed: the first charter of a table needs this.
    SignedBy(Vec<SeatId>),
    /// The table decided it, by the rule of the charter before.
    Decision(DecisionId),
}

/// What a mandate lets the table do for its grantor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::Display)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum MandateEffect {
    /// Decisions bind the grantor.
    Binding,
    /// Decisions recommend; the grantor owes an answer.
    Recommendation,
}

/// What a decision means for one party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartyEffect {
    /// For whom.
    pub party: PartyId,
    /// What it is to them.
    pub effect: MandateEffect,
    /// The mandate it rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mandate: Option<MandateId>,
}
