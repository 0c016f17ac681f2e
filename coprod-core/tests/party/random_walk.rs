//! Whatever several actors ask for in whatever order, the record stays sound.

use coprod_core::{
    Act, Actor, AutomationRule, Basis, ContestOutcome, Party, PartyEvent, Relayed, Side, Timestamp,
    party::{PartyKind, PersonalField, Scope},
    testing::{citizen, given, id, neutral, noon, personal, professional, words},
};
use proptest::prelude::*;

use super::people::{Do, club, document, office, on_care, resolution, typed_by};

const NAMES: [&str; 4] = ["Ayşe", "Birte", "Clerk", "Garden club"];

fn name() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&NAMES[..])
}

fn actor() -> impl Strategy<Value = Actor> {
    let in_a_name = prop_oneof![
        name().prop_map(citizen),
        name().prop_map(professional),
        name().prop_map(neutral),
    ];
    prop_oneof![
        8 => (in_a_name, any::<bool>()).prop_map(|(person, speaks)| {
            if speaks { person.speaking_for(club()) } else { person }
        }),
        1 => Just(Actor::automation(AutomationRule::new("tidy").unwrap())),
    ]
}

/// Within five hours of noon, so that representations begin and end during a walk.
fn time() -> impl Strategy<Value = Timestamp> {
    (-5_i64..=5).prop_map(|hours| {
        Timestamp::from_micros(noon().as_micros() + hours * 3_600_000_000).unwrap()
    })
}

fn relayed() -> impl Strategy<Value = Option<Relayed>> {
    let side = prop::sample::select(vec![Side::Citizen, Side::Professional, Side::Neutral]);
    prop::option::weighted(
        0.2,
        (name(), side, any::<bool>()).prop_map(|(by, side, proven)| Relayed {
            document: proven.then(document),
            ..typed_by(by, side)
        }),
    )
}

fn basis() -> impl Strategy<Value = Basis> {
    prop_oneof![Just(resolution()), Just(office())]
}

fn scope() -> impl Strategy<Value = Scope> {
    prop_oneof![
        3 => Just(Scope::Everything),
        1 => Just(on_care()),
        1 => Just(Scope::Topics(Vec::new())),
    ]
}

fn outcome() -> impl Strategy<Value = ContestOutcome> {
    use ContestOutcome::{Corrected, Rejected, Upheld};
    prop::sample::select(vec![Upheld, Corrected, Rejected])
}

fn kind() -> impl Strategy<Value = PartyKind> {
    use PartyKind::{Group, Organisation, Person};
    prop::sample::select(vec![Person, Group, Organisation, Organisation])
}

fn field() -> impl Strategy<Value = PersonalField> {
    prop::sample::select(vec![PersonalField::Name, PersonalField::Contact])
}

fn value() -> impl Strategy<Value = coprod_core::Personal<String>> {
    prop_oneof![4 => Just("Garden club"), 1 => name()].prop_map(|of| personal(id(of), "something"))
}

/// What `by` may ask for; words are rightly attributed, else every walk would end there.
fn command(by: &Actor) -> impl Strategy<Value = Do> + use<> {
    let reason = words(by, "so it is");
    let grant = (
        (name(), scope()),
        (time(), prop::option::of(time()), basis()),
    )
        .prop_map(
            |((person, scope), (from, until, basis))| Do::GrantRepresentation {
                person: id(person),
                scope,
                from,
                until,
                basis,
            },
        );
    let end = {
        let reason = reason.clone();
        name().prop_map(move |person| Do::EndRepresentation {
            person: id(person),
            reason: reason.clone(),
        })
    };
    let contest = {
        let reason = reason.clone();
        (0_u64..8).prop_map(move |entry| Do::ContestEntry {
            entry,
            reason: reason.clone(),
        })
    };
    let answer = (0_u64..8, outcome()).prop_map(move |(entry, outcome)| Do::AnswerContest {
        entry,
        outcome,
        reason: reason.clone(),
    });
    prop_oneof![
        6 => (kind(), prop::option::of(value()))
            .prop_map(|(kind, name)| Do::RegisterParty { kind, name }),
        4 => value().prop_map(|contact| Do::RecordContact { contact }),
        4 => (field(), value())
            .prop_map(|(field, value)| Do::CorrectPersonalData { field, value }),
        9 => grant,
        4 => end,
        1 => (name(), basis()).prop_map(|(successor, basis)| Do::SucceedParty {
            successor: id(successor),
            basis,
        }),
        1 => name().prop_map(|into| Do::MergeParty { into: id(into) }),
        2 => Just(Do::RequestErasure),
        2 => Just(Do::RefuseErasure { norm: "§ 147 AO".into() }),
        1 => basis().prop_map(|basis| Do::FenceErasure { basis }),
        1 => prop::collection::vec("[a-z ]{0,3}", 0..2)
            .prop_map(|checked| Do::CompleteErasure { checked }),
        6 => contest,
        6 => answer,
    ]
}

type Step = (Actor, Timestamp, Option<Relayed>, Do);

fn step() -> impl Strategy<Value = Step> {
    actor().prop_flat_map(|by| {
        let what = command(&by);
        (Just(by), time(), relayed(), what)
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 256,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_walk_leaves_a_record_that_tells_the_same_again(
        steps in prop::collection::vec(step(), 1..60),
    ) {
        let mut told = given::<Party>(club(), []);
        for (by, at, relayed, what) in steps {
            let before = told.state().clone();
            let count = told.acts().len();
            told = told.at(at);
            if let Some(relayed) = relayed.clone() {
                told = told.relayed(relayed);
            }
            let outcome = told.clone().when(&by, what.clone()).outcome();
            if let Ok(acts) = outcome {
                prop_assert!(!acts.is_empty());
                told = told.and(&by, what);
                prop_assert_eq!(&told.acts()[count..], &acts[..]);
                for act in &acts {
                    prop_assert_eq!(act.by.person(), by.person());
                    prop_assert_eq!(act.occurred_at, at);
                    prop_assert_eq!(&act.relayed, &relayed);
                    let json = serde_json::to_string(act).unwrap();
                    prop_assert_eq!(&serde_json::from_str::<Act<PartyEvent>>(&json).unwrap(), act);
                }
            } else {
                told = given(club(), told.acts().to_vec());
                prop_assert_eq!(told.state(), &before);
            }
            prop_assert_eq!(told.state().sequence(), told.acts().len() as u64);
        }
        let again = given::<Party>(club(), told.acts().to_vec());
        prop_assert_eq!(again.state(), told.state());
        let kept = serde_json::to_string(told.state()).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Party>(&kept).unwrap(), told.state());
    }
}
