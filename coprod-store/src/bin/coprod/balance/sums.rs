//! What accounts come to, in sentences.

use coprod_core::Money;
use coprod_store::balance::{Amounts, Given, Got, Says};

use crate::telling::Teller;

/// Tells of one party, or of a group.
pub(super) struct Sentences<'a> {
    pub(super) teller: Teller<'a>,
    /// Whom it tells of, at the beginning of a sentence.
    pub(super) who: String,
    pub(super) several: bool,
}

impl Sentences<'_> {
    fn say<const N: usize>(
        &self,
        key: &str,
        values: [(&'static str, fluent_bundle::FluentValue<'_>); N],
    ) -> String {
        let number = if self.several { "several" } else { "one" };
        let about = [
            ("party", self.who.as_str().into()),
            ("number", number.into()),
        ];
        self.teller.say(key, about.into_iter().chain(values))
    }

    pub(super) fn given(&self, given: &Given) -> Vec<String> {
        let mut told = Vec::new();
        told.extend(self.time(given));
        if !given.money.is_empty() {
            let amounts = self.amounts(&given.money);
            told.push(self.say("balance-money", [("amounts", amounts.into())]));
        }
        for (key, times) in [
            ("balance-knowledge", given.knowledge),
            ("balance-support", given.support),
        ] {
            if times > 0 {
                told.push(self.say(key, [("times", times.into())]));
            }
        }
        if told.is_empty() {
            told.push(self.say("balance-nothing-given", []));
        }
        told
    }

    fn time(&self, given: &Given) -> Option<String> {
        let parts = [
            ("balance-direct", given.direct),
            ("balance-training", given.training),
            ("balance-coordination", given.coordination),
        ];
        let parts = parts.into_iter().filter(|(_, minutes)| *minutes > 0);
        let parts = parts.map(|(purpose, minutes)| {
            let values = [
                ("time", self.teller.duration(minutes).into()),
                ("purpose", self.teller.messages.plain(purpose).into()),
            ];
            self.teller.say("balance-time-part", values)
        });
        let parts: Vec<_> = parts.collect();
        let minutes = given.minutes();
        let stage = match given.confirmed {
            0 => "none",
            confirmed if confirmed == minutes => "all",
            _ => "some",
        };
        let told = self.say(
            "balance-time",
            [
                ("parts", self.teller.messages.list(&parts).into()),
                ("several", if parts.len() > 1 { "yes" } else { "no" }.into()),
                ("total", self.teller.duration(minutes).into()),
                ("stage", stage.into()),
                ("confirmed", self.teller.duration(given.confirmed).into()),
                (
                    "is-disputed",
                    if given.disputed > 0 { "yes" } else { "no" }.into(),
                ),
                ("disputed", self.teller.duration(given.disputed).into()),
            ],
        );
        (minutes > 0).then_some(told)
    }

    pub(super) fn got(&self, got: &Got) -> Vec<String> {
        let mut told = Vec::new();
        if !got.claimed.is_empty() {
            let answers = [
                ("balance-reimbursed", &got.reimbursed),
                ("balance-refused", &got.refused),
            ];
            let answers = answers
                .into_iter()
                .filter(|(_, amounts)| !amounts.is_empty());
            let answers = answers.map(|(key, amounts)| {
                let amount = self.amounts(amounts);
                self.teller.say(key, [("amount", amount.into())])
            });
            let mut answers: Vec<_> = answers.collect();
            if answers.is_empty() {
                answers.push(self.teller.messages.plain("balance-no-answer"));
            }
            let values = [
                ("claimed", self.amounts(&got.claimed).into()),
                ("answers", self.teller.messages.list(&answers).into()),
            ];
            told.push(self.say("balance-claimed", values));
        }
        told.extend(self.allowances_and_benefits(got));
        told
    }

    pub(super) fn allowances_and_benefits(&self, got: &Got) -> Vec<String> {
        let mut told = Vec::new();
        if !got.allowances.is_empty() {
            let amounts = self.amounts(&got.allowances);
            told.push(self.say("balance-allowances", [("amounts", amounts.into())]));
        }
        if got.benefits > 0 {
            let worth = if got.worth.is_empty() { "no" } else { "yes" };
            let values = [
                ("count", got.benefits.into()),
                ("known", worth.into()),
                ("amounts", self.amounts(&got.worth).into()),
            ];
            told.push(self.say("balance-benefits", values));
        }
        told
    }

    pub(super) fn says(&self, says: Says) -> String {
        let values = [
            ("granted", says.granted.into()),
            ("exercised", says.exercised.into()),
            ("followed", says.followed.into()),
            ("partly", says.partly.into()),
            ("not", says.not_followed.into()),
            ("unanswered", says.unanswered().into()),
        ];
        self.say("balance-group-says", values)
    }

    fn amounts(&self, amounts: &Amounts) -> String {
        let amounts = amounts.iter().map(|(currency, minor)| {
            self.teller.money(Money {
                minor: *minor,
                currency: *currency,
            })
        });
        self.teller.messages.list(&amounts.collect::<Vec<_>>())
    }
}
