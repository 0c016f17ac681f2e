//! An event of each kind, and the act that it is the content of.

use coprod_core::{
    Act, Basis, By, ContestOutcome, Digest, Document, PartyEvent, Role, Side,
    party::{PartyEventKind, PartyKind, PersonalField, Scope},
    testing::{id, moment, noon, personal},
};

pub(super) fn act(what: PartyEvent) -> Act<PartyEvent> {
    Act {
        by: By::Party {
            party: id("Ayşe"),
            side: Side::Citizen,
            role: Role::NEIGHBOUR,
            on_behalf_of: None,
        },
        occurred_at: noon(),
        relayed: None,
        what,
    }
}

pub(super) fn document() -> Document {
    Document {
        reference: "minutes 4/2026".into(),
        digest: Digest::from_bytes([0xab; 32]),
    }
}

pub(super) fn resolution() -> Basis {
    Basis::Resolution {
        organ: "members' assembly".into(),
        document: document(),
    }
}

/// One event of each kind, all optional fields filled in.
pub(super) fn example(kind: PartyEventKind) -> PartyEvent {
    use PartyEvent as E;
    use PartyEventKind as K;
    match kind {
        K::PartyRegistered => E::PartyRegistered {
            kind: PartyKind::Person,
            name: Some(personal(id("Ayşe"), "Ayşe")),
        },
        K::ContactRecorded => E::ContactRecorded {
            contact: personal(id("Ayşe"), "at the café"),
        },
        K::PersonalDataCorrected => E::PersonalDataCorrected {
            field: PersonalField::Contact,
            value: personal(id("Ayşe"), "at the library"),
        },
        K::RepresentationGranted => E::RepresentationGranted {
            person: id("Birte"),
            scope: Scope::Topics(vec!["care/night-shift".parse().unwrap()]),
            from: noon(),
            until: Some(moment("2027-03-02T12:00:00Z")),
            basis: resolution(),
        },
        K::RepresentationEnded => E::RepresentationEnded {
            person: id("Birte"),
            reason: "moved away".into(),
        },
        K::PartySucceeded => E::PartySucceeded {
            successor: id("Choir e. V."),
            basis: resolution(),
        },
        K::PartyMerged => E::PartyMerged { into: id("Birte") },
        K::ErasureRequested => E::ErasureRequested {},
        K::ErasureRefused => E::ErasureRefused {
            norm: "§ 147 AO".into(),
        },
        K::ErasureFenced => E::ErasureFenced {
            basis: resolution(),
        },
        K::ErasureCompleted => E::ErasureCompleted {
            checked: vec!["snapshots".into(), "exports".into()],
        },
        K::EntryContested => E::EntryContested {
            entry: 2,
            reason: personal(id("Ayşe"), "not so").into(),
        },
        K::ContestAnswered => E::ContestAnswered {
            entry: 2,
            outcome: ContestOutcome::Upheld,
            reason: "looked at".into(),
        },
    }
}
