//! Commitments: made for oneself, kept, or released by somebody else.

use super::Decided;
use crate::{
    CommitmentId, Context, Date, Words,
    round_table::{Promise, RoundTable, RoundTableEvent as Event, RoundTableRefusal as Refusal},
};

/// Whoever speaks from a seat commits themself, or the organisation for which they speak.
pub(super) fn make(
    table: &RoundTable,
    commitment: CommitmentId,
    what: Words,
    due: Date,
    act: &Context,
) -> Decided {
    table.admit_member(act)?;
    let who = act.by.principal().ok_or(Refusal::NotForAutomations)?;
    if table.commitments.contains_key(&commitment) {
        return Err(Refusal::IdInUse {
            kind: "commitment",
            id: commitment.to_string(),
        });
    }
    if due < act.occurred_at.date() {
        return Err(Refusal::DueInThePast { due });
    }
    Ok(vec![Event::CommitmentMade {
        commitment,
        who,
        what,
        due,
    }])
}

/// That it is kept says who made it, or who leads the talk.
pub(super) fn keep(table: &RoundTable, commitment: CommitmentId, act: &Context) -> Decided {
    let who = table.promise(commitment)?.who;
    if act.by.principal() == Some(who) || table.is_led_by(act) {
        Ok(vec![Event::CommitmentKept { commitment }])
    } else {
        Err(Refusal::NotTheirsToKeep { who })
    }
}

/// Nobody releases themself: another member does, or who leads the talk.
pub(super) fn release(
    table: &RoundTable,
    commitment: CommitmentId,
    reason: Words,
    act: &Context,
) -> Decided {
    let who = table.promise(commitment)?.who;
    if act.by.principal() == Some(who) {
        return Err(Refusal::ReleasesThemself);
    }
    table.admit_member_or_facilitator(act)?;
    Ok(vec![Event::CommitmentReleased { commitment, reason }])
}

impl RoundTable {
    /// A commitment that is still to be kept.
    fn promise(&self, commitment: CommitmentId) -> Result<&Promise, Refusal> {
        match self.commitments.get(&commitment) {
            None => Err(Refusal::NoSuchCommitment { commitment }),
            Some(promise) if promise.settled => Err(Refusal::CommitmentSettled { commitment }),
            Some(promise) => Ok(promise),
        }
    }
}
