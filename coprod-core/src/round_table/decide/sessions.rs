//! Sessions and their minutes.

use std::collections::BTreeSet;

use super::Decided;
use crate::{
    Context, DecisionId, Digest, SeatId, SessionId, Timestamp, Words,
    round_table::{
        AgendaItem, Openness, RoundTable, RoundTableEvent as Event, RoundTableRefusal as Refusal,
        Session, SessionStage, TableMotion,
    },
};

pub(super) fn call(
    table: &RoundTable,
    session: SessionId,
    at: Timestamp,
    agenda: Vec<AgendaItem>,
    act: &Context,
) -> Decided {
    table.admit_keeper(act)?;
    if table.sessions.contains_key(&session) {
        return Err(Refusal::IdInUse {
            kind: "session",
            id: session.to_string(),
        });
    }
    let mut items = BTreeSet::new();
    for AgendaItem { item, .. } in &agenda {
        if table.items.contains(item) || !items.insert(item) {
            return Err(Refusal::IdInUse {
                kind: "agenda item",
                id: item.to_string(),
            });
        }
    }
    Ok(vec![Event::SessionCalled {
        session,
        at,
        agenda,
    }])
}

pub(super) fn open(
    table: &RoundTable,
    id: SessionId,
    openness: Openness,
    act: &Context,
) -> Decided {
    table.admit_keeper(act)?;
    match table.session_named(id)?.stage {
        SessionStage::Called => Ok(vec![Event::SessionOpened {
            session: id,
            openness,
        }]),
        SessionStage::Open(_) | SessionStage::Closed { .. } => {
            Err(Refusal::SessionNotWaiting { session: id })
        }
    }
}

/// Who is there now: each record takes the place of the one before.
pub(super) fn record_attendance(
    table: &RoundTable,
    id: SessionId,
    seats: Vec<SeatId>,
    act: &Context,
) -> Decided {
    table.admit_keeper(act)?;
    table.admit_open_session(id)?;
    let mut present = BTreeSet::new();
    for seat in &seats {
        table.seat_taken(*seat)?;
        if !present.insert(seat) {
            return Err(Refusal::NamedTwice { seat: *seat });
        }
    }
    Ok(vec![Event::AttendanceRecorded { session: id, seats }])
}

pub(super) fn close(table: &RoundTable, id: SessionId, act: &Context) -> Decided {
    table.admit_keeper(act)?;
    table.admit_open_session(id)?;
    Ok(vec![Event::SessionClosed { session: id }])
}

/// The table approves a document, of which the digest is kept.
pub(super) fn approve_minutes(
    table: &RoundTable,
    session: SessionId,
    digest: Digest,
    decision: DecisionId,
    act: &Context,
) -> Decided {
    table.admit_anybody_here(act)?;
    admit_closed(table, session)?;
    table.admit_decided(decision, &TableMotion::ApproveMinutes { session, digest })?;
    Ok(vec![Event::MinutesApproved {
        session,
        digest,
        decision,
    }])
}

pub(super) fn contest_minutes(
    table: &RoundTable,
    session: SessionId,
    passage: Words,
    reason: Words,
    act: &Context,
) -> Decided {
    table.admit_member(act)?;
    admit_closed(table, session)?;
    Ok(vec![Event::MinutesContested {
        session,
        passage,
        reason,
    }])
}

fn admit_closed(table: &RoundTable, session: SessionId) -> Result<(), Refusal> {
    match table.session_named(session)?.stage {
        SessionStage::Closed { .. } => Ok(()),
        SessionStage::Called | SessionStage::Open(_) => Err(Refusal::SessionNotClosed { session }),
    }
}

impl RoundTable {
    pub(super) fn session_named(&self, session: SessionId) -> Result<&Session, Refusal> {
        self.sessions
            .get(&session)
            .ok_or(Refusal::NoSuchSession { session })
    }

    pub(super) fn admit_open_session(&self, id: SessionId) -> Result<&Session, Refusal> {
        let session = self.session_named(id)?;
        match session.stage {
            SessionStage::Open(_) => Ok(session),
            SessionStage::Called | SessionStage::Closed { .. } => {
                Err(Refusal::SessionNotOpen { session: id })
            }
        }
    }
}
