//! What one gives.

use coprod_core::{
    ContributionId, EngagementCommand as C, EngagementEvent as E, EngagementRefusal as R,
    NotAdmitted,
    engagement::{ContributionStage, Gift, Given, Minutes, Purpose, Standing},
    testing::{day, id, moment, professional, relayed, relayed_with_proof, words},
};
use proptest::{collection::vec, prelude::*};
use std::collections::BTreeMap;

use crate::support::{
    active, ayse, confirm, correct, dispute, dora, ended, euro, gift, helped, offered, record,
    refused, said, time, town, wirth,
};

#[test]
fn the_party_records_what_it_gave_of_whatever_kind() {
    helped();
    let words = || words(&ayse(), "how to bind books");
    for what in [
        Gift::Time(Minutes::new(45).unwrap()),
        Gift::Money(euro(50)),
        Gift::Knowledge { words: words() },
        Gift::Support { words: words() },
    ] {
        active()
            .when(&ayse(), record("gift", gift(what.clone())))
            .then([E::ContributionRecorded {
                contribution: id("gift"),
                what,
                purpose: Purpose::Coordination,
                on: day("2026-03-01"),
                earmark: None,
            }]);
    }
    let party = id("Ayşe");
    let by_the_town = refused(active(), &town(), record("gift", time(10, "2026-03-01")));
    assert_eq!(by_the_town, R::NotTheParty { party });
    let nothing = record("gift", gift(Gift::Money(euro(0))));
    assert_eq!(refused(active(), &ayse(), nothing), R::NoAmount);
}

#[test]
fn a_contribution_is_of_a_day_of_the_engagement_that_is_not_to_come() {
    let on = day("2026-03-03");
    let tomorrow = record("early", time(10, "2026-03-03"));
    assert_eq!(refused(active(), &ayse(), tomorrow), R::InTheFuture { on });
    let (on, from) = (day("2026-01-31"), day("2026-02-01"));
    let before = record("before", time(10, "2026-01-31"));
    assert_eq!(
        refused(active(), &ayse(), before),
        R::BeforeItBegan { on, from }
    );
    for first_or_today in ["2026-02-01", "2026-03-02"] {
        active()
            .when(&ayse(), record("in time", time(10, first_or_today)))
            .then_types(["ContributionRecorded"]);
    }
}

#[test]
fn before_it_is_agreed_nothing_is_given_and_after_it_ended_the_past_still_is_told() {
    let standing = Standing::Offered;
    let refusal = refused(offered(), &ayse(), record("x", time(10, "2026-03-01")));
    assert_eq!(refusal, R::NotAgreed { standing });
    ended()
        .when(&ayse(), record("last", time(10, "2026-03-16")))
        .then_types(["ContributionRecorded"]);
    let (on, last_day) = (day("2026-03-17"), day("2026-03-16"));
    let refusal = refused(ended(), &ayse(), record("late", time(10, "2026-03-17")));
    assert_eq!(refusal, R::AfterItEnded { on, last_day });
}

#[test]
fn a_day_has_1440_minutes_whatever_was_replaced() {
    let full = active()
        .and(&ayse(), record("night", time(1000, "2026-03-01")))
        .and(&ayse(), record("day", time(440, "2026-03-01")));
    let (minutes, recorded) = (1, 1440);
    let refusal = refused(full.clone(), &ayse(), record("x", time(1, "2026-03-01")));
    assert_eq!(refusal, R::DayTooLong { minutes, recorded });
    full.clone()
        .when(&ayse(), record("x", time(1, "2026-03-02")))
        .then_types(["ContributionRecorded"]);
    full.when(&ayse(), correct("less", "night", time(999, "2026-03-01")))
        .then_types(["ContributionCorrected"])
        .when(&ayse(), record("x", time(1, "2026-03-01")))
        .then_types(["ContributionRecorded"]);
}

#[test]
fn the_counterpart_confirms_or_disputes_once() {
    let contribution: ContributionId = id("Sunday");
    for what in [confirm("Sunday"), dispute("Sunday")] {
        let counterpart = id("town");
        let refusal = refused(helped(), &ayse(), confirm("Sunday"));
        assert_eq!(refusal, R::NotTheCounterpart { counterpart });
        let answered = helped().and(&town(), what);
        for again in [confirm("Sunday"), dispute("Sunday")] {
            let refusal = refused(answered.clone(), &town(), again);
            assert_eq!(refusal, R::ContributionAnswered { contribution });
        }
    }
    ended()
        .and(&ayse(), record("last", time(10, "2026-03-16")))
        .when(&town(), confirm("last"))
        .then([E::ContributionConfirmed {
            contribution: id("last"),
        }]);
}

#[test]
fn who_typed_it_doesnt_confirm_it() {
    let typed = active()
        .relayed(relayed(&professional("Ms Vogt")))
        .and(&ayse(), record("Sunday", time(60, "2026-03-01")));
    let recorder = id("Ms Vogt");
    let refusal = refused(typed.clone(), &town(), confirm("Sunday"));
    assert_eq!(refusal, R::AnswersOwnRecord { recorder });
    typed
        .when(&wirth(), confirm("Sunday"))
        .then_types(["ContributionConfirmed"]);
}

#[test]
fn that_the_town_confirms_the_party_types_only_with_a_document() {
    let refusal = helped()
        .relayed(relayed(&ayse()))
        .when(&town(), confirm("Sunday"))
        .refusal();
    assert!(matches!(
        refusal,
        R::NotAdmitted(NotAdmitted::RelayNeedsDocument { .. })
    ));
    helped()
        .relayed(relayed_with_proof(&ayse(), "signed timesheet"))
        .when(&town(), confirm("Sunday"))
        .then_types(["ContributionConfirmed"]);
}

#[test]
fn a_correction_stands_in_the_place_of_what_it_replaces_and_is_confirmed_anew() {
    let corrected = helped()
        .and(&town(), confirm("Sunday"))
        .when(&ayse(), correct("better", "Sunday", time(90, "2026-03-01")))
        .then([E::ContributionCorrected {
            contribution: id("better"),
            replaces: id("Sunday"),
            new: time(90, "2026-03-01"),
        }]);
    let old = corrected.state().contribution(id("Sunday")).unwrap();
    let by = id("better");
    assert_eq!(old.stage, ContributionStage::Replaced { by });
    let refusal = refused(corrected.clone(), &town(), confirm("Sunday"));
    let contribution = id("Sunday");
    assert_eq!(refusal, R::ContributionReplaced { contribution, by });
    let again = correct("other", "Sunday", time(80, "2026-03-01"));
    assert!(matches!(
        refused(corrected.clone(), &ayse(), again),
        R::ContributionReplaced { .. }
    ));
    let by_the_town = correct("theirs", "better", time(80, "2026-03-01"));
    assert!(matches!(
        refused(corrected.clone(), &town(), by_the_town),
        R::NotTheParty { .. }
    ));
    corrected
        .when(&town(), confirm("better"))
        .then_types(["ContributionConfirmed"]);
}

#[test]
fn the_use_of_money_and_of_what_has_an_earmark_is_accounted_for() {
    let account = |by: &coprod_core::Actor| C::AccountUse {
        contribution: id("gift"),
        words: said(by),
    };
    let earmarked = Given {
        earmark: Some(words(&ayse(), "children's books")),
        ..time(60, "2026-03-01")
    };
    for given in [gift(Gift::Money(euro(50))), earmarked] {
        let told = active().and(&ayse(), record("gift", given));
        let accounted = told
            .clone()
            .when(&town(), account(&town()))
            .then_types(["UseAccounted"]);
        assert!(
            accounted
                .state()
                .contribution(id("gift"))
                .unwrap()
                .accounted
        );
        let refusal = refused(told, &ayse(), account(&ayse()));
        assert!(matches!(refusal, R::NotTheCounterpart { .. }));
    }
    let time = active().and(&ayse(), record("gift", time(60, "2026-03-01")));
    let contribution = id("gift");
    assert_eq!(
        refused(time, &town(), account(&town())),
        R::NothingToAccount { contribution }
    );
}

#[test]
fn a_third_person_gives_and_confirms_nothing_here() {
    let refusal = refused(helped(), &dora(), record("x", time(10, "2026-03-01")));
    assert!(matches!(refusal, R::NotTheParty { .. }));
    let refusal = refused(helped(), &dora(), confirm("Sunday"));
    assert!(matches!(refusal, R::NotTheCounterpart { .. }));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_day_never_comes_to_more_than_24_hours(
        asked in vec((1_u16..900, 1_u8..4, prop::option::weighted(0.3, 0_usize..12)), 1..20),
    ) {
        let mut told = active();
        let mut model: BTreeMap<String, (u8, u32)> = BTreeMap::new();
        for (step, (minutes, on, replaces)) in asked.into_iter().enumerate() {
            let name = step.to_string();
            let given = time(minutes, &format!("2026-02-{on:02}"));
            let replaced = replaces.map(|which| which.to_string());
            let total: u32 = model
                .iter()
                .filter(|(other, (day, _))| *day == on && Some(*other) != replaced.as_ref())
                .map(|(_, (_, minutes))| minutes)
                .sum();
            let fits = total + u32::from(minutes) <= 1440;
            let exists = replaced.as_ref().is_none_or(|which| model.contains_key(which));
            let what = match &replaced {
                Some(which) => correct(&name, which, given),
                None => record(&name, given),
            };
            let outcome = told.clone().when(&ayse(), what.clone()).outcome();
            prop_assert_eq!(outcome.is_ok(), fits && exists);
            if outcome.is_ok() {
                told = told.and(&ayse(), what);
                if let Some(which) = replaced {
                    model.remove(&which);
                }
                model.insert(name, (on, u32::from(minutes)));
            }
        }
    }
}

#[test]
fn a_night_may_be_told_long_after() {
    let later = active().at(moment("2027-01-05T08:00:00Z"));
    later
        .when(&ayse(), record("long ago", time(60, "2026-02-14")))
        .then_types(["ContributionRecorded"]);
}
