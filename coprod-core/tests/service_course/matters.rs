//! Matters, competences and last words.

use coprod_core::{
    Actor, ServiceEvent as E, ServiceRefusal as R,
    round_table::Mode,
    service::{AgreementStage, Departure, Settled},
    testing::id,
};

use crate::support::{
    Cafe, accepted,
    asks::{
        accept_planning_with, agree_competence, agree_last_word, competence, keep_planning,
        last_word, lay_down, name, offer_planning, reserve,
    },
    ayse, bert, carl, emre, leaves, planned, refused, said, topic,
};

const COOK: fn() -> Settled = || Settled::Competence(id("cook"));

fn stage(cafe: &Cafe, what: Settled) -> AgreementStage {
    cafe.state().agreement(what).unwrap().stage
}

fn holder_in_force(cafe: &Cafe) -> Option<coprod_core::PartyId> {
    let competence = cafe.state().competence_in(&topic("cooking"));
    competence.map(|competence| competence.agreement.holder)
}

fn named() -> Cafe {
    planned().and(&ayse(), name("cooking"))
}

#[test]
fn a_partner_names_a_matter_once() {
    let (topic, reserved_by) = (topic("cooking"), None);
    let named = accepted()
        .when(&bert(), name("cooking"))
        .then([E::MatterNamed {
            topic: topic.clone(),
            reserved_by,
        }]);
    let refusal = refused(named, &carl(), name("cooking"));
    assert_eq!(refusal, R::MatterNamed { topic });
    let refusal = refused(accepted(), &emre(), name("cooking"));
    assert_eq!(refusal, R::NotAPartner);
}

#[test]
fn an_axis_is_no_matter() {
    for axis in ["planning", "implementation"] {
        let topic = topic(axis);
        let refusal = refused(accepted(), &ayse(), name(axis));
        assert_eq!(refusal, R::AxisIsNoMatter { topic });
    }
}

#[test]
fn a_competence_is_in_force_once_its_holder_and_all_who_plan_or_implement_agreed() {
    let competence_id = id("cook");
    let cafe = named()
        .when(&bert(), competence("cook", "cooking", "Bert"))
        .then([E::CompetenceProposed {
            competence: competence_id,
            topic: topic("cooking"),
            holder: id("Bert"),
        }]);
    let agreed = || E::CompetenceAgreed {
        competence: competence_id,
    };
    let cafe = cafe
        .when(&ayse(), agree_competence("cook"))
        .then([agreed()]);
    assert_eq!(stage(&cafe, COOK()), AgreementStage::Proposed);
    let cafe = cafe
        .when(&carl(), agree_competence("cook"))
        .then([agreed()]);
    assert_eq!(stage(&cafe, COOK()), AgreementStage::InForce);
    assert_eq!(holder_in_force(&cafe), Some(id("Bert")));
}

#[test]
fn each_agrees_once_and_only_who_is_asked() {
    let what = COOK();
    let proposed = || named().and(&ayse(), competence("cook", "cooking", "Carl"));
    let refusal = refused(proposed(), &ayse(), agree_competence("cook"));
    assert_eq!(refusal, R::AlreadyAgreed { what });
    let R::NotAskedToAgree { of, .. } = refused(proposed(), &bert(), agree_competence("cook"))
    else {
        panic!("Bert isn't asked");
    };
    let mut asked = vec![id("Ayşe"), id("Carl")];
    asked.sort_unstable();
    assert_eq!(of, asked);
    let refusal = refused(named(), &ayse(), agree_competence("cook"));
    assert_eq!(refusal, R::NoSuchAgreement { what });
}

#[test]
fn only_a_partner_holds_and_only_a_named_matter() {
    let holder = id("Emre");
    let refusal = refused(named(), &ayse(), competence("cook", "cooking", "Emre"));
    assert_eq!(refusal, R::HolderNotAPartner { holder });
    let topic = topic("music");
    let refusal = refused(named(), &ayse(), competence("cook", "music", "Carl"));
    assert_eq!(
        refusal,
        R::MatterNotNamed {
            topic: topic.clone()
        }
    );
    let refusal = refused(named(), &ayse(), last_word("word", Some("music"), "Carl"));
    assert_eq!(refusal, R::MatterNotNamed { topic });
}

#[test]
fn a_later_competence_replaces_the_one_before() {
    let cafe = named()
        .and(&ayse(), competence("cook", "cooking", "Carl"))
        .and(&carl(), agree_competence("cook"))
        .and(&carl(), competence("chef", "cooking", "Ayşe"));
    assert_eq!(holder_in_force(&cafe), Some(id("Carl")));
    let cafe = cafe.and(&ayse(), agree_competence("chef"));
    assert_eq!(holder_in_force(&cafe), Some(id("Ayşe")));
    assert_eq!(stage(&cafe, COOK()), AgreementStage::Replaced);
    let what = COOK();
    let refusal = refused(cafe, &carl(), agree_competence("cook"));
    assert_eq!(refusal, R::AgreementOver { what });
}

#[test]
fn what_the_law_reserves_goes_to_professionals() {
    let reserved = || {
        accepted()
            .and(&carl(), reserve("care"))
            .and(&carl(), name("care/night"))
    };
    let refusal = |on| R::ReservedToProfessionals {
        topic: topic(on),
        norm: "§ 4 PflBG".to_owned(),
    };
    let citizen = refused(reserved(), &carl(), competence("nurse", "care", "Ayşe"));
    assert_eq!(citizen, refusal("care"));
    let below = last_word("word", Some("care/night"), "Ayşe");
    assert_eq!(refused(reserved(), &carl(), below), refusal("care/night"));
    reserved()
        .when(&ayse(), competence("nurse", "care", "Carl"))
        .then_types(["CompetenceProposed"]);
}

#[test]
fn a_citizens_last_word_on_the_rest_does_not_reach_what_is_reserved() {
    let cafe = planned()
        .and(&carl(), last_word("rest", None, "Ayşe"))
        .and(&ayse(), agree_last_word("rest"))
        .and(&carl(), reserve("care"));
    let on = |text| cafe.state().last_word_on(&topic(text)).is_some();
    assert!(on("music"));
    assert!(!on("care/night"));
}

#[test]
fn the_closest_last_word_covers_and_an_axis_only_by_its_name() {
    let agreed = |cafe: Cafe, word: &str, on: Option<&str>, holder: &str| {
        cafe.and(&ayse(), last_word(word, on, holder))
            .and(&carl(), agree_last_word(word))
    };
    let cafe = named().and(&ayse(), name("cooking/cakes"));
    let cafe = agreed(cafe, "rest", None, "Ayşe");
    let cafe = agreed(cafe, "cook", Some("cooking"), "Carl");
    let cafe = agreed(cafe, "bake", Some("cooking/cakes"), "Ayşe");
    let who = |cafe: &Cafe, on| {
        let last_word = cafe.state().last_word_on(&topic(on));
        last_word.map(|last_word| last_word.agreement.holder)
    };
    assert_eq!(who(&cafe, "music"), Some(id("Ayşe")));
    assert_eq!(who(&cafe, "cooking/soup"), Some(id("Carl")));
    assert_eq!(who(&cafe, "cooking/cakes/tarts"), Some(id("Ayşe")));
    assert_eq!(who(&cafe, "planning"), None);
    let cafe = agreed(cafe, "plan", Some("planning"), "Carl");
    assert_eq!(who(&cafe, "planning"), Some(id("Carl")));
    assert_eq!(who(&cafe, "implementation"), None);
}

#[test]
fn a_holder_lays_down_what_it_holds() {
    let what = COOK();
    let agreed = || {
        named()
            .and(&ayse(), competence("cook", "cooking", "Carl"))
            .and(&carl(), agree_competence("cook"))
    };
    let holder = id("Carl");
    let refusal = refused(agreed(), &ayse(), lay_down(&ayse(), what));
    assert_eq!(refusal, R::NotTheHolder { what, holder });
    let laid_down = agreed()
        .when(&carl(), lay_down(&carl(), what))
        .then([E::HolderVacated {
            what,
            holder,
            departure: Departure::Returned,
            reason: Some(said(&carl())),
        }]);
    assert_eq!(holder_in_force(&laid_down), None);
    let refusal = refused(laid_down, &carl(), lay_down(&carl(), what));
    assert_eq!(refusal, R::AgreementOver { what });
}

/// Ayşe alone plans, and has settled with Bert that he is competent.
fn one_sided() -> Cafe {
    accepted()
        .and(&ayse(), keep_planning(&ayse()))
        .and(&ayse(), name("cooking"))
        .and(&ayse(), competence("cook", "cooking", "Bert"))
        .and(&bert(), agree_competence("cook"))
}

fn widened(by: &Actor, accepts: Vec<Settled>) -> Cafe {
    one_sided()
        .and(
            &ayse(),
            offer_planning(&ayse(), "share", &["Ayşe", "Carl"], Mode::Shared),
        )
        .and(by, accept_planning_with(by, "share", accepts))
}

#[test]
fn what_one_side_settled_is_a_proposal_again_when_the_other_gains_a_share() {
    assert_eq!(stage(&one_sided(), COOK()), AgreementStage::InForce);
    let cafe = widened(&carl(), Vec::new());
    assert_eq!(stage(&cafe, COOK()), AgreementStage::Proposed);
    let cafe = cafe.and(&carl(), agree_competence("cook"));
    assert_eq!(stage(&cafe, COOK()), AgreementStage::InForce);
}

#[test]
fn unless_its_acceptance_names_it() {
    let cafe = widened(&carl(), vec![COOK()]);
    assert_eq!(stage(&cafe, COOK()), AgreementStage::InForce);
}

#[test]
fn what_both_sides_settled_stays_when_another_of_them_gains_a_share() {
    let cafe = accepted()
        .and(&ayse(), keep_planning(&ayse()))
        .and(&ayse(), name("cooking"))
        .and(&ayse(), competence("cook", "cooking", "Dora"))
        .and(&crate::support::dora(), agree_competence("cook"))
        .and(
            &ayse(),
            offer_planning(&ayse(), "share", &["Ayşe", "Carl"], Mode::Shared),
        )
        .and(&carl(), accept_planning_with(&carl(), "share", Vec::new()));
    assert_eq!(stage(&cafe, COOK()), AgreementStage::InForce);
}

#[test]
fn who_leaves_leaves_its_competence_vacant() {
    let cafe = named()
        .and(&ayse(), competence("cook", "cooking", "Bert"))
        .and(&bert(), agree_competence("cook"))
        .and(&carl(), agree_competence("cook"));
    let gone = coprod_core::ServiceCommand::RecordDeparture {
        party: id("Bert"),
        departure: Departure::Left,
    };
    let cafe = leaves(cafe, &bert())
        .when(&crate::support::automation(), gone)
        .then_types(["HolderVacated"]);
    assert_eq!(holder_in_force(&cafe), None);
}

#[test]
fn once_who_was_missing_has_gone_one_more_agreement_is_enough() {
    let proposed = named().and(&ayse(), competence("cook", "cooking", "Bert"));
    let agreed = proposed.and(&bert(), agree_competence("cook"));
    let cafe = crate::support::gives_back(agreed, &carl(), coprod_core::service::Axis::Planning);
    assert_eq!(stage(&cafe, COOK()), AgreementStage::Proposed);
    let cafe = cafe.and(&bert(), agree_competence("cook"));
    assert_eq!(stage(&cafe, COOK()), AgreementStage::InForce);
}
