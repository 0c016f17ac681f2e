//! What happens in an engagement. A new event stops the compiler here.

mod details;
mod given;

use coprod_core::{
    Act, Date, EngagementEvent, SayId,
    engagement::{ImbalanceAnswer, Towards},
};
use fluent_bundle::FluentValue;

use super::{Teller, short};
use crate::moments;

type Values = Vec<(&'static str, FluentValue<'static>)>;

impl Teller<'_> {
    /// An engagement, by who engages in what role and service.
    pub(crate) fn engagement(self, id: &str) -> String {
        let Some((party, role, service)) = self.lookup.engaged(id) else {
            return short(id);
        };
        self.say(
            "place-engagement",
            [
                ("party", self.party(party).into()),
                ("role", self.role(role).into()),
                ("title", self.title(&service.to_string()).into()),
            ],
        )
    }

    pub(super) fn in_engagement(self, engagement: &str, act: &Act<EngagementEvent>) -> String {
        let key = format!("Engagement-{}", act.what.as_ref());
        let mut values: Values = vec![
            ("who", self.who(&act.by).into()),
            ("by", self.by(&act.by).into()),
        ];
        values.extend(self.engagement_values(engagement, act));
        self.say(&key, values)
    }

    #[allow(
        clippy::too_many_lines,
        reason = "one arm an event, so that none is forgotten"
    )]
    fn engagement_values(self, engagement: &str, act: &Act<EngagementEvent>) -> Values {
        use EngagementEvent as E;
        match &act.what {
            E::RoleAccepted {}
            | E::RoleDeclined { .. }
            | E::RoleOfferWithdrawn {}
            | E::RevisionProposed { .. }
            | E::EngagementResumed {}
            | E::ImbalanceRaised { .. } => Vec::new(),
            E::RoleOffered {
                service,
                party,
                counterpart,
                role,
                from,
                ..
            } => vec![
                yes("own", act.by.principal() == Some(*party)),
                ("title", self.title(&service.to_string()).into()),
                ("party", self.party(*party).into()),
                ("counterpart", self.party(*counterpart).into()),
                ("role", self.role(role).into()),
                self.day("from", *from),
            ],
            E::PrerequisiteNoted { kind, .. } => vec![(
                "kind",
                self.messages.code("prerequisite", kind.as_str()).into(),
            )],
            E::GuidelineAcknowledged { version } => {
                vec![("version", version.to_string().into())]
            }
            E::AgreementRevised { accepted_by, .. } => {
                vec![("party", self.party(*accepted_by).into())]
            }
            E::EngagementPaused { until } => {
                let day = until.map(|day| moments::day(self.messages, day));
                vec![
                    yes("limited", until.is_some()),
                    ("until", day.unwrap_or_default().into()),
                ]
            }
            E::EngagementEnded {
                by_whom, effective, ..
            } => vec![
                yes("own", act.by.principal() == Some(*by_whom)),
                ("party", self.party(*by_whom).into()),
                self.day("effective", *effective),
            ],

            E::ContributionRecorded {
                what, purpose, on, ..
            } => self.given(what, *purpose, *on),
            E::ContributionCorrected { new, .. } => self.given(&new.what, new.purpose, new.on),
            E::ContributionConfirmed { contribution }
            | E::ContributionDisputed { contribution, .. }
            | E::UseAccounted { contribution, .. } => {
                vec![("gift", self.contribution(engagement, *contribution).into())]
            }

            E::ExpenseClaimed { amount, .. } | E::ExpenseReimbursed { amount, .. } => {
                vec![("amount", self.money(*amount).into())]
            }
            E::ExpenseRefused { expense, .. } => {
                let amount = self.claimed(engagement, *expense);
                vec![
                    yes("known", amount.is_some()),
                    ("amount", amount.unwrap_or_default().into()),
                ]
            }
            E::AllowanceGranted {
                amount, norm, year, ..
            } => vec![
                ("amount", self.money(*amount).into()),
                ("norm", self.messages.code("norm", norm.as_str()).into()),
                ("year", year.to_string().into()),
            ],
            E::BenefitReceived { amount, .. } => {
                let worth = amount.map(|amount| self.money(amount));
                vec![
                    yes("known", amount.is_some()),
                    ("amount", worth.unwrap_or_default().into()),
                ]
            }

            E::SayGranted { topic, form, .. } => vec![
                ("topic", topic.to_string().into()),
                ("form", self.messages.code("say", form.as_str()).into()),
            ],
            E::SayExercised { say, cited } => vec![
                ("topic", self.say_on(engagement, *say).into()),
                ("cited", self.citation(cited).into()),
            ],
            E::SayAnswered { say, followed, .. } => vec![
                ("topic", self.say_on(engagement, *say).into()),
                ("followed", followed.to_string().into()),
            ],

            // How it feels and how much one trusts is shown to others by nobody but oneself.
            E::BalanceFelt { .. } => vec![],
            E::ImbalanceNoticed { rule, figures, .. } => vec![
                ("rule", rule.to_string().into()),
                ("figures", self.figures(figures).into()),
            ],
            E::ImbalanceAnswered { answer, .. } => {
                let key = match answer {
                    ImbalanceAnswer::Change(_) => "answer-change",
                    ImbalanceAnswer::Reason(_) => "answer-reason",
                };
                vec![("answer", self.messages.plain(key).into())]
            }
            E::TrustStated { towards, .. } => vec![("towards", self.towards(towards).into())],

            E::EntryContested { entry, .. } => vec![("entry", entry.to_string().into())],
            E::ContestAnswered { entry, outcome, .. } => vec![
                ("entry", entry.to_string().into()),
                ("outcome", self.contest(*outcome).into()),
            ],
        }
    }

    fn day(self, name: &'static str, day: Date) -> (&'static str, FluentValue<'static>) {
        (name, moments::day(self.messages, day).into())
    }

    fn towards(self, towards: &Towards) -> String {
        match towards {
            Towards::Side(side) => {
                let side = self.messages.code("body", &side.to_string());
                self.say("towards-side", [("side", side.into())])
            }
            Towards::Organisation(party) => self.party(*party),
            Towards::Role(role) => self.say("towards-role", [("role", self.role(role).into())]),
        }
    }

    /// What a say is on.
    fn say_on(self, engagement: &str, id: SayId) -> String {
        let mut acts = self.lookup.engagement(engagement);
        let granted = acts.find_map(|what| match what {
            EngagementEvent::SayGranted { say, topic, .. } if *say == id => Some(topic),
            _ => None,
        });
        granted.map_or_else(|| short(&id.to_string()), ToString::to_string)
    }
}

fn yes(name: &'static str, so: bool) -> (&'static str, FluentValue<'static>) {
    (name, if so { "yes" } else { "no" }.into())
}
