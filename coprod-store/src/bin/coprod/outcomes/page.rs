//! Outcomes, in words for people.

use std::collections::BTreeMap;

use coprod_store::{
    Ledger, Position, ReadError,
    history::Said,
    outcomes::{Outcome, Warned},
};

use crate::{
    lookup::Lookup,
    messages::Messages,
    moments,
    record::{self, Recorded},
    telling::Teller,
    text,
};

/// What is said of an outcome stands this far in, and who warned a little further.
const INDENT: &str = "    ";
const HANGING: &str = "      ";
const BULLET: &str = "    - ";

/// All outcomes, each with a heading.
pub(super) async fn told(
    ledger: &Ledger,
    lookup: &mut Lookup,
    messages: &Messages,
    outcomes: &[Outcome],
) -> Result<String, ReadError> {
    if outcomes.is_empty() {
        return Ok(format!("{}\n", messages.plain("outcomes-nothing")));
    }
    let entries = record::events_at(ledger, outcomes.iter().flat_map(positions)).await?;
    for entry in entries.values() {
        lookup.learn(entry).await?;
    }
    let page = Page {
        teller: Teller::new(messages, lookup),
        entries,
    };
    Ok(outcomes.iter().map(|outcome| page.of(outcome)).collect())
}

fn positions(outcome: &Outcome) -> impl Iterator<Item = Position> {
    let expected = outcome.expected.iter().map(|said| said.position);
    let observed = outcome.observed.iter().map(|seen| seen.position);
    let warned = outcome.warned.iter().map(|warned| warned.position);
    expected.chain(observed).chain(warned)
}

struct Page<'a> {
    teller: Teller<'a>,
    entries: BTreeMap<Position, Recorded>,
}

impl Page<'_> {
    fn of(&self, outcome: &Outcome) -> String {
        let mut page = text::wrapped(&self.heading(outcome), "", INDENT);
        for paragraph in self.paragraphs(outcome) {
            page.push_str(&text::wrapped(&paragraph, INDENT, HANGING));
        }
        for warned in &outcome.warned {
            page.push_str(&text::wrapped(&self.warned(warned), BULLET, HANGING));
        }
        page.push('\n');
        page
    }

    fn heading(&self, outcome: &Outcome) -> String {
        let first = positions(outcome).next();
        let recorded = first.and_then(|position| self.entries.get(&position));
        let messages = self.teller.messages;
        let moment = recorded.map(|recorded| moments::brief(messages, recorded.occurred_at()));
        let title = self.teller.title(&outcome.service.to_string());
        self.teller.say(
            "entry-heading",
            [
                ("position", first.unwrap_or_default().to_string().into()),
                ("moment", moment.unwrap_or_default().into()),
                (
                    "place",
                    messages
                        .say("place-service", [("title", title.into())])
                        .into(),
                ),
            ],
        )
    }

    fn paragraphs(&self, outcome: &Outcome) -> Vec<String> {
        let messages = self.teller.messages;
        let mut told = Vec::new();
        if let Some(expected) = &outcome.expected {
            told.push(self.said(expected.position, expected.words.as_ref()));
        }
        for observed in &outcome.observed {
            told.push(self.said(observed.position, observed.words.as_ref()));
        }
        if outcome.observed.is_empty() {
            let key = if outcome.overdue {
                "outcomes-overdue"
            } else {
                "outcomes-not-observed"
            };
            told.push(messages.plain(key));
        }
        let key = match (outcome.warned.is_empty(), outcome.observed.is_empty()) {
            (true, true) => return told,
            (true, false) => "outcomes-nobody-warned",
            (false, true) => "outcomes-warn",
            (false, false) => "outcomes-warned",
        };
        told.push(messages.plain(key));
        told
    }

    /// What happened at a position, in a sentence and the words that were used.
    fn said(&self, position: Position, words: Option<&Said>) -> String {
        let sentence = self
            .entries
            .get(&position)
            .map(|recorded| self.teller.sentence(recorded));
        let words = words.map(|words| self.teller.said(words));
        let told: Vec<_> = sentence.into_iter().chain(words).collect();
        told.join(" ")
    }

    fn warned(&self, warned: &Warned) -> String {
        let day = moments::day_of(self.teller.messages, warned.occurred_at);
        let sentence = self.said(warned.position, warned.words.as_ref());
        let values = [("day", day.into()), ("sentence", sentence.into())];
        self.teller.say("outcomes-warning", values)
    }
}
