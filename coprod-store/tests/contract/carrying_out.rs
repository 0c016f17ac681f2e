//! What a round table decides begins on its service, or the table is told why not.

use coprod_core::{
    Automation, By, RoundTableCommand as T, RoundTableEvent,
    round_table::{Mode, MotionAct},
    service::Delivery,
    testing::id,
};
use coprod_store::reactions::CarryOutDecisions;

use crate::{
    fixture::Fixture,
    quarter::{Quarter, WORK, ayse, carl, days, entry},
};

macro_rules! cases {
    ($fixture:ty) => {
        $crate::fixture::instantiate!(
            $crate::carrying_out,
            $fixture,
            [
                a_decision_that_binds_both_puts_planning_back_to_nobody,
                what_a_table_offers_waits_for_those_who_are_asked,
                who_was_not_bound_keeps_the_share_and_the_table_is_told,
                once_what_was_presupposed_has_changed_a_new_decision_is_owed,
                without_a_concept_there_is_nothing_to_implement,
                what_is_to_be_implemented_is_the_concept_in_force,
                a_decision_suspends_where_it_binds_who_implements,
                a_decision_suspends_nobody_whom_it_does_not_bind,
                what_does_not_run_is_not_suspended,
                what_the_table_has_reported_itself_is_left_alone,
            ]
        );
    };
}
pub(crate) use cases;

/// The table decides, and what follows is carried out twice: the last thing that the table is told.
async fn carried_out(
    fixture: &impl Fixture,
    bound: bool,
    act: MotionAct,
    presupposed: Option<&[&str]>,
) -> (Quarter, RoundTableEvent) {
    let quarter = Quarter::new(fixture).await;
    carried_out_in(quarter, fixture, bound, act, presupposed).await
}

async fn carried_out_in(
    mut quarter: Quarter,
    fixture: &impl Fixture,
    bound: bool,
    act: MotionAct,
    presupposed: Option<&[&str]>,
) -> (Quarter, RoundTableEvent) {
    quarter.convene("table").await;
    if bound {
        quarter.grant("table", &ayse(), "Ayşe's").await;
        quarter.grant("table", &carl(), "Carl's").await;
    }
    quarter.decide(act, presupposed).await;
    let reacting = quarter.ledger.react(CarryOutDecisions::default());
    let reacting = reacting.await.unwrap();
    quarter.react_twice(fixture, &reacting).await;
    let told = quarter.at_table("table").await.remove(0);
    let By::Automation {
        automation: Automation { rule },
    } = told.by
    else {
        panic!("{:?}", told.by);
    };
    assert_eq!(rule.as_str(), "carry_out_decision");
    (quarter, told.what)
}

/// The rule that refused, by its name.
fn refused(told: &RoundTableEvent) -> &str {
    match told {
        RoundTableEvent::DecisionNotCarriedOut { decision, refusal } => {
            assert_eq!(*decision, id("decision"));
            let (rule, words) = refusal.split_once(": ").unwrap();
            assert!(!words.is_empty());
            rule
        }
        other => panic!("{other:?}"),
    }
}

pub async fn a_decision_that_binds_both_puts_planning_back_to_nobody(fixture: &impl Fixture) {
    let held_by = Some(["Ayşe", "Carl"].as_slice());
    let (quarter, told) = carried_out(fixture, true, MotionAct::OpenPlanning, held_by).await;
    assert_eq!(quarter.planners().await, []);
    let expected = RoundTableEvent::DecisionCarriedOut {
        decision: id("decision"),
        cited: entry(quarter.service().await.sequence()),
    };
    assert_eq!(told, expected);
}

pub async fn what_a_table_offers_waits_for_those_who_are_asked(fixture: &impl Fixture) {
    let act = MotionAct::OfferPlanning {
        to: vec![id("Ayşe"), id("Bert")],
        mode: Mode::Citizens,
    };
    let (quarter, told) = carried_out(fixture, false, act, None).await;
    let service = quarter.service().await;
    let offer = service.offer(id("decision")).unwrap();
    assert!(offer.accepted.is_empty());
    assert_eq!(quarter.planners().await.len(), 2);
    let cited = entry(service.sequence());
    let decision = id("decision");
    assert_eq!(
        told,
        RoundTableEvent::DecisionCarriedOut { decision, cited }
    );
}

pub async fn who_was_not_bound_keeps_the_share_and_the_table_is_told(fixture: &impl Fixture) {
    let (quarter, told) = carried_out(fixture, false, MotionAct::OpenPlanning, None).await;
    assert_eq!(refused(&told), "NotBound");
    assert_eq!(quarter.planners().await.len(), 2);
}

pub async fn once_what_was_presupposed_has_changed_a_new_decision_is_owed(fixture: &impl Fixture) {
    let held_by = Some(["Carl"].as_slice());
    let (quarter, told) = carried_out(fixture, true, MotionAct::OpenPlanning, held_by).await;
    assert_eq!(refused(&told), "ChangedSince");
    assert_eq!(quarter.planners().await.len(), 2);
}

pub async fn without_a_concept_there_is_nothing_to_implement(fixture: &impl Fixture) {
    let act = MotionAct::OfferImplementation {
        to: vec![id("Ayşe")],
        mode: Mode::Citizens,
    };
    let (_, told) = carried_out(fixture, true, act, None).await;
    assert_eq!(refused(&told), "ConceptNotInForce");
}

pub async fn what_is_to_be_implemented_is_the_concept_in_force(fixture: &impl Fixture) {
    let mut quarter = Quarter::new(fixture).await;
    quarter.plan().await;
    let act = MotionAct::OfferImplementation {
        to: vec![id("Ayşe")],
        mode: Mode::Citizens,
    };
    let (quarter, told) = carried_out_in(quarter, fixture, false, act, None).await;
    let service = quarter.service().await;
    let offer = service.offer(id("decision")).unwrap();
    assert_eq!(offer.work, Some(WORK));
    assert_eq!(offer.until, days(28));
    assert!(matches!(told, RoundTableEvent::DecisionCarriedOut { .. }));
}

pub async fn a_decision_suspends_where_it_binds_who_implements(fixture: &impl Fixture) {
    let mut quarter = Quarter::new(fixture).await;
    quarter.run().await;
    let act = MotionAct::SuspendDelivery;
    let (quarter, told) = carried_out_in(quarter, fixture, true, act, None).await;
    let service = quarter.service().await;
    assert!(matches!(service.delivery(), Delivery::Suspended { .. }));
    let cited = entry(service.sequence());
    let decision = id("decision");
    assert_eq!(
        told,
        RoundTableEvent::DecisionCarriedOut { decision, cited }
    );
}

pub async fn a_decision_suspends_nobody_whom_it_does_not_bind(fixture: &impl Fixture) {
    let mut quarter = Quarter::new(fixture).await;
    quarter.run().await;
    let act = MotionAct::SuspendDelivery;
    let (quarter, told) = carried_out_in(quarter, fixture, false, act, None).await;
    assert_eq!(refused(&told), "NotBound");
    let service = quarter.service().await;
    assert!(matches!(service.delivery(), Delivery::Running { .. }));
}

pub async fn what_does_not_run_is_not_suspended(fixture: &impl Fixture) {
    let (_, told) = carried_out(fixture, true, MotionAct::SuspendDelivery, None).await;
    assert_eq!(refused(&told), "NotRunning");
}

pub async fn what_the_table_has_reported_itself_is_left_alone(fixture: &impl Fixture) {
    let mut quarter = Quarter::new(fixture).await;
    quarter.convene("table").await;
    quarter.grant("table", &ayse(), "Ayşe's").await;
    quarter.grant("table", &carl(), "Carl's").await;
    quarter.decide(MotionAct::OpenPlanning, None).await;
    let report = T::ReportNotCarriedOut {
        decision: id("decision"),
        refusal: "we talk first".to_owned(),
    };
    quarter.table("table", &carl(), report).await;
    let before = quarter.ledger.head().await.unwrap();
    let reacting = quarter.ledger.react(CarryOutDecisions::default());
    let reacting = reacting.await.unwrap();
    quarter.react_twice(fixture, &reacting).await;
    assert_eq!(quarter.ledger.head().await.unwrap(), before);
}
