//! What happens to a service. A new event stops the compiler here.

mod about;
mod details;

use coprod_core::{Act, Date, PartyId, ServiceEvent, Timestamp, service::Settled};
use fluent_bundle::FluentValue;

use super::Teller;
use crate::moments;

type Values = Vec<(&'static str, FluentValue<'static>)>;

impl Teller<'_> {
    pub(super) fn of_service(self, service: &str, act: &Act<ServiceEvent>) -> String {
        let key = format!("Service-{}", act.what.as_ref());
        let mut values: Values = vec![
            ("who", self.who(&act.by).into()),
            ("by", self.by(&act.by).into()),
        ];
        values.extend(self.service_values(service, act));
        self.say(&key, values)
    }

    #[allow(
        clippy::too_many_lines,
        reason = "one arm an event, so that none is forgotten"
    )]
    fn service_values(self, service: &str, act: &Act<ServiceEvent>) -> Values {
        use ServiceEvent as E;
        match &act.what {
            E::ProposalAccepted {}
            | E::ProposalDeclined { .. }
            | E::PartnershipAsked { .. }
            | E::PlanningOfferAccepted { .. }
            | E::PlanningOfferDeclined { .. }
            | E::PlanningOfferWithdrawn { .. }
            | E::ImplementationOfferAccepted { .. }
            | E::ImplementationOfferDeclined { .. }
            | E::ImplementationOfferWithdrawn { .. }
            | E::ImplementationRenewed { .. }
            | E::DeliveryResumed { .. }
            | E::DeliveryEnded { .. }
            | E::ServiceClosed { .. }
            | E::ServiceReopened { .. } => Vec::new(),

            E::ServiceProposed { title, asks_of, .. } => {
                let title = self.quoted(title);
                let asked = asks_of.map_or_else(String::new, |party| self.party(party));
                vec![
                    ("title", title.into()),
                    yes("asked", asks_of.is_some()),
                    ("party", asked.into()),
                ]
            }
            E::PartnerAdmitted { party } => vec![self.named("party", *party)],
            E::PartnerJoined { party, side } => vec![
                self.named("party", *party),
                ("side", self.side(*side).into()),
            ],
            E::PartnerLeft { effective, .. }
            | E::PlanningReturned { effective, .. }
            | E::ImplementationReturned { effective, .. } => {
                vec![self.at("effective", *effective)]
            }

            E::PlanningOffered { mode, until, .. }
            | E::ImplementationOffered { mode, until, .. } => vec![
                ("mode", self.messages.code("mode", &mode.to_string()).into()),
                self.at("until", *until),
            ],
            E::PlanningShared { holders, .. }
            | E::PlanningHandedToCitizens { holders, .. }
            | E::PlanningHandedToProfessionals { holders, .. }
            | E::ImplementationShared { holders, .. }
            | E::ImplementationHandedToCitizens { holders, .. }
            | E::ImplementationHandedToProfessionals { holders, .. } => {
                vec![("holders", self.parties(holders).into())]
            }
            E::PlanningKeptByProfessionals {
                holders, review_by, ..
            }
            | E::PlanningKeptByCitizens {
                holders, review_by, ..
            }
            | E::ImplementationKeptByProfessionals {
                holders, review_by, ..
            }
            | E::ImplementationKeptByCitizens {
                holders, review_by, ..
            } => vec![
                ("holders", self.parties(holders).into()),
                self.on("day", *review_by),
            ],
            E::PlanningTakenBack { now, .. } | E::ImplementationTakenBack { now, .. } => vec![
                yes("open", now.is_empty()),
                ("holders", self.parties(now).into()),
            ],
            E::PlanningVacated {
                holder,
                departure,
                taken_over_by,
            }
            | E::ImplementationVacated {
                holder,
                departure,
                taken_over_by,
            } => {
                let taken = taken_over_by.map_or_else(String::new, |party| self.party(party));
                vec![
                    self.named("holder", *holder),
                    ("why", self.departure(departure).into()),
                    yes("taken", taken_over_by.is_some()),
                    ("party", taken.into()),
                ]
            }

            E::ConceptDrafted { version, .. }
            | E::ConceptSigned { version }
            | E::ConceptRefused { version, .. }
            | E::ConceptAgreed { version }
            | E::DeliveryStarted { concept: version } => vec![number("version", *version)],
            E::GuidelineIssued { version, from, .. } => {
                vec![number("version", *version), self.at("from", *from)]
            }
            E::GuidelineWithdrawn {
                version, effective, ..
            } => vec![
                number("version", *version),
                self.at("effective", *effective),
            ],
            E::AccompanimentOffered {
                who,
                scope,
                from,
                until,
                ..
            } => {
                let mut values = vec![
                    yes("own", act.by.principal() == Some(*who)),
                    self.named("party", *who),
                    ("topics", self.topics(scope).into()),
                    self.at("from", *from),
                    yes("limited", until.is_some()),
                ];
                let until = until.map(|until| moments::moment(self.messages, until));
                values.push(("until", until.unwrap_or_default().into()));
                values
            }
            E::AccompanimentAgreed { accompaniment }
            | E::AccompanimentEnded { accompaniment, .. } => {
                let topics = self.accompanied(service, *accompaniment);
                vec![("topics", topics.into())]
            }

            E::MatterNamed { topic, .. } => vec![("topic", topic.to_string().into())],
            E::CompetenceProposed { topic, holder, .. } => {
                vec![
                    ("topic", topic.to_string().into()),
                    self.named("holder", *holder),
                ]
            }
            E::LastWordProposed { topic, holder, .. } => vec![
                ("topic", self.topic_or_rest(topic.as_ref()).into()),
                self.named("holder", *holder),
            ],
            E::CompetenceAgreed { competence } => {
                self.settled(service, Settled::Competence(*competence))
            }
            E::LastWordAgreed { last_word } => self.settled(service, Settled::LastWord(*last_word)),
            E::HolderVacated {
                what,
                holder,
                departure,
                ..
            } => {
                let key = match what {
                    Settled::Competence(_) => "settled-competence",
                    Settled::LastWord(_) => "settled-last_word",
                };
                let mut values = self.settled(service, *what);
                values.retain(|(name, _)| *name != "holder");
                values.extend([
                    ("what", self.messages.plain(key).into()),
                    self.named("holder", *holder),
                    ("why", self.departure(departure).into()),
                ]);
                values
            }

            E::DisputeRaised {
                topic, answer_by, ..
            } => vec![
                ("topic", topic.to_string().into()),
                self.at("until", *answer_by),
            ],
            E::DisputeAnswered { dispute, .. }
            | E::SettlementSigned { dispute, .. }
            | E::DisputeSettled { dispute, .. }
            | E::LastWordExercised { dispute, .. } => {
                vec![("topic", self.dispute(service, *dispute).into())]
            }
            E::ConcernRaised { kind, .. } => {
                vec![("kind", self.messages.code("concern", kind.as_str()).into())]
            }
            E::ConcernAnswered { concern, .. } => {
                vec![("concern", self.concern(service, *concern).into())]
            }

            E::DeliverySuspended { ground, .. } => vec![("why", self.ground(ground).into())],
            E::OutcomeExpected { by_when, .. } => {
                let until = by_when.map(|day| moments::day(self.messages, day));
                vec![
                    yes("limited", by_when.is_some()),
                    ("until", until.unwrap_or_default().into()),
                ]
            }
            E::OutcomeObserved { expected, .. } => {
                let words = expected.map(|outcome| self.outcome(service, outcome));
                vec![
                    yes("foreseen", expected.is_some()),
                    ("expected", words.unwrap_or_default().into()),
                ]
            }

            E::ReviewOpened { due, .. } => vec![self.at("until", *due)],
            E::ReviewSigned { verdict, .. } => vec![(
                "verdict",
                self.messages.code("verdict", &verdict.to_string()).into(),
            )],
            E::ReviewHeld {
                verdict, missing, ..
            } => vec![
                (
                    "verdict",
                    self.messages.code("verdict", &verdict.to_string()).into(),
                ),
                yes("complete", missing.is_empty()),
                ("missing", self.parties(missing).into()),
            ],

            E::EntryContested { entry, .. } => vec![("entry", entry.to_string().into())],
            E::ContestAnswered { entry, outcome, .. } => vec![
                ("entry", entry.to_string().into()),
                ("outcome", self.contest(*outcome).into()),
            ],
        }
    }

    fn named(self, name: &'static str, party: PartyId) -> (&'static str, FluentValue<'static>) {
        (name, self.party(party).into())
    }

    fn at(self, name: &'static str, at: Timestamp) -> (&'static str, FluentValue<'static>) {
        (name, moments::moment(self.messages, at).into())
    }

    fn on(self, name: &'static str, day: Date) -> (&'static str, FluentValue<'static>) {
        (name, moments::day(self.messages, day).into())
    }
}

fn number(name: &'static str, number: u32) -> (&'static str, FluentValue<'static>) {
    (name, number.to_string().into())
}

fn yes(name: &'static str, so: bool) -> (&'static str, FluentValue<'static>) {
    (name, if so { "yes" } else { "no" }.into())
}
