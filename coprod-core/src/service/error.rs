//! Why a service may refuse a command.

use super::{Axis, Condition};
use crate::{Citation, ClauseId, NotAdmitted, PartyId, Side, Timestamp};

/// The rule that refuses, and what would be needed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, strum::EnumDiscriminants)]
#[strum_discriminants(
    name(ServiceRefusalKind),
    doc = "Which rule refuses, without its data.",
    derive(PartialOrd, Ord, Hash, strum::VariantArray)
)]
pub enum ServiceRefusal {
    /// A rule that holds for every act.
    #[error(transparent)]
    NotAdmitted(#[from] NotAdmitted),
    /// Nothing happens to a service before it is proposed.
    #[error("this service is not proposed: propose it first")]
    NotProposed,
    /// A service is proposed once.
    #[error("this service is proposed already")]
    AlreadyProposed,
    /// An id names one thing.
    #[error("{id} names another {kind} of this service already: take a new id")]
    IdInUse {
        /// What it names.
        kind: &'static str,
        /// The id.
        id: String,
    },
    /// An automation has no share in this.
    #[error("an automation cannot do this: a party must")]
    NotForAutomations,
    /// One party stands on one side per service.
    #[error("{party} stands on the {side} side of this service: nobody acts for both")]
    OnAnotherSide {
        /// Who.
        party: PartyId,
        /// On which side.
        side: Side,
    },
    /// Only partners may do this.
    #[error("only a partner of this service may do this: ask for partnership first")]
    NotAPartner,
    /// Before it is accepted nothing is planned or shared.
    #[error("this service waits for {asks_of}: it must accept the proposal first")]
    NotAccepted {
        /// Who is asked.
        asks_of: PartyId,
    },
    /// Who was asked said no.
    #[error("this service was declined: propose another one")]
    Declined,
    /// It has ended.
    #[error("this service is closed: a former partner must open it again first")]
    Closed,
    /// Who is about to leave takes on and offers nothing new.
    #[error("{party} leaves this service at {effective}: it takes on and offers nothing new")]
    Leaves {
        /// Who.
        party: PartyId,
        /// When.
        effective: Timestamp,
    },

    // Partners, offers and shares
    /// No adopted decision serves for anything but what it was about.
    #[error("{decision} decides something else: cite the decision on this very matter")]
    DecidesSomethingElse {
        /// What was cited.
        decision: Citation,
    },
    /// What the motion takes for granted is not so any more.
    #[error("since {decision} the concept or the holders have changed: a new decision is owed")]
    ChangedSince {
        /// What was cited.
        decision: Citation,
    },
    /// A decision is carried out once.
    #[error("{decision} was carried out already: have it decided anew")]
    ServedAlready {
        /// What was cited.
        decision: Citation,
    },
    /// Nobody takes a share back on their own authority.
    #[error(
        "{axis} is taken back only by a clause its holder accepted, a double majority that binds it, or a last word on {axis} by name"
    )]
    TakesNothingBack {
        /// What was to be taken back.
        axis: Axis,
    },
    /// A clause binds who accepted it.
    #[error("{loser} never accepted the clause {clause}: every loser must have")]
    NotTheirClause {
        /// Which clause.
        clause: ClauseId,
        /// Who would lose.
        loser: PartyId,
    },
    /// The clause's condition is another fact.
    #[error(
        "the clause {clause} asks for {}{}: cite the entry where that happened",
        condition.event_type,
        condition.states.as_ref().map(|field| format!(" with {} {}", field.field, field.value)).unwrap_or_default()
    )]
    ConditionNotMet {
        /// Which clause.
        clause: ClauseId,
        /// What it asks for.
        condition: Condition,
    },
    /// What happened before somebody took the share is no reason to lose it.
    #[error("{fact} is older than the share of {loser}: cite what happened since it holds it")]
    OlderThanTheShare {
        /// What was cited.
        fact: Citation,
        /// Who would lose.
        loser: PartyId,
    },
    /// Nobody makes the fact on which they take.
    #[error("{fact} is of the taker's making: somebody else must have brought it into the record")]
    OfTheTakersMaking {
        /// What was cited.
        fact: Citation,
    },
    /// One side's majority takes nothing back.
    #[error("{decision} was not reached by a double majority: both sides must have their own")]
    NoDoubleMajority {
        /// What was cited.
        decision: Citation,
    },
    /// A decision takes only from whom it binds.
    #[error("{decision} doesn't bind {loser}: it must have granted a binding mandate for it")]
    NotBound {
        /// What was cited.
        decision: Citation,
        /// Who would lose.
        loser: PartyId,
    },
    /// A last word on something else doesn't reach an axis.
    #[error("{ruling} doesn't rule on {axis} by name here: raise a dispute on {axis} first")]
    RulesOnSomethingElse {
        /// What was cited.
        ruling: Citation,
        /// What was to be taken back.
        axis: Axis,
    },
    /// A ruling serves who made it, once the other side was heard.
    #[error("{ruling} is not the taker's ruling after the other side was heard")]
    NotTheirRuling {
        /// What was cited.
        ruling: Citation,
    },

    // Concepts, guidelines, accompaniment, matters, disputes, concerns

    // Delivery, outcomes, review, closing

    // Contested entries
    /// There is no such entry.
    #[error("this service has no entry {entry}")]
    NoSuchEntry {
        /// Which entry.
        entry: u64,
    },
}
