//! Who may speak for a group or organisation.

use coprod_core::{
    Basis, NotAdmitted, PartyEvent as Did, PartyRefusal as No, Side,
    party::{PartyKind, Scope},
    testing::{citizen, given, id, moment, neutral, noon, words},
};

use super::people::*;

fn end(person: &str, by: &coprod_core::Actor) -> Do {
    Do::EndRepresentation {
        person: id(person),
        reason: words(by, "term of office over"),
    }
}

#[test]
fn the_first_representation_proves_itself_by_a_document() {
    let contract = Basis::Contract {
        document: document(),
    };
    let statute = Basis::Norm {
        norm: "statute § 7".into(),
        document: Some(document()),
    };
    for basis in [resolution(), contract, statute] {
        club_registered()
            .when(&clerk(), grant("Birte", basis.clone()))
            .then([Did::RepresentationGranted {
                person: id("Birte"),
                scope: Scope::Everything,
                from: noon(),
                until: None,
                basis,
            }]);
    }
}

#[test]
fn without_a_document_there_is_no_first_representation() {
    let law = Basis::Norm {
        norm: "§ 26 BGB".into(),
        document: None,
    };
    for basis in [office(), law] {
        club_registered()
            .when(&birte(), grant("Birte", basis))
            .then_refused(&No::FirstNeedsDocument);
    }
}

#[test]
fn later_representations_are_granted_by_those_in_force_and_need_no_document() {
    club_with_board()
        .when(&board(), grant("Deniz", office()))
        .then_types(["RepresentationGranted"]);
}

#[test]
fn where_somebody_is_entitled_outsiders_entitle_nobody_whatever_their_paper() {
    for outsider in [clerk(), birte(), citizen("Mallory")] {
        club_with_board()
            .when(&outsider, grant("Mallory", resolution()))
            .then_refused(&No::GrantedByOutsider);
    }
}

#[test]
fn a_date_in_the_past_opens_no_way_around_those_in_force() {
    let before = moment("1990-01-01T00:00:00Z");
    for from in [before, moment("2026-03-03T00:00:00Z")] {
        let take_over = grant_between("Mallory", Scope::Everything, from, None, resolution());
        club_with_board()
            .at(before)
            .when(&citizen("Mallory"), take_over)
            .then_refused(&No::GrantedByOutsider);
    }
}

#[test]
fn a_board_of_earlier_years_can_be_recorded_later() {
    let (from, until) = (
        moment("1990-01-01T00:00:00Z"),
        moment("1994-01-01T00:00:00Z"),
    );
    let former = grant_between("Erika", Scope::Everything, from, Some(until), resolution());
    let recorded = club_with_board()
        .at(from)
        .when(&clerk(), former)
        .then_types(["RepresentationGranted"]);
    let represents = |at| recorded.state().representation(id("Erika"), at).is_some();
    assert!(represents(moment("1993-12-31T23:59:59Z")));
    assert!(!represents(until));
}

#[test]
fn several_can_be_the_first_by_one_resolution_that_takes_effect_later() {
    let april = moment("2026-04-01T00:00:00Z");
    let elected = |person| grant_between(person, Scope::Everything, april, None, resolution());
    club_registered()
        .and(&clerk(), elected("Birte"))
        .when(&clerk(), elected("Deniz"))
        .then_types(["RepresentationGranted"]);
}

#[test]
fn where_a_representation_has_run_out_paper_must_prove_the_next() {
    let until = moment("2026-04-01T00:00:00Z");
    let run_out = club_registered()
        .and(
            &clerk(),
            grant_between(
                "Birte",
                Scope::Everything,
                noon(),
                Some(until),
                resolution(),
            ),
        )
        .at(until);
    run_out
        .clone()
        .when(
            &clerk(),
            grant_between("Deniz", Scope::Everything, until, None, office()),
        )
        .then_refused(&No::FirstNeedsDocument);
    run_out
        .when(
            &clerk(),
            grant_between("Deniz", Scope::Everything, until, None, resolution()),
        )
        .then_types(["RepresentationGranted"]);
}

#[test]
fn persons_speak_for_themselves() {
    ayse_registered()
        .when(&ayse(), grant("Birte", resolution()))
        .then_refused(&No::PersonsAreNotRepresented);
    given::<coprod_core::Party>(id("Choir"), [])
        .and(&ayse(), register(PartyKind::Group))
        .when(&ayse(), grant("Birte", resolution()))
        .then_types(["RepresentationGranted"]);
}

#[test]
fn a_party_does_not_represent_itself() {
    club_registered()
        .when(&clerk(), grant("Garden club", resolution()))
        .then_refused(&No::RepresentsItself);
}

#[test]
fn a_representation_begins_before_it_ends() {
    for until in [noon(), moment("2026-03-02T11:59:59Z")] {
        let granted = grant_between(
            "Birte",
            Scope::Everything,
            noon(),
            Some(until),
            resolution(),
        );
        club_registered()
            .when(&clerk(), granted)
            .then_refused(&No::EndsBeforeItBegins {
                from: noon(),
                until,
            });
    }
}

#[test]
fn a_representation_is_for_something() {
    club_registered()
        .when(
            &clerk(),
            grant_for("Birte", Scope::Topics(Vec::new()), resolution()),
        )
        .then_refused(&No::CoversNothing);
}

#[test]
fn somebody_has_one_representation_at_a_time() {
    club_with_carer()
        .when(&board(), grant("Cem", office()))
        .then_refused(&No::RepresentsAlready { person: id("Cem") });
}

#[test]
fn a_renewal_granted_ahead_leaves_the_present_representation_in_force() {
    let april = moment("2026-04-01T00:00:00Z");
    let renewed = club_with_board()
        .and(
            &board(),
            grant_between("Cem", on_care(), noon(), Some(april), office()),
        )
        .when(
            &board(),
            grant_between("Cem", Scope::Everything, april, None, office()),
        )
        .then_types(["RepresentationGranted"]);
    let scope = |at| {
        let granted = renewed.state().representation(id("Cem"), at);
        granted.map(|granted| granted.scope.clone())
    };
    assert_eq!(scope(noon()), Some(on_care()));
    assert_eq!(scope(april), Some(Scope::Everything));
}

#[test]
fn nobody_grants_more_than_they_have() {
    club_with_carer()
        .when(&carer(), grant("Deniz", office()))
        .then_refused(&No::ScopeTooNarrow { person: id("Cem") });
    let gardens = Scope::Topics(vec!["care".parse().unwrap(), "gardens".parse().unwrap()]);
    club_with_carer()
        .when(&carer(), grant_for("Deniz", gardens, office()))
        .then_refused(&No::ScopeTooNarrow { person: id("Cem") });
    let nights = Scope::Topics(vec!["care/night-shift".parse().unwrap()]);
    club_with_carer()
        .when(&carer(), grant_for("Deniz", nights, office()))
        .then_types(["RepresentationGranted"]);
}

#[test]
fn granting_binds_so_the_neutral_and_the_contested_grant_nothing() {
    club_registered()
        .when(&neutral("Nina"), grant("Birte", resolution()))
        .then_refused(&NotAdmitted::NeutralCannotCommit.into());
    let contested = club_with_board().and(
        &birte(),
        Do::ContestEntry {
            entry: 2,
            reason: words(&birte(), "never elected"),
        },
    );
    contested
        .when(&board(), grant("Deniz", office()))
        .then_refused(
            &NotAdmitted::RepresentationContested {
                person: id("Birte"),
                organisation: club(),
            }
            .into(),
        );
}

#[test]
fn what_the_other_side_typed_entitles_only_with_a_document() {
    club_with_board()
        .relayed(typed_by("Clerk", Side::Professional))
        .when(&board(), grant("Deniz", office()))
        .then_refused(
            &NotAdmitted::RelayNeedsDocument {
                by: Some(Side::Citizen),
                recorder: Side::Professional,
            }
            .into(),
        );
    let mut proven = typed_by("Clerk", Side::Professional);
    proven.document = Some(document());
    club_with_board()
        .relayed(proven)
        .when(&board(), grant("Deniz", office()))
        .then_types(["RepresentationGranted"]);
}

#[test]
fn a_representation_is_laid_down_by_who_has_it() {
    let laid_down = club_with_board()
        .when(&birte(), end("Birte", &birte()))
        .then([Did::RepresentationEnded {
            person: id("Birte"),
            reason: words(&birte(), "term of office over"),
        }]);
    assert!(!laid_down.state().is_represented(noon()));
}

#[test]
fn a_representation_is_ended_by_who_speaks_for_the_party_in_everything() {
    club_with_carer()
        .when(&board(), end("Cem", &board()))
        .then_types(["RepresentationEnded"]);
    club_with_carer()
        .when(&carer(), end("Birte", &carer()))
        .then_refused(&No::ScopeTooNarrow { person: id("Cem") });
    club_with_carer()
        .when(&clerk(), end("Cem", &clerk()))
        .then_refused(&No::NotForOthers);
}

#[test]
fn only_a_representation_that_is_not_over_can_be_ended() {
    club_with_board()
        .when(&board(), end("Cem", &board()))
        .then_refused(&No::RepresentsNot { person: id("Cem") });
    club_with_carer()
        .and(&board(), end("Cem", &board()))
        .when(&board(), end("Cem", &board()))
        .then_refused(&No::RepresentsNot { person: id("Cem") });
}

#[test]
fn what_was_said_before_the_end_was_said_with_authority() {
    let later = moment("2026-05-01T00:00:00Z");
    let ended = club_with_carer()
        .at(later)
        .and(&board(), end("Cem", &board()));
    let represents = |at| ended.state().representation(id("Cem"), at).is_some();
    assert!(represents(noon()));
    assert!(!represents(later));
}

#[test]
fn who_was_entitled_before_can_be_again() {
    let granted_again = club_with_carer()
        .and(&board(), end("Cem", &board()))
        .when(&board(), grant("Cem", office()))
        .then_types(["RepresentationGranted"]);
    let granted = granted_again.state().representation(id("Cem"), noon());
    assert_eq!(granted.map(|granted| granted.entry), Some(5));
}

#[test]
fn who_is_no_longer_entitled_speaks_for_nobody() {
    let on = moment("2026-03-02T12:00:01Z");
    club_with_board()
        .and(&birte(), end("Birte", &birte()))
        .at(on)
        .when(&board(), Do::RequestErasure)
        .then_refused(
            &NotAdmitted::NotRepresented {
                person: id("Birte"),
                organisation: club(),
                at: on,
            }
            .into(),
        );
}
