//! The club of these specifications, and who speaks for it.

use coprod_core::{
    Actor, AutomationRule, Basis, By, Channel, Context, Digest, Document, Found, Party,
    PartyCommand, PartyId, Relayed, Side, StreamName, Words,
    party::{PartyKind, Scope},
    testing::{Specification, citizen, given, id, noon, professional},
};

pub(super) fn club() -> PartyId {
    id("Garden club")
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

pub(super) fn automation() -> Actor {
    Actor::automation(AutomationRule::new("carry_out_decision").unwrap())
}

pub(super) fn board() -> Actor {
    citizen("Birte").speaking_for(club())
}

pub(super) fn grant(person: &str, basis: Basis) -> PartyCommand {
    PartyCommand::GrantRepresentation {
        person: id(person),
        scope: Scope::Everything,
        from: noon(),
        until: None,
        basis,
    }
}

pub(super) fn end(person: &str, reason: Words) -> PartyCommand {
    PartyCommand::EndRepresentation {
        person: id(person),
        reason,
    }
}

pub(super) fn club_registered() -> Specification<Party> {
    let kind = PartyKind::Organisation;
    given(club(), []).and(
        &professional("Clerk"),
        PartyCommand::RegisterParty { kind, name: None },
    )
}

pub(super) fn club_with_board() -> Specification<Party> {
    club_registered().and(&professional("Clerk"), grant("Birte", resolution()))
}

pub(super) fn by(side: Side) -> By {
    By::Party {
        party: id("Ayşe"),
        side,
        role: coprod_core::Role::NEIGHBOUR,
        on_behalf_of: None,
    }
}

pub(super) fn context(by: By, relayed: Option<Relayed>) -> Context {
    Context {
        stream: StreamName {
            aggregate_type: "Party".into(),
            id: club().to_string(),
        },
        by,
        occurred_at: noon(),
        relayed,
        found: Found::default(),
    }
}

pub(super) fn typed_by(name: &str, side: Side, document: Option<Document>) -> Relayed {
    Relayed {
        recorder: id(name),
        side,
        channel: Channel::PAPER,
        document,
    }
}
