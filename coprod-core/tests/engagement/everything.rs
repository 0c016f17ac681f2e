//! Every event there is, produced by a command; its JSON is pinned and reads back as it was.

use std::collections::BTreeMap;

use coprod_core::{
    Act, ContestOutcome, Engagement, EngagementCommand as C, EngagementEvent as E, Followed,
    PrerequisiteKind, Side,
    engagement::{
        EngagementEventKind as K, Felt, Gift, Given, ImbalanceAnswer, Purpose, Towards, TrustLevel,
    },
    testing::{day, id, longest_of_each_kind, personal, words},
};
use strum::VariantArray as _;

use crate::support::{
    Told, active, answer, ayse, claimed, confirm, contest, correct, dispute, end, euro, gift,
    grant_say, helped, notice, offer_by, offered, reaction, record, refuse, reimburse, said, time,
    town, unoffered,
};

fn declined() -> Told {
    let reason = Some(said(&ayse()));
    offered().and(&ayse(), C::DeclineRole { reason })
}

fn withdrawn() -> Told {
    unoffered()
        .and(&ayse(), offer_by(&ayse(), Side::Citizen))
        .and(&ayse(), C::WithdrawRoleOffer {})
}

fn revised() -> Told {
    let note = C::NotePrerequisite {
        kind: PrerequisiteKind::GOOD_CONDUCT,
        details: personal(id("Ayşe"), "shown on 3 January"),
    };
    let propose = C::ProposeRevision {
        revision: id("less"),
        scope: said(&ayse()),
        notice_days: notice(7),
    };
    let pause = C::PauseEngagement {
        until: Some(day("2026-04-01")),
    };
    active()
        .and(&town(), note)
        .and(&ayse(), C::AcknowledgeGuideline { version: 2 })
        .and(&ayse(), propose)
        .and(
            &town(),
            C::AcceptRevision {
                revision: id("less"),
            },
        )
        .and(&ayse(), pause)
        .and(&ayse(), C::ResumeEngagement {})
        .and(&ayse(), end(&ayse(), "2026-03-31"))
}

fn gave() -> Told {
    let earmarked = Given {
        what: Gift::Money(euro(50)),
        purpose: Purpose::Training,
        on: day("2026-03-01"),
        earmark: Some(words(&ayse(), "children's books")),
    };
    let account = C::AccountUse {
        contribution: id("money"),
        words: said(&town()),
    };
    helped()
        .and(&ayse(), record("money", earmarked))
        .and(&town(), account)
        .and(&town(), confirm("Sunday"))
        .and(&ayse(), correct("better", "Sunday", time(90, "2026-03-01")))
        .and(&town(), dispute("better"))
}

fn got() -> Told {
    let allow = C::GrantAllowance {
        allowance: id("2026"),
        amount: euro(960),
        norm: coprod_core::AllowanceNorm::ESTG_3_26A,
        year: 2026,
    };
    let benefit = C::RecordBenefit {
        benefit: id("card"),
        words: said(&town()),
        amount: Some(euro(12)),
    };
    claimed()
        .and(&town(), reimburse("ticket", euro(15)))
        .and(&town(), refuse("ticket"))
        .and(&town(), allow)
        .and(&town(), benefit)
}

fn had_a_say() -> Told {
    let granted = active().and(&town(), grant_say());
    let cited = granted.citation(2);
    let exercise = C::ExerciseSay {
        say: id("books"),
        cited: cited.clone(),
    };
    let respond = C::AnswerSay {
        say: id("books"),
        cited,
        followed: Followed::Partly,
        reason: said(&town()),
    };
    granted.and(&ayse(), exercise).and(&town(), respond)
}

fn felt() -> Told {
    let feel = C::FeelBalance {
        cost: Felt::new(7).unwrap(),
        benefit: Felt::new(3).unwrap(),
        remark: Some(said(&ayse())),
    };
    let raise = C::RaiseImbalance {
        imbalance: id("nights"),
        ground: said(&ayse()),
    };
    let notice = C::NoticeImbalance {
        imbalance: id("hours"),
        figures: BTreeMap::from([(coprod_core::FigureKind::MINUTES_GIVEN, 3000)]),
    };
    let respond = C::AnswerImbalance {
        imbalance: id("nights"),
        answer: ImbalanceAnswer::Change(said(&town())),
    };
    let trust = C::StateTrust {
        towards: Towards::Organisation(id("town")),
        level: TrustLevel::new(-1).unwrap(),
    };
    active()
        .and(&ayse(), feel)
        .and(&ayse(), raise)
        .and(&reaction(), notice)
        .and(&town(), respond)
        .and(&ayse(), trust)
}

fn contested() -> Told {
    helped()
        .and(&town(), contest(&town(), 3))
        .and(&ayse(), answer(&ayse(), 3, ContestOutcome::Corrected))
}

fn all() -> [Told; 9] {
    [
        declined(),
        withdrawn(),
        revised(),
        gave(),
        got(),
        had_a_say(),
        felt(),
        contested(),
        active(),
    ]
}

/// Of each kind the event that says most.
fn every_event() -> BTreeMap<K, Act<E>> {
    longest_of_each_kind(all().iter().flat_map(Told::acts))
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
            "{}/tests/engagement/snapshots/engagement__everything__{kind:?}.snap",
            env!("CARGO_MANIFEST_DIR")
        );
        let file = std::fs::read_to_string(path).unwrap();
        let (_, json) = file.trim_start_matches("---").split_once("---").unwrap();
        let read: Act<E> = serde_json::from_str(json).unwrap();
        assert_eq!(read, act);
    }
}

#[test]
fn the_json_of_every_form_inside_of_an_event_is_pinned() {
    let said = || said(&town());
    let forms = serde_json::json!({
        "what": [
            gift(Gift::Money(euro(5))).what,
            time(5, "2026-03-01").what,
            Gift::Knowledge { words: said() },
            Gift::Support { words: said() },
        ],
        "purpose": [Purpose::Direct, Purpose::Training, Purpose::Coordination],
        "answer": [ImbalanceAnswer::Change(said()), ImbalanceAnswer::Reason(said())],
        "towards": [
            Towards::Side(Side::Citizen),
            Towards::Organisation(id("town")),
            Towards::Role(coprod_core::Role::RELATIVE),
        ],
    });
    insta::assert_json_snapshot!(forms);
}

#[test]
fn a_state_reads_back_from_a_snapshot_as_it_was() {
    for told in all() {
        let json = serde_json::to_string(told.state()).unwrap();
        let read: Engagement = serde_json::from_str(&json).unwrap();
        assert_eq!(&read, told.state());
    }
}
