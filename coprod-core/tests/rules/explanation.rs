//! What an explanation tells a citizen who asks why.

use coprod_core::rules::{
    Base, Body, CastingVote, Change, Counted, Lapse, Move, Movers, Position, Quorum, Rule, Stand,
    Verdict,
};
use serde_json::json;

use crate::support::{
    ADOPTED, Drawn, REJECTED, at_least, half, lapsed, qualified, seat, side, simple, table,
};

fn changes(rule: &Rule, poll: &coprod_core::rules::Poll) -> Vec<Change> {
    rule.outcome(poll).explanation.changes
}

fn any(count: u32, body: Body, from: Stand, to: Stand) -> Move {
    let movers = Movers::Any { count, body, from };
    Move { movers, to }
}

fn one(step: Move, verdict: Verdict) -> Change {
    let moves = vec![step];
    Change { moves, verdict }
}

#[test]
fn a_rejection_tells_how_few_would_have_turned_it() {
    let changes = changes(&simple(), &table("+ - - -", ". . . ."));
    let table = Body::Table;
    assert_eq!(
        changes,
        [
            one(any(3, table, Stand::Silent, Stand::Agree), ADOPTED),
            one(any(2, table, Stand::Object, Stand::Agree), ADOPTED),
            one(any(3, table, Stand::Object, Stand::Abstain), ADOPTED),
        ]
    );
}

#[test]
fn an_adoption_tells_on_how_few_it_hung() {
    let changes = changes(&simple(), &table("+ + -", "."));
    let table = Body::Table;
    assert_eq!(
        changes,
        [
            one(any(1, table, Stand::Agree, Stand::Object), REJECTED),
            one(any(1, table, Stand::Agree, Stand::Abstain), REJECTED),
            one(any(1, table, Stand::Agree, Stand::Silent), REJECTED),
            one(any(1, table, Stand::Silent, Stand::Object), REJECTED),
        ]
    );
}

#[test]
fn a_missed_quorum_tells_how_many_voices_were_short() {
    let quorum = Some(Quorum::Number(3));
    let casting_seat = None;
    let rule = Rule::SimpleMajority {
        quorum,
        casting_seat,
    };
    let outcome = rule.outcome(&table("+ . . .", ""));
    let count = outcome.explanation.bodies[0].quorum.unwrap();
    assert_eq!((count.needed, count.reached), (3, 1));
    let silent = any(2, Body::Table, Stand::Silent, Stand::Agree);
    assert_eq!(outcome.explanation.changes, [one(silent, ADOPTED)]);
}

#[test]
fn where_no_kind_of_voice_suffices_several_are_told_and_none_too_many() {
    let quorum = Some(Quorum::Number(5));
    let casting_seat = None;
    let rule = Rule::SimpleMajority {
        quorum,
        casting_seat,
    };
    let moves = vec![
        any(1, Body::Table, Stand::Silent, Stand::Agree),
        any(1, Body::Table, Stand::Object, Stand::Agree),
    ];
    let verdict = ADOPTED;
    assert_eq!(
        changes(&rule, &table("+ - - -", ". .")),
        [Change { moves, verdict }]
    );
}

#[test]
fn a_majority_is_told_with_its_base() {
    let rule = qualified(at_least(2, 3), Base::Participating);
    let outcome = rule.outcome(&table("+ c 0 -", "."));
    let count = outcome.explanation.bodies[0].majority.clone().unwrap();
    assert_eq!((count.base, count.needed, count.reached), (4, 3, 2));
}

#[test]
fn a_casting_vote_is_told_only_where_there_was_a_tie() {
    let rule = Rule::SimpleMajority {
        quorum: None,
        casting_seat: Some(seat(2)),
    };
    let position = Some(Position::Object);
    let tie = rule.outcome(&table("+ -", "")).explanation;
    assert_eq!(
        tie.casting_vote,
        Some(CastingVote {
            seat: seat(2),
            position
        })
    );
    let movers = Movers::Seats(vec![seat(2)]);
    let to = Stand::Agree;
    assert!(tie.changes.contains(&one(Move { movers, to }, ADOPTED)));
    let clear = rule.outcome(&table("+ - +", "")).explanation;
    assert_eq!(clear.casting_vote, None);
}

#[test]
fn consensus_names_whom_it_waited_for() {
    let rule = Rule::Consensus { quorum: None };
    let movers = Movers::Seats(vec![seat(2), seat(3)]);
    let to = Stand::Agree;
    let waited = one(Move { movers, to }, ADOPTED);
    assert_eq!(changes(&rule, &table("+ .", ".")), [waited]);
}

#[test]
fn consent_names_the_objections_it_hung_on() {
    let rule = Rule::Consent { quorum: half() };
    let poll = table("- +", "- -").reviewed().unqualified([3]);
    let outcome = rule.outcome(&poll);
    assert_eq!(outcome.explanation.standing, [seat(1), seat(4)]);
    assert_eq!(outcome.explanation.not_standing, [seat(3)]);
    let withdrawn = any(2, Body::Table, Stand::Object, Stand::Abstain);
    assert!(
        outcome
            .explanation
            .changes
            .contains(&one(withdrawn, ADOPTED))
    );
}

#[test]
fn a_double_majority_tells_on_which_side_it_failed() {
    let rule = Rule::DoubleMajority {
        professional: side(None),
        citizen: side(None),
        counted: Counted::BySeat,
    };
    let outcome = rule.outcome(&table("+ +", "- -"));
    let bodies = outcome.explanation.bodies;
    assert!(bodies[0].majority.as_ref().unwrap().is_reached());
    assert!(!bodies[1].majority.as_ref().unwrap().is_reached());
    assert_eq!(
        outcome.explanation.changes,
        [one(
            any(2, Body::Citizen, Stand::Object, Stand::Agree),
            ADOPTED
        ),]
    );
}

#[test]
fn where_both_sides_failed_both_would_have_had_to_move() {
    let rule = Rule::DoubleMajority {
        professional: side(None),
        citizen: side(None),
        counted: Counted::BySeat,
    };
    let moves = vec![
        any(1, Body::Professional, Stand::Silent, Stand::Agree),
        any(1, Body::Citizen, Stand::Object, Stand::Agree),
    ];
    let verdict = ADOPTED;
    assert_eq!(
        changes(&rule, &table("+ - .", "-")),
        [Change { moves, verdict }]
    );
}

#[test]
fn no_voices_would_have_helped_an_empty_side_or_a_quorum_above_the_electorate() {
    let quorum = Some(Quorum::Number(5));
    let casting_seat = None;
    let rule = Rule::SimpleMajority {
        quorum,
        casting_seat,
    };
    assert!(changes(&rule, &table("+ +", "+")).is_empty());
    let rule = Rule::DoubleMajority {
        professional: side(None),
        citizen: side(None),
        counted: Counted::BySeat,
    };
    assert!(changes(&rule, &table("+ +", "")).is_empty());
}

#[test]
fn an_objection_can_make_the_quorum_that_silence_would_have_missed() {
    let quorum = Some(Quorum::Number(3));
    let casting_seat = None;
    let rule = Rule::SimpleMajority {
        quorum,
        casting_seat,
    };
    let silent = rule.outcome(&table("+ + .", ""));
    assert_eq!(silent.verdict, lapsed(Lapse::QuorumMissed));
    assert_eq!(rule.outcome(&table("+ + -", "")).verdict, ADOPTED);
}

#[test]
fn an_abstention_can_cost_what_silence_would_not_have() {
    let rule = qualified(at_least(2, 3), Base::Participating);
    assert_eq!(rule.outcome(&table("+ + - .", "")).verdict, ADOPTED);
    assert_eq!(rule.outcome(&table("+ + - 0", "")).verdict, REJECTED);
}

#[test]
fn an_explanation_is_data_for_others_to_tell() {
    let outcome = simple().outcome(&table("+", "-"));
    let told = serde_json::to_value(&outcome).unwrap();
    assert_eq!(told["verdict"], "rejected");
    assert_eq!(
        told["explanation"]["bodies"][0]["majority"],
        json!({"majority": "simple", "base": 2, "needed": 2, "reached": 1})
    );
    assert_eq!(
        told["explanation"]["changes"][0],
        json!({
            "moves": [{
                "movers": {"any": {"count": 1, "body": "table", "from": "object"}},
                "to": "agree",
            }],
            "verdict": "adopted",
        })
    );
}

#[test]
fn a_table_of_thousands_is_explained_too() {
    let signs = ["+".repeat(9_000), "-".repeat(9_000), ".".repeat(2_000)].concat();
    let poll = table("", &signs);
    let rule = qualified(at_least(2, 3), Base::Electorate);
    let converted = any(4_334, Body::Table, Stand::Object, Stand::Agree);
    assert_eq!(changes(&rule, &poll), [one(converted, ADOPTED)]);
}
