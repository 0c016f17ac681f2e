//! Convening, mandates, charter, who leads the talk, the end.

use coprod_core::{
    Actor, Basis, NotAdmitted, RoundTableCommand as C, RoundTableEvent as E,
    RoundTableRefusal as R, Side,
    round_table::{
        Charter, CharterAdoption, ElectorateKind, MandateEffect, Motion, Phase, TableMotion,
    },
    rules::{Lapse, Position},
    testing::id,
};

use crate::support::{
    MEMBERS, adopted, appoint, ayse, bert, by_the_town, carl, close, consent, constituted,
    constituted_by, convene, convened, dora, fay, gathered, invite, led, mandate, office, open,
    opened, own, propose, refused, resolved, said, sign, simple, table, take, topic, town, wirth,
};

#[test]
fn anybody_convenes_a_table_whatever_side_they_are_on() {
    for by in [ayse(), town(), fay()] {
        let purpose = said(&by);
        let topics = vec![topic("play")];
        let convene = C::ConveneRoundTable {
            purpose: purpose.clone(),
            topics: topics.clone(),
        };
        table()
            .when(&by, convene)
            .then([E::RoundTableConvened { purpose, topics }]);
    }
}

#[test]
fn a_mandate_is_granted_by_the_party_it_binds_within_what_its_speaker_may_settle() {
    convened()
        .when(&town(), mandate(MandateEffect::Binding))
        .then_types(["MandateGranted"]);
    convened()
        .when(&wirth(), mandate(MandateEffect::Binding))
        .then_types(["MandateGranted"]);
    let care = C::GrantMandate {
        mandate: id("care"),
        topics: vec![topic("play"), topic("care")],
        services: Vec::new(),
        limit: None,
        effect: MandateEffect::Binding,
        until: None,
    };
    let refusal = refused(convened(), &wirth(), care);
    assert!(matches!(
        refusal,
        R::NotAdmitted(NotAdmitted::OutsideOfScope { .. })
    ));
}

#[test]
fn a_charter_holds_with_the_last_signature() {
    let charter = Charter::deciding_by(simple());
    let proposed = gathered().and(
        &ayse(),
        C::ProposeCharter {
            charter: charter.clone(),
        },
    );
    let nearly = MEMBERS[..3].iter().fold(proposed, |table, (name, actor)| {
        table
            .when(&actor(), sign(name, 1))
            .then_types(["CharterSigned"])
    });
    let mut signed_by: Vec<_> = MEMBERS.iter().map(|(name, _)| id(name)).collect();
    signed_by.sort();
    nearly.when(&town(), sign("town", 1)).then([
        E::CharterSigned {
            version: 1,
            seat: id("town"),
        },
        E::CharterAdopted {
            version: 1,
            charter,
            adopted_by: CharterAdoption::SignedBy(signed_by),
        },
    ]);
}

#[test]
fn who_joins_meanwhile_must_sign_and_who_leaves_need_not() {
    let charter = Charter::deciding_by(simple());
    let proposed = gathered().and(&ayse(), C::ProposeCharter { charter });
    let joined = proposed
        .and(&ayse(), invite("Dora", Side::Citizen))
        .and(&dora(), take("Dora"));
    let signed = MEMBERS.iter().fold(joined, |table, (name, actor)| {
        table.and(&actor(), sign(name, 1))
    });
    assert!(signed.state().charter().is_none());
    let leave = C::LeaveSeat {
        seat: id("Dora"),
        reason: said(&dora()),
    };
    signed
        .when(&dora(), leave)
        .then_types(["MemberLeft", "CharterAdopted"]);
}

#[test]
fn a_contested_signature_doesnt_count_until_it_is_proven() {
    let charter = Charter::deciding_by(simple());
    let proposed = gathered().and(&ayse(), C::ProposeCharter { charter });
    let relayed = proposed
        .relayed(by_the_town())
        .and(&bert(), sign("Bert", 1));
    let entry = relayed.acts().len();
    let contested = relayed.and(&bert(), crate::support::contest(&bert(), entry));
    let others = ["Ayşe", "Carl", "town"];
    let signed = MEMBERS
        .iter()
        .filter(|(name, _)| others.contains(name))
        .fold(contested, |table, (name, actor)| {
            table.and(&actor(), sign(name, 1))
        });
    assert!(signed.state().charter().is_none());
    let rejected = coprod_core::ContestOutcome::Rejected;
    let proven = crate::support::answer(&ayse(), entry, rejected);
    signed
        .clone()
        .when(&ayse(), proven)
        .then_types(["ContestAnswered", "CharterAdopted"]);
    signed
        .when(&bert(), sign("Bert", 1))
        .then_types(["CharterSigned", "CharterAdopted"]);
}

#[test]
fn a_table_of_citizens_alone_can_live_by_a_charter() {
    let charter = Charter::deciding_by(simple());
    let table = convened()
        .and(&town(), invite("Ayşe", Side::Citizen))
        .and(&ayse(), take("Ayşe"))
        .and(&ayse(), C::ProposeCharter { charter })
        .and(&ayse(), sign("Ayşe", 1));
    assert!(matches!(table.state().phase(), Phase::Constituted { .. }));
}

#[test]
fn a_later_charter_is_decided_by_the_one_before_or_signed_by_all() {
    let charter = Charter::deciding_by(consent());
    let adopt = C::AdoptCharter {
        charter: charter.clone(),
        decision: id("D"),
    };
    let motion = TableMotion::AdoptCharter {
        charter: charter.clone(),
    };
    resolved(motion)
        .when(&bert(), adopt)
        .then([E::CharterAdopted {
            version: 2,
            charter: charter.clone(),
            adopted_by: CharterAdoption::Decision(id("D")),
        }]);
    let proposed = constituted(simple()).and(&bert(), C::ProposeCharter { charter });
    let signed = MEMBERS.iter().fold(proposed, |table, (name, actor)| {
        table.and(&actor(), sign(name, 2))
    });
    assert_eq!(signed.state().charter().unwrap().version, 2);
}

#[test]
fn the_closest_provision_holds() {
    let charter = Charter::deciding_by(simple())
        .with(topic("play"), consent(), ElectorateKind::Closed)
        .with(topic("play/swings"), simple(), ElectorateKind::Open);
    let by = ayse();
    let table = constituted_by(charter)
        .and(&by, propose(&by, "swings", None))
        .and(&by, open("D", "swings"));
    let decision = table.state().decision(id("D")).unwrap().open().unwrap();
    assert_eq!(decision.rule, simple());
    assert!(decision.includes(id("whoever")));
}

#[test]
fn until_the_charter_the_convener_chooses_who_leads_and_then_the_table_does() {
    gathered()
        .when(&town(), appoint("Fay", office()))
        .then_types(["FacilitatorAppointed"]);
    let motion = TableMotion::AppointFacilitator { party: id("Fay") };
    let decided = resolved(motion);
    let basis = Basis::Decision(own(decided.acts().len()));
    let table = decided
        .when(&bert(), appoint("Fay", basis))
        .then_types(["FacilitatorAppointed"]);
    assert_eq!(table.state().facilitator(), Some(id("Fay")));
}

#[test]
fn a_charter_that_names_who_leads_is_an_agreement_to_appoint_them() {
    let table = constituted_by(Charter::deciding_by(simple()).led_by(id("Fay")));
    let signed = Basis::Agreement(own(table.acts().len()));
    table
        .clone()
        .when(&ayse(), appoint("Fay", signed.clone()))
        .then_types(["FacilitatorAppointed"]);
    let refusal = refused(table, &ayse(), appoint("Gül", signed));
    assert_eq!(refusal, R::BasisDoesNotCarry);
}

#[test]
fn who_leads_the_talk_keeps_its_business_and_takes_no_side() {
    led(simple())
        .when(&fay(), invite("Dora", Side::Citizen))
        .then_types(["MemberInvited"]);
    let by = coprod_core::testing::citizen("Fay");
    let refusal = refused(led(simple()), &by, mandate(MandateEffect::Binding));
    assert_eq!(refusal, R::LeadsTheTalk { party: id("Fay") });
}

#[test]
fn a_decision_on_who_leads_any_member_opens_and_closes() {
    let by = &bert();
    let motion = Motion::Table(TableMotion::AppointFacilitator { party: id("Gül") });
    let open = led(simple())
        .and(by, propose(by, "motion", Some(motion)))
        .and(by, open("D", "motion"));
    crate::support::all_say(open, "D", Position::Agree)
        .when(by, close("D"))
        .then_types(["DecisionReached"]);
}

#[test]
fn who_leads_the_talk_lays_it_down() {
    let reason = said(&fay());
    let release = C::ReleaseFacilitator {
        reason: reason.clone(),
    };
    led(simple())
        .when(&fay(), release)
        .then([E::FacilitatorReleased { reason }]);
}

#[test]
fn a_living_table_ends_by_its_own_decision_and_what_is_open_lapses() {
    let by = &ayse();
    let dissolve = |basis, by: &Actor| C::DissolveRoundTable {
        basis,
        reason: said(by),
    };
    let refusal = refused(opened(simple()), &town(), dissolve(office(), &town()));
    assert_eq!(refusal, R::BasisDoesNotCarry);

    let motion = Motion::Table(TableMotion::DissolveRoundTable);
    let decided = adopted(constituted(simple()), Some(motion));
    let basis = Basis::Decision(own(decided.acts().len()));
    let ended = decided
        .and(by, propose(by, "swings", None))
        .and(by, open("E", "swings"))
        .when(by, dissolve(basis, by))
        .then_types(["DecisionLapsed", "RoundTableDissolved"]);
    let lapsed = coprod_core::round_table::Closing::Lapsed(Lapse::RoundTableDissolved);
    assert_eq!(ended.state().closing(id("E")), Some(&lapsed));
    assert_eq!(
        refused(ended.clone(), &town(), convene()),
        R::AlreadyConvened
    );
    let dissent = C::RecordDissent {
        decision: id("D"),
        seat: id("Carl"),
        words: said(&carl()),
    };
    ended.when(&carl(), dissent).then_types(["DissentRecorded"]);
}
