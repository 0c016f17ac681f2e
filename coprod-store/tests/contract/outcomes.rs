//! What was expected, what came instead, and who had warned.

use coprod_core::{
    Actor, Citation, ConcernKind, DecisionId, OutcomeId, ProposalId, RoundTableEvent as T,
    ServiceEvent as S, ServiceId, StreamName, Words,
    round_table::{DecisionOutcome, Electorate, Held, Motion, MotionAct, Recusal, ServiceMotion},
    rules::{Position as Stance, Rule, TallyBySide},
    testing::{citizen, day, document, id, moment, noon, professional},
};
use coprod_store::{
    AsOf, Ledger, Position,
    outcomes::{Filter, Outcome, Warning},
};

use crate::{
    as_of::StandingClock,
    fixture::Fixture,
    scribe::{Told, service, table},
};

macro_rules! cases {
    ($fixture:ty) => {
        $crate::fixture::instantiate!(
            $crate::outcomes,
            $fixture,
            [
                outcomes_stand_beside_what_was_expected,
                outcomes_name_whoever_warned_before_they_came,
                outcomes_are_told_earlier_as_if_the_record_ended_there,
            ]
        );
    };
}
pub(crate) use cases;

const CAFE: &str = "café";

fn cafe(by: &Actor, what: S) -> Told {
    service(id::<ServiceId>(CAFE), by, what)
}

fn at_table(by: &Actor, what: T) -> Told {
    table(id::<coprod_core::RoundTableId>("table"), by, what)
}

fn expects(name: &str, by_when: Option<&str>) -> Told {
    let what = S::OutcomeExpected {
        outcome: id(name),
        words: name.into(),
        by_when: by_when.map(day),
    };
    cafe(&citizen("Ayşe"), what)
}

fn sees(name: &str, expected: Option<&str>) -> Told {
    let what = S::OutcomeObserved {
        outcome: id(name),
        expected: expected.map(id),
        words: name.into(),
    };
    cafe(&professional("Carl"), what)
}

fn fears(name: &str) -> Told {
    let what = S::ConcernRaised {
        concern: id(name),
        kind: ConcernKind::OVERLOAD,
        words: name.into(),
    };
    cafe(&citizen("Bert"), what)
}

/// A decision on a motion about the café, or on something else.
fn decides(name: &str, motion: bool) -> Vec<Told> {
    let motion = motion.then(|| {
        Motion::Service(ServiceMotion {
            service: id(CAFE),
            act: MotionAct::SuspendDelivery,
            presupposes: None,
        })
    });
    let proposal: ProposalId = id(&format!("proposal {name}"));
    let by = professional("Carl");
    let tabled = T::ProposalTabled {
        proposal,
        topic: "care/night".parse().unwrap(),
        text: name.into(),
        motion,
    };
    let opened = T::DecisionOpened {
        decision: id(name),
        proposal,
        version: 1,
        digest: document("text").digest,
        rule: Rule::Consensus { quorum: None },
        electorate: Electorate::Open,
        held: Held::Until(moment("2026-03-09T12:00:00Z")),
        mandates: Vec::new(),
        reopens: None,
    };
    vec![at_table(&by, tabled), at_table(&by, opened)]
}

fn speaks(name: &str, who: &str, position: Stance) -> Told {
    let what = T::PositionTaken {
        decision: id(name),
        seat: id(who),
        position,
        reason: Some(format!("{who} on {name}").as_str().into()),
    };
    at_table(&citizen(who), what)
}

fn reached(name: &str) -> Told {
    let what = T::DecisionReached {
        decision: id(name),
        outcome: DecisionOutcome::Adopted,
        tally_by_side: TallyBySide::default(),
        rule_version: 1,
        effect_by_party: Vec::new(),
        review_by: None,
    };
    at_table(&professional("Carl"), what)
}

async fn write(ledger: &Ledger, told: impl IntoIterator<Item = Told>) {
    for each in told {
        each.write(ledger).await;
    }
}

async fn outcomes(ledger: &Ledger, filter: &Filter) -> Vec<Outcome> {
    let outcomes = ledger.outcomes().await.unwrap();
    outcomes.of(filter).await.unwrap()
}

fn warned(outcome: &Outcome) -> Vec<(Warning, &str)> {
    let warned = outcome.warned.iter();
    warned
        .map(|warned| {
            let words = warned.words.as_ref().and_then(|words| words.text());
            (warned.how, words.unwrap())
        })
        .collect()
}

pub async fn outcomes_stand_beside_what_was_expected(fixture: &impl Fixture) {
    let clock = StandingClock::at(noon());
    let ledger = fixture.ledger_with(clock.config()).await;
    let told = [
        expects("fewer eat alone", Some("2026-06-30")),
        expects("more come at noon", Some("2026-03-02")),
        sees("twelve eat together", Some("fewer eat alone")),
        sees("they mend each other's bikes", None),
        sees("twenty eat together", Some("fewer eat alone")),
    ];
    write(&ledger, told).await;
    let all = outcomes(&ledger, &Filter::default()).await;
    let ids: Vec<OutcomeId> = all.iter().map(|outcome| outcome.outcome).collect();
    let names = [
        "fewer eat alone",
        "more come at noon",
        "they mend each other's bikes",
    ];
    assert_eq!(ids, names.map(id::<OutcomeId>));
    let seen = |outcome: &Outcome| outcome.observed.len();
    assert_eq!(all.iter().map(seen).collect::<Vec<_>>(), [2, 0, 1]);
    let words = all[0].observed[1]
        .words
        .as_ref()
        .and_then(|said| said.text());
    assert_eq!(words, Some("twenty eat together"));
    assert!(all[2].expected.is_none());
    let unforeseen = Filter {
        unforeseen: true,
        ..Filter::default()
    };
    assert_eq!(outcomes(&ledger, &unforeseen).await, all[2..]);
    let overdue = Filter {
        overdue: true,
        ..Filter::default()
    };
    assert_eq!(outcomes(&ledger, &overdue).await, []);
    clock.goes_to(moment("2026-03-03T00:00:00Z"));
    let late = outcomes(&ledger, &overdue).await;
    assert_eq!(late.len(), 1);
    assert_eq!(late[0].outcome, id("more come at noon"));
    let other = Filter {
        service: Some(id("another")),
        ..Filter::default()
    };
    assert_eq!(outcomes(&ledger, &other).await, []);
}

pub async fn outcomes_name_whoever_warned_before_they_came(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let withdrawn = T::ObjectionWithdrawn {
        decision: id("open at night"),
        seat: id("Dora"),
    };
    let dissent = T::DissentRecorded {
        decision: id("open at night"),
        seat: id("Emre"),
        words: "we shall be back here".into(),
    };
    let stepped_back = T::MemberRecused {
        seat: id("Gül"),
        from: Recusal::Topic("care".parse().unwrap()),
        reason: Words::from("I sell them"),
    };
    let mut told = vec![expects("fewer eat alone", None), fears("who relieves us?")];
    told.extend(decides("open at night", true));
    told.extend([
        speaks("open at night", "Ayşe", Stance::Object),
        speaks("open at night", "Bert", Stance::Agree),
        speaks("open at night", "Dora", Stance::Object),
        speaks("open at night", "Emre", Stance::AgreeWithConcern),
        speaks("open at night", "Gül", Stance::Object),
        at_table(&citizen("Dora"), withdrawn),
        at_table(&citizen("Gül"), stepped_back),
        reached("open at night"),
        at_table(&citizen("Emre"), dissent),
    ]);
    // It has nothing to do with the café until an act on it cites it.
    told.extend(decides("a new key", false));
    told.extend([
        speaks("a new key", "Bert", Stance::Object),
        reached("a new key"),
    ]);
    told.extend([
        sees("the watch is tired", Some("fewer eat alone")),
        fears("too late"),
    ]);
    write(&ledger, told).await;
    let all = outcomes(&ledger, &Filter::default()).await;
    assert_eq!(
        warned(&all[0]),
        [
            (Warning::Concern, "who relieves us?"),
            (Warning::Objection, "Ayşe on open at night"),
            (Warning::AgreementWithConcern, "Emre on open at night"),
            (Warning::Dissent, "we shall be back here"),
        ]
    );
    assert_eq!(
        all[0].warned[1].subject,
        id::<DecisionId>("open at night").to_string()
    );
    assert_eq!(all[0].warned[1].by.party, Some(id("Ayşe")));
    assert!(all[0].warned[3].by.side.is_some());

    let keys = ledger.head().await.unwrap();
    let entries = ledger.read_after(Position::START, 100).await.unwrap();
    let cited = entries
        .iter()
        .rfind(|event| event.event_type == "DecisionReached")
        .unwrap();
    let rests = S::ServiceClosed {
        basis: coprod_core::Basis::Decision(Citation {
            stream: StreamName {
                aggregate_type: cited.aggregate_type.clone(),
                id: cited.aggregate_id.clone(),
            },
            sequence: cited.sequence,
        }),
        reason: "the key is lost".into(),
    };
    cafe(&citizen("Ayşe"), rests).write(&ledger).await;
    let all = outcomes(&ledger, &Filter::default()).await;
    let objected = |outcome: &Outcome| {
        let objections = outcome.warned.iter();
        objections
            .filter(|warned| warned.how == Warning::Objection)
            .count()
    };
    assert_eq!(objected(&all[0]), 2);
    let before = Filter {
        as_of: Some(AsOf::Position(keys)),
        ..Filter::default()
    };
    assert_eq!(objected(&outcomes(&ledger, &before).await[0]), 1);
}

pub async fn outcomes_are_told_earlier_as_if_the_record_ended_there(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let mut told = vec![expects("fewer eat alone", Some("2026-03-02"))];
    told.extend(decides("open at night", true));
    told.extend([
        speaks("open at night", "Ayşe", Stance::Object),
        fears("who relieves us?"),
        speaks("open at night", "Ayşe", Stance::AgreeWithConcern),
        reached("open at night"),
        sees("the watch is tired", Some("fewer eat alone")),
        sees("bikes are mended", None),
    ]);
    let mut cut = Vec::new();
    for each in told {
        let head = each.write(&ledger).await;
        cut.push((head, outcomes(&ledger, &Filter::default()).await));
    }
    for (head, expected) in cut {
        let as_of = Filter {
            as_of: Some(AsOf::Position(head)),
            ..Filter::default()
        };
        assert_eq!(outcomes(&ledger, &as_of).await, expected, "{head}");
    }
}
