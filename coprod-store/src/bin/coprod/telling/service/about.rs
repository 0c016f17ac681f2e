//! What entries of a service are about: things that stand in earlier ones.

use coprod_core::{
    AccompanimentId, ConcernId, DisputeId, OutcomeId, ServiceEvent, TopicKey, Words,
    service::{Departure, Form, Ground, Settled},
};

use super::Values;
use crate::telling::{GLIMPSE, Teller, short};

impl Teller<'_> {
    /// A service, by its title.
    pub(crate) fn title(self, service: &str) -> String {
        self.glimpse(self.lookup.title(service), service, 40)
    }

    /// A form of co-production, by its name.
    pub(crate) fn form(self, form: Form) -> String {
        self.messages.code("form", &form.to_string())
    }

    /// The beginning of what somebody said about something.
    fn beginning(self, words: Option<&Words>, id: &str) -> String {
        self.glimpse(words.and_then(Words::text), id, GLIMPSE)
    }

    pub(super) fn concern(self, service: &str, id: ConcernId) -> String {
        let raised = self.lookup.service(service).find_map(|what| match what {
            ServiceEvent::ConcernRaised { concern, words, .. } if *concern == id => Some(words),
            _ => None,
        });
        self.beginning(raised, &id.to_string())
    }

    pub(super) fn outcome(self, service: &str, id: OutcomeId) -> String {
        let expected = self.lookup.service(service).find_map(|what| match what {
            ServiceEvent::OutcomeExpected { outcome, words, .. } if *outcome == id => Some(words),
            _ => None,
        });
        self.beginning(expected, &id.to_string())
    }

    /// A dispute, by what it is on.
    pub(super) fn dispute(self, service: &str, id: DisputeId) -> String {
        let raised = self.lookup.service(service).find_map(|what| match what {
            ServiceEvent::DisputeRaised { dispute, topic, .. } if *dispute == id => Some(topic),
            _ => None,
        });
        raised.map_or_else(|| short(&id.to_string()), ToString::to_string)
    }

    /// What somebody is accompanied in.
    pub(super) fn accompanied(self, service: &str, id: AccompanimentId) -> String {
        let offered = self.lookup.service(service).find_map(|what| match what {
            ServiceEvent::AccompanimentOffered {
                accompaniment,
                scope,
                ..
            } if *accompaniment == id => Some(scope),
            _ => None,
        });
        offered.map_or_else(|| short(&id.to_string()), |scope| self.topics(scope))
    }

    /// Who was proposed as competent or to have the last word, and in what.
    pub(super) fn settled(self, service: &str, settled: Settled) -> Values {
        let proposed = self.lookup.service(service).find_map(|what| match what {
            ServiceEvent::CompetenceProposed {
                competence,
                topic,
                holder,
            } if Settled::Competence(*competence) == settled => Some((Some(topic), *holder)),
            ServiceEvent::LastWordProposed {
                last_word,
                topic,
                holder,
            } if Settled::LastWord(*last_word) == settled => Some((topic.as_ref(), *holder)),
            _ => None,
        });
        let (topic, holder) = match proposed {
            Some((topic, holder)) => (self.topic_or_rest(topic), self.party(holder)),
            None => ("…".to_owned(), "…".to_owned()),
        };
        vec![("topic", topic.into()), ("holder", holder.into())]
    }

    pub(super) fn topic_or_rest(self, topic: Option<&TopicKey>) -> String {
        topic.map_or_else(|| self.messages.plain("the-rest"), ToString::to_string)
    }

    pub(super) fn departure(self, departure: &Departure) -> String {
        self.messages.plain(match departure {
            Departure::Returned => "departure-returned",
            Departure::Left => "departure-left",
            Departure::Gone { .. } => "departure-gone",
            Departure::NoLongerThere => "departure-no_longer_there",
        })
    }

    pub(super) fn ground(self, ground: &Ground) -> String {
        match ground {
            Ground::ImminentDanger { .. } => self.messages.plain("ground-imminent_danger"),
            Ground::AxisOpen(axis) => self.messages.plain(&format!("ground-axis_open-{axis}")),
            Ground::OwnDecision { .. } => self.messages.plain("ground-own_decision"),
            Ground::Motion(cited) => {
                self.say("ground-motion", [("entry", self.citation(cited).into())])
            }
        }
    }
}
