//! What seats and sessions refuse.

use coprod_core::{
    Actor, ContestOutcome, Role, RoundTableCommand as C, RoundTableRefusal as R, Side,
    round_table::Openness,
    testing::{id, noon, professional},
};

use crate::support::{
    Table, answer, attend, ayse, bert, by_the_town, carl, contest, convened, digest, dora,
    gathered, in_session, invite, refused, said, take, take_for_town, town, wirth,
};

pub(super) fn no_such_seat() -> R {
    refused(gathered(), &ayse(), interest_of_nobody())
}

fn interest_of_nobody() -> C {
    C::DeclareInterest {
        seat: id("nobody"),
        topic: crate::support::topic("play"),
        words: said(&ayse()),
    }
}

pub(super) fn neutral_seat() -> R {
    refused(gathered(), &town(), invite("Fay", Side::Neutral))
}

pub(super) fn no_invitation() -> R {
    let decline = || C::DeclineInvitation {
        seat: id("Ayşe"),
        reason: None,
    };
    let declined = convened()
        .and(&town(), invite("Ayşe", Side::Citizen))
        .and(&ayse(), decline());
    refused(declined.clone(), &ayse(), decline());
    refused(declined, &ayse(), take("Ayşe"))
}

pub(super) fn already_seated() -> R {
    refused(gathered(), &town(), take_for_town("Ms Vogt"));
    refused(gathered(), &ayse(), take("Ayşe"))
}

pub(super) fn not_seated() -> R {
    let left = gathered().and(&ayse(), leave(&ayse(), "Ayşe"));
    refused(left, &ayse(), leave(&ayse(), "Ayşe"))
}

fn leave(by: &Actor, seat: &str) -> C {
    C::LeaveSeat {
        seat: id(seat),
        reason: said(by),
    }
}

/// Dora's acceptance, relayed by the town, is contested by her.
fn contested() -> (Table, usize) {
    let table = gathered()
        .and(&town(), invite("Dora", Side::Citizen))
        .relayed(by_the_town())
        .and(&dora(), take("Dora"));
    let entry = table.acts().len();
    (table.and(&dora(), contest(&dora(), entry)), entry)
}

pub(super) fn seat_contested() -> R {
    let (table, entry) = contested();
    let upheld = table
        .clone()
        .and(&bert(), answer(&bert(), entry, ContestOutcome::Upheld));
    refused(upheld, &dora(), leave(&dora(), "Dora"));
    refused(table, &dora(), leave(&dora(), "Dora"))
}

pub(super) fn not_their_seat() -> R {
    refused(gathered(), &bert(), leave(&bert(), "Ayşe"))
}

pub(super) fn not_the_speaker() -> R {
    let declare = C::DeclareInterest {
        seat: id("town"),
        topic: crate::support::topic("play"),
        words: said(&wirth()),
    };
    refused(gathered(), &wirth(), declare)
}

pub(super) fn seat_on_another_side() -> R {
    let as_professional = Actor::party(id("Dora"), Side::Professional, Role::PROFESSIONAL);
    let table = gathered().and(&town(), invite("Dora", Side::Citizen));
    refused(table, &as_professional, take("Dora"))
}

pub(super) fn person_needed() -> R {
    let table = convened().and(&town(), invite("town", Side::Professional));
    refused(table, &town(), take("town"))
}

pub(super) fn speaks_for_themself() -> R {
    let table = convened().and(&town(), invite("Ayşe", Side::Citizen));
    let through_bert = C::TakeSeat {
        seat: id("Ayşe"),
        person: Some(id("Bert")),
        deputy: None,
    };
    refused(table, &ayse(), through_bert)
}

pub(super) fn speaks_from_another_seat() -> R {
    let vogt = professional("Ms Vogt");
    let table = gathered().and(&town(), invite("Ms Vogt", Side::Professional));
    refused(table, &vogt, take("Ms Vogt"))
}

pub(super) fn own_deputy() -> R {
    let name = C::NameDeputy {
        seat: id("Ayşe"),
        person: id("Ayşe"),
    };
    refused(gathered(), &ayse(), name)
}

pub(super) fn no_such_session() -> R {
    refused(gathered(), &ayse(), attend(&["Ayşe"]))
}

pub(super) fn session_not_waiting() -> R {
    let again = C::OpenSession {
        session: id("session"),
        openness: Openness::Public,
    };
    refused(in_session(gathered()), &ayse(), again)
}

pub(super) fn session_not_open() -> R {
    let call = C::CallSession {
        session: id("session"),
        at: noon(),
        agenda: Vec::new(),
    };
    refused(gathered().and(&carl(), call), &ayse(), attend(&["Ayşe"]))
}

pub(super) fn session_not_closed() -> R {
    let approve = C::ApproveMinutes {
        session: id("session"),
        digest: digest(),
        decision: id("D"),
    };
    refused(in_session(gathered()), &ayse(), approve)
}
