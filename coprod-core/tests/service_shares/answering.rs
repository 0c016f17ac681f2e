//! Accepting, declining, withdrawing.

use coprod_core::{
    ServiceCommand as C, ServiceRefusal as R, Side,
    round_table::Mode,
    service::{Axis, OfferStage, Settled, Work},
    testing::{citizen, id},
};

use crate::support::{
    BOTH, WORK, accept, after_tomorrow, ayse, bert, by_carl, carl, comes, deal, decline, diaz,
    dora, fay, gathered, holders, keep, leave, offer, office, open, parties, planned, refused,
    running, said, shared, tomorrow, withdraw,
};

#[test]
fn accepting_makes_one_a_partner() {
    for axis in BOTH {
        let stranger = deal("O", &["Dora"], Mode::Citizens);
        let offered = open(axis).and(&ayse(), offer(axis, &ayse(), stranger));
        let cafe = comes(
            offered.when(&dora(), accept(axis, &dora(), "O")),
            axis,
            &["+OfferAccepted", "PartnerJoined", "+HandedToCitizens"],
        );
        let partner = cafe.state().partner(id("Dora")).unwrap();
        assert_eq!(partner.side, Side::Citizen);
    }
}

#[test]
fn each_answers_only_for_itself() {
    for axis in BOTH {
        let offered = open(axis).and(
            &carl(),
            offer(axis, &carl(), deal("O", &["Bert"], Mode::Citizens)),
        );
        for stranger in [ayse(), dora(), diaz()] {
            for what in [accept(axis, &stranger, "O"), decline(axis, &stranger, "O")] {
                let refusal = refused(offered.clone(), &stranger, what);
                assert!(matches!(refusal, R::NotMadeToYou { .. }), "{refusal}");
            }
        }
        for by in [fay(), crate::support::automation()] {
            let refusal = refused(offered.clone(), &by, accept(axis, &by, "O"));
            assert!(matches!(refusal, R::NotAdmitted(_)));
        }
    }
}

#[test]
fn one_answers_once_and_in_time() {
    for axis in BOTH {
        let them = deal("O", &["Ayşe", "Bert"], Mode::Citizens);
        let offered = open(axis).and(&carl(), offer(axis, &carl(), them));
        let accepted = offered.clone().and(&ayse(), accept(axis, &ayse(), "O"));
        let declined = offered.clone().and(&ayse(), decline(axis, &ayse(), "O"));
        let (offer, party) = (id("O"), id("Ayşe"));
        for answered in [accepted, declined] {
            for what in [accept(axis, &ayse(), "O"), decline(axis, &ayse(), "O")] {
                let refusal = refused(answered.clone(), &ayse(), what);
                assert_eq!(refusal, R::AlreadyAnswered { offer, party });
            }
        }
        comes(
            offered
                .clone()
                .at(tomorrow())
                .when(&ayse(), accept(axis, &ayse(), "O")),
            axis,
            &["+OfferAccepted"],
        );
        let until = tomorrow();
        let late = offered.at(after_tomorrow());
        let refusal = refused(late, &ayse(), accept(axis, &ayse(), "O"));
        assert_eq!(refusal, R::OfferOver { offer, until });
    }
}

#[test]
fn declining_ends_nothing_for_others_and_says_why() {
    for axis in BOTH {
        let them = deal("O", &["Ayşe", "Bert"], Mode::Citizens);
        let offered = open(axis).and(&carl(), offer(axis, &carl(), them));
        let declined = comes(
            offered.when(&ayse(), decline(axis, &ayse(), "O")),
            axis,
            &["+OfferDeclined"],
        );
        let cafe = comes(
            declined.when(&bert(), accept(axis, &bert(), "O")),
            axis,
            &["+OfferAccepted", "+HandedToCitizens"],
        );
        assert_eq!(holders(&cafe, axis), parties(&["Bert"]));
    }
}

#[test]
fn after_others_declined_one_who_accepted_brings_it_into_effect() {
    for axis in BOTH {
        let them = deal("O", &["Ayşe", "Bert"], Mode::Citizens);
        let offered = open(axis)
            .and(&carl(), offer(axis, &carl(), them))
            .and(&bert(), accept(axis, &bert(), "O"));
        let declined = comes(
            offered.when(&ayse(), decline(axis, &ayse(), "O")),
            axis,
            &["+OfferDeclined"],
        );
        comes(
            declined.when(&bert(), accept(axis, &bert(), "O")),
            axis,
            &["+OfferAccepted", "+HandedToCitizens"],
        );
    }
}

#[test]
fn a_side_that_declined_altogether_leaves_nothing_to_share() {
    for axis in BOTH {
        let both = deal("O", &["Ayşe", "Carl"], Mode::Shared);
        let offered = open(axis)
            .and(&carl(), offer(axis, &carl(), both))
            .and(&ayse(), decline(axis, &ayse(), "O"));
        let refusal = refused(offered, &carl(), accept(axis, &carl(), "O"));
        assert!(matches!(refusal, R::AlreadyAnswered { .. }));
    }
}

#[test]
fn only_who_made_an_offer_withdraws_it_while_it_is_open() {
    for axis in BOTH {
        let them = deal("O", &["Bert"], Mode::Citizens);
        let offered = open(axis).and(&carl(), offer(axis, &carl(), them));
        let (offer, until) = (id("O"), tomorrow());
        let refusal = refused(offered.clone(), &ayse(), withdraw(axis, "O"));
        assert_eq!(refusal, R::NotTheirOffer { offer });
        let over = offered.clone().at(after_tomorrow());
        let refusal = refused(over, &carl(), withdraw(axis, "O"));
        assert_eq!(refusal, R::OfferOver { offer, until });
        let held = offered.clone().and(&bert(), accept(axis, &bert(), "O"));
        let refusal = refused(held, &carl(), withdraw(axis, "O"));
        assert_eq!(refusal, R::OfferInEffect { offer });
        let withdrawn = comes(
            offered.when(&carl(), withdraw(axis, "O")),
            axis,
            &["+OfferWithdrawn"],
        );
        let refusal = refused(withdrawn, &bert(), accept(axis, &bert(), "O"));
        assert_eq!(refusal, R::OfferWithdrawn { offer });
    }
}

#[test]
fn an_offer_is_answered_on_its_own_axis() {
    let them = deal("O", &["Bert"], Mode::Citizens);
    let offered = planned().and(&carl(), offer(Axis::Implementation, &carl(), them));
    let axis = Axis::Planning;
    let refusal = refused(offered, &bert(), accept(axis, &bert(), "O"));
    assert_eq!(
        refusal,
        R::NoSuchOffer {
            offer: id("O"),
            axis
        }
    );
}

#[test]
fn who_accepts_implementation_accepts_the_work_that_was_offered() {
    let them = deal("O", &["Bert"], Mode::Citizens);
    let offered = planned().and(&carl(), offer(Axis::Implementation, &carl(), them));
    let accept = C::AcceptImplementation {
        offer: id("O"),
        basis: office(),
        accepts: Vec::new(),
        reason: said(&bert()),
        work: Work {
            concept: 2,
            guideline: None,
        },
    };
    let (offer, offered_work) = (id("O"), WORK);
    let refusal = refused(offered, &bert(), accept);
    assert_eq!(
        refusal,
        R::OtherWork {
            offer,
            offered: offered_work
        }
    );
}

#[test]
fn whoever_stands_on_a_side_that_wouldnt_hold_cannot_accept() {
    for axis in BOTH {
        let stranger = deal("O", &["Diaz", "Bert"], Mode::Citizens);
        let offered = open(axis).and(&ayse(), offer(axis, &ayse(), stranger));
        let refusal = refused(offered.clone(), &diaz(), accept(axis, &diaz(), "O"));
        let (side, mode) = (Side::Professional, Mode::Citizens);
        assert_eq!(refusal, R::OutsideOfMode { side, mode });
        let as_citizen = citizen("Diaz");
        comes(
            offered.when(&as_citizen, accept(axis, &as_citizen, "O")),
            axis,
            &["+OfferAccepted", "PartnerJoined"],
        );
    }
}

#[test]
fn whoever_left_meanwhile_is_not_waited_for() {
    for axis in BOTH {
        let them = deal("O", &["Ayşe", "Bert"], Mode::Citizens);
        let cafe = open(axis)
            .and(&carl(), offer(axis, &carl(), them))
            .and(&bert(), leave(&bert(), tomorrow()));
        let cafe = comes(
            cafe.when(&ayse(), accept(axis, &ayse(), "O")),
            axis,
            &["+OfferAccepted", "+HandedToCitizens"],
        );
        assert_eq!(holders(&cafe, axis), parties(&["Ayşe"]));
    }
}

#[test]
fn an_acceptance_names_what_was_settled_and_so_agrees_to_it() {
    let settled = Settled::Competence(id("care"));
    let cafe = running(shared(Axis::Implementation));
    let bert_too = deal("P", &["Bert"], Mode::Shared);
    let offered = cafe.and(&carl(), offer(Axis::Implementation, &carl(), bert_too));
    let accepting = |what| C::AcceptImplementation {
        offer: id("P"),
        basis: office(),
        accepts: vec![what],
        reason: said(&bert()),
        work: WORK,
    };
    let unknown = Settled::LastWord(id("none"));
    let refusal = refused(offered.clone(), &bert(), accepting(unknown));
    assert_eq!(refusal, R::NothingSettled { what: unknown });
    let accepted = offered.and(&bert(), accepting(settled));
    let agreement = accepted.state().agreement(settled).unwrap();
    assert!(agreement.agreed.contains(&(id("Bert"), Side::Citizen)));
}

#[test]
fn what_one_side_settled_is_a_proposal_again_when_the_other_gains_a_share() {
    let settled = Settled::LastWord(id("rest"));
    let propose = crate::support::word_on("rest", None, "Ayşe");
    let cafe = gathered()
        .and(&ayse(), keep(Axis::Planning, &ayse()))
        .and(&ayse(), propose);
    assert!(cafe.state().agreement(settled).unwrap().is_in_force());
    let both = deal("O", &["Carl"], Mode::Shared);
    let offered = cafe.and(&ayse(), offer(Axis::Planning, &ayse(), both));
    let unnamed = offered
        .clone()
        .and(&carl(), accept(Axis::Planning, &carl(), "O"));
    assert!(!unnamed.state().agreement(settled).unwrap().is_in_force());
    let naming = C::AcceptPlanning {
        offer: id("O"),
        basis: office(),
        accepts: vec![settled],
        reason: said(&carl()),
    };
    let named = offered.and(&carl(), naming);
    assert!(named.state().agreement(settled).unwrap().is_in_force());
}

#[test]
fn an_acceptance_the_other_side_relayed_counts_as_long_as_nobody_contests_it() {
    for axis in BOTH {
        let them = deal("O", &["Bert"], Mode::Citizens);
        let offered = open(axis).and(&carl(), offer(axis, &carl(), them));
        let cafe = comes(
            offered
                .relayed(by_carl())
                .when(&bert(), accept(axis, &bert(), "O")),
            axis,
            &["+OfferAccepted", "+HandedToCitizens"],
        );
        let made = cafe.state().offer(id("O")).unwrap();
        assert_eq!(made.stage, OfferStage::InEffect);
    }
}
