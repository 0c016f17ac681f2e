//! Eye level: each side reaches its own quorum and its own majority, and neither can outvote the
//! other. A side of which nobody speaks hasn't rejected anything: the decision lapses.

use super::{
    Body, Change, Counted, Explanation, Lapse, Outcome, SideRule, TallyBySide, Verdict,
    change::WhatIf,
    count::{Counts, Roll},
};
use crate::PartyId;

pub(super) fn outcome(
    roll: &Roll<'_>,
    professional: &SideRule,
    citizen: &SideRule,
    counted: Counted,
) -> Outcome {
    let (professional, mut split) = Half::new(roll, Body::Professional, professional, counted);
    let (citizen, split_citizens) = Half::new(roll, Body::Citizen, citizen, counted);
    split.extend(split_citizens);
    let halves = [&professional, &citizen];
    let explained = halves.map(|half| half.rule.explain(half.body, &half.counts));
    let verdict = both(professional.verdict(), citizen.verdict());
    Outcome {
        verdict,
        tally: TallyBySide {
            professional: professional.counts.tally,
            citizen: citizen.counts.tally,
        },
        explanation: Explanation {
            counted,
            split,
            ..Explanation::of(explained.into(), changes(&professional, &citizen))
        },
    }
}

/// One side with what it needs.
struct Half<'a> {
    body: Body,
    rule: &'a SideRule,
    counts: Counts,
}

impl<'a> Half<'a> {
    fn new(
        roll: &Roll<'_>,
        body: Body,
        rule: &'a SideRule,
        counted: Counted,
    ) -> (Self, Vec<PartyId>) {
        let (counts, split) = match counted {
            Counted::BySeat => (roll.counts(body), Vec::new()),
            Counted::ByParty => roll.parties(body),
        };
        (Self { body, rule, counts }, split)
    }

    fn verdict(&self) -> Verdict {
        self.rule.judge(&self.counts)
    }

    fn changes(&self) -> Vec<Change> {
        WhatIf {
            body: self.body,
            counts: self.counts,
            fixed: Vec::new(),
            judge: &|counts| self.rule.judge(counts),
        }
        .changes()
    }
}

/// What comes out when one side by itself comes to `one` and the other to `other`.
fn both(one: Verdict, other: Verdict) -> Verdict {
    use Lapse::{EmptyElectorate, EmptySide};
    use Verdict::{Adopted, Lapsed, Rejected};
    match (one, other) {
        (Lapsed(EmptyElectorate), Lapsed(EmptyElectorate)) => Lapsed(EmptyElectorate),
        (Lapsed(EmptyElectorate), _) | (_, Lapsed(EmptyElectorate)) => Lapsed(EmptySide),
        (Lapsed(Lapse::NobodySpoke), _) | (_, Lapsed(Lapse::NobodySpoke)) => {
            Lapsed(Lapse::NobodySpoke)
        }
        (Lapsed(lapse), Adopted | Rejected | Lapsed(_)) | (Adopted | Rejected, Lapsed(lapse)) => {
            Lapsed(lapse)
        }
        (Adopted, Adopted) => Adopted,
        (Rejected, Adopted | Rejected) | (Adopted, Rejected) => Rejected,
    }
}

fn changes(professional: &Half<'_>, citizen: &Half<'_>) -> Vec<Change> {
    let (one, other) = (professional.verdict(), citizen.verdict());
    let of_one = || {
        professional
            .changes()
            .into_iter()
            .map(|change| with(change, other))
    };
    let of_other = || {
        citizen
            .changes()
            .into_iter()
            .map(|change| with(change, one))
    };
    match (one == Verdict::Adopted, other == Verdict::Adopted) {
        (true, true) => of_one().chain(of_other()).collect(),
        (false, true) => of_one().collect(),
        (true, false) => of_other().collect(),
        (false, false) => smallest_of_both(professional, citizen)
            .into_iter()
            .collect(),
    }
}

fn with(change: Change, other_side: Verdict) -> Change {
    Change {
        verdict: both(change.verdict, other_side),
        ..change
    }
}

/// Where both sides fall short, both have to move: the fewest voices of each.
fn smallest_of_both(professional: &Half<'_>, citizen: &Half<'_>) -> Option<Change> {
    let smallest = |half: &Half<'_>| half.changes().into_iter().min_by_key(Change::size);
    let mut change = smallest(professional)?;
    change.moves.extend(smallest(citizen)?.moves);
    Some(change)
}
