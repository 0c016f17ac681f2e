//! A party walked at random: it never panics, and what is refused or taken is told alike by whoever
//! replays it.

use coprod_core::{
    Actor, Basis, ContestOutcome, Party, PartyCommand as C, PartyId, Timestamp,
    party::{PartyKind, PersonalField, Scope},
    testing::{
        automation, citizen, given, id, known, neutral, personal, professional, relayed,
        relayed_with_proof, words,
    },
};
use proptest::prelude::*;

use crate::support::{clerk, minutes, norm, unknown};

const PEOPLE: [&str; 4] = ["Ayşe", "Ben", "chair", "association"];

fn someone() -> impl Strategy<Value = PartyId> {
    prop::sample::select(&PEOPLE[..]).prop_map(id)
}

fn actor() -> impl Strategy<Value = Actor> {
    let party = prop::sample::select(&PEOPLE[..]);
    let made = vec![citizen as fn(&str) -> Actor, professional, neutral];
    let person =
        (party, prop::sample::select(made), any::<bool>()).prop_map(|(name, made, for_whom)| {
            let person = made(name);
            if for_whom {
                person.speaking_for(id("association"))
            } else {
                person
            }
        });
    prop_oneof![9 => person, 1 => Just(automation("walk"))]
}

fn when() -> impl Strategy<Value = Timestamp> {
    (0..40_i64).prop_map(|day| {
        Timestamp::from_micros(1_770_000_000_000_000 + day * 86_400_000_000).unwrap()
    })
}

fn kind() -> impl Strategy<Value = PartyKind> {
    prop::sample::select(&[PartyKind::Person, PartyKind::Group, PartyKind::Organisation][..])
}

fn scope() -> impl Strategy<Value = Scope> {
    prop_oneof![
        Just(Scope::Everything),
        Just(Scope::Topics(vec!["care".parse().unwrap()])),
        Just(Scope::Topics(vec![])),
    ]
}

fn basis() -> impl Strategy<Value = Basis> {
    prop_oneof![Just(minutes()), Just(norm())]
}

fn outcome() -> impl Strategy<Value = ContestOutcome> {
    use ContestOutcome::{Corrected, Rejected, Upheld};
    prop::sample::select(&[Upheld, Corrected, Rejected][..])
}

fn data(subject: PartyId) -> coprod_core::Personal<String> {
    personal(subject, "secret")
}

fn command(by: &Actor) -> impl Strategy<Value = C> + use<> {
    let reason = words(by, "so");
    let reasons = [reason.clone(), reason.clone(), reason];
    let [ended, contested, answered] = reasons;
    let field = prop::sample::select(&[PersonalField::Name, PersonalField::Contact][..]);
    let text = prop_oneof![Just(String::new()), Just("§ 147 AO".to_owned())];
    let register =
        (kind(), prop::option::of(someone())).prop_map(|(kind, name)| C::RegisterParty {
            kind,
            name: name.map(data),
        });
    let contact = someone().prop_map(|whose| C::RecordContact {
        contact: data(whose),
    });
    let correct = (field, someone()).prop_map(|(field, whose)| C::CorrectPersonalData {
        field,
        value: data(whose),
    });
    let grant = (
        someone(),
        scope(),
        when(),
        prop::option::of(when()),
        basis(),
    )
        .prop_map(
            |(person, scope, from, until, basis)| C::GrantRepresentation {
                person,
                scope,
                from,
                until,
                basis,
            },
        );
    let end = someone().prop_map(move |person| C::EndRepresentation {
        person,
        reason: ended.clone(),
    });
    let succeed =
        (someone(), basis()).prop_map(|(successor, basis)| C::SucceedParty { successor, basis });
    let contest = (0..12_u64).prop_map(move |entry| C::ContestEntry {
        entry,
        reason: contested.clone(),
    });
    let answer = (0..12_u64, outcome()).prop_map(move |(entry, outcome)| C::AnswerContest {
        entry,
        outcome,
        reason: answered.clone(),
    });
    prop_oneof![
        2 => register,
        2 => contact,
        1 => correct,
        4 => grant,
        2 => end,
        1 => succeed,
        1 => someone().prop_map(|into| C::MergeParty { into }),
        1 => Just(C::RequestErasure),
        1 => text.clone().prop_map(|norm| C::RefuseErasure { norm }),
        1 => basis().prop_map(|basis| C::FenceErasure { basis }),
        1 => text.prop_map(|what| C::CompleteErasure { checked: vec![what] }),
        3 => contest,
        3 => answer,
    ]
}

fn step() -> impl Strategy<Value = (Actor, C, Timestamp, Option<bool>)> {
    let command = actor().prop_flat_map(|by| (Just(by.clone()), command(&by)));
    (command, when(), prop::option::of(any::<bool>()))
        .prop_map(|((by, command), at, proof)| (by, command, at, proof))
}

proptest! {
    #[test]
    fn it_never_panics_and_replays_to_the_same(kind in kind(), steps in prop::collection::vec(step(), 1..40)) {
        let ben = unknown("Ben").and(&clerk(), C::RegisterParty { kind: PartyKind::Person, name: None });
        let mut told = unknown("association")
            .knowing(known().party(&ben))
            .and(&clerk(), C::RegisterParty { kind, name: None });
        for (by, command, at, proof) in steps {
            let mut next = told.clone().at(at);
            if let Some(proof) = proof {
                let recorder = professional("recorder");
                next = next.relayed(if proof {
                    relayed_with_proof(&recorder, "form")
                } else {
                    relayed(&recorder)
                });
            }
            let when = next.when(&by, command);
            if let Ok(acts) = when.outcome() {
                prop_assert_eq!(acts.len(), 1);
                let so_far = told.acts().iter().cloned().chain(acts);
                told = given::<Party>(told.id(), so_far).knowing(known().party(&ben));
            }
        }
        let state = told.state();
        prop_assert_eq!(state.sequence(), told.acts().len() as u64);
        let kept = serde_json::to_string(state).unwrap();
        prop_assert!(!kept.contains("secret"));
        prop_assert_eq!(&serde_json::from_str::<Party>(&kept).unwrap(), state);
    }
}
