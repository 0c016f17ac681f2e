//! Cafés in which everything happens that can happen.

mod shares;

use coprod_core::{
    Basis, Citation, ContestOutcome, Money, Relayed, Service, ServiceCommand as C,
    round_table::Mode,
    service::{Axis, Verdict},
    testing::{day, document, given, id, moment, relayed_with_proof},
};

use crate::support::{
    Cafe, accepted,
    asks::*,
    automation, ayse, bert, carl, digest, dora, leaves, planned, ready, running, said,
    table::{adopted, standstill},
    tomorrow, topic,
};

use shares::{
    cook, given_up, handed_to_citizens, handed_to_professionals, kept, offered, taken_back,
    taken_over,
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
