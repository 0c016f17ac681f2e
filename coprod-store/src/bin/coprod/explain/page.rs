//! The path of a service as a page of 80 columns.

use std::collections::BTreeSet;

use coprod_core::{PartyId, Service, ServiceEvent, round_table::Mode, service::Axis};
use coprod_store::history::{Dissent, Step};
use fluent_bundle::FluentValue;

use super::decided::Decided;
use crate::{moments, record::Recorded, telling::Teller, text};

/// A service and what happened to it.
pub(super) struct Told<'a> {
    pub(super) teller: Teller<'a>,
    pub(super) service: &'a str,
    pub(super) acts: &'a [Recorded],
    /// As these acts leave it.
    pub(super) state: Service,
}

impl Told<'_> {
    /// The page.
    pub(super) fn page(&self, steps: &[Step], decided: &[Option<Decided>]) -> String {
        let mut page = String::new();
        let title = self.teller.title(self.service);
        let title = self.teller.say("explain-title", [("title", title.into())]);
        paragraph(&mut page, &title);
        let width = textwrap::core::display_width(title.as_str()).min(80);
        paragraph(&mut page, &"=".repeat(width));
        page.push('\n');
        paragraph(&mut page, &self.opening().join(" "));
        for (step, decided) in steps.iter().zip(decided) {
            if step.act != "ServiceProposed" {
                page.push('\n');
                paragraph(&mut page, &self.step(step, decided.as_ref()).join(" "));
            }
        }
        page.push('\n');
        self.present(&mut page);
        page
    }

    /// Who proposed it, when, and what it is needed for.
    fn opening(&self) -> Vec<String> {
        let Some(recorded) = self.acts.first() else {
            return Vec::new();
        };
        let Some(ServiceEvent::ServiceProposed {
            need,
            title,
            topic,
            asks_of,
            ..
        }) = recorded.to_service()
        else {
            return Vec::new();
        };
        let values = [
            ("title", self.teller.quoted(title).into()),
            ("topic", topic.to_string().into()),
            ("who", self.teller.by(recorded.by()).into()),
            self.day(recorded.occurred_at()),
        ];
        let need = self.teller.words(need);
        let mut told = vec![
            self.teller.say("explain-opening", values),
            self.teller.say("explain-need", [("need", need.into())]),
        ];
        told.extend(asks_of.map(|party| {
            let party = self.teller.party(party);
            self.teller.say("explain-asked", [("party", party.into())])
        }));
        told
    }

    /// A step in sentences: what happened, on what basis and why, and what it made of the service.
    fn step(&self, step: &Step, decided: Option<&Decided>) -> Vec<String> {
        let mut told = vec![self.happened(step)];
        if let Some(decided) = decided {
            told.push(self.decision(decided, step.dissent.as_deref()));
        } else if let Some(basis) = &step.basis {
            let basis = self.teller.basis(basis);
            told.push(self.teller.say("explain-basis", [("basis", basis.into())]));
        }
        if let Some(reason) = &step.reason {
            let reason = self.teller.said(reason);
            told.push(
                self.teller
                    .say("explain-reason", [("reason", reason.into())]),
            );
        }
        told.push(self.since(step));
        told
    }

    fn happened(&self, step: &Step) -> String {
        let recorded = self
            .acts
            .iter()
            .find(|recorded| recorded.event.position == step.position);
        let Some((recorded, what)) = recorded.and_then(|found| Some((found, found.to_service()?)))
        else {
            return step.act.clone();
        };
        let Some(holders) = holders(what) else {
            let sentence = self.teller.sentence(recorded);
            let values = [self.day(step.occurred_at), ("sentence", sentence.into())];
            return self.teller.say("explain-happened", values);
        };
        let who = if step.decided_by.is_empty() {
            self.teller.by(recorded.by())
        } else {
            self.teller.parties(&step.decided_by)
        };
        let [all, deciders] =
            [holders, &step.decided_by].map(|parties| parties.iter().collect::<BTreeSet<_>>());
        let themselves = if all == deciders { "yes" } else { "no" };
        let values = [
            self.day(step.occurred_at),
            ("who", who.into()),
            ("count", step.decided_by.len().into()),
            ("themselves", themselves.into()),
            ("open", if holders.is_empty() { "yes" } else { "no" }.into()),
            ("holders", self.teller.parties(holders).into()),
        ];
        self.teller.say(&format!("explain-{}", step.act), values)
    }

    /// What the round table had decided, and who was against it.
    fn decision(&self, decided: &Decided, dissent: Option<&[Dissent]>) -> String {
        let purpose = self.teller.purpose(&decided.table);
        let what = self.teller.decided(&decided.table, &decided.recorded);
        let against = self.against(&decided.table, dissent.unwrap_or_default());
        let unanimous = decided.tally().is_some_and(|tally| {
            let object = |tally: coprod_core::rules::Tally| tally.object;
            object(tally.professional) + object(tally.citizen) == 0
        });
        let voices = match (&against[..], unanimous) {
            ([], true) => "none",
            ([], false) => "unknown",
            _ => "some",
        };
        let values = [
            ("table", purpose.into()),
            self.day(decided.recorded.occurred_at()),
            ("what", what.into()),
            ("voices", voices.into()),
            ("against", self.teller.messages.list(&against).into()),
        ];
        self.teller.say("explain-decision", values)
    }

    /// Each who was against it once, with all that they said.
    fn against(&self, table: &str, dissent: &[Dissent]) -> Vec<String> {
        let mut met = BTreeSet::new();
        let seats = dissent.iter().map(|voice| voice.seat);
        let each = seats.filter(|seat| met.insert(*seat));
        let told = each.filter_map(|seat| {
            let voices = dissent.iter().filter(|voice| voice.seat == seat);
            let said = voices.clone().filter_map(|voice| voice.words.as_ref());
            let said: Vec<_> = said.map(|said| self.teller.said(said)).collect();
            let voice = voices.clone().next()?;
            let who = match voice.party {
                Some(party) => self.teller.party(party),
                None => self.teller.seat(table, seat),
            };
            let side = voice
                .side
                .map_or_else(String::new, |side| self.teller.side(side));
            let key = if said.is_empty() {
                "explain-against-silent"
            } else {
                "explain-against"
            };
            let values = [
                ("who", who.into()),
                ("side", side.into()),
                ("words", self.teller.messages.list(&said).into()),
            ];
            Some(self.teller.say(key, values))
        });
        told.collect()
    }

    /// What the service was from that step on.
    fn since(&self, step: &Step) -> String {
        if let Some(form) = step.form {
            let form = self.teller.form(form);
            return self.teller.say("explain-form", [("form", form.into())]);
        }
        let planning = self.on(Axis::Planning, step.planning);
        let implementation = self.on(Axis::Implementation, step.implementation);
        self.teller.say(
            "explain-no-form",
            [
                ("planning", planning.into()),
                ("implementation", implementation.into()),
            ],
        )
    }

    fn on(&self, axis: Axis, mode: Option<Mode>) -> String {
        let mode = mode.map_or_else(|| "open".to_owned(), |mode| mode.to_string());
        self.teller
            .messages
            .plain(&format!("explain-{axis}-{mode}"))
    }

    fn day(&self, at: coprod_core::Timestamp) -> (&'static str, FluentValue<'static>) {
        ("day", moments::day_of(self.teller.messages, at).into())
    }
}

/// A paragraph of the page.
pub(super) fn paragraph(page: &mut String, told: &str) {
    page.push_str(&text::wrapped(&text::with_single_stops(told), "", ""));
}

/// Who holds the axis by that act; nothing where the act is told in its own sentence.
fn holders(what: &ServiceEvent) -> Option<&[PartyId]> {
    use ServiceEvent as E;
    match what {
        E::PlanningShared { holders, .. }
        | E::PlanningHandedToCitizens { holders, .. }
        | E::PlanningHandedToProfessionals { holders, .. }
        | E::PlanningKeptByProfessionals { holders, .. }
        | E::PlanningKeptByCitizens { holders, .. }
        | E::PlanningTakenBack { now: holders, .. }
        | E::ImplementationShared { holders, .. }
        | E::ImplementationHandedToCitizens { holders, .. }
        | E::ImplementationHandedToProfessionals { holders, .. }
        | E::ImplementationKeptByProfessionals { holders, .. }
        | E::ImplementationKeptByCitizens { holders, .. }
        | E::ImplementationTakenBack { now: holders, .. } => Some(holders),
        _ => None,
    }
}
