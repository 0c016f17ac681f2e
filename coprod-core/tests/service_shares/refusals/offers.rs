//! What is refused about offers.

use coprod_core::{
    ServiceCommand as C, ServiceRefusal as R,
    round_table::Mode,
    service::{Axis, Settled, Terms, Work},
    testing::{id, moment},
};

use crate::support::{
    Cafe, Deal, accept, after_tomorrow, ayse, bert, call, carl, deal, decline, diaz, gathered,
    keep, offer, office, open, planned, refused, said, shared, withdraw,
};

const PLANNING: Axis = Axis::Planning;
const IMPLEMENTING: Axis = Axis::Implementation;

fn to_bert() -> Deal {
    deal("O", &["Bert"], Mode::Citizens)
}

fn offered() -> Cafe {
    gathered().and(&carl(), offer(PLANNING, &carl(), to_bert()))
}

fn no_offer(deal: Deal) -> R {
    refused(gathered(), &carl(), offer(PLANNING, &carl(), deal))
}

pub(super) fn id_in_use() -> R {
    refused(offered(), &carl(), offer(PLANNING, &carl(), to_bert()))
}

pub(super) fn nobody_asked() -> R {
    no_offer(deal("O", &[], Mode::Citizens))
}

pub(super) fn nobody_needed() -> R {
    no_offer(to_bert().to(call(0)))
}

pub(super) fn named_twice() -> R {
    no_offer(deal("O", &["Bert", "Bert"], Mode::Citizens))
}

pub(super) fn fallback_among_receivers() -> R {
    no_offer(to_bert().on(Terms {
        fallback: Some(id("Bert")),
        ..Terms::default()
    }))
}

pub(super) fn outside_of_mode() -> R {
    no_offer(deal("O", &["Bert"], Mode::Professionals))
}

pub(super) fn side_missing() -> R {
    no_offer(deal("O", &["Bert"], Mode::Shared))
}

pub(super) fn offers_to_themself() -> R {
    no_offer(deal("O", &["Carl"], Mode::Professionals))
}

pub(super) fn no_time_to_answer() -> R {
    no_offer(Deal {
        until: moment("2026-03-01T12:00:00Z"),
        ..to_bert()
    })
}

pub(super) fn no_such_offer() -> R {
    refused(gathered(), &bert(), accept(PLANNING, &bert(), "O"))
}

pub(super) fn not_made_to_you() -> R {
    refused(offered(), &diaz(), accept(PLANNING, &diaz(), "O"))
}

pub(super) fn offer_withdrawn() -> R {
    let withdrawn = offered().and(&carl(), withdraw(PLANNING, "O"));
    refused(withdrawn, &bert(), accept(PLANNING, &bert(), "O"))
}

pub(super) fn offer_in_effect() -> R {
    let held = offered().and(&bert(), accept(PLANNING, &bert(), "O"));
    refused(held, &carl(), withdraw(PLANNING, "O"))
}

pub(super) fn offer_over() -> R {
    let over = offered().at(after_tomorrow());
    refused(over, &bert(), accept(PLANNING, &bert(), "O"))
}

pub(super) fn holder_declined() -> R {
    let stopped = shared(PLANNING)
        .and(
            &ayse(),
            offer(PLANNING, &ayse(), deal("P", &["Bert"], Mode::Citizens)),
        )
        .and(&carl(), decline(PLANNING, &carl(), "P"));
    refused(stopped, &bert(), accept(PLANNING, &bert(), "P"))
}

pub(super) fn already_answered() -> R {
    let declined = offered().and(&bert(), decline(PLANNING, &bert(), "O"));
    refused(declined, &bert(), accept(PLANNING, &bert(), "O"))
}

pub(super) fn not_their_offer() -> R {
    refused(offered(), &ayse(), withdraw(PLANNING, "O"))
}

fn accepting(accepts: Vec<Settled>, work: Work) -> R {
    let offered = open(IMPLEMENTING).and(&carl(), offer(IMPLEMENTING, &carl(), to_bert()));
    let what = C::AcceptImplementation {
        offer: id("O"),
        basis: office(),
        accepts,
        reason: said(&bert()),
        work,
    };
    refused(offered, &bert(), what)
}

pub(super) fn other_work() -> R {
    let work = Work {
        concept: 2,
        guideline: None,
    };
    accepting(Vec::new(), work)
}

pub(super) fn nothing_settled() -> R {
    let unknown = Settled::Competence(id("unknown"));
    accepting(vec![unknown], crate::support::WORK)
}

fn working(cafe: Cafe, concept: u32, guideline: Option<u32>) -> R {
    let them = Deal {
        work: Work { concept, guideline },
        ..to_bert()
    };
    refused(cafe, &carl(), offer(IMPLEMENTING, &carl(), them))
}

pub(super) fn concept_not_in_force() -> R {
    working(planned(), 2, None)
}

pub(super) fn guideline_not_in_force() -> R {
    working(planned(), 1, Some(1))
}

pub(super) fn guideline_needed() -> R {
    let planned_for = gathered()
        .and(&carl(), keep(PLANNING, &carl()))
        .and(&carl(), crate::support::draft(&carl()))
        .and(&carl(), C::SignConcept { version: 1 });
    working(planned_for, 1, None)
}
