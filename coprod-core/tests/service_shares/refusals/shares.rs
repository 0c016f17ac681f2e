//! What is refused about holding, taking back and giving back.

use coprod_core::{
    Basis, ConcernKind, ServiceCommand as C, ServiceRefusal as R,
    rules::Rule,
    service::Axis,
    testing::{id, moment},
};

use crate::support::{
    Adopting, Cafe, WORK, adopted, ayse, bert, carl, deal, decision, gathered, give_back, keep,
    last, offer, office, open, opens, own, raise, refused, rule, said, shared, shared_on,
    take_back, take_back_to, terms, tomorrow, with_citizens, word_on,
};

const AXIS: Axis = Axis::Planning;

pub(super) fn axis_open() -> R {
    refused(open(AXIS), &ayse(), give_back(AXIS, &ayse(), tomorrow()))
}

pub(super) fn not_a_holder() -> R {
    refused(shared(AXIS), &bert(), give_back(AXIS, &bert(), tomorrow()))
}

pub(super) fn not_open() -> R {
    refused(shared(AXIS), &bert(), keep(AXIS, &bert()))
}

pub(super) fn offer_unanswered() -> R {
    let them = deal("O", &["Bert"], coprod_core::round_table::Mode::Citizens);
    let offered = gathered().and(&carl(), offer(AXIS, &carl(), them));
    refused(offered, &carl(), keep(AXIS, &carl()))
}

pub(super) fn review_not_ahead() -> R {
    let late = gathered().at(moment("2028-01-01T00:00:00Z"));
    refused(late, &carl(), keep(AXIS, &carl()))
}

pub(super) fn never_agreed() -> R {
    let taking = take_back_to(AXIS, &carl(), &["Bert"], office());
    refused(shared(AXIS), &carl(), taking)
}

pub(super) fn takes_from_nobody() -> R {
    refused(open(AXIS), &carl(), take_back(AXIS, &carl(), office()))
}

pub(super) fn already_returned() -> R {
    let returned = shared(AXIS).and(&ayse(), give_back(AXIS, &ayse(), tomorrow()));
    refused(returned, &ayse(), give_back(AXIS, &ayse(), tomorrow()))
}

pub(super) fn nothing_new() -> R {
    let renew = C::RenewImplementation { work: WORK };
    refused(shared(Axis::Implementation), &ayse(), renew)
}

/// Carl cites what the table decided against Ayşe and Bert.
fn decided(how: Adopting, now: &[&str]) -> R {
    let held = with_citizens(AXIS, coprod_core::service::Terms::default());
    let (cafe, cited) = adopted(held, how);
    let taking = take_back_to(AXIS, &carl(), now, decision(&cited));
    refused(cafe, &carl(), taking)
}

fn usual() -> Adopting {
    Adopting::of(opens(AXIS, None))
}

pub(super) fn only_opens() -> R {
    decided(usual(), &["Carl"])
}

pub(super) fn decides_something_else() -> R {
    decided(Adopting::of(opens(Axis::Implementation, None)), &[])
}

pub(super) fn changed_since() -> R {
    decided(Adopting::of(opens(AXIS, Some((None, &[])))), &[])
}

pub(super) fn no_double_majority() -> R {
    let rule = Rule::SimpleMajority {
        quorum: None,
        casting_seat: None,
    };
    let how = Adopting { rule, ..usual() };
    decided(how, &[])
}

pub(super) fn not_bound() -> R {
    let how = Adopting {
        bound: &[],
        ..usual()
    };
    decided(how, &[])
}

pub(super) fn served_already() -> R {
    let held = with_citizens(AXIS, coprod_core::service::Terms::default());
    let (cafe, cited) = adopted(held, usual());
    let taking = take_back(AXIS, &carl(), decision(&cited));
    let kept = cafe
        .and(&carl(), taking.clone())
        .and(&ayse(), keep(AXIS, &ayse()));
    refused(kept, &carl(), taking)
}

pub(super) fn takes_nothing_back() -> R {
    refused(shared(AXIS), &carl(), take_back(AXIS, &carl(), office()))
}

fn feared(by: &coprod_core::Actor, clauses: &[&str], kind: ConcernKind) -> Cafe {
    let raise = C::RaiseConcern {
        concern: id("concern"),
        kind,
        words: said(by),
    };
    shared_on(AXIS, terms(clauses)).and(by, raise)
}

fn by_clause(cafe: Cafe, entry: usize) -> R {
    let basis = Basis::Clause {
        clause: id("c"),
        fact: own(entry),
    };
    refused(cafe, &carl(), take_back(AXIS, &carl(), basis))
}

pub(super) fn not_their_clause() -> R {
    let cafe = feared(&bert(), &[], ConcernKind::LOSS_OF_ROLE);
    let entry = last(&cafe);
    by_clause(cafe, entry)
}

pub(super) fn condition_not_met() -> R {
    let cafe = feared(&bert(), &["c"], ConcernKind::MONEY);
    let entry = last(&cafe);
    by_clause(cafe, entry)
}

pub(super) fn older_than_the_share() -> R {
    let raise = C::RaiseConcern {
        concern: id("concern"),
        kind: ConcernKind::LOSS_OF_ROLE,
        words: said(&bert()),
    };
    let both = deal(
        "O",
        &["Ayşe", "Carl"],
        coprod_core::round_table::Mode::Shared,
    );
    let before = gathered().and(&bert(), raise);
    let entry = last(&before);
    let held = before
        .and(&carl(), offer(AXIS, &carl(), both.on(terms(&["c"]))))
        .and(&ayse(), crate::support::accept(AXIS, &ayse(), "O"));
    by_clause(held, entry)
}

pub(super) fn of_the_takers_making() -> R {
    let cafe = feared(&carl(), &["c"], ConcernKind::LOSS_OF_ROLE);
    let entry = last(&cafe);
    by_clause(cafe, entry)
}

/// Carl ruled on a dispute about that, by a last word on it.
fn ruled(about: &str, on: Option<&str>) -> (Cafe, Basis) {
    let last_word = id("last word");
    let cafe = shared(AXIS)
        .and(&carl(), word_on("last word", on, "Carl"))
        .and(&ayse(), C::AgreeLastWord { last_word })
        .and(&bert(), raise(&bert(), "dispute", about))
        .at(crate::support::after_tomorrow())
        .and(&carl(), rule(&carl(), "dispute"));
    let ruling = Basis::LastWord(own(last(&cafe)));
    (cafe, ruling)
}

pub(super) fn rules_on_something_else() -> R {
    let (cafe, ruling) = ruled("meals", None);
    refused(cafe, &carl(), take_back(AXIS, &carl(), ruling))
}

pub(super) fn not_their_ruling() -> R {
    let (cafe, ruling) = ruled("planning", Some("planning"));
    refused(cafe, &ayse(), take_back(AXIS, &ayse(), ruling))
}
