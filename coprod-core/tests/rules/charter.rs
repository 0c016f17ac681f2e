//! Rules as data: what a charter may state, and how it is written down.

use coprod_core::{
    round_table::ElectorateKind::{Closed, Open},
    rules::{Base, Counted, Lapse, Majority, Quorum, Rule, RuleError, SideRule, Verdict},
};
use serde_json::json;

use crate::support::{at_least, half, more_than, qualified, seat, side, simple};

fn double(citizen: SideRule) -> Rule {
    Rule::DoubleMajority {
        professional: side(None),
        citizen,
        counted: Counted::BySeat,
    }
}

#[test]
fn a_qualified_majority_asks_for_more_than_half() {
    let half = at_least(1, 2);
    let base = Base::Participating;
    let error = RuleError::NotMoreThanHalf { threshold: half };
    assert_eq!(qualified(half, base).check(Closed), Err(error));
    assert_eq!(qualified(more_than(1, 2), base).check(Closed), Ok(()));
    assert_eq!(qualified(at_least(501, 1000), base).check(Closed), Ok(()));
    assert_eq!(
        error.to_string(),
        "at least 1/2 is no qualified majority: ask for more than half"
    );
}

#[test]
fn the_majority_of_a_side_asks_for_more_than_half_too() {
    let threshold = more_than(1, 3);
    let majority = Majority::Qualified {
        threshold,
        base: Base::Participating,
    };
    let rule = double(SideRule {
        quorum: None,
        majority,
    });
    assert_eq!(
        rule.check(Closed),
        Err(RuleError::NotMoreThanHalf { threshold })
    );
}

#[test]
fn an_open_electorate_has_a_quorum_only_as_a_number() {
    let share = at_least(1, 2);
    let error = Err(RuleError::QuorumOfOpenElectorate { share });
    let consent = |quorum| Rule::Consent { quorum };
    assert_eq!(consent(half()).check(Open), error);
    assert_eq!(consent(half()).check(Closed), Ok(()));
    assert_eq!(consent(Quorum::Number(3)).check(Open), Ok(()));
    assert_eq!(double(side(Some(half()))).check(Open), error);
    assert_eq!(simple().check(Open), Ok(()));
}

#[test]
fn an_open_electorate_is_no_base_of_a_majority() {
    let threshold = at_least(2, 3);
    let rule = qualified(threshold, Base::Electorate);
    let error = RuleError::MajorityOfOpenElectorate { threshold };
    assert_eq!(rule.check(Open), Err(error));
    assert_eq!(rule.check(Closed), Ok(()));
    assert_eq!(qualified(threshold, Base::Present).check(Open), Ok(()));
}

#[test]
fn a_quorum_of_nobody_is_refused() {
    let quorum = Quorum::Number(0);
    let error = Err(RuleError::QuorumOfNobody);
    assert_eq!(Rule::Consent { quorum }.check(Closed), error);
    assert_eq!(double(side(Some(quorum))).check(Open), error);
}

#[test]
fn a_rule_tells_what_a_table_must_have_ready_for_it() {
    let advice = Rule::Advice { decider: seat(3) };
    assert_eq!(advice.named_seat(), Some(seat(3)));
    assert_eq!(simple().named_seat(), None);
    assert!(Rule::Consensus { quorum: None }.objection_owes_reason());
    assert!(Rule::Consent { quorum: half() }.objection_owes_reason());
    assert!(!simple().objection_owes_reason());
    assert!(qualified(at_least(2, 3), Base::Present).needs_attendance());
    assert!(!qualified(at_least(2, 3), Base::Electorate).needs_attendance());
    assert_eq!(advice.version(), 1);
}

#[test]
fn rules_are_written_so_for_ever() {
    let casting_seat = Some(seat(1));
    let quorum = Some(half());
    let rule = Rule::SimpleMajority {
        quorum,
        casting_seat,
    };
    let written = json!({"simple_majority": {
        "quorum": {"share": {"p": 1, "q": 2}},
        "casting_seat": "00000000-0000-0000-0000-000000000001",
    }});
    assert_eq!(serde_json::to_value(&rule).unwrap(), written);
    assert_eq!(serde_json::from_value::<Rule>(written).unwrap(), rule);

    let rule = qualified(more_than(1, 2), Base::AgreeingAndObjecting);
    let written = json!({"qualified_majority": {
        "threshold": {"p": 1, "q": 2, "more_than": true},
        "base": "agreeing_and_objecting",
    }});
    assert_eq!(serde_json::to_value(&rule).unwrap(), written);
    assert_eq!(serde_json::from_value::<Rule>(written).unwrap(), rule);

    let rule = double(side(Some(Quorum::Number(2))));
    let written = json!({"double_majority": {
        "professional": {"majority": "simple"},
        "citizen": {"quorum": {"number": 2}, "majority": "simple"},
        "counted": "by_seat",
    }});
    assert_eq!(serde_json::to_value(&rule).unwrap(), written);
    assert_eq!(serde_json::from_value::<Rule>(written).unwrap(), rule);
}

#[test]
fn a_share_of_nothing_or_above_everything_is_not_read() {
    for (p, q) in [(0, 2), (3, 2), (1, 0), (0, 0)] {
        let written = json!({"consent": {"quorum": {"share": {"p": p, "q": q}}}});
        let error = serde_json::from_value::<Rule>(written).unwrap_err();
        assert!(error.to_string().contains("is no share"), "{error}");
    }
    let all = json!({"share": {"p": 1, "q": 1, "more_than": true}});
    assert!(serde_json::from_value::<Quorum>(all).is_err());
}

#[test]
fn a_verdict_is_written_with_its_reason() {
    let verdict = Verdict::Lapsed(Lapse::EmptySide);
    assert_eq!(
        serde_json::to_value(verdict).unwrap(),
        json!({"lapsed": "empty_side"})
    );
}
