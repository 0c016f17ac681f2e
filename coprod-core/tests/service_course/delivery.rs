//! Delivery.

use coprod_core::{
    Basis, NotAdmitted, ServiceEvent as E, ServiceRefusal as R,
    round_table::{Mode, MotionAct},
    service::{Axis, Delivery, Ground, Settled},
    testing::id,
};

use crate::support::{
    Cafe,
    asks::{
        accept_implementation, accompany, agree_accompaniment, danger, draft, end,
        end_accompaniment, hold, issue, lay_down, name, offer_implementation, renew, resume, sign,
        sign_review, start, suspend, withdraw_guideline,
    },
    automation, ayse, bert, carl, conceived, dora, emre, gives_back, guided, implemented,
    next_week, office, ready, refused, running, said, settled,
    table::{Moved, adopted, presupposing, standstill},
    tomorrow, topic,
};

#[test]
fn whoever_implements_starts_once_all_is_ready() {
    for by in [ayse(), carl()] {
        let cafe = ready()
            .when(&by, start(1))
            .then([E::DeliveryStarted { concept: 1 }]);
        assert_eq!(cafe.state().delivery(), &Delivery::Running { concept: 1 });
    }
    let axis = Axis::Implementation;
    let refusal = refused(ready(), &bert(), start(1));
    assert_eq!(refusal, R::NotAHolder { axis });
    assert_eq!(refused(running(), &ayse(), start(1)), R::DeliveryBegan);
}

#[test]
fn it_starts_by_the_concept_in_force_that_the_implementer_accepted() {
    let concept = 2;
    let refusal = refused(ready(), &ayse(), start(concept));
    let in_force = Some(1);
    assert_eq!(refusal, R::NotTheConceptInForce { concept, in_force });

    let revised = || {
        ready()
            .and(&ayse(), draft(&ayse()))
            .and(&ayse(), sign(2))
            .and(&carl(), sign(2))
    };
    let accepted = Some(1);
    let refusal = refused(revised(), &ayse(), start(concept));
    assert_eq!(refusal, R::NotTheConceptAccepted { concept, accepted });
    revised()
        .and(&ayse(), renew(2, None))
        .when(&ayse(), start(concept))
        .then([E::DeliveryStarted { concept }]);
}

#[test]
fn nothing_starts_while_an_axis_is_open() {
    let axis = Axis::Implementation;
    let refusal = refused(settled(conceived()), &ayse(), start(1));
    assert_eq!(refusal, R::AxisOpen { axis });
    let axis = Axis::Planning;
    let refusal = refused(gives_back(ready(), &carl(), axis), &ayse(), start(1));
    assert_eq!(refusal, R::AxisOpen { axis });
}

#[test]
fn every_matter_needs_somebody_competent_and_a_last_word() {
    let refusal = refused(implemented(), &ayse(), start(1));
    assert_eq!(refusal, R::NoMatterNamed);
    let topic = topic("music");
    let refusal = refused(ready().and(&ayse(), name("music")), &ayse(), start(1));
    assert_eq!(refusal, R::NobodyCompetent { topic });
    let cook = Settled::Competence(id("cook"));
    let laid_down = ready().and(&carl(), lay_down(&carl(), cook));
    let cooking = crate::support::topic("cooking");
    let refusal = refused(laid_down, &ayse(), start(1));
    let topic = cooking.clone();
    assert_eq!(refusal, R::NobodyCompetent { topic });
    let rest = Settled::LastWord(id("rest"));
    let laid_down = ready().and(&ayse(), lay_down(&ayse(), rest));
    let refusal = refused(laid_down, &ayse(), start(1));
    assert_eq!(refusal, R::NoLastWord { topic: cooking });
}

#[test]
fn citizens_who_deliver_to_a_guideline_are_accompanied() {
    let refusal = refused(guided(), &ayse(), start(1));
    assert_eq!(refusal, R::NotAccompanied { topic: None });
    let offered = || guided().and(&dora(), accompany(&[]));
    let refusal = refused(offered(), &ayse(), start(1));
    assert_eq!(refusal, R::NotAccompanied { topic: None });
    let agreed = || offered().and(&ayse(), agree_accompaniment());
    agreed()
        .when(&ayse(), start(1))
        .then_types(["DeliveryStarted"]);
    let refusal = refused(agreed().at(next_week()), &ayse(), start(1));
    assert_eq!(refusal, R::NotAccompanied { topic: None });
    let gone = crate::support::leaves(agreed(), &dora());
    let refusal = refused(gone, &ayse(), start(1));
    assert_eq!(refusal, R::NotAccompanied { topic: None });
}

#[test]
fn the_guideline_they_accepted_must_be_in_force() {
    let withdrawn = || {
        guided()
            .and(&dora(), accompany(&[]))
            .and(&ayse(), agree_accompaniment())
            .and(&carl(), withdraw_guideline(&carl(), 1))
    };
    let implementer = id("Ayşe");
    let refusal = refused(withdrawn(), &ayse(), start(1));
    assert_eq!(refusal, R::NoGuideline { implementer });
    withdrawn()
        .and(&carl(), issue())
        .and(&ayse(), renew(1, Some(2)))
        .when(&ayse(), start(1))
        .then_types(["DeliveryStarted"]);
}

#[test]
fn legal_advice_is_accompanied_whoever_gives_it() {
    let advising = || {
        let cafe = ready().and(&carl(), name("legal-advice/rent"));
        let competence = crate::support::asks::competence("advise", "legal-advice/rent", "Carl");
        cafe.and(&carl(), competence)
            .and(&ayse(), crate::support::asks::agree_competence("advise"))
    };
    let topic = Some(topic("legal-advice/rent"));
    let refusal = refused(advising(), &ayse(), start(1));
    assert_eq!(
        refusal,
        R::NotAccompanied {
            topic: topic.clone()
        }
    );
    let accompanied = |scope: &[&str]| {
        advising()
            .and(&dora(), accompany(scope))
            .and(&ayse(), agree_accompaniment())
    };
    let refusal = refused(accompanied(&["cooking"]), &ayse(), start(1));
    assert_eq!(refusal, R::NotAccompanied { topic });
    accompanied(&["legal-advice"])
        .when(&ayse(), start(1))
        .then_types(["DeliveryStarted"]);
}

#[test]
fn only_who_implements_suspends_resumes_and_ends() {
    let suspended = running()
        .when(&carl(), suspend(&carl()))
        .then([E::DeliverySuspended {
            ground: Ground::OwnDecision {
                reason: said(&carl()),
            },
            review: None,
        }]);
    let resumed = suspended
        .clone()
        .when(&ayse(), resume())
        .then([E::DeliveryResumed { basis: office() }]);
    for cafe in [suspended.clone(), resumed.clone()] {
        cafe.when(&ayse(), end(&ayse())).then([E::DeliveryEnded {
            reason: said(&ayse()),
        }]);
    }
    let axis = Axis::Implementation;
    let no = R::NotAHolder { axis };
    assert_eq!(refused(running(), &bert(), suspend(&bert())), no);
    assert_eq!(refused(suspended.clone(), &bert(), resume()), no);
    assert_eq!(refused(running(), &dora(), end(&dora())), no);
    assert_eq!(refused(suspended, &carl(), suspend(&carl())), R::NotRunning);
    assert_eq!(refused(resumed, &carl(), resume()), R::NotSuspended);
}

#[test]
fn once_ended_it_does_not_start_again() {
    let ended = || running().and(&ayse(), end(&ayse()));
    assert_eq!(refused(ended(), &ayse(), start(1)), R::DeliveryOver);
    assert_eq!(refused(ended(), &ayse(), end(&ayse())), R::DeliveryOver);
    assert_eq!(refused(ended(), &ayse(), suspend(&ayse())), R::NotRunning);
    assert_eq!(refused(ready(), &ayse(), end(&ayse())), R::NotRunning);
}

#[test]
fn any_partner_suspends_in_danger_and_opens_a_review_by_it() {
    let review = id("danger");
    running().when(&bert(), danger(&bert())).then([
        E::DeliverySuspended {
            ground: Ground::ImminentDanger {
                words: said(&bert()),
            },
            review: Some(review),
        },
        E::ReviewOpened {
            review,
            due: tomorrow(),
        },
    ]);
    let refusal = refused(running(), &emre(), danger(&emre()));
    assert_eq!(refusal, R::NotAPartner);
    assert_eq!(refused(ready(), &bert(), danger(&bert())), R::NotRunning);
    let due = tomorrow();
    let refusal = refused(running().at(due), &bert(), danger(&bert()));
    assert_eq!(refusal, R::DueInThePast { due });
}

#[test]
fn after_a_danger_it_resumes_once_the_review_is_held_or_due() {
    let suspended = || running().and(&bert(), danger(&bert()));
    let (review, due) = (id("danger"), tomorrow());
    let refusal = refused(suspended(), &ayse(), resume());
    assert_eq!(refusal, R::ReviewAwaited { review, due });
    let goes_on = coprod_core::service::Verdict::Continue;
    suspended()
        .and(&ayse(), sign_review(&ayse(), "danger", goes_on))
        .and(&carl(), sign_review(&carl(), "danger", goes_on))
        .when(&ayse(), resume())
        .then_types(["DeliveryResumed"]);
    suspended()
        .at(due)
        .when(&ayse(), resume())
        .then_types(["DeliveryResumed"]);
    suspended()
        .at(due)
        .and(&automation(), hold("danger"))
        .when(&carl(), resume())
        .then_types(["DeliveryResumed"]);
}

#[test]
fn resuming_needs_what_starting_needs() {
    let suspended = || running().and(&carl(), suspend(&carl()));
    let topic = topic("music");
    let refusal = refused(suspended().and(&ayse(), name("music")), &ayse(), resume());
    assert_eq!(refusal, R::NobodyCompetent { topic });
    let axis = Axis::Planning;
    let open = gives_back(suspended(), &carl(), axis);
    let refusal = refused(open, &ayse(), resume());
    assert_eq!(refusal, R::AxisOpen { axis });
    let guided = guided()
        .and(&dora(), accompany(&[]))
        .and(&ayse(), agree_accompaniment())
        .and(&ayse(), start(1))
        .and(&ayse(), suspend(&ayse()))
        .and(&dora(), end_accompaniment(&dora()));
    let refusal = refused(guided, &ayse(), resume());
    assert_eq!(refusal, R::NotAccompanied { topic: None });
}

#[test]
fn it_resumes_by_the_concept_that_the_implementer_accepted() {
    let revised = running()
        .and(&carl(), suspend(&carl()))
        .and(&ayse(), draft(&ayse()))
        .and(&ayse(), sign(2))
        .and(&carl(), sign(2));
    let on = |cafe: &Cafe| cafe.state().delivery().concept();
    assert_eq!(on(&revised.clone().and(&ayse(), resume())), Some(1));
    let renewed = revised.and(&ayse(), renew(2, None)).and(&ayse(), resume());
    assert_eq!(on(&renewed), Some(2));
}

#[test]
fn an_axis_that_opens_suspends_and_it_resumes_once_it_is_held_again() {
    let suspended = gives_back(running(), &carl(), Axis::Implementation);
    let Delivery::Suspended { ground, .. } = suspended.state().delivery() else {
        panic!("nobody implements, and yet delivery goes on");
    };
    assert_eq!(ground, &Ground::AxisOpen(Axis::Implementation));
    let axis = Axis::Implementation;
    let refusal = refused(suspended.clone(), &ayse(), resume());
    assert_eq!(refusal, R::AxisOpen { axis });
    suspended
        .and(
            &ayse(),
            offer_implementation(&ayse(), "again", &["Ayşe", "Carl"], Mode::Shared, None),
        )
        .and(&carl(), accept_implementation(&carl(), "again", None))
        .when(&ayse(), resume())
        .then_types(["DeliveryResumed"]);
}

fn by_motion(moved: Moved) -> (Cafe, coprod_core::Citation) {
    let (known, decision) = adopted(moved);
    (running().knowing(known), decision)
}

fn carry_out(decision: &coprod_core::Citation) -> coprod_core::ServiceCommand {
    let decision = decision.clone();
    coprod_core::ServiceCommand::SuspendByMotion { decision }
}

#[test]
fn a_motion_that_binds_all_who_implement_suspends_once() {
    let (cafe, decision) = by_motion(standstill());
    for by in [automation(), bert()] {
        cafe.clone()
            .when(&by, carry_out(&decision))
            .then([E::DeliverySuspended {
                ground: Ground::Motion(decision.clone()),
                review: None,
            }]);
    }
    let resumed = cafe
        .and(&automation(), carry_out(&decision))
        .and(&ayse(), resume());
    let refusal = refused(resumed, &automation(), carry_out(&decision));
    assert_eq!(refusal, R::ServedAlready { decision });
}

#[test]
fn a_motion_suspends_only_what_it_was_about_and_binds() {
    let (cafe, decision) = by_motion(Moved {
        binding: vec![("Ayşe", ayse)],
        ..standstill()
    });
    let refusal = refused(cafe, &automation(), carry_out(&decision));
    let loser = id("Carl");
    assert_eq!(refusal, R::NotBound { decision, loser });
    let (cafe, decision) = by_motion(Moved {
        act: MotionAct::OpenPlanning,
        ..standstill()
    });
    let refusal = refused(cafe, &automation(), carry_out(&decision));
    assert_eq!(refusal, R::DecidesSomethingElse { decision });
    let (cafe, decision) = by_motion(standstill());
    let refusal = refused(cafe, &emre(), carry_out(&decision));
    assert_eq!(refusal, R::NotAPartner);
}

#[test]
fn a_motion_suspends_only_while_what_it_presupposes_is_so() {
    let (cafe, decision) = by_motion(Moved {
        presupposes: Some(presupposing(Some(1), &["Carl", "Ayşe"])),
        ..standstill()
    });
    cafe.when(&automation(), carry_out(&decision))
        .then_types(["DeliverySuspended"]);
    for changed in [
        presupposing(Some(2), &["Carl", "Ayşe"]),
        presupposing(Some(1), &["Ayşe"]),
    ] {
        let (cafe, decision) = by_motion(Moved {
            presupposes: Some(changed),
            ..standstill()
        });
        let refusal = refused(cafe, &automation(), carry_out(&decision));
        assert_eq!(refusal, R::ChangedSince { decision });
    }
}

#[test]
fn what_resumes_rests_on_something() {
    let suspended = running().and(&carl(), suspend(&carl()));
    let citation = suspended.citation(1);
    let basis = Basis::Agreement(citation.clone());
    let resume = coprod_core::ServiceCommand::ResumeDelivery { basis };
    let refusal = refused(suspended, &carl(), resume);
    // Entry 1 was not agreed by anybody: it is where the café was proposed.
    let nothing = NotAdmitted::EntryCarriesNothing { citation };
    assert_eq!(refusal, R::NotAdmitted(nothing));
}
