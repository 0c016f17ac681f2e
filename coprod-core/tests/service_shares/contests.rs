//! Entries that somebody disputes.

use coprod_core::{
    Actor, ContestOutcome, ServiceCommand as C, ServiceRefusal as R, Side,
    round_table::Mode,
    service::{Axis, Delivery, Phase},
    testing::id,
};

use crate::support::{
    BOTH, Cafe, accept, answer, ayse, bert, by_carl, carl, comes, contest, deal, dora, fay,
    founded, gathered, holders, keep, last, last_of, nothing, offer, open, parties, propose,
    refused, running,
};

#[test]
fn whom_an_entry_names_may_contest_it_once() {
    let cafe = gathered();
    let entry = last_of(&cafe, "PartnerAdmitted");
    let (named, party) = (entry as u64, id("Carl"));
    let refusal = refused(cafe.clone(), &carl(), contest(&carl(), entry));
    assert_eq!(
        refusal,
        R::NotNamed {
            entry: named,
            party
        }
    );
    let contested = cafe
        .when(&bert(), contest(&bert(), entry))
        .then_types(["EntryContested"]);
    let refusal = refused(contested.clone(), &bert(), contest(&bert(), entry));
    assert_eq!(refusal, R::AlreadyContested { entry: named });
    let refusal = refused(contested, &bert(), contest(&bert(), 99));
    assert_eq!(refusal, R::NoSuchEntry { entry: 99 });
}

#[test]
fn a_contest_is_answered_by_another_partner_or_somebody_neutral_once() {
    let cafe = gathered();
    let entry = last_of(&cafe, "PartnerAdmitted");
    let upheld = |by: &Actor| answer(by, entry, ContestOutcome::Upheld);
    let named = entry as u64;
    let refusal = refused(cafe.clone(), &ayse(), upheld(&ayse()));
    assert_eq!(refusal, R::NotContested { entry: named });
    let contested = cafe.and(&bert(), contest(&bert(), entry));
    let refusal = refused(contested.clone(), &bert(), upheld(&bert()));
    assert_eq!(refusal, R::AnswersThemself);
    let refusal = refused(contested.clone(), &dora(), upheld(&dora()));
    assert_eq!(refusal, R::NotAPartner);
    for by in [ayse(), carl(), fay()] {
        let answered = contested
            .clone()
            .when(&by, upheld(&by))
            .then_types(["ContestAnswered"]);
        let refusal = refused(answered, &by, upheld(&by));
        assert_eq!(refusal, R::NotContested { entry: named });
    }
}

/// Bert's acceptance was typed by Carl, and Bert says he never gave it.
fn forged(axis: Axis) -> (Cafe, usize) {
    let them = deal("O", &["Bert"], Mode::Citizens);
    let cafe = open(axis)
        .and(&carl(), offer(axis, &carl(), them))
        .relayed(by_carl())
        .and(&bert(), accept(axis, &bert(), "O"));
    assert_eq!(holders(&cafe, axis), parties(&["Bert"]));
    let entry = last(&cafe) - 1;
    (cafe.and(&bert(), contest(&bert(), entry)), entry)
}

#[test]
fn an_acceptance_the_other_side_relayed_is_void_until_it_is_proven() {
    for axis in BOTH {
        let (contested, entry) = forged(axis);
        assert!(contested.state().share(axis).is_open());
        let made = contested.state().offer(id("O")).unwrap();
        assert!(!made.is_accepted_by(id("Bert")));
        let side = Side::Citizen;
        let rejected = |by: &Actor| answer(by, entry, ContestOutcome::Rejected);
        let refusal = refused(contested.clone(), &carl(), rejected(&carl()));
        assert_eq!(refusal, R::NotTheirsToReject { side });
        for by in [ayse(), fay()] {
            let proven = contested.clone().and(&by, rejected(&by));
            assert_eq!(holders(&proven, axis), parties(&["Bert"]));
        }
        for outcome in [ContestOutcome::Upheld, ContestOutcome::Corrected] {
            let void = contested
                .clone()
                .and(&carl(), answer(&carl(), entry, outcome));
            assert!(void.state().share(axis).holders.is_empty());
        }
    }
}

#[test]
fn who_joined_by_a_void_acceptance_was_never_a_partner_nor_on_that_side() {
    for axis in BOTH {
        let them = deal("O", &["Dora"], Mode::Citizens);
        let cafe = open(axis)
            .and(&carl(), offer(axis, &carl(), them))
            .relayed(by_carl())
            .and(&dora(), accept(axis, &dora(), "O"));
        let entry = last(&cafe) - 2;
        let contested = cafe.and(&dora(), contest(&dora(), entry));
        let keeping = keep(axis, &dora());
        let refusal = refused(contested.clone(), &dora(), keeping);
        assert_eq!(refusal, R::NotAPartner);
        let upheld = answer(&ayse(), entry, ContestOutcome::Upheld);
        let void = contested.and(&ayse(), upheld);
        let professional = coprod_core::testing::professional("Dora");
        void.when(&professional, C::AskForPartnership {})
            .then_types(["PartnershipAsked"]);
    }
}

#[test]
fn what_was_kept_through_the_other_sides_hands_is_void_while_contested() {
    for axis in BOTH {
        let kept = open(axis)
            .relayed(by_carl())
            .and(&ayse(), keep(axis, &ayse()));
        let entry = last(&kept);
        let contested = kept.and(&ayse(), contest(&ayse(), entry));
        assert!(contested.state().share(axis).is_open());
        let rejected = answer(&bert(), entry, ContestOutcome::Rejected);
        let proven = contested.clone().and(&bert(), rejected);
        assert_eq!(holders(&proven, axis), parties(&["Ayşe"]));
        comes(
            contested.when(&carl(), keep(axis, &carl())),
            axis,
            &["+KeptByProfessionals"],
        );
    }
}

#[test]
fn an_own_acceptance_stands_though_it_is_contested() {
    for axis in BOTH {
        let kept = open(axis).and(&ayse(), keep(axis, &ayse()));
        let entry = last(&kept);
        let contested = kept.and(&ayse(), contest(&ayse(), entry));
        assert_eq!(holders(&contested, axis), parties(&["Ayşe"]));
    }
}

#[test]
fn a_proposal_accepted_through_the_other_sides_hands_waits_again_while_contested() {
    let asked = nothing().and(&carl(), propose(&carl(), Some("Ayşe")));
    let forged = asked.relayed(by_carl()).and(&ayse(), C::AcceptProposal {});
    let entry = last(&forged) - 1;
    assert_eq!(forged.state().phase(), Phase::Accepted);
    let contested = forged.and(&ayse(), contest(&ayse(), entry));
    let asks_of = id("Ayşe");
    assert_eq!(contested.state().phase(), Phase::Proposed { asks_of });
    let rejected = answer(&fay(), entry, ContestOutcome::Rejected);
    let proven = contested.clone().and(&fay(), rejected);
    assert_eq!(proven.state().phase(), Phase::Accepted);
    contested
        .and(&carl(), answer(&carl(), entry, ContestOutcome::Upheld))
        .when(&ayse(), C::AcceptProposal {})
        .then_types(["ProposalAccepted", "PartnerJoined"]);
}

#[test]
fn delivery_stands_still_once_it_turns_out_that_nobody_implements() {
    let axis = Axis::Implementation;
    let both = deal("O", &["Ayşe", "Carl"], Mode::Shared);
    let forged = open(axis)
        .and(&carl(), offer(axis, &carl(), both))
        .relayed(by_carl())
        .and(&ayse(), accept(axis, &ayse(), "O"));
    let entry = last(&forged) - 1;
    let cafe = running(forged).and(&ayse(), contest(&ayse(), entry));
    let upheld = answer(&carl(), entry, ContestOutcome::Upheld);
    let cafe = cafe
        .when(&carl(), upheld)
        .then_types(["ContestAnswered", "DeliverySuspended"]);
    assert!(matches!(
        cafe.state().delivery(),
        Delivery::Suspended { .. }
    ));
}

#[test]
fn whoever_is_wrongly_put_on_a_side_may_say_so() {
    let cafe = founded();
    let entry = last(&cafe);
    let as_citizen = coprod_core::testing::citizen("Carl");
    cafe.when(&as_citizen, contest(&as_citizen, entry))
        .then_types(["EntryContested"]);
}
