//! A café that two neighbours and two professionals plan and run.

mod asks;
mod table;

use std::collections::BTreeSet;

use coprod_core::{
    Actor, Basis, Citation, PartyId, Relayed, Service, ServiceCommand as C, ServiceRefusal as R,
    StreamName, Timestamp, TopicKey, Words,
    round_table::Mode,
    service::{Addressees, Axis, Terms, Work},
    testing::{
        Specification, When, citizen, day, given, id, moment, neutral, noon, professional,
        relayed_with_proof, words,
    },
};

pub(crate) use asks::{
    Deal, accept, admit, answer, clause, contest, deal, decline, draft, give_back, gone, keep,
    leave, offer, propose, raise, record, rule, take_back, take_back_to, terms, withdraw, word_on,
};
pub(crate) use table::{Adopting, adopted, decision, offers, opens};

pub(crate) type Cafe = Specification<Service>;

pub(crate) const BOTH: [Axis; 2] = [Axis::Planning, Axis::Implementation];

pub(crate) fn ayse() -> Actor {
    citizen("Ayşe")
}

pub(crate) fn bert() -> Actor {
    citizen("Bert")
}

/// A neighbour who doesn't take part at first.
pub(crate) fn dora() -> Actor {
    citizen("Dora")
}

pub(crate) fn carl() -> Actor {
    professional("Carl")
}

/// A professional who doesn't take part at first.
pub(crate) fn diaz() -> Actor {
    professional("Diaz")
}

pub(crate) fn fay() -> Actor {
    neutral("Fay")
}

pub(crate) fn automation() -> Actor {
    coprod_core::testing::automation("carry_out_decision")
}

pub(crate) fn said(by: &Actor) -> Words {
    words(by, "so that all can come")
}

pub(crate) fn topic(text: &str) -> TopicKey {
    text.parse().unwrap()
}

pub(crate) fn tomorrow() -> Timestamp {
    moment("2026-03-03T12:00:00Z")
}

pub(crate) fn after_tomorrow() -> Timestamp {
    moment("2026-03-04T12:00:00Z")
}

pub(crate) fn office() -> Basis {
    Basis::OwnAuthority {
        office: "head of care".to_owned(),
    }
}

/// The entry of the café's own stream.
pub(crate) fn own(sequence: usize) -> Citation {
    Citation {
        stream: StreamName {
            aggregate_type: "Service".to_owned(),
            id: id::<coprod_core::ServiceId>("café").to_string(),
        },
        sequence: sequence as u64,
    }
}

/// The last entry.
pub(crate) fn last(cafe: &Cafe) -> usize {
    cafe.acts().len()
}

/// The last entry of that kind.
pub(crate) fn last_of(cafe: &Cafe, event: &str) -> usize {
    let mut acts = cafe.acts().iter();
    acts.rposition(|act| act.what.as_ref() == event).unwrap() + 1
}

/// Typed by Carl, who has it on paper.
pub(crate) fn by_carl() -> Relayed {
    relayed_with_proof(&carl(), "a letter")
}

pub(crate) fn nothing() -> Cafe {
    given::<Service>(id("café"), [])
}

/// Ayşe asks Carl, who says yes.
pub(crate) fn founded() -> Cafe {
    nothing()
        .and(&ayse(), propose(&ayse(), Some("Carl")))
        .and(&carl(), C::AcceptProposal {})
}

/// With Bert as a partner too.
pub(crate) fn gathered() -> Cafe {
    founded()
        .and(&bert(), C::AskForPartnership {})
        .and(&ayse(), admit("Bert"))
}

/// Ayşe and Carl plan, and have signed a concept; nobody implements yet.
pub(crate) fn planned() -> Cafe {
    let both = deal("planning", &["Ayşe", "Carl"], Mode::Shared);
    let shared = gathered()
        .and(&carl(), offer(Axis::Planning, &carl(), both))
        .and(&ayse(), accept(Axis::Planning, &ayse(), "planning"));
    [ayse(), carl()]
        .iter()
        .fold(shared.and(&ayse(), draft(&ayse())), |cafe, by| {
            cafe.and(by, C::SignConcept { version: 1 })
        })
}

/// Where the axis is open, and all that offering it presupposes is there.
pub(crate) fn open(axis: Axis) -> Cafe {
    match axis {
        Axis::Planning => gathered(),
        Axis::Implementation => planned(),
    }
}

/// Where the axis is held by Ayşe and Carl together, by offer `O` on these terms.
pub(crate) fn shared_on(axis: Axis, terms: Terms) -> Cafe {
    let both = deal("O", &["Ayşe", "Carl"], Mode::Shared).on(terms);
    open(axis)
        .and(&carl(), offer(axis, &carl(), both))
        .and(&ayse(), accept(axis, &ayse(), "O"))
}

pub(crate) fn shared(axis: Axis) -> Cafe {
    shared_on(axis, Terms::default())
}

/// Where the axis is held by Ayşe and Bert, by offer `O` of Carl's on these terms.
pub(crate) fn with_citizens(axis: Axis, terms: Terms) -> Cafe {
    let them = deal("O", &["Ayşe", "Bert"], Mode::Citizens).on(terms);
    open(axis)
        .and(&carl(), offer(axis, &carl(), them))
        .and(&ayse(), accept(axis, &ayse(), "O"))
        .and(&bert(), accept(axis, &bert(), "O"))
}

pub(crate) fn running(cafe: Cafe) -> Cafe {
    let competent = C::ProposeCompetence {
        competence: id("care"),
        topic: topic("care/meals"),
        holder: id("Ayşe"),
    };
    let last_word = C::ProposeLastWord {
        last_word: id("rest"),
        topic: None,
        holder: id("Ayşe"),
    };
    let name = C::NameMatter {
        topic: topic("care/meals"),
        reserved_by: None,
    };
    let proposed = cafe
        .and(&ayse(), name)
        .and(&ayse(), competent)
        .and(&ayse(), last_word);
    proposed
        .and(
            &carl(),
            C::AgreeCompetence {
                competence: id("care"),
            },
        )
        .and(
            &carl(),
            C::AgreeLastWord {
                last_word: id("rest"),
            },
        )
        .and(&ayse(), C::StartDelivery { concept: 1 })
}

pub(crate) const WORK: Work = Work {
    concept: 1,
    guideline: None,
};

/// What an offer of that axis is about.
pub(crate) fn work(axis: Axis) -> Option<Work> {
    match axis {
        Axis::Planning => None,
        Axis::Implementation => Some(WORK),
    }
}

/// The name of an event on that axis, where it begins with `+`.
fn event(axis: Axis, name: &str) -> String {
    match (name.strip_prefix('+'), axis) {
        (Some(rest), Axis::Planning) => format!("Planning{rest}"),
        (Some(rest), Axis::Implementation) => format!("Implementation{rest}"),
        (None, _) => name.to_owned(),
    }
}

/// It leads to these events, on that axis where they begin with `+`.
#[track_caller]
pub(crate) fn comes(when: When<Service>, axis: Axis, events: &[&str]) -> Cafe {
    let events: Vec<String> = events.iter().map(|name| event(axis, name)).collect();
    when.then_types(events.iter().map(String::as_str))
}

/// Who holds the axis.
pub(crate) fn holders(cafe: &Cafe, axis: Axis) -> BTreeSet<PartyId> {
    let share = cafe.state().share(axis);
    share.in_force().map(|(party, _)| party).collect()
}

pub(crate) fn parties(names: &[&str]) -> BTreeSet<PartyId> {
    names.iter().map(|name| id(name)).collect()
}

/// What refuses the command.
#[track_caller]
pub(crate) fn refused(cafe: Cafe, by: &Actor, what: C) -> R {
    cafe.when(by, what).refusal()
}

pub(crate) fn in_a_year() -> coprod_core::Date {
    day("2027-03-02")
}

pub(crate) fn call(needed: u32) -> Addressees {
    Addressees::OpenCall {
        side: coprod_core::Side::Citizen,
        needed,
    }
}

pub(crate) fn now() -> Timestamp {
    noon()
}
