//! Opening a decision and speaking to it.

use coprod_core::{
    RoundTableCommand as C, RoundTableEvent as E, RoundTableRefusal as R, Side,
    round_table::{Electorate, Held, MandateEffect},
    rules::{Position, Rule},
    testing::{id, noon, words},
};

use crate::support::{
    adopted, answer, automation, ayse, bert, by_the_town, carl, close, consent, constituted,
    constituted_open, contest, dora, fay, invite, led, mandate, object, on_service, open, opened,
    position, propose, proposed, refused, simple, take, tomorrow, topic, town,
};

#[test]
fn a_decision_opens_on_the_present_version_by_the_charters_rule() {
    let by = &ayse();
    let text = words(by, "new swings and a bench");
    let mut seats: Vec<_> = ["Ayşe", "Bert", "Carl", "town"]
        .iter()
        .map(|seat| id(seat))
        .collect();
    seats.sort();
    proposed(simple())
        .and(&town(), mandate(MandateEffect::Binding))
        .and(by, crate::support::amend(by, "swings", &[]))
        .when(by, open("D", "swings"))
        .then([E::DecisionOpened {
            decision: id("D"),
            proposal: id("swings"),
            version: 2,
            digest: text.digest(),
            rule: simple(),
            electorate: Electorate::Closed(seats),
            held: Held::Until(tomorrow()),
            mandates: vec![id("mandate")],
            reopens: None,
        }]);
}

#[test]
fn only_mandates_in_force_that_cover_matter_and_service_are_listed() {
    let by = &ayse();
    let grant = |name: &str, key: &str, service: Option<&str>, until| C::GrantMandate {
        mandate: id(name),
        topics: vec![topic(key)],
        services: service.map(id).into_iter().collect(),
        limit: None,
        effect: MandateEffect::Binding,
        until,
    };
    let withdraw = C::WithdrawMandate {
        mandate: id("withdrawn"),
        reason: "the council thinks again".into(),
    };
    let table = constituted(simple())
        .and(&town(), grant("covers", "play", Some("playground"), None))
        .and(&town(), grant("above", "play/swings/red", None, None))
        .and(&town(), grant("elsewhere", "play", Some("school"), None))
        .and(&town(), grant("over", "play", None, Some(tomorrow())))
        .and(&town(), grant("withdrawn", "play", None, None))
        .and(&town(), withdraw)
        .at(tomorrow())
        .and(by, propose(by, "motion", Some(on_service())));
    let later = C::OpenDecision {
        decision: id("D"),
        proposal: id("motion"),
        held: Held::Until(coprod_core::testing::moment("2026-03-09T12:00:00Z")),
        reopens: None,
    };
    let table = table.and(by, later);
    let decision = table.state().decision(id("D")).unwrap().open().unwrap();
    assert_eq!(decision.mandates, [id("covers")]);
}

#[test]
fn deciding_again_says_so() {
    let by = &ayse();
    let decided = adopted(constituted(simple()), None);
    let decision = id("D");
    let refusal = refused(decided.clone(), by, open("E", "motion"));
    assert_eq!(refusal, R::AlreadyDecided { decision });
    let again = C::OpenDecision {
        decision: id("E"),
        proposal: id("motion"),
        held: Held::Until(tomorrow()),
        reopens: Some(decision),
    };
    decided.when(by, again).then_types(["DecisionOpened"]);
}

#[test]
fn who_leads_the_talk_opens_and_a_member_doesnt_meanwhile() {
    let by = &ayse();
    let table = led(simple()).and(by, propose(by, "swings", None));
    let refusal = refused(table.clone(), by, open("D", "swings"));
    let facilitator = id("Fay");
    assert_eq!(refusal, R::NotTheFacilitator { facilitator });
    table
        .when(&fay(), open("D", "swings"))
        .then_types(["DecisionOpened"]);
}

#[test]
fn the_last_position_counts() {
    let table = opened(simple())
        .and(&bert(), position("D", "Bert", Position::Object))
        .and(&bert(), position("D", "Bert", Position::AgreeWithConcern));
    let tally = table.state().explain(id("D")).unwrap().tally;
    assert_eq!(
        (tally.citizen.object, tally.citizen.agree_with_concern),
        (0, 1)
    );
}

#[test]
fn nobody_speaks_from_anothers_seat() {
    for by in [&ayse(), &fay(), &automation()] {
        let speak = position("D", "Bert", Position::Agree);
        refused(opened(simple()), by, speak);
    }
}

#[test]
fn a_position_up_to_the_last_moment_counts() {
    opened(simple())
        .at(tomorrow())
        .when(&bert(), position("D", "Bert", Position::Agree))
        .then_types(["PositionTaken"]);
}

#[test]
fn a_position_from_before_the_end_counts_though_it_comes_in_later() {
    opened(simple())
        .at(tomorrow())
        .and(&bert(), position("D", "Bert", Position::Agree))
        .at(noon())
        .when(&carl(), position("D", "Carl", Position::Agree))
        .then_types(["PositionTaken"]);
}

#[test]
fn an_open_electorate_takes_who_joins_before_the_closing() {
    let by = &ayse();
    let joined = constituted_open()
        .and(by, propose(by, "swings", None))
        .and(by, open("D", "swings"))
        .and(by, invite("Dora", Side::Citizen))
        .and(&dora(), take("Dora"));
    let spoken = joined
        .when(&dora(), position("D", "Dora", Position::Agree))
        .then_types(["PositionTaken"]);
    assert_eq!(spoken.state().poll(id("D")).unwrap().electorate.len(), 5);
    let refusal = refused(spoken, by, close("D"));
    assert!(matches!(refusal, R::TooEarly { .. }));
}

#[test]
fn an_objection_that_can_block_owes_a_reason_and_another_doesnt() {
    let blunt = || position("D", "Bert", Position::Object);
    for rule in [consent(), Rule::Consensus { quorum: None }] {
        assert_eq!(refused(opened(rule), &bert(), blunt()), R::ReasonDue);
    }
    opened(simple())
        .when(&bert(), blunt())
        .then_types(["PositionTaken"]);
    opened(consent())
        .when(&bert(), object(&bert(), "D", "Bert"))
        .then_types(["PositionTaken"]);
}

#[test]
fn a_position_the_other_side_relayed_is_void_once_contested_and_the_one_before_stands() {
    use coprod_core::ContestOutcome::{Rejected, Upheld};
    let standing = |table: &crate::support::Table| {
        let decision = table.state().decision(id("D")).unwrap();
        decision.open().unwrap().position(id("Bert"))
    };
    let relayed = opened(simple())
        .and(&bert(), position("D", "Bert", Position::Object))
        .relayed(by_the_town())
        .and(&bert(), position("D", "Bert", Position::Agree));
    assert_eq!(standing(&relayed), Some(Position::Agree));
    let entry = relayed.acts().len();
    let void = relayed.and(&bert(), contest(&bert(), entry));
    assert_eq!(standing(&void), Some(Position::Object));
    let proven = void.clone().and(&ayse(), answer(&ayse(), entry, Rejected));
    assert_eq!(standing(&proven), Some(Position::Agree));
    let upheld = void.and(&ayse(), answer(&ayse(), entry, Upheld));
    assert_eq!(standing(&upheld), Some(Position::Object));
}

#[test]
fn contesting_changes_nothing_about_a_decision_that_is_closed() {
    let by = &ayse();
    let relayed = opened(simple())
        .relayed(by_the_town())
        .and(&bert(), position("D", "Bert", Position::Agree));
    let entry = relayed.acts().len();
    let closed = relayed.at(tomorrow()).and(by, close("D"));
    let before = closed.state().closing(id("D")).cloned();
    let contested = closed.and(&bert(), contest(&bert(), entry));
    assert_eq!(contested.state().closing(id("D")).cloned(), before);
}
