//! What is laid on the table, and how it is talked over.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Charter;
use crate::{
    Digest, ItemId, PartyId, SeatId, ServiceId, SessionId, Side, Timestamp, TopicKey, Words,
};

/// An item on a session's agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgendaItem {
    /// Which one.
    pub item: ItemId,
    /// The matter.
    pub topic: TopicKey,
    /// What it is to be about.
    pub words: Words,
}

/// Who may listen to a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Openness {
    /// Everybody: the rule.
    Public,
    /// The table alone: the exception.
    Private {
        /// Why the talk must stay in the room.
        reason: Words,
    },
}

impl Openness {
    /// Why others are kept out, where they are.
    #[must_use]
    pub const fn reason(&self) -> Option<&Words> {
        match self {
            Self::Public => None,
            Self::Private { reason } => Some(reason),
        }
    }
}

/// Where and until when positions are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Held {
    /// In a session that is open.
    InSession(SessionId),
    /// Without meeting, up to a moment.
    Until(Timestamp),
}

/// Who may take a position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Electorate {
    /// These seats, eligible when the decision opened.
    Closed(Vec<SeatId>),
    /// Every seat taken before the decision closes.
    Open,
}

/// What one seat says when an objection is tested: does it qualify?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Voice {
    /// Whose voice.
    pub seat: SeatId,
    /// Whether the objection names harm or a way to do better, in this seat's judgement.
    pub qualifies: bool,
}

/// What is to happen once the table has adopted a proposal, where that is more than its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Motion {
    /// Something begins on a service.
    Service(ServiceMotion),
    /// The table settles its own affairs.
    Table(TableMotion),
}

impl Motion {
    /// The service it is about.
    #[must_use]
    pub const fn service(&self) -> Option<ServiceId> {
        match self {
            Self::Service(motion) => Some(motion.service),
            Self::Table(_) => None,
        }
    }
}

/// What a table decides about itself. Whoever later acts on the decision must do just this: no
/// adopted decision serves for anything but what it was about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum TableMotion {
    /// To live by another charter.
    AdoptCharter {
        /// The charter, as it is to hold.
        charter: Charter,
    },
    /// To have the talk led by somebody, or by somebody else.
    AppointFacilitator {
        /// By whom.
        party: PartyId,
    },
    /// To go on without a member.
    ExcludeMember {
        /// From which seat.
        seat: SeatId,
    },
    /// To approve the minutes of a session.
    ApproveMinutes {
        /// Of which session.
        session: SessionId,
        /// The document that was read.
        digest: Digest,
    },
    /// To end the table.
    DissolveRoundTable,
}

/// What is to happen on a service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceMotion {
    /// On which service.
    pub service: ServiceId,
    /// What begins. Whoever takes something on accepts it themself.
    pub act: MotionAct,
    /// What must still be so when it is carried out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub presupposes: Option<Presupposition>,
}

/// What a motion may begin. It completes nothing over somebody's head.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum MotionAct {
    /// To offer a share in planning.
    OfferPlanning {
        /// To whom.
        to: Vec<PartyId>,
        /// Who would hold it then.
        mode: Mode,
    },
    /// To offer a share in implementation.
    OfferImplementation {
        /// To whom.
        to: Vec<PartyId>,
        /// Who would hold it then.
        mode: Mode,
    },
    /// To put planning back to nobody, so that it can be settled anew.
    OpenPlanning,
    /// To put implementation back to nobody.
    OpenImplementation,
    /// To suspend delivery.
    SuspendDelivery,
}

/// By which sides planning or implementation is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::Display)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Mode {
    /// By professionals alone.
    Professionals,
    /// By both sides together.
    Shared,
    /// By citizens alone.
    Citizens,
}

impl Mode {
    /// Whether parties of that side hold it.
    #[must_use]
    pub const fn includes(self, side: Side) -> bool {
        match (self, side) {
            (Self::Professionals | Self::Shared, Side::Professional)
            | (Self::Citizens | Self::Shared, Side::Citizen) => true,
            (Self::Professionals, Side::Citizen)
            | (Self::Citizens, Side::Professional)
            | (Self::Professionals | Self::Shared | Self::Citizens, Side::Neutral) => false,
        }
    }

    /// Which of its sides is none of these, if one is.
    #[must_use]
    pub fn missing(self, sides: &BTreeSet<Side>) -> Option<Side> {
        let needed = [Side::Professional, Side::Citizen];
        let mut needed = needed.into_iter().filter(|side| self.includes(*side));
        needed.find(|side| !sides.contains(side))
    }
}

/// What a motion takes for granted; once it has changed, the table must decide again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Presupposition {
    /// The version of the concept in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub concept: Option<u32>,
    /// Who holds the share in question.
    pub holders: Vec<PartyId>,
}
