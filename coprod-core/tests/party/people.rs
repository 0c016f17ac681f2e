//! Who appears in the specifications, and what has happened to them before.

use coprod_core::{
    Actor, Basis, Channel, Digest, Document, Party, PartyId, Relayed, Side, Timestamp,
    party::{PartyKind, Scope},
    testing::{Specification, citizen, given, id, noon, personal, professional},
};

pub(super) use coprod_core::PartyCommand as Do;

pub(super) fn ayse() -> Actor {
    citizen("Ayşe")
}

pub(super) fn clerk() -> Actor {
    professional("Clerk")
}

/// An association, in whose name Birte speaks.
pub(super) fn club() -> PartyId {
    id("Garden club")
}

pub(super) fn birte() -> Actor {
    citizen("Birte")
}

pub(super) fn board() -> Actor {
    birte().speaking_for(club())
}

/// The one entitled on care only.
pub(super) fn carer() -> Actor {
    citizen("Cem").speaking_for(club())
}

pub(super) fn document() -> Document {
    Document {
        reference: "minutes 4/2026".into(),
        digest: Digest::of(b"minutes"),
    }
}

pub(super) fn resolution() -> Basis {
    Basis::Resolution {
        organ: "members' assembly".into(),
        document: document(),
    }
}

pub(super) fn office() -> Basis {
    Basis::OwnAuthority {
        office: "board".into(),
    }
}

pub(super) fn on_care() -> Scope {
    Scope::Topics(vec!["care".parse().unwrap()])
}

pub(super) fn typed_by(name: &str, side: Side) -> Relayed {
    Relayed {
        recorder: id(name),
        side,
        channel: Channel::PAPER,
        document: None,
    }
}

pub(super) fn register(kind: PartyKind) -> Do {
    Do::RegisterParty { kind, name: None }
}

pub(super) fn grant(person: &str, basis: Basis) -> Do {
    grant_for(person, Scope::Everything, basis)
}

pub(super) fn grant_for(person: &str, scope: Scope, basis: Basis) -> Do {
    grant_between(person, scope, noon(), None, basis)
}

pub(super) fn grant_between(
    person: &str,
    scope: Scope,
    from: Timestamp,
    until: Option<Timestamp>,
    basis: Basis,
) -> Do {
    Do::GrantRepresentation {
        person: id(person),
        scope,
        from,
        until,
        basis,
    }
}

pub(super) fn nothing_known() -> Specification<Party> {
    given(id("Ayşe"), [])
}

/// Ayşe, registered without a name.
pub(super) fn ayse_registered() -> Specification<Party> {
    nothing_known().and(&ayse(), register(PartyKind::Person))
}

/// Ayşe, registered with her name and reachable.
pub(super) fn ayse_named() -> Specification<Party> {
    let name = Some(personal(id("Ayşe"), "Ayşe"));
    let contact = personal(id("Ayşe"), "ayse@example.org");
    nothing_known()
        .and(
            &ayse(),
            Do::RegisterParty {
                kind: PartyKind::Person,
                name,
            },
        )
        .and(&ayse(), Do::RecordContact { contact })
}

/// The association, in whose name nobody speaks yet.
pub(super) fn club_registered() -> Specification<Party> {
    given(club(), []).and(&clerk(), register(PartyKind::Organisation))
}

/// The association with Birte's representation proven: entry 2.
pub(super) fn club_with_board() -> Specification<Party> {
    club_registered().and(&clerk(), grant("Birte", resolution()))
}

/// The same, where Cem speaks on care only: entry 3.
pub(super) fn club_with_carer() -> Specification<Party> {
    club_with_board().and(&board(), grant_for("Cem", on_care(), office()))
}
