//! Reviews and outcomes.

use coprod_core::{
    NotAdmitted, ServiceEvent as E, ServiceRefusal as R,
    service::Verdict,
    testing::{day, id},
};

use crate::support::{
    Cafe, accepted,
    asks::{close, end, expect, hold, observe, open_review, sign_review},
    automation, ayse, bert, carl, emre, fay, office, refused, running, said, tomorrow,
};

fn opened() -> Cafe {
    running().and(&bert(), open_review("look"))
}

fn held(verdict: Verdict, missing: Vec<coprod_core::PartyId>) -> E {
    E::ReviewHeld {
        review: id("look"),
        verdict,
        missing,
    }
}

#[test]
fn any_partner_opens_a_review_that_lies_ahead() {
    let (review, due) = (id("look"), tomorrow());
    running()
        .when(&bert(), open_review("look"))
        .then([E::ReviewOpened { review, due }]);
    let refusal = refused(running().at(due), &bert(), open_review("look"));
    assert_eq!(refusal, R::DueInThePast { due });
    let refusal = refused(running(), &emre(), open_review("look"));
    assert_eq!(refusal, R::NotAPartner);
    let refusal = refused(opened(), &bert(), open_review("look"));
    assert!(matches!(refusal, R::IdInUse { kind: "review", .. }));
}

#[test]
fn it_is_held_with_the_signature_of_the_last_who_plans_or_implements() {
    let signed = |by, verdict| E::ReviewSigned {
        review: id("look"),
        verdict,
        words: said(by),
    };
    let revise = Verdict::Revise;
    let cafe = opened()
        .when(&ayse(), sign_review(&ayse(), "look", revise))
        .then([signed(&ayse(), revise)])
        .when(&bert(), sign_review(&bert(), "look", revise))
        .then([signed(&bert(), revise)])
        .when(&carl(), sign_review(&carl(), "look", revise))
        .then([signed(&carl(), revise), held(revise, Vec::new())]);
    let review = id("look");
    let refusal = refused(cafe.clone(), &bert(), sign_review(&bert(), "look", revise));
    assert_eq!(refusal, R::ReviewHeld { review });
    let refusal = refused(cafe, &automation(), hold("look"));
    assert_eq!(refusal, R::ReviewHeld { review });
}

#[test]
fn unless_all_who_sign_agree_it_goes_on_with_dissent() {
    opened()
        .and(&ayse(), sign_review(&ayse(), "look", Verdict::Close))
        .when(&carl(), sign_review(&carl(), "look", Verdict::Revise))
        .then([
            E::ReviewSigned {
                review: id("look"),
                verdict: Verdict::Revise,
                words: said(&carl()),
            },
            held(Verdict::Continue, Vec::new()),
        ]);
}

#[test]
fn each_signs_once_and_nobody_neutral() {
    let signed = || opened().and(&bert(), sign_review(&bert(), "look", Verdict::Close));
    let review = id("look");
    let again = sign_review(&bert(), "look", Verdict::Continue);
    assert_eq!(
        refused(signed(), &bert(), again),
        R::ReviewSigned { review }
    );
    let refusal = refused(
        running(),
        &bert(),
        sign_review(&bert(), "look", Verdict::Close),
    );
    assert_eq!(refusal, R::NoSuchReview { review });
    let refusal = refused(
        opened(),
        &fay(),
        sign_review(&fay(), "look", Verdict::Close),
    );
    assert_eq!(refusal, R::NotAdmitted(NotAdmitted::NeutralCannotCommit));
}

#[test]
fn once_it_is_due_anybody_holds_it_and_names_who_is_missing() {
    let signed = || opened().and(&ayse(), sign_review(&ayse(), "look", Verdict::Close));
    let due = tomorrow();
    let refusal = refused(signed(), &automation(), hold("look"));
    assert_eq!(refusal, R::NotDue { due });
    for by in [automation(), emre()] {
        signed()
            .at(due)
            .when(&by, hold("look"))
            .then([held(Verdict::Close, vec![id("Carl")])]);
    }
    let mut missing = vec![id("Ayşe"), id("Carl")];
    missing.sort_unstable();
    opened()
        .at(due)
        .when(&automation(), hold("look"))
        .then([held(Verdict::Continue, missing)]);
}

#[test]
fn where_nobody_holds_anything_it_waits_for_its_date() {
    let open = || accepted().and(&bert(), open_review("look"));
    open()
        .when(&ayse(), sign_review(&ayse(), "look", Verdict::Close))
        .then_types(["ReviewSigned"])
        .at(tomorrow())
        .when(&automation(), hold("look"))
        .then([held(Verdict::Close, Vec::new())]);
}

#[test]
fn what_is_expected_need_not_come_and_what_comes_need_not_be_expected() {
    let expected = running()
        .when(&ayse(), expect(&ayse(), "friends"))
        .then([E::OutcomeExpected {
            outcome: id("friends"),
            words: said(&ayse()),
            by_when: Some(day("2026-09-01")),
        }]);
    let observed = |outcome, expected| E::OutcomeObserved {
        outcome,
        expected,
        words: said(&bert()),
    };
    expected
        .when(&bert(), observe(&bert(), "neighbours", Some("friends")))
        .then([observed(id("neighbours"), Some(id("friends")))])
        .when(&bert(), observe(&bert(), "a choir", None))
        .then([observed(id("a choir"), None)]);
}

#[test]
fn only_what_was_expected_comes_as_expected() {
    let outcome = id("a choir");
    let cafe = running().and(&bert(), observe(&bert(), "a choir", None));
    let refusal = refused(
        cafe.clone(),
        &bert(),
        observe(&bert(), "a band", Some("a choir")),
    );
    assert_eq!(refusal, R::NotExpected { outcome });
    let refusal = refused(cafe, &bert(), observe(&bert(), "a choir", None));
    assert!(matches!(refusal, R::IdInUse { .. }));
}

#[test]
fn outcomes_may_follow_the_end() {
    let ended = gone_quiet();
    ended
        .when(&bert(), observe(&bert(), "a choir", None))
        .then_types(["OutcomeObserved"]);
}

fn gone_quiet() -> Cafe {
    let ended = running().and(&ayse(), end(&ayse()));
    let alone = crate::support::gives_back(ended, &carl(), coprod_core::service::Axis::Planning);
    crate::support::gives_back(alone, &carl(), coprod_core::service::Axis::Implementation)
        .and(&carl(), close(&carl(), office()))
}
