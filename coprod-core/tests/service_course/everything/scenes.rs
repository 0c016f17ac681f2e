//! Cafés in which everything happens that can happen.

use coprod_core::{
    Actor, Basis, Citation, ContestOutcome, Money, Relayed, Service, ServiceCommand as C,
    round_table::Mode,
    service::{
        Addressees, Axis, Clause, Condition, Departure, FieldValue, Settled, Terms, Verdict, Work,
    },
    testing::{day, document, given, id, moment, relayed_with_proof},
};

use crate::support::{
    Cafe, accepted,
    asks::*,
    automation, ayse, bert, carl, conceived, digest, dora, leaves, next_week, office, planned,
    ready, running, said,
    table::{adopted, standstill},
    tomorrow, topic,
};

pub(super) fn all() -> Vec<Cafe> {
    let both = [Axis::Planning, Axis::Implementation];
    let held = both.into_iter().flat_map(|axis| {
        [
            offered(axis),
            handed_to_citizens(axis),
            handed_to_professionals(axis),
            kept(axis, &ayse()),
            kept(axis, &carl()),
            taken_back(axis),
            given_up(axis),
            taken_over(axis),
        ]
    });
    let others = [
        founded(),
        declined(),
        contested(),
        conceived_anew(),
        accompanied(),
        settled_matters(),
        disputed(),
        delivered(),
        reviewed(),
        suspended_by_motion(),
    ];
    others.into_iter().chain(held).collect()
}

fn nothing() -> Cafe {
    given::<Service>(id("café"), [])
}

fn propose(asks_of: Option<&str>, arises_from: Option<Citation>) -> C {
    C::ProposeService {
        need: said(&ayse()),
        title: "Café".to_owned(),
        topic: topic("meals"),
        asks_of: asks_of.map(id),
        arises_from,
    }
}

fn founded() -> Cafe {
    let (known, decision) = adopted(standstill());
    let admit = |name| C::AdmitPartner { party: id(name) };
    let cafe = nothing()
        .knowing(known)
        .and(&ayse(), propose(Some("Carl"), Some(decision)))
        .and(&carl(), C::AcceptProposal {})
        .and(&bert(), C::AskForPartnership {})
        .and(&ayse(), admit("Bert"));
    leaves(cafe, &bert())
}

fn declined() -> Cafe {
    let no = C::DeclineProposal {
        reason: said(&carl()),
    };
    nothing()
        .and(&ayse(), propose(Some("Carl"), None))
        .and(&carl(), no)
}

fn by_carl() -> Relayed {
    relayed_with_proof(&carl(), "a letter")
}

fn contested() -> Cafe {
    let offered = accepted().and(
        &carl(),
        offer_planning(&carl(), "plan", &["Ayşe", "Carl"], Mode::Shared),
    );
    let entry = offered.acts().len() as u64 + 1;
    let contest = C::ContestEntry {
        entry,
        reason: said(&ayse()),
    };
    let answer = C::AnswerContest {
        entry,
        outcome: ContestOutcome::Upheld,
        reason: said(&bert()),
    };
    offered
        .relayed(by_carl())
        .and(&ayse(), accept_planning(&ayse(), "plan"))
        .and(&ayse(), contest)
        .and(&bert(), answer)
}

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

fn offered(axis: Axis) -> Cafe {
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

fn cook() -> Settled {
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

fn handed_to_citizens(axis: Axis) -> Cafe {
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

fn handed_to_professionals(axis: Axis) -> Cafe {
    let deal = Deal::new(&["Carl", "Dora"], Mode::Professionals);
    open(axis)
        .and(&carl(), offer(axis, &carl(), deal))
        .and(&dora(), accept(axis, &dora(), Vec::new()))
}

fn kept(axis: Axis, by: &Actor) -> Cafe {
    let keep = match axis {
        Axis::Planning => keep_planning(by),
        Axis::Implementation => keep_implementation(by),
    };
    open(axis).and(by, keep)
}

/// Ayşe has the last word on the axis and exercises it.
fn taken_back(axis: Axis) -> Cafe {
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
fn given_up(axis: Axis) -> Cafe {
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
fn taken_over(axis: Axis) -> Cafe {
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

fn conceived_anew() -> Cafe {
    let draft = C::DraftConcept {
        digest: digest("concept"),
        text: said(&ayse()),
        cost_frame: Some(Money {
            minor: 500_000,
            currency: coprod_core::Currency::EUR,
        }),
        review_by: day("2026-09-01"),
    };
    planned()
        .and(&ayse(), draft.clone())
        .and(&carl(), refuse(&carl(), 1))
        .and(&ayse(), draft)
        .and(&ayse(), sign(2))
        .and(&carl(), sign(2))
        .and(&carl(), issue())
        .and(&carl(), withdraw_guideline(&carl(), 1))
}

fn accompanied() -> Cafe {
    running()
        .and(&dora(), accompany(&["cooking"]))
        .and(&ayse(), agree_accompaniment())
        .and(&ayse(), end_accompaniment(&ayse()))
}

fn settled_matters() -> Cafe {
    planned()
        .and(&ayse(), reserve("cooking"))
        .and(&ayse(), competence("cook", "cooking", "Carl"))
        .and(&carl(), agree_competence("cook"))
        .and(&ayse(), last_word("word", Some("cooking"), "Carl"))
        .and(&carl(), agree_last_word("word"))
        .and(&carl(), lay_down(&carl(), cook()))
}

fn disputed() -> Cafe {
    let settled = planned()
        .and(&bert(), dispute(&bert(), "music"))
        .and(&carl(), answer_dispute(&carl()))
        .and(&ayse(), settle(&ayse(), "no music"))
        .and(&carl(), settle(&carl(), "no music"));
    settled
        .and(&carl(), fear(&carl()))
        .and(&ayse(), answer_fear(&ayse()))
}

fn delivered() -> Cafe {
    let revised = ready()
        .and(&carl(), issue())
        .and(&ayse(), renew(1, Some(1)))
        .and(&ayse(), start(1));
    let resume = C::ResumeDelivery {
        basis: Basis::Norm {
            norm: "§ 4 PflBG".to_owned(),
            document: Some(document("the statute")),
        },
    };
    revised
        .and(&ayse(), expect(&ayse(), "friends"))
        .and(&bert(), observe(&bert(), "a choir", Some("friends")))
        .and(&bert(), danger(&bert()))
        .at(tomorrow())
        .and(&ayse(), resume)
        .and(&ayse(), end(&ayse()))
}

fn reviewed() -> Cafe {
    let held = running()
        .and(&bert(), open_review("look"))
        .and(&ayse(), sign_review(&ayse(), "look", Verdict::Close))
        .at(moment("2026-03-04T12:00:00Z"))
        .and(&automation(), hold("look"));
    let basis = Basis::Agreement(held.citation(held.acts().len() as u64));
    held.and(&ayse(), close(&ayse(), basis))
        .and(&carl(), reopen(&carl()))
}

fn suspended_by_motion() -> Cafe {
    let (known, decision) = adopted(standstill());
    running()
        .knowing(known)
        .and(&automation(), C::SuspendByMotion { decision })
}
