//! What deciding refuses.

use coprod_core::{
    RoundTableCommand as C, RoundTableRefusal as R, Side,
    round_table::{Charter, ElectorateKind, Held, Recusal, Voice},
    rules::{Position, Rule},
    testing::{id, moment, noon, words},
};

use crate::support::{
    Table, adopted, all_say, ayse, bert, carl, close, consent, constituted, constituted_by, dora,
    in_session, invite, object, open, open_in_session, opened, position, propose, proposed,
    refused, said, simple, take, tomorrow, topic,
};

pub(super) fn no_such_decision() -> R {
    refused(constituted(simple()), &ayse(), close("D"))
}

pub(super) fn not_adopted() -> R {
    let open = opened(simple());
    let exclude = C::ExcludeMember {
        seat: id("Bert"),
        decision: id("D"),
    };
    refused(open, &ayse(), exclude)
}

pub(super) fn no_rule() -> R {
    let charter = Charter {
        provisions: Vec::new(),
        facilitator: None,
        document: None,
    }
    .with(topic("care"), simple(), ElectorateKind::Closed);
    let table = constituted_by(charter).and(&ayse(), propose(&ayse(), "swings", None));
    refused(table, &ayse(), open("D", "swings"))
}

pub(super) fn being_decided() -> R {
    refused(opened(simple()), &ayse(), open("E", "swings"))
}

pub(super) fn already_decided() -> R {
    let decided = adopted(constituted(simple()), None);
    refused(decided, &ayse(), open("E", "motion"))
}

pub(super) fn not_closed() -> R {
    let table = opened(simple()).and(&ayse(), propose(&ayse(), "sand", None));
    let reopen = C::OpenDecision {
        decision: id("E"),
        proposal: id("sand"),
        held: Held::Until(tomorrow()),
        reopens: Some(id("D")),
    };
    refused(table, &ayse(), reopen)
}

pub(super) fn decision_closed() -> R {
    let decided = adopted(constituted(simple()), None);
    refused(decided, &ayse(), position("D", "Ayşe", Position::Object))
}

pub(super) fn no_time_to_speak() -> R {
    let at_once = C::OpenDecision {
        decision: id("D"),
        proposal: id("swings"),
        held: Held::Until(noon()),
        reopens: None,
    };
    refused(proposed(simple()), &ayse(), at_once)
}

pub(super) fn attendance_missing() -> R {
    let meeting = in_session(proposed(Rule::Consensus { quorum: None }));
    refused(meeting, &ayse(), open_in_session("D", "swings", "session"))
}

pub(super) fn decider_missing() -> R {
    let leave = C::LeaveSeat {
        seat: id("Carl"),
        reason: said(&carl()),
    };
    let decider = id("Carl");
    let table = proposed(Rule::Advice { decider }).and(&carl(), leave);
    refused(table, &ayse(), open("D", "swings"))
}

pub(super) fn not_in_electorate() -> R {
    let joined = opened(simple())
        .and(&ayse(), invite("Dora", Side::Citizen))
        .and(&dora(), take("Dora"));
    refused(joined, &dora(), position("D", "Dora", Position::Agree))
}

pub(super) fn stepped_back() -> R {
    let recuse = C::RecuseMember {
        seat: id("Bert"),
        from: Recusal::Decision(id("D")),
        reason: said(&bert()),
    };
    let table = opened(simple()).and(&bert(), recuse);
    refused(table, &bert(), position("D", "Bert", Position::Agree))
}

pub(super) fn too_late() -> R {
    let late = opened(simple()).at(moment("2026-03-03T12:00:00.000001Z"));
    refused(late, &bert(), position("D", "Bert", Position::Agree))
}

pub(super) fn holder_has_spoken() -> R {
    let name = C::NameDeputy {
        seat: id("Bert"),
        person: id("Dora"),
    };
    let table = opened(simple())
        .and(&bert(), name)
        .and(&bert(), position("D", "Bert", Position::Agree));
    refused(table, &dora(), position("D", "Bert", Position::Object))
}

pub(super) fn reason_due() -> R {
    refused(
        opened(consent()),
        &bert(),
        position("D", "Bert", Position::Object),
    )
}

pub(super) fn too_early() -> R {
    let some = opened(simple()).and(&bert(), position("D", "Bert", Position::Agree));
    refused(some, &ayse(), close("D"))
}

pub(super) fn not_ready() -> R {
    let said = all_say(opened(consent()), "D", Position::Agree);
    refused(said, &ayse(), close("D"))
}

pub(super) fn review_not_ahead() -> R {
    let said = all_say(opened(consent()), "D", Position::Agree);
    let close = C::CloseDecision {
        decision: id("D"),
        review_by: Some(noon().date()),
    };
    refused(said, &ayse(), close)
}

fn test(voices: &[&str]) -> C {
    let voice = |seat: &&str| Voice {
        seat: id(seat),
        qualifies: false,
    };
    C::TestObjection {
        decision: id("D"),
        seat: id("Bert"),
        voices: voices.iter().map(voice).collect(),
        reason: words(&ayse(), "no harm in it"),
    }
}

pub(super) fn not_under_consent() -> R {
    refused(opened(simple()), &ayse(), test(&["Carl"]))
}

pub(super) fn no_standing_objection() -> R {
    refused(opened(consent()), &ayse(), test(&["Carl"]))
}

fn objected() -> Table {
    opened(consent()).and(&bert(), object(&bert(), "D", "Bert"))
}

pub(super) fn judges_own_cause() -> R {
    refused(objected(), &ayse(), test(&["Bert"]));
    refused(objected(), &ayse(), test(&["Ayşe"]))
}

pub(super) fn named_twice() -> R {
    refused(objected(), &ayse(), test(&["Carl", "Carl"]))
}
