//! What may stand inside of an event in more than one form: each form's JSON is pinned.

use coprod_core::{
    round_table::{
        Charter, CharterAdoption, DecisionOutcome, Electorate, ElectorateKind, Held, MandateEffect,
        Mode, Motion, MotionAct, Openness, Presupposition, Recusal, ServiceMotion, TableMotion,
    },
    testing::id,
};

use crate::support::{consent, digest, simple, tomorrow, topic};

#[test]
fn the_json_of_every_form_inside_of_an_event_is_pinned() {
    let service = |act| {
        Motion::Service(ServiceMotion {
            service: id("playground"),
            act,
            presupposes: Some(Presupposition {
                concept: Some(2),
                holders: vec![id("town")],
            }),
        })
    };
    let offer = |mode| MotionAct::OfferPlanning {
        to: vec![id("Ayşe")],
        mode,
    };
    let charter = || {
        Charter::deciding_by(simple())
            .with(topic("play"), consent(), ElectorateKind::Open)
            .led_by(id("Fay"))
    };
    let forms = serde_json::json!({
        "held": [Held::InSession(id("session")), Held::Until(tomorrow())],
        "electorate": [Electorate::Closed(vec![id("Bert")]), Electorate::Open],
        "openness": [Openness::Public],
        "adopted_by": [
            CharterAdoption::SignedBy(vec![id("Bert")]),
            CharterAdoption::Decision(id("D")),
        ],
        "recused": [Recusal::Topic(topic("play")), Recusal::Decision(id("D"))],
        "motion": [
            service(offer(Mode::Professionals)),
            service(offer(Mode::Shared)),
            service(MotionAct::OfferImplementation { to: Vec::new(), mode: Mode::Citizens }),
            service(MotionAct::OpenPlanning),
            service(MotionAct::OpenImplementation),
            service(MotionAct::SuspendDelivery),
            Motion::Table(TableMotion::AdoptCharter { charter: charter() }),
            Motion::Table(TableMotion::AppointFacilitator { party: id("Fay") }),
            Motion::Table(TableMotion::ExcludeMember { seat: id("Bert") }),
            Motion::Table(TableMotion::ApproveMinutes {
                session: id("session"),
                digest: digest(),
            }),
            Motion::Table(TableMotion::DissolveRoundTable),
        ],
        "effect": [MandateEffect::Binding, MandateEffect::Recommendation],
        "outcome": [DecisionOutcome::Adopted, DecisionOutcome::Rejected],
    });
    insta::assert_json_snapshot!(forms);
}
