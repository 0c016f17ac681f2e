//! Closing, and what a decision is to whom.

use coprod_core::{
    Date, RoundTableCommand as C, RoundTableEvent as E, RoundTableRefusal as R,
    round_table::{Closing, DecisionOutcome, MandateEffect, PartyEffect, Recusal},
    rules::{Counted, Lapse, Majority, NotReady, Position, Rule, SideRule, Tally, TallyBySide},
    testing::{day, id},
};

use crate::support::{
    Table, all_say, automation, ayse, bert, carl, close, consent, constituted, dora, mandate,
    object, open, opened, position, propose, proposed, refused, said, simple, tomorrow, town,
};

fn double_majority() -> Rule {
    let side = || SideRule {
        quorum: None,
        majority: Majority::Simple,
    };
    Rule::DoubleMajority {
        professional: side(),
        citizen: side(),
        counted: Counted::BySeat,
    }
}

fn by_consent(review_by: Option<Date>) -> C {
    C::CloseDecision {
        decision: id("D"),
        review_by,
    }
}

/// What the last act says of each party.
fn effects(table: &Table) -> Vec<PartyEffect> {
    let E::DecisionReached {
        effect_by_party, ..
    } = &table.acts().last().unwrap().what
    else {
        panic!("no decision was reached");
    };
    effect_by_party.clone()
}

#[test]
fn a_decision_closes_once_all_have_spoken_or_the_time_is_up() {
    let some = opened(simple()).and(&bert(), position("D", "Bert", Position::Agree));
    let until = tomorrow();
    let decision = id("D");
    let refusal = refused(some.clone(), &ayse(), close("D"));
    assert_eq!(refusal, R::TooEarly { decision, until });
    some.at(until)
        .when(&ayse(), close("D"))
        .then_types(["DecisionReached"]);
    all_say(opened(simple()), "D", Position::Agree)
        .when(&ayse(), close("D"))
        .then([E::DecisionReached {
            decision,
            outcome: DecisionOutcome::Adopted,
            tally_by_side: TallyBySide {
                professional: agreeing(2),
                citizen: agreeing(2),
            },
            rule_version: 1,
            effect_by_party: vec![recommended("town")],
            review_by: None,
        }]);
}

fn agreeing(agree: u32) -> Tally {
    Tally {
        agree,
        ..Tally::default()
    }
}

fn recommended(party: &str) -> PartyEffect {
    PartyEffect {
        party: id(party),
        effect: MandateEffect::Recommendation,
        mandate: None,
    }
}

#[test]
fn an_automation_closes_what_is_over_and_speaks_to_nothing() {
    let spoke = opened(simple()).and(&bert(), position("D", "Bert", Position::Agree));
    let refusal = refused(spoke.clone(), &automation(), close("D"));
    assert!(matches!(refusal, R::TooEarly { .. }));
    spoke
        .at(tomorrow())
        .when(&automation(), close("D"))
        .then_types(["DecisionReached"]);
}

#[test]
fn somebody_from_outside_closes_nothing() {
    let said = all_say(opened(simple()), "D", Position::Agree);
    let refusal = refused(said, &dora(), close("D"));
    assert_eq!(refusal, R::NeitherConvenerNorMember);
}

#[test]
fn where_nobody_spoke_it_lapses_and_is_not_rejected() {
    opened(simple())
        .at(tomorrow())
        .when(&ayse(), close("D"))
        .then([E::DecisionLapsed {
            decision: id("D"),
            why: Lapse::NobodySpoke,
        }]);
}

#[test]
fn a_rejected_decision_is_nothing_to_anybody() {
    let table = all_say(opened(simple()), "D", Position::Object).and(&ayse(), close("D"));
    assert_eq!(table.state().closing(id("D")), Some(&Closing::Rejected));
    assert!(effects(&table).is_empty());
}

#[test]
fn consent_is_dated() {
    let said = all_say(opened(consent()), "D", Position::Agree);
    let missing = R::NotReady(NotReady::ReviewDateMissing);
    assert_eq!(refused(said.clone(), &ayse(), by_consent(None)), missing);
    let review_by = day("2026-03-02");
    let refusal = refused(said.clone(), &ayse(), by_consent(Some(review_by)));
    assert_eq!(refusal, R::ReviewNotAhead { review_by });
    said.when(&ayse(), by_consent(Some(day("2026-03-03"))))
        .then_types(["DecisionReached"]);
}

#[test]
fn a_standing_objection_blocks_consent() {
    let table = opened(consent())
        .and(&ayse(), position("D", "Ayşe", Position::Agree))
        .and(&bert(), object(&bert(), "D", "Bert"))
        .at(tomorrow())
        .and(&ayse(), by_consent(Some(day("2026-09-01"))));
    assert_eq!(table.state().closing(id("D")), Some(&Closing::Rejected));
}

#[test]
fn a_double_majority_needs_both_sides() {
    let by = &ayse();
    let citizens = opened(double_majority())
        .and(by, position("D", "Ayşe", Position::Agree))
        .and(&bert(), position("D", "Bert", Position::Agree));
    let against = citizens
        .clone()
        .and(&carl(), position("D", "Carl", Position::Object))
        .and(&town(), position("D", "town", Position::Abstain))
        .and(by, close("D"));
    assert_eq!(against.state().closing(id("D")), Some(&Closing::Rejected));
    let both = citizens
        .and(&carl(), position("D", "Carl", Position::Agree))
        .and(&town(), position("D", "town", Position::Abstain))
        .and(by, close("D"));
    assert!(matches!(
        both.state().closing(id("D")),
        Some(Closing::Adopted { .. })
    ));
}

#[test]
fn a_side_that_stepped_back_altogether_leaves_it_empty() {
    let recuse = |by: &coprod_core::Actor, seat: &str| C::RecuseMember {
        seat: id(seat),
        from: Recusal::Decision(id("D")),
        reason: said(by),
    };
    opened(double_majority())
        .and(&ayse(), position("D", "Ayşe", Position::Agree))
        .and(&bert(), position("D", "Bert", Position::Agree))
        .and(&carl(), recuse(&carl(), "Carl"))
        .and(&town(), recuse(&town(), "town"))
        .when(&ayse(), close("D"))
        .then([E::DecisionLapsed {
            decision: id("D"),
            why: Lapse::EmptySide,
        }]);
}

fn decided_with(effect: MandateEffect, between: impl Fn(Table) -> Table) -> Table {
    let by = &ayse();
    let open = constituted(simple())
        .and(&town(), mandate(effect))
        .and(by, propose(by, "swings", None))
        .and(by, open("D", "swings"));
    all_say(between(open), "D", Position::Agree).and(by, close("D"))
}

#[test]
fn who_gave_a_binding_mandate_is_bound() {
    let table = decided_with(MandateEffect::Binding, |table| table);
    let bound = PartyEffect {
        party: id("town"),
        effect: MandateEffect::Binding,
        mandate: Some(id("mandate")),
    };
    assert_eq!(effects(&table), [bound]);
}

#[test]
fn a_mandate_that_recommends_is_named() {
    let table = decided_with(MandateEffect::Recommendation, |table| table);
    let named = PartyEffect {
        mandate: Some(id("mandate")),
        ..recommended("town")
    };
    assert_eq!(effects(&table), [named]);
}

#[test]
fn a_mandate_withdrawn_before_the_closing_leaves_a_recommendation() {
    let table = decided_with(MandateEffect::Binding, |table| {
        let withdraw = C::WithdrawMandate {
            mandate: id("mandate"),
            reason: "the council thinks again".into(),
        };
        table.and(&town(), withdraw)
    });
    assert_eq!(effects(&table), [recommended("town")]);
}

#[test]
fn a_mandate_granted_after_the_opening_comes_too_late_to_bind() {
    let by = &ayse();
    let open = proposed(simple()).and(by, open("D", "swings"));
    let late = open.and(&town(), mandate(MandateEffect::Binding));
    let table = all_say(late, "D", Position::Agree).and(by, close("D"));
    assert_eq!(effects(&table), [recommended("town")]);
}
