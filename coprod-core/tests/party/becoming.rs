//! Groups that become associations, and parties that were registered twice.

use coprod_core::{
    Basis, ContestOutcome, NotAdmitted, PartyCommand, PartyEvent, PartyRefusal,
    party::PartyKind,
    testing::{automation, citizen, given, id, neutral},
};

use crate::support::{
    Told, answer, association, ayse, beside, by_the_clerk, by_the_clerk_with_proof, chair, clerk,
    contact_of, contest, entry_nowhere, minutes, norm, person, treasurer, unknown, unrepresented,
    with_treasurer,
};

fn registered(name: &str, kind: PartyKind) -> Told {
    unknown(name).and(&clerk(), PartyCommand::RegisterParty { kind, name: None })
}

fn successor() -> Told {
    registered("e.V.", PartyKind::Organisation)
}

fn succeed() -> PartyCommand {
    PartyCommand::SucceedParty {
        successor: id("e.V."),
        basis: minutes(),
    }
}

fn merge(into: &str) -> PartyCommand {
    PartyCommand::MergeParty { into: id(into) }
}

fn merged() -> Told {
    beside(person(), &registered("Ayşe 2", PartyKind::Person)).and(&ayse(), merge("Ayşe 2"))
}

#[test]
fn a_group_becomes_an_association() {
    let succeeded = PartyEvent::PartySucceeded {
        successor: id("e.V."),
        basis: minutes(),
    };
    let group = beside(unrepresented(PartyKind::Group), &successor());
    let told = group
        .when(&citizen("association"), succeed())
        .then([succeeded.clone()]);
    assert_eq!(told.state().kind(), None);
    beside(association(), &successor())
        .when(&chair(), succeed())
        .then([succeeded]);
}

#[test]
fn only_the_group_itself_says_so() {
    let group = || beside(unrepresented(PartyKind::Group), &successor());
    group()
        .when(&clerk(), succeed())
        .then_refused(&PartyRefusal::NotForOthers);
    group()
        .when(&automation("import"), succeed())
        .then_refused(&PartyRefusal::NotForOthers);
    beside(with_treasurer(), &successor())
        .when(&treasurer(), succeed())
        .then_refused(&PartyRefusal::ScopeTooNarrow);
    let refusal = group()
        .relayed(by_the_clerk())
        .when(&citizen("association"), succeed())
        .refusal();
    assert!(matches!(
        refusal,
        PartyRefusal::NotAdmitted(NotAdmitted::RelayNeedsDocument { .. })
    ));
}

#[test]
fn persons_have_no_successor() {
    beside(person(), &successor())
        .when(&ayse(), succeed())
        .then_refused(&PartyRefusal::PersonsAreNotSucceeded);
}

#[test]
fn what_it_rests_on_must_be_recorded() {
    let nowhere = PartyCommand::SucceedParty {
        successor: id("e.V."),
        basis: Basis::Decision(entry_nowhere()),
    };
    beside(association(), &successor())
        .when(&chair(), nowhere)
        .then_refused(&PartyRefusal::NotAdmitted(NotAdmitted::NoSuchEntry {
            citation: entry_nowhere(),
        }));
}

#[test]
fn who_was_registered_twice_goes_on_as_one() {
    let twice = || beside(person(), &registered("Ayşe 2", PartyKind::Person));
    let merged = || PartyEvent::PartyMerged {
        into: id("Ayşe 2")
    };
    twice().when(&ayse(), merge("Ayşe 2")).then([merged()]);
    twice()
        .relayed(by_the_clerk_with_proof())
        .when(&ayse(), merge("Ayşe 2"))
        .then([merged()]);
}

#[test]
fn nobody_takes_another_party_over_by_claiming_to_be_it() {
    let twice = || beside(person(), &registered("Ayşe 2", PartyKind::Person));
    for claimant in [citizen("Ayşe 2"), clerk(), neutral("auditor")] {
        twice()
            .when(&claimant, merge("Ayşe 2"))
            .then_refused(&PartyRefusal::NotForOthers);
    }
}

#[test]
fn whom_it_becomes_must_be_another_and_there() {
    person()
        .when(&ayse(), merge("Ayşe"))
        .then_refused(&PartyRefusal::BecomesItself);
    let party = id("Ayşe 2");
    person()
        .when(&ayse(), merge("Ayşe 2"))
        .then_refused(&PartyRefusal::NoSuchParty { party });
    let fence = PartyCommand::FenceErasure { basis: norm() };
    let gone = registered("Ayşe 2", PartyKind::Person).and(&clerk(), fence);
    beside(person(), &gone)
        .when(&ayse(), merge("Ayşe 2"))
        .then_refused(&PartyRefusal::NoSuchParty { party });
}

#[test]
fn two_parties_do_not_become_each_other() {
    beside(registered("Ayşe 2", PartyKind::Person), &merged())
        .when(&citizen("Ayşe 2"), merge("Ayşe"))
        .then_refused(&PartyRefusal::NoSuchParty { party: id("Ayşe") });
}

#[test]
fn afterwards_it_is_read_and_erased_only() {
    let into = id("Ayşe 2");
    for command in [contact_of("Ayşe"), merge("Ayşe 2"), succeed()] {
        merged()
            .when(&ayse(), command)
            .then_refused(&PartyRefusal::BecameAnother { into });
    }
    merged()
        .and(&ayse(), PartyCommand::RequestErasure)
        .and(&clerk(), PartyCommand::FenceErasure { basis: norm() })
        .when(
            &automation("erasure"),
            PartyCommand::CompleteErasure {
                checked: vec!["keys".to_owned()],
            },
        )
        .then_types(["ErasureCompleted"]);
}

#[test]
fn a_merger_that_does_not_hold_is_undone() {
    let told = merged().and(&ayse(), contest(2, &ayse())).and(
        &neutral("auditor"),
        answer(2, ContestOutcome::Upheld, &neutral("auditor")),
    );
    assert_eq!(told.state().kind(), Some(PartyKind::Person));
    told.when(&ayse(), contact_of("Ayşe"))
        .then_types(["ContactRecorded"]);
}

#[test]
fn history_is_taken_as_it_comes() {
    let merged = PartyEvent::PartyMerged { into: id("Ben") };
    let told =
        given::<coprod_core::Party>(id("Ayşe"), [coprod_core::testing::act(&ayse(), merged)]);
    assert_eq!(told.state().sequence(), 1);
    assert_eq!(told.state().kind(), None);
}
