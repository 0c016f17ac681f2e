//! Sessions: one thing after the other.

use coprod_core::{
    RoundTableCommand as C, RoundTableRefusal as R,
    round_table::{Openness, SessionStage},
    rules::{Position, Rule},
    testing::{id, moment},
};

use crate::support::{
    attend, ayse, bert, carl, close, in_session, open_in_session, position, proposed, refused,
    simple, town,
};

fn shut() -> C {
    C::CloseSession {
        session: id("session"),
    }
}

#[test]
fn a_session_is_called_opened_and_closed_in_this_order_and_once() {
    let session = id("session");
    let open = in_session(proposed(simple()));
    let stage =
        |table: &crate::support::Table| table.state().session(session).unwrap().stage.clone();
    assert_eq!(stage(&open), SessionStage::Open(Openness::Public));
    let closed = open.and(&ayse(), shut());
    assert!(matches!(stage(&closed), SessionStage::Closed { .. }));
    let refusal = refused(closed, &ayse(), shut());
    assert_eq!(refusal, R::SessionNotOpen { session });
}

#[test]
fn the_last_record_says_who_is_there() {
    let table = in_session(proposed(simple()))
        .and(&ayse(), attend(&["Ayşe", "Bert"]))
        .and(&ayse(), attend(&["Bert", "Carl"]));
    let session = table.state().session(id("session")).unwrap();
    let present: Vec<_> = session.present.iter().flatten().copied().collect();
    let mut expected = vec![id("Bert"), id("Carl")];
    expected.sort();
    assert_eq!(present, expected);
}

#[test]
fn consensus_in_a_session_needs_everybody_who_was_present_at_the_opening() {
    let by = &ayse();
    let opened = in_session(proposed(Rule::Consensus { quorum: None }))
        .and(by, attend(&["Ayşe", "Bert"]))
        .and(by, open_in_session("D", "swings", "session"))
        .and(by, attend(&["Ayşe", "Bert", "Carl"]))
        .and(by, position("D", "Ayşe", Position::Agree));
    let one = opened.clone().and(by, close("D"));
    assert!(!is_adopted(&one));
    let both = opened
        .and(&bert(), position("D", "Bert", Position::Abstain))
        .and(by, close("D"));
    assert!(is_adopted(&both));
}

fn is_adopted(table: &crate::support::Table) -> bool {
    use coprod_core::round_table::Closing;
    matches!(
        table.state().closing(id("D")),
        Some(Closing::Adopted { .. })
    )
}

#[test]
fn what_was_said_in_a_session_may_be_recorded_after_it_and_nothing_said_later() {
    let by = &ayse();
    let over = in_session(proposed(simple()))
        .and(by, open_in_session("D", "swings", "session"))
        .at(moment("2026-03-02T14:00:00Z"))
        .and(by, shut());
    over.clone()
        .at(moment("2026-03-02T13:30:00Z"))
        .when(&carl(), position("D", "Carl", Position::Agree))
        .then_types(["PositionTaken"]);
    let late = over.clone().at(moment("2026-03-02T14:30:00Z"));
    let refusal = refused(late, &carl(), position("D", "Carl", Position::Agree));
    assert!(matches!(refusal, R::TooLate { .. }));
    over.when(&town(), close("D"))
        .then_types(["DecisionLapsed"]);
}
