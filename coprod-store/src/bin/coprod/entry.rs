//! An entry of the log as a paragraph for people.

use coprod_store::{ReadError, history::Entry};

use crate::{lookup::Lookup, messages::Messages, moments, record, telling::Teller, text};
use coprod_store::Ledger;

/// What an entry says beside its sentence stands this far in.
const INDENT: &str = "    ";
const HANGING: &str = "      ";

/// What later entries may be before it counts as entered late, in microseconds: five minutes.
const LATE: i64 = 5 * 60 * 1_000_000;

/// These entries in text, a paragraph each.
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
        let teller = Teller::new(messages, lookup);
        page.push_str(&paragraph(teller, entry, recorded));
        page.push('\n');
    }
    Ok(page)
}

fn paragraph(teller: Teller<'_>, entry: &Entry, recorded: &record::Recorded) -> String {
    let mut told = heading(teller, entry, recorded);
    told.push_str(&text::wrapped(&teller.sentence(recorded), INDENT, INDENT));
    let mut add = |paragraph: &str| told.push_str(&text::wrapped(paragraph, INDENT, HANGING));
    if let Some(words) = &entry.words {
        add(&teller.said(words));
    }
    if let Some(reason) = &entry.reason {
        add(&teller.say("label-reason", [("reason", teller.said(reason).into())]));
    }
    for detail in teller.details(recorded) {
        add(&detail);
    }
    for side in entry.tally.iter().flat_map(|tally| teller.tally(tally)) {
        add(&side);
    }
    for dissent in entry.dissent.iter().flatten() {
        add(&teller.dissent(&entry.stream.id, dissent));
    }
    if let Some(topic) = &entry.topic {
        let topics: Vec<_> = topic.split(' ').map(str::to_owned).collect();
        let topics = teller.messages.list(&topics);
        add(&teller.say("label-topic", [("topic", topics.into())]));
    }
    if let Some(basis) = &entry.basis {
        add(&teller.say("label-basis", [("basis", teller.basis(basis).into())]));
    }
    if let Some(relayed) = recorded.relayed() {
        add(&teller.relayed(relayed));
    }
    if entry.recorded_at.as_micros() - entry.occurred_at.as_micros() > LATE {
        let when = moments::moment(teller.messages, entry.recorded_at);
        add(&teller.say("label-recorded", [("when", when.into())]));
    }
    told
}

fn heading(teller: Teller<'_>, entry: &Entry, recorded: &record::Recorded) -> String {
    let heading = teller.say(
        "entry-heading",
        [
            ("position", entry.position.to_string().into()),
            ("moment", moments::moment(teller.messages, entry.occurred_at).into()),
            ("place", teller.place(recorded).into()),
        ],
    );
    text::wrapped(&heading, "", INDENT)
}
