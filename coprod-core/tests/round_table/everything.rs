//! Every event there is, produced by a command; its JSON is pinned and reads back as it was.

use std::collections::BTreeMap;

use coprod_core::{
    Act, Basis, Citation, CitedEntry, ContestOutcome, Currency, Followed, Money,
    RoundTableCommand as C, RoundTableEvent as E, Side, StreamName,
    round_table::{
        AgendaItem, MandateEffect, Motion, Openness, Recusal, RoundTableEventKind as K,
        TableMotion, Voice,
    },
    rules::Position,
    testing::{Known, day, id, longest_of_each_kind},
};
use strum::VariantArray as _;

use crate::support::{
    Table, adopted, all_say, amend, answer, appoint, attend, automation, ayse, bert, by_the_town,
    carl, consent, constituted, contest, convened, digest, document, dora, gathered, invite,
    mandate, object, office, on_service, open, opened, own, position, propose, resolved, said,
    simple, tomorrow, topic, town,
};

fn founded() -> Table {
    let withdraw = C::WithdrawMandate {
        mandate: id("mandate"),
        reason: "the council thinks again".into(),
    };
    let release = C::ReleaseFacilitator {
        reason: "Fay moves away".into(),
    };
    let grant = C::GrantMandate {
        mandate: id("mandate"),
        topics: vec![topic("play")],
        services: vec![id("playground")],
        limit: Some(Money {
            minor: 4_000_000,
            currency: Currency::EUR,
        }),
        effect: MandateEffect::Binding,
        until: Some(tomorrow()),
    };
    let dissolve = C::DissolveRoundTable {
        basis: Basis::Resolution {
            organ: "council".to_owned(),
            document: document(),
        },
        reason: "nobody came".into(),
    };
    convened()
        .and(&town(), grant)
        .and(&town(), withdraw)
        .and(&town(), appoint("Fay", office()))
        .and(&town(), release)
        .and(&town(), dissolve)
}

fn seated() -> Table {
    let invited = gathered()
        .and(&ayse(), invite("Dora", Side::Citizen))
        .and(&ayse(), invite("Emre", Side::Citizen));
    let emre = coprod_core::testing::citizen("Emre");
    let with_deputy = C::TakeSeat {
        seat: id("Dora"),
        person: None,
        deputy: Some(id("Finn")),
    };
    let decline = C::DeclineInvitation {
        seat: id("Emre"),
        reason: Some(said(&emre)),
    };
    let deputy = C::NameDeputy {
        seat: id("Bert"),
        person: id("Gül"),
    };
    let leave = C::LeaveSeat {
        seat: id("Carl"),
        reason: said(&carl()),
    };
    let vacate = C::VacateSeat {
        seat: id("Dora"),
        reason: "the party is gone".into(),
    };
    invited
        .and(&emre, decline)
        .and(&dora(), with_deputy)
        .and(&bert(), deputy)
        .and(&carl(), leave)
        .and(&automation(), vacate)
}

fn excluded() -> Table {
    let exclude = C::ExcludeMember {
        seat: id("Carl"),
        decision: id("D"),
    };
    resolved(TableMotion::ExcludeMember { seat: id("Carl") }).and(&bert(), exclude)
}

fn met() -> Table {
    let call = C::CallSession {
        session: id("session"),
        at: tomorrow(),
        agenda: vec![AgendaItem {
            item: id("item"),
            topic: topic("play"),
            words: said(&ayse()),
        }],
    };
    let private = C::OpenSession {
        session: id("session"),
        openness: Openness::Private {
            reason: said(&ayse()),
        },
    };
    let shut = C::CloseSession {
        session: id("session"),
    };
    let over = constituted(simple())
        .and(&ayse(), call)
        .and(&ayse(), private)
        .and(&ayse(), attend(&["Ayşe", "town"]))
        .and(&ayse(), shut);
    let approve = C::ApproveMinutes {
        session: id("session"),
        digest: digest(),
        decision: id("D"),
    };
    let doubt = C::ContestMinutes {
        session: id("session"),
        passage: said(&bert()),
        reason: said(&bert()),
    };
    let motion = TableMotion::ApproveMinutes {
        session: id("session"),
        digest: digest(),
    };
    adopted(over, Some(Motion::Table(motion)))
        .and(&ayse(), approve)
        .and(&bert(), doubt)
}

fn talked() -> Table {
    let raise = C::RaiseTopic {
        topic: topic("play"),
        words: "an imbalance was noticed".into(),
        arises_from: Some(own(1)),
    };
    let ask = C::AskAdvice {
        proposal: id("swings"),
        of: vec![id("Dora")],
    };
    let advise = C::GiveAdvice {
        advice: id("advice"),
        proposal: id("swings"),
        text: said(&dora()),
    };
    let answer = C::AnswerAdvice {
        advice: id("advice"),
        followed: Followed::Partly,
        reason: said(&ayse()),
    };
    let interest = C::DeclareInterest {
        seat: id("Carl"),
        topic: topic("play/swings"),
        words: said(&carl()),
    };
    let recuse = C::RecuseMember {
        seat: id("Carl"),
        from: Recusal::Topic(topic("play/swings")),
        reason: said(&carl()),
    };
    let withdraw = C::WithdrawProposal {
        proposal: id("swings"),
    };
    constituted(simple())
        .and(&automation(), raise)
        .and(&ayse(), propose(&ayse(), "swings", Some(on_service())))
        .and(&bert(), ask)
        .and(&dora(), advise)
        .and(&ayse(), answer)
        .and(&carl(), interest)
        .and(&carl(), recuse)
        .and(&ayse(), withdraw)
}

fn objected() -> Table {
    let test = C::TestObjection {
        decision: id("D"),
        seat: id("Bert"),
        voices: vec![Voice {
            seat: id("Carl"),
            qualifies: true,
        }],
        reason: said(&ayse()),
    };
    let withdraw = C::WithdrawObjection {
        decision: id("D"),
        seat: id("Carl"),
    };
    opened(consent())
        .and(&bert(), object(&bert(), "D", "Bert"))
        .and(&carl(), object(&carl(), "D", "Carl"))
        .and(&ayse(), test)
        .and(&carl(), withdraw)
        .and(&ayse(), amend(&ayse(), "swings", &["Bert"]))
}

fn decided() -> Table {
    let proposal = propose(&ayse(), "motion", Some(on_service()));
    let dissent = C::RecordDissent {
        decision: id("D"),
        seat: id("Bert"),
        words: said(&bert()),
    };
    let answer = C::AnswerRecommendation {
        decision: id("D"),
        followed: Followed::Not,
        reason: said(&town()),
    };
    let failed = C::ReportNotCarriedOut {
        decision: id("D"),
        refusal: "the concept has changed".to_owned(),
    };
    let open = constituted(consent())
        .and(&town(), mandate(MandateEffect::Recommendation))
        .and(&ayse(), proposal)
        .and(&ayse(), open("D", "motion"));
    let close = C::CloseDecision {
        decision: id("D"),
        review_by: Some(day("2026-09-01")),
    };
    all_say(open, "D", Position::Agree)
        .and(&ayse(), close)
        .and(&bert(), dissent)
        .and(&town(), answer)
        .and(&automation(), failed)
}

fn carried_out() -> Table {
    let citation = Citation {
        stream: StreamName {
            aggregate_type: "Service".to_owned(),
            id: id::<coprod_core::ServiceId>("playground").to_string(),
        },
        sequence: 3,
    };
    let entry = CitedEntry {
        aggregate_type: "Service".to_owned(),
        event_type: "PlanningOffered".to_owned(),
        payload: serde_json::Value::Null,
    };
    let report = C::ReportCarriedOut {
        decision: id("D"),
        cited: citation.clone(),
    };
    adopted(constituted(simple()), Some(on_service()))
        .knowing(Known::default().entry(citation, entry))
        .and(&automation(), report)
}

fn promised() -> Table {
    let promise = |name: &str| C::MakeCommitment {
        commitment: id(name),
        what: said(&bert()),
        due: day("2026-04-01"),
    };
    let keep = C::KeepCommitment {
        commitment: id("bench"),
    };
    let release = C::ReleaseCommitment {
        commitment: id("sand"),
        reason: said(&ayse()),
    };
    gathered()
        .and(&bert(), promise("bench"))
        .and(&bert(), promise("sand"))
        .and(&bert(), keep)
        .and(&ayse(), release)
}

fn contested() -> Table {
    let taken = opened(simple())
        .relayed(by_the_town())
        .and(&bert(), position("D", "Bert", Position::Agree));
    let entry = taken.acts().len();
    taken
        .and(&bert(), contest(&bert(), entry))
        .and(&ayse(), answer(&ayse(), entry, ContestOutcome::Upheld))
}

/// Of each kind the event that says most, among all these tables.
fn every_event() -> BTreeMap<K, Act<E>> {
    let told = [
        founded(),
        seated(),
        excluded(),
        met(),
        talked(),
        objected(),
        decided(),
        carried_out(),
        promised(),
        contested(),
    ];
    longest_of_each_kind(told.iter().flat_map(Table::acts))
}

#[test]
fn every_event_is_produced_by_a_command() {
    let produced = every_event();
    for kind in K::VARIANTS {
        assert!(produced.contains_key(kind), "nothing produces {kind:?}");
    }
}

#[test]
fn the_json_of_every_event_is_pinned() {
    for (kind, act) in every_event() {
        insta::assert_json_snapshot!(format!("{kind:?}"), act);
    }
}

#[test]
fn every_event_reads_back_as_it_was_pinned() {
    for (kind, act) in every_event() {
        let path = format!(
            "{}/tests/round_table/snapshots/round_table__everything__{kind:?}.snap",
            env!("CARGO_MANIFEST_DIR")
        );
        let file = std::fs::read_to_string(path).unwrap();
        let (_, json) = file.trim_start_matches("---").split_once("---").unwrap();
        let read: Act<E> = serde_json::from_str(json).unwrap();
        assert_eq!(read, act);
    }
}

#[test]
fn a_state_reads_back_from_a_snapshot_as_it_was() {
    for table in [
        seated(),
        met(),
        talked(),
        objected(),
        decided(),
        contested(),
    ] {
        let json = serde_json::to_string(table.state()).unwrap();
        let read: coprod_core::RoundTable = serde_json::from_str(&json).unwrap();
        assert_eq!(&read, table.state());
    }
}
