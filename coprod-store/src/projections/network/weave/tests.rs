//! Who is tied to whom, without a ledger.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use coprod_core::testing::{id, moment};

use super::*;

fn at(hour: u64) -> Timestamp {
    moment(&format!("2026-03-02T{hour:02}:00:00Z"))
}

/// What happened to a service, an hour after the other; entries are numbered from 1.
fn woven(what: impl IntoIterator<Item = Noted>) -> Vec<Tie> {
    let rows = (1..).zip(what).map(|(sequence, noted)| Row {
        occurred_at: at(sequence),
        stream: "Service/0191b2c4-7a10-7c3e-9b59-3f0f1d2a4c6e"
            .parse()
            .unwrap(),
        sequence,
        noted,
    });
    ties(rows.collect(), &Last::new(), &Parties::default())
}

fn joined(name: &str, side: Side) -> Noted {
    let party = id(name);
    Noted::Joined { party, side }
}

fn two() -> [Noted; 2] {
    [
        joined("Ayşe", Side::Citizen),
        joined("home", Side::Professional),
    ]
}

fn with(more: impl IntoIterator<Item = Noted>) -> Vec<Tie> {
    woven(two().into_iter().chain(more))
}

#[test]
fn a_tie_begins_once_both_are_there() {
    let told = with([]);
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].since, told[0].last), (at(2), at(2)));
    assert!(told[0].crosses_sides && !told[0].crosses_organisations);
}

#[test]
fn who_left_before_the_other_came_is_not_tied() {
    let left = Noted::Left {
        party: id("Ayşe"),
        effective: at(2),
    };
    let [hers, theirs] = two();
    assert_eq!(woven([hers, left, theirs]), []);
}

#[test]
fn closing_ends_ties_and_opening_again_brings_back_who_had_not_left() {
    assert_eq!(with([Noted::AllLeft])[0].bonds[0].until, Some(at(3)));
    let reopened = with([Noted::AllLeft, Noted::AllBack]);
    assert_eq!(reopened[0].bonds[0].until, None);
    let left = Noted::Left {
        party: id("Ayşe"),
        effective: at(3),
    };
    let reopened = with([left, Noted::AllLeft, Noted::AllBack]);
    assert_eq!(reopened[0].bonds[0].until, Some(at(3)));
}

#[test]
fn what_was_undone_ties_nobody() {
    assert_eq!(with([Noted::Undone(2)]), []);
    // Joining stands right behind the acceptance that a contest has undone.
    assert_eq!(with([Noted::Undone(1)]), []);
}

#[test]
fn accompaniment_ties_from_the_agreement_to_its_end() {
    let accompaniment = id("beside");
    let offered = Noted::Accompanies {
        accompaniment,
        who: id("home"),
        until: Some(at(20)),
    };
    let agreed = Noted::Accompanied {
        accompaniment,
        by: Some((id("Ayşe"), Side::Citizen)),
    };
    let bond_of = |more: Vec<Noted>| woven(more)[0].bonds[0].clone();
    let bond = bond_of(vec![offered.clone(), agreed.clone()]);
    assert_eq!(bond.through, Through::Accompaniment);
    assert_eq!((bond.since, bond.until), (at(2), Some(at(20))));
    let ended = Noted::AccompanimentEnded(accompaniment);
    let bond = bond_of(vec![offered, agreed, ended]);
    assert_eq!(bond.until, Some(at(3)));
}
