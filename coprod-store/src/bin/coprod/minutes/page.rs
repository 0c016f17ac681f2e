//! A session as a document of 80 columns, to be printed.

use std::collections::BTreeMap;

use coprod_core::{RoundTableEvent, SeatId, round_table::Openness, rules::Position as Stance};
use coprod_store::history::Entry;

use super::{decided::Decided, gather::Gathered};
use crate::{entry, moments, record::Recorded, telling::Teller, text};

/// Below a heading the text stands this far in.
const INDENT: &str = "   ";
const BULLET: &str = "   - ";
const HANGING: &str = "     ";

/// The document in text.
pub(super) fn page(teller: Teller<'_>, gathered: &Gathered<'_>, entries: &[Entry]) -> String {
    let entries = entries.iter().map(|entry| (entry.sequence, entry));
    let mut page = Page {
        teller,
        gathered,
        entries: entries.collect(),
        told: String::new(),
        sections: 0,
    };
    page.title();
    page.session();
    page.attendance();
    page.list("minutes-interests", &gathered.interests);
    page.list("minutes-topics", &gathered.topics);
    page.list("minutes-proposals", &gathered.proposals);
    page.decisions();
    page.list("minutes-commitments", &gathered.commitments);
    page.list("minutes-others", &gathered.others);
    page.list("minutes-contests", &gathered.contests);
    page.approval();
    page.signatures();
    page.told
}

struct Page<'a> {
    teller: Teller<'a>,
    gathered: &'a Gathered<'a>,
    /// The table's entries, by sequence.
    entries: BTreeMap<u64, &'a Entry>,
    told: String,
    sections: usize,
}

impl Page<'_> {
    fn title(&mut self) {
        let messages = self.teller.messages;
        let title = messages.plain("minutes-title");
        self.line(&title, "", "");
        let rule = "=".repeat(title.chars().count());
        self.line(&rule, "", "");
        let purpose = match self.teller.lookup.purpose(self.gathered.table) {
            Some(purpose) => self.teller.quoted(purpose),
            None => messages.plain("words-gone"),
        };
        let purpose = messages.say("place-table", [("purpose", purpose.into())]);
        self.line(&purpose, "", "");
        let day = match self.gathered.called.at_table() {
            Some(RoundTableEvent::SessionCalled { at, .. }) => moments::moment(messages, *at),
            _ => String::new(),
        };
        self.line(
            &messages.say("minutes-session", [("at", day.into())]),
            "",
            "",
        );
        self.told.push('\n');
        self.line(&messages.plain("minutes-note"), "", "");
    }

    fn session(&mut self) {
        self.heading("minutes-course");
        let gathered = self.gathered;
        self.moment("minutes-called", Some(gathered.called));
        self.moment("minutes-opened", gathered.opened);
        if let Some(RoundTableEvent::SessionOpened { openness, .. }) =
            gathered.opened.and_then(Recorded::at_table)
        {
            let told = match openness {
                Openness::Public => self.teller.messages.plain("minutes-public"),
                Openness::Private { reason } => {
                    let reason = self.teller.words(reason);
                    self.teller
                        .say("minutes-private", [("reason", reason.into())])
                }
            };
            self.line(&told, INDENT, INDENT);
        }
        self.moment("minutes-closed", gathered.closed);
        let missing = match (gathered.opened, gathered.closed) {
            (None, _) => Some("minutes-not-opened"),
            (Some(_), None) => Some("minutes-still-open"),
            (Some(_), Some(_)) => None,
        };
        if let Some(missing) = missing {
            let missing = self.teller.messages.plain(missing);
            self.line(&missing, INDENT, INDENT);
        }
        if let Some(RoundTableEvent::SessionCalled { agenda, .. }) = gathered.called.at_table()
            && !agenda.is_empty()
        {
            self.heading("minutes-agenda");
            for (index, item) in agenda.iter().enumerate() {
                let words = self.teller.words(&item.words);
                let told = format!("{}. {words} ({})", index + 1, item.topic);
                self.line(&told, INDENT, "      ");
            }
        }
    }

    /// When something of the session happened, and by whom.
    fn moment(&mut self, key: &str, recorded: Option<&Recorded>) {
        let Some(recorded) = recorded else { return };
        let when = moments::moment(self.teller.messages, recorded.occurred_at());
        let by = self.teller.by(recorded.by());
        let told = self
            .teller
            .say(key, [("when", when.into()), ("by", by.into())]);
        self.line(&told, INDENT, INDENT);
        if let Some(relayed) = recorded.relayed() {
            let relayed = self.teller.relayed(relayed);
            self.line(&relayed, HANGING, HANGING);
        }
    }

    fn attendance(&mut self) {
        self.heading("minutes-attendance");
        if self.gathered.attendance.is_empty() {
            let told = self.teller.messages.plain("minutes-no-attendance");
            self.line(&told, INDENT, INDENT);
            self.members("minutes-members", |_| true);
            return;
        }
        let gathered = self.gathered;
        self.members("minutes-present", |seat| gathered.present.contains(&seat));
        self.members("minutes-absent", |seat| !gathered.present.contains(&seat));
        if gathered.attendance.len() > 1 {
            let told = self.teller.messages.plain("minutes-came-and-went");
            self.line(&told, INDENT, INDENT);
        }
    }

    fn members(&mut self, key: &str, wanted: impl Fn(SeatId) -> bool) {
        let members = self.gathered.members.iter();
        let members = members.filter(|(id, _)| wanted(**id));
        let mut names: Vec<_> = members.map(|(_, seat)| self.teller.member(seat)).collect();
        names.sort();
        let label = self.teller.messages.plain(key);
        if names.is_empty() {
            let nobody = self.teller.messages.plain("nobody");
            self.line(&format!("{label} {nobody}"), INDENT, INDENT);
            return;
        }
        self.line(&label, INDENT, INDENT);
        for name in names {
            self.line(&name, BULLET, HANGING);
        }
    }

    /// A section of entries; none where there are none.
    fn list(&mut self, key: &str, recorded: &[&Recorded]) {
        if recorded.is_empty() {
            return;
        }
        self.heading(key);
        for recorded in recorded {
            self.item(recorded);
        }
    }

    fn item(&mut self, recorded: &Recorded) {
        let Some(entry) = self.entries.get(&recorded.event.sequence) else {
            return;
        };
        let paragraphs = entry::in_brief(self.teller, entry, recorded);
        for (index, paragraph) in paragraphs.iter().enumerate() {
            let first = if index == 0 { BULLET } else { HANGING };
            self.line(paragraph, first, HANGING);
        }
    }

    fn decisions(&mut self) {
        self.heading("minutes-decisions");
        if self.gathered.decisions.is_empty() {
            let none = self.teller.messages.plain("minutes-no-decisions");
            self.line(&none, INDENT, INDENT);
        }
        for (index, decided) in self.gathered.decisions.iter().enumerate() {
            if index > 0 {
                self.told.push('\n');
            }
            self.decision(index + 1, decided);
        }
    }

    fn decision(&mut self, number: usize, decided: &Decided<'_>) {
        let teller = self.teller;
        let Some(RoundTableEvent::DecisionOpened { rule, version, .. }) = decided.opened.at_table()
        else {
            return;
        };
        let text = match decided.text {
            Some(text) => teller.words(text),
            None => teller.messages.plain("words-gone"),
        };
        let entry = self.entries.get(&decided.opened.event.sequence);
        let topic = entry.and_then(|entry| entry.topic.clone());
        let question = teller.say(
            "minutes-question",
            [
                ("number", format!("{}.{number}", self.sections).into()),
                ("text", text.into()),
                ("topic", topic.unwrap_or_default().into()),
                ("version", version.to_string().into()),
            ],
        );
        self.line(&question, INDENT, "       ");
        self.outcome(decided);
        let rule = teller.rule(self.gathered.table, rule);
        self.paragraph(&teller.say("label-rule", [("rule", rule.into())]));
        self.voices(decided);
        for recorded in &decided.objections {
            self.item(recorded);
        }
        self.count(decided);
        self.dissent(decided);
        for recorded in &decided.reports {
            self.item(recorded);
        }
    }

    fn outcome(&mut self, decided: &Decided<'_>) {
        let teller = self.teller;
        let closed = decided.closed.and_then(Recorded::at_table);
        let told = if let Some(RoundTableEvent::DecisionReached { outcome, .. }) = closed {
            teller
                .messages
                .code("minutes-outcome", &outcome.to_string())
        } else if let Some(RoundTableEvent::DecisionLapsed { why, .. }) = closed {
            let why = teller.messages.code("lapse", &why.to_string());
            teller.say("minutes-outcome-lapsed", [("why", why.into())])
        } else {
            teller.messages.plain("minutes-outcome-open")
        };
        self.paragraph(&told);
    }

    /// How many said what, why it came out so, and what it means to whom.
    fn count(&mut self, decided: &Decided<'_>) {
        let teller = self.teller;
        let Some(RoundTableEvent::DecisionReached {
            effect_by_party,
            review_by,
            tally_by_side,
            ..
        }) = decided.closed.and_then(Recorded::at_table)
        else {
            return;
        };
        let outcome = decided.outcome.as_ref();
        let why = outcome.map(|outcome| &outcome.explanation);
        let why = why.map(|why| teller.explanation(self.gathered.table, why));
        let review = review_by.map(|day| {
            let day = moments::day(teller.messages, day);
            teller.say("label-review", [("day", day.into())])
        });
        let told = teller.tally(tally_by_side).into_iter();
        let told = told.chain(why.into_iter().flatten());
        let told = told.chain(teller.effects(effect_by_party)).chain(review);
        told.for_each(|paragraph| self.paragraph(&paragraph));
    }

    /// What each seat said in the end, as far as it counts.
    fn voices(&mut self, decided: &Decided<'_>) {
        let teller = self.teller;
        for stance in [
            Stance::Agree,
            Stance::AgreeWithConcern,
            Stance::Abstain,
            Stance::Object,
        ] {
            let positions = decided.poll.positions.iter();
            let mut voices: Vec<_> = positions
                .filter(|(_, position)| **position == stance)
                .map(|(seat, _)| self.voice(decided, *seat))
                .collect();
            if voices.is_empty() {
                continue;
            }
            voices.sort();
            let who = teller.messages.list(&voices);
            let key = format!("minutes-voices-{stance}");
            self.paragraph(&teller.say(&key, [("who", who.into())]));
        }
    }

    /// A seat, with the reason it gave.
    fn voice(&self, decided: &Decided<'_>, seat: SeatId) -> String {
        let name = self.teller.seat(self.gathered.table, seat);
        let last =
            decided
                .positions
                .iter()
                .rev()
                .find_map(|recorded| match recorded.at_table()? {
                    RoundTableEvent::PositionTaken {
                        seat: of, reason, ..
                    } if *of == seat => Some((reason.as_ref(), recorded.relayed().is_some())),
                    _ => None,
                });
        let (reason, is_relayed) = last.unwrap_or_default();
        let name = if is_relayed {
            self.teller.say("minutes-relayed", [("name", name.into())])
        } else {
            name
        };
        match reason {
            None => name,
            Some(reason) => {
                let reason = self.teller.words(reason);
                let values = [("name", name.into()), ("reason", reason.into())];
                self.teller.say("minutes-with-reason", values)
            }
        }
    }

    /// Dissent put on record; objections that were held stand among the voices.
    fn dissent(&mut self, decided: &Decided<'_>) {
        for recorded in &decided.dissent {
            if let Some(RoundTableEvent::DissentRecorded { seat, words, .. }) = recorded.at_table()
            {
                let values = [
                    ("who", self.teller.seat(self.gathered.table, *seat).into()),
                    ("words", self.teller.words(words).into()),
                ];
                self.paragraph(&self.teller.say("minutes-dissent", values));
            }
        }
    }

    fn approval(&mut self) {
        self.heading("minutes-approval");
        if self.gathered.minutes.is_empty() {
            let none = self.teller.messages.plain("minutes-not-approved");
            self.line(&none, INDENT, INDENT);
        }
        for recorded in &self.gathered.minutes {
            self.item(recorded);
        }
    }

    fn signatures(&mut self) {
        self.heading("minutes-signatures");
        let lead = match self.gathered.facilitator {
            None => self.teller.messages.plain("minutes-lead"),
            Some(party) => {
                let name = self.teller.party(party);
                self.teller
                    .say("minutes-lead-named", [("name", name.into())])
            }
        };
        let labels = [lead, self.teller.messages.plain("minutes-writer")];
        for label in labels {
            self.told.push_str("\n\n");
            let line = "_".repeat(60);
            self.line(&line, INDENT, INDENT);
            self.line(&label, INDENT, INDENT);
        }
    }

    fn heading(&mut self, key: &str) {
        self.sections += 1;
        let heading = format!("{}. {}", self.sections, self.teller.messages.plain(key));
        self.told.push('\n');
        self.line(&heading, "", "   ");
        let rule = "-".repeat(heading.chars().count());
        self.line(&rule, "", "");
    }

    fn paragraph(&mut self, text: &str) {
        self.line(text, HANGING, "       ");
    }

    fn line(&mut self, text: &str, first: &str, rest: &str) {
        self.told.push_str(&text::wrapped(text, first, rest));
    }
}
