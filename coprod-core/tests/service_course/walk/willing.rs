//! How people who are willing bring any service to being delivered.

use coprod_core::{
    Actor, Basis, ContestOutcome, PartyId, ServiceCommand as C, ServiceRefusal as R, Side,
    Timestamp,
    round_table::Mode,
    service::{Axis, Delivery, Departure, Phase, Verdict, Work},
    testing::{day, id, moment},
};

use super::parties;
use crate::support::{Cafe, asks::*, ayse, carl, fay, office, said, topic};

type Willing = Result<Cafe, R>;

/// When all that was awaited has come or passed.
fn later() -> Timestamp {
    moment("2027-03-02T12:00:00Z")
}

/// What a command leads to, if it isn't refused.
pub(super) fn tried(cafe: &Cafe, by: &Actor, what: C) -> Option<Cafe> {
    let outcome = cafe.clone().when(by, what.clone()).outcome();
    outcome.ok().map(|_| cafe.clone().and(by, what))
}

fn done(cafe: Cafe, by: &Actor, what: C) -> Willing {
    let outcome = cafe.clone().when(by, what.clone()).outcome();
    outcome.map(|_| cafe.and(by, what))
}

/// Done by whoever may, if anybody does.
fn by_anybody(cafe: Cafe, what: impl Fn(&Actor) -> C) -> Cafe {
    let done = parties()
        .into_iter()
        .find_map(|by| tried(&cafe, &by, what(&by)));
    done.unwrap_or(cafe)
}

/// Done by each who may.
fn by_all(cafe: Cafe, what: impl Fn(&Actor) -> C) -> Cafe {
    parties().into_iter().fold(cafe, |cafe, by| {
        let done = tried(&cafe, &by, what(&by));
        done.unwrap_or(cafe)
    })
}

fn actor(party: PartyId) -> Actor {
    let mut parties = parties().into_iter();
    parties.find(|actor| actor.person() == Some(party)).unwrap()
}

fn holders(cafe: &Cafe, axis: Axis) -> Vec<Actor> {
    let share = cafe.state().share(axis);
    share.in_force().map(|(party, _)| actor(party)).collect()
}

pub(super) fn delivering(cafe: Cafe) -> Willing {
    let cafe = begun(answered(cafe.at(later())))?;
    if let Delivery::Running { .. } = cafe.state().delivery() {
        return Ok(cafe);
    }
    let cafe = with_professional(cafe);
    let cafe = reopened_after_its_end(cafe);
    let cafe = planned(cafe)?;
    let cafe = implemented(cafe);
    let cafe = settled(cafe);
    let implementer = holders(&cafe, Axis::Implementation).remove(0);
    let concept = cafe.state().concept_in_force().unwrap();
    let begin = match cafe.state().delivery() {
        Delivery::Suspended { .. } => resume(),
        Delivery::NotStarted | Delivery::Running { .. } | Delivery::Ended => start(concept),
    };
    done(cafe, &implementer, begin)
}

/// All contests are answered by somebody neutral, and what was left behind is vacated.
fn answered(cafe: Cafe) -> Cafe {
    let entries = 1..=cafe.acts().len() as u64;
    let cafe = entries.fold(cafe, |cafe, entry| {
        let answer = C::AnswerContest {
            entry,
            outcome: ContestOutcome::Rejected,
            reason: said(&fay()),
        };
        tried(&cafe, &fay(), answer).unwrap_or(cafe)
    });
    parties().into_iter().fold(cafe, |cafe, gone| {
        [Departure::Left, Departure::Returned]
            .into_iter()
            .fold(cafe, |cafe, departure| {
                let party = gone.person().unwrap();
                let record = C::RecordDeparture { party, departure };
                by_anybody(cafe, |_| record.clone())
            })
    })
}

/// It is proposed, accepted and not closed, and somebody takes part.
fn begun(cafe: Cafe) -> Willing {
    let cafe = match cafe.state().phase() {
        Phase::NotProposed => {
            let propose = C::ProposeService {
                need: said(&ayse()),
                title: "Café".to_owned(),
                topic: topic("meals"),
                asks_of: None,
                arises_from: None,
            };
            done(cafe, &ayse(), propose)?
        }
        Phase::Proposed { asks_of } => done(cafe, &actor(asks_of), C::AcceptProposal {})?,
        Phase::Closed => by_anybody(cafe, reopen),
        Phase::Accepted | Phase::Declined => cafe,
    };
    // Where all have left, who was there comes back.
    Ok(by_all(cafe, |_| C::AskForPartnership {}))
}

/// Some things need a professional: Carl is one.
fn with_professional(cafe: Cafe) -> Cafe {
    let cafe = by_anybody(cafe, |_| C::AdmitPartner { party: id("Carl") });
    let offer = |by: &Actor| offer_planning_until(by, "with Carl", &["Carl"], Mode::Professionals);
    let offered = by_anybody(cafe, offer);
    let accept = accept_planning(&carl(), "with Carl");
    tried(&offered, &carl(), accept).unwrap_or(offered)
}

fn offer_planning_until(by: &Actor, offer: &str, to: &[&str], mode: Mode) -> C {
    match offer_planning(by, offer, to, mode) {
        C::OfferPlanning {
            offer,
            to,
            mode,
            terms,
            reason,
            arises_from,
            ..
        } => C::OfferPlanning {
            offer,
            to,
            mode,
            terms,
            until: moment("2027-03-02T13:00:00Z"),
            reason,
            arises_from,
        },
        other => other,
    }
}

/// Delivery that has ended begins anew once the service was closed and opened again.
fn reopened_after_its_end(cafe: Cafe) -> Cafe {
    if cafe.state().delivery() != &Delivery::Ended {
        return cafe;
    }
    let open = |_: &Actor| C::OpenReview {
        review: id("the end"),
        due: moment("2027-03-02T13:00:00Z"),
    };
    let cafe = by_anybody(cafe, open);
    let cafe = by_all(cafe, |by| sign_review(by, "the end", Verdict::Close));
    let held = cafe.citation(cafe.acts().len() as u64);
    let close = |basis: Basis| move |by: &Actor| close(by, basis.clone());
    let cafe = by_anybody(cafe, close(Basis::Agreement(held)));
    let cafe = by_anybody(cafe, close(office()));
    by_anybody(cafe, reopen)
}

/// Somebody plans, and all who do have signed a concept.
fn planned(cafe: Cafe) -> Willing {
    let cafe = kept(cafe, Axis::Planning, |by| C::KeepPlanning {
        basis: office(),
        reason: said(by),
        review_by: day("2027-09-01"),
    });
    let draft = |by: &Actor| C::DraftConcept {
        digest: crate::support::digest("concept"),
        text: said(by),
        cost_frame: None,
        review_by: day("2027-09-01"),
    };
    let cafe = by_anybody(cafe, draft);
    let version = cafe
        .acts()
        .iter()
        .filter(|act| act.what.as_ref() == "ConceptDrafted")
        .count();
    let version = u32::try_from(version).unwrap();
    let signed = holders(&cafe, Axis::Planning)
        .into_iter()
        .try_fold(cafe, |cafe, by| done(cafe, &by, sign(version)))?;
    assert_eq!(signed.state().concept_in_force(), Some(version));
    Ok(by_anybody(signed, |_| issue()))
}

fn kept(cafe: Cafe, axis: Axis, keep: impl Fn(&Actor) -> C) -> Cafe {
    if cafe.state().share(axis).is_open() {
        by_anybody(cafe, keep)
    } else {
        cafe
    }
}

/// Somebody implements, and all who do have accepted the concept and guideline in force.
fn implemented(cafe: Cafe) -> Cafe {
    let concept = cafe.state().concept_in_force().unwrap();
    let guidelines = cafe
        .acts()
        .iter()
        .filter(|act| act.what.as_ref() == "GuidelineIssued")
        .count();
    let last = u32::try_from(guidelines).unwrap();
    let works = [(last > 0).then_some(last), None].map(|guideline| Work { concept, guideline });
    let cafe = works.into_iter().fold(cafe, |cafe, work| {
        kept(cafe, Axis::Implementation, |by| C::KeepImplementation {
            work,
            basis: office(),
            reason: said(by),
            review_by: day("2027-09-01"),
        })
    });
    works.into_iter().rev().fold(cafe, |cafe, work| {
        by_all(cafe, |_| C::RenewImplementation { work })
    })
}

/// In every matter somebody is competent and has the last word, and citizens are accompanied.
fn settled(cafe: Cafe) -> Cafe {
    let cafe = by_anybody(cafe, |_| name("cooking"));
    let matters: Vec<String> = ["cooking", "music", "care"].map(str::to_owned).to_vec();
    let professional = |cafe: &Cafe| {
        let mut all = parties().into_iter();
        let there = |by: &Actor| {
            let partner = cafe.state().partner(by.person().unwrap());
            by.side() == Some(Side::Professional)
                && partner.is_some_and(|partner| partner.takes_part(later()))
        };
        all.find(there)
            .map_or("Ayşe", |by| if by == carl() { "Carl" } else { "Dora" })
    };
    let holder = professional(&cafe);
    let cafe = matters.iter().fold(cafe, |cafe, matter| {
        let new = format!("at last {matter}");
        let cafe = by_anybody(cafe, |_| competence(&new, matter, holder));
        let cafe = by_all(cafe, |_| agree_competence(&new));
        let cafe = by_anybody(cafe, |_| last_word(&new, Some(matter), holder));
        by_all(cafe, |_| agree_last_word(&new))
    });
    let accompany = |_: &Actor| C::OfferAccompaniment {
        accompaniment: id("at last"),
        scope: Vec::new(),
        from: later(),
        until: None,
    };
    let agree = |_: &Actor| C::AgreeAccompaniment {
        accompaniment: id("at last"),
    };
    by_anybody(by_anybody(cafe, accompany), agree)
}
