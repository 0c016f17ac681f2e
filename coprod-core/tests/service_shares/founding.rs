//! Proposing a service, and answering that.

use coprod_core::{
    Actor, ServiceCommand as C, ServiceEvent as E, ServiceRefusal as R, Side,
    service::Phase,
    testing::{citizen, id, professional},
};

use crate::support::{ayse, bert, carl, dora, fay, founded, nothing, propose, refused, said};

#[test]
fn asking_nobody_a_proposal_is_accepted_by_being_made() {
    for (by, side) in [(ayse(), Side::Citizen), (carl(), Side::Professional)] {
        let cafe = nothing().when(&by, propose(&by, None)).then_types([
            "ServiceProposed",
            "PartnerJoined",
            "ProposalAccepted",
        ]);
        assert_eq!(cafe.state().phase(), Phase::Accepted);
        let partner = cafe.state().partner(by.person().unwrap()).unwrap();
        assert_eq!(partner.side, side);
    }
}

#[test]
fn who_is_asked_alone_accepts_and_joins_by_it() {
    let asked = nothing()
        .when(&ayse(), propose(&ayse(), Some("Carl")))
        .then_types(["ServiceProposed", "PartnerJoined"]);
    let asks_of = id("Carl");
    assert_eq!(asked.state().phase(), Phase::Proposed { asks_of });
    for other in [ayse(), bert()] {
        let refusal = refused(asked.clone(), &other, C::AcceptProposal {});
        assert_eq!(refusal, R::NotAskedToAccept { asks_of });
    }
    let joined = E::PartnerJoined {
        party: asks_of,
        side: Side::Professional,
    };
    asked
        .when(&carl(), C::AcceptProposal {})
        .then([E::ProposalAccepted {}, joined]);
}

#[test]
fn whoever_is_asked_may_stand_on_either_side() {
    let accepted = nothing()
        .and(&ayse(), propose(&ayse(), Some("Bert")))
        .and(&bert(), C::AcceptProposal {});
    let partner = accepted.state().partner(id("Bert")).unwrap();
    assert_eq!(partner.side, Side::Citizen);
}

#[test]
fn declining_says_why_and_ends_it() {
    let decline = |by: &Actor| C::DeclineProposal { reason: said(by) };
    let asked = nothing().and(&ayse(), propose(&ayse(), Some("Carl")));
    let refusal = refused(asked.clone(), &ayse(), decline(&ayse()));
    assert!(matches!(refusal, R::NotAskedToAccept { .. }));
    let declined = asked
        .when(&carl(), decline(&carl()))
        .then_types(["ProposalDeclined"]);
    assert_eq!(declined.state().phase(), Phase::Declined);
    let refusal = refused(declined.clone(), &carl(), C::AcceptProposal {});
    assert_eq!(refusal, R::Declined);
    let again = refused(declined, &ayse(), propose(&ayse(), None));
    assert_eq!(again, R::AlreadyProposed);
}

#[test]
fn before_it_is_accepted_only_partners_are_found() {
    let asked = nothing().and(&ayse(), propose(&ayse(), Some("Carl")));
    let refusal = refused(asked.clone(), &ayse(), crate::support::draft(&ayse()));
    let asks_of = id("Carl");
    assert_eq!(refusal, R::NotAccepted { asks_of });
    asked
        .and(&dora(), C::AskForPartnership {})
        .when(&ayse(), crate::support::admit("Dora"))
        .then_types(["PartnerAdmitted", "PartnerJoined"]);
}

#[test]
fn a_partner_who_was_asked_too_doesnt_join_twice() {
    nothing()
        .and(&ayse(), propose(&ayse(), Some("Bert")))
        .and(&bert(), C::AskForPartnership {})
        .and(&ayse(), crate::support::admit("Bert"))
        .when(&bert(), C::AcceptProposal {})
        .then_types(["ProposalAccepted"]);
}

#[test]
fn nobody_neutral_and_no_automation_proposes() {
    for by in [fay(), crate::support::automation()] {
        let refusal = refused(nothing(), &by, propose(&by, None));
        assert!(matches!(refusal, R::NotAdmitted(_)), "{refusal}");
    }
}

#[test]
fn nobody_acts_for_both_sides_of_a_service() {
    let party = id("Ayşe");
    let other = professional("Ayşe");
    let refusal = refused(founded(), &other, C::AskForPartnership {});
    let side = Side::Citizen;
    assert_eq!(refusal, R::OnAnotherSide { party, side });
    let other = citizen("Carl").speaking_for(id("association"));
    assert!(matches!(
        refused(founded(), &other, C::AskForPartnership {}),
        R::NotAdmitted(_)
    ));
}
