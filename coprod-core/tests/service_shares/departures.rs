//! Giving up a share, leaving, and being gone.

use coprod_core::{
    Party, PartyCommand, ServiceCommand as C, ServiceEvent as E, ServiceRefusal as R,
    party::PartyKind,
    round_table::Mode,
    service::{Axis, Delivery, Departure, Ground, OfferStage, Settled, Terms},
    testing::{given, id, known, moment},
};

use crate::support::{
    BOTH, Cafe, accept, automation, ayse, bert, carl, comes, deal, dora, gathered, give_back, gone,
    holders, keep, leave, offer, parties, record, refused, running, shared, shared_on, tomorrow,
    with_citizens,
};

fn notice() -> Terms {
    Terms {
        notice_days: 7,
        ..Terms::default()
    }
}

fn in_a_week() -> coprod_core::Timestamp {
    moment("2026-03-09T12:00:00Z")
}

#[test]
fn one_gives_up_ones_own_share_with_the_notice_agreed() {
    for axis in BOTH {
        let held = shared_on(axis, notice());
        let too_soon = give_back(axis, &ayse(), tomorrow());
        let refusal = refused(held.clone(), &ayse(), too_soon);
        assert!(matches!(refusal, R::NoticeTooShort { notice_days: 7, .. }));
        let refusal = refused(held.clone(), &bert(), give_back(axis, &bert(), in_a_week()));
        assert_eq!(refusal, R::NotAHolder { axis });
        let returned = comes(
            held.when(&ayse(), give_back(axis, &ayse(), in_a_week())),
            axis,
            &["+Returned"],
        );
        assert_eq!(holders(&returned, axis), parties(&["Ayşe", "Carl"]));
        let effective = in_a_week();
        let refusal = refused(returned, &ayse(), give_back(axis, &ayse(), effective));
        assert_eq!(refusal, R::AlreadyReturned { axis, effective });
    }
}

#[test]
fn from_then_on_anybody_records_that_it_is_vacated() {
    for axis in BOTH {
        let returned =
            shared_on(axis, notice()).and(&ayse(), give_back(axis, &ayse(), in_a_week()));
        let early = record("Ayşe", Departure::Returned);
        let (party, from) = (id("Ayşe"), in_a_week());
        let refusal = refused(returned.clone(), &automation(), early.clone());
        assert_eq!(refusal, R::NotYet { party, from });
        for by in [automation(), dora(), carl()] {
            let due = returned.clone().at(in_a_week());
            let vacated = comes(due.when(&by, early.clone()), axis, &["+Vacated"]);
            assert!(vacated.state().share(axis).is_open());
            let refusal = refused(vacated, &by, early.clone());
            assert_eq!(refusal, R::NothingToVacate { party });
        }
    }
}

#[test]
fn an_axis_stays_as_it_is_while_each_side_of_its_mode_has_a_holder() {
    for axis in BOTH {
        let vacated = with_citizens(axis, Terms::default())
            .and(&ayse(), give_back(axis, &ayse(), crate::support::now()))
            .and(&automation(), record("Ayşe", Departure::Returned));
        assert_eq!(holders(&vacated, axis), parties(&["Bert"]));
        let other_axis = with_citizens(axis, Terms::default());
        let refusal = refused(
            other_axis,
            &automation(),
            record("Ayşe", Departure::Returned),
        );
        assert_eq!(refusal, R::NothingToVacate { party: id("Ayşe") });
    }
}

#[test]
fn leaving_vacates_both_axes_matters_and_last_words() {
    let running = running(shared(Axis::Implementation));
    let left = running.and(&ayse(), leave(&ayse(), tomorrow()));
    let early = record("Ayşe", Departure::Left);
    let refusal = refused(left.clone(), &automation(), early.clone());
    assert!(matches!(refusal, R::NotYet { .. }));
    let vacated = left.at(tomorrow()).when(&automation(), early).then_types([
        "PlanningVacated",
        "ImplementationVacated",
        "HolderVacated",
        "HolderVacated",
        "DeliverySuspended",
    ]);
    for axis in BOTH {
        assert!(vacated.state().share(axis).is_open());
    }
    let rest = vacated.state().agreement(Settled::LastWord(id("rest")));
    assert!(rest.unwrap().is_over());
    let refusal = refused(vacated, &dora(), record("Bert", Departure::Left));
    assert_eq!(refusal, R::NothingToVacate { party: id("Bert") });
}

#[test]
fn delivery_is_suspended_as_the_axis_is_open() {
    let axis = Axis::Implementation;
    let cafe = running(shared(axis)).and(&ayse(), give_back(axis, &ayse(), crate::support::now()));
    let suspended = E::DeliverySuspended {
        ground: Ground::AxisOpen(axis),
        review: None,
    };
    let vacated = E::ImplementationVacated {
        holder: id("Ayşe"),
        departure: Departure::Returned,
        taken_over_by: None,
    };
    let cafe = cafe
        .when(&automation(), record("Ayşe", Departure::Returned))
        .then([vacated, suspended]);
    assert!(matches!(
        cafe.state().delivery(),
        Delivery::Suspended { .. }
    ));
}

#[test]
fn death_acts_at_once_and_a_partner_says_so_with_the_document() {
    for axis in BOTH {
        let offered = shared(axis).and(
            &ayse(),
            offer(axis, &ayse(), deal("P", &["Bert"], Mode::Shared)),
        );
        let refusal = refused(offered.clone(), &automation(), record("Ayşe", gone()));
        assert_eq!(refusal, R::NotForAutomations);
        let refusal = refused(offered.clone(), &dora(), record("Ayşe", gone()));
        assert_eq!(refusal, R::NotAPartner);
        let vacated = offered.and(&carl(), record("Ayşe", gone()));
        assert!(vacated.state().share(axis).is_open());
        let lapsed = vacated.state().offer(id("P")).unwrap();
        assert_eq!(lapsed.stage, OfferStage::Withdrawn);
        let refusal = refused(vacated, &ayse(), keep(axis, &ayse()));
        assert_eq!(refusal, R::NotAPartner);
    }
}

fn registered() -> coprod_core::testing::Specification<Party> {
    let register = PartyCommand::RegisterParty {
        kind: PartyKind::Person,
        name: None,
    };
    given::<Party>(id("Ayşe"), []).and(&ayse(), register)
}

#[test]
fn what_its_own_stream_says_anybody_records() {
    for axis in BOTH {
        let there = known().party(&registered());
        let lost = record("Ayşe", Departure::NoLongerThere);
        for cafe in [shared(axis), shared(axis).knowing(there)] {
            let refusal = refused(cafe, &automation(), lost.clone());
            assert_eq!(refusal, R::StillThere { party: id("Ayşe") });
        }
        let erased = registered().and(&ayse(), PartyCommand::RequestErasure).and(
            &carl(),
            PartyCommand::FenceErasure {
                basis: coprod_core::Basis::Norm {
                    norm: "Art. 17 DSGVO".to_owned(),
                    document: None,
                },
            },
        );
        let cafe = shared(axis).knowing(known().party(&erased));
        let vacated = cafe.and(&automation(), lost);
        assert!(vacated.state().share(axis).is_open());
    }
}

/// Ayşe and Carl hold it, and Bert has accepted to step in for them.
fn with_fallback(axis: Axis) -> Cafe {
    let terms = Terms {
        fallback: Some(id("Bert")),
        ..Terms::default()
    };
    let cafe = shared_on(axis, terms).and(&bert(), accept(axis, &bert(), "O"));
    assert_eq!(holders(&cafe, axis), parties(&["Ayşe", "Carl"]));
    cafe
}

#[test]
fn a_fallback_that_accepted_takes_over_once_its_side_has_nobody_left() {
    for axis in BOTH {
        let cafe = with_fallback(axis);
        let terms = |cafe: &Cafe, name| {
            let holding = cafe.state().share(axis).held_by(id(name)).unwrap();
            (holding.terms.clone(), holding.work)
        };
        let before = terms(&cafe, "Ayşe");
        let taken_over = cafe.and(&carl(), record("Ayşe", gone()));
        assert_eq!(holders(&taken_over, axis), parties(&["Bert", "Carl"]));
        assert_eq!(terms(&taken_over, "Bert"), before);
        let opened = taken_over.and(&carl(), record("Bert", gone()));
        assert!(opened.state().share(axis).is_open());
    }
}

#[test]
fn a_fallback_keeps_delivery_running() {
    let axis = Axis::Implementation;
    let cafe = running(with_fallback(axis)).and(&ayse(), give_back(axis, &ayse(), tomorrow()));
    let vacated = comes(
        cafe.at(tomorrow())
            .when(&automation(), record("Ayşe", Departure::Returned)),
        axis,
        &["+Vacated"],
    );
    assert!(matches!(
        vacated.state().delivery(),
        Delivery::Running { .. }
    ));
}

#[test]
fn a_fallback_that_never_accepted_or_left_or_stands_elsewhere_takes_over_nothing() {
    for axis in BOTH {
        let terms = |name| Terms {
            fallback: Some(id(name)),
            ..Terms::default()
        };
        let unasked = shared_on(axis, terms("Bert"));
        let left = with_fallback(axis).and(&bert(), leave(&bert(), tomorrow()));
        for cafe in [unasked, left] {
            let opened = cafe.and(&carl(), record("Ayşe", gone()));
            assert!(opened.state().share(axis).is_open());
        }
        let other_side = with_fallback(axis).and(&ayse(), record("Carl", gone()));
        assert!(other_side.state().share(axis).is_open());
    }
}

#[test]
fn a_fallback_isnt_needed_while_others_of_its_side_hold() {
    for axis in BOTH {
        let terms = Terms {
            fallback: Some(id("Dora")),
            ..Terms::default()
        };
        let cafe = with_citizens(axis, terms)
            .and(&dora(), accept(axis, &dora(), "O"))
            .and(&carl(), record("Ayşe", gone()));
        assert_eq!(holders(&cafe, axis), parties(&["Bert"]));
        let cafe = cafe.and(&carl(), record("Bert", gone()));
        assert_eq!(holders(&cafe, axis), parties(&["Dora"]));
    }
}

#[test]
fn who_gave_up_one_share_keeps_the_other() {
    let [planning, implementation] = BOTH;
    let cafe = shared(implementation)
        .and(
            &ayse(),
            give_back(implementation, &ayse(), crate::support::now()),
        )
        .and(&automation(), record("Ayşe", Departure::Returned));
    assert!(cafe.state().share(implementation).is_open());
    assert_eq!(holders(&cafe, planning), parties(&["Ayşe", "Carl"]));
}

#[test]
fn who_comes_back_holds_nothing_of_before() {
    let axis = Axis::Planning;
    let left = gathered()
        .and(&bert(), keep(axis, &bert()))
        .and(&bert(), leave(&bert(), tomorrow()))
        .at(tomorrow())
        .and(&automation(), record("Bert", Departure::Left))
        .and(&bert(), C::AskForPartnership {})
        .and(&ayse(), crate::support::admit("Bert"));
    assert!(left.state().share(axis).is_open());
    let again = record("Bert", Departure::Left);
    let refusal = refused(left, &automation(), again);
    assert_eq!(refusal, R::NothingToVacate { party: id("Bert") });
}
