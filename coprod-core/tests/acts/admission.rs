//! The rules of admission, each with its yes and its no.

use coprod_core::{
    Actor, AutomationRule, Basis, By, Channel, Citation, CitedEntry, Context, Digest, Document,
    Found, Need, NotAdmitted as No, Party, PartyCommand, PartyId, PartyRefusal, Relayed, Side,
    StreamName, Words, decide_on,
    party::{PartyKind, Scope},
    testing::{
        Known, Specification, citizen, given, id, known, moment, neutral, noon, personal,
        professional, words,
    },
};
use serde_json::{Value, json};

fn club() -> PartyId {
    id("Garden club")
}

fn document() -> Document {
    Document {
        reference: "minutes 4/2026".into(),
        digest: Digest::of(b"minutes"),
    }
}

fn resolution() -> Basis {
    Basis::Resolution {
        organ: "members' assembly".into(),
        document: document(),
    }
}

fn automation() -> Actor {
    Actor::automation(AutomationRule::new("carry_out_decision").unwrap())
}

fn board() -> Actor {
    citizen("Birte").speaking_for(club())
}

fn grant(person: &str, basis: Basis) -> PartyCommand {
    PartyCommand::GrantRepresentation {
        person: id(person),
        scope: Scope::Everything,
        from: noon(),
        until: None,
        basis,
    }
}

fn end(person: &str, reason: Words) -> PartyCommand {
    PartyCommand::EndRepresentation {
        person: id(person),
        reason,
    }
}

fn club_registered() -> Specification<Party> {
    let kind = PartyKind::Organisation;
    given(club(), []).and(
        &professional("Clerk"),
        PartyCommand::RegisterParty { kind, name: None },
    )
}

fn club_with_board() -> Specification<Party> {
    club_registered().and(&professional("Clerk"), grant("Birte", resolution()))
}

fn by(side: Side) -> By {
    By::Party {
        party: id("Ayşe"),
        side,
        role: coprod_core::Role::NEIGHBOUR,
        on_behalf_of: None,
    }
}

fn context(by: By, relayed: Option<Relayed>) -> Context {
    Context {
        stream: StreamName {
            aggregate_type: "Party".into(),
            id: club().to_string(),
        },
        by,
        occurred_at: noon(),
        relayed,
        found: Found::default(),
    }
}

fn typed_by(name: &str, side: Side, document: Option<Document>) -> Relayed {
    Relayed {
        recorder: id(name),
        side,
        channel: Channel::PAPER,
        document,
    }
}

#[test]
fn whoever_stands_on_a_side_can_bind_themself() {
    for side in [Side::Citizen, Side::Professional] {
        assert_eq!(context(by(side), None).admit_commitment(), Ok(()));
    }
}

#[test]
fn the_neutral_bind_themselves_to_nothing() {
    assert_eq!(
        context(by(Side::Neutral), None).admit_commitment(),
        Err(No::NeutralCannotCommit)
    );
}

#[test]
fn the_neutral_order_their_own_affairs_all_the_same() {
    assert_eq!(context(by(Side::Neutral), None).admit_binding(), Ok(()));
    club_registered()
        .when(&neutral("Nina"), grant("Nina", resolution()))
        .then_types(["RepresentationGranted"]);
}

#[test]
fn an_automation_binds_nobody_but_may_do_what_binds_nobody() {
    club_registered()
        .when(&automation(), grant("Birte", resolution()))
        .then_refused(&No::AutomationCannotCommit.into());
    club_registered()
        .when(
            &automation(),
            PartyCommand::FenceErasure {
                basis: resolution(),
            },
        )
        .then_types(["ErasureFenced"]);
}

#[test]
fn who_speaks_for_an_organisation_has_a_representation_in_force() {
    let act = |at| {
        club_with_board()
            .at(at)
            .when(&board(), grant("Deniz", resolution()))
    };
    act(noon()).then_types(["RepresentationGranted"]);
    let too_early = moment("2026-03-02T11:59:59.999999Z");
    act(too_early).then_refused(
        &No::NotRepresented {
            person: id("Birte"),
            organisation: club(),
            at: too_early,
        }
        .into(),
    );
}

#[test]
fn nobody_speaks_for_an_organisation_without_a_representation() {
    for (person, organisation) in [("Mallory", club()), ("Birte", id("Another club"))] {
        club_with_board()
            .when(
                &citizen(person).speaking_for(organisation),
                PartyCommand::RequestErasure,
            )
            .then_refused(
                &No::NotRepresented {
                    person: id(person),
                    organisation,
                    at: noon(),
                }
                .into(),
            );
    }
}

#[test]
fn a_representation_is_looked_up_in_the_organisations_own_stream() {
    let contact = || PartyCommand::RecordContact {
        contact: personal(id("Ayşe"), "somewhere"),
    };
    let ayse = || {
        given::<Party>(id("Ayşe"), []).and(
            &citizen("Birte"),
            PartyCommand::RegisterParty {
                kind: PartyKind::Person,
                name: None,
            },
        )
    };
    ayse()
        .knowing(Known::default().party(&club_with_board()))
        .when(&board(), contact())
        .then_refused(&PartyRefusal::NotForOthers);
    ayse().when(&board(), contact()).then_refused(
        &No::NotRepresented {
            person: id("Birte"),
            organisation: club(),
            at: noon(),
        }
        .into(),
    );
}

#[test]
fn the_record_says_how_far_the_organisations_stream_was_read() {
    let told = club_with_board()
        .when(&board(), grant("Deniz", resolution()))
        .then_types(["RepresentationGranted"]);
    let By::Party {
        on_behalf_of: Some(spoken_for),
        ..
    } = &told.acts().last().unwrap().by
    else {
        panic!("Birte spoke for the club");
    };
    assert_eq!((spoken_for.party, spoken_for.sequence), (club(), 2));
}

#[test]
fn a_contested_representation_accepts_nothing_but_may_still_speak() {
    let birte = citizen("Birte");
    let contested = club_with_board().and(
        &birte,
        PartyCommand::ContestEntry {
            entry: 2,
            reason: words(&birte, "never elected"),
        },
    );
    contested
        .clone()
        .when(&board(), grant("Deniz", resolution()))
        .then_refused(
            &No::RepresentationContested {
                person: id("Birte"),
                organisation: club(),
            }
            .into(),
        );
    let kind = PartyKind::Person;
    given::<Party>(id("Ayşe"), [])
        .knowing(known().party(&contested))
        .when(&board(), PartyCommand::RegisterParty { kind, name: None })
        .then_types(["PartyRegistered"]);
}

#[test]
fn nobody_relays_their_own_act() {
    let register = || PartyCommand::RegisterParty {
        kind: PartyKind::Person,
        name: None,
    };
    let nothing = || given::<Party>(id("Ayşe"), []);
    nothing()
        .relayed(typed_by("Ayşe", Side::Citizen, None))
        .when(&citizen("Ayşe"), register())
        .then_refused(
            &No::RelayedByOneself {
                recorder: id("Ayşe"),
            }
            .into(),
        );
    let told = nothing()
        .relayed(typed_by("Birte", Side::Citizen, None))
        .when(&citizen("Ayşe"), register())
        .then_types(["PartyRegistered"]);
    assert_eq!(
        told.acts()[0].relayed,
        Some(typed_by("Birte", Side::Citizen, None))
    );
}

#[test]
fn what_the_other_side_typed_binds_only_with_a_document() {
    use Side::{Citizen, Neutral, Professional};
    let bound = |acting, recording, document| {
        let relayed = Some(typed_by("Clerk", recording, document));
        context(by(acting), relayed).admit_commitment()
    };
    for (acting, recording) in [(Citizen, Professional), (Professional, Citizen)] {
        assert_eq!(
            bound(acting, recording, None),
            Err(No::RelayNeedsDocument {
                by: Some(acting),
                recorder: recording,
            })
        );
        assert_eq!(bound(acting, recording, Some(document())), Ok(()));
        assert_eq!(bound(acting, acting, None), Ok(()));
        assert_eq!(bound(acting, Neutral, None), Ok(()));
    }
}

#[test]
fn what_binds_nobody_is_relayed_by_the_other_side_without_a_document() {
    let relayed = Some(typed_by("Clerk", Side::Professional, None));
    let context = context(by(Side::Citizen), relayed);
    assert!(context.is_relayed_by_other_side());
    assert_eq!(context.admit(&[]), Ok(()));
}

#[test]
fn a_persons_words_are_their_own() {
    let ayse = context(by(Side::Citizen), None);
    let not_hers = Err(No::WordsNotTheSpeakers {
        speaker: id("Ayşe"),
    });
    let own = personal(id("Ayşe"), "so it was").into();
    let of_others = personal(id("Birte"), "so it was").into();
    let plain = Words::from("so it was");
    assert_eq!(ayse.admit(&[&own]), Ok(()));
    assert_eq!(ayse.admit(&[&own, &of_others]), not_hers);
    assert_eq!(ayse.admit(&[&plain]), not_hers);
}

#[test]
fn an_organisations_words_are_plain() {
    club_with_board()
        .when(&board(), end("Birte", "moved away".into()))
        .then_types(["RepresentationEnded"]);
    for subject in [id("Birte"), club()] {
        club_with_board()
            .when(
                &board(),
                end("Birte", personal(subject, "moved away").into()),
            )
            .then_refused(&No::WordsNotPlain.into());
    }
}

#[test]
fn an_automations_words_are_plain() {
    let rule = AutomationRule::new("carry_out_decision").unwrap();
    let automation = coprod_core::Automation { rule };
    let context = context(By::Automation { automation }, None);
    assert_eq!(context.admit(&[&Words::from("overdue")]), Ok(()));
    let personal = personal(id("Ayşe"), "overdue").into();
    assert_eq!(context.admit(&[&personal]), Err(No::WordsNotPlain));
}

fn citation(aggregate_type: &str) -> Citation {
    Citation {
        stream: StreamName {
            aggregate_type: aggregate_type.into(),
            id: "e3b0c442-98fc-4c14-9afb-f4c8996fb924".into(),
        },
        sequence: 9,
    }
}

fn entry(aggregate_type: &str, event_type: &str, fields: &Value) -> CitedEntry {
    CitedEntry {
        aggregate_type: aggregate_type.into(),
        event_type: event_type.into(),
        payload: json!({ "what": { event_type: fields } }),
    }
}

/// What becomes of an erasure fenced on this basis, where `found` stands at the place cited.
fn fenced_on(basis: fn(Citation) -> Basis, found: Option<CitedEntry>) -> Result<(), PartyRefusal> {
    let citation = citation("RoundTable");
    let known = found.into_iter().fold(Known::default(), |known, entry| {
        known.entry(citation.clone(), entry)
    });
    let basis = basis(citation);
    club_registered()
        .knowing(known)
        .when(&professional("Clerk"), PartyCommand::FenceErasure { basis })
        .outcome()
        .map(|_| ())
}

const CITING: [fn(Citation) -> Basis; 4] = [
    Basis::Decision,
    Basis::Allocation,
    Basis::Agreement,
    Basis::LastWord,
];

#[test]
fn a_cited_entry_exists() {
    for basis in CITING {
        let citation = citation("RoundTable");
        assert_eq!(
            fenced_on(basis, None),
            Err(No::NoSuchEntry { citation }.into())
        );
    }
}

#[test]
fn a_cited_entry_carries_what_it_is_cited_for_and_nothing_else_does() {
    let entries = [
        entry(
            "RoundTable",
            "DecisionReached",
            &json!({"outcome": "adopted"}),
        ),
        entry("ParticipatoryBudget", "AllocationAdopted", &json!({})),
        entry("Service", "ConceptAgreed", &json!({})),
        entry("Service", "DisputeSettled", &json!({})),
        entry("RoundTable", "CharterAdopted", &json!({})),
        entry("Service", "LastWordExercised", &json!({})),
        entry(
            "RoundTable",
            "DecisionReached",
            &json!({"outcome": "rejected"}),
        ),
        entry("RoundTable", "DecisionReached", &json!({})),
        entry(
            "RoundTable",
            "PositionTaken",
            &json!({"outcome": "adopted"}),
        ),
        entry("Service", "DecisionReached", &json!({"outcome": "adopted"})),
        entry("ParticipatoryBudget", "AllocationComputed", &json!({})),
    ];
    let carried_by: [&[usize]; 4] = [&[0], &[1], &[2, 3, 4], &[5]];
    for (basis, carried_by) in CITING.into_iter().zip(carried_by) {
        for (place, entry) in entries.iter().enumerate() {
            let citation = citation("RoundTable");
            let expected = if carried_by.contains(&place) {
                Ok(())
            } else {
                Err(No::EntryCarriesNothing { citation }.into())
            };
            assert_eq!(fenced_on(basis, Some(entry.clone())), expected, "{entry:?}");
        }
    }
}

#[test]
fn a_basis_outside_of_the_ledger_needs_nothing_looked_up() {
    let context = context(by(Side::Citizen), None);
    for basis in [
        resolution(),
        Basis::Contract {
            document: document(),
        },
        Basis::Norm {
            norm: "§ 4 PflBG".into(),
            document: None,
        },
        Basis::OwnAuthority {
            office: "mayor".into(),
        },
    ] {
        assert_eq!(context.admit_basis(&basis), Ok(()));
    }
}

mod scope {
    //! A party's own stream is about no topic; an aggregate whose commands are tells how far a
    //! representation reaches.

    use coprod_core::{Act, Command, Decider, TopicKey};
    use serde::{Deserialize, Serialize};

    use super::*;

    #[derive(Default, Debug, Clone, PartialEq, Serialize, Deserialize)]
    struct Talk;

    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, strum::AsRefStr)]
    enum Said {
        SomethingSaid { topic: TopicKey },
    }

    #[derive(Debug, Clone, PartialEq, thiserror::Error)]
    #[error(transparent)]
    struct Refused(#[from] No);

    impl Decider for Talk {
        const TYPE: &'static str = "Talk";
        type Id = PartyId;
        type Command = TopicKey;
        type Event = Said;
        type Refusal = Refused;

        fn needs(_: &Command<Self>) -> Vec<Need> {
            Vec::new()
        }

        fn words(_: &TopicKey) -> Vec<&Words> {
            Vec::new()
        }

        fn commits(_: &TopicKey) -> bool {
            true
        }

        fn topic<'a>(&'a self, topic: &'a TopicKey) -> Option<&'a TopicKey> {
            Some(topic)
        }

        fn decide(&self, topic: TopicKey, _: &Context) -> Result<Vec<Said>, Refused> {
            Ok(vec![Said::SomethingSaid { topic }])
        }

        fn evolve(self, _: &Act<Said>) -> Self {
            self
        }
    }

    fn say(topic: &str) -> coprod_core::testing::When<Talk> {
        let on_care = PartyCommand::GrantRepresentation {
            person: id("Cem"),
            scope: Scope::Topics(vec!["care".parse().unwrap()]),
            from: noon(),
            until: None,
            basis: resolution(),
        };
        let club = club_with_board().and(&board(), on_care);
        given::<Talk>(id("talk"), [])
            .knowing(Known::default().party(&club))
            .when(
                &citizen("Cem").speaking_for(super::club()),
                topic.parse().unwrap(),
            )
    }

    #[test]
    fn a_representation_reaches_its_topics_and_those_below() {
        say("care").then_types(["SomethingSaid"]);
        say("care/night-shift").then_types(["SomethingSaid"]);
    }

    #[test]
    fn a_representation_does_not_reach_beyond_its_topics() {
        for topic in ["gardens", "careers", "health/care"] {
            say(topic).then_refused(&Refused(No::OutsideOfScope {
                person: id("Cem"),
                organisation: club(),
                topic: topic.parse().unwrap(),
            }));
        }
    }
}

#[test]
fn deciding_without_having_looked_up_refuses_rather_than_trusts() {
    let told = club_with_board();
    let command = coprod_core::Command::new(club(), board(), noon(), grant("Deniz", resolution()));
    assert_eq!(
        decide_on(told.state(), command, Found::default()),
        Err(No::NotRepresented {
            person: id("Birte"),
            organisation: club(),
            at: noon(),
        }
        .into())
    );
}
