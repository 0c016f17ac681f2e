//! Contesting entries and answering.

use coprod_core::{
    Actor, Citation, ContestOutcome, NotAdmitted, Party, PartyEvent as Did, PartyRefusal as No,
    Side, StreamName,
    testing::{Specification, citizen, id, neutral, noon, personal, professional, words},
};

use super::people::*;

fn contest(entry: u64, by: &Actor) -> Do {
    Do::ContestEntry {
        entry,
        reason: words(by, "not so"),
    }
}

fn answer(entry: u64, outcome: ContestOutcome, by: &Actor) -> Do {
    Do::AnswerContest {
        entry,
        outcome,
        reason: words(by, "looked at"),
    }
}

/// Ayşe's contact as the clerk typed it, contested by her: entry 2.
fn typed_wrongly() -> Specification<Party> {
    let contact = personal(id("Ayşe"), "at the café, mornings");
    ayse_registered()
        .relayed(typed_by("Clerk", Side::Professional))
        .and(&ayse(), Do::RecordContact { contact })
        .and(&ayse(), contest(2, &ayse()))
}

/// Birte says that she was never elected: entry 2 contested.
fn board_contested() -> Specification<Party> {
    club_with_board().and(&birte(), contest(2, &birte()))
}

#[test]
fn who_an_entry_names_may_contest_it() {
    club_with_board()
        .when(&birte(), contest(2, &birte()))
        .then([Did::EntryContested {
            entry: 2,
            reason: words(&birte(), "not so"),
        }]);
    club_with_board()
        .when(&clerk(), contest(1, &clerk()))
        .then_types(["EntryContested"]);
}

#[test]
fn a_party_may_contest_any_entry_of_its_own_stream() {
    club_with_board()
        .when(&board(), contest(1, &board()))
        .then_types(["EntryContested"]);
}

#[test]
fn whom_an_entry_does_not_name_cannot_contest_it() {
    club_with_board()
        .when(&citizen("Mallory"), contest(2, &citizen("Mallory")))
        .then_refused(&No::NotNamed { entry: 2 });
}

#[test]
fn an_entry_must_exist_to_be_contested() {
    let citation = Citation {
        stream: StreamName {
            aggregate_type: "Party".into(),
            id: id::<coprod_core::PartyId>("Ayşe").to_string(),
        },
        sequence: 7,
    };
    ayse_registered()
        .when(&ayse(), contest(7, &ayse()))
        .then_refused(&NotAdmitted::NoSuchEntry { citation }.into());
    nothing_known()
        .when(&ayse(), contest(1, &ayse()))
        .then_refused(&No::NotRegistered);
}

#[test]
fn an_entry_is_contested_once_until_that_is_answered() {
    typed_wrongly()
        .when(&ayse(), contest(2, &ayse()))
        .then_refused(&No::ContestedAlready { entry: 2 });
    typed_wrongly()
        .and(&clerk(), answer(2, ContestOutcome::Corrected, &clerk()))
        .when(&ayse(), contest(2, &ayse()))
        .then_types(["EntryContested"]);
}

#[test]
fn a_contest_is_answered_by_somebody_else() {
    for outcome in [ContestOutcome::Upheld, ContestOutcome::Corrected] {
        typed_wrongly()
            .when(&clerk(), answer(2, outcome, &clerk()))
            .then([Did::ContestAnswered {
                entry: 2,
                outcome,
                reason: words(&clerk(), "looked at"),
            }]);
    }
    typed_wrongly()
        .when(&ayse(), answer(2, ContestOutcome::Upheld, &ayse()))
        .then_refused(&No::AnswersOwnContest);
}

#[test]
fn nobody_answers_their_own_contest_in_another_name() {
    let clerk_for_club = clerk().speaking_for(club());
    club_with_carer()
        .and(&board(), grant("Clerk", office()))
        .and(&clerk(), contest(2, &clerk()))
        .when(
            &clerk_for_club,
            answer(2, ContestOutcome::Upheld, &clerk_for_club),
        )
        .then_refused(&No::AnswersOwnContest);
    club_with_carer()
        .and(&board(), contest(1, &board()))
        .when(&birte(), answer(1, ContestOutcome::Upheld, &birte()))
        .then_refused(&No::AnswersOwnContest);
    club_with_carer()
        .and(&board(), contest(1, &board()))
        .when(&carer(), answer(1, ContestOutcome::Upheld, &carer()))
        .then_refused(&No::AnswersOwnContest);
}

#[test]
fn only_what_is_contested_is_answered() {
    typed_wrongly()
        .when(&clerk(), answer(1, ContestOutcome::Rejected, &clerk()))
        .then_refused(&No::NotContested { entry: 1 });
    typed_wrongly()
        .and(&clerk(), answer(2, ContestOutcome::Upheld, &clerk()))
        .when(&clerk(), answer(2, ContestOutcome::Upheld, &clerk()))
        .then_refused(&No::NotContested { entry: 2 });
}

#[test]
fn what_the_other_side_typed_is_not_proven_by_that_sides_word() {
    for by in [clerk(), professional("Another clerk")] {
        typed_wrongly()
            .when(&by, answer(2, ContestOutcome::Rejected, &by))
            .then_refused(&No::ProofNeeded {
                entry: 2,
                side: Side::Citizen,
            });
    }
    for by in [neutral("Nina"), citizen("Birte")] {
        typed_wrongly()
            .when(&by, answer(2, ContestOutcome::Rejected, &by))
            .then_types(["ContestAnswered"]);
    }
}

#[test]
fn what_ones_own_side_typed_is_rejected_by_anybody_else() {
    let contact = personal(id("Ayşe"), "at the café, mornings");
    ayse_registered()
        .relayed(typed_by("Birte", Side::Citizen))
        .and(&ayse(), Do::RecordContact { contact })
        .and(&ayse(), contest(2, &ayse()))
        .when(&clerk(), answer(2, ContestOutcome::Rejected, &clerk()))
        .then_types(["ContestAnswered"]);
}

#[test]
fn a_contested_representation_stands_only_if_the_contest_is_rejected() {
    let of_birte = |told: &Specification<Party>| {
        let granted = told.state().representation(id("Birte"), noon());
        granted.map(|granted| granted.contested)
    };
    assert_eq!(of_birte(&club_with_board()), Some(false));
    assert_eq!(of_birte(&board_contested()), Some(true));
    for (outcome, stands) in [
        (ContestOutcome::Rejected, Some(false)),
        (ContestOutcome::Upheld, None),
        (ContestOutcome::Corrected, None),
    ] {
        let answered = board_contested().and(&clerk(), answer(2, outcome, &clerk()));
        assert_eq!(of_birte(&answered), stands, "{outcome}");
    }
}

#[test]
fn nobody_restores_their_own_contested_representation() {
    let contested = || club_with_carer().and(&clerk(), contest(2, &clerk()));
    for by in [birte(), board()] {
        contested()
            .when(&by, answer(2, ContestOutcome::Rejected, &by))
            .then_refused(&No::RestoresOwnRepresentation { entry: 2 });
    }
    contested()
        .when(&board(), answer(2, ContestOutcome::Upheld, &board()))
        .then_types(["ContestAnswered"]);
    contested()
        .when(&carer(), answer(2, ContestOutcome::Rejected, &carer()))
        .then_types(["ContestAnswered"]);
}

#[test]
fn contesting_one_representation_leaves_the_others_in_force() {
    let contested = club_with_carer().and(&citizen("Cem"), contest(3, &citizen("Cem")));
    let contested_of = |person| {
        let granted = contested.state().representation(id(person), noon());
        granted.map(|granted| granted.contested)
    };
    assert_eq!(contested_of("Cem"), Some(true));
    assert_eq!(contested_of("Birte"), Some(false));
}
