//! What is owed at round tables, and by them.

use coprod_core::{
    Actor, Basis, Citation, Followed, PartyId, RoundTableEvent as T, SeatId, ServiceEvent as S,
    ServiceId, Side, StreamName,
    round_table::{
        DecisionOutcome, Electorate, Held, MandateEffect, Motion, MotionAct, PartyEffect,
        ServiceMotion,
    },
    rules::{Position as Stance, Rule, TallyBySide},
    service::Verdict,
    testing::{citizen, day, document, id},
};
use coprod_store::owed::Kind;
use uuid::Uuid;

use super::{Case, and, ayse, both, cafe, carl, fay, later, new, words};
use crate::scribe::{Told, service, table};

/// A table with Ayşe and Carl, a proposal by Carl, and a decision on it by consensus.
pub(super) fn decides(x: Uuid, decision: Uuid) -> Vec<Told> {
    let seated = |seat, party, side| T::MemberSeated {
        seat,
        party,
        side,
        person: None,
        deputy: None,
    };
    let tabled = T::ProposalTabled {
        proposal: proposal(x),
        topic: "care/night".parse().unwrap(),
        text: words(),
        motion: Some(Motion::Service(ServiceMotion {
            service: id("café"),
            act: MotionAct::SuspendDelivery,
            presupposes: None,
        })),
    };
    vec![
        table(x, &ayse(), seated(seat("Ayşe"), id("Ayşe"), Side::Citizen)),
        table(
            x,
            &carl(),
            seated(seat("Carl"), id("Carl"), Side::Professional),
        ),
        table(x, &carl(), tabled),
        table(x, &fay(), opened(x, decision, None)),
    ]
}

pub(super) fn seat(name: &str) -> SeatId {
    id(&format!("seat of {name}"))
}

pub(super) fn proposal(x: Uuid) -> coprod_core::ProposalId {
    Uuid::new_v5(&x, b"proposal").into()
}

pub(super) fn opened(x: Uuid, decision: Uuid, reopens: Option<Uuid>) -> T {
    T::DecisionOpened {
        decision: decision.into(),
        proposal: proposal(x),
        version: 1,
        digest: document("text").digest,
        rule: Rule::Consensus { quorum: None },
        electorate: Electorate::Open,
        held: Held::Until(later()),
        mandates: Vec::new(),
        reopens: reopens.map(Into::into),
    }
}

pub(super) fn reached(decision: Uuid) -> T {
    T::DecisionReached {
        decision: decision.into(),
        outcome: DecisionOutcome::Adopted,
        tally_by_side: TallyBySide::default(),
        rule_version: 1,
        effect_by_party: vec![PartyEffect {
            party: id("Carl"),
            effect: MandateEffect::Recommendation,
            mandate: None,
        }],
        review_by: Some(day("2026-06-01")),
    }
}

#[allow(clippy::too_many_lines, reason = "a row a kind")]
pub fn of_tables() -> Vec<Case> {
    let [a, c]: [PartyId; 2] = [id("Ayşe"), id("Carl")];
    let mut cases = Vec::new();
    let mut case = |kind,
                    more: Vec<(Actor, T)>,
                    by: &[PartyId],
                    to: &[PartyId],
                    end: (Actor, T),
                    (x, decision): (Uuid, Uuid)| {
        let more = more.into_iter().map(|(by, what)| table(x, &by, what));
        cases.push(Case {
            kind,
            given: and(decides(x, decision), more),
            by: by.to_vec(),
            to: to.to_vec(),
            settled: vec![table(x, &end.0, end.1)],
        });
    };
    let ids = || (Uuid::new_v4(), Uuid::new_v4());

    let seat_id: SeatId = new();
    let invited = T::MemberInvited {
        seat: seat_id,
        party: id("Bert"),
        side: Side::Citizen,
    };
    let declined = T::InvitationDeclined {
        seat: seat_id,
        reason: None,
    };
    let bert = id("Bert");
    let end = (citizen("Bert"), declined);
    case(
        Kind::Invitation,
        vec![(ayse(), invited)],
        &[bert],
        &[a],
        end,
        ids(),
    );

    let (x, decision) = ids();
    let asked = T::AdviceAsked {
        proposal: proposal(x),
        of: vec![a],
    };
    let advice = new();
    let given = T::AdviceGiven {
        advice,
        proposal: proposal(x),
        version: 1,
        text: words(),
    };
    let answered = T::AdviceAnswered {
        advice,
        followed: Followed::Not,
        reason: words(),
    };
    let before = vec![(carl(), asked.clone())];
    case(
        Kind::AdviceAsked,
        before,
        &[a],
        &[c],
        (ayse(), given.clone()),
        (x, decision),
    );
    let (y, decision) = ids();
    let on_y = |what: T| match what {
        T::AdviceAsked { of, .. } => T::AdviceAsked {
            proposal: proposal(y),
            of,
        },
        T::AdviceGiven {
            advice,
            version,
            text,
            ..
        } => T::AdviceGiven {
            advice,
            proposal: proposal(y),
            version,
            text,
        },
        other => other,
    };
    let before = vec![(carl(), on_y(asked)), (ayse(), on_y(given))];
    case(
        Kind::Advice,
        before,
        &[c],
        &[a],
        (carl(), answered),
        (y, decision),
    );

    let (x, decision) = ids();
    let objects = |position| T::PositionTaken {
        decision: decision.into(),
        seat: seat("Ayşe"),
        position,
        reason: Some(words()),
    };
    let before = vec![(ayse(), objects(Stance::Object))];
    let end = (ayse(), objects(Stance::AgreeWithConcern));
    case(Kind::Objection, before, &[c], &[a], end, (x, decision));

    let (x, decision) = ids();
    let answered = T::RecommendationAnswered {
        decision: decision.into(),
        party: c,
        followed: Followed::Followed,
        reason: words(),
    };
    let before = vec![(fay(), reached(decision))];
    case(
        Kind::Recommendation,
        before,
        &[c],
        &[a],
        (carl(), answered),
        (x, decision),
    );

    let (x, decision) = ids();
    let cited = Citation {
        stream: StreamName {
            aggregate_type: "Service".to_owned(),
            id: "café".to_owned(),
        },
        sequence: 9,
    };
    let done = T::DecisionCarriedOut {
        decision: decision.into(),
        cited,
    };
    let before = vec![(fay(), reached(decision))];
    case(
        Kind::CarryingOut,
        before,
        &both(),
        &[],
        (fay(), done),
        (x, decision),
    );

    let (x, decision) = ids();
    let refused = T::DecisionNotCarriedOut {
        decision: decision.into(),
        refusal: "the holders have changed".to_owned(),
    };
    let anew = (fay(), opened(x, Uuid::new_v4(), None));
    let before = vec![(fay(), reached(decision)), (fay(), refused)];
    case(Kind::NewDecision, before, &both(), &[], anew, (x, decision));

    let (x, decision) = ids();
    let anew = (fay(), opened(x, Uuid::new_v4(), Some(decision)));
    let before = vec![(fay(), reached(decision))];
    case(Kind::ReviewDate, before, &both(), &[], anew, (x, decision));

    let commitment = new();
    let made = T::CommitmentMade {
        commitment,
        who: a,
        what: words(),
        due: day("2026-03-20"),
    };
    let end = (ayse(), T::CommitmentKept { commitment });
    case(
        Kind::Commitment,
        vec![(ayse(), made)],
        &[a],
        &[c],
        end,
        ids(),
    );

    let session = new();
    let contested = T::MinutesContested {
        session,
        passage: words(),
        reason: words(),
    };
    let approved = T::MinutesApproved {
        session,
        digest: document("minutes").digest,
        decision: new(),
    };
    let before = vec![(ayse(), contested)];
    case(
        Kind::ContestedMinutes,
        before,
        &[c],
        &[a],
        (fay(), approved),
        ids(),
    );

    let (x, decision) = ids();
    cases.push(reopened(x, decision));
    cases
}

/// A share that rests on a decision which is decided anew.
pub(super) fn reopened(x: Uuid, decision: Uuid) -> Case {
    let s: ServiceId = new();
    let stream = StreamName {
        aggregate_type: "RoundTable".to_owned(),
        id: x.to_string(),
    };
    let kept = S::PlanningKeptByCitizens {
        holders: vec![id("Ayşe")],
        basis: Basis::Decision(Citation {
            stream,
            sequence: 5,
        }),
        reason: words(),
        review_by: day("2026-06-01"),
    };
    let review = new();
    let held = S::ReviewHeld {
        review,
        verdict: Verdict::Revise,
        missing: Vec::new(),
    };
    let given = and(decides(x, decision), [table(x, &fay(), reached(decision))]);
    let given = and(given, cafe(s));
    let given = and(given, [service(s, &ayse(), kept)]);
    let anew = opened(x, Uuid::new_v4(), Some(decision));
    Case {
        kind: Kind::ReopenedGround,
        given: and(given, [table(x, &carl(), anew)]),
        by: vec![id("Ayşe")],
        to: vec![id("Carl")],
        settled: vec![service(s, &ayse(), held)],
    }
}
