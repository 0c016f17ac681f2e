//! Asking for erasure, refusing it, fencing it off, completing it.

use coprod_core::{
    Basis, ContestOutcome, NotAdmitted, PartyCommand, PartyEvent, PartyRefusal,
    testing::{automation, citizen, neutral},
};

use crate::support::{
    Told, answer, association, ayse, by_the_clerk, chair, clerk, contact_of, contest,
    entry_nowhere, norm, person, treasurer, with_treasurer,
};

fn requested() -> Told {
    person().and(&ayse(), PartyCommand::RequestErasure)
}

fn fence() -> PartyCommand {
    PartyCommand::FenceErasure { basis: norm() }
}

fn fenced() -> Told {
    requested().and(&clerk(), fence())
}

fn complete(checked: &[&str]) -> PartyCommand {
    PartyCommand::CompleteErasure {
        checked: checked.iter().map(|&what| what.to_owned()).collect(),
    }
}

fn refuse(norm: &str) -> PartyCommand {
    PartyCommand::RefuseErasure {
        norm: norm.to_owned(),
    }
}

#[test]
fn a_party_asks_for_its_own_erasure() {
    let asked = || [PartyEvent::ErasureRequested {}];
    person()
        .when(&ayse(), PartyCommand::RequestErasure)
        .then(asked());
    person()
        .relayed(by_the_clerk())
        .when(&ayse(), PartyCommand::RequestErasure)
        .then(asked());
    association()
        .when(&chair(), PartyCommand::RequestErasure)
        .then(asked());
    for stranger in [clerk(), neutral("auditor"), automation("retention")] {
        person()
            .when(&stranger, PartyCommand::RequestErasure)
            .then_refused(&PartyRefusal::NotForOthers);
    }
    with_treasurer()
        .when(&treasurer(), PartyCommand::RequestErasure)
        .then_refused(&PartyRefusal::ScopeTooNarrow);
}

#[test]
fn it_asks_once_and_again_after_a_refusal() {
    requested()
        .when(&ayse(), PartyCommand::RequestErasure)
        .then_refused(&PartyRefusal::ErasureAskedAlready);
    requested()
        .and(&clerk(), refuse("§ 147 AO"))
        .when(&ayse(), PartyCommand::RequestErasure)
        .then([PartyEvent::ErasureRequested {}]);
}

#[test]
fn it_is_refused_by_a_norm_and_by_others_than_the_party() {
    let norm = "§ 147 AO".to_owned();
    requested()
        .when(&clerk(), refuse(&norm))
        .then([PartyEvent::ErasureRefused { norm }]);
    requested()
        .when(&clerk(), refuse(" "))
        .then_refused(&PartyRefusal::NoNormNamed);
    requested()
        .when(&ayse(), refuse("§ 147 AO"))
        .then_refused(&PartyRefusal::RefusesItsOwnErasure);
    person()
        .when(&clerk(), refuse("§ 147 AO"))
        .then_refused(&PartyRefusal::NoErasureAsked);
}

#[test]
fn the_fence_stands_on_a_basis_asked_for_or_not() {
    let fenced = || [PartyEvent::ErasureFenced { basis: norm() }];
    requested().when(&clerk(), fence()).then(fenced());
    person()
        .when(&automation("retention"), fence())
        .then(fenced());
    let basis = Basis::Decision(entry_nowhere());
    person()
        .when(&clerk(), PartyCommand::FenceErasure { basis })
        .then_refused(&PartyRefusal::NotAdmitted(NotAdmitted::NoSuchEntry {
            citation: entry_nowhere(),
        }));
}

#[test]
fn after_the_fence_nothing_new_is_recorded() {
    for command in [
        contact_of("Ayşe"),
        PartyCommand::RequestErasure,
        refuse("§ 147 AO"),
        fence(),
        contest(1, &ayse()),
        answer(1, ContestOutcome::Upheld, &ayse()),
        PartyCommand::MergeParty {
            into: coprod_core::testing::id("Ben"),
        },
    ] {
        fenced()
            .when(&ayse(), command.clone())
            .then_refused(&PartyRefusal::BeingErased);
        fenced()
            .and(&clerk(), complete(&["keys"]))
            .when(&ayse(), command)
            .then_refused(&PartyRefusal::BeingErased);
    }
}

#[test]
fn it_is_completed_once_after_the_fence_and_says_what_was_checked() {
    let checked = ["keys", "rows", "snapshots"];
    let done = fenced()
        .when(&automation("erasure"), complete(&checked))
        .then([PartyEvent::ErasureCompleted {
            checked: checked.map(str::to_owned).to_vec(),
        }]);
    done.when(&clerk(), complete(&checked))
        .then_refused(&PartyRefusal::ErasedAlready);
    requested()
        .when(&clerk(), complete(&checked))
        .then_refused(&PartyRefusal::NotFenced);
    for nothing in [&[][..], &[" "]] {
        fenced()
            .when(&clerk(), complete(nothing))
            .then_refused(&PartyRefusal::NothingChecked);
    }
}

#[test]
fn a_request_that_the_party_never_made_is_undone() {
    let told = person()
        .relayed(by_the_clerk())
        .and(&ayse(), PartyCommand::RequestErasure)
        .and(&ayse(), contest(2, &ayse()))
        .and(&clerk(), answer(2, ContestOutcome::Upheld, &clerk()));
    told.when(&clerk(), refuse("§ 147 AO"))
        .then_refused(&PartyRefusal::NoErasureAsked);
    requested()
        .when(&citizen("Ben"), contest(2, &citizen("Ben")))
        .then_refused(&PartyRefusal::NotNamed { entry: 2 });
}
