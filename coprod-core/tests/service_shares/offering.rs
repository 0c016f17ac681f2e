//! Who may offer what to whom.

use coprod_core::{
    ServiceEvent as E, ServiceRefusal as R, Side,
    round_table::Mode,
    service::{Addressees, Axis, Receivers, Terms, Work},
    testing::{id, moment},
};

use crate::support::{
    Adopting, BOTH, WORK, accept, adopted, ayse, bert, by_carl, call, carl, clause, comes, deal,
    diaz, dora, gathered, holders, keep, now, offer, offers, open, parties, planned, refused, said,
    shared, terms, tomorrow, work,
};

#[test]
fn any_partner_offers_either_axis_to_whom_it_names() {
    for axis in BOTH {
        let them = deal("O", &["Ayşe", "Bert"], Mode::Citizens).on(terms(&["c"]));
        let cafe = comes(
            open(axis).when(&carl(), offer(axis, &carl(), them)),
            axis,
            &["+Offered"],
        );
        let made = cafe.state().offer(id("O")).unwrap();
        assert_eq!(made.axis, axis);
        assert_eq!(made.work, work(axis));
        assert!(made.accepted.is_empty());
    }
}

#[test]
fn what_is_offered_stands_in_the_record() {
    let them = deal("O", &["Bert"], Mode::Citizens);
    let offered = E::ImplementationOffered {
        offer: id("O"),
        to: Receivers::Parties(vec![id("Bert")]),
        mode: Mode::Citizens,
        terms: Terms::default(),
        until: tomorrow(),
        reason: said(&carl()),
        work: WORK,
        arises_from: None,
    };
    planned()
        .when(&carl(), offer(Axis::Implementation, &carl(), them))
        .then([offered]);
}

#[test]
fn only_partners_offer() {
    for axis in BOTH {
        let them = deal("O", &["Ayşe"], Mode::Citizens);
        let refusal = refused(open(axis), &dora(), offer(axis, &dora(), them.clone()));
        assert_eq!(refusal, R::NotAPartner);
        let automation = crate::support::automation();
        let refusal = refused(open(axis), &automation, offer(axis, &automation, them));
        assert_eq!(refusal, R::NotForAutomations);
    }
}

#[test]
fn offering_is_agreeing_for_who_is_asked_or_holds() {
    for axis in BOTH {
        let both = deal("O", &["Ayşe", "Carl"], Mode::Shared);
        let cafe = open(axis).and(&carl(), offer(axis, &carl(), both));
        let made = cafe.state().offer(id("O")).unwrap();
        assert!(made.is_accepted_by(id("Carl")) && !made.is_accepted_by(id("Ayşe")));
        let bert_too = deal("H", &["Bert"], Mode::Shared);
        let cafe = shared(axis).and(&ayse(), offer(axis, &ayse(), bert_too));
        assert!(
            cafe.state()
                .offer(id("H"))
                .unwrap()
                .is_accepted_by(id("Ayşe"))
        );
    }
}

#[test]
fn whoever_sits_at_a_table_can_be_asked_together() {
    for axis in BOTH {
        let (cafe, decided) = adopted(open(axis), Adopting::of(offers(axis, &["Bert"], None)));
        let seated = deal("O", &[], Mode::Shared).to(Addressees::Seated(id("table")));
        let cafe = cafe.and(&carl(), offer(axis, &carl(), seated.clone()));
        let made = cafe.state().offer(id("O")).unwrap();
        let Receivers::Seated {
            sequence, parties, ..
        } = &made.to
        else {
            panic!("made to {:?}", made.to);
        };
        assert_eq!(*sequence, decided.sequence);
        assert_eq!(parties.len(), 4);
        let unknown = deal("U", &[], Mode::Shared).to(Addressees::Seated(id("no table")));
        let refusal = refused(cafe, &carl(), offer(axis, &carl(), unknown));
        assert_eq!(refusal, R::NobodyAsked);
    }
}

#[test]
fn seated_parties_hold_once_all_of_them_have_agreed() {
    let axis = Axis::Planning;
    let (cafe, _) = adopted(gathered(), Adopting::of(offers(axis, &["Bert"], None)));
    let seated = deal("O", &[], Mode::Shared).to(Addressees::Seated(id("table")));
    let cafe = cafe
        .and(&carl(), offer(axis, &carl(), seated))
        .and(&ayse(), accept(axis, &ayse(), "O"))
        .and(&bert(), accept(axis, &bert(), "O"));
    assert!(holders(&cafe, axis).is_empty());
    let cafe = comes(
        cafe.when(&diaz(), accept(axis, &diaz(), "O")),
        axis,
        &["+OfferAccepted", "PartnerJoined", "+Shared"],
    );
    let all = parties(&["Ayşe", "Bert", "Carl", "Diaz"]);
    assert_eq!(holders(&cafe, axis), all);
}

#[test]
fn somebody_is_asked_nobody_twice_and_there_is_time() {
    for axis in BOTH {
        let refusal = |deal| refused(open(axis), &carl(), offer(axis, &carl(), deal));
        let nobody = deal("O", &[], Mode::Citizens);
        assert_eq!(refusal(nobody), R::NobodyAsked);
        let nobody = deal("O", &[], Mode::Citizens).to(call(0));
        assert_eq!(refusal(nobody), R::NobodyNeeded);
        let twice = deal("O", &["Bert", "Bert"], Mode::Citizens);
        assert_eq!(refusal(twice), R::NamedTwice { party: id("Bert") });
        let answer_by = moment("2026-03-02T11:59:59Z");
        let mut over = deal("O", &["Bert"], Mode::Citizens);
        over.until = answer_by;
        assert_eq!(refusal(over), R::NoTimeToAnswer { answer_by });
        let mut just_now = deal("O", &["Bert"], Mode::Citizens);
        just_now.until = now();
        comes(
            open(axis).when(&carl(), offer(axis, &carl(), just_now)),
            axis,
            &["+Offered"],
        );
    }
}

#[test]
fn an_id_names_one_offer_and_one_clause() {
    for axis in BOTH {
        let them = |name| deal(name, &["Bert"], Mode::Citizens);
        let offered = open(axis).and(&carl(), offer(axis, &carl(), them("O").on(terms(&["c"]))));
        for again in [them("O"), them("P").on(terms(&["c"]))] {
            let refusal = refused(offered.clone(), &carl(), offer(axis, &carl(), again));
            assert!(matches!(refusal, R::IdInUse { .. }), "{refusal}");
        }
        let twice = Terms {
            clauses: vec![clause("d"), clause("d")],
            ..Terms::default()
        };
        let refusal = refused(offered, &carl(), offer(axis, &carl(), them("P").on(twice)));
        assert!(matches!(refusal, R::IdInUse { kind: "clause", .. }));
    }
}

#[test]
fn whoever_is_asked_stands_on_a_side_that_would_hold() {
    for axis in BOTH {
        let refusal = |deal| refused(open(axis), &carl(), offer(axis, &carl(), deal));
        let carl_too = deal("O", &["Bert", "Carl"], Mode::Citizens);
        let (side, mode) = (Side::Professional, Mode::Citizens);
        assert_eq!(refusal(carl_too), R::OutsideOfMode { side, mode });
        let (side, mode) = (Side::Citizen, Mode::Professionals);
        let called = deal("O", &[], mode).to(call(1));
        assert_eq!(refusal(called), R::OutsideOfMode { side, mode });
    }
}

#[test]
fn both_sides_are_asked_or_hold_where_both_would() {
    for axis in BOTH {
        let bert_alone = deal("O", &["Bert"], Mode::Shared);
        let refusal = refused(
            open(axis),
            &carl(),
            offer(axis, &carl(), bert_alone.clone()),
        );
        let (side, mode) = (Side::Professional, Mode::Shared);
        assert_eq!(refusal, R::SideMissing { side, mode });
        let held = open(axis).and(&carl(), keep(axis, &carl()));
        for to in [bert_alone, deal("O", &["stranger"], Mode::Shared)] {
            comes(
                held.clone().when(&carl(), offer(axis, &carl(), to)),
                axis,
                &["+Offered"],
            );
        }
    }
}

#[test]
fn whoever_steps_in_is_not_asked_to_hold_at_once() {
    for axis in BOTH {
        let terms = Terms {
            fallback: Some(id("Bert")),
            ..Terms::default()
        };
        let them = deal("O", &["Ayşe", "Bert"], Mode::Citizens).on(terms);
        let refusal = refused(open(axis), &carl(), offer(axis, &carl(), them));
        let party = id("Bert");
        assert_eq!(refusal, R::FallbackAmongReceivers { party });
    }
}

#[test]
fn what_is_open_is_kept_and_not_offered_to_oneself() {
    for axis in BOTH {
        let mine = deal("O", &["Carl"], Mode::Professionals);
        let refusal = refused(open(axis), &carl(), offer(axis, &carl(), mine.clone()));
        assert_eq!(refusal, R::OffersToThemself);
        let held = shared(axis);
        comes(
            held.when(&carl(), offer(axis, &carl(), called_again(mine))),
            axis,
            &["+Offered"],
        );
    }
}

/// The same under another name.
fn called_again(deal: crate::support::Deal) -> crate::support::Deal {
    crate::support::Deal {
        name: "again",
        ..deal
    }
}

#[test]
fn work_offered_is_by_the_concept_in_force_and_a_guideline_in_force() {
    let axis = Axis::Implementation;
    let refusal = |concept, guideline| {
        let mut them = deal("O", &["Bert"], Mode::Citizens);
        them.work = Work { concept, guideline };
        refused(planned(), &carl(), offer(axis, &carl(), them))
    };
    assert_eq!(refusal(2, None), R::ConceptNotInForce { concept: 2 });
    let version = 1;
    assert_eq!(refusal(1, Some(1)), R::GuidelineNotInForce { version });
}

#[test]
fn what_the_other_side_relays_needs_a_document() {
    for axis in BOTH {
        let them = deal("O", &["Bert"], Mode::Citizens);
        let mut relayed = by_carl();
        let cafe = open(axis).relayed(relayed.clone());
        comes(
            cafe.when(&ayse(), offer(axis, &ayse(), them.clone())),
            axis,
            &["+Offered"],
        );
        relayed.document = None;
        let cafe = open(axis).relayed(relayed);
        let refusal = refused(cafe, &ayse(), offer(axis, &ayse(), them));
        assert!(matches!(refusal, R::NotAdmitted(_)));
    }
}

#[test]
fn what_an_offer_arises_from_is_recorded() {
    for axis in BOTH {
        let mut them = deal("O", &["Bert"], Mode::Citizens);
        them.arises_from = Some(crate::support::own(99));
        let refusal = refused(open(axis), &bert(), offer(axis, &bert(), them));
        assert!(matches!(refusal, R::NotAdmitted(_)));
    }
}
