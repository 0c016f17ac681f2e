//! Double majority: by seat and by party.

use coprod_core::rules::{Base, Counted, Lapse, Majority, Quorum, Rule, SideRule};

use crate::support::{
    ADOPTED, Drawn, REJECTED, at_least, half, lapsed, party, side, table, verdict,
};

fn by_seat() -> Rule {
    Rule::DoubleMajority {
        professional: side(Some(half())),
        citizen: side(None),
        counted: Counted::BySeat,
    }
}

fn by_party() -> Rule {
    Rule::DoubleMajority {
        professional: side(None),
        citizen: side(Some(half())),
        counted: Counted::ByParty,
    }
}

#[test]
fn both_sides_must_have_their_own_majority() {
    assert_eq!(verdict(&by_seat(), &table("+ + -", "+ . .")), ADOPTED);
}

#[test]
fn neither_side_can_outvote_the_other() {
    assert_eq!(verdict(&by_seat(), &table("+ + + + +", "-")), REJECTED);
    assert_eq!(verdict(&by_seat(), &table("-", "+ + + + +")), REJECTED);
}

#[test]
fn a_tie_on_one_side_is_rejected() {
    assert_eq!(verdict(&by_seat(), &table("+ -", "+ +")), REJECTED);
}

#[test]
fn each_side_reaches_its_own_quorum() {
    let missed = lapsed(Lapse::QuorumMissed);
    assert_eq!(verdict(&by_seat(), &table("+ . .", "+ + +")), missed);
    assert_eq!(verdict(&by_seat(), &table("+ . .", "- - -")), missed);
}

#[test]
fn an_empty_side_lapses_and_is_not_rejected() {
    assert_eq!(
        verdict(&by_seat(), &table("+ +", "")),
        lapsed(Lapse::EmptySide)
    );
    assert_eq!(
        verdict(&by_seat(), &table("", "- -")),
        lapsed(Lapse::EmptySide)
    );
    assert_eq!(
        verdict(&by_seat(), &table("", ". .")),
        lapsed(Lapse::EmptySide)
    );
    assert_eq!(
        verdict(&by_seat(), &table("", "")),
        lapsed(Lapse::EmptyElectorate)
    );
}

#[test]
fn a_side_of_which_nobody_speaks_has_not_rejected() {
    assert_eq!(
        verdict(&by_seat(), &table("+ +", ". .")),
        lapsed(Lapse::NobodySpoke)
    );
}

#[test]
fn each_side_has_its_own_rule() {
    let majority = Majority::Qualified {
        threshold: at_least(2, 3),
        base: Base::Electorate,
    };
    let citizen = SideRule {
        quorum: None,
        majority,
    };
    let rule = Rule::DoubleMajority {
        professional: side(None),
        citizen,
        counted: Counted::BySeat,
    };
    assert_eq!(verdict(&rule, &table("+ . .", "+ + .")), ADOPTED);
    assert_eq!(verdict(&rule, &table("+ + +", "+ . .")), REJECTED);
}

#[test]
fn an_organisations_seats_are_one_voice_when_parties_are_counted() {
    let poll = table("+ + + -", "+").party([1, 2, 3]);
    assert_eq!(verdict(&by_seat(), &poll), ADOPTED);
    let outcome = by_party().outcome(&poll);
    assert_eq!(outcome.verdict, REJECTED);
    let tally = outcome.tally.professional;
    assert_eq!((tally.agree, tally.object), (1, 1));
}

#[test]
fn a_party_of_two_minds_abstains() {
    let outcome = by_party().outcome(&table("+ -", "+ - +").party([3, 4]));
    assert_eq!(outcome.explanation.split, [party(3)]);
    assert_eq!(outcome.tally.citizen.abstain, 1);
    assert_eq!(outcome.tally.citizen.agree, 1);
}

#[test]
fn agreeing_and_abstaining_are_two_minds_with_and_without_concern_are_one() {
    let split = by_party().outcome(&table("+ 0", "+").party([1, 2]));
    assert_eq!(split.verdict, REJECTED);
    let whole = by_party().outcome(&table("+ c", "+").party([1, 2]));
    assert_eq!(whole.verdict, ADOPTED);
    assert_eq!(whole.tally.professional.agree_with_concern, 1);
    assert!(whole.explanation.split.is_empty());
}

#[test]
fn a_party_speaks_through_its_seats_that_speak() {
    let poll = table("+", "+ . .").party([2, 3, 4]);
    assert_eq!(verdict(&by_party(), &poll), ADOPTED);
}

#[test]
fn the_quorum_is_counted_in_parties_too() {
    // One of three parties speaks, though with three of five seats.
    let poll = table("+", "+ + + . .").party([2, 3, 4]);
    assert_eq!(verdict(&by_party(), &poll), lapsed(Lapse::QuorumMissed));
}

#[test]
fn a_party_is_present_with_any_of_its_seats() {
    let majority = Majority::Qualified {
        threshold: at_least(2, 3),
        base: Base::Present,
    };
    let citizen = SideRule {
        quorum: Some(Quorum::Number(1)),
        majority,
    };
    let rule = Rule::DoubleMajority {
        professional: side(None),
        citizen,
        counted: Counted::ByParty,
    };
    // Parties {2, 3} and {4} are present: one of two agrees. Party {5} is not.
    let poll = table("+", ". + . .").party([2, 3]);
    assert_eq!(verdict(&rule, &poll.clone().present([1, 2, 4])), REJECTED);
    assert_eq!(verdict(&rule, &poll.present([1, 2])), ADOPTED);
}
