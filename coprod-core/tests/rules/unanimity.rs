//! Consensus, consent and advice.

use coprod_core::rules::{Lapse, NotReady, Quorum, Rule};

use crate::support::{ADOPTED, Drawn, REJECTED, half, lapsed, seat, table, verdict};

const CONSENSUS: Rule = Rule::Consensus { quorum: None };

fn consent() -> Rule {
    Rule::Consent { quorum: half() }
}

fn advice() -> Rule {
    Rule::Advice { decider: seat(1) }
}

#[test]
fn consensus_is_adopted_when_all_spoke_and_nobody_objects() {
    assert_eq!(verdict(&CONSENSUS, &table("+ 0", "c")), ADOPTED);
}

#[test]
fn one_objection_breaks_consensus() {
    assert_eq!(verdict(&CONSENSUS, &table("+ +", "-")), REJECTED);
}

#[test]
fn a_table_that_only_stands_aside_has_no_consensus() {
    assert_eq!(verdict(&CONSENSUS, &table("0 0", "0")), REJECTED);
}

#[test]
fn online_consensus_waits_for_every_seat_and_names_the_missing() {
    let outcome = CONSENSUS.outcome(&table("+ .", "+"));
    assert_eq!(outcome.verdict, REJECTED);
    assert_eq!(outcome.explanation.missing, [seat(2)]);
}

#[test]
fn in_session_consensus_waits_for_those_present_at_the_opening() {
    assert_eq!(
        verdict(&CONSENSUS, &table("+ .", "+").present([1, 3])),
        ADOPTED
    );
    assert_eq!(
        verdict(&CONSENSUS, &table("+ .", "+").present([1, 2])),
        REJECTED
    );
}

#[test]
fn an_objection_of_one_who_came_later_breaks_consensus_too() {
    assert_eq!(
        verdict(&CONSENSUS, &table("+ -", "+").present([1, 3])),
        REJECTED
    );
}

#[test]
fn consensus_waits_for_nobody_outside_the_electorate() {
    assert_eq!(
        verdict(&CONSENSUS, &table("+ +", "").present([1, 2, 77])),
        ADOPTED
    );
}

#[test]
fn an_attendance_of_nobody_entitled_makes_no_easy_consensus() {
    assert_eq!(
        verdict(&CONSENSUS, &table("+ .", ".").present([])),
        REJECTED
    );
}

#[test]
fn consensus_lapses_when_its_quorum_is_missed_or_nobody_spoke() {
    let quorum = Some(Quorum::Number(3));
    let rule = Rule::Consensus { quorum };
    let poll = table("+ + .", "").present([1, 2]);
    assert_eq!(verdict(&rule, &poll), lapsed(Lapse::QuorumMissed));
    assert_eq!(
        verdict(&rule, &table(". .", ".")),
        lapsed(Lapse::NobodySpoke)
    );
    assert_eq!(
        verdict(&rule, &table("", "")),
        lapsed(Lapse::EmptyElectorate)
    );
}

#[test]
fn consent_is_given_when_no_objection_stands() {
    assert_eq!(
        verdict(&consent(), &table("+ 0", "+ .").reviewed()),
        ADOPTED
    );
}

#[test]
fn one_standing_objection_withholds_consent() {
    let outcome = consent().outcome(&table("+ +", "+ -").reviewed());
    assert_eq!(outcome.verdict, REJECTED);
    assert_eq!(outcome.explanation.standing, [seat(4)]);
}

#[test]
fn an_objection_that_does_not_qualify_blocks_nothing_and_takes_part() {
    let outcome = consent().outcome(&table("+ .", "- .").reviewed().unqualified([3]));
    assert_eq!(outcome.verdict, ADOPTED);
    assert_eq!(outcome.explanation.not_standing, [seat(3)]);
    assert_eq!(outcome.tally.citizen.object, 1);
}

#[test]
fn a_second_objection_still_blocks_when_the_first_does_not_qualify() {
    let poll = table("+ -", "- .").reviewed().unqualified([3]);
    assert_eq!(verdict(&consent(), &poll), REJECTED);
}

#[test]
fn a_concern_does_not_block_consent() {
    assert_eq!(verdict(&consent(), &table("c c", "c").reviewed()), ADOPTED);
}

#[test]
fn a_table_that_only_abstains_has_consented() {
    assert_eq!(verdict(&consent(), &table("0 0", "0").reviewed()), ADOPTED);
}

#[test]
fn consent_lapses_below_its_quorum_even_with_an_objection() {
    let poll = table("- .", ". .").reviewed();
    assert_eq!(verdict(&consent(), &poll), lapsed(Lapse::QuorumMissed));
}

#[test]
fn consent_without_a_review_date_cannot_be_closed() {
    let poll = table("+ +", "+");
    let missing = Some(NotReady::ReviewDateMissing);
    assert_eq!(consent().not_ready(&poll), missing);
    let outcome = consent().outcome(&poll);
    assert_eq!(outcome.verdict, REJECTED);
    assert_eq!(outcome.explanation.not_ready, missing);
    assert!(outcome.explanation.changes.is_empty());
    assert_eq!(consent().not_ready(&poll.reviewed()), None);
}

#[test]
fn what_is_blocked_or_lapses_needs_no_review_date() {
    assert_eq!(consent().not_ready(&table("+ -", "+")), None);
    assert_eq!(consent().not_ready(&table(". .", "+")), None);
}

#[test]
fn the_decider_decides_after_advice_even_against_all_others() {
    assert_eq!(
        verdict(&advice(), &table("+ -", "- -").advice(2, 0)),
        ADOPTED
    );
    assert_eq!(
        verdict(&advice(), &table("- +", "+ +").advice(2, 0)),
        REJECTED
    );
}

#[test]
fn a_decider_who_stands_aside_adopts_nothing() {
    assert_eq!(
        verdict(&advice(), &table("0 +", "+").advice(1, 0)),
        REJECTED
    );
}

#[test]
fn a_silent_decider_lets_the_decision_lapse() {
    let outcome = advice().outcome(&table(". +", "+"));
    assert_eq!(outcome.verdict, lapsed(Lapse::NobodySpoke));
    assert_eq!(outcome.explanation.missing, [seat(1)]);
    assert_eq!(advice().not_ready(&table(". +", "+")), None);
}

#[test]
fn without_its_decider_a_decision_lapses() {
    let rule = Rule::Advice { decider: seat(9) };
    assert_eq!(
        verdict(&rule, &table("+ +", "+").advice(1, 0)),
        lapsed(Lapse::EmptyElectorate)
    );
}

#[test]
fn a_decider_who_asked_nobody_or_left_advice_unanswered_cannot_close() {
    let unasked = table("+", "").advice(0, 0);
    let unanswered = table("-", "").advice(3, 2);
    assert_eq!(advice().not_ready(&unasked), Some(NotReady::AdviceNotAsked));
    assert_eq!(
        advice().not_ready(&unanswered),
        Some(NotReady::AdviceUnanswered { count: 2 })
    );
    assert_eq!(advice().not_ready(&table("+", "").advice(1, 0)), None);
    assert_eq!(verdict(&advice(), &unasked), REJECTED);
}
