//! Why a service may refuse a command.

use crate::{NotAdmitted, PartyId, Side};

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

    // Partners, offers and shares

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
