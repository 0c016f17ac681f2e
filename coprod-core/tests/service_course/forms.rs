//! What may stand inside of an event in more than one form: each form's JSON is pinned.

use coprod_core::{
    Side,
    round_table::Mode,
    service::{
        Axis, Clause, Condition, Departure, Ground, Receivers, Settled, Terms, Verdict, Work,
    },
    testing::{document, id},
};

use crate::support::{ayse, running, said};

#[test]
fn the_json_of_every_form_inside_of_an_event_is_pinned() {
    let parties = || vec![id("Ayşe"), id("Carl")];
    let entry = || running().citation(3);
    let forms = serde_json::json!({
        "to": [
            Receivers::Parties(parties()),
            Receivers::Seated { table: id("table"), sequence: 7, parties: parties() },
            Receivers::OpenCall { side: Side::Citizen, needed: 2 },
        ],
        "mode": [Mode::Professionals, Mode::Shared, Mode::Citizens],
        "terms": [
            Terms::default(),
            Terms {
                notice_days: 14,
                clauses: vec![Clause {
                    clause: id("clause"),
                    condition: Condition {
                        stream: None,
                        event_type: "DeliverySuspended".to_owned(),
                        states: None,
                    },
                }],
                fallback: None,
            },
        ],
        "work": [
            Work { concept: 1, guideline: None },
            Work { concept: 1, guideline: Some(2) },
        ],
        "settled": [Settled::Competence(id("cook")), Settled::LastWord(id("rest"))],
        "departure": [
            Departure::Returned,
            Departure::Left,
            Departure::Gone { document: document("a notice") },
            Departure::NoLongerThere,
        ],
        "ground": [
            Ground::ImminentDanger { words: said(&ayse()) },
            Ground::AxisOpen(Axis::Planning),
            Ground::AxisOpen(Axis::Implementation),
            Ground::OwnDecision { reason: said(&ayse()) },
            Ground::Motion(entry()),
        ],
        "verdict": [Verdict::Continue, Verdict::Revise, Verdict::Close],
    });
    insta::assert_json_snapshot!(forms);
}
