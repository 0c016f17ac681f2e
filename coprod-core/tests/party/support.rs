//! The people of these specifications, and where they stand.

use coprod_core::{
    Actor, Basis, Citation, ContestOutcome, Party, PartyCommand, PartyId, Relayed, StreamName,
    party::{PartyKind, Scope},
    testing::{
        Specification, citizen, document, given, id, known, moment, personal, professional,
        relayed, relayed_with_proof, words,
    },
};

pub(crate) type Told = Specification<Party>;

pub(crate) fn ayse() -> Actor {
    citizen("Ayşe")
}

pub(crate) fn clerk() -> Actor {
    professional("clerk")
}

/// Who represents the association in everything, since entry 2.
pub(crate) fn chair() -> Actor {
    citizen("chair").speaking_for(association_id())
}

/// Who represents it on money only, since entry 3, where [`with_treasurer`] is given.
pub(crate) fn treasurer() -> Actor {
    citizen("treasurer").speaking_for(association_id())
}

/// Who represents it in everything, since entry 3, where [`with_deputy`] is given.
pub(crate) fn deputy() -> Actor {
    citizen("deputy").speaking_for(association_id())
}

pub(crate) fn association_id() -> PartyId {
    id("association")
}

pub(crate) fn unknown(name: &str) -> Told {
    given(id(name), [])
}

/// A person, registered by the clerk with her name.
pub(crate) fn person() -> Told {
    let name = Some(personal(id("Ayşe"), "Ayşe Yılmaz"));
    let kind = PartyKind::Person;
    unknown("Ayşe").and(&clerk(), PartyCommand::RegisterParty { kind, name })
}

pub(crate) fn unrepresented(kind: PartyKind) -> Told {
    let register = PartyCommand::RegisterParty { kind, name: None };
    unknown("association").and(&clerk(), register)
}

/// An organisation that the chair speaks for.
pub(crate) fn association() -> Told {
    unrepresented(PartyKind::Organisation).and(&citizen("chair"), first_grant("chair"))
}

pub(crate) fn with_treasurer() -> Told {
    association().and(&chair(), grant("treasurer", on_money()))
}

pub(crate) fn with_deputy() -> Told {
    association().and(&chair(), grant("deputy", Scope::Everything))
}

/// The association, and that the clerk says who chairs it now was never elected.
pub(crate) fn with_contested_chair() -> Told {
    with_deputy().and(&deputy(), contest(2, &deputy()))
}

pub(crate) fn on_money() -> Scope {
    Scope::Topics(vec!["money".parse().unwrap()])
}

pub(crate) fn minutes() -> Basis {
    Basis::Resolution {
        organ: "members' assembly".to_owned(),
        document: document("minutes of 4 February"),
    }
}

pub(crate) fn norm() -> Basis {
    Basis::Norm {
        norm: "Art. 17 GDPR".to_owned(),
        document: None,
    }
}

pub(crate) fn first_grant(person: &str) -> PartyCommand {
    PartyCommand::GrantRepresentation {
        person: id(person),
        scope: Scope::Everything,
        from: moment("2026-01-01T00:00:00Z"),
        until: None,
        basis: minutes(),
    }
}

pub(crate) fn grant(person: &str, scope: Scope) -> PartyCommand {
    PartyCommand::GrantRepresentation {
        person: id(person),
        scope,
        from: moment("2026-01-01T00:00:00Z"),
        until: None,
        basis: Basis::OwnAuthority {
            office: "chair".to_owned(),
        },
    }
}

pub(crate) fn end(person: &str, by: &Actor) -> PartyCommand {
    PartyCommand::EndRepresentation {
        person: id(person),
        reason: words(by, "moved away"),
    }
}

pub(crate) fn contest(entry: u64, by: &Actor) -> PartyCommand {
    PartyCommand::ContestEntry {
        entry,
        reason: words(by, "it was not so"),
    }
}

pub(crate) fn answer(entry: u64, outcome: ContestOutcome, by: &Actor) -> PartyCommand {
    PartyCommand::AnswerContest {
        entry,
        outcome,
        reason: words(by, "I looked it up"),
    }
}

pub(crate) fn contact_of(name: &str) -> PartyCommand {
    PartyCommand::RecordContact {
        contact: personal(id(name), "ayse@example.org"),
    }
}

/// The same party, in a world where another one is registered.
pub(crate) fn beside(told: Told, other: &Told) -> Told {
    told.knowing(known().party(other))
}

pub(crate) fn by_the_clerk() -> Relayed {
    relayed(&clerk())
}

pub(crate) fn by_the_clerk_with_proof() -> Relayed {
    relayed_with_proof(&clerk(), "form 12")
}

pub(crate) fn entry_nowhere() -> Citation {
    Citation {
        stream: StreamName {
            aggregate_type: "RoundTable".to_owned(),
            id: id::<PartyId>("no table").to_string(),
        },
        sequence: 7,
    }
}
