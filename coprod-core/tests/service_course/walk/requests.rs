//! What may be asked, by whom it is asked; words are always the asker's, so that rules are reached.

use coprod_core::{
    Actor, Basis, ContestOutcome, PartyId, ServiceCommand as C, Side, Timestamp,
    round_table::Mode,
    service::{Addressees, Departure, Settled, Terms, Verdict, Work},
    testing::{Specification, day, document, given, id, moment},
};
use proptest::{collection::vec, prelude::*, sample::select};

use crate::support::{asks::*, office, said, topic};

const PARTIES: [&str; 5] = ["Ayşe", "Bert", "Carl", "Dora", "Emre"];
const THINGS: [&str; 3] = ["one", "two", "three"];
const MATTERS: [&str; 3] = ["cooking", "music", "care"];
const ON: [&str; 5] = ["cooking", "music", "care", "planning", "implementation"];

pub(super) fn command(by: Actor) -> impl Strategy<Value = C> {
    prop_oneof![
        3 => partners(by.clone()),
        8 => offers(by.clone()),
        5 => shares(by.clone()),
        4 => concepts(by.clone()),
        4 => matters(by.clone()),
        3 => disputes(by.clone()),
        4 => delivery(by.clone()),
        2 => ends(by.clone()),
        2 => contests(by),
    ]
}

fn moments() -> impl Strategy<Value = Timestamp> {
    select(vec![
        moment("2026-03-03T12:00:00Z"),
        moment("2026-03-09T12:00:00Z"),
        moment("2026-03-30T12:00:00Z"),
    ])
}

fn party() -> impl Strategy<Value = PartyId> {
    select(&PARTIES[..]).prop_map(id)
}

fn partners(by: Actor) -> impl Strategy<Value = C> {
    (party(), prop::option::of(party()), moments(), 0..24).prop_map(
        move |(party, asks_of, effective, which)| match which {
            0 | 1 => C::ProposeService {
                need: said(&by),
                title: "Café".to_owned(),
                topic: topic("meals"),
                asks_of,
                arises_from: None,
            },
            2 => C::AcceptProposal {},
            3 if asks_of.is_some() => C::DeclineProposal { reason: said(&by) },
            3..=5 => C::AskForPartnership {},
            6 => C::LeaveService {
                reason: said(&by),
                effective,
            },
            _ => C::AdmitPartner { party },
        },
    )
}

fn terms() -> impl Strategy<Value = Terms> {
    (0..8_u32, prop::option::of(party())).prop_map(|(notice_days, fallback)| Terms {
        notice_days,
        clauses: Vec::new(),
        fallback,
    })
}

fn to() -> impl Strategy<Value = Addressees> {
    let side = select(vec![Side::Citizen, Side::Professional]);
    prop_oneof![
        4 => vec(party(), 1..3).prop_map(Addressees::Parties),
        1 => (side, 1..3_u32).prop_map(|(side, needed)| Addressees::OpenCall { side, needed }),
    ]
}

fn work() -> impl Strategy<Value = Work> {
    (1..3_u32, prop::option::of(1..2_u32))
        .prop_map(|(concept, guideline)| Work { concept, guideline })
}

fn offers(by: Actor) -> impl Strategy<Value = C> {
    let modes = select(vec![Mode::Professionals, Mode::Shared, Mode::Citizens]);
    let details = (to(), modes, terms(), moments(), work());
    let accepts = prop::option::of(settled()).prop_map(|what| what.into_iter().collect::<Vec<_>>());
    (select(&THINGS[..]), details, accepts, 0..12).prop_map(
        move |(offer, (to, mode, terms, until, work), accepts, which)| {
            let (offer, reason, basis) = (id(offer), said(&by), office());
            let arises_from = None;
            match which {
                0 | 1 => C::OfferPlanning {
                    offer,
                    to,
                    mode,
                    terms,
                    until,
                    reason,
                    arises_from,
                },
                2 | 3 => C::OfferImplementation {
                    offer,
                    to,
                    mode,
                    terms,
                    until,
                    reason,
                    work,
                    arises_from,
                },
                4..=6 => C::AcceptPlanning {
                    offer,
                    basis,
                    accepts,
                    reason,
                },
                7..=9 => C::AcceptImplementation {
                    offer,
                    basis,
                    accepts,
                    reason,
                    work,
                },
                10 => C::DeclinePlanning { offer, reason },
                _ => C::WithdrawPlanningOffer { offer },
            }
        },
    )
}

fn cafe() -> Specification<coprod_core::Service> {
    given(id("café"), [])
}

fn shares(by: Actor) -> impl Strategy<Value = C> {
    (vec(party(), 0..2), moments(), work(), 1..60_u64, 0..10).prop_map(
        move |(now, effective, work, entry, which)| {
            let (basis, reason) = (office(), said(&by));
            let review_by = day("2026-09-01");
            let ruling = Basis::LastWord(cafe().citation(entry));
            let gone = now.first().copied().unwrap_or_else(|| id("Bert"));
            match which {
                0 | 1 => C::KeepPlanning {
                    basis,
                    reason,
                    review_by,
                },
                2 | 3 => C::KeepImplementation {
                    work,
                    basis,
                    reason,
                    review_by,
                },
                4 => C::TakeBackPlanning {
                    now,
                    basis: ruling,
                    reason,
                },
                5 => C::ReturnPlanning { effective, reason },
                6 => C::ReturnImplementation { effective, reason },
                7 => C::RenewImplementation { work },
                8 => C::RecordDeparture {
                    party: gone,
                    departure: Departure::Returned,
                },
                _ => C::RecordDeparture {
                    party: gone,
                    departure: Departure::Left,
                },
            }
        },
    )
}

fn concepts(by: Actor) -> impl Strategy<Value = C> {
    (1..4_u32, 0..10).prop_map(move |(version, which)| match which {
        0 => draft(&by),
        1..=5 => sign(version),
        6 => refuse(&by, version),
        7 => issue(),
        8 => withdraw_guideline(&by, 1),
        _ => renew(version, Some(1)),
    })
}

fn settled() -> impl Strategy<Value = Settled> {
    (select(&THINGS[..]), prop::bool::ANY).prop_map(|(what, competence)| {
        if competence {
            Settled::Competence(id(what))
        } else {
            Settled::LastWord(id(what))
        }
    })
}

fn matters(by: Actor) -> impl Strategy<Value = C> {
    let on = prop::option::of(select(&ON[..]));
    let names = (select(&THINGS[..]), select(&PARTIES[..]));
    (names, select(&MATTERS[..]), on, settled(), 0..11).prop_map(
        move |((what, holder), matter, on, settled, which)| match which {
            0 if matter == "care" => reserve(matter),
            0 => name(matter),
            1 | 2 => competence(what, matter, holder),
            3 | 4 => agree_competence(what),
            5 | 6 => last_word(what, on, holder),
            7 | 8 => agree_last_word(what),
            9 => lay_down(&by, settled),
            _ => accompany(&[]),
        },
    )
}

fn disputes(by: Actor) -> impl Strategy<Value = C> {
    (select(&ON[..]), 0..9).prop_map(move |(on, which)| match which {
        0 => dispute(&by, on),
        1 => answer_dispute(&by),
        2 => settle(&by, "peace"),
        3 => settle(&by, "another peace"),
        4 | 5 => rule(&by),
        6 => fear(&by),
        7 => answer_fear(&by),
        _ => agree_accompaniment(),
    })
}

fn delivery(by: Actor) -> impl Strategy<Value = C> {
    (1..3_u32, select(&THINGS[..]), 0..11).prop_map(move |(concept, what, which)| match which {
        0..=2 => start(concept),
        3 => suspend(&by),
        4 => danger(&by),
        5 | 6 => resume(),
        7 => end(&by),
        8 => expect(&by, what),
        9 => observe(&by, what, None),
        _ => end_accompaniment(&by),
    })
}

fn ends(by: Actor) -> impl Strategy<Value = C> {
    let verdicts = select(vec![Verdict::Continue, Verdict::Revise, Verdict::Close]);
    (select(&THINGS[..]), verdicts, 1..80_u64, 0..9).prop_map(
        move |(review, verdict, entry, which)| match which {
            0 => open_review(review),
            1..=3 => sign_review(&by, review, verdict),
            4 => hold(review),
            5 => close(&by, Basis::Agreement(cafe().citation(entry))),
            6 => close(&by, office()),
            _ => reopen(&by),
        },
    )
}

fn contests(by: Actor) -> impl Strategy<Value = C> {
    let outcomes = select(vec![
        ContestOutcome::Upheld,
        ContestOutcome::Corrected,
        ContestOutcome::Rejected,
    ]);
    (1..60_u64, outcomes, party(), 0..6).prop_map(move |(entry, outcome, party, which)| {
        let reason = said(&by);
        match which {
            0..=2 => C::ContestEntry { entry, reason },
            3 | 4 => C::AnswerContest {
                entry,
                outcome,
                reason,
            },
            _ => C::RecordDeparture {
                party,
                departure: Departure::Gone {
                    document: document("a notice"),
                },
            },
        }
    })
}
