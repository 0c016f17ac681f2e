//! What is over is recorded when its day has come, and not before.

use coprod_core::{
    Act, PartyId, ServiceCommand as S, ServiceEvent,
    service::{Departure, Verdict},
    testing::id,
};
use coprod_store::{Reacting, reactions::InDueTime};

use crate::{
    fixture::Fixture,
    quarter::{Quarter, ayse, bert, carl, days, entry},
};

macro_rules! cases {
    ($fixture:ty) => {
        $crate::fixture::instantiate!(
            $crate::due,
            $fixture,
            [
                a_review_is_held_on_its_day_and_says_who_is_missing,
                a_review_that_all_have_signed_waits_for_no_day,
                a_share_that_was_given_up_is_vacated_from_its_day_on,
                who_leaves_gives_up_what_they_hold,
                who_leaves_with_empty_hands_holds_up_nothing,
            ]
        );
    };
}
pub(crate) use cases;

async fn in_due_time(quarter: &Quarter) -> Reacting<InDueTime> {
    quarter.ledger.react(InDueTime::default()).await.unwrap()
}

async fn review(quarter: &mut Quarter) {
    let (review, due) = (id("review"), days(7));
    quarter.cafe(&carl(), S::OpenReview { review, due }).await;
    sign(quarter, &ayse()).await;
}

async fn sign(quarter: &mut Quarter, by: &coprod_core::Actor) {
    let sign = S::SignReview {
        review: id("review"),
        verdict: Verdict::Revise,
        words: quarter.words(by, "Longer hours."),
    };
    quarter.cafe(by, sign).await;
}

async fn last(quarter: &Quarter) -> ServiceEvent {
    let stream = entry(0).stream;
    let before = quarter.service().await.sequence() - 1;
    let events = quarter.ledger.read_stream("Service", &stream.id, before, 1);
    let act: Act<ServiceEvent> = events.await.unwrap()[0].payload_as().unwrap();
    act.what
}

/// The day before nothing happens, and on the day what there is to happen, once.
async fn comes(fixture: &impl Fixture, quarter: &Quarter, day: i32) {
    let reacting = in_due_time(quarter).await;
    let before = quarter.service().await.sequence();
    quarter.wind_to(days(day - 1));
    quarter.react_twice(fixture, &reacting).await;
    assert_eq!(quarter.service().await.sequence(), before);
    quarter.wind_to(days(day));
    quarter.react_twice(fixture, &reacting).await;
    // Another process asks anew.
    quarter
        .react_twice(fixture, &in_due_time(quarter).await)
        .await;
}

pub async fn a_review_is_held_on_its_day_and_says_who_is_missing(fixture: &impl Fixture) {
    let mut quarter = Quarter::new(fixture).await;
    review(&mut quarter).await;
    comes(fixture, &quarter, 7).await;
    let held = ServiceEvent::ReviewHeld {
        review: id("review"),
        verdict: Verdict::Revise,
        missing: vec![id("Carl")],
    };
    assert_eq!(last(&quarter).await, held);
}

pub async fn a_review_that_all_have_signed_waits_for_no_day(fixture: &impl Fixture) {
    let mut quarter = Quarter::new(fixture).await;
    review(&mut quarter).await;
    sign(&mut quarter, &carl()).await;
    let before = quarter.ledger.head().await.unwrap();
    comes(fixture, &quarter, 7).await;
    assert_eq!(quarter.ledger.head().await.unwrap(), before);
}

pub async fn a_share_that_was_given_up_is_vacated_from_its_day_on(fixture: &impl Fixture) {
    let mut quarter = Quarter::new(fixture).await;
    let give_back = S::ReturnPlanning {
        effective: days(3),
        reason: quarter.words(&ayse(), "I move away."),
    };
    quarter.cafe(&ayse(), give_back).await;
    comes(fixture, &quarter, 3).await;
    let vacated = ServiceEvent::PlanningVacated {
        holder: id("Ayşe"),
        departure: Departure::Returned,
        taken_over_by: None,
    };
    assert_eq!(last(&quarter).await, vacated);
    // Both were to plan, so that now nobody does.
    assert_eq!(quarter.planners().await, []);
}

async fn leaves(quarter: &mut Quarter, by: &coprod_core::Actor) {
    let leave = S::LeaveService {
        reason: quarter.words(by, "I move away."),
        effective: days(3),
    };
    quarter.cafe(by, leave).await;
}

pub async fn who_leaves_gives_up_what_they_hold(fixture: &impl Fixture) {
    let mut quarter = Quarter::new(fixture).await;
    leaves(&mut quarter, &carl()).await;
    comes(fixture, &quarter, 3).await;
    let ServiceEvent::PlanningVacated {
        holder, departure, ..
    } = last(&quarter).await
    else {
        panic!("a share is vacated");
    };
    assert_eq!(
        (holder, departure),
        (id::<PartyId>("Carl"), Departure::Left)
    );
}

pub async fn who_leaves_with_empty_hands_holds_up_nothing(fixture: &impl Fixture) {
    let mut quarter = Quarter::new(fixture).await;
    quarter.cafe(&bert(), S::AskForPartnership {}).await;
    let admit = S::AdmitPartner { party: id("Bert") };
    quarter.cafe(&ayse(), admit).await;
    leaves(&mut quarter, &bert()).await;
    review(&mut quarter).await;
    let before = quarter.service().await.sequence();
    comes(fixture, &quarter, 7).await;
    assert_eq!(quarter.service().await.sequence(), before + 1);
    assert!(matches!(
        last(&quarter).await,
        ServiceEvent::ReviewHeld { .. }
    ));
}
