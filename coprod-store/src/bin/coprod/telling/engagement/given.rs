//! What is given and claimed in an engagement, in words.

use std::collections::BTreeMap;

use coprod_core::{
    ContributionId, Date, EngagementEvent, ExpenseId, FigureKind,
    engagement::{Gift, Purpose},
};

use super::Values;
use crate::telling::{Teller, short};

impl Teller<'_> {
    pub(super) fn given(self, what: &Gift, purpose: Purpose, on: Date) -> Values {
        let purpose = self.messages.code("purpose", &purpose.to_string());
        vec![
            ("gift", self.gift(what).into()),
            ("purpose", purpose.into()),
            self.day("day", on),
        ]
    }

    fn gift(self, gift: &Gift) -> String {
        match gift {
            Gift::Time(minutes) => {
                let amount = self.duration(minutes.get().into());
                self.say("gift-time", [("amount", amount.into())])
            }
            Gift::Money(money) => self.say("gift-money", [("amount", self.money(*money).into())]),
            Gift::Knowledge { words } => {
                self.say("gift-knowledge", [("words", self.words(words).into())])
            }
            Gift::Support { words } => {
                self.say("gift-support", [("words", self.words(words).into())])
            }
        }
    }

    /// A time such as "1 h 30 min".
    pub(crate) fn duration(self, minutes: u64) -> String {
        let (hours, minutes) = (minutes / 60, minutes % 60);
        let values = [("hours", hours.into()), ("minutes", minutes.into())];
        self.say("duration", values)
    }

    /// A contribution, by what was given and when.
    pub(super) fn contribution(self, engagement: &str, id: ContributionId) -> String {
        let mut acts = self.lookup.engagement(engagement);
        let given = acts.find_map(|what| match what {
            EngagementEvent::ContributionRecorded {
                contribution,
                what,
                on,
                ..
            } if *contribution == id => Some((what, *on)),
            EngagementEvent::ContributionCorrected {
                contribution, new, ..
            } if *contribution == id => Some((&new.what, new.on)),
            _ => None,
        });
        let Some((what, on)) = given else {
            return short(&id.to_string());
        };
        let gift = self.gift(what);
        self.say("gift-of-day", [("gift", gift.into()), self.day("day", on)])
    }

    /// How much was claimed.
    pub(super) fn claimed(self, engagement: &str, id: ExpenseId) -> Option<String> {
        let mut acts = self.lookup.engagement(engagement);
        let claimed = acts.find_map(|what| match what {
            EngagementEvent::ExpenseClaimed {
                expense, amount, ..
            } if *expense == id => Some(*amount),
            _ => None,
        });
        claimed.map(|amount| self.money(amount))
    }

    pub(super) fn figures(self, figures: &BTreeMap<FigureKind, u64>) -> String {
        let figures = figures.iter().map(|(kind, count)| {
            let known = [
                FigureKind::MINUTES_GIVEN,
                FigureKind::EXPENSES_UNANSWERED,
                FigureKind::SAYS_UNANSWERED,
            ];
            let key = if known.contains(kind) {
                format!("figure-{kind}")
            } else {
                "figure-other".to_owned()
            };
            let values = [
                ("kind", kind.as_str().replace('_', " ").into()),
                ("count", count.to_string().into()),
            ];
            self.say(&key, values)
        });
        figures.collect::<Vec<_>>().join("; ")
    }
}
