//! How it feels, where it is out of balance, and how much the two trust.

use std::collections::BTreeMap;

use coprod_core::{
    Actor, AutomationRule, EngagementCommand as C, EngagementEvent as E, EngagementRefusal as R,
    FigureKind, NotAdmitted, Role, Side,
    engagement::{Felt, ImbalanceAnswer, Towards, TrustLevel},
    testing::{id, professional, relayed, relayed_with_proof, words},
};

use crate::support::{
    Told, active, ayse, dora, ended, offer_by, offered, reaction, refused, said, town, unoffered,
};

fn felt(by: &Actor) -> C {
    C::FeelBalance {
        cost: Felt::new(7).unwrap(),
        benefit: Felt::new(3).unwrap(),
        remark: Some(words(by, "the evenings are long")),
    }
}

#[test]
fn only_the_party_itself_says_how_it_feels_also_in_hindsight() {
    for told in [active(), ended()] {
        told.when(&ayse(), felt(&ayse())).then([E::BalanceFelt {
            cost: Felt::new(7).unwrap(),
            benefit: Felt::new(3).unwrap(),
            remark: Some(words(&ayse(), "the evenings are long")),
        }]);
    }
    let party = id("Ayşe");
    for by in [town(), dora()] {
        let refusal = refused(active(), &by, felt(&by));
        assert_eq!(refusal, R::NotTheParty { party });
    }
    let computed = C::FeelBalance {
        cost: Felt::new(7).unwrap(),
        benefit: Felt::new(3).unwrap(),
        remark: None,
    };
    let refusal = refused(active(), &reaction(), computed);
    assert_eq!(refusal, R::NotAdmitted(NotAdmitted::AutomationCannotCommit));
    assert!(matches!(
        refused(offered(), &ayse(), felt(&ayse())),
        R::NotAgreed { .. }
    ));
}

#[test]
fn what_the_other_side_says_one_feels_needs_a_document() {
    let clerk = professional("clerk");
    let refusal = active()
        .relayed(relayed(&clerk))
        .when(&ayse(), felt(&ayse()))
        .refusal();
    assert!(matches!(
        refusal,
        R::NotAdmitted(NotAdmitted::RelayNeedsDocument { .. })
    ));
    active()
        .relayed(relayed_with_proof(&clerk, "form 9"))
        .when(&ayse(), felt(&ayse()))
        .then_types(["BalanceFelt"]);
}

fn raise(by: &Actor) -> C {
    C::RaiseImbalance {
        imbalance: id("nights"),
        ground: said(by),
    }
}

fn notice(figures: BTreeMap<FigureKind, u64>) -> C {
    C::NoticeImbalance {
        imbalance: id("hours"),
        figures,
    }
}

fn minutes() -> BTreeMap<FigureKind, u64> {
    BTreeMap::from([(FigureKind::MINUTES_GIVEN, 3000)])
}

fn respond(by: &Actor, name: &str) -> C {
    C::AnswerImbalance {
        imbalance: id(name),
        answer: ImbalanceAnswer::Change(said(by)),
    }
}

#[test]
fn the_party_raises_an_imbalance_and_the_counterpart_answers_once() {
    let party = id("Ayşe");
    let refusal = refused(active(), &town(), raise(&town()));
    assert_eq!(refusal, R::NotTheParty { party });
    let imbalance = id("nights");
    let raised = active().and(&ayse(), raise(&ayse()));
    assert_eq!(raised.state().imbalances_owed().count(), 1);
    let counterpart = id("town");
    let refusal = refused(raised.clone(), &ayse(), respond(&ayse(), "nights"));
    assert_eq!(refusal, R::NotTheCounterpart { counterpart });
    let answered = raised
        .when(&town(), respond(&town(), "nights"))
        .then([E::ImbalanceAnswered {
            imbalance,
            answer: ImbalanceAnswer::Change(said(&town())),
        }]);
    assert_eq!(answered.state().imbalances_owed().count(), 0);
    let refusal = refused(answered, &town(), respond(&town(), "nights"));
    assert_eq!(refusal, R::ImbalanceAnswered { imbalance });
}

#[test]
fn an_automation_notices_one_by_its_figures_under_its_own_rule() {
    active()
        .when(&reaction(), notice(minutes()))
        .then([E::ImbalanceNoticed {
            imbalance: id("hours"),
            rule: AutomationRule::new("balance_watch").unwrap(),
            figures: minutes(),
        }]);
    let refusal = refused(active(), &reaction(), notice(BTreeMap::new()));
    assert_eq!(refusal, R::NoFigures);
    for by in [ayse(), town()] {
        let refusal = refused(active(), &by, notice(minutes()));
        assert_eq!(refusal, R::OnlyAutomationsNotice);
    }
}

fn professionals() -> Told {
    unoffered()
        .and(&town(), offer_by(&town(), Side::Professional))
        .and(&professional("Ayşe"), C::AcceptRole {})
}

#[test]
fn no_figures_are_kept_about_who_works_on_the_professional_side() {
    let refusal = refused(professionals(), &reaction(), notice(minutes()));
    assert_eq!(refusal, R::NoFiguresAboutProfessionals);
    let by = professional("Ayşe");
    professionals()
        .when(&by, raise(&by))
        .then_types(["ImbalanceRaised"]);
}

#[test]
fn trust_is_stated_both_ways_and_never_towards_a_person() {
    let trust = |towards| C::StateTrust {
        towards,
        level: TrustLevel::new(-1).unwrap(),
    };
    for by in [ayse(), town()] {
        for towards in [
            Towards::Side(Side::Professional),
            Towards::Organisation(id("town")),
            Towards::Role(Role::VOLUNTEER),
        ] {
            active()
                .when(&by, trust(towards))
                .then_types(["TrustStated"]);
        }
        for name in ["Ayşe", "nobody knows them"] {
            let party = id(name);
            let refusal = refused(active(), &by, trust(Towards::Organisation(party)));
            assert_eq!(refusal, R::NotAnOrganisation { party });
        }
    }
    let refusal = refused(active(), &dora(), trust(Towards::Side(Side::Citizen)));
    assert!(matches!(refusal, R::NeitherOfTheTwo { .. }));
}
