//! More agree than object. A tie is rejected, unless a casting seat that spoke for or against breaks
//! it.

use super::{
    Body, CastingVote, Change, Explanation, Majority, Move, Movers, Outcome, Quorum, SideRule,
    Stand, Verdict,
    change::WhatIf,
    count::{Counts, Roll},
};
use crate::SeatId;

pub(super) fn outcome(
    roll: &Roll<'_>,
    quorum: Option<Quorum>,
    casting_seat: Option<SeatId>,
) -> Outcome {
    let majority = Majority::Simple;
    let rule = SideRule { quorum, majority };
    let casting = casting_seat.filter(|seat| roll.has(*seat));
    let stand = casting.map(|seat| Stand::from(roll.position(seat)));
    let counts = roll.counts(Body::Table);
    let verdict = judge(&rule, stand, &counts);
    let changes = changes(&rule, casting.zip(stand), counts);
    let explained = vec![rule.explain(Body::Table, &counts)];
    Outcome {
        verdict,
        tally: roll.tally(),
        explanation: Explanation {
            casting_vote: casting
                .filter(|_| is_tie(&counts) && !matches!(verdict, Verdict::Lapsed(_)))
                .map(|seat| CastingVote {
                    seat,
                    position: roll.position(seat),
                }),
            ..Explanation::of(explained, changes)
        },
    }
}

fn judge(rule: &SideRule, casting: Option<Stand>, counts: &Counts) -> Verdict {
    match rule.judge(counts) {
        Verdict::Rejected if is_tie(counts) && casting == Some(Stand::Agree) => Verdict::Adopted,
        verdict @ (Verdict::Adopted | Verdict::Rejected | Verdict::Lapsed(_)) => verdict,
    }
}

fn is_tie(counts: &Counts) -> bool {
    counts.standing(Stand::Agree) == counts.standing(Stand::Object)
}

fn changes(rule: &SideRule, casting: Option<(SeatId, Stand)>, counts: Counts) -> Vec<Change> {
    let stand = casting.map(|(_, stand)| stand);
    let judged = |counts: &Counts| judge(rule, stand, counts);
    let mut changes = WhatIf {
        body: Body::Table,
        counts,
        fixed: stand.into_iter().collect(),
        judge: &judged,
    }
    .changes();
    let Some((seat, stand)) = casting else {
        return changes;
    };
    let adopted = judged(&counts) == Verdict::Adopted;
    let others: &[Stand] = if adopted {
        &[Stand::Object, Stand::Abstain, Stand::Silent]
    } else {
        &[Stand::Agree]
    };
    for to in others.iter().copied().filter(|to| *to != stand) {
        let verdict = judge(rule, Some(to), &counts.moved(stand, to, 1));
        if (verdict == Verdict::Adopted) != adopted {
            let moves = vec![casting_stands(seat, to)];
            changes.push(Change { moves, verdict });
        }
    }
    if changes.is_empty() && stand != Stand::Agree {
        let to = Stand::Agree;
        changes = WhatIf {
            body: Body::Table,
            counts: counts.moved(stand, to, 1),
            fixed: vec![to],
            judge: &|counts| judge(rule, Some(to), counts),
        }
        .changes_after(&casting_stands(seat, to));
    }
    changes
}

fn casting_stands(seat: SeatId, to: Stand) -> Move {
    let movers = Movers::Seats(vec![seat]);
    Move { movers, to }
}
