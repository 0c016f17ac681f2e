//! Nothing is ever assigned: either offers, and the other one accepts.

use coprod_core::{
    Actor, EngagementCommand as C, EngagementEvent as E, EngagementRefusal as R, NotAdmitted,
    PrerequisiteKind, Role, Side,
    engagement::{OneOfTwo, Standing},
    testing::{
        Known, automation, citizen, day, id, neutral, personal, professional, relayed,
        relayed_with_proof, words,
    },
};

use crate::support::{
    active, ayse, dora, ended, notice, offer_by, offered, organisation, refused, standing, town,
    unoffered,
};

#[test]
fn the_counterpart_offers_and_the_party_accepts() {
    let offered = unoffered()
        .when(&town(), offer_by(&town(), Side::Citizen))
        .then([E::RoleOffered {
            service: id("library"),
            party: id("Ayşe"),
            counterpart: id("town"),
            role: Role::VOLUNTEER,
            side: Side::Citizen,
            scope: words(&town(), "two Saturdays a month"),
            notice_days: notice(14),
            from: day("2026-02-01"),
        }]);
    assert_eq!(standing(&offered), Standing::Offered);
    let active = offered
        .when(&ayse(), C::AcceptRole {})
        .then([E::RoleAccepted {}]);
    assert_eq!(standing(&active), Standing::Active);
}

#[test]
fn the_party_offers_and_the_counterpart_accepts() {
    let active = unoffered()
        .and(&ayse(), offer_by(&ayse(), Side::Citizen))
        .and(&town(), C::AcceptRole {});
    assert_eq!(standing(&active), Standing::Active);
    assert_eq!(active.state().offer().unwrap().by, OneOfTwo::Party);
}

#[test]
fn who_offered_accepts_nothing_for_the_other() {
    let to = id("Ayşe");
    let refusal = refused(offered(), &town(), C::AcceptRole {});
    assert_eq!(refusal, R::NotAskedOfYou { to });
    let own = unoffered().and(&ayse(), offer_by(&ayse(), Side::Citizen));
    let to = id("town");
    let refusal = refused(own, &ayse(), C::AcceptRole {});
    assert_eq!(refusal, R::NotAskedOfYou { to });
}

#[test]
fn a_third_person_neither_offers_nor_answers() {
    let third = R::NeitherOfTheTwo {
        party: id("Ayşe"),
        counterpart: id("town"),
    };
    let offer = offer_by(&dora(), Side::Citizen);
    assert_eq!(refused(unoffered(), &dora(), offer), third);
    for what in [
        C::AcceptRole {},
        C::DeclineRole { reason: None },
        C::WithdrawRoleOffer {},
    ] {
        assert_eq!(refused(offered(), &dora(), what), third);
    }
}

#[test]
fn nobody_neutral_and_no_automation_accepts() {
    let refusal = refused(offered(), &neutral("Ayşe"), C::AcceptRole {});
    assert_eq!(refusal, R::NotAdmitted(NotAdmitted::NeutralCannotCommit));
    let refusal = refused(offered(), &automation("assign"), C::AcceptRole {});
    assert_eq!(refusal, R::NotAdmitted(NotAdmitted::AutomationCannotCommit));
    let offer = offer_by(&town(), Side::Neutral);
    assert_eq!(refused(unoffered(), &town(), offer), R::NeutralTakesNoRole);
}

#[test]
fn who_works_on_the_professional_side_takes_a_role_in_the_same_way() {
    let active = unoffered()
        .and(&town(), offer_by(&town(), Side::Professional))
        .and(&professional("Ayşe"), C::AcceptRole {});
    assert_eq!(standing(&active), Standing::Active);
}

#[test]
fn a_role_is_accepted_on_the_side_on_which_it_was_offered() {
    let refusal = refused(offered(), &professional("Ayşe"), C::AcceptRole {});
    let (party, side) = (id("Ayşe"), Side::Citizen);
    assert_eq!(refusal, R::OnAnotherSide { party, side });
    offered()
        .when(&professional("Ayşe"), C::DeclineRole { reason: None })
        .then_types(["RoleDeclined"]);
    let counterpart = citizen("Ms Vogt").speaking_for(id("town"));
    let refusal = refused(active(), &counterpart, C::WithdrawRoleOffer {});
    assert!(matches!(refusal, R::OfferNotOpen { .. }));
    let refusal = refused(offered(), &counterpart, C::WithdrawRoleOffer {});
    let (party, side) = (id("town"), Side::Professional);
    assert_eq!(refusal, R::OnAnotherSide { party, side });
}

#[test]
fn nobody_speaks_for_both() {
    let ayse_for_the_town = citizen("Ayşe").speaking_for(id("town"));
    let refusal = refused(
        unoffered(),
        &ayse_for_the_town,
        offer_by(&ayse_for_the_town, Side::Citizen),
    );
    assert!(matches!(
        refusal,
        R::NotAdmitted(NotAdmitted::NotRepresented { .. })
    ));
    let offers_herself = C::OfferRole {
        service: id("library"),
        party: id("Ms Vogt"),
        counterpart: id("town"),
        role: Role::PROFESSIONAL,
        side: Side::Professional,
        scope: words(&town(), "the loan desk"),
        notice_days: notice(0),
        from: day("2026-02-01"),
    };
    let refusal = refused(unoffered(), &town(), offers_herself);
    let person = id("Ms Vogt");
    let of = OneOfTwo::Party;
    assert_eq!(refusal, R::ActsForBoth { person, of });
}

#[test]
fn who_represents_two_organisations_agrees_nothing_between_them() {
    let offer = C::OfferRole {
        service: id("library"),
        party: id("club"),
        counterpart: id("town"),
        role: Role::SUPPORTER,
        side: Side::Professional,
        scope: words(&town(), "the book van"),
        notice_days: notice(0),
        from: day("2026-02-01"),
    };
    let club = professional("Ms Vogt").speaking_for(id("club"));
    let offered = unoffered()
        .knowing(Known::default().party(&organisation("club")))
        .and(&town(), offer);
    let refusal = refused(offered, &club, C::AcceptRole {});
    let person = id("Ms Vogt");
    let of = OneOfTwo::Counterpart;
    assert_eq!(refusal, R::ActsForBoth { person, of });
}

#[test]
fn an_offer_is_answered_once() {
    let declined = offered()
        .when(&ayse(), C::DeclineRole { reason: None })
        .then([E::RoleDeclined { reason: None }]);
    assert_eq!(standing(&declined), Standing::Declined);
    let standing = Standing::Declined;
    let refusal = refused(declined, &ayse(), C::AcceptRole {});
    assert_eq!(refusal, R::OfferNotOpen { standing });
}

#[test]
fn whoever_offered_may_withdraw_and_nobody_else() {
    let by = id("town");
    let refusal = refused(offered(), &ayse(), C::WithdrawRoleOffer {});
    assert_eq!(refusal, R::NotYourOffer { by });
    let withdrawn = offered()
        .when(&town(), C::WithdrawRoleOffer {})
        .then([E::RoleOfferWithdrawn {}]);
    assert_eq!(standing(&withdrawn), Standing::Withdrawn);
}

#[test]
fn an_acceptance_the_other_side_typed_needs_a_document() {
    let clerk = professional("clerk");
    let refusal = offered()
        .relayed(relayed(&clerk))
        .when(&ayse(), C::AcceptRole {})
        .refusal();
    assert!(matches!(
        refusal,
        R::NotAdmitted(NotAdmitted::RelayNeedsDocument { .. })
    ));
    for relay in [
        relayed_with_proof(&clerk, "form 3"),
        relayed(&citizen("Dora")),
    ] {
        offered()
            .relayed(relay)
            .when(&ayse(), C::AcceptRole {})
            .then_types(["RoleAccepted"]);
    }
}

#[test]
fn what_one_types_for_the_other_needs_a_document_also_on_the_same_side() {
    let offer = |by: &Actor| C::OfferRole {
        service: id("library"),
        party: id("Ayşe"),
        counterpart: id("Dora"),
        role: Role::NEIGHBOUR,
        side: Side::Citizen,
        scope: words(by, "to read aloud"),
        notice_days: notice(0),
        from: day("2026-02-01"),
    };
    let needs_document = |refusal| {
        matches!(
            refusal,
            R::NotAdmitted(NotAdmitted::RelayNeedsDocument { .. })
        )
    };
    let forged = unoffered()
        .relayed(relayed(&dora()))
        .when(&ayse(), offer(&ayse()))
        .refusal();
    assert!(needs_document(forged));
    let forged = unoffered()
        .and(&dora(), offer(&dora()))
        .relayed(relayed(&dora()))
        .when(&ayse(), C::AcceptRole {})
        .refusal();
    assert!(needs_document(forged));
}

#[test]
fn what_is_needed_is_noted_as_the_partys_own_data() {
    let note = |subject: &str| C::NotePrerequisite {
        kind: PrerequisiteKind::GOOD_CONDUCT,
        details: personal(id(subject), "shown on 3 January"),
    };
    for told in [offered(), active()] {
        for by in [ayse(), town()] {
            told.clone()
                .when(&by, note("Ayşe"))
                .then_types(["PrerequisiteNoted"]);
        }
    }
    let (subject, party) = (id("Ms Vogt"), id("Ayşe"));
    let refusal = refused(active(), &town(), note("Ms Vogt"));
    assert_eq!(refusal, R::NotTheirData { subject, party });
}

#[test]
fn a_guideline_is_acknowledged_by_the_party_alone_and_once() {
    let acknowledge = || C::AcknowledgeGuideline { version: 2 };
    let party = id("Ayşe");
    let refusal = refused(active(), &town(), acknowledge());
    assert_eq!(refusal, R::NotTheParty { party });
    let known = active().and(&ayse(), acknowledge());
    let refusal = refused(known, &ayse(), acknowledge());
    assert_eq!(refusal, R::AlreadyAcknowledged { version: 2 });
    let refusal = refused(ended(), &ayse(), acknowledge());
    let standing = Standing::Ended;
    assert_eq!(refusal, R::NotInForce { standing });
}

#[test]
fn the_service_must_stand_in_the_record() {
    let mut offer = offer_by(&town(), Side::Citizen);
    if let C::OfferRole { service, .. } = &mut offer {
        *service = id("nowhere");
    }
    let refusal = refused(unoffered(), &town(), offer);
    assert!(matches!(
        refusal,
        R::NotAdmitted(NotAdmitted::NoSuchEntry { .. })
    ));
}
