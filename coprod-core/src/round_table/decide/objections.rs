//! Testing objections under consent.

use std::collections::{BTreeMap, BTreeSet};

use super::Decided;
use crate::{
    Context, DecisionId, SeatId, Words,
    round_table::{
        OpenDecision, RoundTable, RoundTableEvent as Event, RoundTableRefusal as Refusal, Voice,
    },
    rules::{ObjectionTest, Position, Rule, Voter},
};

/// Under consent the table tests whether an objection qualifies: it stands unless each side says by
/// majority that it doesn't. Who made the proposal or the objection doesn't judge it.
pub(super) fn test(
    table: &RoundTable,
    decision: DecisionId,
    seat: SeatId,
    voices: Vec<Voice>,
    reason: Words,
    act: &Context,
) -> Decided {
    table.admit_keeper(act)?;
    let open = table.admit_open_decision(decision)?;
    if !is_by_consent(&open.rule) {
        return Err(Refusal::NotUnderConsent { decision });
    }
    if open.position(seat) != Some(Position::Object) || table.is_recused(seat, open) {
        return Err(Refusal::NoStandingObjection { seat, decision });
    }
    let judges = judges(table, open);
    let partial = partial_seats(table, open, seat);
    let mut counted = BTreeMap::new();
    for Voice { seat, qualifies } in &voices {
        let seat = *seat;
        table.seat_taken(seat)?;
        if partial.contains(&seat) {
            return Err(Refusal::JudgesOwnCause { seat });
        }
        if !judges.iter().any(|judge| judge.seat == seat) {
            return Err(Refusal::SteppedBack { seat, decision });
        }
        if counted.insert(seat, *qualifies).is_some() {
            return Err(Refusal::NamedTwice { seat });
        }
    }
    let qualifies = ObjectionTest::of(&judges, &partial, seat, &counted).qualifies;
    Ok(vec![Event::ObjectionTested {
        decision,
        seat,
        voices,
        qualifies,
        reason,
    }])
}

fn is_by_consent(rule: &Rule) -> bool {
    match rule {
        Rule::Consent { .. } => true,
        Rule::SimpleMajority { .. }
        | Rule::QualifiedMajority { .. }
        | Rule::Consensus { .. }
        | Rule::DoubleMajority { .. }
        | Rule::Advice { .. } => false,
    }
}

/// Those seated who haven't stepped back.
fn judges(table: &RoundTable, open: &OpenDecision) -> Vec<Voter> {
    table
        .seats
        .eligible()
        .filter(|(id, _)| !table.is_recused(*id, open))
        .map(|(seat, of)| Voter {
            seat,
            party: of.party,
            side: of.side,
        })
        .collect()
}

/// All seats of whoever made the proposal, and of whoever objects.
fn partial_seats(table: &RoundTable, open: &OpenDecision, objector: SeatId) -> BTreeSet<SeatId> {
    let proposer = table
        .proposals
        .get(&open.proposal)
        .and_then(|proposal| proposal.proposer);
    let objector = table.seats.get(objector).map(|seat| seat.party);
    let partial = |party| Some(party) == proposer || Some(party) == objector;
    let seats = table.seats.all();
    seats
        .filter(|(_, seat)| partial(seat.party))
        .map(|(id, _)| id)
        .collect()
}
