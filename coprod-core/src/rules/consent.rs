//! No objection stands and a review is dated. Nobody has to be in favour: a table that only abstains
//! has consented, as what counts is that nobody sees harm.

use super::{
    Body, BodyCount, Explanation, NotReady, Outcome, Position, Quorum, Stand, Verdict,
    change::WhatIf,
    count::{Counts, Roll},
    majority::lapse,
};
use crate::SeatId;

pub(super) fn outcome(roll: &Roll<'_>, quorum: Quorum) -> Outcome {
    let counts = roll.counts(Body::Table);
    let (not_standing, standing): (Vec<SeatId>, Vec<SeatId>) = roll
        .saying(Position::Object)
        .partition(|seat| roll.poll.unqualified.contains(seat));
    let dated = roll.poll.review_by.is_some();
    let harmless = u32::try_from(not_standing.len()).unwrap_or(u32::MAX);
    let judge = |counts: &Counts| match judge(quorum, harmless, counts) {
        Verdict::Adopted if !dated => Verdict::Rejected,
        verdict @ (Verdict::Adopted | Verdict::Rejected | Verdict::Lapsed(_)) => verdict,
    };
    let fixed = if judge(&counts) == Verdict::Adopted {
        set_aside(roll)
    } else {
        Vec::new()
    };
    let changes = WhatIf {
        body: Body::Table,
        counts,
        fixed,
        judge: &judge,
    }
    .changes();
    let explained = vec![BodyCount::new(Body::Table, &counts, Some(quorum))];
    Outcome {
        verdict: judge(&counts),
        tally: roll.tally(),
        explanation: Explanation {
            standing,
            not_standing,
            not_ready: not_ready(roll, quorum),
            ..Explanation::of(explained, changes)
        },
    }
}

/// Where the seats stand whose objecting anew would not block.
fn set_aside(roll: &Roll<'_>) -> Vec<Stand> {
    let seats = roll.poll.unqualified.iter().filter(|seat| roll.has(**seat));
    seats
        .map(|seat| Stand::from(roll.position(*seat)))
        .collect()
}

pub(super) fn not_ready(roll: &Roll<'_>, quorum: Quorum) -> Option<NotReady> {
    let harmless = roll
        .saying(Position::Object)
        .filter(|seat| roll.poll.unqualified.contains(seat))
        .count();
    let harmless = u32::try_from(harmless).unwrap_or(u32::MAX);
    let verdict = judge(quorum, harmless, &roll.counts(Body::Table));
    (verdict == Verdict::Adopted && roll.poll.review_by.is_none())
        .then_some(NotReady::ReviewDateMissing)
}

/// What it comes to with a review date, where so many of the objections are `harmless`.
fn judge(quorum: Quorum, harmless: u32, counts: &Counts) -> Verdict {
    if let Some(lapse) = lapse(Some(quorum), counts) {
        Verdict::Lapsed(lapse)
    } else if counts.tally.object <= harmless {
        Verdict::Adopted
    } else {
        Verdict::Rejected
    }
}
