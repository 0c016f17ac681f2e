//! What is owed in services.

use coprod_core::{
    ContestOutcome, PartyId, ServiceEvent as S, ServiceId, Side,
    service::{Departure, Ground, Receivers, Terms, Verdict},
    testing::{citizen, day, id},
};
use coprod_store::owed::Kind;

use super::{Case, and, ayse, both, cafe, carl, later, new, office, words};
use crate::scribe::service;

#[allow(clippy::too_many_lines, reason = "a row a kind")]
pub fn of_services() -> Vec<Case> {
    let [a, c] = [id("Ayşe"), id("Carl")];
    let mut cases = Vec::new();
    let mut case = |kind, given, by: &[PartyId], to: &[PartyId], settled| {
        cases.push(Case {
            kind,
            given,
            by: by.to_vec(),
            to: to.to_vec(),
            settled,
        });
    };
    let x: ServiceId = new();
    let proposed = S::ServiceProposed {
        need: words(),
        title: "Café".to_owned(),
        topic: "care".parse().unwrap(),
        asks_of: Some(c),
        arises_from: None,
    };
    let accepted = service(x, &carl(), S::ProposalAccepted {});
    let given = vec![service(x, &ayse(), proposed)];
    case(Kind::Proposal, given, &[c], &[a], vec![accepted]);

    let x: ServiceId = new();
    let offer = new();
    let offered = S::PlanningOffered {
        offer,
        to: Receivers::Parties(vec![a, c]),
        mode: coprod_core::round_table::Mode::Shared,
        terms: Terms::default(),
        until: later(),
        reason: words(),
        arises_from: None,
    };
    let given = and(cafe(x), [service(x, &carl(), offered)]);
    let reason = words();
    let declined = service(x, &ayse(), S::PlanningOfferDeclined { offer, reason });
    case(Kind::Offer, given, &[a], &[c], vec![declined]);

    let x: ServiceId = new();
    let side = Side::Citizen;
    let asks = service(x, &citizen("Bert"), S::PartnershipAsked { side });
    let party = id("Bert");
    let admitted = service(x, &ayse(), S::PartnerAdmitted { party });
    let given = and(cafe(x), [asks]);
    case(Kind::Partnership, given, &[a], &[party], vec![admitted]);

    let x: ServiceId = new();
    let concern = new();
    let raised = S::ConcernRaised {
        concern,
        kind: coprod_core::ConcernKind::LOSS_OF_ROLE,
        words: words(),
    };
    let answer = words();
    let answered = service(x, &ayse(), S::ConcernAnswered { concern, answer });
    let given = and(cafe(x), [service(x, &carl(), raised)]);
    case(Kind::Concern, given, &[a], &[c], vec![answered]);

    for kind in [Kind::Dispute, Kind::Settlement] {
        let x: ServiceId = new();
        let dispute = new();
        let raised = S::DisputeRaised {
            dispute,
            topic: "care/money".parse().unwrap(),
            reason: words(),
            answer_by: later(),
        };
        let answer = words();
        let answered = service(x, &carl(), S::DisputeAnswered { dispute, answer });
        let terms = words();
        let settled = service(x, &carl(), S::DisputeSettled { dispute, terms });
        let given = and(cafe(x), [service(x, &ayse(), raised)]);
        if kind == Kind::Dispute {
            case(kind, given, &[c], &[a], vec![answered]);
        } else {
            case(kind, and(given, [answered]), &both(), &[], vec![settled]);
        }
    }

    let x: ServiceId = new();
    let reason = words();
    let ground = Ground::OwnDecision { reason };
    let suspended = S::DeliverySuspended {
        ground,
        review: None,
    };
    let kept = S::ImplementationKeptByCitizens {
        holders: vec![a],
        work: coprod_core::service::Work {
            concept: 1,
            guideline: None,
        },
        basis: office(),
        reason: words(),
        review_by: day("2026-06-01"),
    };
    let given = and(
        cafe(x),
        [
            service(x, &ayse(), kept.clone()),
            service(x, &ayse(), suspended),
        ],
    );
    let basis = office();
    let resumed = service(x, &ayse(), S::DeliveryResumed { basis });
    case(Kind::SuspendedDelivery, given, &[a], &[c], vec![resumed]);

    let x: ServiceId = new();
    let review = new();
    let due = later();
    let opened = service(x, &carl(), S::ReviewOpened { review, due });
    let given = and(cafe(x), [service(x, &ayse(), kept.clone()), opened]);
    let held = S::ReviewHeld {
        review,
        verdict: Verdict::Continue,
        missing: Vec::new(),
    };
    let held = service(x, &ayse(), held);
    case(Kind::Review, given, &[a], &[c], vec![held]);

    let x: ServiceId = new();
    let given = and(cafe(x), [service(x, &ayse(), kept)]);
    let left = S::ImplementationVacated {
        holder: a,
        departure: Departure::Left,
        taken_over_by: None,
    };
    let left = service(x, &ayse(), left);
    case(Kind::ReviewDate, given, &[a], &[], vec![left]);

    let x: ServiceId = new();
    let reason = words();
    let contested = service(x, &carl(), S::EntryContested { entry: 1, reason });
    let answered = S::ContestAnswered {
        entry: 1,
        outcome: ContestOutcome::Upheld,
        reason: words(),
    };
    let given = and(cafe(x), [contested]);
    let answered = service(x, &ayse(), answered);
    case(Kind::ContestedEntry, given, &[a], &[c], vec![answered]);
    cases
}
