//! A session in parts, for programs.

use std::collections::BTreeMap;

use coprod_core::{
    PartyId, RoundTableId, SeatId, SessionId, Side,
    round_table::Seat,
    rules::{Explanation, TallyBySide},
};
use serde::Serialize;
use serde_json::{Value, json};

use super::{Asked, decided::Decided, gather::Gathered};
use crate::{
    lookup::{Lookup, Name},
    record::Recorded,
};

/// The document; what is absent is `null` or empty.
#[derive(Debug, Serialize)]
pub(super) struct Document {
    round_table: RoundTableId,
    session: SessionId,
    purpose: Option<String>,
    called: Value,
    opened: Option<Value>,
    closed: Option<Value>,
    attendance: Vec<Value>,
    present: Vec<Member>,
    absent: Vec<Member>,
    interests: Vec<Value>,
    topics: Vec<Value>,
    proposals: Vec<Value>,
    decisions: Vec<Decision>,
    commitments: Vec<Value>,
    others: Vec<Value>,
    contests: Vec<Value>,
    minutes: Vec<Value>,
    /// The names that the ledger still has, by party.
    names: BTreeMap<PartyId, String>,
}

#[derive(Debug, Serialize)]
struct Member {
    seat: SeatId,
    party: PartyId,
    side: Side,
    person: Option<PartyId>,
}

#[derive(Debug, Serialize)]
struct Decision {
    opened: Value,
    text: Option<String>,
    positions: Vec<Value>,
    objections: Vec<Value>,
    dissent: Vec<Value>,
    reports: Vec<Value>,
    closed: Option<Value>,
    tally: Option<TallyBySide>,
    explanation: Option<Explanation>,
}

pub(super) fn document(asked: &Asked, gathered: &Gathered<'_>, lookup: &Lookup) -> Document {
    let members = |present: bool| {
        let members = gathered.members.iter();
        let members = members.filter(|(id, _)| gathered.present.contains(id) == present);
        members.map(|(id, seat)| member(*id, seat)).collect()
    };
    Document {
        round_table: asked.table,
        session: asked.session,
        purpose: lookup.purpose(gathered.table).map(str::to_owned),
        called: act(gathered.called),
        opened: gathered.opened.map(act),
        closed: gathered.closed.map(act),
        attendance: acts(&gathered.attendance),
        present: members(true),
        absent: if gathered.attendance.is_empty() {
            Vec::new()
        } else {
            members(false)
        },
        interests: acts(&gathered.interests),
        topics: acts(&gathered.topics),
        proposals: acts(&gathered.proposals),
        decisions: gathered.decisions.iter().map(decision).collect(),
        commitments: acts(&gathered.commitments),
        others: acts(&gathered.others),
        contests: acts(&gathered.contests),
        minutes: acts(&gathered.minutes),
        names: names(lookup),
    }
}

fn member(id: SeatId, seat: &Seat) -> Member {
    Member {
        seat: id,
        party: seat.party,
        side: seat.side,
        person: seat.holder().and_then(|holder| holder.person),
    }
}

fn decision(decided: &Decided<'_>) -> Decision {
    Decision {
        opened: act(decided.opened),
        text: decided.text.and_then(|text| text.text()).map(str::to_owned),
        positions: acts(&decided.positions),
        objections: acts(&decided.objections),
        dissent: acts(&decided.dissent),
        reports: acts(&decided.reports),
        closed: decided.closed.map(act),
        tally: decided.outcome.as_ref().map(|outcome| outcome.tally),
        explanation: decided
            .outcome
            .as_ref()
            .map(|outcome| outcome.explanation.clone()),
    }
}

fn names(lookup: &Lookup) -> BTreeMap<PartyId, String> {
    let known = lookup.names().filter_map(|(party, name)| match name {
        Name::Known(name) => Some((party, name.clone())),
        Name::Never | Name::Erased | Name::Unreadable => None,
    });
    known.collect()
}

fn acts(recorded: &[&Recorded]) -> Vec<Value> {
    recorded.iter().map(|recorded| act(recorded)).collect()
}

/// An act as it stands in the record, its words opened where the ledger still has them.
fn act(recorded: &Recorded) -> Value {
    let mut payload = recorded.payload.clone();
    open(&mut payload);
    json!({
        "position": recorded.event.position,
        "sequence": recorded.event.sequence,
        "occurred_at": payload["occurred_at"],
        "by": payload["by"],
        "relayed": payload["relayed"],
        "act": recorded.event.event_type,
        "what": payload["what"][&recorded.event.event_type],
    })
}

/// Puts what is personal in the place of its reference.
fn open(value: &mut Value) {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        Value::Array(items) => items.iter_mut().for_each(open),
        Value::Object(fields) => {
            let reference = fields.get_mut(coprod_store::PERSONAL_KEY);
            match reference.and_then(|reference| reference.get_mut("value")) {
                Some(opened) => *value = opened.take(),
                None => fields.values_mut().for_each(open),
            }
        }
    }
}
