//! Testing and withdrawing objections.

use coprod_core::{
    RoundTableCommand as C, RoundTableRefusal as R, Side,
    round_table::{Closing, Voice},
    rules::Position,
    testing::{day, id},
};

use crate::support::{
    Table, ayse, bert, by_the_town, carl, consent, contest, dora, fay, invite, led, object, open,
    opened, position, propose, refused, said, take, tomorrow, town,
};

fn test(by: &coprod_core::Actor, voices: &[(&str, bool)]) -> C {
    let voice = |(seat, qualifies): &(&str, bool)| Voice {
        seat: id(seat),
        qualifies: *qualifies,
    };
    C::TestObjection {
        decision: id("D"),
        seat: id("Bert"),
        voices: voices.iter().map(voice).collect(),
        reason: said(by),
    }
}

/// Ayşe proposes, Bert objects; Dora, who sits there too, is left to judge on his side.
fn objected() -> Table {
    let by = &ayse();
    let table = crate::support::constituted(consent())
        .and(by, invite("Dora", Side::Citizen))
        .and(&dora(), take("Dora"))
        .and(by, propose(by, "swings", None))
        .and(by, open("D", "swings"))
        .and(by, position("D", "Ayşe", Position::Agree));
    table.and(&bert(), object(&bert(), "D", "Bert"))
}

fn closed(table: Table) -> Closing {
    let close = C::CloseDecision {
        decision: id("D"),
        review_by: Some(day("2026-09-01")),
    };
    let table = table.at(tomorrow()).and(&ayse(), close);
    table.state().closing(id("D")).unwrap().clone()
}

#[test]
fn an_objection_that_each_side_finds_harmless_blocks_no_more() {
    let by = &ayse();
    let tested = objected().and(by, test(by, &[("Carl", false), ("Dora", false)]));
    assert!(matches!(closed(tested), Closing::Adopted { .. }));
}

#[test]
fn an_objection_that_one_side_takes_up_stands() {
    let by = &ayse();
    for voices in [
        &[("Carl", false), ("Dora", true)][..],
        &[("Carl", true), ("town", true), ("Dora", false)],
        &[("Carl", false)],
    ] {
        assert_eq!(
            closed(objected().and(by, test(by, voices))),
            Closing::Rejected
        );
    }
}

#[test]
fn an_objection_made_again_has_to_be_tested_again() {
    let by = &ayse();
    let again = objected()
        .and(by, test(by, &[("Carl", false), ("Dora", false)]))
        .and(&bert(), object(&bert(), "D", "Bert"));
    assert_eq!(closed(again), Closing::Rejected);
}

#[test]
fn who_leads_the_talk_asks_for_the_voices() {
    let by = &ayse();
    let table = led(consent())
        .and(by, propose(by, "swings", None))
        .and(&fay(), open("D", "swings"))
        .and(&bert(), object(&bert(), "D", "Bert"));
    let refusal = refused(table.clone(), by, test(by, &[("Carl", false)]));
    assert!(matches!(refusal, R::NotTheFacilitator { .. }));
    table
        .when(&fay(), test(&fay(), &[("Carl", false)]))
        .then_types(["ObjectionTested"]);
}

#[test]
fn who_withdraws_an_objection_has_taken_part_and_stands_aside() {
    let withdraw = C::WithdrawObjection {
        decision: id("D"),
        seat: id("Bert"),
    };
    let refusal = refused(objected(), &carl(), withdraw.clone());
    assert!(matches!(refusal, R::NotTheSpeaker { .. }));
    let withdrawn = objected().and(&bert(), withdraw.clone());
    let poll = withdrawn.state().poll(id("D")).unwrap();
    assert_eq!(poll.positions[&id("Bert")], Position::Abstain);
    let refusal = refused(withdrawn.clone(), &bert(), withdraw);
    assert!(matches!(refusal, R::NoStandingObjection { .. }));
    assert!(matches!(closed(withdrawn), Closing::Adopted { .. }));
}

#[test]
fn a_withdrawal_the_other_side_relayed_is_void_once_contested() {
    let withdraw = C::WithdrawObjection {
        decision: id("D"),
        seat: id("Bert"),
    };
    let relayed = objected().relayed(by_the_town()).and(&bert(), withdraw);
    let entry = relayed.acts().len();
    let void = relayed.and(&bert(), contest(&bert(), entry));
    assert_eq!(closed(void), Closing::Rejected);
}

#[test]
fn who_stepped_back_judges_nothing() {
    let recuse = C::RecuseMember {
        seat: id("Carl"),
        from: coprod_core::round_table::Recusal::Decision(id("D")),
        reason: said(&carl()),
    };
    let table = opened(consent())
        .and(&bert(), object(&bert(), "D", "Bert"))
        .and(&carl(), recuse);
    let refusal = refused(table.clone(), &ayse(), test(&ayse(), &[("Carl", true)]));
    assert!(matches!(refusal, R::SteppedBack { .. }));
    table
        .when(&town(), test(&town(), &[("town", true)]))
        .then_types(["ObjectionTested"]);
}
