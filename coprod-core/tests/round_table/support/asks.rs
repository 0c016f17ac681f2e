//! What they ask for.

use coprod_core::{
    Actor, Basis, RoundTableCommand as C, Side,
    round_table::{Held, MandateEffect, Motion},
    rules::Position,
    testing::{id, words},
};

use super::{tomorrow, topic};

pub(crate) fn invite(name: &str, side: Side) -> C {
    C::InviteMember {
        seat: id(name),
        party: id(name),
        side,
    }
}

pub(crate) fn take(name: &str) -> C {
    C::TakeSeat {
        seat: id(name),
        person: None,
        deputy: None,
    }
}

pub(crate) fn take_for_town(person: &str) -> C {
    C::TakeSeat {
        seat: id("town"),
        person: Some(id(person)),
        deputy: None,
    }
}

pub(crate) fn sign(name: &str, version: u32) -> C {
    C::SignCharter {
        version,
        seat: id(name),
    }
}

pub(crate) fn appoint(name: &str, basis: Basis) -> C {
    C::AppointFacilitator {
        party: id(name),
        basis,
    }
}

pub(crate) fn propose(by: &Actor, name: &str, motion: Option<Motion>) -> C {
    C::TableProposal {
        proposal: id(name),
        topic: topic("play/swings"),
        text: words(by, "new swings"),
        motion,
    }
}

pub(crate) fn amend(by: &Actor, name: &str, integrates: &[&str]) -> C {
    C::AmendProposal {
        proposal: id(name),
        text: words(by, "new swings and a bench"),
        integrates: integrates.iter().map(|seat| id(seat)).collect(),
    }
}

pub(crate) fn open(decision: &str, proposal: &str) -> C {
    C::OpenDecision {
        decision: id(decision),
        proposal: id(proposal),
        held: Held::Until(tomorrow()),
        reopens: None,
    }
}

pub(crate) fn open_in_session(decision: &str, proposal: &str, session: &str) -> C {
    C::OpenDecision {
        decision: id(decision),
        proposal: id(proposal),
        held: Held::InSession(id(session)),
        reopens: None,
    }
}

pub(crate) fn position(decision: &str, seat: &str, position: Position) -> C {
    C::TakePosition {
        decision: id(decision),
        seat: id(seat),
        position,
        reason: None,
    }
}

pub(crate) fn object(by: &Actor, decision: &str, seat: &str) -> C {
    C::TakePosition {
        decision: id(decision),
        seat: id(seat),
        position: Position::Object,
        reason: Some(words(by, "too loud at night")),
    }
}

pub(crate) fn close(decision: &str) -> C {
    C::CloseDecision {
        decision: id(decision),
        review_by: None,
    }
}

pub(crate) fn mandate(effect: MandateEffect) -> C {
    C::GrantMandate {
        mandate: id("mandate"),
        topics: vec![topic("play")],
        services: Vec::new(),
        limit: None,
        effect,
        until: None,
    }
}

pub(crate) fn attend(seats: &[&str]) -> C {
    C::RecordAttendance {
        session: id("session"),
        seats: seats.iter().map(|seat| id(seat)).collect(),
    }
}

pub(crate) fn contest(by: &Actor, entry: usize) -> C {
    C::ContestEntry {
        entry: entry as u64,
        reason: words(by, "I never said that"),
    }
}

pub(crate) fn answer(by: &Actor, entry: usize, outcome: coprod_core::ContestOutcome) -> C {
    C::AnswerContest {
        entry: entry as u64,
        outcome,
        reason: words(by, "asked and looked up"),
    }
}

pub(crate) fn convene() -> C {
    C::ConveneRoundTable {
        purpose: "the playground".into(),
        topics: vec![topic("play")],
    }
}
