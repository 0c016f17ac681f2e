//! When an offer takes effect, and who holds then.

use coprod_core::{
    ServiceEvent as E, ServiceRefusal as R, round_table::Mode, service::Axis, testing::id,
};

use crate::support::{
    BOTH, WORK, accept, after_tomorrow, ayse, bert, call, carl, comes, deal, decline, diaz, dora,
    holders, keep, offer, office, open, parties, planned, refused, said, shared, work,
};

#[test]
fn an_offer_takes_effect_with_the_last_acceptance() {
    for axis in BOTH {
        let them = deal("O", &["Ayşe", "Bert"], Mode::Citizens);
        let offered = open(axis).and(&carl(), offer(axis, &carl(), them));
        let first = comes(
            offered.when(&ayse(), accept(axis, &ayse(), "O")),
            axis,
            &["+OfferAccepted"],
        );
        assert!(first.state().share(axis).is_open());
        let last = comes(
            first.when(&bert(), accept(axis, &bert(), "O")),
            axis,
            &["+OfferAccepted", "+HandedToCitizens"],
        );
        assert_eq!(last.state().share(axis).mode(), Some(Mode::Citizens));
        assert_eq!(holders(&last, axis), parties(&["Ayşe", "Bert"]));
        let holding = last.state().share(axis).held_by(id("Bert")).unwrap();
        assert_eq!(holding.work, work(axis));
        assert_eq!(holding.offer, Some(id("O")));
    }
}

#[test]
fn the_effect_says_who_holds_on_what_basis_and_why() {
    let both = deal("O", &["Ayşe", "Carl"], Mode::Shared);
    let offered = planned().and(&carl(), offer(Axis::Implementation, &carl(), both));
    let mut holders = vec![id("Ayşe"), id("Carl")];
    holders.sort();
    let accepted = E::ImplementationOfferAccepted {
        offer: id("O"),
        basis: office(),
        work: WORK,
        accepts: Vec::new(),
    };
    let effect = E::ImplementationShared {
        offer: id("O"),
        holders,
        basis: office(),
        reason: said(&ayse()),
    };
    offered
        .when(&ayse(), accept(Axis::Implementation, &ayse(), "O"))
        .then([accepted, effect]);
}

#[test]
fn every_mode_can_be_reached_and_left_again() {
    for axis in BOTH {
        let shared = shared(axis);
        assert_eq!(shared.state().share(axis).mode(), Some(Mode::Shared));
        let alone = deal("P", &["Carl"], Mode::Professionals);
        let offered = shared.and(&carl(), offer(axis, &carl(), alone));
        let handed = comes(
            offered.when(&ayse(), accept(axis, &ayse(), "P")),
            axis,
            &["+OfferAccepted", "+HandedToProfessionals"],
        );
        assert_eq!(holders(&handed, axis), parties(&["Carl"]));
        let to_bert = deal("C", &["Bert"], Mode::Citizens);
        let offered = handed.and(&carl(), offer(axis, &carl(), to_bert));
        let handed = comes(
            offered.when(&bert(), accept(axis, &bert(), "C")),
            axis,
            &["+OfferAccepted", "+HandedToCitizens"],
        );
        assert_eq!(holders(&handed, axis), parties(&["Bert"]));
    }
}

#[test]
fn who_loses_a_share_agrees_by_their_own_act() {
    for axis in BOTH {
        let alone = deal("C", &["Bert"], Mode::Citizens);
        let offered = shared(axis).and(&bert(), offer(axis, &bert(), alone));
        let first = comes(
            offered.when(&ayse(), accept(axis, &ayse(), "C")),
            axis,
            &["+OfferAccepted"],
        );
        let last = comes(
            first.when(&carl(), accept(axis, &carl(), "C")),
            axis,
            &["+OfferAccepted", "+HandedToCitizens"],
        );
        // Ayşe held before, and her side still does.
        assert_eq!(holders(&last, axis), parties(&["Ayşe", "Bert"]));
    }
}

#[test]
fn a_present_holder_who_declines_stops_an_offer() {
    for axis in BOTH {
        let alone = deal("C", &["Bert"], Mode::Citizens);
        let stopped = shared(axis)
            .and(&ayse(), offer(axis, &ayse(), alone))
            .and(&carl(), decline(axis, &carl(), "C"));
        let refusal = refused(stopped, &bert(), accept(axis, &bert(), "C"));
        let (offer, holder) = (id("C"), id("Carl"));
        assert_eq!(refusal, R::HolderDeclined { offer, holder });
    }
}

#[test]
fn a_call_takes_effect_with_as_many_as_it_needs_and_others_join_until_it_ends() {
    for axis in BOTH {
        let called = deal("O", &[], Mode::Citizens).to(call(2));
        let offered = open(axis).and(&carl(), offer(axis, &carl(), called));
        let first = comes(
            offered.when(&ayse(), accept(axis, &ayse(), "O")),
            axis,
            &["+OfferAccepted"],
        );
        let second = comes(
            first.when(&dora(), accept(axis, &dora(), "O")),
            axis,
            &["+OfferAccepted", "PartnerJoined", "+HandedToCitizens"],
        );
        assert_eq!(holders(&second, axis), parties(&["Ayşe", "Dora"]));
        let third = comes(
            second.clone().when(&bert(), accept(axis, &bert(), "O")),
            axis,
            &["+OfferAccepted", "+HandedToCitizens"],
        );
        assert_eq!(holders(&third, axis), parties(&["Ayşe", "Bert", "Dora"]));
        let late = second.at(after_tomorrow());
        let refusal = refused(late, &bert(), accept(axis, &bert(), "O"));
        assert_eq!(refusal, R::OfferInEffect { offer: id("O") });
        let refusal = refused(third, &diaz(), accept(axis, &diaz(), "O"));
        assert!(matches!(refusal, R::NotMadeToYou { .. }));
    }
}

#[test]
fn nobody_joins_a_call_once_others_hold_than_those_who_agreed_to_it() {
    for axis in BOTH {
        let called = deal("O", &[], Mode::Citizens).to(call(1));
        let held = open(axis)
            .and(&carl(), offer(axis, &carl(), called))
            .and(&ayse(), accept(axis, &ayse(), "O"));
        let mine = deal("P", &["Carl"], Mode::Professionals);
        let handed = held
            .and(&carl(), offer(axis, &carl(), mine))
            .and(&ayse(), accept(axis, &ayse(), "P"));
        assert_eq!(holders(&handed, axis), parties(&["Carl"]));
        let refusal = refused(handed, &bert(), accept(axis, &bert(), "O"));
        assert_eq!(refusal, R::OfferInEffect { offer: id("O") });
    }
}

#[test]
fn a_present_holder_agrees_to_a_call_as_well() {
    for axis in BOTH {
        let called = deal("O", &[], Mode::Citizens).to(call(1));
        let held = open(axis)
            .and(&carl(), keep(axis, &carl()))
            .and(&ayse(), offer(axis, &ayse(), called));
        let first = comes(
            held.when(&ayse(), accept(axis, &ayse(), "O")),
            axis,
            &["+OfferAccepted"],
        );
        let last = comes(
            first.when(&carl(), accept(axis, &carl(), "O")),
            axis,
            &["+OfferAccepted", "+HandedToCitizens"],
        );
        assert_eq!(holders(&last, axis), parties(&["Ayşe"]));
    }
}

#[test]
fn another_offer_in_effect_asks_for_the_holders_of_that_time() {
    for axis in BOTH {
        let one = deal("O", &["Ayşe"], Mode::Citizens);
        let other = deal("P", &["Bert"], Mode::Citizens);
        let cafe = open(axis)
            .and(&carl(), offer(axis, &carl(), one))
            .and(&carl(), offer(axis, &carl(), other))
            .and(&ayse(), accept(axis, &ayse(), "O"));
        let first = comes(
            cafe.when(&bert(), accept(axis, &bert(), "P")),
            axis,
            &["+OfferAccepted"],
        );
        let last = comes(
            first.when(&ayse(), accept(axis, &ayse(), "P")),
            axis,
            &["+OfferAccepted", "+HandedToCitizens"],
        );
        assert_eq!(holders(&last, axis), parties(&["Ayşe", "Bert"]));
    }
}
