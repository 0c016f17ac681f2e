//! What is refused about who takes part, who leaves, and what is contested.

use coprod_core::{
    ContestOutcome, ServiceCommand as C, ServiceEvent as E, ServiceRefusal as R,
    service::{Axis, Departure},
    testing::{act, id, moment, professional},
};

use crate::support::{
    Cafe, admit, answer, automation, ayse, bert, by_carl, carl, contest, dora, founded, gathered,
    give_back, gone, keep, last, last_of, leave, nothing, office, open, propose, record, refused,
    said, shared, tomorrow,
};

fn asked() -> Cafe {
    nothing().and(&ayse(), propose(&ayse(), Some("Carl")))
}

pub(super) fn not_admitted() -> R {
    let mut relayed = by_carl();
    relayed.document = None;
    let axis = Axis::Planning;
    refused(open(axis).relayed(relayed), &ayse(), keep(axis, &ayse()))
}

pub(super) fn not_proposed() -> R {
    refused(nothing(), &ayse(), C::AcceptProposal {})
}

pub(super) fn already_proposed() -> R {
    refused(founded(), &ayse(), propose(&ayse(), None))
}

pub(super) fn not_for_automations() -> R {
    refused(founded(), &automation(), record("Ayşe", gone()))
}

pub(super) fn on_another_side() -> R {
    refused(founded(), &professional("Ayşe"), admit("Dora"))
}

pub(super) fn not_a_partner() -> R {
    refused(founded(), &dora(), keep(Axis::Planning, &dora()))
}

pub(super) fn not_accepted() -> R {
    refused(asked(), &ayse(), keep(Axis::Planning, &ayse()))
}

pub(super) fn declined() -> R {
    let reason = said(&carl());
    let declined = asked().and(&carl(), C::DeclineProposal { reason });
    refused(declined, &ayse(), keep(Axis::Planning, &ayse()))
}

pub(super) fn closed() -> R {
    let closed = E::ServiceClosed {
        basis: office(),
        reason: said(&ayse()),
    };
    let proposed = founded().acts().to_vec();
    let acts = proposed.into_iter().chain([act(&ayse(), closed)]);
    let cafe = coprod_core::testing::given(id("café"), acts);
    refused(cafe, &ayse(), keep(Axis::Planning, &ayse()))
}

pub(super) fn leaves() -> R {
    let leaving = founded().and(&ayse(), leave(&ayse(), tomorrow()));
    refused(leaving, &ayse(), keep(Axis::Planning, &ayse()))
}

pub(super) fn asks_themself() -> R {
    refused(nothing(), &ayse(), propose(&ayse(), Some("Ayşe")))
}

pub(super) fn not_asked_to_accept() -> R {
    refused(asked(), &bert(), C::AcceptProposal {})
}

pub(super) fn proposal_answered() -> R {
    refused(founded(), &carl(), C::AcceptProposal {})
}

pub(super) fn already_a_partner() -> R {
    refused(founded(), &carl(), C::AskForPartnership {})
}

pub(super) fn already_asked() -> R {
    let once = founded().and(&dora(), C::AskForPartnership {});
    refused(once, &dora(), C::AskForPartnership {})
}

pub(super) fn never_asked() -> R {
    refused(founded(), &ayse(), admit("Dora"))
}

pub(super) fn not_theirs_to_admit() -> R {
    let asked = founded().and(&dora(), C::AskForPartnership {});
    refused(asked, &carl(), admit("Dora"))
}

pub(super) fn notice_too_short() -> R {
    let before = moment("2026-03-01T12:00:00Z");
    refused(founded(), &ayse(), leave(&ayse(), before))
}

pub(super) fn not_yet() -> R {
    let axis = Axis::Planning;
    let returned = shared(axis).and(&ayse(), give_back(axis, &ayse(), tomorrow()));
    refused(returned, &automation(), record("Ayşe", Departure::Returned))
}

pub(super) fn nothing_to_vacate() -> R {
    refused(founded(), &carl(), record("Ayşe", gone()))
}

pub(super) fn still_there() -> R {
    let lost = Departure::NoLongerThere;
    refused(founded(), &carl(), record("Ayşe", lost))
}

pub(super) fn no_such_entry() -> R {
    refused(founded(), &carl(), contest(&carl(), 99))
}

pub(super) fn not_named() -> R {
    let cafe = gathered();
    let entry = last(&cafe);
    refused(cafe, &dora(), contest(&dora(), entry))
}

pub(super) fn already_contested() -> R {
    let cafe = gathered();
    let entry = last(&cafe);
    let contested = cafe.and(&bert(), contest(&bert(), entry));
    refused(contested, &bert(), contest(&bert(), entry))
}

pub(super) fn not_contested() -> R {
    let upheld = answer(&ayse(), 1, ContestOutcome::Upheld);
    refused(founded(), &ayse(), upheld)
}

pub(super) fn not_theirs_to_reject() -> R {
    let axis = Axis::Planning;
    let kept = open(axis)
        .relayed(by_carl())
        .and(&ayse(), keep(axis, &ayse()));
    let entry = last_of(&kept, "PlanningKeptByCitizens");
    let contested = kept.and(&ayse(), contest(&ayse(), entry));
    let rejected = answer(&carl(), entry, ContestOutcome::Rejected);
    refused(contested, &carl(), rejected)
}

pub(super) fn answers_themself() -> R {
    let cafe = gathered();
    let entry = last(&cafe);
    let contested = cafe.and(&bert(), contest(&bert(), entry));
    refused(
        contested,
        &bert(),
        answer(&bert(), entry, ContestOutcome::Upheld),
    )
}
