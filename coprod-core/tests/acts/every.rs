//! No reason for not admitting an act without its specification: the compiler keeps this complete.

use coprod_core::{
    Actor, NotAdmitted, NotAdmittedKind, Party, PartyCommand, PartyRefusal, Side,
    testing::{citizen, given, id, known, neutral, words},
};
use strum::VariantArray as _;

use super::{
    citing::fenced_on,
    people::{automation, board, club, club_with_board, end, grant, resolution, typed_by},
    scope::{Talk, say},
};

fn talks(by: &Actor) -> NotAdmitted {
    let told = given::<Talk>(id("talk"), []).knowing(known().party(&club_with_board()));
    told.when(by, "care".parse().unwrap()).refusal().0
}

fn ends_for(by: &Actor, speaker: &Actor) -> PartyRefusal {
    let command = end("Birte", words(speaker, "term over"));
    club_with_board().when(by, command).refusal()
}

fn contested() -> PartyRefusal {
    let contest = PartyCommand::ContestEntry {
        entry: 2,
        reason: words(&citizen("Birte"), "never elected"),
    };
    let contested = club_with_board().and(&citizen("Birte"), contest);
    contested
        .when(&board(), grant("Deniz", resolution()))
        .refusal()
}

fn refused_by(kind: NotAdmittedKind) -> PartyRefusal {
    use NotAdmittedKind as K;
    let stranger = citizen("Mallory").speaking_for(club());
    let relayed = |recorder, side| {
        let told = club_with_board().relayed(typed_by(recorder, side, None));
        told.when(&board(), grant("Deniz", resolution())).refusal()
    };
    match kind {
        K::NeutralCannotCommit => talks(&neutral("Nina")).into(),
        K::AutomationCannotCommit => talks(&automation()).into(),
        K::NotRepresented => talks(&stranger).into(),
        K::OutsideOfScope => say("gardens").refusal().0.into(),
        K::RepresentationContested => contested(),
        K::RelayedByOneself => relayed("Birte", Side::Citizen),
        K::RelayNeedsDocument => relayed("Clerk", Side::Professional),
        K::WordsNotTheSpeakers => ends_for(&citizen("Birte"), &citizen("Ayşe")),
        K::WordsNotPlain => ends_for(&board(), &citizen("Birte")),
        K::NoSuchEntry => fenced_on(coprod_core::Basis::Decision, None).unwrap_err(),
        K::EntryCarriesNothing => {
            let act = &club_with_board().acts()[0].clone();
            let entry = coprod_core::CitedEntry {
                aggregate_type: "Party".to_owned(),
                event_type: "PartyRegistered".to_owned(),
                payload: serde_json::to_value(act).unwrap(),
            };
            fenced_on(coprod_core::Basis::Decision, Some(entry)).unwrap_err()
        }
    }
}

#[test]
fn every_reason_for_not_admitting_an_act_is_given() {
    for &kind in NotAdmittedKind::VARIANTS {
        let PartyRefusal::NotAdmitted(refusal) = refused_by(kind) else {
            panic!("{kind:?} is refused by a party's own rule");
        };
        assert_eq!(NotAdmittedKind::from(&refusal), kind);
        assert!(!refusal.to_string().ends_with('.'));
    }
}

#[test]
fn a_party_that_nobody_registered_speaks_for_nobody() {
    let told = given::<Party>(id("Ayşe"), []);
    let register = PartyCommand::RegisterParty {
        kind: coprod_core::party::PartyKind::Person,
        name: None,
    };
    let refusal = told.when(&board(), register).refusal();
    assert!(matches!(
        refusal,
        PartyRefusal::NotAdmitted(NotAdmitted::NotRepresented { .. })
    ));
}
