//! The catalogues are whole: each event has its sentence, and no key stands in one of them only.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeSet;

use fluent_bundle::{FluentBundle, FluentResource};

use super::{ENGLISH, GERMAN};
use crate::record;

/// The keys of a catalogue, each of which must stand there once and be a message.
fn keys(catalogue: &str) -> BTreeSet<String> {
    let resource = FluentResource::try_new(catalogue.to_owned())
        .unwrap_or_else(|(_, errors)| panic!("a catalogue cannot be parsed: {errors:?}"));
    let mut bundle = FluentBundle::new(Vec::new());
    bundle.add_resource(resource).unwrap();
    let mut keys = BTreeSet::new();
    for line in catalogue.lines() {
        let begins_message = line.starts_with(|first: char| first.is_ascii_alphabetic());
        if let (true, Some((key, _))) = (begins_message, line.split_once(" =")) {
            assert!(bundle.has_message(key), "{key} is no message");
            keys.insert(key.to_owned());
        }
    }
    keys
}

#[test]
fn both_catalogues_have_the_same_keys() {
    let (english, german) = (keys(ENGLISH), keys(GERMAN));
    let only: Vec<_> = english.symmetric_difference(&german).collect();
    assert!(only.is_empty(), "in one catalogue only: {only:?}");
}

#[test]
fn each_event_has_its_sentence() {
    let events = record::AGGREGATES
        .into_iter()
        .flat_map(|(aggregate, events)| {
            let events = events.iter();
            events.map(move |event| format!("{aggregate}-{event}"))
        });
    let (english, german) = (keys(ENGLISH), keys(GERMAN));
    for event in events {
        assert!(english.contains(&event), "{event} has no English sentence");
        assert!(german.contains(&event), "{event} has no German sentence");
    }
}
