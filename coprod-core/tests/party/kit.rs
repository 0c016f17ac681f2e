//! What the kit says when a specification does not hold.

use std::panic;

use coprod_core::{
    PartyCommand, PartyEvent, PartyRefusal,
    party::PartyKind,
    testing::{id, noon, relayed, words},
};

use crate::support::{association, ayse, chair, clerk, contact_of, person};

/// What a specification that does not hold fails with.
fn failure(specification: impl FnOnce() + panic::UnwindSafe) -> String {
    let failed = panic::catch_unwind(specification).unwrap_err();
    failed.downcast_ref::<String>().unwrap().clone()
}

#[test]
fn it_shows_what_was_given_asked_expected_and_what_came() {
    let said = failure(|| {
        person()
            .when(&ayse(), PartyCommand::RequestErasure)
            .then([PartyEvent::PartyMerged { into: id("Ben") }]);
    });
    for part in [
        "given Party",
        "1. PartyRegistered",
        "when Command",
        "RequestErasure",
        "then expected",
        "PartyMerged",
        "but came",
        "ErasureRequested",
    ] {
        assert!(said.contains(part), "no {part:?} in\n{said}");
    }
}

#[test]
fn it_shows_refusals_that_nobody_expected() {
    let said = failure(|| {
        person()
            .when(&clerk(), contact_of("Ayşe"))
            .then_types(["ContactRecorded"]);
    });
    assert!(said.contains("but it was refused: only the party itself"));
    let said = failure(|| {
        _ = person().and(&clerk(), contact_of("Ayşe"));
    });
    assert!(said.contains("then expected it to succeed"));
    let said = failure(|| {
        person()
            .when(&clerk(), contact_of("Ayşe"))
            .then_refused(&PartyRefusal::NotFenced);
    });
    assert!(said.contains("NotFenced") && said.contains("NotForOthers"));
}

#[test]
fn it_shows_events_where_a_refusal_was_expected() {
    let said = failure(|| {
        _ = person()
            .when(&ayse(), PartyCommand::RequestErasure)
            .refusal();
    });
    assert!(said.contains("then expected a refusal") && said.contains("ErasureRequested"));
}

#[test]
fn a_relay_holds_for_one_command() {
    let told = person()
        .relayed(relayed(&clerk()))
        .and(&ayse(), contact_of("Ayşe"))
        .and(&ayse(), PartyCommand::RequestErasure);
    let relayed: Vec<_> = told
        .acts()
        .iter()
        .map(|act| act.relayed.is_some())
        .collect();
    assert_eq!(relayed, [false, true, false]);
    assert!(told.acts().iter().all(|act| act.occurred_at == noon()));
}

#[test]
fn words_are_personal_unless_said_for_an_organisation() {
    assert_eq!(words(&ayse(), "so").subject(), Some(id("Ayşe")));
    assert_eq!(words(&chair(), "so").subject(), None);
    assert_eq!(words(&ayse(), "so"), words(&ayse(), "so"));
}

#[test]
fn a_party_is_known_in_its_own_stream() {
    assert!(association().state().kind() == Some(PartyKind::Organisation));
    association()
        .when(&chair(), contact_of("association"))
        .then_types(["ContactRecorded"]);
}
