//! Quorum, simple and qualified majority.

use coprod_core::rules::{Base, Lapse, Poll, Quorum, Rule, Share};

use crate::support::{
    ADOPTED, Drawn, REJECTED, at_least, half, lapsed, more_than, qualified, seat, simple, table,
    verdict,
};

fn with_quorum(quorum: Quorum) -> Rule {
    Rule::SimpleMajority {
        quorum: Some(quorum),
        casting_seat: None,
    }
}

fn with_casting_seat(number: u32) -> Rule {
    Rule::SimpleMajority {
        quorum: None,
        casting_seat: Some(seat(number)),
    }
}

#[test]
fn more_agreeing_than_objecting_adopts_by_simple_majority() {
    assert_eq!(verdict(&simple(), &table("+ -", "+")), ADOPTED);
}

#[test]
fn fewer_agreeing_than_objecting_is_rejected() {
    assert_eq!(verdict(&simple(), &table("+ -", "-")), REJECTED);
}

#[test]
fn a_concern_counts_as_agreement() {
    assert_eq!(verdict(&simple(), &table("c -", "c")), ADOPTED);
}

#[test]
fn abstentions_count_for_neither_side_of_a_simple_majority() {
    assert_eq!(verdict(&simple(), &table("+ 0 0", "0 0")), ADOPTED);
    assert_eq!(verdict(&simple(), &table("0 0", "0")), REJECTED);
}

#[test]
fn a_tie_is_rejected() {
    assert_eq!(verdict(&simple(), &table("+ -", "")), REJECTED);
}

#[test]
fn a_casting_seat_breaks_the_tie_by_its_own_position() {
    assert_eq!(verdict(&with_casting_seat(1), &table("+ -", "")), ADOPTED);
    assert_eq!(verdict(&with_casting_seat(1), &table("c -", "")), ADOPTED);
    assert_eq!(verdict(&with_casting_seat(2), &table("+ -", "")), REJECTED);
}

#[test]
fn a_casting_seat_that_abstains_or_is_silent_leaves_the_tie_rejected() {
    assert_eq!(
        verdict(&with_casting_seat(3), &table("+ - 0", "")),
        REJECTED
    );
    assert_eq!(
        verdict(&with_casting_seat(3), &table("+ - .", "")),
        REJECTED
    );
}

#[test]
fn a_casting_seat_outside_the_electorate_breaks_nothing() {
    let mut poll = table("+ -", "");
    poll.positions
        .insert(seat(9), coprod_core::rules::Position::Agree);
    assert_eq!(verdict(&with_casting_seat(9), &poll), REJECTED);
}

#[test]
fn a_casting_seat_has_no_say_without_a_tie() {
    assert_eq!(
        verdict(&with_casting_seat(1), &table("+ - -", "")),
        REJECTED
    );
}

#[test]
fn an_empty_electorate_lapses() {
    let nobody = lapsed(Lapse::EmptyElectorate);
    assert_eq!(verdict(&simple(), &Poll::default()), nobody);
}

#[test]
fn silence_of_all_lapses_and_is_no_objection() {
    assert_eq!(
        verdict(&simple(), &table(". .", ".")),
        lapsed(Lapse::NobodySpoke)
    );
}

#[test]
fn a_quorum_is_reached_by_exactly_its_share() {
    let rule = with_quorum(half());
    assert_eq!(verdict(&rule, &table("+ + . .", "")), ADOPTED);
    assert_eq!(
        verdict(&rule, &table("+ + . . .", "")),
        lapsed(Lapse::QuorumMissed)
    );
}

#[test]
fn a_quorum_of_more_than_a_share_is_missed_by_exactly_that_share() {
    let rule = with_quorum(Quorum::Share(more_than(1, 2)));
    assert_eq!(
        verdict(&rule, &table("+ + . .", "")),
        lapsed(Lapse::QuorumMissed)
    );
    assert_eq!(verdict(&rule, &table("+ + + .", "")), ADOPTED);
}

#[test]
fn abstaining_and_objecting_make_the_quorum_silence_does_not() {
    let rule = with_quorum(Quorum::Number(3));
    assert_eq!(verdict(&rule, &table("+ 0 0", "")), ADOPTED);
    assert_eq!(
        verdict(&rule, &table("+ + .", "")),
        lapsed(Lapse::QuorumMissed)
    );
    assert_eq!(verdict(&rule, &table("+ + -", "")), ADOPTED);
}

#[test]
fn a_missed_quorum_lapses_even_what_would_be_rejected() {
    let rule = with_quorum(Quorum::Number(3));
    assert_eq!(
        verdict(&rule, &table("- - .", "")),
        lapsed(Lapse::QuorumMissed)
    );
}

#[test]
fn two_thirds_are_reached_exactly() {
    let rule = qualified(at_least(2, 3), Base::AgreeingAndObjecting);
    assert_eq!(verdict(&rule, &table("+ + -", "")), ADOPTED);
    assert_eq!(verdict(&rule, &table("+ + + - -", "")), REJECTED);
}

#[test]
fn more_than_two_thirds_are_not_reached_by_two_thirds() {
    let rule = qualified(more_than(2, 3), Base::AgreeingAndObjecting);
    assert_eq!(verdict(&rule, &table("+ + -", "")), REJECTED);
    assert_eq!(verdict(&rule, &table("+ + + -", "")), ADOPTED);
}

#[test]
fn the_base_decides_whether_abstention_absence_and_silence_weigh() {
    // 2 agree, 1 abstains, 1 is present and silent, 1 is absent.
    let poll = || table("+ + 0 . .", "").present([1, 2, 3, 4]);
    let share = at_least(2, 3);
    assert_eq!(
        verdict(&qualified(share, Base::AgreeingAndObjecting), &poll()),
        ADOPTED
    );
    assert_eq!(
        verdict(&qualified(share, Base::Participating), &poll()),
        ADOPTED
    );
    assert_eq!(verdict(&qualified(share, Base::Present), &poll()), REJECTED);
    assert_eq!(
        verdict(&qualified(at_least(3, 5), Base::Electorate), &poll()),
        REJECTED
    );
    let more = more_than(2, 3);
    assert_eq!(
        verdict(&qualified(more, Base::AgreeingAndObjecting), &poll()),
        ADOPTED
    );
    assert_eq!(
        verdict(&qualified(more, Base::Participating), &poll()),
        REJECTED
    );
}

#[test]
fn online_the_present_are_those_who_take_part() {
    let rule = qualified(at_least(2, 3), Base::Present);
    assert_eq!(verdict(&rule, &table("+ + 0 . . .", "")), ADOPTED);
    assert_eq!(verdict(&rule, &table("+ + 0 0 . .", "")), REJECTED);
}

#[test]
fn who_comes_after_the_opening_speaks_without_widening_the_base() {
    let rule = qualified(at_least(2, 3), Base::Present);
    assert_eq!(
        verdict(&rule, &table("+ + - -", "").present([1, 2, 3])),
        ADOPTED
    );
}

#[test]
fn an_attendance_of_nobody_entitled_counts_as_online() {
    let rule = qualified(at_least(2, 3), Base::Present);
    assert_eq!(verdict(&rule, &table("+ - -", "").present([])), REJECTED);
    assert_eq!(verdict(&rule, &table("+ + -", "").present([77])), ADOPTED);
}

#[test]
fn a_qualified_majority_needs_at_least_one_who_agrees() {
    let rule = qualified(at_least(2, 3), Base::AgreeingAndObjecting);
    assert_eq!(verdict(&rule, &table("0 0", "")), REJECTED);
}

#[test]
fn huge_shares_are_counted_exactly() {
    let share = Share::at_least(u32::MAX - 1, u32::MAX).unwrap();
    assert!(share.is_reached_by(u32::MAX - 1, u32::MAX));
    assert!(!share.is_reached_by(u32::MAX - 2, u32::MAX));
    assert_eq!(share.least_of(u32::MAX), u32::MAX - 1);
}

#[test]
fn a_seat_listed_twice_has_one_voice() {
    let mut poll = table("+ - -", "");
    poll.electorate.push(poll.electorate[0]);
    poll.electorate.push(poll.electorate[0]);
    let outcome = simple().outcome(&poll);
    assert_eq!(
        (outcome.verdict, outcome.tally.professional.agree),
        (REJECTED, 1)
    );
}
