//! Tables walked at random: whatever anybody asks, nothing breaks and nothing gets stuck.

use std::collections::BTreeMap;

use coprod_core::{
    Act, Actor, ContestOutcome, Decider as _, Followed, RoundTable, RoundTableCommand as C,
    RoundTableEvent as E, Side,
    round_table::{
        Charter, Closing, Decision, ElectorateKind, Held, MandateEffect, Motion, Openness, Phase,
        Recusal, TableMotion, Voice,
    },
    rules::{Position, Rule},
    testing::{Specification, day, id, moment},
};
use proptest::{collection::vec, prelude::*, sample::select};

use crate::support::{
    amend, answer, appoint, attend, automation, ayse, bert, by_the_town, carl, consent, contest,
    convene, dora, fay, invite, office, on_service, own, propose, said, sign, simple, table, take,
    take_for_town, topic, town, wirth,
};

fn actors() -> Vec<Actor> {
    vec![
        ayse(),
        bert(),
        carl(),
        dora(),
        town(),
        wirth(),
        fay(),
        automation(),
    ]
}

const SEATS: [&str; 5] = ["Ayşe", "Bert", "Carl", "Dora", "town"];
const PROPOSALS: [&str; 3] = ["swings", "motion", "sand"];
const DECISIONS: [&str; 4] = ["D", "E", "F", "G"];

fn rules() -> Vec<Rule> {
    let decider = id("Carl");
    vec![
        simple(),
        consent(),
        Rule::Consensus { quorum: None },
        Rule::Advice { decider },
    ]
}

/// What may be asked, by whom it is asked; words are always the asker's, so that rules are reached.
fn command(by: Actor) -> impl Strategy<Value = C> {
    prop_oneof![
        4 => seats(by.clone()),
        2 => founding(by.clone()),
        3 => talk(by.clone()),
        8 => deciding(by.clone()),
        2 => later(by),
    ]
}

fn seats(by: Actor) -> impl Strategy<Value = C> {
    (select(&SEATS[..]), 0..8).prop_map(move |(seat, which)| match which {
        0 if seat == "Carl" || seat == "town" => invite(seat, Side::Professional),
        0 => invite(seat, Side::Citizen),
        1..=3 if seat == "town" => take_for_town("Ms Vogt"),
        1..=3 => take(seat),
        4 => C::DeclineInvitation {
            seat: id(seat),
            reason: None,
        },
        5 => C::LeaveSeat {
            seat: id(seat),
            reason: said(&by),
        },
        6 => C::NameDeputy {
            seat: id(seat),
            person: id("Dora"),
        },
        _ => C::VacateSeat {
            seat: id(seat),
            reason: said(&by),
        },
    })
}

fn founding(by: Actor) -> impl Strategy<Value = C> {
    let kind = select(vec![ElectorateKind::Closed, ElectorateKind::Open]);
    (select(rules()), kind, select(&SEATS[..]), 0..7, 1_u32..4).prop_map(
        move |(rule, kind, seat, which, version)| match which {
            0 => convene(),
            1 => C::ProposeCharter {
                charter: Charter::deciding_by(simple()).with(topic("play"), rule, kind),
            },
            2 | 3 => sign(seat, version),
            4 => appoint("Fay", office()),
            5 => C::ReleaseFacilitator { reason: said(&by) },
            _ => C::GrantMandate {
                mandate: id(seat),
                topics: vec![topic("play")],
                services: Vec::new(),
                limit: None,
                effect: MandateEffect::Binding,
                until: None,
            },
        },
    )
}

fn talk(by: Actor) -> impl Strategy<Value = C> {
    let motions = select(vec![
        None,
        Some(on_service()),
        Some(Motion::Table(TableMotion::ExcludeMember {
            seat: id("Bert"),
        })),
        Some(Motion::Table(TableMotion::DissolveRoundTable)),
    ]);
    (select(&PROPOSALS[..]), motions, select(&SEATS[..]), 0..9).prop_map(
        move |(proposal, motion, seat, which)| match which {
            0..=3 => propose(&by, proposal, motion),
            4 => amend(&by, proposal, &[seat]),
            5 => C::WithdrawProposal {
                proposal: id(proposal),
            },
            6 => C::AskAdvice {
                proposal: id(proposal),
                of: vec![id("Dora")],
            },
            7 => C::GiveAdvice {
                advice: id(proposal),
                proposal: id(proposal),
                text: said(&by),
            },
            _ => C::AnswerAdvice {
                advice: id(proposal),
                followed: Followed::Not,
                reason: said(&by),
            },
        },
    )
}

fn deciding(by: Actor) -> impl Strategy<Value = C> {
    let positions = select(vec![
        Position::Agree,
        Position::AgreeWithConcern,
        Position::Abstain,
        Position::Object,
    ]);
    (
        select(&DECISIONS[..]),
        select(&PROPOSALS[..]),
        select(&SEATS[..]),
        positions,
        0..14,
    )
        .prop_map(move |(decision, proposal, seat, position, which)| {
            let decision_id = id(decision);
            match which {
                0 | 1 => C::OpenDecision {
                    decision: decision_id,
                    proposal: id(proposal),
                    held: Held::Until(moment("2026-03-02T12:20:00Z")),
                    reopens: None,
                },
                2 => C::OpenDecision {
                    decision: decision_id,
                    proposal: id(proposal),
                    held: Held::InSession(id("session")),
                    reopens: Some(id("D")),
                },
                3..=7 => C::TakePosition {
                    decision: decision_id,
                    seat: id(seat),
                    position,
                    reason: Some(said(&by)),
                },
                8 => C::TestObjection {
                    decision: decision_id,
                    seat: id(seat),
                    voices: vec![Voice {
                        seat: id("Carl"),
                        qualifies: false,
                    }],
                    reason: said(&by),
                },
                9 => C::WithdrawObjection {
                    decision: decision_id,
                    seat: id(seat),
                },
                10 => C::RecuseMember {
                    seat: id(seat),
                    from: Recusal::Decision(decision_id),
                    reason: said(&by),
                },
                _ => C::CloseDecision {
                    decision: decision_id,
                    review_by: Some(day("2026-09-01")),
                },
            }
        })
}

fn later(by: Actor) -> impl Strategy<Value = C> {
    (select(&DECISIONS[..]), 1_usize..60, 0..10).prop_map(move |(decision, entry, which)| {
        match which {
            0 | 1 => contest(&by, entry),
            2 => answer(&by, entry, ContestOutcome::Rejected),
            3 => answer(&by, entry, ContestOutcome::Upheld),
            4 => C::CallSession {
                session: id("session"),
                at: moment("2026-03-02T12:00:00Z"),
                agenda: Vec::new(),
            },
            5 => C::OpenSession {
                session: id("session"),
                openness: Openness::Public,
            },
            6 => attend(&["Ayşe"]),
            7 => C::RecordDissent {
                decision: id(decision),
                seat: id("Ayşe"),
                words: said(&by),
            },
            8 => C::MakeCommitment {
                commitment: id(decision),
                what: said(&by),
                due: day("2026-09-01"),
            },
            _ => C::DissolveRoundTable {
                basis: coprod_core::Basis::Decision(own(entry)),
                reason: said(&by),
            },
        }
    })
}

#[derive(Debug, Clone)]
struct Step {
    by: Actor,
    what: C,
    relayed: bool,
}

fn step() -> impl Strategy<Value = Step> {
    select(actors()).prop_flat_map(|by| {
        let what = command(by.clone());
        (what, prop::bool::weighted(0.2)).prop_map(move |(what, relayed)| Step {
            by: by.clone(),
            what,
            relayed,
        })
    })
}

/// Minutes pass with each step.
fn walk(start: Specification<RoundTable>, steps: Vec<Step>) -> Vec<Specification<RoundTable>> {
    let mut path = vec![start];
    for (minute, step) in steps.into_iter().enumerate() {
        let before = path.last().unwrap().clone();
        let now = moment(&format!("2026-03-02T12:{:02}:00Z", minute % 60));
        let mut ready = before.clone().at(now);
        if step.relayed {
            ready = ready.relayed(by_the_town());
        }
        let acts = ready.when(&step.by, step.what.clone()).outcome();
        if acts.is_err() {
            continue;
        }
        let mut again = before.at(now);
        if step.relayed {
            again = again.relayed(by_the_town());
        }
        path.push(again.and(&step.by, step.what));
    }
    path
}

fn starts() -> impl Strategy<Value = Specification<RoundTable>> {
    use crate::support::{constituted, constituted_open, gathered, led, opened};
    (0..9_usize).prop_map(|which| match which {
        0 => table(),
        1 => gathered(),
        2 => constituted(simple()),
        3 => led(consent()),
        4 => constituted_open(),
        5 => opened(consent()),
        6 => opened(Rule::Consensus { quorum: None }),
        7 => opened(simple()),
        _ => opened(Rule::Advice {
            decider: id("Carl"),
        }),
    })
}

/// Something anybody may always do: convene, grant a mandate, record dissent or contest.
fn somebody_can_act(table: &Specification<RoundTable>) -> bool {
    let grant = C::GrantMandate {
        mandate: id("one more"),
        topics: vec![topic("play")],
        services: Vec::new(),
        limit: None,
        effect: MandateEffect::Recommendation,
        until: None,
    };
    [(town(), convene()), (town(), grant)]
        .into_iter()
        .any(|(by, what)| table.clone().when(&by, what).outcome().is_ok())
}

/// Every open decision can be closed once its time is up, by whom it is for, or by an automation.
/// Only where one seat decides somebody may first have to ask for advice, or answer it.
fn decisions_can_end(table: &Specification<RoundTable>) -> bool {
    table.state().open_decisions().all(|(decision, open)| {
        let close = C::CloseDecision {
            decision,
            review_by: Some(day("2026-09-01")),
        };
        let later = table.clone().at(moment("2026-03-09T12:00:00Z"));
        matches!(open.rule, Rule::Advice { .. })
            || actors()
                .iter()
                .any(|by| later.clone().when(by, close.clone()).outcome().is_ok())
    })
}

fn closings(table: &RoundTable) -> BTreeMap<String, String> {
    DECISIONS
        .iter()
        .filter_map(|name| {
            let closing = table.closing(id(name))?;
            let kind = match closing {
                Closing::Adopted { .. } => "adopted".to_owned(),
                Closing::Rejected => "rejected".to_owned(),
                Closing::Lapsed(why) => format!("lapsed: {why}"),
            };
            Some(((*name).to_owned(), kind))
        })
        .collect()
}

fn replay(acts: &[Act<E>]) -> RoundTable {
    acts.iter().fold(RoundTable::default(), RoundTable::evolve)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_asked_the_table_holds_together(
        start in starts(),
        steps in vec(step(), 1..60),
    ) {
        let path = walk(start, steps);
        for pair in path.windows(2) {
            let (before, after) = (pair[0].state(), pair[1].state());
            let (old, new) = (closings(before), closings(after));
            for (decision, closing) in old {
                prop_assert_eq!(new.get(&decision), Some(&closing), "a closed decision changed");
            }
        }
        let end = path.last().unwrap();
        prop_assert_eq!(&replay(end.acts()), end.state());
        prop_assert_eq!(end.state().sequence(), end.acts().len() as u64);
        for (decision, open) in end.state().open_decisions() {
            let poll = end.state().poll(decision).unwrap();
            for (position, seat) in poll.positions.keys().map(|seat| (open.position(*seat), seat)) {
                let voices = poll.electorate.iter().filter(|voter| voter.seat == *seat).count();
                prop_assert_eq!(voices, 1, "one seat, one voice");
                prop_assert!(position.is_some());
            }
        }
        match end.state().phase() {
            Phase::Dissolved => {}
            Phase::NotConvened | Phase::Convened { .. } | Phase::Constituted { .. } => {
                prop_assert!(somebody_can_act(end), "the table is stuck");
                prop_assert!(decisions_can_end(end), "a decision can't be closed");
            }
        }
    }
}

/// What one person can have in one decision is one voice, through whatever hands it came.
#[test]
fn a_seat_that_speaks_again_has_one_voice_all_the_same() {
    use crate::support::{opened, position};
    let table = [Position::Agree, Position::Object, Position::Agree]
        .into_iter()
        .fold(opened(simple()), |table, said| {
            table.and(&bert(), position("D", "Bert", said))
        });
    let tally = table.state().explain(id("D")).unwrap().tally;
    assert_eq!((tally.citizen.agree, tally.citizen.object), (1, 0));
    assert!(matches!(
        table.state().decision(id("D")),
        Some(Decision::Open(_))
    ));
}
