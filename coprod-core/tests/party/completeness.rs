//! Every event can be brought about by a command, and every refusal provoked.

use std::collections::BTreeSet;

use coprod_core::{
    ContestOutcome, NotAdmitted, Party, PartyRefusal,
    party::{PartyEvent, PartyEventKind, PersonalField, Scope},
    testing::{Specification, id, neutral, noon, personal, words},
};
use strum::VariantArray;

use super::people::*;

/// A story that ends with an event of this kind.
fn told(kind: PartyEventKind) -> Specification<Party> {
    use PartyEventKind as K;
    match kind {
        K::PartyRegistered => ayse_registered(),
        K::ContactRecorded => ayse_named(),
        K::PersonalDataCorrected => ayse_named().and(
            &ayse(),
            Do::CorrectPersonalData {
                field: PersonalField::Contact,
                value: personal(id("Ayşe"), "nowhere"),
            },
        ),
        K::RepresentationGranted => club_with_board(),
        K::RepresentationEnded => club_with_board().and(
            &birte(),
            Do::EndRepresentation {
                person: id("Birte"),
                reason: words(&birte(), "moved away"),
            },
        ),
        K::PartySucceeded => club_with_board().and(
            &board(),
            Do::SucceedParty {
                successor: id("Choir e. V."),
                basis: resolution(),
            },
        ),
        K::PartyMerged => ayse_named().and(&ayse(), Do::MergeParty { into: id("Birte") }),
        K::ErasureRequested => ayse_named().and(&ayse(), Do::RequestErasure),
        K::ErasureRefused => told(K::ErasureRequested).and(
            &clerk(),
            Do::RefuseErasure {
                norm: "§ 147 AO".into(),
            },
        ),
        K::ErasureFenced => ayse_named().and(&clerk(), Do::FenceErasure { basis: office() }),
        K::ErasureCompleted => told(K::ErasureFenced).and(
            &clerk(),
            Do::CompleteErasure {
                checked: vec!["snapshots".into()],
            },
        ),
        K::EntryContested => ayse_named()
            .relayed(typed_by("Clerk", coprod_core::Side::Professional))
            .and(
                &ayse(),
                Do::RecordContact {
                    contact: personal(id("Ayşe"), "wrong"),
                },
            )
            .and(
                &ayse(),
                Do::ContestEntry {
                    entry: 3,
                    reason: words(&ayse(), "not so"),
                },
            ),
        K::ContestAnswered => told(K::EntryContested).and(&clerk(), answer(ContestOutcome::Upheld)),
    }
}

fn answer(outcome: ContestOutcome) -> Do {
    Do::AnswerContest {
        entry: 3,
        outcome,
        reason: words(&clerk(), "looked at"),
    }
}

#[test]
fn every_event_comes_about_by_a_command() {
    for kind in PartyEventKind::VARIANTS {
        let story = told(*kind);
        let last = &story.acts().last().unwrap().what;
        assert_eq!(PartyEventKind::from(last), *kind);
        assert_eq!(last.as_ref(), format!("{kind:?}"));
    }
    let names: Vec<_> = PartyEventKind::VARIANTS
        .iter()
        .map(|kind| format!("{kind:?}"))
        .collect();
    assert_eq!(names, <PartyEvent as strum::VariantNames>::VARIANTS);
}

macro_rules! every_refusal {
    ($($name:ident)*) => {
        /// All there are: the match below has no other arm.
        const REFUSALS: &[&str] = &[$(stringify!($name)),*];

        const fn name(refusal: &PartyRefusal) -> &'static str {
            match refusal {
                $(PartyRefusal::$name { .. } => stringify!($name),)*
            }
        }
    };
}

every_refusal! {
    NotAdmitted AlreadyRegistered NotRegistered BecameAnother BeingErased NotItsOwnData NotForOthers
    NothingToCorrect PersonsAreNotRepresented RepresentsItself CoversNothing ScopeTooNarrow
    EndsBeforeItBegins RepresentsAlready FirstNeedsDocument GrantedByOutsider RepresentsNot
    PersonsAreNotSucceeded BecomesItself ErasureAskedAlready NoErasureAsked RefusesItsOwnErasure
    NoNormNamed NotFenced ErasedAlready NothingChecked NotNamed ContestedAlready NotContested
    AnswersOwnContest RestoresOwnRepresentation ProofNeeded
}

fn provoked() -> Vec<PartyRefusal> {
    use PartyEventKind as K;
    let no = |before: Specification<Party>, by: &coprod_core::Actor, what: Do| {
        before.when(by, what).refusal()
    };
    let contact = |of| Do::RecordContact {
        contact: personal(id(of), "somewhere"),
    };
    let contest = |entry, by: &coprod_core::Actor| Do::ContestEntry {
        entry,
        reason: words(by, "not so"),
    };
    let refuse = |norm: &str| Do::RefuseErasure { norm: norm.into() };
    let complete = |checked| Do::CompleteErasure { checked };
    let end = |person| Do::EndRepresentation {
        person: id(person),
        reason: words(&clerk(), "over"),
    };
    let succeed = || Do::SucceedParty {
        successor: id("Choir e. V."),
        basis: resolution(),
    };
    let backwards = grant_between(
        "Birte",
        Scope::Everything,
        noon(),
        Some(noon()),
        resolution(),
    );
    let correct = Do::CorrectPersonalData {
        field: PersonalField::Contact,
        value: personal(id("Ayşe"), "nowhere"),
    };
    let of_nothing = grant_for("Birte", Scope::Topics(Vec::new()), resolution());
    let asked = || told(K::ErasureRequested);
    let disputed = || told(K::EntryContested);
    let kind = coprod_core::party::PartyKind::Person;
    vec![
        no(
            club_registered(),
            &neutral("Nina"),
            grant("Birte", resolution()),
        ),
        no(ayse_named(), &ayse(), register(kind)),
        no(nothing_known(), &ayse(), contact("Ayşe")),
        no(told(K::PartyMerged), &ayse(), contact("Ayşe")),
        no(told(K::ErasureFenced), &ayse(), contact("Ayşe")),
        no(ayse_named(), &ayse(), contact("Birte")),
        no(ayse_named(), &birte(), contact("Ayşe")),
        no(ayse_registered(), &ayse(), correct),
        no(ayse_named(), &ayse(), grant("Birte", resolution())),
        no(
            club_registered(),
            &clerk(),
            grant("Garden club", resolution()),
        ),
        no(club_registered(), &clerk(), of_nothing),
        no(club_with_carer(), &carer(), grant("Deniz", office())),
        no(club_registered(), &clerk(), backwards),
        no(club_with_board(), &board(), grant("Birte", office())),
        no(club_registered(), &clerk(), grant("Birte", office())),
        no(club_with_board(), &clerk(), grant("Deniz", resolution())),
        no(club_with_board(), &clerk(), end("Deniz")),
        no(ayse_named(), &ayse(), succeed()),
        no(ayse_named(), &ayse(), Do::MergeParty { into: id("Ayşe") }),
        no(asked(), &ayse(), Do::RequestErasure),
        no(ayse_named(), &clerk(), refuse("§ 147 AO")),
        no(asked(), &ayse(), refuse("§ 147 AO")),
        no(asked(), &clerk(), refuse("")),
        no(asked(), &clerk(), complete(vec!["snapshots".into()])),
        no(told(K::ErasureCompleted), &clerk(), complete(Vec::new())),
        no(told(K::ErasureFenced), &clerk(), complete(Vec::new())),
        no(ayse_named(), &birte(), contest(1, &birte())),
        no(disputed(), &ayse(), contest(3, &ayse())),
        no(ayse_named(), &clerk(), answer(ContestOutcome::Upheld)),
        no(
            disputed(),
            &ayse(),
            Do::AnswerContest {
                entry: 3,
                outcome: ContestOutcome::Rejected,
                reason: words(&ayse(), "mine"),
            },
        ),
        no(
            club_with_carer().and(&board(), contest(3, &board())),
            &coprod_core::testing::citizen("Cem"),
            Do::AnswerContest {
                entry: 3,
                outcome: ContestOutcome::Rejected,
                reason: words(&coprod_core::testing::citizen("Cem"), "mine"),
            },
        ),
        no(disputed(), &clerk(), answer(ContestOutcome::Rejected)),
    ]
}

#[test]
fn every_refusal_can_be_provoked() {
    let refusals = provoked();
    assert!(refusals.contains(&NotAdmitted::NeutralCannotCommit.into()));
    let provoked: BTreeSet<_> = refusals.iter().map(name).collect();
    let all: BTreeSet<_> = REFUSALS.iter().copied().collect();
    assert_eq!(provoked, all);
}

#[test]
fn a_refusal_reads_as_one_lowercase_sentence_without_a_full_stop() {
    for refusal in provoked() {
        let said = refusal.to_string();
        assert!(!said.starts_with(char::is_uppercase), "{said}");
        assert!(!said.ends_with('.'), "{said}");
        assert!(!said.contains("  "), "{said}");
        assert!(!said.contains("Some("), "{said}");
    }
}
