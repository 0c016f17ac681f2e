//! Registering, contact, corrections.

use coprod_core::{
    AutomationRule, PartyEvent as Did, PartyRefusal as No, Side,
    party::{PartyKind, PersonalField},
    testing::{citizen, given, id, neutral, noon, personal},
};

use super::people::*;

fn correct(field: PersonalField, value: &str) -> Do {
    let value = personal(id("Ayşe"), value);
    Do::CorrectPersonalData { field, value }
}

#[test]
fn anyone_may_register_a_party_also_the_neutral_and_an_automation() {
    let importer = coprod_core::Actor::automation(AutomationRule::new("import").unwrap());
    for by in [ayse(), clerk(), neutral("Nina"), importer] {
        nothing_known()
            .when(&by, register(PartyKind::Person))
            .then([Did::PartyRegistered {
                kind: PartyKind::Person,
                name: None,
            }]);
    }
}

#[test]
fn a_party_is_a_person_a_group_or_an_organisation() {
    for kind in [PartyKind::Person, PartyKind::Group, PartyKind::Organisation] {
        let registered = nothing_known()
            .when(&ayse(), register(kind))
            .then([Did::PartyRegistered { kind, name: None }]);
        assert_eq!(registered.state().kind(), Some(kind));
    }
    assert_eq!(nothing_known().state().kind(), None);
}

#[test]
fn registering_entitles_to_nothing() {
    club_registered()
        .when(&clerk(), Do::MergeParty { into: id("Clerk") })
        .then_refused(&No::NotForOthers);
    assert!(!club_registered().state().is_represented(noon()));
}

#[test]
fn a_party_is_registered_once() {
    ayse_registered()
        .when(&clerk(), register(PartyKind::Group))
        .then_refused(&No::AlreadyRegistered);
}

#[test]
fn a_name_belongs_to_the_party_that_bears_it() {
    let registered_as = |name| Do::RegisterParty {
        kind: PartyKind::Person,
        name: Some(name),
    };
    nothing_known()
        .when(&clerk(), registered_as(personal(id("Ayşe"), "Ayşe")))
        .then_types(["PartyRegistered"]);
    nothing_known()
        .when(&clerk(), registered_as(personal(id("Clerk"), "Ayşe")))
        .then_refused(&No::NotItsOwnData {
            subject: id("Clerk"),
        });
}

#[test]
fn a_party_gives_its_own_contact_also_through_a_recorder_of_the_other_side() {
    let contact = personal(id("Ayşe"), "at the café, mornings");
    ayse_registered()
        .relayed(typed_by("Clerk", Side::Professional))
        .when(
            &ayse(),
            Do::RecordContact {
                contact: contact.clone(),
            },
        )
        .then([Did::ContactRecorded { contact }]);
}

#[test]
fn nobody_else_gives_a_partys_contact() {
    let contact = personal(id("Ayşe"), "at the café, mornings");
    ayse_registered()
        .when(&clerk(), Do::RecordContact { contact })
        .then_refused(&No::NotForOthers);
}

#[test]
fn a_partys_contact_is_no_other_partys_data() {
    let contact = personal(id("Birte"), "at the café, mornings");
    ayse_registered()
        .when(&ayse(), Do::RecordContact { contact })
        .then_refused(&No::NotItsOwnData {
            subject: id("Birte"),
        });
}

#[test]
fn who_speaks_for_an_organisation_gives_its_contact() {
    let contact = personal(club(), "board@example.org");
    club_with_board()
        .when(&board(), Do::RecordContact { contact })
        .then_types(["ContactRecorded"]);
}

#[test]
fn nothing_is_said_about_a_party_before_it_is_registered() {
    let contact = personal(id("Ayşe"), "at the café, mornings");
    nothing_known()
        .when(&ayse(), Do::RecordContact { contact })
        .then_refused(&No::NotRegistered);
}

#[test]
fn name_and_contact_can_be_corrected_once_they_are_recorded() {
    for field in [PersonalField::Name, PersonalField::Contact] {
        ayse_named()
            .when(&ayse(), correct(field, "Ayşe Yılmaz"))
            .then([Did::PersonalDataCorrected {
                field,
                value: personal(id("Ayşe"), "Ayşe Yılmaz"),
            }])
            .when(&ayse(), correct(field, "Ayşe Kaya"))
            .then_types(["PersonalDataCorrected"]);
        ayse_registered()
            .when(&ayse(), correct(field, "Ayşe Yılmaz"))
            .then_refused(&No::NothingToCorrect { field });
    }
}

#[test]
fn nobody_corrects_the_data_of_others() {
    ayse_named()
        .when(&citizen("Birte"), correct(PersonalField::Name, "Aische"))
        .then_refused(&No::NotForOthers);
    let value = personal(id("Birte"), "Birte");
    ayse_named()
        .when(
            &ayse(),
            Do::CorrectPersonalData {
                field: PersonalField::Name,
                value,
            },
        )
        .then_refused(&No::NotItsOwnData {
            subject: id("Birte"),
        });
}

#[test]
fn a_party_is_as_new_without_acts() {
    let nothing = given::<coprod_core::Party>(id("Ayşe"), []);
    assert_eq!(*nothing.state(), coprod_core::Party::default());
    assert_eq!(nothing.state().sequence(), 0);
}
