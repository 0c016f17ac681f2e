//! Disputes and fears.

use coprod_core::{
    ServiceCommand as C, ServiceEvent as E, ServiceRefusal as R,
    service::DisputeStage,
    testing::{id, noon},
};

use crate::support::{
    Cafe, accepted,
    asks::{agree_last_word, answer_dispute, answer_fear, dispute, fear, last_word, rule, settle},
    ayse, bert, carl, digest, dora, emre, leaves, next_week, planned, refused, said, settled,
    tomorrow, topic,
};

fn disputed() -> Cafe {
    settled(planned()).and(&bert(), dispute(&bert(), "music"))
}

#[test]
fn any_partner_raises_a_dispute_that_can_be_answered() {
    planned()
        .when(&bert(), dispute(&bert(), "music"))
        .then([E::DisputeRaised {
            dispute: id("dispute"),
            topic: topic("music"),
            reason: said(&bert()),
            answer_by: tomorrow(),
        }]);
    let answer_by = noon();
    let late = C::RaiseDispute {
        dispute: id("dispute"),
        topic: topic("music"),
        reason: said(&bert()),
        answer_by,
    };
    let refusal = refused(planned(), &bert(), late);
    assert_eq!(refusal, R::NoTimeToAnswer { answer_by });
    let refusal = refused(planned(), &emre(), dispute(&emre(), "music"));
    assert_eq!(refusal, R::NotAPartner);
}

#[test]
fn the_other_side_answers_once() {
    let dispute = id("dispute");
    let answered = disputed()
        .when(&dora(), answer_dispute(&dora()))
        .then([E::DisputeAnswered {
            dispute,
            answer: said(&dora()),
        }]);
    let refusal = refused(answered, &carl(), answer_dispute(&carl()));
    assert_eq!(refusal, R::DisputeAnswered { dispute });
    let side = coprod_core::Side::Citizen;
    for by in [ayse(), bert()] {
        let refusal = refused(disputed(), &by, answer_dispute(&by));
        assert_eq!(refusal, R::NotTheirsToAnswer { side });
    }
    let refusal = refused(planned(), &carl(), answer_dispute(&carl()));
    assert_eq!(refusal, R::NoSuchDispute { dispute });
}

#[test]
fn where_nobody_stands_on_the_other_side_another_partner_answers_and_signs() {
    let cafe = || leaves(leaves(disputed(), &carl()), &dora());
    cafe()
        .when(&ayse(), answer_dispute(&ayse()))
        .then_types(["DisputeAnswered"]);
    let side = coprod_core::Side::Citizen;
    let refusal = refused(cafe(), &bert(), answer_dispute(&bert()));
    assert_eq!(refusal, R::NotTheirsToAnswer { side });
    cafe()
        .and(&bert(), settle(&bert(), "no music"))
        .when(&ayse(), settle(&ayse(), "no music"))
        .then_types(["SettlementSigned", "DisputeSettled"]);
}

#[test]
fn it_is_settled_when_both_sides_have_signed_the_same() {
    let dispute = id("dispute");
    let signed = || E::SettlementSigned {
        dispute,
        digest: digest("no music"),
    };
    let settled = disputed()
        .when(&ayse(), settle(&ayse(), "no music"))
        .then([signed()])
        .when(&dora(), settle(&dora(), "no music"))
        .then([
            signed(),
            E::DisputeSettled {
                dispute,
                terms: said(&dora()),
            },
        ]);
    let over = R::DisputeOver { dispute };
    assert_eq!(refused(settled.clone(), &ayse(), rule(&ayse())), over);
    assert_eq!(refused(settled, &bert(), settle(&bert(), "x")), over);
}

#[test]
fn what_the_other_side_signs_must_be_the_same_and_one_side_signs_once() {
    let signed = || disputed().and(&bert(), settle(&bert(), "no music"));
    let refusal = refused(signed(), &carl(), settle(&carl(), "loud music"));
    let digest = digest("no music");
    assert_eq!(refusal, R::DifferentSettlement { digest });
    let side = coprod_core::Side::Citizen;
    let refusal = refused(signed(), &ayse(), settle(&ayse(), "no music"));
    assert_eq!(refusal, R::SettlementSigned { side });
}

#[test]
fn the_side_that_signed_first_may_put_forward_another_document() {
    disputed()
        .and(&bert(), settle(&bert(), "no music"))
        .and(&ayse(), settle(&ayse(), "soft music"))
        .when(&carl(), settle(&carl(), "soft music"))
        .then_types(["SettlementSigned", "DisputeSettled"]);
}

#[test]
fn a_last_word_is_exercised_only_after_an_answer_or_its_time() {
    let answer_by = tomorrow();
    let refusal = refused(disputed(), &ayse(), rule(&ayse()));
    assert_eq!(refusal, R::AnswerAwaited { answer_by });
    let refusal = refused(disputed().at(answer_by), &ayse(), rule(&ayse()));
    assert_eq!(refusal, R::AnswerAwaited { answer_by });
    let ruled = E::LastWordExercised {
        dispute: id("dispute"),
        ruling: said(&ayse()),
        reason: said(&ayse()),
    };
    disputed()
        .and(&carl(), answer_dispute(&carl()))
        .when(&ayse(), rule(&ayse()))
        .then([ruled.clone()]);
    let cafe = disputed()
        .at(next_week())
        .when(&ayse(), rule(&ayse()))
        .then([ruled]);
    let dispute = id("dispute");
    let refusal = refused(cafe, &ayse(), rule(&ayse()));
    assert_eq!(refusal, R::DisputeOver { dispute });
}

#[test]
fn only_who_has_the_last_word_rules() {
    let holder = id("Ayşe");
    let refusal = refused(disputed().at(next_week()), &carl(), rule(&carl()));
    assert_eq!(refusal, R::NotTheLastWord { holder });
    let unsettled = planned().and(&bert(), dispute(&bert(), "music"));
    let topic = topic("music");
    let refusal = refused(unsettled.at(next_week()), &ayse(), rule(&ayse()));
    assert_eq!(refusal, R::NoLastWord { topic });
}

#[test]
fn the_last_word_on_the_rest_never_covers_an_axis() {
    let on_planning = || settled(planned()).and(&bert(), dispute(&bert(), "planning"));
    let topic = topic("planning");
    let refusal = refused(on_planning().at(next_week()), &ayse(), rule(&ayse()));
    assert_eq!(refusal, R::NoLastWord { topic });
    let cafe = on_planning()
        .and(&ayse(), last_word("plan", Some("planning"), "Carl"))
        .and(&carl(), agree_last_word("plan"))
        .at(next_week())
        .and(&carl(), rule(&carl()));
    let stage = DisputeStage::Ruled { by: id("Carl") };
    assert_eq!(cafe.state().dispute(id("dispute")).unwrap().stage, stage);
}

#[test]
fn a_fear_is_answered_once_by_another_partner() {
    let concern = id("fear");
    let feared = || accepted().and(&carl(), fear(&carl()));
    let answered = feared()
        .when(&ayse(), answer_fear(&ayse()))
        .then([E::ConcernAnswered {
            concern,
            answer: said(&ayse()),
        }]);
    let refusal = refused(answered, &bert(), answer_fear(&bert()));
    assert_eq!(refusal, R::ConcernAnswered { concern });
    let refusal = refused(feared(), &carl(), answer_fear(&carl()));
    assert_eq!(refusal, R::AnswersThemself);
    feared()
        .when(&dora(), answer_fear(&dora()))
        .then_types(["ConcernAnswered"]);
    let refusal = refused(accepted(), &ayse(), answer_fear(&ayse()));
    assert_eq!(refusal, R::NoSuchConcern { concern });
    let refusal = refused(accepted(), &emre(), fear(&emre()));
    assert_eq!(refusal, R::NotAPartner);
}
