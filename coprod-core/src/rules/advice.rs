//! One seat decides, once it has asked for advice and answered all it got. Others may take a
//! position; it is tallied and doesn't count.

use super::{
    Body, BodyCount, Change, Explanation, Lapse, Move, Movers, NotReady, Outcome, Stand, Verdict,
    count::Roll,
};
use crate::SeatId;

pub(super) fn outcome(roll: &Roll<'_>, decider: SeatId) -> Outcome {
    let stand = Stand::from(roll.position(decider));
    let verdict = judge(roll, decider, stand);
    let missing = roll.has(decider) && stand == Stand::Silent;
    let counts = roll.counts(Body::Table);
    let explained = vec![BodyCount::new(Body::Table, &counts, None)];
    Outcome {
        verdict,
        tally: roll.tally(),
        explanation: Explanation {
            missing: missing.then_some(decider).into_iter().collect(),
            not_ready: not_ready(roll, decider),
            ..Explanation::of(explained, changes(roll, decider, verdict))
        },
    }
}

/// Asks for nothing as long as the decider says nothing: then there is nothing to hold back.
pub(super) fn not_ready(roll: &Roll<'_>, decider: SeatId) -> Option<NotReady> {
    roll.position(decider).and_then(|_| advice_due(roll))
}

fn advice_due(roll: &Roll<'_>) -> Option<NotReady> {
    let advice = roll.poll.advice;
    if advice.asked == 0 {
        Some(NotReady::AdviceNotAsked)
    } else if advice.unanswered > 0 {
        let count = advice.unanswered;
        Some(NotReady::AdviceUnanswered { count })
    } else {
        None
    }
}

/// What it comes to if the decider stands at `stand`.
fn judge(roll: &Roll<'_>, decider: SeatId, stand: Stand) -> Verdict {
    if !roll.has(decider) {
        return Verdict::Lapsed(Lapse::EmptyElectorate);
    }
    match stand {
        Stand::Silent => Verdict::Lapsed(Lapse::NobodySpoke),
        Stand::Agree if advice_due(roll).is_none() => Verdict::Adopted,
        Stand::Agree | Stand::Abstain | Stand::Object => Verdict::Rejected,
    }
}

fn changes(roll: &Roll<'_>, decider: SeatId, verdict: Verdict) -> Vec<Change> {
    let adopted = verdict == Verdict::Adopted;
    let to = if adopted { Stand::Object } else { Stand::Agree };
    let verdict = judge(roll, decider, to);
    if (verdict == Verdict::Adopted) == adopted {
        return Vec::new();
    }
    let step = Move {
        movers: Movers::Seats(vec![decider]),
        to,
    };
    vec![Change {
        moves: vec![step],
        verdict,
    }]
}
