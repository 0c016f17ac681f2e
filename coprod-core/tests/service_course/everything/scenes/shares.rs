//! Shares offered, accepted, kept, taken back and given up, on either axis.

use coprod_core::{
    Actor, Basis, Citation, Service, ServiceCommand as C,
    round_table::Mode,
    service::{Addressees, Axis, Clause, Condition, Departure, FieldValue, Settled, Terms, Work},
    testing::{document, given, id},
};

use crate::support::{
    Cafe, accepted,
    asks::*,
    automation, ayse, bert, carl, conceived, dora, next_week, office, said,
    table::{adopted, standstill},
};

/// Terms that say all that terms can.
fn terms() -> Terms {
    Terms {
        notice_days: 7,
        clauses: vec![Clause {
            clause: id("clause"),
            condition: Condition {
                stream: Some(given::<Service>(id("kitchen"), []).citation(1).stream),
                event_type: "ReviewHeld".to_owned(),
                states: Some(FieldValue {
                    field: "verdict".to_owned(),
                    value: "close".to_owned(),
                }),
            },
        }],
        fallback: Some(id("Bert")),
    }
}

const WORK: Work = Work {
    concept: 1,
    guideline: None,
};

/// Where the axis is open and can be offered.
fn open(axis: Axis) -> Cafe {
    match axis {
        Axis::Planning => accepted(),
        Axis::Implementation => conceived(),
    }
}

struct Deal<'a> {
    to: &'a [&'a str],
    mode: Mode,
    terms: Terms,
    arises_from: Option<Citation>,
}

impl<'a> Deal<'a> {
    fn new(to: &'a [&'a str], mode: Mode) -> Self {
        let terms = Terms::default();
        Self {
            to,
            mode,
            terms,
            arises_from: None,
        }
    }
}

fn offer(axis: Axis, by: &Actor, deal: Deal) -> C {
    let Deal {
        to,
        mode,
        terms,
        arises_from,
    } = deal;
    let offer = id("offer");
    let to = Addressees::Parties(to.iter().map(|name| id(name)).collect());
    let (until, reason) = (next_week(), said(by));
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
            work: WORK,
            arises_from,
        },
    }
}

fn accept(axis: Axis, by: &Actor, accepts: Vec<Settled>) -> C {
    let (offer, basis, reason) = (id("offer"), office(), said(by));
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

fn decline(axis: Axis, by: &Actor) -> C {
    let (offer, reason) = (id("offer"), said(by));
    match axis {
        Axis::Planning => C::DeclinePlanning { offer, reason },
        Axis::Implementation => C::DeclineImplementation { offer, reason },
    }
}

fn withdraw(axis: Axis) -> C {
    let offer = id("offer");
    match axis {
        Axis::Planning => C::WithdrawPlanningOffer { offer },
        Axis::Implementation => C::WithdrawImplementationOffer { offer },
    }
}

pub(super) fn offered(axis: Axis) -> Cafe {
    let cooking = competence("cook", "cooking", "Ayşe");
    let deal = Deal::new(&["Carl", "Dora"], Mode::Professionals);
    open(axis)
        .and(&ayse(), name("cooking"))
        .and(&ayse(), cooking)
        .and(&ayse(), offer(axis, &ayse(), deal))
        .and(&carl(), accept(axis, &carl(), vec![cook()]))
        .and(&dora(), decline(axis, &dora()))
        .and(&ayse(), withdraw(axis))
}

pub(super) fn cook() -> Settled {
    Settled::Competence(id("cook"))
}

fn shared(axis: Axis, terms: Terms) -> Cafe {
    let deal = Deal {
        terms,
        ..Deal::new(&["Ayşe", "Carl"], Mode::Shared)
    };
    open(axis)
        .and(&carl(), offer(axis, &carl(), deal))
        .and(&ayse(), accept(axis, &ayse(), Vec::new()))
}

pub(super) fn handed_to_citizens(axis: Axis) -> Cafe {
    let (known, decision) = adopted(standstill());
    let deal = Deal {
        arises_from: Some(decision),
        ..Deal::new(&["Ayşe", "Bert"], Mode::Citizens)
    };
    open(axis)
        .knowing(known)
        .and(&ayse(), offer(axis, &ayse(), deal))
        .and(&bert(), accept(axis, &bert(), Vec::new()))
}

pub(super) fn handed_to_professionals(axis: Axis) -> Cafe {
    let deal = Deal::new(&["Carl", "Dora"], Mode::Professionals);
    open(axis)
        .and(&carl(), offer(axis, &carl(), deal))
        .and(&dora(), accept(axis, &dora(), Vec::new()))
}

pub(super) fn kept(axis: Axis, by: &Actor) -> Cafe {
    let keep = match axis {
        Axis::Planning => keep_planning(by),
        Axis::Implementation => keep_implementation(by),
    };
    open(axis).and(by, keep)
}

/// Ayşe has the last word on the axis and exercises it.
pub(super) fn taken_back(axis: Axis) -> Cafe {
    let on = axis.to_string();
    let ruled = shared(axis, Terms::default())
        .and(&ayse(), last_word("word", Some(&on), "Ayşe"))
        .and(&carl(), agree_last_word("word"))
        .and(&ayse(), dispute(&ayse(), &on))
        .and(&carl(), answer_dispute(&carl()))
        .and(&ayse(), rule(&ayse()));
    let basis = Basis::LastWord(ruled.citation(ruled.acts().len() as u64));
    let (now, reason) = (vec![id("Ayşe")], said(&ayse()));
    let take_back = match axis {
        Axis::Planning => C::TakeBackPlanning { now, basis, reason },
        Axis::Implementation => C::TakeBackImplementation { now, basis, reason },
    };
    ruled.and(&ayse(), take_back)
}

/// Ayşe gives her share up with the notice agreed, and Bert steps in.
pub(super) fn given_up(axis: Axis) -> Cafe {
    let (effective, reason) = (next_week(), said(&ayse()));
    let give_back = match axis {
        Axis::Planning => C::ReturnPlanning { effective, reason },
        Axis::Implementation => C::ReturnImplementation { effective, reason },
    };
    let record = C::RecordDeparture {
        party: id("Ayşe"),
        departure: Departure::Returned,
    };
    shared(axis, terms())
        .and(&bert(), accept(axis, &bert(), Vec::new()))
        .and(&ayse(), give_back)
        .at(next_week())
        .and(&automation(), record)
}

/// Ayşe has died, and Bert steps in.
pub(super) fn taken_over(axis: Axis) -> Cafe {
    let gone = C::RecordDeparture {
        party: id("Ayşe"),
        departure: Departure::Gone {
            document: document("a notice"),
        },
    };
    shared(axis, terms())
        .and(&bert(), accept(axis, &bert(), Vec::new()))
        .and(&carl(), gone)
}
