//! Becoming another party.

use coprod_core::{
    NotAdmitted, PartyEvent as Did, PartyRefusal as No,
    party::PartyKind,
    testing::{given, id, neutral, personal, words},
};

use super::people::*;

fn succeed(successor: &str) -> Do {
    Do::SucceedParty {
        successor: id(successor),
        basis: resolution(),
    }
}

#[test]
fn a_group_becomes_an_association_by_its_own_declaration() {
    given::<coprod_core::Party>(id("Choir"), [])
        .and(&ayse(), register(PartyKind::Group))
        .and(&ayse(), grant("Ayşe", resolution()))
        .when(&ayse().speaking_for(id("Choir")), succeed("Choir e. V."))
        .then([Did::PartySucceeded {
            successor: id("Choir e. V."),
            basis: resolution(),
        }]);
}

#[test]
fn nobody_else_declares_a_successor() {
    for by in [clerk(), birte()] {
        club_with_board()
            .when(&by, succeed("Shell company"))
            .then_refused(&No::NotForOthers);
    }
}

#[test]
fn who_speaks_on_some_topics_only_declares_no_successor() {
    let narrow = No::ScopeTooNarrow { person: id("Cem") };
    club_with_carer()
        .when(&carer(), succeed("Cem's club"))
        .then_refused(&narrow);
    club_with_carer()
        .when(
            &carer(),
            Do::MergeParty {
                into: id("Cem's club"),
            },
        )
        .then_refused(&narrow);
}

#[test]
fn persons_have_no_successors() {
    ayse_registered()
        .when(&ayse(), succeed("Birte"))
        .then_refused(&No::PersonsAreNotSucceeded);
}

#[test]
fn declaring_a_successor_binds_so_the_neutral_cannot() {
    ayse_registered()
        .when(&neutral("Ayşe"), succeed("Birte"))
        .then_refused(&NotAdmitted::NeutralCannotCommit.into());
}

#[test]
fn a_party_cannot_become_itself() {
    club_with_board()
        .when(&board(), succeed("Garden club"))
        .then_refused(&No::BecomesItself);
    ayse_registered()
        .when(&ayse(), Do::MergeParty { into: id("Ayşe") })
        .then_refused(&No::BecomesItself);
}

#[test]
fn a_party_registered_twice_says_which_of_the_two_it_goes_on_as() {
    let merged = ayse_registered()
        .when(
            &ayse(),
            Do::MergeParty {
                into: id("Ayşe Yılmaz"),
            },
        )
        .then([Did::PartyMerged {
            into: id("Ayşe Yılmaz"),
        }]);
    assert_eq!(merged.state().kind(), None);
}

#[test]
fn nobody_takes_a_party_over_by_claiming_to_be_it() {
    ayse_registered()
        .when(&birte(), Do::MergeParty { into: id("Birte") })
        .then_refused(&No::NotForOthers);
}

#[test]
fn what_became_another_party_is_turned_to_there() {
    let into = id("Ayşe Yılmaz");
    let merged = || ayse_named().and(&ayse(), Do::MergeParty { into });
    let refusal = No::BecameAnother { into };
    let contact = personal(id("Ayşe"), "nowhere");
    merged()
        .when(&ayse(), Do::RecordContact { contact })
        .then_refused(&refusal);
    merged()
        .when(&ayse(), Do::MergeParty { into: id("Birte") })
        .then_refused(&refusal);
    merged()
        .when(&ayse(), grant("Birte", resolution()))
        .then_refused(&refusal);
    merged()
        .when(&ayse(), register(PartyKind::Person))
        .then_refused(&No::AlreadyRegistered);
}

#[test]
fn entries_of_a_party_that_became_another_can_still_be_contested() {
    ayse_registered()
        .and(&ayse(), Do::MergeParty { into: id("Birte") })
        .when(
            &ayse(),
            Do::ContestEntry {
                entry: 2,
                reason: words(&ayse(), "that was somebody else"),
            },
        )
        .then_types(["EntryContested"]);
}
