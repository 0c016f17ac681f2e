//! Concepts and guidelines.

use coprod_core::{
    ServiceCommand as C, ServiceEvent as E, ServiceRefusal as R,
    round_table::Mode,
    service::Axis,
    testing::{day, noon},
};

use crate::support::{
    accepted,
    asks::{
        accept_planning, draft, issue, keep_planning, offer_planning, refuse, sign,
        withdraw_guideline,
    },
    ayse, bert, carl, conceived, digest, emre, gives_back, planned, refused, said,
};

#[test]
fn any_partner_drafts_and_each_draft_is_the_next_version() {
    let drafted = |by, version| E::ConceptDrafted {
        version,
        digest: digest("concept"),
        text: said(by),
        cost_frame: None,
        review_by: day("2026-09-01"),
    };
    accepted()
        .when(&bert(), draft(&bert()))
        .then([drafted(&bert(), 1)])
        .when(&carl(), draft(&carl()))
        .then([drafted(&carl(), 2)]);
    let refusal = refused(accepted(), &emre(), draft(&emre()));
    assert_eq!(refusal, R::NotAPartner);
}

#[test]
fn a_concept_is_looked_at_again_on_a_later_day() {
    let review_by = noon().date();
    let draft = C::DraftConcept {
        digest: digest("concept"),
        text: said(&ayse()),
        cost_frame: None,
        review_by,
    };
    let refusal = refused(planned(), &ayse(), draft);
    assert_eq!(refusal, R::ReviewNotAhead { review_by });
}

#[test]
fn it_is_agreed_with_the_last_signature_of_all_who_plan() {
    let cafe = planned()
        .and(&bert(), draft(&bert()))
        .when(&carl(), sign(1))
        .then([E::ConceptSigned { version: 1 }]);
    assert_eq!(cafe.state().concept_in_force(), None);
    let cafe = cafe.when(&ayse(), sign(1)).then([
        E::ConceptSigned { version: 1 },
        E::ConceptAgreed { version: 1 },
    ]);
    assert_eq!(cafe.state().concept_in_force(), Some(1));
}

#[test]
fn nobody_signs_while_planning_is_open() {
    let axis = Axis::Planning;
    let refusal = refused(accepted().and(&ayse(), draft(&ayse())), &ayse(), sign(1));
    assert_eq!(refusal, R::AxisOpen { axis });
}

#[test]
fn only_who_plans_signs_or_refuses_each_once() {
    let drafted = || planned().and(&ayse(), draft(&ayse()));
    let axis = Axis::Planning;
    let refusal = refused(drafted(), &bert(), sign(1));
    assert_eq!(refusal, R::NotAHolder { axis });
    let refusal = refused(drafted(), &bert(), refuse(&bert(), 1));
    assert_eq!(refusal, R::NotAHolder { axis });

    let answered = R::ConceptAnswered { version: 1 };
    let signed = || drafted().and(&ayse(), sign(1));
    assert_eq!(refused(signed(), &ayse(), sign(1)), answered);
    assert_eq!(refused(signed(), &ayse(), refuse(&ayse(), 1)), answered);
    let not = || drafted().and(&ayse(), refuse(&ayse(), 1));
    assert_eq!(refused(not(), &ayse(), sign(1)), answered);
    assert_eq!(refused(not(), &ayse(), refuse(&ayse(), 1)), answered);
}

#[test]
fn who_refuses_says_why_and_the_concept_is_not_agreed() {
    let version = 1;
    let cafe = planned()
        .and(&ayse(), draft(&ayse()))
        .when(&carl(), refuse(&carl(), 1))
        .then([E::ConceptRefused {
            version,
            reason: said(&carl()),
        }])
        .and(&ayse(), sign(1));
    assert_eq!(cafe.state().concept_in_force(), None);
}

#[test]
fn once_who_was_missing_has_gone_one_more_signature_agrees() {
    let cafe = planned().and(&ayse(), draft(&ayse())).and(&ayse(), sign(1));
    let widened = cafe
        .and(
            &ayse(),
            offer_planning(&ayse(), "more", &["Bert", "Carl", "Ayşe"], Mode::Shared),
        )
        .and(&carl(), accept_planning(&carl(), "more"))
        .and(&bert(), accept_planning(&bert(), "more"))
        .and(&carl(), sign(1));
    gives_back(widened, &bert(), Axis::Planning)
        .when(&carl(), sign(1))
        .then_types(["ConceptSigned", "ConceptAgreed"]);
}

#[test]
fn the_agreed_version_stays_in_force_until_the_next_is() {
    let cafe = conceived()
        .and(&ayse(), draft(&ayse()))
        .and(&ayse(), sign(2));
    assert_eq!(cafe.state().concept_in_force(), Some(1));
    let cafe = cafe.and(&carl(), sign(2));
    assert_eq!(cafe.state().concept_in_force(), Some(2));
    let refusal = refused(cafe, &carl(), sign(1));
    assert_eq!(refusal, R::ConceptAgreed { version: 1 });
}

#[test]
fn it_stays_in_force_while_planning_changes_hands() {
    let cafe = gives_back(conceived(), &carl(), Axis::Planning);
    assert!(cafe.state().share(Axis::Planning).is_open());
    assert_eq!(cafe.state().concept_in_force(), Some(1));
}

#[test]
fn a_draft_from_before_the_concept_in_force_is_not_agreed_any_more() {
    let superseded = planned()
        .and(&ayse(), draft(&ayse()))
        .and(&ayse(), draft(&ayse()))
        .and(&ayse(), sign(2))
        .and(&carl(), sign(2));
    let (version, in_force) = (1, 2);
    let refusal = refused(superseded, &ayse(), sign(1));
    assert_eq!(refusal, R::ConceptSuperseded { version, in_force });
    let refusal = refused(planned(), &ayse(), sign(1));
    assert_eq!(refusal, R::NoSuchConcept { version });
}

#[test]
fn a_guideline_is_issued_and_withdrawn_by_professionals_who_plan() {
    planned()
        .when(&carl(), issue())
        .then([E::GuidelineIssued {
            version: 1,
            digest: digest("guideline"),
            from: noon(),
        }])
        .and(&carl(), issue())
        .when(&carl(), withdraw_guideline(&carl(), 2))
        .then([E::GuidelineWithdrawn {
            version: 2,
            reason: said(&carl()),
            effective: noon(),
        }]);
    let refusal = refused(planned(), &ayse(), issue());
    assert_eq!(refusal, R::NotAProfessionalPlanner);
    let axis = Axis::Planning;
    let kept = accepted().and(&ayse(), keep_planning(&ayse()));
    assert_eq!(refused(kept, &carl(), issue()), R::NotAHolder { axis });
}

#[test]
fn a_guideline_is_withdrawn_once_and_not_for_the_past() {
    let issued = || planned().and(&carl(), issue());
    let version = 1;
    let refusal = refused(planned(), &carl(), withdraw_guideline(&carl(), 1));
    assert_eq!(refusal, R::NoSuchGuideline { version });
    let withdrawn = issued().and(&carl(), withdraw_guideline(&carl(), 1));
    let refusal = refused(withdrawn, &carl(), withdraw_guideline(&carl(), 1));
    assert_eq!(refusal, R::GuidelineWithdrawn { version });
    let effective = coprod_core::testing::moment("2026-03-01T12:00:00Z");
    let earlier = C::WithdrawGuideline {
        version,
        reason: said(&carl()),
        effective,
    };
    let refusal = refused(issued(), &carl(), earlier);
    assert_eq!(refusal, R::WithdrawnInThePast { effective });
}
