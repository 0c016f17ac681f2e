//! No event and no refusal without its specification: the compiler keeps these complete.

use coprod_core::{
    ContestOutcome, PartyCommand as C, PartyRefusal,
    party::{PartyEventKind, PartyKind, PartyRefusalKind, PersonalField, Scope},
    testing::{automation, citizen, id, neutral, personal},
};
use strum::VariantArray as _;

use crate::support::{
    Told, answer, association, ayse, beside, by_the_clerk, chair, clerk, contact_of, contest, end,
    first_grant, grant, minutes, norm, person, treasurer, unknown, unrepresented, with_deputy,
    with_treasurer,
};

/// The specification that ends with this event, produced by a command.
fn told_until(kind: PartyEventKind) -> Told {
    use PartyEventKind as E;
    let other = unknown("Ben").and(&clerk(), register(PartyKind::Person));
    match kind {
        E::PartyRegistered => person(),
        E::ContactRecorded => person().and(&ayse(), contact_of("Ayşe")),
        E::PersonalDataCorrected => person().and(&ayse(), correct_name()),
        E::RepresentationGranted => with_treasurer(),
        E::RepresentationEnded => association().and(&chair(), end("chair", &chair())),
        E::PartySucceeded => beside(association(), &other).and(&chair(), succeed()),
        E::PartyMerged => beside(person(), &other).and(&ayse(), C::MergeParty { into: id("Ben") }),
        E::ErasureRequested => person().and(&ayse(), C::RequestErasure),
        E::ErasureRefused => told_until(E::ErasureRequested).and(&clerk(), refuse("§ 147 AO")),
        E::ErasureFenced => person().and(&clerk(), fence()),
        E::ErasureCompleted => told_until(E::ErasureFenced).and(&clerk(), complete(&["keys"])),
        E::EntryContested => person().and(&ayse(), contest(1, &ayse())),
        E::ContestAnswered => told_until(E::EntryContested)
            .and(&clerk(), answer(1, ContestOutcome::Corrected, &clerk())),
    }
}

/// A specification that ends with this refusal.
#[allow(clippy::too_many_lines, reason = "one arm for each refusal")]
fn refused_by(kind: PartyRefusalKind) -> PartyRefusal {
    use PartyRefusalKind as R;
    let fenced = || told_until(PartyEventKind::ErasureFenced);
    let (told, by, command) = match kind {
        R::NotAdmitted => (person(), ayse(), contest(7, &ayse())),
        R::AlreadyRegistered => (person(), ayse(), register(PartyKind::Person)),
        R::NotRegistered => (unknown("Ayşe"), ayse(), C::RequestErasure),
        R::BecameAnother => (
            told_until(PartyEventKind::PartyMerged),
            ayse(),
            contact_of("Ayşe"),
        ),
        R::BeingErased => (fenced(), ayse(), contact_of("Ayşe")),
        R::NotItsOwnData => (person(), ayse(), contact_of("Ben")),
        R::NotForOthers => (person(), clerk(), contact_of("Ayşe")),
        R::SpeaksThroughPersons => (
            association(),
            citizen("association"),
            contact_of("association"),
        ),
        R::ScopeTooNarrow => (with_treasurer(), treasurer(), contact_of("association")),
        R::NothingToCorrect => (
            person(),
            ayse(),
            C::CorrectPersonalData {
                field: PersonalField::Contact,
                value: personal(id("Ayşe"), "new"),
            },
        ),
        R::PersonsAreNotRepresented => (person(), ayse(), first_grant("guardian")),
        R::RepresentsItself => (
            unrepresented(PartyKind::Group),
            clerk(),
            first_grant("association"),
        ),
        R::CoversNothing => (
            association(),
            chair(),
            grant("deputy", Scope::Topics(Vec::new())),
        ),
        R::EndsBeforeItBegins => (association(), chair(), ends_before_it_begins()),
        R::RepresentsAlready => (with_deputy(), chair(), grant("deputy", Scope::Everything)),
        R::FirstNeedsDocument => (
            unrepresented(PartyKind::Group),
            clerk(),
            grant("chair", Scope::Everything),
        ),
        R::GrantedByOutsider => (association(), clerk(), first_grant("clerk")),
        R::GrantsMoreThanOwn => (
            with_treasurer(),
            treasurer(),
            grant("cashier", Scope::Everything),
        ),
        R::RepresentsNot => (association(), chair(), end("stranger", &chair())),
        R::EndedByOutsider => (association(), clerk(), end("chair", &clerk())),
        R::PersonsAreNotSucceeded => (person(), ayse(), succeed()),
        R::BecomesItself => (person(), ayse(), C::MergeParty { into: id("Ayşe") }),
        R::NoSuchParty => (association(), chair(), succeed()),
        R::ErasureAskedAlready => (
            told_until(PartyEventKind::ErasureRequested),
            ayse(),
            C::RequestErasure,
        ),
        R::NoErasureAsked => (person(), clerk(), refuse("§ 147 AO")),
        R::RefusesItsOwnErasure => (
            told_until(PartyEventKind::ErasureRequested),
            ayse(),
            refuse("§ 147 AO"),
        ),
        R::NoNormNamed => (
            told_until(PartyEventKind::ErasureRequested),
            clerk(),
            refuse(""),
        ),
        R::NotFenced => (person(), clerk(), complete(&["keys"])),
        R::ErasedAlready => (
            told_until(PartyEventKind::ErasureCompleted),
            clerk(),
            complete(&["keys"]),
        ),
        R::NothingChecked => (fenced(), clerk(), complete(&[])),
        R::NotNamed => (person(), citizen("Ben"), contest(1, &citizen("Ben"))),
        R::ContestedAlready => (
            told_until(PartyEventKind::EntryContested),
            ayse(),
            contest(1, &ayse()),
        ),
        R::NotContested => (person(), clerk(), reject(1, &clerk())),
        R::AnswersOwnContest => (
            told_until(PartyEventKind::EntryContested),
            ayse(),
            reject(1, &ayse()),
        ),
        R::NotTheirsToAnswer => (
            told_until(PartyEventKind::EntryContested),
            citizen("Ben"),
            reject(1, &citizen("Ben")),
        ),
        R::EntitledByEntry => (
            with_deputy().and(&chair(), contest(3, &chair())),
            neutral("deputy"),
            reject(3, &neutral("deputy")),
        ),
        R::ProofNeeded => (
            person()
                .relayed(by_the_clerk())
                .and(&ayse(), contact_of("Ayşe"))
                .and(&ayse(), contest(2, &ayse())),
            clerk(),
            reject(2, &clerk()),
        ),
    };
    told.when(&by, command).refusal()
}

fn register(kind: PartyKind) -> C {
    C::RegisterParty { kind, name: None }
}

fn correct_name() -> C {
    C::CorrectPersonalData {
        field: PersonalField::Name,
        value: personal(id("Ayşe"), "Ayşe Demir"),
    }
}

fn succeed() -> C {
    C::SucceedParty {
        successor: id("Ben"),
        basis: minutes(),
    }
}

fn refuse(norm: &str) -> C {
    C::RefuseErasure {
        norm: norm.to_owned(),
    }
}

fn fence() -> C {
    C::FenceErasure { basis: norm() }
}

fn complete(checked: &[&str]) -> C {
    C::CompleteErasure {
        checked: checked.iter().map(|&what| what.to_owned()).collect(),
    }
}

fn reject(entry: u64, by: &coprod_core::Actor) -> C {
    answer(entry, ContestOutcome::Rejected, by)
}

fn ends_before_it_begins() -> C {
    C::GrantRepresentation {
        person: id("deputy"),
        scope: Scope::Everything,
        from: coprod_core::testing::noon(),
        until: Some(coprod_core::testing::noon()),
        basis: minutes(),
    }
}

#[test]
fn every_event_comes_of_a_command() {
    for &kind in PartyEventKind::VARIANTS {
        let told = told_until(kind);
        let act = told.acts().last().unwrap();
        assert_eq!(PartyEventKind::from(&act.what), kind);
    }
}

#[test]
fn every_refusal_is_given_and_says_something_else() {
    let mut said = std::collections::BTreeSet::new();
    for &kind in PartyRefusalKind::VARIANTS {
        let refusal = refused_by(kind);
        assert_eq!(PartyRefusalKind::from(&refusal), kind);
        let text = refusal.to_string();
        assert!(!text.ends_with('.'), "{text}");
        assert!(said.insert(text.clone()), "said twice: {text}");
    }
}

#[test]
fn a_reaction_registers_and_erases_and_orders_nothing_else() {
    let reaction = automation("housekeeping");
    for &kind in PartyEventKind::VARIANTS {
        let told = told_until(kind);
        let outcome = told.when(&reaction, C::RequestErasure).outcome();
        assert!(outcome.is_err());
    }
}
