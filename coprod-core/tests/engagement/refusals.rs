//! The no of each rule: every refusal there is, provoked. The compiler asks for a case for each.

use std::collections::{BTreeMap, BTreeSet};

use coprod_core::{
    Actor, ContestOutcome, Currency, EngagementCommand as C, EngagementRefusal as R, FigureKind,
    Followed, Money, PrerequisiteKind, Side,
    engagement::{EngagementRefusalKind as K, Gift, ImbalanceAnswer, Towards, TrustLevel},
    testing::{citizen, day, id, neutral, personal, professional, relayed_with_proof},
};
use strum::VariantArray as _;

use crate::support::{
    Told, active, answer, ayse, claim, claimed, confirm, contest, correct, dora, end, ended, euro,
    gift, grant_say, helped, notice, offer_by, offered, paused, reaction, record, refused,
    reimburse, said, time, town, unoffered,
};

#[test]
fn every_refusal_is_provoked_by_a_command_and_says_what_would_be_needed() {
    let mut said = BTreeSet::new();
    for kind in K::VARIANTS {
        let (told, by, what) = provoke(*kind);
        let refusal = refused(told, &by, what);
        assert_eq!(K::from(&refusal), *kind, "{refusal}");
        let text = refusal.to_string();
        let first = text.chars().next().unwrap();
        assert!(!first.is_uppercase() && !text.ends_with('.'), "{text}");
        assert!(said.insert(text.clone()), "said twice: {text}");
    }
}

type Provoked = (Told, Actor, C);

#[allow(clippy::too_many_lines, reason = "one arm for each refusal")]
fn provoke(kind: K) -> Provoked {
    match kind {
        K::NotAdmitted => (offered(), neutral("Ayşe"), C::AcceptRole {}),
        K::NotOffered => (unoffered(), ayse(), C::AcceptRole {}),
        K::AlreadyOffered => (offered(), town(), offer_by(&town(), Side::Citizen)),
        K::OfferNotOpen => (active(), ayse(), C::AcceptRole {}),
        K::NotInForce => (ended(), ayse(), C::ResumeEngagement {}),
        K::NotAgreed => (offered(), ayse(), claim("ticket", euro(1))),
        K::AgreementContested => (contested(), ayse(), claim("ticket", euro(1))),
        K::RelayDistrusted => (contested().relayed(typed()), ayse(), C::AcceptRole {}),
        K::IdInUse => (claimed(), ayse(), claim("ticket", euro(1))),

        K::WithThemself => (unoffered(), town(), offer_to("town")),
        K::NeutralTakesNoRole => (unoffered(), town(), offer_by(&town(), Side::Neutral)),
        K::NeitherOfTheTwo => (unoffered(), dora(), offer_by(&dora(), Side::Citizen)),
        K::NotTheParty => (active(), town(), C::PauseEngagement { until: None }),
        K::NotTheCounterpart => (active(), ayse(), grant_say()),
        K::NotAskedOfYou => (offered(), town(), C::AcceptRole {}),
        K::NotYourOffer => (offered(), ayse(), C::WithdrawRoleOffer {}),
        K::OnAnotherSide => (offered(), professional("Ayşe"), C::AcceptRole {}),
        K::ActsForBoth => (unoffered(), town(), offer_to("Ms Vogt")),

        K::NotTheirData => (active(), town(), note("Ms Vogt")),
        K::AlreadyAcknowledged => (
            active().and(&ayse(), C::AcknowledgeGuideline { version: 2 }),
            ayse(),
            C::AcknowledgeGuideline { version: 2 },
        ),
        K::NoSuchRevision => (active(), ayse(), agree()),
        K::RevisionNotOpen => (
            active().and(&town(), revise()).and(&ayse(), agree()),
            ayse(),
            agree(),
        ),
        K::AlreadyPaused => (paused(), ayse(), C::PauseEngagement { until: None }),
        K::NotPaused => (active(), ayse(), C::ResumeEngagement {}),
        K::PauseOver => (
            active(),
            ayse(),
            C::PauseEngagement {
                until: Some(day("2026-03-02")),
            },
        ),
        K::NoticeTooShort => (active(), ayse(), end(&ayse(), "2026-03-02")),
        K::AlreadyEnding => (
            active().and(&ayse(), end(&ayse(), "2026-03-16")),
            town(),
            end(&town(), "2026-03-16"),
        ),
        K::StillThere => (
            active(),
            reaction(),
            C::RecordDeparture {
                party: id("Ayşe"),
                reason: "gone".into(),
            },
        ),

        K::NoAmount => (active(), ayse(), claim("ticket", euro(0))),
        K::BeforeItBegan => (active(), ayse(), record("x", time(1, "2026-01-31"))),
        K::AfterItEnded => (ended(), ayse(), record("x", time(1, "2026-03-17"))),
        K::InTheFuture => (active(), ayse(), record("x", time(1, "2026-03-03"))),
        K::DayTooLong => (helped(), ayse(), record("x", time(1440, "2026-03-01"))),
        K::NoSuchContribution => (active(), town(), confirm("nothing")),
        K::ContributionReplaced => (
            helped().and(&ayse(), correct("new", "Sunday", time(1, "2026-03-01"))),
            town(),
            confirm("Sunday"),
        ),
        K::ContributionAnswered => (
            helped().and(&town(), confirm("Sunday")),
            town(),
            confirm("Sunday"),
        ),
        K::AnswersOwnRecord => (
            active()
                .relayed(coprod_core::testing::relayed(&professional("Ms Vogt")))
                .and(&ayse(), record("x", time(1, "2026-03-01"))),
            town(),
            confirm("x"),
        ),
        K::NothingToAccount => (
            helped(),
            town(),
            C::AccountUse {
                contribution: id("Sunday"),
                words: said(&town()),
            },
        ),

        K::NoSuchExpense => (active(), town(), reimburse("ticket", euro(1))),
        K::ExpenseSettled => (
            claimed().and(&town(), reimburse("ticket", euro(20))),
            town(),
            reimburse("ticket", euro(1)),
        ),
        K::MoreThanClaimed => (claimed(), town(), reimburse("ticket", euro(21))),
        K::AnotherCurrency => (claimed(), town(), reimburse("ticket", francs())),

        K::NoSuchSay => (active(), town(), answer_say(active().citation(1))),
        K::AlreadyExercised => (exercised(), ayse(), exercise()),
        K::NoSuchExercise => (exercised(), town(), answer_say(active().citation(1))),
        K::OnlyAutomationsNotice => (active(), town(), notice_imbalance(1)),
        K::NoFiguresAboutProfessionals => (
            unoffered()
                .and(&town(), offer_by(&town(), Side::Professional))
                .and(&professional("Ayşe"), C::AcceptRole {}),
            reaction(),
            notice_imbalance(1),
        ),
        K::NoFigures => (active(), reaction(), notice_imbalance(0)),
        K::NoSuchImbalance => (active(), town(), answer_imbalance()),
        K::ImbalanceAnswered => (
            active()
                .and(&reaction(), notice_imbalance(1))
                .and(&town(), answer_imbalance()),
            town(),
            answer_imbalance(),
        ),
        K::NotAnOrganisation => (
            active(),
            ayse(),
            C::StateTrust {
                towards: Towards::Organisation(id("Ayşe")),
                level: TrustLevel::new(1).unwrap(),
            },
        ),

        K::NotNamed => (helped(), dora(), contest(&dora(), 3)),
        K::NotForAutomations => (helped(), reaction(), contest(&reaction(), 3)),
        K::AlreadyContested => (contested(), ayse(), contest(&ayse(), 2)),
        K::NotContested => (helped(), ayse(), reject(&ayse())),
        K::AnswersThemself => (contested(), ayse(), reject(&ayse())),
        K::NotTheirsToAnswer => (contested(), citizen("Emre"), reject(&citizen("Emre"))),
        K::NotTheirsToReject => (contested(), town(), reject(&town())),
    }
}

fn typed() -> coprod_core::Relayed {
    relayed_with_proof(&professional("clerk"), "form 3")
}

/// The clerk typed that Ayşe accepts; she contests it.
fn contested() -> Told {
    offered()
        .relayed(typed())
        .and(&ayse(), C::AcceptRole {})
        .and(&ayse(), contest(&ayse(), 2))
}

fn reject(by: &Actor) -> C {
    answer(by, 2, ContestOutcome::Rejected)
}

/// The town's offer to that party.
fn offer_to(name: &str) -> C {
    C::OfferRole {
        service: id("library"),
        party: id(name),
        counterpart: id("town"),
        role: coprod_core::Role::PROFESSIONAL,
        side: Side::Professional,
        scope: said(&town()),
        notice_days: notice(0),
        from: day("2026-02-01"),
    }
}

fn note(subject: &str) -> C {
    C::NotePrerequisite {
        kind: PrerequisiteKind::TRAINING,
        details: personal(id(subject), "in May"),
    }
}

fn revise() -> C {
    C::ProposeRevision {
        revision: id("less"),
        scope: said(&town()),
        notice_days: notice(7),
    }
}

fn agree() -> C {
    C::AcceptRevision {
        revision: id("less"),
    }
}

fn francs() -> Money {
    Money {
        minor: 100,
        currency: "CHF".parse::<Currency>().unwrap(),
    }
}

fn exercise() -> C {
    C::ExerciseSay {
        say: id("books"),
        cited: active().citation(2),
    }
}

fn exercised() -> Told {
    active().and(&town(), grant_say()).and(&ayse(), exercise())
}

fn answer_say(cited: coprod_core::Citation) -> C {
    C::AnswerSay {
        say: id("books"),
        cited,
        followed: Followed::Not,
        reason: said(&town()),
    }
}

fn notice_imbalance(figures: u64) -> C {
    C::NoticeImbalance {
        imbalance: id("hours"),
        figures: (0..figures)
            .map(|figure| (FigureKind::MINUTES_GIVEN, figure))
            .collect::<BTreeMap<_, _>>(),
    }
}

fn answer_imbalance() -> C {
    C::AnswerImbalance {
        imbalance: id("hours"),
        answer: ImbalanceAnswer::Reason(said(&town())),
    }
}

#[test]
fn money_is_given_in_some_amount() {
    let nothing = record("x", gift(Gift::Money(euro(0))));
    assert_eq!(refused(active(), &ayse(), nothing), R::NoAmount);
}
