//! What is owed after a decision, and what somebody promised.

use coprod_core::{
    Actor, Followed, RoundTableCommand as C, RoundTableEvent as E, RoundTableRefusal as R,
    rules::Position,
    testing::{day, id},
};

use crate::support::{
    adopted, automation, ayse, bert, carl, constituted, dora, fay, gathered, led, on_service,
    opened, position, refused, said, simple, town,
};

fn answer(by: &Actor) -> C {
    C::AnswerRecommendation {
        decision: id("D"),
        followed: Followed::Not,
        reason: said(by),
    }
}

#[test]
fn a_recommendation_is_answered_once_by_whom_it_is_for() {
    let decided = adopted(constituted(simple()), None);
    let decision = id("D");
    let answered = decided
        .when(&town(), answer(&town()))
        .then([E::RecommendationAnswered {
            decision,
            party: id("town"),
            followed: Followed::Not,
            reason: said(&town()),
        }]);
    let refusal = refused(answered.clone(), &town(), answer(&town()));
    assert_eq!(refusal, R::NoAnswerOwed { decision });
    let refusal = refused(answered, &carl(), answer(&carl()));
    assert_eq!(refusal, R::NoAnswerOwed { decision });
}

#[test]
fn dissent_goes_on_record_during_and_after() {
    let dissent = |by: &Actor, seat: &str| C::RecordDissent {
        decision: id("D"),
        seat: id(seat),
        words: said(by),
    };
    opened(simple())
        .when(&bert(), dissent(&bert(), "Bert"))
        .then_types(["DissentRecorded"]);
    let decided = adopted(constituted(simple()), None);
    let refusal = refused(decided.clone(), &ayse(), dissent(&ayse(), "Bert"));
    assert!(matches!(refusal, R::NotTheSpeaker { .. }));
    decided
        .when(&bert(), dissent(&bert(), "Bert"))
        .then_types(["DissentRecorded"]);
}

#[test]
fn what_became_of_a_motion_an_automation_or_somebody_of_the_table_reports() {
    let failed = || C::ReportNotCarriedOut {
        decision: id("D"),
        refusal: "the concept has changed".to_owned(),
    };
    let moved = || adopted(constituted(simple()), Some(on_service()));
    for by in [automation(), bert(), town()] {
        moved()
            .when(&by, failed())
            .then_types(["DecisionNotCarriedOut"]);
    }
    let refusal = refused(moved(), &dora(), failed());
    assert_eq!(refusal, R::NeitherMemberNorFacilitator);
    let open = opened(simple()).and(&bert(), position("D", "Bert", Position::Agree));
    let decision = id("D");
    assert_eq!(
        refused(open, &automation(), failed()),
        R::NotAdopted { decision }
    );
}

fn promise(by: &Actor) -> C {
    C::MakeCommitment {
        commitment: id("bench"),
        what: said(by),
        due: day("2026-04-01"),
    }
}

fn keep() -> C {
    C::KeepCommitment {
        commitment: id("bench"),
    }
}

fn release(by: &Actor) -> C {
    C::ReleaseCommitment {
        commitment: id("bench"),
        reason: said(by),
    }
}

#[test]
fn a_commitment_is_made_for_oneself_or_for_whom_one_speaks() {
    let who = |by: &Actor| {
        let table = gathered().and(by, promise(by));
        match table.acts().last().unwrap().what {
            E::CommitmentMade { who, .. } => who,
            _ => panic!("no commitment was made"),
        }
    };
    assert_eq!(who(&bert()), id("Bert"));
    assert_eq!(who(&town()), id("town"));
}

#[test]
fn that_it_is_kept_says_who_made_it_or_who_leads_the_talk() {
    let promised = || led(simple()).and(&bert(), promise(&bert()));
    for by in [bert(), fay()] {
        promised().when(&by, keep()).then_types(["CommitmentKept"]);
    }
    let who = id("Bert");
    assert_eq!(
        refused(promised(), &ayse(), keep()),
        R::NotTheirsToKeep { who }
    );
}

#[test]
fn nobody_releases_themself() {
    let promised = || led(simple()).and(&bert(), promise(&bert()));
    for by in [ayse(), carl(), fay()] {
        promised()
            .when(&by, release(&by))
            .then_types(["CommitmentReleased"]);
    }
    let refusal = refused(promised(), &bert(), release(&bert()));
    assert_eq!(refusal, R::ReleasesThemself);
    let refusal = refused(promised(), &dora(), release(&dora()));
    assert_eq!(refusal, R::NeitherMemberNorFacilitator);
}
