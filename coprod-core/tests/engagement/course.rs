//! How what was agreed is revised, rests and ends.

use coprod_core::{
    Actor, EngagementCommand as C, EngagementEvent as E, EngagementRefusal as R, PartyCommand,
    engagement::Standing,
    testing::{Known, day, id, moment, words},
};

use crate::support::{
    Told, active, ayse, dora, end, ended, notice, paused, person, reaction, refused, said,
    standing, town,
};

fn revise(by: &Actor, name: &str, days: u16) -> C {
    C::ProposeRevision {
        revision: id(name),
        scope: words(by, "one Saturday a month"),
        notice_days: notice(days),
    }
}

fn agree(name: &str) -> C {
    C::AcceptRevision { revision: id(name) }
}

#[test]
fn other_terms_hold_once_the_other_one_has_agreed() {
    let revision = id("less");
    let proposed = active().and(&town(), revise(&town(), "less", 30));
    assert_eq!(proposed.state().notice_days(), Some(notice(14)));
    let to = id("Ayşe");
    let refusal = refused(proposed.clone(), &town(), agree("less"));
    assert_eq!(refusal, R::NotAskedOfYou { to });
    let accepted_by = id("Ayşe");
    let agreed = proposed
        .when(&ayse(), agree("less"))
        .then([E::AgreementRevised {
            revision,
            accepted_by,
        }]);
    assert_eq!(agreed.state().notice_days(), Some(notice(30)));
    let refusal = refused(agreed, &ayse(), agree("less"));
    assert_eq!(refusal, R::RevisionNotOpen { revision });
}

#[test]
fn a_later_proposal_of_the_same_one_takes_the_place_of_the_earlier() {
    let twice = active()
        .and(&town(), revise(&town(), "long", 90))
        .and(&ayse(), revise(&ayse(), "hers", 5))
        .and(&town(), revise(&town(), "short", 7));
    let revision = id("long");
    let refusal = refused(twice.clone(), &ayse(), agree("long"));
    assert_eq!(refusal, R::RevisionNotOpen { revision });
    twice
        .clone()
        .when(&town(), agree("hers"))
        .then_types(["AgreementRevised"]);
    let agreed = twice.and(&ayse(), agree("short"));
    let revision = id("hers");
    let refusal = refused(agreed, &town(), agree("hers"));
    assert_eq!(refusal, R::RevisionNotOpen { revision });
}

#[test]
fn the_party_alone_rests_and_comes_back_at_once_and_without_a_reason() {
    let pause = |until: Option<&str>| C::PauseEngagement {
        until: until.map(day),
    };
    let party = id("Ayşe");
    for what in [pause(None), C::ResumeEngagement {}] {
        let refusal = refused(active(), &town(), what);
        assert_eq!(refusal, R::NotTheParty { party });
    }
    let resting = active()
        .when(&ayse(), pause(Some("2026-03-03")))
        .then_types(["EngagementPaused"]);
    assert_eq!(standing(&resting), Standing::Paused);
    let later = resting.at(moment("2026-04-01T12:00:00Z"));
    assert_eq!(later.state().standing(day("2026-04-01")), Standing::Paused);
    let back = later
        .when(&ayse(), C::ResumeEngagement {})
        .then([E::EngagementResumed {}]);
    assert_eq!(standing(&back), Standing::Active);
    let until = day("2026-03-02");
    let refusal = refused(active(), &ayse(), pause(Some("2026-03-02")));
    assert_eq!(refusal, R::PauseOver { until });
}

#[test]
fn either_ends_it_with_a_reason_and_the_notice_agreed() {
    for by in [ayse(), town()] {
        let earliest = day("2026-03-16");
        let notice_days = notice(14);
        let refusal = refused(active(), &by, end(&by, "2026-03-15"));
        let too_short = R::NoticeTooShort {
            notice_days,
            earliest,
        };
        assert_eq!(refusal, too_short);
        let by_whom = by.organisation().or(by.person()).unwrap();
        active()
            .when(&by, end(&by, "2026-03-16"))
            .then([E::EngagementEnded {
                reason: said(&by),
                by_whom,
                effective: day("2026-03-16"),
            }]);
    }
}

#[test]
fn both_can_agree_that_it_ends_at_once() {
    let agreed = active()
        .and(&ayse(), revise(&ayse(), "at once", 0))
        .and(&town(), agree("at once"));
    agreed
        .when(&ayse(), end(&ayse(), "2026-03-02"))
        .then_types(["EngagementEnded"]);
}

#[test]
fn it_runs_to_the_last_day_and_is_over_the_day_after() {
    let ending = active().and(&ayse(), end(&ayse(), "2026-03-16"));
    let state = ending.state();
    assert_eq!(state.standing(day("2026-03-16")), Standing::Active);
    assert_eq!(state.standing(day("2026-03-17")), Standing::Ended);
    let standing = Standing::Ended;
    let refusal = refused(ended(), &ayse(), C::PauseEngagement { until: None });
    assert_eq!(refusal, R::NotInForce { standing });
}

#[test]
fn an_end_that_is_announced_can_be_brought_forward_and_not_put_off() {
    let ending = active().and(&town(), end(&town(), "2026-05-31"));
    let last_day = day("2026-05-31");
    let refusal = refused(ending.clone(), &ayse(), end(&ayse(), "2026-06-30"));
    assert_eq!(refusal, R::AlreadyEnding { last_day });
    let sooner = ending.and(&ayse(), end(&ayse(), "2026-03-20"));
    assert_eq!(sooner.state().last_day(), Some(day("2026-03-20")));
}

#[test]
fn who_rests_can_end_it() {
    paused()
        .when(&ayse(), end(&ayse(), "2026-03-16"))
        .then_types(["EngagementEnded"]);
}

fn depart() -> C {
    C::RecordDeparture {
        party: id("Ayşe"),
        reason: "the data are being erased".into(),
    }
}

fn fenced(told: Told) -> Told {
    let fence = PartyCommand::FenceErasure {
        basis: coprod_core::Basis::OwnAuthority {
            office: "data protection".to_owned(),
        },
    };
    let gone = person("Ayşe").and(&reaction(), fence);
    told.knowing(Known::default().party(&gone))
}

#[test]
fn that_one_of_the_two_is_gone_anybody_records_where_the_record_says_so() {
    for told in [active(), paused()] {
        let gone = fenced(told)
            .when(&reaction(), depart())
            .then([E::EngagementEnded {
                reason: "the data are being erased".into(),
                by_whom: id("Ayşe"),
                effective: day("2026-03-02"),
            }]);
        assert_eq!(gone.state().standing(day("2026-03-03")), Standing::Ended);
        assert!(matches!(
            refused(gone, &reaction(), depart()),
            R::AlreadyEnding { .. }
        ));
    }
    let party = id("Ayşe");
    let refusal = refused(active(), &reaction(), depart());
    assert_eq!(refusal, R::StillThere { party });
    let other = C::RecordDeparture {
        party: id("Dora"),
        reason: said(&dora()),
    };
    let refusal = refused(active(), &dora(), other);
    assert!(matches!(refusal, R::NeitherOfTheTwo { .. }));
}
