//! What is out of balance comes before the round tables that it concerns, and gives nobody away.

use coprod_core::{
    Engagement, EngagementCommand as E, FigureKind, Role, RoundTableCommand as T, RoundTableEvent,
    Side,
    engagement::{ImbalanceAnswer, NoticeDays},
    round_table::MotionAct,
    testing::{automation, day, id},
};
use coprod_store::reactions::ImbalancesOnAgenda;

use crate::{
    fixture::Fixture,
    quarter::{Quarter, ayse, carl},
};

macro_rules! cases {
    ($fixture:ty) => {
        $crate::fixture::instantiate!(
            $crate::imbalances,
            $fixture,
            [
                an_imbalance_is_raised_where_a_mandate_is_about_its_service,
                a_motion_or_a_mandate_on_the_matter_concerns_as_well,
                where_no_table_is_concerned_nothing_is_raised,
                what_was_answered_before_is_not_raised,
                a_raised_topic_gives_nobody_away,
            ]
        );
    };
}
pub(crate) use cases;

/// Ayşe helps in the café, and says that she gives more than she gets.
async fn engaged(quarter: &mut Quarter) {
    let offer = E::OfferRole {
        service: id("café"),
        party: id("Ayşe"),
        counterpart: id("Carl"),
        role: Role::VOLUNTEER,
        side: Side::Citizen,
        scope: quarter.words(&carl(), "The coffee on Tuesdays"),
        notice_days: NoticeDays::new(7).unwrap(),
        from: day("2026-03-02"),
    };
    quarter
        .does::<Engagement>(id("Tuesdays"), &carl(), offer)
        .await;
    let accept = E::AcceptRole {};
    quarter
        .does::<Engagement>(id("Tuesdays"), &ayse(), accept)
        .await;
}

async fn feels(quarter: &mut Quarter) {
    let raise = E::RaiseImbalance {
        imbalance: id("felt"),
        ground: quarter.words(&ayse(), "My back, and nobody asks."),
    };
    quarter
        .does::<Engagement>(id("Tuesdays"), &ayse(), raise)
        .await;
}

async fn noticed(quarter: &mut Quarter) {
    let notice = E::NoticeImbalance {
        imbalance: id("noticed"),
        figures: [(FigureKind::EXPENSES_UNANSWERED, 3)].into(),
    };
    let by = automation("unanswered_expenses");
    quarter
        .does::<Engagement>(id("Tuesdays"), &by, notice)
        .await;
}

async fn reacts(fixture: &impl Fixture, quarter: &Quarter) {
    let reacting = quarter.ledger.react(ImbalancesOnAgenda::default());
    let reacting = reacting.await.unwrap();
    quarter.react_twice(fixture, &reacting).await;
}

async fn raised(quarter: &Quarter, table: &str) -> usize {
    let acts = quarter.at_table(table).await;
    let raised =
        |act: &&coprod_core::Act<_>| matches!(act.what, RoundTableEvent::TopicRaised { .. });
    acts.iter().filter(raised).count()
}

pub async fn an_imbalance_is_raised_where_a_mandate_is_about_its_service(fixture: &impl Fixture) {
    let mut quarter = Quarter::new(fixture).await;
    for table in ["table", "another", "third"] {
        quarter.convene(table).await;
    }
    quarter.grant("table", &ayse(), "Ayşe's").await;
    quarter.grant("third", &carl(), "Carl's").await;
    engaged(&mut quarter).await;
    feels(&mut quarter).await;
    reacts(fixture, &quarter).await;
    noticed(&mut quarter).await;
    reacts(fixture, &quarter).await;
    assert_eq!(raised(&quarter, "table").await, 2);
    assert_eq!(raised(&quarter, "third").await, 2);
    // A topic that both share does not tie a table to a service.
    assert_eq!(raised(&quarter, "another").await, 0);
}

pub async fn a_motion_or_a_mandate_on_the_matter_concerns_as_well(fixture: &impl Fixture) {
    let mut quarter = Quarter::new(fixture).await;
    for table in ["table", "on the matter", "on another"] {
        quarter.convene(table).await;
    }
    quarter.decide(MotionAct::OpenPlanning, None).await;
    let any = Vec::new;
    let by = ayse();
    quarter
        .grant_on("on the matter", &by, "care", "care", any())
        .await;
    quarter
        .grant_on("on another", &by, "rents", "housing", any())
        .await;
    engaged(&mut quarter).await;
    feels(&mut quarter).await;
    reacts(fixture, &quarter).await;
    assert_eq!(raised(&quarter, "table").await, 1);
    assert_eq!(raised(&quarter, "on the matter").await, 1);
    assert_eq!(raised(&quarter, "on another").await, 0);
}

pub async fn where_no_table_is_concerned_nothing_is_raised(fixture: &impl Fixture) {
    let mut quarter = Quarter::new(fixture).await;
    quarter.convene("table").await;
    quarter.grant("table", &ayse(), "Ayşe's").await;
    let withdraw = T::WithdrawMandate {
        mandate: id("Ayşe's"),
        reason: quarter.words(&ayse(), "I speak for myself."),
    };
    quarter.table("table", &ayse(), withdraw).await;
    engaged(&mut quarter).await;
    feels(&mut quarter).await;
    let before = quarter.ledger.head().await.unwrap();
    reacts(fixture, &quarter).await;
    assert_eq!(quarter.ledger.head().await.unwrap(), before);
}

pub async fn what_was_answered_before_is_not_raised(fixture: &impl Fixture) {
    let mut quarter = Quarter::new(fixture).await;
    quarter.convene("table").await;
    quarter.grant("table", &ayse(), "Ayşe's").await;
    engaged(&mut quarter).await;
    feels(&mut quarter).await;
    let answer = E::AnswerImbalance {
        imbalance: id("felt"),
        answer: ImbalanceAnswer::Change(quarter.words(&carl(), "You get a higher stool.")),
    };
    quarter
        .does::<Engagement>(id("Tuesdays"), &carl(), answer)
        .await;
    reacts(fixture, &quarter).await;
    assert_eq!(raised(&quarter, "table").await, 0);
}

pub async fn a_raised_topic_gives_nobody_away(fixture: &impl Fixture) {
    let mut quarter = Quarter::new(fixture).await;
    quarter.convene("table").await;
    quarter.grant("table", &carl(), "Carl's").await;
    engaged(&mut quarter).await;
    feels(&mut quarter).await;
    reacts(fixture, &quarter).await;
    let act = quarter.at_table("table").await.remove(0);
    let payload = serde_json::to_string(&act).unwrap();
    for (name, what) in [("Ayşe", "party"), ("Carl", "party"), ("felt", "imbalance")] {
        let id: coprod_core::PartyId = id(name);
        assert!(!payload.contains(&id.to_string()), "{what}: {payload}");
    }
    for told in ["personal", "citizen", "volunteer", "Raised\":{\"ground"] {
        assert!(!payload.contains(told), "{told}: {payload}");
    }
    let RoundTableEvent::TopicRaised {
        topic,
        words,
        arises_from: Some(cited),
    } = act.what
    else {
        panic!("{payload}");
    };
    assert_eq!(topic.as_str(), "care");
    assert_eq!(
        words.text(),
        Some(ImbalancesOnAgenda::default().words.as_str())
    );
    let engagement: coprod_core::EngagementId = id("Tuesdays");
    let names_it = (cited.stream.to_string(), cited.sequence);
    assert_eq!(names_it, (format!("Engagement/{engagement}"), 3));
}
