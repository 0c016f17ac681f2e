//! Somebody agrees, nobody objects, and everybody present at the opening spoke; online, everybody.
//! To abstain is to stand aside.

use super::{
    Body, BodyCount, Change, Explanation, Move, Movers, Outcome, Position, Quorum, Stand, Verdict,
    change::WhatIf,
    count::{Counts, Roll},
    majority::lapse,
};
use crate::SeatId;

pub(super) fn outcome(roll: &Roll<'_>, quorum: Option<Quorum>) -> Outcome {
    let counts = roll.counts(Body::Table);
    let missing: Vec<SeatId> = roll
        .attendance()
        .unwrap_or_else(|| roll.seats().collect())
        .into_iter()
        .filter(|seat| roll.position(*seat).is_none())
        .collect();
    let spoken = judge(quorum, &counts);
    let verdict = match spoken {
        Verdict::Adopted if !missing.is_empty() => Verdict::Rejected,
        Verdict::Adopted | Verdict::Rejected | Verdict::Lapsed(_) => spoken,
    };
    let changes = changes(quorum, counts, &missing);
    let explained = vec![BodyCount::new(Body::Table, &counts, quorum)];
    Outcome {
        verdict,
        tally: roll.tally(),
        explanation: Explanation {
            missing,
            standing: roll.saying(Position::Object).collect(),
            ..Explanation::of(explained, changes)
        },
    }
}

/// What it comes to once everybody who must has spoken.
fn judge(quorum: Option<Quorum>, counts: &Counts) -> Verdict {
    if let Some(lapse) = lapse(quorum, counts) {
        Verdict::Lapsed(lapse)
    } else if counts.tally.object == 0 && counts.tally.agreeing() > 0 {
        Verdict::Adopted
    } else {
        Verdict::Rejected
    }
}

fn changes(quorum: Option<Quorum>, counts: Counts, missing: &[SeatId]) -> Vec<Change> {
    let judge = |counts: &Counts| judge(quorum, counts);
    let spoken = u32::try_from(missing.len()).unwrap_or(u32::MAX);
    let all_spoke = WhatIf {
        body: Body::Table,
        counts: counts.moved(Stand::Silent, Stand::Agree, spoken),
        fixed: vec![Stand::Agree; missing.len()],
        judge: &judge,
    };
    if missing.is_empty() {
        let mut changes = all_spoke.changes();
        // Whose silence would block depends on who was present: not any seat's.
        changes.retain(|change| change.moves.iter().all(|step| step.to != Stand::Silent));
        return changes;
    }
    all_spoke.changes_after(&Move {
        movers: Movers::Seats(missing.to_vec()),
        to: Stand::Agree,
    })
}
