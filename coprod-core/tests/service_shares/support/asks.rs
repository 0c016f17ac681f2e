//! What they ask for.

use coprod_core::{
    Actor, Basis, ContestOutcome, Digest, ServiceCommand as C, Timestamp,
    round_table::Mode,
    service::{Addressees, Axis, Clause, Condition, Departure, FieldValue, Terms, Work},
    testing::{document, id, words},
};

use super::{WORK, in_a_year, office, said, tomorrow, topic};

pub(crate) fn propose(by: &Actor, asks_of: Option<&str>) -> C {
    C::ProposeService {
        need: words(by, "nobody eats alone"),
        title: "Café".to_owned(),
        topic: topic("care"),
        asks_of: asks_of.map(id),
        arises_from: None,
    }
}

pub(crate) fn admit(name: &str) -> C {
    C::AdmitPartner { party: id(name) }
}

pub(crate) fn leave(by: &Actor, effective: Timestamp) -> C {
    C::LeaveService {
        reason: said(by),
        effective,
    }
}

pub(crate) fn record(name: &str, departure: Departure) -> C {
    C::RecordDeparture {
        party: id(name),
        departure,
    }
}

pub(crate) fn gone() -> Departure {
    Departure::Gone {
        document: document("death certificate"),
    }
}

/// An offer: to whom, in which mode, and the rest as usual.
#[derive(Clone)]
pub(crate) struct Deal {
    pub(crate) name: &'static str,
    pub(crate) to: Addressees,
    pub(crate) mode: Mode,
    pub(crate) terms: Terms,
    pub(crate) until: Timestamp,
    pub(crate) work: Work,
    pub(crate) arises_from: Option<coprod_core::Citation>,
}

pub(crate) fn deal(name: &'static str, to: &[&str], mode: Mode) -> Deal {
    Deal {
        name,
        to: Addressees::Parties(to.iter().map(|name| id(name)).collect()),
        mode,
        terms: Terms::default(),
        until: tomorrow(),
        work: WORK,
        arises_from: None,
    }
}

impl Deal {
    pub(crate) fn on(self, terms: Terms) -> Self {
        Self { terms, ..self }
    }

    pub(crate) fn to(self, to: Addressees) -> Self {
        Self { to, ..self }
    }
}

pub(crate) fn offer(axis: Axis, by: &Actor, deal: Deal) -> C {
    let Deal {
        name,
        to,
        mode,
        terms,
        until,
        work,
        arises_from,
    } = deal;
    let (offer, reason) = (id(name), said(by));
    match axis {
        Axis::Planning => C::OfferPlanning {
            offer,
            to,
            mode,
            terms,
            until,
            reason,
            arises_from,
        },
        Axis::Implementation => C::OfferImplementation {
            offer,
            to,
            mode,
            terms,
            until,
            reason,
            work,
            arises_from,
        },
    }
}

pub(crate) fn accept(axis: Axis, by: &Actor, name: &str) -> C {
    let (offer, basis, accepts, reason) = (id(name), office(), Vec::new(), said(by));
    match axis {
        Axis::Planning => C::AcceptPlanning {
            offer,
            basis,
            accepts,
            reason,
        },
        Axis::Implementation => C::AcceptImplementation {
            offer,
            basis,
            accepts,
            reason,
            work: WORK,
        },
    }
}

pub(crate) fn decline(axis: Axis, by: &Actor, name: &str) -> C {
    let (offer, reason) = (id(name), said(by));
    match axis {
        Axis::Planning => C::DeclinePlanning { offer, reason },
        Axis::Implementation => C::DeclineImplementation { offer, reason },
    }
}

pub(crate) fn withdraw(axis: Axis, name: &str) -> C {
    let offer = id(name);
    match axis {
        Axis::Planning => C::WithdrawPlanningOffer { offer },
        Axis::Implementation => C::WithdrawImplementationOffer { offer },
    }
}

pub(crate) fn keep(axis: Axis, by: &Actor) -> C {
    let (basis, reason, review_by) = (office(), said(by), in_a_year());
    match axis {
        Axis::Planning => C::KeepPlanning {
            basis,
            reason,
            review_by,
        },
        Axis::Implementation => C::KeepImplementation {
            work: WORK,
            basis,
            reason,
            review_by,
        },
    }
}

pub(crate) fn take_back(axis: Axis, by: &Actor, basis: Basis) -> C {
    take_back_to(axis, by, &[], basis)
}

pub(crate) fn take_back_to(axis: Axis, by: &Actor, now: &[&str], basis: Basis) -> C {
    let (now, reason) = (now.iter().map(|name| id(name)).collect(), said(by));
    match axis {
        Axis::Planning => C::TakeBackPlanning { now, basis, reason },
        Axis::Implementation => C::TakeBackImplementation { now, basis, reason },
    }
}

pub(crate) fn give_back(axis: Axis, by: &Actor, effective: Timestamp) -> C {
    let reason = said(by);
    match axis {
        Axis::Planning => C::ReturnPlanning { effective, reason },
        Axis::Implementation => C::ReturnImplementation { effective, reason },
    }
}

pub(crate) fn draft(by: &Actor) -> C {
    C::DraftConcept {
        digest: Digest::of(b"coffee and cake"),
        text: words(by, "coffee and cake"),
        cost_frame: None,
        review_by: in_a_year(),
    }
}

pub(crate) fn raise(by: &Actor, name: &str, on: &str) -> C {
    C::RaiseDispute {
        dispute: id(name),
        topic: topic(on),
        reason: said(by),
        answer_by: tomorrow(),
    }
}

pub(crate) fn rule(by: &Actor, name: &str) -> C {
    C::ExerciseLastWord {
        dispute: id(name),
        ruling: words(by, "it goes back"),
        reason: said(by),
    }
}

/// The holder has the last word on that, once all agree.
pub(crate) fn word_on(name: &str, on: Option<&str>, holder: &str) -> C {
    C::ProposeLastWord {
        last_word: id(name),
        topic: on.map(topic),
        holder: id(holder),
    }
}

/// Taken back may be when a concern about money was raised.
pub(crate) fn clause(name: &str) -> Clause {
    Clause {
        clause: id(name),
        condition: Condition {
            stream: None,
            event_type: "ConcernRaised".to_owned(),
            states: Some(FieldValue {
                field: "kind".to_owned(),
                value: "loss_of_role".to_owned(),
            }),
        },
    }
}

pub(crate) fn terms(clauses: &[&str]) -> Terms {
    Terms {
        clauses: clauses.iter().map(|name| clause(name)).collect(),
        ..Terms::default()
    }
}

pub(crate) fn contest(by: &Actor, entry: usize) -> C {
    C::ContestEntry {
        entry: entry as u64,
        reason: words(by, "I never said that"),
    }
}

pub(crate) fn answer(by: &Actor, entry: usize, outcome: ContestOutcome) -> C {
    C::AnswerContest {
        entry: entry as u64,
        outcome,
        reason: words(by, "asked and looked up"),
    }
}
