//! Acts told in sentences, for people who are no programmers.

mod authority;
mod details;
mod engagement;
mod outcome;
mod party;
mod rule;
mod service;
mod table;

use coprod_core::{
    By, DecisionId, MandateId, PartyId, ProposalId, Relayed, Role, RoundTableEvent, SeatId,
    SessionId, Side, TopicKey, Words,
};
use fluent_bundle::FluentValue;
use uuid::Uuid;

use crate::{
    lookup::{Lookup, Name},
    messages::Messages,
    moments,
    record::{Deed, Recorded},
    text,
};

/// How much of a proposal stands in a sentence about it, in characters.
const GLIMPSE: usize = 70;

/// Tells what happened, in one language, with the names that are known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Teller<'a> {
    pub(crate) messages: &'a Messages,
    pub(crate) lookup: &'a Lookup,
}

impl<'a> Teller<'a> {
    pub(crate) const fn new(messages: &'a Messages, lookup: &'a Lookup) -> Self {
        Self { messages, lookup }
    }

    /// What happened, in a sentence.
    pub(crate) fn sentence(self, recorded: &Recorded) -> String {
        let sentence = match &recorded.deed {
            Deed::Party(act) => self.of_party(&recorded.event.aggregate_id, act),
            Deed::Table(act) => self.at_table(&recorded.event.aggregate_id, act),
            Deed::Service(act) => self.of_service(&recorded.event.aggregate_id, act),
            Deed::Engagement(act) => self.in_engagement(&recorded.event.aggregate_id, act),
            Deed::Other(act) => {
                let what = recorded.event.event_type.as_str().into();
                self.say("other", [("who", self.who(&act.by).into()), ("act", what)])
            }
        };
        text::with_single_stops(&sentence)
    }

    /// What else is to be known of it, a paragraph each.
    pub(crate) fn details(self, recorded: &Recorded) -> Vec<String> {
        match &recorded.deed {
            Deed::Party(act) => self.more_of_party(&recorded.event.aggregate_id, act),
            Deed::Table(act) => self.more_at_table(&recorded.event.aggregate_id, act),
            Deed::Service(act) => self.more_of_service(&recorded.event.aggregate_id, act),
            Deed::Engagement(act) => self.more_in_engagement(&recorded.event.aggregate_id, act),
            Deed::Other(_) => Vec::new(),
        }
    }

    /// In which stream it stands.
    pub(crate) fn place(self, recorded: &Recorded) -> String {
        let id = &recorded.event.aggregate_id;
        match &recorded.deed {
            Deed::Party(_) => {
                let party = id.parse().map(|party| self.party(party));
                let name = party.unwrap_or_else(|_| id.clone());
                self.say("place-party", [("name", name.into())])
            }
            Deed::Table(_) => {
                let purpose = self.purpose(id);
                self.say("place-table", [("purpose", purpose.into())])
            }
            Deed::Service(_) => {
                let title = self.title(id);
                self.say("place-service", [("title", title.into())])
            }
            Deed::Engagement(_) => self.engagement(id),
            Deed::Other(_) => format!("{} {}", recorded.event.aggregate_type, short(id)),
        }
    }
}

/// Words and names.
impl Teller<'_> {
    pub(crate) fn say<'v>(
        self,
        key: &str,
        values: impl IntoIterator<Item = (&'v str, FluentValue<'v>)>,
    ) -> String {
        self.messages.say(key, values)
    }

    pub(crate) fn quoted(self, words: &str) -> String {
        self.say("quoted", [("text", words.trim().into())])
    }

    pub(crate) fn words(self, words: &Words) -> String {
        match words.text() {
            Some(text) => self.quoted(text),
            None => self.messages.plain("words-gone"),
        }
    }

    /// The beginning of a text that is told in full elsewhere.
    fn glimpse(self, words: Option<&str>, id: &str, longest: usize) -> String {
        match words {
            Some(words) => {
                let words = text::shortened(words, longest);
                self.quoted(words.trim_end_matches('.'))
            }
            None => self.say("text-gone", [("id", short(id).into())]),
        }
    }

    pub(crate) fn party(self, party: PartyId) -> String {
        let id = party.to_string();
        let key = match self.lookup.name(party) {
            Name::Known(name) => return text::one_line(name),
            Name::Never => "name-never",
            Name::Erased => "name-erased",
            Name::Unreadable => "name-unreadable",
        };
        self.say(key, [("id", short(&id).into())])
    }

    pub(crate) fn parties(self, parties: &[PartyId]) -> String {
        let names: Vec<_> = parties.iter().map(|party| self.party(*party)).collect();
        self.messages.list(&names)
    }

    /// A seat, by whom it is kept for.
    pub(crate) fn seat(self, table: &str, seat: SeatId) -> String {
        match self.lookup.seat(table, seat) {
            Some(seat) => self.party(seat.party),
            None => self.say("seat-unknown", [("id", short(&seat.to_string()).into())]),
        }
    }

    pub(crate) fn seats(self, table: &str, seats: impl IntoIterator<Item = SeatId>) -> String {
        let seats = seats.into_iter().map(|seat| self.seat(table, seat));
        self.messages.list(&seats.collect::<Vec<_>>())
    }

    pub(crate) fn side(self, side: Side) -> String {
        self.messages.code("side", &side.to_string())
    }

    pub(crate) fn role(self, role: &Role) -> String {
        self.messages.code("role", role.as_str())
    }

    pub(crate) fn topics(self, topics: &[TopicKey]) -> String {
        let topics: Vec<_> = topics.iter().map(ToString::to_string).collect();
        self.messages.list(&topics)
    }

    /// Who did it, at the beginning of a sentence.
    pub(crate) fn who(self, by: &By) -> String {
        self.actor(by, "who")
    }

    /// Who did it, at the end of one.
    pub(crate) fn by(self, by: &By) -> String {
        self.actor(by, "by")
    }

    fn actor(self, by: &By, place: &str) -> String {
        match by {
            By::Automation { automation } => {
                let key = format!("{place}-automation");
                self.say(&key, [("rule", automation.rule.as_str().into())])
            }
            By::Party {
                party,
                side,
                role,
                on_behalf_of,
            } => {
                let organisation = on_behalf_of.map(|spoken_for| self.party(spoken_for.party));
                let key = match organisation {
                    None => "who".to_owned(),
                    Some(_) => format!("{place}-for"),
                };
                let values = [
                    ("name", self.party(*party).into()),
                    ("side", self.side(*side).into()),
                    ("role", self.role(role).into()),
                    ("organisation", organisation.unwrap_or_default().into()),
                ];
                self.say(&key, values)
            }
        }
    }

    pub(crate) fn relayed(self, relayed: &Relayed) -> String {
        let recorder = self.party(relayed.recorder);
        let side = self.side(relayed.side);
        let channel = self.messages.code("channel", relayed.channel.as_str());
        let told = self.say(
            "relayed",
            [
                ("recorder", recorder.into()),
                ("side", side.into()),
                ("channel", channel.into()),
            ],
        );
        match &relayed.document {
            None => told,
            Some(document) => self.say(
                "relayed-document",
                [
                    ("told", told.into()),
                    ("document", self.quoted(&document.reference).into()),
                ],
            ),
        }
    }
}

/// What is on a table, and what was said of it before.
impl Teller<'_> {
    /// The entry of the stream that is contested, in its own sentence.
    pub(crate) fn contested(self, stream: &str, entry: u64) -> Option<String> {
        let contested = self.lookup.entry(stream, entry)?;
        let values = [
            ("entry", entry.to_string().into()),
            ("sentence", self.sentence(contested).into()),
        ];
        Some(self.say("label-entry", values))
    }

    /// A table, by what it is for.
    pub(crate) fn purpose(self, table: &str) -> String {
        self.glimpse(self.lookup.purpose(table), table, 40)
    }

    /// The beginning of what was decided by this act of a table.
    pub(crate) fn decided(self, table: &str, recorded: &Recorded) -> String {
        match recorded.at_table() {
            Some(RoundTableEvent::DecisionReached { decision, .. }) => {
                self.decision(table, *decision)
            }
            _ => self.glimpse(None, &recorded.event.aggregate_id, GLIMPSE),
        }
    }

    /// The beginning of a proposal's first version.
    pub(crate) fn proposal(self, table: &str, proposal: ProposalId) -> String {
        self.entity(table, proposal.as_uuid(), 1)
    }

    /// The beginning of what is decided on.
    pub(crate) fn decision(self, table: &str, decision: DecisionId) -> String {
        let known = self
            .lookup
            .table(table)
            .and_then(|table| table.decision(decision));
        match known {
            Some(known) => {
                let version = known
                    .open()
                    .map(|open| open.version)
                    .or_else(|| known.closed().map(|closed| closed.version));
                let proposal = known.proposal().as_uuid();
                self.entity(table, proposal, version.unwrap_or(1))
            }
            None => self.glimpse(None, &decision.to_string(), GLIMPSE),
        }
    }

    pub(crate) fn entity(self, table: &str, id: Uuid, version: u32) -> String {
        let words = self.lookup.text(table, id, version);
        self.glimpse(words, &id.to_string(), GLIMPSE)
    }

    /// A session, by when it was called for.
    pub(crate) fn session(self, table: &str, session: SessionId) -> String {
        let known = self
            .lookup
            .table(table)
            .and_then(|table| table.session(session));
        match known {
            Some(known) => moments::moment(self.messages, known.at),
            None => short(&session.to_string()),
        }
    }

    pub(crate) fn mandate(self, table: &str, mandate: MandateId) -> String {
        let known = self
            .lookup
            .table(table)
            .and_then(|table| table.mandate(mandate));
        match known {
            Some(known) => self.party(known.grantor),
            None => short(&mandate.to_string()),
        }
    }
}

/// Enough of an id to tell it from others on the page.
fn short(id: &str) -> String {
    id.chars().take(8).collect()
}
