//! Closing and opening again.

use coprod_core::{
    Basis, ServiceEvent as E, ServiceRefusal as R,
    round_table::{Mode, MotionAct},
    service::{Axis, Delivery, OfferStage, Phase, Verdict},
    testing::id,
};

use crate::support::{
    Cafe, accepted,
    asks::{
        agree_last_word, answer_dispute, answer_fear, close, dispute, draft, fear, last_word,
        offer_planning, open_review, reopen, rule, settle, sign_review, start,
    },
    ayse, bert, carl, emre, gives_back, leaves, office, planned, professional_alone, refused,
    running, said, settled,
    table::{Moved, adopted, standstill},
};

/// A review that both signed, and its entry.
fn reviewed(ayses: Verdict, carls: Verdict) -> (Cafe, Basis) {
    let cafe = running()
        .and(&bert(), open_review("look"))
        .and(&ayse(), sign_review(&ayse(), "look", ayses))
        .and(&carl(), sign_review(&carl(), "look", carls));
    let basis = Basis::Agreement(cafe.citation(cafe.acts().len() as u64));
    (cafe, basis)
}

fn closed() -> Cafe {
    let (cafe, basis) = reviewed(Verdict::Close, Verdict::Close);
    cafe.and(&bert(), close(&bert(), basis))
}

#[test]
fn any_partner_closes_by_a_review_held_with_close_and_delivery_ends() {
    let (cafe, basis) = reviewed(Verdict::Close, Verdict::Close);
    let cafe = cafe.when(&bert(), close(&bert(), basis.clone())).then([
        E::DeliveryEnded {
            reason: said(&bert()),
        },
        E::ServiceClosed {
            basis,
            reason: said(&bert()),
        },
    ]);
    assert_eq!(cafe.state().phase(), Phase::Closed);
    assert_eq!(cafe.state().delivery(), &Delivery::Ended);
}

#[test]
fn a_review_that_came_out_otherwise_closes_nothing() {
    let (cafe, basis) = reviewed(Verdict::Close, Verdict::Continue);
    let refusal = refused(cafe, &ayse(), close(&ayse(), basis));
    let holders = vec![id("Carl")];
    assert_eq!(refusal, R::ClosesOverHolders { holders });
}

#[test]
fn every_holders_signature_closes_whoever_else_dissents() {
    let cafe = running()
        .and(&bert(), open_review("look"))
        .and(&bert(), sign_review(&bert(), "look", Verdict::Continue))
        .and(&ayse(), sign_review(&ayse(), "look", Verdict::Close))
        .and(&carl(), sign_review(&carl(), "look", Verdict::Close));
    let basis = Basis::Agreement(cafe.citation(cafe.acts().len() as u64));
    cafe.when(&ayse(), close(&ayse(), basis))
        .then_types(["DeliveryEnded", "ServiceClosed"]);
}

#[test]
fn nobody_closes_over_a_holders_head() {
    for by in [ayse(), carl()] {
        let refusal = refused(running(), &by, close(&by, office()));
        assert!(matches!(refusal, R::ClosesOverHolders { .. }));
    }
    let refusal = refused(accepted(), &emre(), close(&emre(), office()));
    assert_eq!(refusal, R::NotAPartner);
}

#[test]
fn without_other_holders_a_partner_closes_on_any_basis() {
    accepted()
        .when(&bert(), close(&bert(), office()))
        .then_types(["ServiceClosed"]);
    professional_alone()
        .when(&carl(), close(&carl(), office()))
        .then_types(["ServiceClosed"]);
    let holders = vec![id("Carl")];
    let refusal = refused(professional_alone(), &bert(), close(&bert(), office()));
    assert_eq!(refusal, R::ClosesOverHolders { holders });
}

#[test]
fn what_takes_every_share_closes_too() {
    let (known, decision) = adopted(Moved {
        act: MotionAct::OpenPlanning,
        ..standstill()
    });
    let basis = Basis::Decision(decision);
    planned()
        .knowing(known.clone())
        .when(&bert(), close(&bert(), basis.clone()))
        .then_types(["ServiceClosed"]);
    let refusal = refused(running().knowing(known), &bert(), close(&bert(), basis));
    assert!(matches!(refusal, R::DecidesSomethingElse { .. }));
}

#[test]
fn a_last_word_on_the_axis_by_name_closes_what_only_the_other_holds() {
    let cafe = planned()
        .and(&ayse(), last_word("plan", Some("planning"), "Ayşe"))
        .and(&carl(), agree_last_word("plan"))
        .and(&ayse(), dispute(&ayse(), "planning"))
        .and(&carl(), answer_dispute(&carl()))
        .and(&ayse(), rule(&ayse()));
    let basis = Basis::LastWord(cafe.citation(cafe.acts().len() as u64));
    cafe.clone()
        .when(&ayse(), close(&ayse(), basis.clone()))
        .then_types(["ServiceClosed"]);
    let refusal = refused(cafe, &carl(), close(&carl(), basis));
    assert!(matches!(refusal, R::NotTheirRuling { .. }));
}

#[test]
fn after_closing_only_what_is_left_over_is_answered() {
    let left_over = || {
        let cafe = settled(planned())
            .and(&carl(), fear(&carl()))
            .and(&bert(), dispute(&bert(), "music"));
        let open = gives_back(cafe, &carl(), Axis::Planning);
        open.and(&bert(), close(&bert(), office()))
    };
    left_over()
        .and(&ayse(), answer_fear(&ayse()))
        .and(&carl(), answer_dispute(&carl()))
        .and(&bert(), settle(&bert(), "no music"))
        .when(&carl(), settle(&carl(), "no music"))
        .then_types(["SettlementSigned", "DisputeSettled"]);
    assert_eq!(refused(left_over(), &ayse(), draft(&ayse())), R::Closed);
    let again = close(&bert(), office());
    assert_eq!(refused(left_over(), &bert(), again), R::Closed);
}

#[test]
fn a_former_partner_opens_it_again_with_everything_to_be_settled_anew() {
    let cafe = closed()
        .when(&carl(), reopen(&carl()))
        .then([E::ServiceReopened {
            basis: office(),
            reason: said(&carl()),
        }]);
    let state = cafe.state();
    assert_eq!(state.phase(), Phase::Accepted);
    assert_eq!(state.delivery(), &Delivery::NotStarted);
    for axis in [Axis::Planning, Axis::Implementation] {
        assert!(state.share(axis).is_open());
    }
    let axis = Axis::Implementation;
    let refusal = refused(cafe, &ayse(), start(1));
    assert_eq!(refusal, R::AxisOpen { axis });
}

#[test]
fn who_has_left_takes_part_again_by_opening_it() {
    let gone = leaves(running(), &bert());
    let gone = gone
        .and(&ayse(), open_review("look"))
        .and(&ayse(), sign_review(&ayse(), "look", Verdict::Close))
        .and(&carl(), sign_review(&carl(), "look", Verdict::Close));
    let basis = Basis::Agreement(gone.citation(gone.acts().len() as u64));
    gone.and(&ayse(), close(&ayse(), basis))
        .when(&bert(), reopen(&bert()))
        .then_types(["ServiceReopened", "PartnerJoined"])
        .when(&bert(), draft(&bert()))
        .then_types(["ConceptDrafted"]);
}

#[test]
fn what_was_on_offer_has_lapsed() {
    let cafe = accepted()
        .and(
            &ayse(),
            offer_planning(&ayse(), "plan", &["Ayşe", "Carl"], Mode::Shared),
        )
        .and(&ayse(), close(&ayse(), office()))
        .and(&ayse(), reopen(&ayse()));
    let offer = cafe.state().offer(id("plan")).unwrap();
    assert_eq!(offer.stage, OfferStage::Withdrawn);
}

#[test]
fn only_what_is_closed_is_opened_again_and_by_who_took_part() {
    assert_eq!(refused(running(), &ayse(), reopen(&ayse())), R::NotClosed);
    assert_eq!(
        refused(closed(), &emre(), reopen(&emre())),
        R::NeverAPartner
    );
}

#[test]
fn a_review_from_before_does_not_close_it_again() {
    let (cafe, basis) = reviewed(Verdict::Close, Verdict::Close);
    let reopened = cafe
        .and(&bert(), close(&bert(), basis.clone()))
        .and(&bert(), reopen(&bert()))
        .and(
            &ayse(),
            offer_planning(&ayse(), "anew", &["Ayşe", "Carl"], Mode::Shared),
        )
        .and(
            &carl(),
            crate::support::asks::accept_planning(&carl(), "anew"),
        );
    let refusal = refused(reopened, &bert(), close(&bert(), basis));
    assert!(matches!(refusal, R::ClosesOverHolders { .. }));
}
