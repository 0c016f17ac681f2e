//! A café of the neighbourhood: two neighbours and two professionals plan and run it.

use coprod_core::{
    Actor, Basis, Digest, Service, ServiceCommand as C, ServiceRefusal as R, Timestamp, TopicKey,
    Words,
    round_table::Mode,
    service::Axis,
    testing::{Specification, citizen, given, id, moment, neutral, professional, words},
};

pub(crate) mod asks;
pub(crate) mod table;

use asks::{
    accept_implementation, accept_planning, agree_competence, agree_last_word, competence, draft,
    issue, keep_implementation, keep_planning, last_word, name, offer_implementation,
    offer_planning, sign, start,
};

pub(crate) type Cafe = Specification<Service>;

/// A neighbour, who proposes the café.
pub(crate) fn ayse() -> Actor {
    citizen("Ayşe")
}

/// A neighbour, who takes part.
pub(crate) fn bert() -> Actor {
    citizen("Bert")
}

/// A professional, who accepts the proposal.
pub(crate) fn carl() -> Actor {
    professional("Carl")
}

/// A professional, who takes part.
pub(crate) fn dora() -> Actor {
    professional("Dora")
}

/// A neighbour who has no part in it.
pub(crate) fn emre() -> Actor {
    citizen("Emre")
}

/// Who leads talks.
pub(crate) fn fay() -> Actor {
    neutral("Fay")
}

pub(crate) fn automation() -> Actor {
    coprod_core::testing::automation("carry_out_decision")
}

pub(crate) fn topic(text: &str) -> TopicKey {
    text.parse().unwrap()
}

pub(crate) fn digest(text: &str) -> Digest {
    Digest::of(text.as_bytes())
}

pub(crate) fn said(by: &Actor) -> Words {
    words(by, "so that nobody eats alone")
}

pub(crate) fn office() -> Basis {
    Basis::OwnAuthority {
        office: "board".to_owned(),
    }
}

pub(crate) fn tomorrow() -> Timestamp {
    moment("2026-03-03T12:00:00Z")
}

pub(crate) fn next_week() -> Timestamp {
    moment("2026-03-09T12:00:00Z")
}

/// What refuses the command.
#[track_caller]
pub(crate) fn refused(cafe: Cafe, by: &Actor, what: C) -> R {
    cafe.when(by, what).refusal()
}

/// Proposed by Ayşe to Carl, who accepts; Bert and Dora have joined.
pub(crate) fn accepted() -> Cafe {
    let propose = C::ProposeService {
        need: said(&ayse()),
        title: "Café".to_owned(),
        topic: topic("meals"),
        asks_of: Some(id("Carl")),
        arises_from: None,
    };
    let admit = |name| C::AdmitPartner { party: id(name) };
    given::<Service>(id("café"), [])
        .and(&ayse(), propose)
        .and(&carl(), C::AcceptProposal {})
        .and(&bert(), C::AskForPartnership {})
        .and(&ayse(), admit("Bert"))
        .and(&dora(), C::AskForPartnership {})
        .and(&carl(), admit("Dora"))
}

/// Ayşe and Carl plan together.
pub(crate) fn planned() -> Cafe {
    accepted()
        .and(
            &ayse(),
            offer_planning(&ayse(), "plan", &["Ayşe", "Carl"], Mode::Shared),
        )
        .and(&carl(), accept_planning(&carl(), "plan"))
}

/// They have agreed on a concept.
pub(crate) fn conceived() -> Cafe {
    planned()
        .and(&ayse(), draft(&ayse()))
        .and(&ayse(), sign(1))
        .and(&carl(), sign(1))
}

/// Ayşe and Carl run it together.
pub(crate) fn implemented() -> Cafe {
    conceived()
        .and(
            &ayse(),
            offer_implementation(&ayse(), "run", &["Ayşe", "Carl"], Mode::Shared, None),
        )
        .and(&carl(), accept_implementation(&carl(), "run", None))
}

/// Carl is competent in cooking, Ayşe has the last word.
pub(crate) fn settled(cafe: Cafe) -> Cafe {
    cafe.and(&ayse(), name("cooking"))
        .and(&ayse(), competence("cook", "cooking", "Carl"))
        .and(&carl(), agree_competence("cook"))
        .and(&carl(), last_word("rest", None, "Ayşe"))
        .and(&ayse(), agree_last_word("rest"))
}

/// All is ready.
pub(crate) fn ready() -> Cafe {
    settled(implemented())
}

/// The café is open.
pub(crate) fn running() -> Cafe {
    ready().and(&ayse(), start(1))
}

/// Carl alone plans, and Ayşe delivers to his guideline.
pub(crate) fn guided() -> Cafe {
    let cafe = accepted()
        .and(&carl(), keep_planning(&carl()))
        .and(&carl(), draft(&carl()))
        .and(&carl(), sign(1))
        .and(&carl(), issue())
        .and(
            &carl(),
            offer_implementation(&carl(), "run", &["Ayşe"], Mode::Citizens, Some(1)),
        )
        .and(&ayse(), accept_implementation(&ayse(), "run", Some(1)));
    settled(cafe)
}

/// Carl alone plans and runs it.
pub(crate) fn professional_alone() -> Cafe {
    accepted()
        .and(&carl(), keep_planning(&carl()))
        .and(&carl(), draft(&carl()))
        .and(&carl(), sign(1))
        .and(&carl(), keep_implementation(&carl()))
}

/// Who was there leaves, at once.
pub(crate) fn leaves(cafe: Cafe, by: &Actor) -> Cafe {
    let leave = C::LeaveService {
        reason: said(by),
        effective: coprod_core::testing::noon(),
    };
    cafe.and(by, leave)
}

/// Who holds an axis gives it up, at once.
pub(crate) fn gives_back(cafe: Cafe, by: &Actor, axis: Axis) -> Cafe {
    let (reason, effective) = (said(by), coprod_core::testing::noon());
    let give_back = match axis {
        Axis::Planning => C::ReturnPlanning { effective, reason },
        Axis::Implementation => C::ReturnImplementation { effective, reason },
    };
    let record = C::RecordDeparture {
        party: by.person().unwrap(),
        departure: coprod_core::service::Departure::Returned,
    };
    cafe.and(by, give_back).and(&automation(), record)
}
