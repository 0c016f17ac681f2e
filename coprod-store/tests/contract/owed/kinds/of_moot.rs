//! What looks owed, and is not, as what else is known tells.

use coprod_core::{
    Actor, ContestOutcome, PartyId, RoundTableEvent as T, ServiceEvent as S, ServiceId, Side,
    round_table::DecisionOutcome,
    rules::{Position as Stance, Rule},
    service::{Receivers, Terms},
    testing::{day, id, moment},
};
use coprod_store::owed::Kind;
use uuid::Uuid;

use super::{
    and, ayse, cafe, carl, fay, later, new,
    of_tables::{decides, opened, proposal, reached, reopened, seat},
    office, words,
};
use crate::scribe::{Told, service, table};

/// Events that leave nothing of that kind owed, as what else is known tells.
pub fn moot() -> Vec<(Kind, Vec<Told>)> {
    let a: PartyId = id("Ayşe");
    let mut moot = Vec::new();

    // Whatever was to be decided anew stands as it did.
    for stands in [
        |decision: Uuid| T::DecisionLapsed {
            decision: decision.into(),
            why: coprod_core::rules::Lapse::NobodySpoke,
        },
        |decision: Uuid| match reached(decision) {
            T::DecisionReached {
                decision,
                tally_by_side,
                rule_version,
                review_by,
                ..
            } => T::DecisionReached {
                decision,
                outcome: DecisionOutcome::Rejected,
                tally_by_side,
                rule_version,
                effect_by_party: Vec::new(),
                review_by,
            },
            other => other,
        },
    ] {
        let (x, decision, anew) = (Uuid::new_v4(), Uuid::new_v4(), Uuid::new_v4());
        let mut told = reopened(x, decision).given;
        told.pop();
        told.push(table(x, &carl(), opened(x, anew, Some(decision))));
        told.push(table(x, &fay(), stands(anew)));
        moot.push((Kind::ReopenedGround, told));
    }

    // By a majority an objection is a voice against it; and whoever steps back has none.
    let objects = |decision: Uuid| T::PositionTaken {
        decision: decision.into(),
        seat: seat("Ayşe"),
        position: Stance::Object,
        reason: Some(words()),
    };
    let (x, decision) = (Uuid::new_v4(), Uuid::new_v4());
    let by_majority = match opened(x, decision, None) {
        T::DecisionOpened {
            decision,
            proposal,
            version,
            digest,
            electorate,
            held,
            mandates,
            reopens,
            ..
        } => T::DecisionOpened {
            decision,
            proposal,
            version,
            digest,
            rule: Rule::SimpleMajority {
                quorum: None,
                casting_seat: None,
            },
            electorate,
            held,
            mandates,
            reopens,
        },
        other => other,
    };
    let mut told = decides(x, decision);
    told.pop();
    told.push(table(x, &fay(), by_majority));
    told.push(table(x, &ayse(), objects(decision)));
    moot.push((Kind::Objection, told));
    let (x, decision) = (Uuid::new_v4(), Uuid::new_v4());
    let steps_back = T::MemberRecused {
        seat: seat("Ayşe"),
        from: coprod_core::round_table::Recusal::Topic("care".parse().unwrap()),
        reason: words(),
    };
    let more = [
        table(x, &ayse(), objects(decision)),
        table(x, &ayse(), steps_back),
    ];
    moot.push((Kind::Objection, and(decides(x, decision), more)));

    // Advice on what is decided comes too late.
    let (x, decision) = (Uuid::new_v4(), Uuid::new_v4());
    let asked = T::AdviceAsked {
        proposal: proposal(x),
        of: vec![a],
    };
    let more = [
        table(x, &carl(), asked),
        table(x, &fay(), reached(decision)),
    ];
    moot.push((Kind::AdviceAsked, and(decides(x, decision), more)));
    moot.push(never_promised(a));
    moot.extend(offers());
    moot
}

/// Whoever never promised owes nothing.
fn never_promised(a: PartyId) -> (Kind, Vec<Told>) {
    let (x, decision) = (Uuid::new_v4(), Uuid::new_v4());
    let promise = T::CommitmentMade {
        commitment: new(),
        who: a,
        what: words(),
        due: day("2026-03-20"),
    };
    let contest = T::EntryContested {
        entry: 5,
        reason: words(),
    };
    let upheld = T::ContestAnswered {
        entry: 5,
        outcome: ContestOutcome::Upheld,
        reason: words(),
    };
    let more = [
        table(x, &carl(), promise),
        table(x, &ayse(), contest),
        table(x, &fay(), upheld),
    ];
    (Kind::Commitment, and(decides(x, decision), more))
}

/// Nobody is asked by a call alone, nor once a holder has declined, nor after leaving.
fn offers() -> Vec<(Kind, Vec<Told>)> {
    let [a, c]: [PartyId; 2] = [id("Ayşe"), id("Carl")];
    let mut moot = Vec::new();
    let offers = |offer, to, by: &Actor, x| {
        let offered = S::PlanningOffered {
            offer,
            to,
            mode: coprod_core::round_table::Mode::Shared,
            terms: Terms::default(),
            until: moment("2099-03-09T12:00:00Z"),
            reason: words(),
            arises_from: None,
        };
        service(x, by, offered)
    };
    let x: ServiceId = new();
    let to = Receivers::OpenCall {
        side: Side::Citizen,
        needed: 2,
    };
    let told = and(cafe(x), [offers(new(), to, &carl(), x)]);
    moot.push((Kind::Offer, told));
    let x: ServiceId = new();
    let kept = S::PlanningKeptByProfessionals {
        holders: vec![c],
        basis: office(),
        reason: words(),
        review_by: day("2026-06-01"),
    };
    let offer = new();
    let reason = words();
    let more = [
        service(x, &carl(), kept),
        offers(offer, Receivers::Parties(vec![a, id("Bert")]), &ayse(), x),
        service(x, &carl(), S::PlanningOfferDeclined { offer, reason }),
    ];
    moot.push((Kind::Offer, and(cafe(x), more)));
    let x: ServiceId = new();
    let left = S::PartnerLeft {
        reason: words(),
        effective: later(),
    };
    let more = [
        offers(new(), Receivers::Parties(vec![a, c]), &carl(), x),
        service(x, &ayse(), left),
    ];
    moot.push((Kind::Offer, and(cafe(x), more)));
    moot
}
