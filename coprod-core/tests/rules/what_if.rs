//! What would have changed it is true: with those voices, whoever of them it is, it does change.

use std::collections::BTreeSet;

use coprod_core::{
    PartyId, SeatId, Side,
    rules::{Body, Change, Counted, Move, Movers, Outcome, Poll, Position, Rule, Stand, Voter},
};
use proptest::prelude::*;

use crate::{
    model,
    support::{ADOPTED, verdict},
};

/// A voice and the seats that make it.
type Unit = (Stand, BTreeSet<SeatId>);

/// The poll after `change`; `pick` chooses among those who may move.
fn after(rule: &Rule, poll: &Poll, outcome: &Outcome, change: &Change, pick: usize) -> Poll {
    let mut changed = poll.clone();
    for step in &change.moves {
        let movers: Vec<SeatId> = match &step.movers {
            Movers::Seats(seats) => seats.clone(),
            Movers::Any { count, body, from } => {
                let mut free = units(rule, poll, *body);
                free.retain(|(stand, seats)| {
                    stand == from && seats.is_disjoint(&meant_apart(rule, poll, outcome, step))
                });
                assert!(free.len() >= usize::try_from(*count).unwrap());
                let turn = pick % free.len();
                free.rotate_left(turn);
                let count = usize::try_from(*count).unwrap();
                free.into_iter()
                    .take(count)
                    .flat_map(|(_, seats)| seats)
                    .collect()
            }
        };
        for seat in movers {
            match step.to {
                Stand::Silent => changed.positions.remove(&seat),
                Stand::Agree => changed.positions.insert(seat, Position::Agree),
                Stand::Abstain => changed.positions.insert(seat, Position::Abstain),
                Stand::Object => changed.positions.insert(seat, Position::Object),
            };
        }
    }
    changed
}

fn meant_apart(rule: &Rule, poll: &Poll, outcome: &Outcome, step: &Move) -> BTreeSet<SeatId> {
    let mut apart: BTreeSet<SeatId> = outcome.explanation.missing.iter().copied().collect();
    match rule {
        Rule::SimpleMajority { casting_seat, .. } => apart.extend(*casting_seat),
        Rule::Consent { .. } if step.to == Stand::Object => apart.extend(&poll.unqualified),
        Rule::Consent { .. } => apart.extend(&outcome.explanation.not_standing),
        Rule::QualifiedMajority { .. }
        | Rule::Consensus { .. }
        | Rule::DoubleMajority { .. }
        | Rule::Advice { .. } => {}
    }
    apart
}

fn units(rule: &Rule, poll: &Poll, body: Body) -> Vec<Unit> {
    let voters: Vec<&Voter> = poll
        .electorate
        .iter()
        .filter(|voter| sits_in(voter, body))
        .collect();
    let says = |seat: SeatId| Stand::from(poll.positions.get(&seat).copied());
    let by_party = matches!(
        rule,
        Rule::DoubleMajority {
            counted: Counted::ByParty,
            ..
        }
    );
    if !by_party {
        let unit = |voter: &&Voter| (says(voter.seat), BTreeSet::from([voter.seat]));
        return voters.iter().map(unit).collect();
    }
    let parties: BTreeSet<PartyId> = voters.iter().map(|voter| voter.party).collect();
    let of = |party: PartyId| -> Unit {
        let seats = voters.iter().filter(|voter| voter.party == party);
        let seats: BTreeSet<SeatId> = seats.map(|voter| voter.seat).collect();
        let mut stands: Vec<Stand> = seats.iter().map(|seat| says(*seat)).collect();
        stands.retain(|stand| *stand != Stand::Silent);
        stands.dedup();
        match stands[..] {
            [] => (Stand::Silent, seats),
            [stand] => (stand, seats),
            [..] => (Stand::Abstain, seats),
        }
    };
    parties.into_iter().map(of).collect()
}

fn sits_in(voter: &Voter, body: Body) -> bool {
    match body {
        Body::Table => voter.side != Side::Neutral,
        Body::Professional => voter.side == Side::Professional,
        Body::Citizen => voter.side == Side::Citizen,
    }
}

/// Each seat once.
fn plain(mut poll: Poll) -> Poll {
    poll.electorate.sort_by_key(|voter| voter.seat);
    poll.electorate.dedup_by_key(|voter| voter.seat);
    poll
}

/// The change with one voice less in its `part`th move.
fn without_one(change: &Change, part: usize) -> Change {
    let mut less = change.clone();
    match &mut less.moves[part].movers {
        Movers::Any { count, .. } if *count > 1 => *count -= 1,
        Movers::Seats(seats) if seats.len() > 1 => drop(seats.pop()),
        Movers::Any { .. } | Movers::Seats(_) => drop(less.moves.remove(part)),
    }
    less
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn each_change_suffices_and_nothing_of_it_can_be_left_out(
        rule in model::rules(),
        poll in model::polls().prop_map(plain),
        pick in 0..9_usize,
    ) {
        let outcome = rule.outcome(&poll);
        let adopted = outcome.verdict == ADOPTED;
        for change in &outcome.explanation.changes {
            let changed = verdict(&rule, &after(&rule, &poll, &outcome, change, pick));
            prop_assert_eq!(changed, change.verdict, "{:?}", change);
            prop_assert_ne!(changed == ADOPTED, adopted, "{:?}", change);
            for part in 0..change.moves.len() {
                let less = without_one(change, part);
                let kept = verdict(&rule, &after(&rule, &poll, &outcome, &less, pick));
                prop_assert_eq!(kept == ADOPTED, adopted, "{:?}", less);
            }
        }
    }

    #[test]
    fn where_everybodys_agreement_would_adopt_it_a_change_is_named(
        rule in model::rules(),
        poll in model::polls().prop_map(plain),
    ) {
        let outcome = rule.outcome(&poll);
        let mut agreed = poll.clone();
        for voter in &poll.electorate {
            agreed.positions.insert(voter.seat, Position::Agree);
        }
        let reachable = verdict(&rule, &agreed) == ADOPTED;
        if outcome.verdict != ADOPTED {
            prop_assert_eq!(outcome.explanation.changes.is_empty(), !reachable);
        } else if !matches!(rule, Rule::Consent { .. }) {
            prop_assert!(!outcome.explanation.changes.is_empty());
        }
    }
}
