//! What is refused of commitments, contests and answers.

use coprod_core::{
    Actor, Citation, CitedEntry, ContestOutcome, Followed, RoundTableCommand as C,
    RoundTableRefusal as R, Side, StreamName,
    testing::{Known, day, id, noon},
};

use crate::support::{
    Table, adopted, answer, automation, ayse, bert, by_the_town, carl, constituted, contest, dora,
    gathered, on_service, refused, said, simple,
};

pub(super) fn no_answer_owed() -> R {
    let answer = C::AnswerRecommendation {
        decision: id("D"),
        followed: Followed::Followed,
        reason: said(&ayse()),
    };
    refused(adopted(constituted(simple()), None), &ayse(), answer)
}

fn failed() -> C {
    C::ReportNotCarriedOut {
        decision: id("D"),
        refusal: "planning is open already".to_owned(),
    }
}

pub(super) fn nothing_to_carry_out() -> R {
    refused(
        adopted(constituted(simple()), None),
        &automation(),
        failed(),
    )
}

fn moved() -> Table {
    adopted(constituted(simple()), Some(on_service()))
}

pub(super) fn already_reported() -> R {
    refused(
        moved().and(&automation(), failed()),
        &automation(),
        failed(),
    )
}

pub(super) fn cites_another_service() -> R {
    let citation = Citation {
        stream: StreamName {
            aggregate_type: "Service".to_owned(),
            id: "another".to_owned(),
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
    let table = moved().knowing(Known::default().entry(citation, entry));
    refused(table, &automation(), report)
}

fn promise(by: &Actor) -> C {
    C::MakeCommitment {
        commitment: id("commitment"),
        what: said(by),
        due: day("2026-04-01"),
    }
}

fn keep() -> C {
    C::KeepCommitment {
        commitment: id("commitment"),
    }
}

fn promised() -> Table {
    gathered().and(&bert(), promise(&bert()))
}

pub(super) fn no_such_commitment() -> R {
    refused(gathered(), &bert(), keep())
}

pub(super) fn commitment_settled() -> R {
    refused(promised().and(&bert(), keep()), &bert(), keep())
}

pub(super) fn due_in_the_past() -> R {
    let late = C::MakeCommitment {
        commitment: id("commitment"),
        what: said(&bert()),
        due: noon().date().plus_days(-1).unwrap(),
    };
    refused(gathered(), &bert(), late)
}

pub(super) fn not_theirs_to_keep() -> R {
    refused(promised(), &ayse(), keep())
}

pub(super) fn releases_themself() -> R {
    let release = C::ReleaseCommitment {
        commitment: id("commitment"),
        reason: said(&bert()),
    };
    refused(promised(), &bert(), release)
}

pub(super) fn no_such_entry() -> R {
    refused(gathered(), &ayse(), contest(&ayse(), 99))
}

pub(super) fn not_named() -> R {
    refused(gathered(), &dora(), contest(&dora(), 1))
}

/// Entry 7 is that Ayşe took her seat, as the town says and she contests.
fn relayed() -> Table {
    let invite = |name| crate::support::invite(name, Side::Citizen);
    crate::support::convened()
        .and(&crate::support::town(), invite("Ayşe"))
        .and(&crate::support::town(), invite("Bert"))
        .and(
            &crate::support::town(),
            crate::support::invite("Carl", Side::Professional),
        )
        .and(&bert(), crate::support::take("Bert"))
        .and(&carl(), crate::support::take("Carl"))
        .relayed(by_the_town())
        .and(&ayse(), crate::support::take("Ayşe"))
        .and(&ayse(), contest(&ayse(), 7))
}

pub(super) fn already_contested() -> R {
    let answered = relayed().and(&bert(), answer(&bert(), 7, ContestOutcome::Rejected));
    refused(answered, &ayse(), contest(&ayse(), 7));
    refused(relayed(), &ayse(), contest(&ayse(), 7))
}

pub(super) fn not_contested() -> R {
    let answered = relayed().and(&bert(), answer(&bert(), 7, ContestOutcome::Upheld));
    refused(
        answered,
        &bert(),
        answer(&bert(), 7, ContestOutcome::Upheld),
    );
    refused(
        relayed(),
        &bert(),
        answer(&bert(), 6, ContestOutcome::Upheld),
    )
}

pub(super) fn answers_themself() -> R {
    refused(
        relayed(),
        &ayse(),
        answer(&ayse(), 7, ContestOutcome::Upheld),
    )
}

pub(super) fn not_theirs_to_reject() -> R {
    refused(
        relayed(),
        &carl(),
        answer(&carl(), 7, ContestOutcome::Rejected),
    )
}
