//! What came out of a decision, and why.

use coprod_core::{
    round_table::{PartyEffect, Voice},
    rules::{
        BodyCount, Change, Counted, Explanation, Move, Movers, NotReady, Stand, Tally, TallyBySide,
        Verdict,
    },
};
use coprod_store::history::{Dissent, Said};
use fluent_bundle::FluentValue;

use super::Teller;

/// Of the ways in which it would have come out otherwise, as many are told.
const CHANGES: usize = 3;

impl Teller<'_> {
    /// How many said what, a paragraph a side.
    pub(crate) fn tally(self, tally: &TallyBySide) -> Vec<String> {
        let sides = [
            ("professional", tally.professional),
            ("citizen", tally.citizen),
        ];
        let told = sides.map(|(side, tally)| {
            let side = self.messages.code("body", side);
            let values = [("side", side.into()), ("counts", self.counts(tally).into())];
            self.say("tally", values)
        });
        told.to_vec()
    }

    fn counts(self, tally: Tally) -> String {
        let values: [(&str, FluentValue); 4] = [
            ("agree", tally.agreeing().into()),
            ("concern", tally.agree_with_concern.into()),
            ("object", tally.object.into()),
            ("abstain", tally.abstain.into()),
        ];
        let mut counts = vec![self.say("count-agree", values.clone())];
        counts.push(self.say("count-object", values.clone()));
        if tally.abstain > 0 {
            counts.push(self.say("count-abstain", values));
        }
        counts.join(", ")
    }

    /// A voice against.
    pub(crate) fn dissent(self, table: &str, dissent: &Dissent) -> String {
        let who = match dissent.party {
            Some(party) => self.party(party),
            None => self.seat(table, dissent.seat),
        };
        let side = dissent
            .side
            .map_or_else(String::new, |side| self.side(side));
        let words = dissent.words.as_ref().map(|said| self.said(said));
        let key = match (&words, dissent.position) {
            (Some(_), Some(_)) => "dissent-objection",
            (Some(_), None) => "dissent-recorded",
            (None, _) => "dissent-silent",
        };
        let values = [
            ("who", who.into()),
            ("side", side.into()),
            ("words", words.unwrap_or_default().into()),
        ];
        self.say(key, values)
    }

    pub(crate) fn said(self, said: &Said) -> String {
        match said.text() {
            Some(text) => self.quoted(text),
            None => self.messages.plain("words-gone"),
        }
    }

    /// What a decision is to each party.
    pub(crate) fn effects(self, effects: &[PartyEffect]) -> Vec<String> {
        let told = effects.iter().map(|effect| {
            let key = format!("effect-{}", effect.effect);
            self.say(&key, [("party", self.party(effect.party).into())])
        });
        told.collect()
    }

    /// Who said what when an objection was tested.
    pub(crate) fn test(self, table: &str, voices: &[Voice]) -> String {
        let of = |qualifies: bool| {
            let seats = voices.iter().filter(|voice| voice.qualifies == qualifies);
            self.seats(table, seats.map(|voice| voice.seat))
        };
        self.say(
            "objection-voices",
            [("yes", of(true).into()), ("no", of(false).into())],
        )
    }

    /// Why it came out as it did, a sentence each.
    pub(crate) fn explanation(self, table: &str, why: &Explanation) -> Vec<String> {
        let mut told: Vec<_> = why
            .bodies
            .iter()
            .flat_map(|body| self.body_count(body))
            .collect();
        if why.counted == Counted::ByParty {
            told.push(self.say("why-counted", [("how", self.counted(why.counted).into())]));
        }
        let named = [
            ("why-missing", &why.missing),
            ("why-standing", &why.standing),
            ("why-not-standing", &why.not_standing),
        ];
        for (key, seats) in named {
            if !seats.is_empty() {
                let seats = self.seats(table, seats.iter().copied());
                told.push(self.say(key, [("seats", seats.into())]));
            }
        }
        if !why.split.is_empty() {
            told.push(self.say("why-split", [("parties", self.parties(&why.split).into())]));
        }
        if let Some(casting) = why.casting_vote {
            let position = casting.position.map_or_else(
                || self.messages.plain("stand-silent"),
                |position| self.messages.code("position", &position.to_string()),
            );
            let values = [
                ("seat", self.seat(table, casting.seat).into()),
                ("position", position.into()),
            ];
            told.push(self.say("why-casting", values));
        }
        if let Some(not_ready) = why.not_ready {
            told.push(match not_ready {
                NotReady::ReviewDateMissing => self.messages.plain("why-review-missing"),
                NotReady::AdviceNotAsked => self.messages.plain("why-advice-not-asked"),
                NotReady::AdviceUnanswered { count } => {
                    self.say("why-advice-unanswered", [("count", count.into())])
                }
            });
        }
        let changes = why.changes.iter().take(CHANGES);
        told.extend(changes.map(|change| self.change(table, change)));
        told
    }

    fn body_count(self, count: &BodyCount) -> Vec<String> {
        let body = count.body.to_string();
        let mut told = Vec::new();
        if let Some(quorum) = &count.quorum {
            let values = [
                ("body", body.clone().into()),
                ("reached", quorum.reached.into()),
                ("entitled", count.entitled.into()),
                ("needed", quorum.needed.into()),
                ("met", if quorum.is_reached() { "yes" } else { "no" }.into()),
            ];
            told.push(self.say("why-quorum", values));
        }
        if let Some(majority) = &count.majority {
            let values = [
                ("body", body.into()),
                ("reached", majority.reached.into()),
                ("needed", majority.needed.into()),
                (
                    "met",
                    if majority.is_reached() { "yes" } else { "no" }.into(),
                ),
            ];
            told.push(self.say("why-majority", values));
        }
        told
    }

    fn change(self, table: &str, change: &Change) -> String {
        let moves: Vec<_> = change
            .moves
            .iter()
            .map(|step| self.step(table, step))
            .collect();
        let verdict = match change.verdict {
            Verdict::Adopted => "adopted",
            Verdict::Rejected => "rejected",
            Verdict::Lapsed(_) => "lapsed",
        };
        let values = [
            ("moves", self.messages.list(&moves).into()),
            ("verdict", verdict.into()),
        ];
        self.say("why-change", values)
    }

    fn step(self, table: &str, step: &Move) -> String {
        let stand = |stand: Stand| self.messages.code("would", &stand.to_string());
        let to = stand(step.to);
        match &step.movers {
            Movers::Any { count, body, from } => self.say(
                "move-any",
                [
                    ("count", (*count).into()),
                    ("body", body.to_string().into()),
                    ("from", stand(*from).into()),
                    ("to", to.into()),
                ],
            ),
            Movers::Seats(seats) => {
                let who = self.seats(table, seats.iter().copied());
                self.say("move-seats", [("seats", who.into()), ("to", to.into())])
            }
        }
    }
}
