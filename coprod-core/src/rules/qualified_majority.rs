//! A share of a stated base agrees, at least one voice.

use super::{
    Base, Body, Explanation, Majority, Outcome, Quorum, Share, SideRule, change::WhatIf,
    count::Roll,
};

pub(super) fn outcome(
    roll: &Roll<'_>,
    quorum: Option<Quorum>,
    threshold: Share,
    base: Base,
) -> Outcome {
    let majority = Majority::Qualified { threshold, base };
    let rule = SideRule { quorum, majority };
    let counts = roll.counts(Body::Table);
    let changes = WhatIf {
        body: Body::Table,
        counts,
        fixed: Vec::new(),
        judge: &|counts| rule.judge(counts),
    }
    .changes();
    Outcome {
        verdict: rule.judge(&counts),
        tally: roll.tally(),
        explanation: Explanation::of(vec![rule.explain(Body::Table, &counts)], changes),
    }
}
