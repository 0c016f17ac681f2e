//! Who acts, what they say, and when: always the same for the same name.

use uuid::Uuid;

use crate::{
    Act, Actor, AutomationRule, By, Channel, Date, Digest, Document, PartyId, Personal, Relayed,
    Role, Salt, Side, SpokenFor, Timestamp, Words,
};

/// The id that always belongs to this name.
#[must_use]
pub fn id<I: From<Uuid>>(name: &str) -> I {
    Uuid::new_v5(&Uuid::NAMESPACE_OID, name.as_bytes()).into()
}

/// A citizen, a neighbour by role.
#[must_use]
pub fn citizen(name: &str) -> Actor {
    Actor::party(id(name), Side::Citizen, Role::NEIGHBOUR)
}

/// A professional.
#[must_use]
pub fn professional(name: &str) -> Actor {
    Actor::party(id(name), Side::Professional, Role::PROFESSIONAL)
}

/// A facilitator, on no side.
#[must_use]
pub fn neutral(name: &str) -> Actor {
    Actor::party(id(name), Side::Neutral, Role::FACILITATOR)
}

/// A reaction by that rule: 1 to 64 of `a-z`, `0-9` and `_`.
#[must_use]
pub fn automation(rule: &str) -> Actor {
    Actor::automation(AutomationRule::new(rule).expect("a rule is named by a code"))
}

/// What `by` did at [`noon`], as it stands in the record. Nothing is checked: it is past. A
/// representation is taken to have been found in its stream's entry 2.
#[must_use]
pub fn act<E>(by: &Actor, what: E) -> Act<E> {
    let by = match by {
        By::Automation { automation } => By::Automation {
            automation: automation.clone(),
        },
        By::Party {
            party,
            side,
            role,
            on_behalf_of,
        } => By::Party {
            party: *party,
            side: *side,
            role: role.clone(),
            on_behalf_of: on_behalf_of.map(|party| SpokenFor { party, sequence: 2 }),
        },
    };
    Act {
        by,
        occurred_at: noon(),
        relayed: None,
        what,
    }
}

/// That `recorder` typed it from paper, without keeping proof.
#[must_use]
pub fn relayed(recorder: &Actor) -> Relayed {
    Relayed {
        recorder: recorder.person().expect("an automation relays nothing"),
        side: recorder.side().expect("an automation relays nothing"),
        channel: Channel::PAPER,
        document: None,
    }
}

/// That `recorder` typed it from this document, and kept it.
#[must_use]
pub fn relayed_with_proof(recorder: &Actor, reference: &str) -> Relayed {
    Relayed {
        document: Some(document(reference)),
        ..relayed(recorder)
    }
}

/// A document that holds just its own reference.
#[must_use]
pub fn document(reference: &str) -> Document {
    Document {
        reference: reference.to_owned(),
        digest: Digest::of(reference.as_bytes()),
    }
}

/// What `speaker` says, rightly attributed. The salt is always the same: for tests only.
#[must_use]
pub fn words(speaker: &Actor, text: &str) -> Words {
    match speaker {
        Actor::Party {
            party,
            on_behalf_of: None,
            ..
        } => personal(*party, text).into(),
        Actor::Party {
            on_behalf_of: Some(_),
            ..
        }
        | Actor::Automation { .. } => text.into(),
    }
}

/// A personal text. The salt is always the same: for tests only.
#[must_use]
pub fn personal(subject: PartyId, text: &str) -> Personal<String> {
    let salt = Salt::from_bytes([7; 32]);
    Personal::new(subject, &text.to_owned(), salt)
        .expect("a text can be written")
        .0
}

/// A moment, in RFC 3339.
#[must_use]
pub fn moment(text: &str) -> Timestamp {
    text.parse().expect("a moment in RFC 3339")
}

/// A day, as `YYYY-MM-DD`.
#[must_use]
pub fn day(text: &str) -> Date {
    text.parse().expect("a day as YYYY-MM-DD")
}

/// Noon of 2 March 2026, when specifications take place unless they say otherwise.
#[must_use]
pub fn noon() -> Timestamp {
    moment("2026-03-02T12:00:00Z")
}
