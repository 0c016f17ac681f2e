//! Who may speak for a group or organisation.

use coprod_core::{
    Actor, Basis, NotAdmitted, PartyCommand, PartyRefusal, Timestamp,
    party::{PartyKind, Scope},
    testing::{automation, citizen, document, id, moment, neutral, noon, professional},
};

use crate::support::{
    association, association_id, ayse, by_the_clerk, by_the_clerk_with_proof, chair, clerk,
    contact_of, deputy, end, first_grant, grant, minutes, on_money, person, treasurer,
    unrepresented, with_contested_chair, with_deputy, with_treasurer,
};

fn granted_for(from: &str, until: Option<&str>) -> PartyCommand {
    PartyCommand::GrantRepresentation {
        person: id("secretary"),
        scope: Scope::Everything,
        from: moment(from),
        until: until.map(moment),
        basis: minutes(),
    }
}

fn not_represented(person: &str, at: Timestamp) -> PartyRefusal {
    PartyRefusal::NotAdmitted(NotAdmitted::NotRepresented {
        person: id(person),
        organisation: association_id(),
        at,
    })
}

#[test]
fn the_first_representation_proves_itself_by_a_document() {
    let with = |basis| PartyCommand::GrantRepresentation {
        person: id("chair"),
        scope: Scope::Everything,
        from: noon(),
        until: None,
        basis,
    };
    let nobody_yet = || unrepresented(PartyKind::Organisation);
    let contract = Basis::Contract {
        document: document("statute"),
    };
    let office = Basis::OwnAuthority {
        office: "chair".to_owned(),
    };
    for proven in [minutes(), contract] {
        nobody_yet()
            .when(&citizen("chair"), with(proven))
            .then_types(["RepresentationGranted"]);
    }
    nobody_yet()
        .when(&citizen("chair"), with(office))
        .then_refused(&PartyRefusal::FirstNeedsDocument);
}

#[test]
fn later_ones_are_granted_by_those_in_force() {
    with_treasurer();
    association()
        .when(&citizen("stranger"), first_grant("stranger"))
        .then_refused(&PartyRefusal::GrantedByOutsider);
}

#[test]
fn dating_it_back_makes_nobody_the_first() {
    let before = moment("2020-01-01T00:00:00Z");
    association()
        .at(before)
        .when(&citizen("stranger"), first_grant("stranger"))
        .then_refused(&PartyRefusal::GrantedByOutsider);
}

#[test]
fn who_was_once_entitled_grants_nothing_dated_back() {
    let granted_in_time = moment("2026-02-01T00:00:00Z");
    with_deputy()
        .and(&chair(), end("deputy", &chair()))
        .at(granted_in_time)
        .when(&deputy(), grant("friend", Scope::Everything))
        .then_refused(&not_represented("deputy", granted_in_time));
}

#[test]
fn nobody_lets_others_speak_on_more_than_themself() {
    with_treasurer()
        .when(&treasurer(), grant("cashier", Scope::Everything))
        .then_refused(&PartyRefusal::GrantsMoreThanOwn);
    let below = Scope::Topics(vec!["money/petty-cash".parse().unwrap()]);
    with_treasurer()
        .when(&treasurer(), grant("cashier", below))
        .then_types(["RepresentationGranted"]);
}

#[test]
fn persons_are_not_represented_and_nobody_represents_themself() {
    person()
        .when(&ayse(), first_grant("guardian"))
        .then_refused(&PartyRefusal::PersonsAreNotRepresented);
    unrepresented(PartyKind::Group)
        .when(&clerk(), first_grant("association"))
        .then_refused(&PartyRefusal::RepresentsItself);
}

#[test]
fn it_covers_something_and_ends_after_it_began() {
    association()
        .when(&chair(), grant("secretary", Scope::Topics(Vec::new())))
        .then_refused(&PartyRefusal::CoversNothing);
    let day = "2026-04-01T00:00:00Z";
    association()
        .when(&chair(), granted_for(day, Some(day)))
        .then_refused(&PartyRefusal::EndsBeforeItBegins {
            from: moment(day),
            until: moment(day),
        });
}

#[test]
fn nobody_has_it_twice_at_a_time() {
    let until_june = granted_for("2026-01-01T00:00:00Z", Some("2026-06-01T00:00:00Z"));
    let told = association().and(&chair(), until_june);
    told.clone()
        .when(&chair(), granted_for("2026-05-31T00:00:00Z", None))
        .then_refused(&PartyRefusal::RepresentsAlready {
            person: id("secretary"),
        });
    told.when(&chair(), granted_for("2026-06-01T00:00:00Z", None))
        .then_types(["RepresentationGranted"]);
}

#[test]
fn earlier_and_later_times_of_the_same_person_stand_beside_each_other() {
    let earlier = granted_for("1990-01-01T00:00:00Z", Some("1994-01-01T00:00:00Z"));
    let told = association()
        .and(&chair(), granted_for("2026-04-01T00:00:00Z", None))
        .and(&chair(), earlier);
    let represents = |at| {
        let state = told.state();
        state.representation(id("secretary"), moment(at)).is_some()
    };
    assert!(represents("1993-12-31T23:59:59Z"));
    assert!(!represents("1994-01-01T00:00:00Z"));
    assert!(represents("2026-04-01T00:00:00Z"));
}

#[test]
fn it_is_in_force_from_its_beginning_until_before_its_end() {
    let (from, until) = ("2026-04-01T00:00:00Z", "2026-05-01T00:00:00Z");
    let told = association().and(&chair(), granted_for(from, Some(until)));
    let by = citizen("secretary").speaking_for(association_id());
    for (at, in_force) in [
        ("2026-03-31T23:59:59.999999Z", false),
        (from, true),
        ("2026-04-30T23:59:59.999999Z", true),
        (until, false),
    ] {
        let told = told.clone().at(moment(at));
        let said = told.when(&by, contact_of("association"));
        assert_eq!(said.outcome().is_ok(), in_force, "{at}");
    }
}

#[test]
fn it_is_laid_down_by_who_has_it_or_ended_by_who_speaks_for_all() {
    let oneself = citizen("treasurer");
    for by in [oneself, treasurer(), chair()] {
        with_treasurer()
            .when(&by, end("treasurer", &by))
            .then_types(["RepresentationEnded"]);
    }
    with_treasurer()
        .when(&treasurer(), end("chair", &treasurer()))
        .then_refused(&PartyRefusal::ScopeTooNarrow);
    association()
        .when(&ayse(), end("chair", &ayse()))
        .then_refused(&PartyRefusal::EndedByOutsider {
            person: id("chair"),
        });
    association()
        .when(&chair(), end("stranger", &chair()))
        .then_refused(&PartyRefusal::RepresentsNot {
            person: id("stranger"),
        });
}

#[test]
fn only_the_last_one_is_ended_from_outside_and_only_with_proof() {
    let outsider = EndedBy(clerk());
    let refused = PartyRefusal::EndedByOutsider {
        person: id("chair"),
    };
    let proof = || coprod_core::testing::relayed_with_proof(&professional("registrar"), "extract");
    association()
        .relayed(proof())
        .when(&outsider.0, outsider.end("chair"))
        .then_types(["RepresentationEnded"]);
    association()
        .relayed(coprod_core::testing::relayed(&professional("registrar")))
        .when(&outsider.0, outsider.end("chair"))
        .then_refused(&refused);
    with_deputy()
        .relayed(proof())
        .when(&outsider.0, outsider.end("chair"))
        .then_refused(&refused);
}

struct EndedBy(Actor);

impl EndedBy {
    fn end(&self, person: &str) -> PartyCommand {
        end(person, &self.0)
    }
}

#[test]
fn after_the_last_one_ended_the_next_proves_itself_again() {
    association()
        .and(&citizen("chair"), end("chair", &citizen("chair")))
        .when(&citizen("heir"), first_grant("heir"))
        .then_types(["RepresentationGranted"]);
}

#[test]
fn what_was_said_before_the_end_may_reach_the_record_later() {
    let ended = with_deputy()
        .at(moment("2026-03-10T00:00:00Z"))
        .and(&chair(), end("deputy", &chair()));
    let person = id("deputy");
    let at = |text| ended.state().representation(person, moment(text)).is_some();
    assert!(at("2026-03-09T00:00:00Z"));
    assert!(!at("2026-03-10T00:00:00Z"));
    assert!(ended.state().is_represented(noon()));
}

#[test]
fn while_contested_it_accepts_nothing() {
    let refused = PartyRefusal::NotAdmitted(NotAdmitted::RepresentationContested {
        person: id("chair"),
        organisation: association_id(),
    });
    for command in [
        grant("secretary", Scope::Everything),
        end("deputy", &chair()),
        contact_of("association"),
        PartyCommand::RequestErasure,
    ] {
        with_contested_chair()
            .when(&chair(), command)
            .then_refused(&refused);
    }
    with_contested_chair()
        .when(&citizen("chair"), end("chair", &citizen("chair")))
        .then_types(["RepresentationEnded"]);
}

#[test]
fn an_organisation_of_the_neutral_side_is_represented_too() {
    unrepresented(PartyKind::Organisation)
        .when(&neutral("mediator"), first_grant("mediator"))
        .then_types(["RepresentationGranted"]);
    unrepresented(PartyKind::Organisation)
        .when(&automation("import"), first_grant("mediator"))
        .then_refused(&PartyRefusal::NotAdmitted(
            NotAdmitted::AutomationCannotCommit,
        ));
}

#[test]
fn what_the_other_side_relays_needs_a_document() {
    let nobody_yet = || unrepresented(PartyKind::Organisation);
    nobody_yet()
        .relayed(by_the_clerk_with_proof())
        .when(&citizen("chair"), first_grant("chair"))
        .then_types(["RepresentationGranted"]);
    let refusal = nobody_yet()
        .relayed(by_the_clerk())
        .when(&citizen("chair"), first_grant("chair"))
        .refusal();
    assert!(matches!(
        refusal,
        PartyRefusal::NotAdmitted(NotAdmitted::RelayNeedsDocument { .. })
    ));
}

#[test]
fn a_scope_reaches_its_topics_and_those_below() {
    let told = with_treasurer();
    let state = told.state();
    let granted = state.representation(id("treasurer"), noon()).unwrap();
    assert!(granted.covers(&"money/petty-cash".parse().unwrap()));
    assert!(!granted.covers(&"care".parse().unwrap()));
    assert!(Scope::Everything.includes(&on_money()));
    assert!(!on_money().includes(&Scope::Everything));
}
