//! An entry of the log in words for people.

use coprod_store::{Ledger, ReadError, history::Entry};

use crate::{
    lookup::Lookup,
    messages::Messages,
    moments,
    record::{self, Recorded},
    telling::Teller,
    text,
};

/// What an entry says stands this far in, and what belongs to it a little further.
const INDENT: &str = "    ";
const HANGING: &str = "      ";

/// From when on an entry counts as entered late, in microseconds: five minutes.
const LATE: i64 = 5 * 60 * 1_000_000;

/// These entries in text, each with its heading.
pub(crate) async fn told(
    ledger: &Ledger,
    lookup: &mut Lookup,
    messages: &Messages,
    entries: &[Entry],
) -> Result<String, ReadError> {
    let positions: Vec<_> = entries.iter().map(|entry| entry.position).collect();
    let events = record::at(ledger, &positions).await?;
    let recorded = record::open(ledger, events).await?;
    let mut page = String::new();
    for (entry, recorded) in entries.iter().zip(&recorded) {
        lookup.learn(recorded).await?;
        lookup.learn_dissent(entry).await?;
        let teller = Teller::new(messages, lookup);
        page.push_str(&text::wrapped(
            &heading(teller, entry, recorded),
            "",
            INDENT,
        ));
        let paragraphs = paragraphs(teller, entry, recorded);
        for (index, paragraph) in paragraphs.iter().enumerate() {
            let rest = if index == 0 { INDENT } else { HANGING };
            page.push_str(&text::wrapped(paragraph, INDENT, rest));
        }
        page.push('\n');
    }
    Ok(page)
}

fn heading(teller: Teller<'_>, entry: &Entry, recorded: &Recorded) -> String {
    teller.say(
        "entry-heading",
        [
            ("position", entry.position.to_string().into()),
            (
                "moment",
                moments::brief(teller.messages, entry.occurred_at).into(),
            ),
            ("place", teller.place(recorded).into()),
        ],
    )
}

/// What happened, in a sentence, then all that is to be known of it.
fn paragraphs(teller: Teller<'_>, entry: &Entry, recorded: &Recorded) -> Vec<String> {
    let mut told = said(teller, entry, recorded);
    if let Some(topic) = &entry.topic {
        let topics: Vec<_> = topic.split(' ').map(str::to_owned).collect();
        let topics = teller.messages.list(&topics);
        told.push(teller.say("label-topic", [("topic", topics.into())]));
    }
    told.extend(on_what_authority(teller, entry, recorded));
    if entry.recorded_at.as_micros() - entry.occurred_at.as_micros() > LATE {
        let when = moments::moment(teller.messages, entry.recorded_at);
        told.push(teller.say("label-recorded", [("when", when.into())]));
    }
    told
}

/// The same without what a document says elsewhere.
pub(crate) fn in_brief(teller: Teller<'_>, entry: &Entry, recorded: &Recorded) -> Vec<String> {
    let mut told = said(teller, entry, recorded);
    told.extend(on_what_authority(teller, entry, recorded));
    told
}

fn said(teller: Teller<'_>, entry: &Entry, recorded: &Recorded) -> Vec<String> {
    let mut told = vec![teller.sentence(recorded)];
    told.extend(entry.words.as_ref().map(|words| teller.said(words)));
    told.extend(entry.reason.as_ref().map(|reason| {
        let reason = teller.said(reason);
        teller.say("label-reason", [("reason", reason.into())])
    }));
    told.extend(teller.details(recorded));
    told.extend(entry.tally.iter().flat_map(|tally| teller.tally(tally)));
    let against = entry.dissent.iter().flatten();
    told.extend(against.map(|dissent| teller.dissent(&entry.stream.id, dissent)));
    told
}

fn on_what_authority(teller: Teller<'_>, entry: &Entry, recorded: &Recorded) -> Vec<String> {
    let basis = entry.basis.as_ref().map(|basis| {
        let basis = teller.basis(basis);
        teller.say("label-basis", [("basis", basis.into())])
    });
    let relayed = recorded.relayed().map(|relayed| teller.relayed(relayed));
    basis.into_iter().chain(relayed).collect()
}
