//! Every event there is, produced by a command; its JSON is pinned and reads back as it was.

mod scenes;

use std::collections::BTreeMap;

use coprod_core::{
    Act, ServiceEvent as E, service::ServiceEventKind as K, testing::longest_of_each_kind,
};
use strum::VariantArray as _;

use crate::support::Cafe;

/// Of each kind the event that says most, among all these cafés.
fn every_event() -> BTreeMap<K, Act<E>> {
    let told = scenes::all();
    longest_of_each_kind(told.iter().flat_map(Cafe::acts))
}

#[test]
fn every_event_is_produced_by_a_command() {
    let produced = every_event();
    for kind in K::VARIANTS {
        assert!(produced.contains_key(kind), "nothing produces {kind:?}");
    }
}

#[test]
fn the_json_of_every_event_is_pinned() {
    for (kind, act) in every_event() {
        insta::assert_json_snapshot!(format!("{kind:?}"), act);
    }
}

#[test]
fn every_event_reads_back_as_it_was_pinned() {
    for (kind, act) in every_event() {
        let path = format!(
            "{}/tests/service_course/snapshots/service_course__everything__{kind:?}.snap",
            env!("CARGO_MANIFEST_DIR")
        );
        let file = std::fs::read_to_string(path).unwrap();
        let (_, json) = file.trim_start_matches("---").split_once("---").unwrap();
        let read: Act<E> = serde_json::from_str(json).unwrap();
        assert_eq!(read, act);
    }
}

#[test]
fn a_state_reads_back_from_a_snapshot_as_it_was() {
    for cafe in scenes::all() {
        let json = serde_json::to_string(cafe.state()).unwrap();
        let read: coprod_core::Service = serde_json::from_str(&json).unwrap();
        assert_eq!(&read, cafe.state());
    }
}
