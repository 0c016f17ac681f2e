//! What opens each kind of claim, who owes it to whom, and what settles it.

mod of_engagements;
mod of_moot;
mod of_services;
mod of_tables;

pub use of_engagements::of_engagements;
pub use of_moot::moot;
pub use of_services::of_services;
pub use of_tables::of_tables;

use coprod_core::{
    Actor, Basis, PartyId, ServiceEvent as S, ServiceId, Side, Timestamp, Words,
    testing::{citizen, id, moment, neutral, professional},
};
use coprod_store::owed::Kind;
use uuid::Uuid;

use crate::scribe::{Told, service};

/// Given these events a claim of that kind stands; after those none of it does.
pub struct Case {
    pub kind: Kind,
    pub given: Vec<Told>,
    pub by: Vec<PartyId>,
    pub to: Vec<PartyId>,
    pub settled: Vec<Told>,
}

pub fn ayse() -> Actor {
    citizen("Ayşe")
}

pub fn carl() -> Actor {
    professional("Carl")
}

pub(super) fn fay() -> Actor {
    neutral("Fay")
}

pub(super) fn words() -> Words {
    "so that nobody eats alone".into()
}

pub fn later() -> Timestamp {
    moment("2026-03-09T12:00:00Z")
}

pub(super) fn office() -> Basis {
    Basis::OwnAuthority {
        office: "board".to_owned(),
    }
}

pub(super) fn new<I: From<Uuid>>() -> I {
    Uuid::new_v4().into()
}

/// A service that Ayşe proposed and Carl joined.
pub(super) fn cafe(cafe: ServiceId) -> Vec<Told> {
    let proposed = S::ServiceProposed {
        need: words(),
        title: "Café".to_owned(),
        topic: "care/meals".parse().unwrap(),
        asks_of: None,
        arises_from: None,
    };
    let joined = |party, side| S::PartnerJoined { party, side };
    vec![
        service(cafe, &ayse(), proposed),
        service(cafe, &ayse(), joined(id("Ayşe"), Side::Citizen)),
        service(cafe, &ayse(), S::ProposalAccepted {}),
        service(cafe, &carl(), joined(id("Carl"), Side::Professional)),
    ]
}

pub(super) fn and(mut before: Vec<Told>, more: impl IntoIterator<Item = Told>) -> Vec<Told> {
    before.extend(more);
    before
}

pub(super) fn both() -> Vec<PartyId> {
    let mut both = vec![id("Ayşe"), id("Carl")];
    both.sort();
    both
}
