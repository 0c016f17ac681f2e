//! Registering, and what a party tells about itself.

use coprod_core::{
    PartyCommand, PartyEvent, PartyRefusal,
    party::{PartyKind, PersonalField},
    testing::{automation, citizen, id, neutral, personal},
};

use crate::support::{
    association, ayse, by_the_clerk, chair, clerk, contact_of, person, treasurer, unknown,
    unrepresented, with_treasurer,
};

#[test]
fn anyone_may_register_a_party_an_automation_included() {
    let name = || Some(personal(id("Ayşe"), "Ayşe Yılmaz"));
    let kind = PartyKind::Person;
    for by in [ayse(), clerk(), neutral("auditor"), automation("import")] {
        unknown("Ayşe")
            .when(&by, PartyCommand::RegisterParty { kind, name: name() })
            .then([PartyEvent::PartyRegistered { kind, name: name() }]);
    }
}

#[test]
fn a_party_is_registered_once() {
    let kind = PartyKind::Group;
    person()
        .when(&ayse(), PartyCommand::RegisterParty { kind, name: None })
        .then_refused(&PartyRefusal::AlreadyRegistered);
}

#[test]
fn a_stream_holds_the_name_of_its_own_party_only() {
    let register = PartyCommand::RegisterParty {
        kind: PartyKind::Person,
        name: Some(personal(id("Ben"), "Ben")),
    };
    unknown("Ayşe")
        .when(&clerk(), register)
        .then_refused(&PartyRefusal::NotItsOwnData { subject: id("Ben") });
    person()
        .when(&ayse(), contact_of("Ben"))
        .then_refused(&PartyRefusal::NotItsOwnData { subject: id("Ben") });
}

#[test]
fn a_party_gives_its_contact_itself_or_through_who_recorded_it() {
    let contact = || personal(id("Ayşe"), "ayse@example.org");
    let recorded = || PartyEvent::ContactRecorded { contact: contact() };
    person()
        .when(&ayse(), contact_of("Ayşe"))
        .then([recorded()]);
    person()
        .relayed(by_the_clerk())
        .when(&ayse(), contact_of("Ayşe"))
        .then([recorded()]);
    person()
        .when(&clerk(), contact_of("Ayşe"))
        .then_refused(&PartyRefusal::NotForOthers);
    person()
        .when(&automation("import"), contact_of("Ayşe"))
        .then_refused(&PartyRefusal::NotForOthers);
}

#[test]
fn an_organisation_gives_its_contact_through_persons() {
    let contact = personal(id("association"), "ayse@example.org");
    association()
        .when(&chair(), contact_of("association"))
        .then([PartyEvent::ContactRecorded { contact }]);
    association()
        .when(&citizen("association"), contact_of("association"))
        .then_refused(&PartyRefusal::SpeaksThroughPersons);
    with_treasurer()
        .when(&treasurer(), contact_of("association"))
        .then_refused(&PartyRefusal::ScopeTooNarrow);
}

#[test]
fn a_group_without_legal_form_acts_as_itself() {
    unrepresented(PartyKind::Group)
        .when(&citizen("association"), contact_of("association"))
        .then_types(["ContactRecorded"]);
}

#[test]
fn only_what_was_recorded_can_be_corrected() {
    let correct = |field| PartyCommand::CorrectPersonalData {
        field,
        value: personal(id("Ayşe"), "corrected"),
    };
    let (name, contact) = (PersonalField::Name, PersonalField::Contact);
    person()
        .when(&ayse(), correct(contact))
        .then_refused(&PartyRefusal::NothingToCorrect { field: contact });
    person()
        .and(&ayse(), correct(name))
        .and(&ayse(), contact_of("Ayşe"))
        .when(&ayse(), correct(contact))
        .then([PartyEvent::PersonalDataCorrected {
            field: contact,
            value: personal(id("Ayşe"), "corrected"),
        }]);
    person()
        .when(&clerk(), correct(name))
        .then_refused(&PartyRefusal::NotForOthers);
}

#[test]
fn nothing_is_said_of_a_party_that_nobody_registered() {
    for command in [
        contact_of("Ayşe"),
        PartyCommand::RequestErasure,
        PartyCommand::MergeParty { into: id("Ben") },
        PartyCommand::CompleteErasure {
            checked: vec!["all".to_owned()],
        },
    ] {
        unknown("Ayşe")
            .when(&ayse(), command)
            .then_refused(&PartyRefusal::NotRegistered);
    }
}

#[test]
fn the_sequence_counts_every_entry() {
    assert_eq!(unknown("Ayşe").state().sequence(), 0);
    assert_eq!(person().state().sequence(), 1);
    assert_eq!(with_treasurer().state().sequence(), 3);
}
