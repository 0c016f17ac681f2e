//! What is owed, as a reader gets it.

use std::fmt;

use coprod_core::{Date, Money, PartyId, Side, StreamName, Timestamp, TopicKey};
use serde::{Deserialize, Serialize};

use crate::{Position, history::Said};

/// Something that somebody owes to somebody: an answer, a review, a payment, a look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Claim {
    /// What kind of thing.
    pub kind: Kind,
    /// In which stream it stands.
    pub stream: StreamName,
    /// The id of what it is about: a concern, a decision, an offer.
    pub subject: Option<String>,
    /// The matter.
    pub topic: Option<TopicKey>,
    /// The place in the ledger of the event since which it is owed.
    pub position: Position,
    /// When that happened.
    pub occurred_at: Timestamp,
    /// Who owes it.
    pub owed_by: Whom,
    /// To whom.
    pub owed_to: Whom,
    /// By when.
    pub due: Option<Due>,
    /// Whether that has passed, at the moment asked for.
    pub overdue: bool,
    /// How much money, where it is money.
    pub amount: Option<Money>,
    /// What was said: a concern's words, an objection's reason. Personal words are opened if the
    /// ledger still has them.
    pub words: Option<Said>,
}

/// Those who owe, or to whom something is owed: parties where they are known, and their sides.
///
/// Sides without parties mean anybody there. Neither means anybody of the stream.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Whom {
    /// Which parties.
    pub parties: Vec<PartyId>,
    /// On which sides.
    pub sides: Vec<Side>,
}

/// By when something is owed. A day lasts until its end in UTC, as days in the record do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Due {
    /// In the course of that day.
    Day(Date),
    /// Up to that moment.
    Moment(Timestamp),
}

impl Due {
    /// Whether it has passed at that moment.
    #[must_use]
    pub fn has_passed(self, at: Timestamp) -> bool {
        match self {
            Self::Day(day) => at.date() > day,
            Self::Moment(moment) => at > moment,
        }
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// What can be owed.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum Kind {
            $($(#[$doc])* $name,)*
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its code, as it stands in JSON.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }
        }
    };
}

kinds! {
    /// An answer to whoever is asked to accept a service.
    Proposal = "proposal",
    /// An answer to an offer to plan or to implement.
    Offer = "offer",
    /// An answer to whoever asks to become a partner.
    Partnership = "partnership",
    /// An answer to a concern.
    Concern = "concern",
    /// An answer to a dispute.
    Dispute = "dispute",
    /// The settlement of a dispute that was answered: by both sides' signatures, or a last word.
    Settlement = "settlement",
    /// Resuming, or ending, a delivery that is suspended.
    SuspendedDelivery = "suspended_delivery",
    /// A review that was opened.
    Review = "review",
    /// A look on the day that was set when something was decided, agreed or kept.
    ReviewDate = "review_date",
    /// An answer to the offer of a role.
    RoleOffer = "role_offer",
    /// An answer to other terms that were proposed for an engagement.
    Revision = "revision",
    /// An answer to an imbalance.
    Imbalance = "imbalance",
    /// An answer to a say that was exercised.
    Say = "say",
    /// What is still to be paid back of an expense, or a refusal.
    Expense = "expense",
    /// An account of what a gift was used for.
    UseOfGift = "use_of_gift",
    /// A correction of a contribution that is disputed.
    DisputedContribution = "disputed_contribution",
    /// An answer to the invitation to a seat.
    Invitation = "invitation",
    /// Advice that was asked for.
    AdviceAsked = "advice_asked",
    /// An answer to advice that was given.
    Advice = "advice",
    /// To meet an objection, or to test it.
    Objection = "objection",
    /// An answer to a recommendation.
    Recommendation = "recommendation",
    /// To carry out a motion that was adopted, or to report why not.
    CarryingOut = "carrying_out",
    /// A new decision, as the one before could not be carried out.
    NewDecision = "new_decision",
    /// What somebody promised.
    Commitment = "commitment",
    /// An answer to contested minutes: approved ones.
    ContestedMinutes = "contested_minutes",
    /// An answer to a contested entry.
    ContestedEntry = "contested_entry",
    /// An erasure, or its refusal.
    Erasure = "erasure",
    /// A look at an act that rests on a decision which was opened again.
    ReopenedGround = "reopened_ground",
}

impl Kind {
    /// Whether it can still be answered once its service is closed or its table dissolved.
    pub(super) const fn outlives_its_stream(self) -> bool {
        match self {
            Self::Concern
            | Self::Dispute
            | Self::Settlement
            | Self::RoleOffer
            | Self::Revision
            | Self::Imbalance
            | Self::Say
            | Self::Expense
            | Self::UseOfGift
            | Self::DisputedContribution
            | Self::Advice
            | Self::Recommendation
            | Self::CarryingOut
            | Self::Commitment
            | Self::ContestedMinutes
            | Self::ContestedEntry
            | Self::Erasure => true,
            Self::Proposal
            | Self::Offer
            | Self::Partnership
            | Self::SuspendedDelivery
            | Self::Review
            | Self::ReviewDate
            | Self::Invitation
            | Self::AdviceAsked
            | Self::Objection
            | Self::NewDecision
            | Self::ReopenedGround => false,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A text that is no kind of claim.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is no kind of claim")]
pub struct UnknownKind {
    /// The text that was given.
    pub text: String,
}

impl std::str::FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(text: &str) -> Result<Self, UnknownKind> {
        let mut all = Self::ALL.iter().copied();
        all.find(|kind| kind.code() == text)
            .ok_or_else(|| UnknownKind {
                text: text.to_owned(),
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_has_one_code_everywhere() {
        for kind in Kind::ALL {
            let json = serde_json::to_value(kind).ok();
            assert_eq!(json, Some(kind.code().into()));
            assert_eq!(kind.code().parse(), Ok(*kind));
        }
        assert!("debt".parse::<Kind>().is_err());
    }
}
