//! What a round table's decision may begin: an offer, or an axis that is opened.

use coprod_core::{
    Basis, ServiceRefusal as R,
    round_table::{Mode, Motion, TableMotion},
    rules::Rule,
    service::Axis,
    testing::id,
};

use crate::support::{
    Adopting, BOTH, Cafe, Deal, accept, adopted, automation, ayse, bert, carl, comes, deal,
    decision, holders, keep, offer, offers, open, opens, parties, refused, shared, take_back,
    take_back_to,
};

fn concept(axis: Axis) -> Option<u32> {
    match axis {
        Axis::Planning => None,
        Axis::Implementation => Some(1),
    }
}

/// Ayşe and Bert hold it alone; the table decided like that.
fn held_by_citizens(axis: Axis, how: Adopting) -> (Cafe, coprod_core::Citation) {
    let them = deal("O", &["Ayşe", "Bert"], Mode::Citizens);
    let cafe = open(axis)
        .and(&carl(), offer(axis, &carl(), them))
        .and(&ayse(), accept(axis, &ayse(), "O"))
        .and(&bert(), accept(axis, &bert(), "O"));
    adopted(cafe, how)
}

#[test]
fn a_double_majority_that_binds_every_loser_opens_an_axis() {
    for axis in BOTH {
        let as_is = Some((concept(axis), ["Ayşe", "Bert"].as_slice()));
        let how = Adopting::of(opens(axis, as_is));
        let (cafe, cited) = held_by_citizens(axis, how);
        for by in [carl(), automation()] {
            let opened = comes(
                cafe.clone()
                    .when(&by, take_back(axis, &by, decision(&cited))),
                axis,
                &["+TakenBack"],
            );
            assert!(opened.state().share(axis).is_open());
            let kept = opened.and(&ayse(), keep(axis, &ayse()));
            let again = take_back(axis, &carl(), decision(&cited));
            let refusal = refused(kept, &carl(), again);
            assert!(
                matches!(refusal, R::ChangedSince { .. } | R::ServedAlready { .. }),
                "{refusal}"
            );
        }
    }
}

#[test]
fn a_decision_serves_once() {
    for axis in BOTH {
        let (cafe, cited) = held_by_citizens(axis, Adopting::of(opens(axis, None)));
        let taking = take_back(axis, &carl(), decision(&cited));
        let kept = cafe
            .and(&carl(), taking.clone())
            .and(&ayse(), keep(axis, &ayse()));
        let refusal = refused(kept, &carl(), taking);
        assert!(matches!(refusal, R::ServedAlready { .. }));
    }
}

#[test]
fn a_motion_only_opens_and_puts_nobody_in() {
    for axis in BOTH {
        let (cafe, cited) = held_by_citizens(axis, Adopting::of(opens(axis, None)));
        let taking = take_back_to(axis, &carl(), &["Carl"], decision(&cited));
        let refusal = refused(cafe, &carl(), taking);
        assert!(matches!(refusal, R::OnlyOpens { .. }));
    }
}

#[test]
fn a_simple_majority_takes_nothing_back() {
    for axis in BOTH {
        let mut how = Adopting::of(opens(axis, None));
        how.rule = Rule::SimpleMajority {
            quorum: None,
            casting_seat: None,
        };
        let (cafe, cited) = held_by_citizens(axis, how);
        let refusal = refused(cafe, &carl(), take_back(axis, &carl(), decision(&cited)));
        assert!(matches!(refusal, R::NoDoubleMajority { .. }));
    }
}

#[test]
fn a_loser_it_doesnt_bind_loses_nothing_nor_does_anybody() {
    for axis in BOTH {
        let mut how = Adopting::of(opens(axis, None));
        how.bound = &["Ayşe"];
        let (cafe, cited) = held_by_citizens(axis, how);
        let refusal = refused(cafe, &carl(), take_back(axis, &carl(), decision(&cited)));
        let loser = id("Bert");
        let decision = cited;
        assert_eq!(refusal, R::NotBound { decision, loser });
    }
}

#[test]
fn a_decision_on_something_else_takes_nothing_back() {
    for axis in BOTH {
        let [planning, implementation] = BOTH;
        let other = if axis == planning {
            implementation
        } else {
            planning
        };
        let offers_only = offers(axis, &["Ayşe"], None);
        for motion in [opens(other, None), offers_only] {
            let (cafe, cited) = held_by_citizens(axis, Adopting::of(motion));
            let refusal = refused(cafe, &carl(), take_back(axis, &carl(), decision(&cited)));
            assert!(matches!(refusal, R::DecidesSomethingElse { .. }));
        }
        let words_only = Adopting {
            motion: None,
            ..Adopting::of(opens(axis, None))
        };
        let (cafe, cited) = held_by_citizens(axis, words_only);
        let refusal = refused(cafe, &carl(), take_back(axis, &carl(), decision(&cited)));
        assert!(matches!(refusal, R::DecidesSomethingElse { .. }));
    }
}

#[test]
fn what_has_changed_since_is_not_carried_out() {
    for axis in BOTH {
        for before in [
            (concept(axis), ["Ayşe"].as_slice()),
            (Some(7), &["Ayşe", "Bert"]),
        ] {
            let how = Adopting::of(opens(axis, Some(before)));
            let (cafe, cited) = held_by_citizens(axis, how);
            let refusal = refused(cafe, &carl(), take_back(axis, &carl(), decision(&cited)));
            assert!(matches!(refusal, R::ChangedSince { .. }));
        }
    }
}

#[test]
fn nobody_loses_by_a_decision_what_they_took_on_since() {
    for axis in BOTH {
        let (cafe, cited) = adopted(open(axis), Adopting::of(opens(axis, None)));
        let them = deal("O", &["Ayşe", "Bert"], Mode::Citizens);
        let held = cafe
            .and(&carl(), offer(axis, &carl(), them))
            .and(&ayse(), accept(axis, &ayse(), "O"))
            .at(crate::support::tomorrow())
            .and(&bert(), accept(axis, &bert(), "O"));
        let refusal = refused(held, &carl(), take_back(axis, &carl(), decision(&cited)));
        assert!(matches!(refusal, R::OlderThanTheShare { .. }));
    }
}

fn decided_to_offer(cited: &coprod_core::Citation) -> Deal {
    Deal {
        arises_from: Some(cited.clone()),
        ..deal("O", &["Ayşe", "Bert"], Mode::Citizens)
    }
}

#[test]
fn an_automation_offers_just_what_a_table_decided_and_whoever_is_asked_answers() {
    for axis in BOTH {
        let as_is = Some((concept(axis), [].as_slice()));
        let how = Adopting::of(offers(axis, &["Ayşe", "Bert"], as_is));
        let (cafe, cited) = adopted(open(axis), how);
        let by = automation();
        let offered = comes(
            cafe.when(&by, offer(axis, &by, decided_to_offer(&cited))),
            axis,
            &["+Offered"],
        );
        assert_eq!(offered.state().offer(id("O")).unwrap().by, None);
        let held = offered
            .clone()
            .and(&ayse(), accept(axis, &ayse(), "O"))
            .and(&bert(), accept(axis, &bert(), "O"));
        assert_eq!(holders(&held, axis), parties(&["Ayşe", "Bert"]));
        let mut again = decided_to_offer(&cited);
        again.name = "again";
        let refusal = refused(offered, &by, offer(axis, &by, again));
        assert!(matches!(refusal, R::ServedAlready { .. }));
    }
}

#[test]
fn an_automation_offers_nothing_else() {
    for axis in BOTH {
        let by = automation();
        let how = || Adopting::of(offers(axis, &["Ayşe", "Bert"], None));
        let (cafe, cited) = adopted(open(axis), how());
        let usual = decided_to_offer(&cited);
        let fewer = Deal {
            to: coprod_core::service::Addressees::Parties(vec![id("Ayşe")]),
            ..usual.clone()
        };
        let seated = Deal {
            to: coprod_core::service::Addressees::Seated(id("table")),
            ..usual.clone()
        };
        let shared_mode = Deal {
            mode: Mode::Shared,
            ..usual.clone()
        };
        for other in [fewer, seated, shared_mode] {
            let refusal = refused(cafe.clone(), &by, offer(axis, &by, other));
            assert!(matches!(refusal, R::DecidesSomethingElse { .. }));
        }
        let kept = cafe.and(&carl(), keep(axis, &carl()));
        let changed = Some((concept(axis), [].as_slice()));
        let how = Adopting::of(offers(axis, &["Ayşe", "Bert"], changed));
        let (kept, cited) = adopted(kept, how);
        let late = offer(axis, &by, decided_to_offer(&cited));
        let refusal = refused(kept, &by, late);
        assert!(matches!(refusal, R::ChangedSince { .. }));
    }
}

#[test]
fn a_decision_that_concerns_the_service_is_a_basis_for_accepting() {
    let axis = Axis::Planning;
    let accepting = |topic, motion| {
        let how = Adopting {
            motion,
            topic,
            ..Adopting::of(opens(axis, None))
        };
        let them = deal("O", &["Bert"], Mode::Citizens);
        let (cafe, cited) = adopted(open(axis), how);
        let what = coprod_core::ServiceCommand::AcceptPlanning {
            offer: id("O"),
            basis: decision(&cited),
            accepts: Vec::new(),
            reason: crate::support::said(&bert()),
        };
        cafe.and(&carl(), offer(axis, &carl(), them))
            .when(&bert(), what)
    };
    let on_service = Some(opens(axis, None));
    for (topic, motion) in [("care/meals", None), ("care", None), ("play", on_service)] {
        comes(
            accepting(topic, motion),
            axis,
            &["+OfferAccepted", "+HandedToCitizens"],
        );
    }
    let on_table = Some(Motion::Table(TableMotion::DissolveRoundTable));
    for motion in [None, on_table] {
        let refusal = accepting("play", motion).refusal();
        assert!(matches!(refusal, R::DecidesSomethingElse { .. }));
    }
}

#[test]
fn what_was_not_adopted_is_no_decision() {
    for axis in BOTH {
        let (cafe, mut cited) = adopted(shared(axis), Adopting::of(opens(axis, None)));
        cited.sequence -= 1;
        let basis = Basis::Decision(cited);
        let refusal = refused(cafe, &carl(), take_back(axis, &carl(), basis));
        assert!(matches!(refusal, R::NotAdmitted(_)));
    }
}
