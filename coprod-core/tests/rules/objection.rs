//! Testing an objection.

use std::collections::{BTreeMap, BTreeSet};

use coprod_core::{
    SeatId,
    rules::{ObjectionTest, Voter},
};
use proptest::prelude::*;

use crate::{
    model,
    support::{seat, table},
};

const OBJECTOR: u32 = 1;
const PROPOSER: u32 = 4;

/// Seats 1 to 3 are professional, 4 to 6 citizens; 1 objects to what 4 proposed.
fn test(voices: &[(u32, bool)]) -> ObjectionTest {
    judged(&table(". . .", ". . .").electorate, voices)
}

fn judged(seated: &[Voter], voices: &[(u32, bool)]) -> ObjectionTest {
    let proposers = BTreeSet::from([seat(PROPOSER)]);
    let voices = voices.iter().map(|(number, voice)| (seat(*number), *voice));
    ObjectionTest::of(seated, &proposers, seat(OBJECTOR), &voices.collect())
}

#[test]
fn an_objection_that_a_majority_of_each_side_dismisses_does_not_stand() {
    assert!(!test(&[(2, false), (5, false), (6, false)]).qualifies);
}

#[test]
fn one_side_cannot_dismiss_an_objection_alone() {
    assert!(test(&[(2, false), (3, false), (5, false), (6, true)]).qualifies);
}

#[test]
fn an_objection_stands_in_a_tie_and_where_a_side_is_silent() {
    assert!(test(&[(2, true), (3, false), (5, false)]).qualifies);
    assert!(test(&[(2, false), (3, false)]).qualifies);
}

#[test]
fn proposer_and_objector_do_not_judge() {
    let test = test(&[(OBJECTOR, true), (2, false), (PROPOSER, false), (5, false)]);
    assert!(!test.qualifies);
    assert_eq!((test.professional.entitled, test.citizen.entitled), (2, 2));
    assert_eq!((test.professional.qualifies, test.citizen.does_not), (0, 1));
}

#[test]
fn an_objection_stands_if_a_side_is_left_empty() {
    // Seat 4, the proposer, is the citizens' only seat.
    let seated = table(". . .", ".").electorate;
    let test = judged(&seated, &[(2, false), (3, false), (PROPOSER, false)]);
    assert!(test.qualifies);
    assert_eq!(test.citizen.entitled, 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_test_agrees_with_the_plain_model(
        seated in model::voters(),
        proposers in prop::collection::btree_set(model::seats(), 0..3),
        objector in model::seats(),
        voices in prop::collection::btree_map(model::seats(), any::<bool>(), 0..9),
    ) {
        let test = ObjectionTest::of(&seated, &proposers, objector, &voices);
        let stands = model::objection_stands(&seated, &proposers, objector, &voices);
        prop_assert_eq!(test.qualifies, stands);
        let mut turned = seated.clone();
        turned.reverse();
        turned.extend(seated);
        prop_assert_eq!(test, ObjectionTest::of(&turned, &proposers, objector, &voices));
    }

    #[test]
    fn a_voice_for_the_objection_never_brings_it_down(
        seated in model::voters(),
        objector in model::seats(),
        voices in prop::collection::btree_map(model::seats(), any::<bool>(), 0..9),
        convinced in model::seats(),
    ) {
        let stands = |voices: &BTreeMap<SeatId, bool>| {
            ObjectionTest::of(&seated, &BTreeSet::new(), objector, voices).qualifies
        };
        let mut more = voices.clone();
        more.insert(convinced, true);
        prop_assert!(!stands(&voices) || stands(&more));
    }
}
