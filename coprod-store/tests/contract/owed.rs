//! What is owed to whom.

mod kinds;

use coprod_core::{
    PartyId, Side, StreamName, Timestamp,
    testing::{id, moment, noon},
};
use coprod_store::{
    AsOf, Ledger, Position,
    owed::{Claim, Due, Filter, Kind, Owed},
};

use self::kinds::{Case, carl};
use crate::{
    as_of::StandingClock,
    fixture::Fixture,
    scribe::{Told, service},
};

macro_rules! cases {
    ($fixture:ty) => {
        $crate::fixture::instantiate!(
            $crate::owed,
            $fixture,
            [
                each_kind_is_owed_until_it_is_settled,
                what_is_owed_is_overdue_at_the_moment_asked_for,
                what_is_owed_is_filtered_as_asked,
                what_is_owed_in_a_service_ends_with_it_unless_it_can_still_be_answered,
                what_is_moot_is_not_owed,
                what_was_owed_earlier_is_told_as_if_the_record_ended_there,
            ]
        );
    };
}
pub(crate) use cases;

fn all() -> Vec<Case> {
    [
        kinds::of_services(),
        kinds::of_engagements(),
        kinds::of_tables(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

async fn write(ledger: &Ledger, told: impl IntoIterator<Item = Told>) -> Position {
    let mut last = Position::START;
    for each in told {
        last = each.write(ledger).await;
    }
    last
}

fn stream_of(told: &Told) -> StreamName {
    let (aggregate_type, id) = told.stream();
    StreamName {
        aggregate_type: aggregate_type.to_owned(),
        id: id.to_owned(),
    }
}

async fn claims(owed: &Owed, filter: &Filter) -> Vec<Claim> {
    owed.claims(filter).await.unwrap()
}

pub async fn each_kind_is_owed_until_it_is_settled(fixture: &impl Fixture) {
    let clock = StandingClock::at(noon());
    let ledger = fixture.ledger_with(clock.config()).await;
    let owed = ledger.owed().await.unwrap();
    let mut told_of = Vec::new();
    for case in all() {
        let kind = case.kind;
        let stream = case.settled.last().map(stream_of).unwrap();
        let of = |as_of: Option<Position>| Filter {
            stream: Some(stream.clone()),
            kind: Some(kind),
            as_of: as_of.map(AsOf::Position),
            ..Filter::default()
        };
        let before = ledger.head().await.unwrap();
        let opened = write(&ledger, case.given).await;
        let standing = claims(&owed, &of(None)).await;
        assert_eq!(standing.len(), 1, "{kind}: {standing:?}");
        let claim = &standing[0];
        assert_eq!(claim.owed_by.parties, case.by, "{kind}: owed by");
        assert_eq!(claim.owed_to.parties, case.to, "{kind}: owed to");
        assert!(
            claim.position > before && claim.position <= opened,
            "{kind}"
        );
        assert!(!claim.overdue, "{kind}");
        // Whoever is asked to accept a service has not said yet on which side they stand.
        if kind != Kind::Erasure && kind != Kind::Proposal {
            assert!(!claim.owed_by.sides.is_empty(), "{kind}: sides");
        }
        write(&ledger, case.settled).await;
        assert_eq!(claims(&owed, &of(None)).await, [], "{kind}");
        assert_eq!(claims(&owed, &of(Some(opened))).await, standing, "{kind}");
        let earlier = Position(claim.position.0 - 1);
        assert_eq!(claims(&owed, &of(Some(earlier))).await, [], "{kind}");
        told_of.push(kind);
    }
    for kind in Kind::ALL {
        assert!(told_of.contains(kind), "there is no case for {kind}");
    }
}

pub async fn what_is_owed_is_overdue_at_the_moment_asked_for(fixture: &impl Fixture) {
    let clock = StandingClock::at(noon());
    let ledger = fixture.ledger_with(clock.config()).await;
    let owed = ledger.owed().await.unwrap();
    let kinds = [Kind::Commitment, Kind::Review, Kind::Dispute, Kind::Offer];
    for case in all() {
        if kinds.contains(&case.kind) {
            write(&ledger, case.given).await;
        }
    }
    let at = |text: &str| Some(AsOf::Moment(moment(text)));
    let due = |kind, as_of| {
        let owed = owed.clone();
        async move {
            let filter = Filter {
                kind: Some(kind),
                as_of,
                ..Filter::default()
            };
            let due = claims(&owed, &filter).await;
            due.first().map(|claim| (claim.due, claim.overdue))
        }
    };
    let promised = Some(Due::Day("2026-03-20".parse().unwrap()));
    for (moment, overdue) in [
        ("2026-03-20T23:59:59Z", false),
        ("2026-03-21T00:00:00Z", true),
    ] {
        let found = due(Kind::Commitment, at(moment)).await;
        assert_eq!(found, Some((promised, overdue)));
    }
    let answer_by = Some(Due::Moment(kinds::later()));
    for kind in [Kind::Review, Kind::Dispute] {
        let found = due(kind, at("2026-03-09T12:00:00Z")).await;
        assert_eq!(found, Some((answer_by, false)));
        let found = due(kind, at("2026-03-09T12:00:00.000001Z")).await;
        assert_eq!(found, Some((answer_by, true)));
    }
    // An offer that ran out is owed no answer any more.
    assert!(due(Kind::Offer, None).await.is_some());
    assert_eq!(due(Kind::Offer, at("2026-03-10T12:00:00Z")).await, None);
    let overdue = Filter {
        overdue: true,
        ..Filter::default()
    };
    assert_eq!(claims(&owed, &overdue).await, []);
    clock.goes_to(moment("2026-04-01T12:00:00Z"));
    let now = claims(&owed, &overdue).await;
    assert_eq!(now.len(), 3);
}

pub async fn what_is_owed_is_filtered_as_asked(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let owed = ledger.owed().await.unwrap();
    for case in all() {
        write(&ledger, case.given).await;
    }
    let everything = claims(&owed, &Filter::default()).await;
    assert!(everything.is_sorted_by_key(|claim| claim.position));
    let party: PartyId = id("Carl");
    let keeps = |filter: Filter, keeps: fn(&Claim) -> bool| {
        let (owed, everything) = (owed.clone(), everything.clone());
        async move {
            let through = claims(&owed, &filter).await;
            let expected: Vec<_> = everything.into_iter().filter(keeps).collect();
            assert!(!expected.is_empty());
            assert_eq!(through, expected);
        }
    };
    let by = Filter {
        owed_by: Some(party),
        ..Filter::default()
    };
    keeps(by, |claim| claim.owed_by.parties.contains(&id("Carl"))).await;
    let to = Filter {
        owed_to: Some(party),
        ..Filter::default()
    };
    keeps(to, |claim| claim.owed_to.parties.contains(&id("Carl"))).await;
    let side = Filter {
        side: Some(Side::Citizen),
        ..Filter::default()
    };
    keeps(side, |claim| claim.owed_by.sides.contains(&Side::Citizen)).await;
    let first = Filter {
        limit: Some(3),
        ..Filter::default()
    };
    assert_eq!(claims(&owed, &first).await, everything[..3]);
}

pub async fn what_is_owed_in_a_service_ends_with_it_unless_it_can_still_be_answered(
    fixture: &impl Fixture,
) {
    use coprod_core::ServiceEvent as S;
    let ledger = fixture.ledger().await;
    let owed = ledger.owed().await.unwrap();
    let mut closed = Vec::new();
    for case in kinds::of_services() {
        let of = case.given.last().map(stream_of).unwrap();
        write(&ledger, case.given).await;
        closed.push(of);
    }
    for stream in closed {
        let basis = coprod_core::Basis::OwnAuthority {
            office: "board".to_owned(),
        };
        let reason = "it is over".into();
        let what = S::ServiceClosed { basis, reason };
        service(&stream.id, &carl(), what).write(&ledger).await;
    }
    let left = claims(&owed, &Filter::default()).await;
    let kinds: Vec<_> = left.iter().map(|claim| claim.kind).collect();
    let answerable = [
        Kind::Concern,
        Kind::Dispute,
        Kind::Settlement,
        Kind::ContestedEntry,
    ];
    assert_eq!(kinds, answerable);
}

pub async fn what_is_moot_is_not_owed(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let owed = ledger.owed().await.unwrap();
    for (kind, told) in kinds::moot() {
        let stream = told.last().map(stream_of).unwrap();
        write(&ledger, told).await;
        let filter = Filter {
            stream: Some(stream),
            kind: Some(kind),
            ..Filter::default()
        };
        assert_eq!(claims(&owed, &filter).await, [], "{kind}");
    }
    let grounds = Filter {
        kind: Some(Kind::ReopenedGround),
        ..Filter::default()
    };
    assert_eq!(claims(&owed, &grounds).await, []);
}

/// Events in an order of their own for each seed; those of one stream keep theirs.
fn shuffled(seed: u64) -> Vec<Told> {
    let mut random = seed;
    let mut streams: Vec<std::collections::VecDeque<Told>> = all()
        .into_iter()
        .map(|case| case.given.into_iter().chain(case.settled).collect())
        .collect();
    let mut told = Vec::new();
    while !streams.is_empty() {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let index = usize::try_from(random >> 33).unwrap() % streams.len();
        match streams[index].pop_front() {
            Some(next) => told.push(next),
            None => drop(streams.swap_remove(index)),
        }
    }
    told
}

pub async fn what_was_owed_earlier_is_told_as_if_the_record_ended_there(fixture: &impl Fixture) {
    let clock = StandingClock::at(noon());
    let ledger = fixture.ledger_with(clock.config()).await;
    let owed = ledger.owed().await.unwrap();
    let as_of = |position| Filter {
        as_of: Some(AsOf::Position(position)),
        ..Filter::default()
    };
    let mut cut = Vec::new();
    for (number, each) in shuffled(7).into_iter().enumerate() {
        let hours = i64::try_from(number).unwrap() * 3_600_000_000;
        let now = Timestamp::from_micros(noon().as_micros() + hours).unwrap();
        clock.goes_to(now);
        let head = each.write(&ledger).await;
        // Here the record ends with it, so that nothing later can be seen.
        cut.push((head, now, claims(&owed, &Filter::default()).await));
    }
    assert!(cut.iter().any(|(_, _, claims)| claims.len() > 5));
    for (head, now, expected) in cut {
        assert_eq!(claims(&owed, &as_of(head)).await, expected, "{head}");
        let by_moment = Filter {
            as_of: Some(AsOf::Moment(now)),
            ..Filter::default()
        };
        assert_eq!(claims(&owed, &by_moment).await, expected, "{now}");
    }
}
