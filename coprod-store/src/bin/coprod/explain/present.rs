//! Where a service stands now, and what is open.

use coprod_core::{
    OfferId, ServiceEvent, Timestamp,
    service::{Axis, Delivery, OfferStage, Phase, Receivers},
};

use super::page::{Told, paragraph};
use crate::{moments, record::Recorded, text};

const BULLET: &str = "- ";
const HANGING: &str = "  ";

impl Told<'_> {
    pub(super) fn present(&self, page: &mut String) {
        let messages = self.teller.messages;
        let heading = messages.plain("explain-present");
        paragraph(page, &heading);
        paragraph(page, &"-".repeat(heading.chars().count()));
        let mut told = vec![match self.state.form() {
            Some(form) => {
                let form = self.teller.form(form);
                messages.say("explain-present-form", [("form", form.into())])
            }
            None => messages.plain("explain-present-no-form"),
        }];
        told.extend([Axis::Planning, Axis::Implementation].map(|axis| self.held(axis)));
        told.push(self.delivered());
        paragraph(page, &told.join(" "));
        page.push('\n');
        let open = self.open();
        if open.is_empty() {
            paragraph(page, &messages.plain("explain-nothing-open"));
            return;
        }
        paragraph(page, &messages.plain("explain-open"));
        for item in open {
            page.push_str(&text::wrapped(&item, BULLET, HANGING));
        }
    }

    fn held(&self, axis: Axis) -> String {
        let share = self.state.share(axis);
        let holders: Vec<_> = share.in_force().map(|(party, _)| party).collect();
        let key = if holders.is_empty() {
            format!("explain-{axis}-nobody")
        } else {
            format!("explain-{axis}-held")
        };
        let holders = self.teller.parties(&holders);
        self.teller.say(&key, [("holders", holders.into())])
    }

    fn delivered(&self) -> String {
        let key = match (self.state.phase(), self.state.delivery()) {
            (Phase::Closed, _) => "explain-closed",
            (Phase::Declined, _) => "explain-declined",
            (Phase::NotProposed | Phase::Proposed { .. }, _) => "explain-not-accepted",
            (Phase::Accepted, Delivery::NotStarted) => "explain-not-started",
            (Phase::Accepted, Delivery::Running { .. }) => "explain-running",
            (Phase::Accepted, Delivery::Suspended { .. }) => "explain-suspended",
            (Phase::Accepted, Delivery::Ended) => "explain-ended",
        };
        self.teller.messages.plain(key)
    }

    /// What waits for somebody.
    fn open(&self) -> Vec<String> {
        if matches!(self.state.phase(), Phase::Closed | Phase::Declined) {
            return Vec::new();
        }
        let axes = [Axis::Planning, Axis::Implementation]
            .into_iter()
            .filter(|axis| self.state.share(*axis).is_open())
            .map(|axis| {
                self.teller
                    .messages
                    .plain(&format!("explain-{axis}-open-now"))
            });
        let waiting = self
            .acts
            .iter()
            .filter_map(Recorded::to_service)
            .filter_map(|what| self.waiting(what));
        axes.chain(waiting).collect()
    }

    fn waiting(&self, what: &ServiceEvent) -> Option<String> {
        use ServiceEvent as E;
        match what {
            E::ServiceProposed {
                asks_of: Some(party),
                ..
            } if matches!(self.state.phase(), Phase::Proposed { .. }) => {
                let party = self.teller.party(*party);
                Some(
                    self.teller
                        .say("explain-waits-proposal", [("party", party.into())]),
                )
            }
            E::PlanningOffered {
                offer, to, until, ..
            } => self.offered(Axis::Planning, *offer, to, *until),
            E::ImplementationOffered {
                offer, to, until, ..
            } => self.offered(Axis::Implementation, *offer, to, *until),
            E::DisputeRaised { dispute, topic, .. } => {
                let settled = self.ever(|later| {
                    matches!(later, E::DisputeSettled { dispute: id, .. }
                        | E::LastWordExercised { dispute: id, .. } if id == dispute)
                });
                let told = || {
                    let topic = topic.to_string();
                    self.teller
                        .say("explain-waits-dispute", [("topic", topic.into())])
                };
                (!settled).then(told)
            }
            E::ConcernRaised { concern, words, .. } => {
                let answered = self.ever(
                    |later| matches!(later, E::ConcernAnswered { concern: id, .. } if id == concern),
                );
                let told = || {
                    let words = self.teller.words(words);
                    self.teller
                        .say("explain-waits-concern", [("words", words.into())])
                };
                (!answered).then(told)
            }
            E::ReviewOpened { review, due } => {
                let held = self.ever(
                    |later| matches!(later, E::ReviewHeld { review: id, .. } if id == review),
                );
                let told = || {
                    let due = moments::moment(self.teller.messages, *due);
                    self.teller
                        .say("explain-waits-review", [("due", due.into())])
                };
                (!held).then(told)
            }
            _ => None,
        }
    }

    fn ever(&self, is_it: impl Fn(&ServiceEvent) -> bool) -> bool {
        let mut acts = self.acts.iter().filter_map(Recorded::to_service);
        acts.any(is_it)
    }

    fn offered(
        &self,
        axis: Axis,
        offer: OfferId,
        to: &Receivers,
        until: Timestamp,
    ) -> Option<String> {
        let happened = self.acts.iter().map(Recorded::occurred_at);
        let has_ended = happened.max().is_some_and(|latest| latest > until);
        let is_open = self.state.offer(offer)?.stage == OfferStage::Open && !has_ended;
        let told = || {
            let until = moments::moment(self.teller.messages, until);
            let values = [
                ("to", self.teller.receivers(to).into()),
                ("until", until.into()),
            ];
            self.teller.say(&format!("explain-waits-{axis}"), values)
        };
        is_open.then(told)
    }
}
