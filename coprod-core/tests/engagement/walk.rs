//! Engagements walked at random: whatever anybody asks, nothing breaks, nobody is assigned and
//! nothing gets stuck.

use coprod_core::{
    Act, Actor, By, ContestOutcome, Decider as _, Engagement, EngagementCommand as C,
    EngagementEvent as E, Followed, PartyId, Relayed, Role, Side,
    engagement::{Felt, ImbalanceAnswer, Standing, Towards, TrustLevel},
    testing::{citizen, given, id, moment, professional, relayed, relayed_with_proof},
};
use proptest::{collection::vec, prelude::*, sample::select};

use crate::support::{
    Told, active, answer, ayse, claim, confirm, contest, correct, dispute, dora, end, euro, fay,
    grant_say, notice, offer_by, offered, paused, reaction, record, refuse, reimburse, said, time,
    town, unoffered, wirth, world,
};

fn actors() -> Vec<Actor> {
    let forger = citizen("Ayşe").speaking_for(id("town"));
    let mut all = vec![dora(), fay(), reaction(), professional("Ayşe"), forger];
    for _ in 0..3 {
        all.extend([ayse(), town(), wirth()]);
    }
    all
}

const NAMES: [&str; 4] = ["one", "two", "three", "four"];

fn command(by: Actor) -> impl Strategy<Value = C> {
    prop_oneof![
        3 => agreement(by.clone()),
        3 => exchange(by.clone()),
        2 => talk(by),
    ]
}

fn agreement(by: Actor) -> impl Strategy<Value = C> {
    (select(&NAMES[..]), 0..14, 0_u16..20).prop_map(move |(name, which, days)| match which {
        0 => offer_by(&by, Side::Citizen),
        1..=3 => C::AcceptRole {},
        4 => C::DeclineRole { reason: None },
        5 => C::WithdrawRoleOffer {},
        6 => C::ProposeRevision {
            revision: id(name),
            scope: said(&by),
            notice_days: notice(days),
        },
        7 | 8 => C::AcceptRevision { revision: id(name) },
        9 => C::PauseEngagement { until: None },
        10 => C::ResumeEngagement {},
        11 => C::AcknowledgeGuideline { version: 1 },
        12 => C::RecordDeparture {
            party: id("Ayşe"),
            reason: said(&by),
        },
        _ => end(&by, &format!("2026-03-{:02}", days + 1)),
    })
}

fn exchange(by: Actor) -> impl Strategy<Value = C> {
    let names = (select(&NAMES[..]), select(&NAMES[..]));
    (names, 0..9, 1_u16..1000, 1_u8..3).prop_map(move |((name, other), which, much, on)| {
        let given = time(much, &format!("2026-03-{on:02}"));
        match which {
            0 | 1 => record(name, given),
            2 => confirm(name),
            3 => match dispute(name) {
                C::DisputeContribution { contribution, .. } => C::DisputeContribution {
                    contribution,
                    reason: said(&by),
                },
                other => other,
            },
            4 => correct(name, other, given),
            5 => claim(name, euro(much.into())),
            6 | 7 => reimburse(name, euro(much.into())),
            _ => refuse(name),
        }
    })
}

fn talk(by: Actor) -> impl Strategy<Value = C> {
    (select(&NAMES[..]), 1_u64..12, 0..9).prop_map(move |(name, entry, which)| match which {
        0 => grant_say(),
        1 => C::ExerciseSay {
            say: id("books"),
            cited: unoffered().citation(entry),
        },
        2 => C::AnswerSay {
            say: id("books"),
            cited: unoffered().citation(entry),
            followed: Followed::Not,
            reason: said(&by),
        },
        3 => C::FeelBalance {
            cost: Felt::new(1).unwrap(),
            benefit: Felt::new(9).unwrap(),
            remark: None,
        },
        4 => C::RaiseImbalance {
            imbalance: id(name),
            ground: said(&by),
        },
        5 => C::AnswerImbalance {
            imbalance: id(name),
            answer: ImbalanceAnswer::Reason(said(&by)),
        },
        6 => contest(&by, entry),
        7 => answer(&by, entry, ContestOutcome::Upheld),
        _ if entry > 6 => answer(&by, entry - 6, ContestOutcome::Rejected),
        _ => C::StateTrust {
            towards: Towards::Role(Role::VOLUNTEER),
            level: TrustLevel::new(2).unwrap(),
        },
    })
}

#[derive(Debug, Clone)]
struct Step {
    by: Actor,
    what: C,
    relayed: Option<Relayed>,
    day: u8,
}

fn step() -> impl Strategy<Value = Step> {
    let relays = select(vec![
        None,
        None,
        None,
        Some(relayed(&dora())),
        Some(relayed(&professional("clerk"))),
        Some(relayed_with_proof(&professional("clerk"), "form")),
        Some(relayed_with_proof(&ayse(), "letter")),
    ]);
    select(actors()).prop_flat_map(move |by| {
        (Just(by.clone()), command(by), relays.clone(), 1_u8..29).prop_map(
            |(by, what, relayed, day)| Step {
                by,
                what,
                relayed,
                day,
            },
        )
    })
}

/// Each state on the way.
fn walk(start: Told, steps: Vec<Step>) -> Vec<Told> {
    let mut path = vec![start];
    for step in steps {
        let before = path.last().unwrap().clone();
        let now = moment(&format!("2026-03-{:02}T12:00:00Z", step.day));
        let mut ready = before.clone().at(now);
        if let Some(relayed) = step.relayed {
            ready = ready.relayed(relayed);
        }
        if let Ok(acts) = ready.when(&step.by, step.what).outcome() {
            let so_far = before.acts().iter().cloned().chain(acts);
            path.push(given::<Engagement>(before.id(), so_far).knowing(world()));
        }
    }
    path
}

fn starts() -> impl Strategy<Value = Told> {
    (0..5).prop_map(|which| match which {
        0 => unoffered(),
        1 => offered(),
        2 => unoffered().and(&ayse(), offer_by(&ayse(), Side::Citizen)),
        3 => active(),
        _ => paused(),
    })
}

/// Whether one has agreed itself: by its own offer or acceptance, on a side, and typed by its own
/// side or with a document that nobody contests rightly.
fn has_agreed(told: &Told, who: PartyId) -> bool {
    let agrees = |entry: u64, act: &Act<E>| {
        let other_side = act
            .relayed
            .as_ref()
            .filter(|relayed| Some(relayed.side) != act.by.side());
        matches!(act.what, E::RoleOffered { .. } | E::RoleAccepted {})
            && act.by.principal() == Some(who)
            && matches!(act.by, By::Party { side, .. } if side != Side::Neutral)
            && other_side
                .is_none_or(|relayed| relayed.document.is_some() && !is_contested(told, entry))
    };
    (1..)
        .zip(told.acts())
        .any(|(entry, act)| agrees(entry, act))
}

/// Whether it is contested and not proven.
fn is_contested(told: &Told, entry: u64) -> bool {
    let mut about = told.acts().iter().filter_map(|act| match &act.what {
        E::EntryContested { entry: of, .. } if *of == entry => Some(true),
        E::ContestAnswered {
            entry: of, outcome, ..
        } if *of == entry => Some(*outcome != ContestOutcome::Rejected),
        _ => None,
    });
    about.next_back().unwrap_or(false)
}

fn replay(acts: &[Act<E>]) -> Engagement {
    acts.iter().fold(Engagement::default(), Engagement::evolve)
}

/// What can always be done next: offer, withdraw or decline, end.
fn somebody_can_act(told: &Told) -> bool {
    let notice_over = "2027-06-30";
    let asks = |by: &Actor| {
        [
            offer_by(by, Side::Citizen),
            C::WithdrawRoleOffer {},
            C::DeclineRole { reason: None },
            end(by, notice_over),
            C::AcceptRole {},
            claim("one more", euro(1)),
        ]
    };
    [ayse(), town()].iter().any(|by| {
        asks(by)
            .into_iter()
            .any(|what| told.clone().when(by, what).outcome().is_ok())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_asked_nobody_is_assigned_and_nothing_breaks(
        start in starts(),
        steps in vec(step(), 1..40),
    ) {
        let path = walk(start, steps);
        for told in &path {
            let today = moment("2026-03-02T12:00:00Z").date();
            match told.state().standing(today) {
                Standing::Active | Standing::Paused | Standing::Ended => {
                    prop_assert!(has_agreed(told, id("Ayşe")), "assigned");
                    prop_assert!(has_agreed(told, id("town")), "agreed for the town");
                }
                Standing::NotOffered
                | Standing::Offered
                | Standing::Declined
                | Standing::Withdrawn => {}
            }
        }
        let end = path.last().unwrap();
        prop_assert_eq!(&replay(end.acts()), end.state());
        prop_assert_eq!(end.state().sequence(), end.acts().len() as u64);
        let today = moment("2026-03-02T12:00:00Z").date();
        match end.state().standing(today) {
            Standing::Declined | Standing::Withdrawn => {}
            Standing::NotOffered
            | Standing::Offered
            | Standing::Active
            | Standing::Paused
            | Standing::Ended => prop_assert!(contested(end) || somebody_can_act(end), "stuck"),
        }
    }
}

/// Whether what was agreed waits for the answer to a contest.
fn contested(told: &Told) -> bool {
    let last = told.acts().len() as u64;
    (1..=last).any(|entry| {
        told.clone()
            .when(&fay(), answer(&fay(), entry, ContestOutcome::Upheld))
            .outcome()
            .is_ok()
    })
}
