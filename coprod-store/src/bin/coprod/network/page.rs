//! Ties in whole sentences.

use coprod_store::network::{Bond, Through, Tie};

use crate::{moments, telling::Teller, text};

const INDENT: &str = "    ";

/// A paragraph for each two.
pub(super) fn told(teller: Teller<'_>, ties: &[Tie]) -> String {
    if ties.is_empty() {
        return text::wrapped(&teller.messages.plain("network-empty"), "", "");
    }
    let mut page = String::new();
    for tie in ties {
        page.push_str(&text::wrapped(&heading(teller, tie), "", INDENT));
        for bond in &tie.bonds {
            let told = text::with_single_stops(&through(teller, bond));
            page.push_str(&text::wrapped(&told, INDENT, INDENT));
        }
        page.push_str(&text::wrapped(&across(teller, tie), INDENT, INDENT));
        page.push('\n');
    }
    page
}

fn heading(teller: Teller<'_>, tie: &Tie) -> String {
    let values = [
        ("parties", teller.parties(&tie.parties).into()),
        ("since", moments::day_of(teller.messages, tie.since).into()),
        ("last", moments::day_of(teller.messages, tie.last).into()),
    ];
    teller.say("network-tie", values)
}

fn through(teller: Teller<'_>, bond: &Bond) -> String {
    let id = bond.stream.id.as_str();
    let (key, place) = match bond.through {
        Through::RoundTable => ("network-round_table", teller.purpose(id)),
        Through::Partnership => ("network-partnership", teller.title(id)),
        Through::Engagement => ("network-engagement", teller.engagement(id)),
        Through::Accompaniment => ("network-accompaniment", teller.title(id)),
    };
    let since = moments::day_of(teller.messages, bond.since);
    let until = bond
        .until
        .map(|until| moments::day_of(teller.messages, until));
    let values = [
        ("place", place.into()),
        ("since", since.into()),
        ("ended", if until.is_some() { "yes" } else { "no" }.into()),
        ("until", until.unwrap_or_default().into()),
    ];
    teller.say(key, values)
}

fn across(teller: Teller<'_>, tie: &Tie) -> String {
    teller
        .messages
        .plain(match (tie.crosses_organisations, tie.crosses_sides) {
            (true, true) => "network-across-both",
            (true, false) => "network-across-organisations",
            (false, true) => "network-across-sides",
            (false, false) => "network-across-nothing",
        })
}
