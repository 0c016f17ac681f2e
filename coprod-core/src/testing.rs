//! Given, when, then: specifications that read like the rules they test.
//!
//! A specification runs the way a ledger does: what a command rests on is looked up, the act is
//! admitted, then decided. What comes out is also written and read back, as a ledger would. Only the
//! ledger's own business, such as expected versions, is left out.
//!
//! ```
//! use coprod_core::{Party, PartyCommand, PartyEvent, PartyRefusal, party::PartyKind, testing::*};
//!
//! let ayse = citizen("Ayşe");
//! let register = || PartyCommand::RegisterParty { kind: PartyKind::Person, name: None };
//! let registered = PartyEvent::PartyRegistered { kind: PartyKind::Person, name: None };
//!
//! given::<Party>(id("Ayşe"), [])
//!     .when(&ayse, register())
//!     .then([registered.clone()]);
//!
//! given::<Party>(id("Ayşe"), [act(&ayse, registered)])
//!     .when(&ayse, register())
//!     .then_refused(&PartyRefusal::AlreadyRegistered);
//! ```
//!
//! It works for any [`Decider`](crate::Decider), an integrator's own included. What lies in other
//! streams is told first, and then [known](Specification::knowing):
//!
//! ```
//! use coprod_core::{NotAdmitted, Party, PartyCommand, PartyRefusal, party::PartyKind, testing::*};
//!
//! let library = professional("Meier").speaking_for(id("Library"));
//! let name = personal(id("Ayşe"), "Ayşe Yılmaz");
//! let register = PartyCommand::RegisterParty { kind: PartyKind::Person, name: Some(name) };
//!
//! given::<Party>(id("Ayşe"), [])
//!     .knowing(known().party(&given(id("Library"), [])))
//!     .when(&library, register)
//!     .then_refused(&PartyRefusal::NotAdmitted(NotAdmitted::NotRepresented {
//!         person: id("Meier"),
//!         organisation: id("Library"),
//!         at: noon(),
//!     }));
//! ```

#![allow(
    clippy::panic,
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a specification that does not hold fails its test by panicking"
)]

mod known;
mod people;
mod pinned;
mod specification;

pub use known::{Known, known};
pub use people::{
    act, automation, citizen, day, document, id, moment, neutral, noon, personal, professional,
    relayed, relayed_with_proof, words,
};
pub use pinned::longest_of_each_kind;
pub use specification::{Specification, When, given};
