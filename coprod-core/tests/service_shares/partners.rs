//! Asking for partnership, admitting, leaving.

use coprod_core::{
    ServiceCommand as C, ServiceEvent as E, ServiceRefusal as R, Side,
    round_table::Mode,
    service::{Axis, OfferStage, Terms},
    testing::{id, moment},
};

use crate::support::{
    accept, admit, ayse, bert, carl, deal, diaz, dora, founded, gathered, keep, leave, offer,
    refused, shared_on, tomorrow,
};

#[test]
fn a_partner_of_ones_own_side_admits_whoever_asks() {
    let asked = founded()
        .when(&dora(), C::AskForPartnership {})
        .then([E::PartnershipAsked {
            side: Side::Citizen,
        }]);
    let (party, side) = (id("Dora"), Side::Citizen);
    let refusal = refused(asked.clone(), &carl(), admit("Dora"));
    assert_eq!(refusal, R::NotTheirsToAdmit { party, side });
    let refusal = refused(asked.clone(), &dora(), C::AskForPartnership {});
    assert_eq!(refusal, R::AlreadyAsked { party });
    let refusal = refused(asked.clone(), &dora(), admit("Dora"));
    assert_eq!(refusal, R::NotAPartner);
    let joined = asked.when(&ayse(), admit("Dora")).then([
        E::PartnerAdmitted { party },
        E::PartnerJoined { party, side },
    ]);
    let refusal = refused(joined, &dora(), C::AskForPartnership {});
    assert_eq!(refusal, R::AlreadyAPartner { party });
}

#[test]
fn nobody_is_admitted_unasked() {
    let party = id("Diaz");
    let refusal = refused(founded(), &carl(), admit("Diaz"));
    assert_eq!(refusal, R::NeverAsked { party });
}

#[test]
fn leaving_takes_the_longest_notice_of_what_one_holds() {
    let terms = Terms {
        notice_days: 30,
        ..Terms::default()
    };
    let cafe = shared_on(Axis::Implementation, terms);
    let too_soon = moment("2026-04-01T11:59:59Z");
    let refusal = refused(cafe.clone(), &ayse(), leave(&ayse(), too_soon));
    let (notice_days, effective) = (30, too_soon);
    assert_eq!(
        refusal,
        R::NoticeTooShort {
            notice_days,
            effective
        }
    );
    cafe.when(&ayse(), leave(&ayse(), moment("2026-04-01T12:00:00Z")))
        .then_types(["PartnerLeft"]);
}

#[test]
fn nobody_leaves_in_the_past_or_twice() {
    let before = moment("2026-03-02T11:59:59Z");
    let refusal = refused(founded(), &ayse(), leave(&ayse(), before));
    assert!(matches!(refusal, R::NoticeTooShort { notice_days: 0, .. }));
    let leaving = founded().and(&ayse(), leave(&ayse(), tomorrow()));
    let (party, effective) = (id("Ayşe"), tomorrow());
    let refusal = refused(leaving, &ayse(), leave(&ayse(), tomorrow()));
    assert_eq!(refusal, R::Leaves { party, effective });
}

#[test]
fn a_leavers_offers_lapse_and_it_takes_on_nothing_new() {
    let axis = Axis::Planning;
    let both = deal("O", &["Ayşe", "Carl"], Mode::Shared);
    let offered = gathered().and(&carl(), offer(axis, &carl(), both.clone()));
    let leaving = offered.and(&carl(), leave(&carl(), tomorrow()));
    let made = leaving.state().offer(id("O")).unwrap();
    assert_eq!(made.stage, OfferStage::Withdrawn);
    let refusal = refused(leaving.clone(), &ayse(), accept(axis, &ayse(), "O"));
    assert_eq!(refusal, R::OfferWithdrawn { offer: id("O") });
    let again = deal("again", &["Ayşe", "Carl"], Mode::Shared);
    for what in [keep(axis, &carl()), offer(axis, &carl(), again)] {
        let refusal = refused(leaving.clone(), &carl(), what);
        assert!(matches!(refusal, R::Leaves { .. }));
    }
    let to_carl = leaving.and(&ayse(), offer(axis, &ayse(), both_again()));
    let refusal = refused(to_carl, &carl(), accept(axis, &carl(), "B"));
    assert!(matches!(refusal, R::Leaves { .. }));
}

fn both_again() -> crate::support::Deal {
    deal("B", &["Ayşe", "Carl"], Mode::Shared)
}

#[test]
fn who_has_left_is_no_partner_any_more_and_may_ask_again() {
    let left = gathered()
        .and(&bert(), leave(&bert(), tomorrow()))
        .at(tomorrow());
    let mine = deal("O", &["Bert", "Carl"], Mode::Shared);
    let refusal = refused(left.clone(), &bert(), offer(Axis::Planning, &bert(), mine));
    assert_eq!(refusal, R::NotAPartner);
    left.and(&bert(), C::AskForPartnership {})
        .when(&ayse(), admit("Bert"))
        .then_types(["PartnerAdmitted", "PartnerJoined"]);
}

#[test]
fn each_side_admits_its_own() {
    founded()
        .and(&diaz(), C::AskForPartnership {})
        .when(&carl(), admit("Diaz"))
        .then_types(["PartnerAdmitted", "PartnerJoined"]);
}
