//! A side keeps for itself what is open.

use coprod_core::{
    ServiceRefusal as R,
    round_table::Mode,
    testing::{id, noon},
};

use crate::support::{
    BOTH, accept, after_tomorrow, ayse, bert, call, carl, comes, deal, decline, dora, holders,
    keep, offer, open, parties, refused, shared, work,
};

#[test]
fn either_side_keeps_what_is_open_and_binds_only_who_keeps_it() {
    for axis in BOTH {
        for (by, event, mode) in [
            (ayse(), "+KeptByCitizens", Mode::Citizens),
            (carl(), "+KeptByProfessionals", Mode::Professionals),
        ] {
            let kept = comes(open(axis).when(&by, keep(axis, &by)), axis, &[event]);
            let share = kept.state().share(axis);
            assert_eq!(share.mode(), Some(mode));
            let party = by.person().unwrap();
            assert_eq!(share.in_force().count(), 1);
            assert_eq!(share.held_by(party).unwrap().work, work(axis));
        }
    }
}

#[test]
fn nobody_keeps_what_is_held() {
    for axis in BOTH {
        let refusal = refused(shared(axis), &bert(), keep(axis, &bert()));
        assert_eq!(refusal, R::NotOpen { axis });
    }
}

#[test]
fn nobody_keeps_an_axis_while_an_offer_of_it_is_unanswered() {
    for axis in BOTH {
        let them = deal("O", &["Bert"], Mode::Citizens);
        let offered = open(axis).and(&carl(), offer(axis, &carl(), them));
        let refusal = refused(offered.clone(), &carl(), keep(axis, &carl()));
        assert_eq!(refusal, R::OfferUnanswered { offer: id("O") });
        let kept = &["+KeptByProfessionals"];
        let late = offered.clone().at(after_tomorrow());
        comes(late.when(&carl(), keep(axis, &carl())), axis, kept);
        let declined = offered.and(&bert(), decline(axis, &bert(), "O"));
        comes(declined.when(&carl(), keep(axis, &carl())), axis, kept);
    }
}

#[test]
fn a_call_is_unanswered_until_it_ends() {
    for axis in BOTH {
        let called = deal("O", &[], Mode::Citizens).to(call(2));
        let offered = open(axis)
            .and(&carl(), offer(axis, &carl(), called))
            .and(&dora(), accept(axis, &dora(), "O"));
        let refusal = refused(offered, &carl(), keep(axis, &carl()));
        assert!(matches!(refusal, R::OfferUnanswered { .. }));
    }
}

#[test]
fn an_offer_of_the_other_axis_is_no_hindrance() {
    let [planning, implementation] = BOTH;
    let them = deal("O", &["Bert"], Mode::Citizens);
    let offered = open(implementation).and(&carl(), offer(planning, &carl(), them));
    comes(
        offered.when(&carl(), keep(implementation, &carl())),
        implementation,
        &["+KeptByProfessionals"],
    );
}

#[test]
fn only_partners_keep_and_look_again_later() {
    for axis in BOTH {
        let refusal = refused(open(axis), &dora(), keep(axis, &dora()));
        assert_eq!(refusal, R::NotAPartner);
        let refusal = refused(
            open(axis).at(coprod_core::testing::moment("2027-03-02T00:00:00Z")),
            &ayse(),
            keep(axis, &ayse()),
        );
        assert!(matches!(refusal, R::ReviewNotAhead { .. }));
    }
}

#[test]
fn what_one_side_keeps_the_other_can_be_offered() {
    for axis in BOTH {
        let kept = open(axis).and(&carl(), keep(axis, &carl()));
        let both = deal("O", &["Ayşe"], Mode::Shared);
        let cafe = kept
            .and(&carl(), offer(axis, &carl(), both))
            .and(&ayse(), accept(axis, &ayse(), "O"));
        assert_eq!(holders(&cafe, axis), parties(&["Ayşe", "Carl"]));
        let since = cafe.state().share(axis).held_by(id("Carl")).unwrap().since;
        assert_eq!(since, noon());
    }
}
