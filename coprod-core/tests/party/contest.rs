//! Entries that are disputed by whom they name.

use coprod_core::{
    ContestOutcome, NotAdmitted, PartyCommand, PartyEvent, PartyRefusal, Side,
    testing::{automation, citizen, id, neutral, noon, professional, relayed_with_proof, words},
};

use crate::support::{
    Told, answer, association, ayse, by_the_clerk, by_the_clerk_with_proof, chair, clerk,
    contact_of, contest, deputy, end, person, treasurer, with_contested_chair, with_deputy,
    with_treasurer,
};

use ContestOutcome::{Corrected, Rejected, Upheld};

/// That Ayşe's contact was typed by the clerk, which she disputes.
fn disputed_relay() -> Told {
    person()
        .relayed(by_the_clerk())
        .and(&ayse(), contact_of("Ayşe"))
        .and(&ayse(), contest(2, &ayse()))
}

#[test]
fn whom_an_entry_names_may_contest_it() {
    let reason = words(&ayse(), "it was not so");
    person()
        .when(&ayse(), contest(1, &ayse()))
        .then([PartyEvent::EntryContested { entry: 1, reason }]);
    let treasurer_alone = citizen("treasurer");
    with_treasurer()
        .when(&treasurer_alone, contest(3, &treasurer_alone))
        .then_types(["EntryContested"]);
    with_treasurer()
        .when(&treasurer_alone, contest(2, &treasurer_alone))
        .then_refused(&PartyRefusal::NotNamed { entry: 2 });
    person()
        .when(&automation("audit"), contest(1, &automation("audit")))
        .then_refused(&PartyRefusal::NotNamed { entry: 1 });
}

#[test]
fn the_party_contests_any_entry_of_its_stream() {
    with_deputy()
        .when(&deputy(), contest(2, &deputy()))
        .then_types(["EntryContested"]);
    with_treasurer()
        .when(&treasurer(), contest(2, &treasurer()))
        .then_refused(&PartyRefusal::ScopeTooNarrow);
}

#[test]
fn a_contested_representative_contests_nobody_in_turn() {
    let refused = PartyRefusal::NotAdmitted(NotAdmitted::RepresentationContested {
        person: id("chair"),
        organisation: id("association"),
    });
    with_contested_chair()
        .when(&chair(), contest(3, &chair()))
        .then_refused(&refused);
}

#[test]
fn the_entry_must_exist_and_the_words_are_the_contesters() {
    let refusal = person().when(&ayse(), contest(9, &ayse())).refusal();
    assert!(matches!(
        refusal,
        PartyRefusal::NotAdmitted(NotAdmitted::NoSuchEntry { citation }) if citation.sequence == 9
    ));
    person()
        .when(&ayse(), contest(1, &clerk()))
        .then_refused(&PartyRefusal::NotAdmitted(
            NotAdmitted::WordsNotTheSpeakers {
                speaker: id("Ayşe"),
            },
        ));
}

#[test]
fn one_contest_at_a_time_and_one_answer_each() {
    let once = person().and(&ayse(), contest(1, &ayse()));
    once.clone()
        .when(&clerk(), contest(1, &clerk()))
        .then_refused(&PartyRefusal::ContestedAlready { entry: 1 });
    let answered = once.and(&clerk(), answer(1, Rejected, &clerk()));
    answered
        .clone()
        .when(&clerk(), answer(1, Rejected, &clerk()))
        .then_refused(&PartyRefusal::NotContested { entry: 1 });
    answered
        .when(&ayse(), contest(1, &ayse()))
        .then_types(["EntryContested"]);
}

#[test]
fn it_is_answered_by_who_acted_recorded_it_or_speaks_for_the_party_or_by_the_neutral_side() {
    let registration = || person().and(&ayse(), contest(1, &ayse()));
    for by in [clerk(), neutral("auditor")] {
        let reason = words(&by, "I looked it up");
        registration()
            .when(&by, answer(1, Upheld, &by))
            .then([PartyEvent::ContestAnswered {
                entry: 1,
                outcome: Upheld,
                reason,
            }]);
    }
    disputed_relay()
        .when(&clerk(), answer(2, Corrected, &clerk()))
        .then_types(["ContestAnswered"]);
    let contested_grant = || {
        let by = citizen("treasurer");
        with_treasurer().and(&by, contest(3, &by))
    };
    contested_grant()
        .when(&chair(), answer(3, Rejected, &chair()))
        .then_types(["ContestAnswered"]);
    for by in [professional("stranger"), automation("audit")] {
        contested_grant()
            .when(&by, answer(3, Upheld, &by))
            .then_refused(&PartyRefusal::NotTheirsToAnswer { entry: 3 });
    }
}

#[test]
fn nobody_answers_their_own_contest() {
    person()
        .and(&ayse(), contest(1, &ayse()))
        .when(&ayse(), answer(1, Rejected, &ayse()))
        .then_refused(&PartyRefusal::AnswersOwnContest);
}

#[test]
fn who_is_entitled_by_an_entry_is_no_judge_of_it() {
    let contested = || with_deputy().and(&deputy(), contest(2, &deputy()));
    let chair = citizen("chair");
    for outcome in [Rejected, Corrected] {
        contested()
            .when(&chair, answer(2, outcome, &chair))
            .then_refused(&PartyRefusal::EntitledByEntry { entry: 2 });
    }
    contested()
        .when(&chair, answer(2, Upheld, &chair))
        .then_types(["ContestAnswered"]);
}

#[test]
fn what_one_side_typed_for_the_other_is_not_proven_by_its_word() {
    let refused = PartyRefusal::ProofNeeded {
        entry: 2,
        side: Side::Professional,
    };
    disputed_relay()
        .when(&clerk(), answer(2, Rejected, &clerk()))
        .then_refused(&refused);
    disputed_relay()
        .relayed(relayed_with_proof(
            &professional("archivist"),
            "the form itself",
        ))
        .when(&clerk(), answer(2, Rejected, &clerk()))
        .then_types(["ContestAnswered"]);
    disputed_relay()
        .when(
            &neutral("auditor"),
            answer(2, Rejected, &neutral("auditor")),
        )
        .then_types(["ContestAnswered"]);
    person()
        .relayed(by_the_clerk_with_proof())
        .and(&ayse(), contact_of("Ayşe"))
        .and(&ayse(), contest(2, &ayse()))
        .when(&clerk(), answer(2, Rejected, &clerk()))
        .then_types(["ContestAnswered"]);
}

#[test]
fn a_rejected_contest_restores_the_representation() {
    let auditor = neutral("auditor");
    let contested = with_contested_chair();
    let granted = |told: &Told| told.state().representation(id("chair"), noon()).cloned();
    assert!(granted(&contested).unwrap().contested);
    let restored = contested
        .clone()
        .and(&auditor, answer(2, Rejected, &auditor));
    assert!(!granted(&restored).unwrap().contested);
    for outcome in [Upheld, Corrected] {
        let void = contested
            .clone()
            .and(&auditor, answer(2, outcome, &auditor));
        assert_eq!(granted(&void), None);
    }
}

#[test]
fn an_end_that_does_not_hold_is_undone() {
    let by = citizen("deputy");
    let ended = with_deputy().and(&chair(), end("deputy", &chair()));
    let granted = |told: &Told| told.state().representation(id("deputy"), noon()).is_some();
    assert!(!granted(&ended));
    let restored = ended
        .and(&by, contest(4, &by))
        .and(&chair(), answer(4, Upheld, &chair()));
    assert!(granted(&restored));
}

#[test]
fn an_answer_to_nothing_is_refused() {
    association()
        .when(&chair(), answer(2, Upheld, &chair()))
        .then_refused(&PartyRefusal::NotContested { entry: 2 });
    let nothing = PartyCommand::AnswerContest {
        entry: 99,
        outcome: Upheld,
        reason: words(&chair(), "none"),
    };
    association()
        .when(&chair(), nothing)
        .then_refused(&PartyRefusal::NotContested { entry: 99 });
}
