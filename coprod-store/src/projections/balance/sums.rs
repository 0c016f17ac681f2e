//! What accounts come to.

use std::collections::BTreeMap;

use coprod_core::{Currency, Followed, Money, engagement::Purpose};
use serde::Serialize;

use super::account::{Account, Gift, Stage};

/// Amounts in minor units, by their currency.
pub type Amounts = BTreeMap<Currency, u64>;

/// What an account, or the accounts of a group, come to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Sums {
    /// What was given.
    pub given: Given,
    /// What one got.
    pub got: Got,
    /// What one had a say in.
    pub says: Says,
    /// Where it was found out of balance.
    pub imbalances: Imbalances,
}

/// What was given. Training and coordination are work too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Given {
    /// Time for those whom the service is for, in minutes.
    pub direct: u64,
    /// Time to learn or teach how it is done, in minutes.
    pub training: u64,
    /// Time to keep it going, in minutes.
    pub coordination: u64,
    /// How much of the time the counterparts confirmed.
    pub confirmed: u64,
    /// How much of it they disputed.
    pub disputed: u64,
    /// Money.
    pub money: Amounts,
    /// How many times knowledge was given.
    pub knowledge: u64,
    /// How many times support was given.
    pub support: u64,
}

/// What one got.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Got {
    /// Expenses claimed.
    pub claimed: Amounts,
    /// Expenses paid back.
    pub reimbursed: Amounts,
    /// Expenses refused.
    pub refused: Amounts,
    /// Allowances.
    pub allowances: Amounts,
    /// How many other benefits were put on record.
    pub benefits: u64,
    /// What these are worth, where that was said.
    pub worth: Amounts,
}

/// What one had a say in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Says {
    /// How many were granted.
    pub granted: u64,
    /// How many times they were made use of.
    pub exercised: u64,
    /// How many uses were followed.
    pub followed: u64,
    /// How many were followed in part.
    pub partly: u64,
    /// How many were not followed, with a reason.
    pub not_followed: u64,
}

/// Where it was found out of balance.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Imbalances {
    /// How many times by a party.
    pub raised: u64,
    /// How many times by an automation.
    pub noticed: u64,
    /// How many were answered.
    pub answered: u64,
}

impl Given {
    /// All time given, in minutes.
    #[must_use]
    pub const fn minutes(&self) -> u64 {
        self.direct + self.training + self.coordination
    }
}

impl Says {
    /// How many uses wait for an answer.
    #[must_use]
    pub const fn unanswered(&self) -> u64 {
        self.exercised - self.followed - self.partly - self.not_followed
    }
}

impl Account {
    /// What it comes to.
    #[must_use]
    pub fn sums(&self) -> Sums {
        let mut sums = Sums::default();
        sums.add(self);
        sums
    }
}

impl Sums {
    /// Counts another account in.
    pub fn add(&mut self, account: &Account) {
        self.given.add(account);
        self.got.add(account);
        self.says.add(account);
        self.imbalances.add(account);
    }
}

impl Given {
    fn add(&mut self, account: &Account) {
        for given in &account.contributions {
            match given.what {
                Gift::Time { minutes } => {
                    let minutes = u64::from(minutes);
                    match given.purpose {
                        Purpose::Direct => self.direct += minutes,
                        Purpose::Training => self.training += minutes,
                        Purpose::Coordination => self.coordination += minutes,
                    }
                    match given.stage {
                        Stage::Recorded => {}
                        Stage::Confirmed => self.confirmed += minutes,
                        Stage::Disputed => self.disputed += minutes,
                    }
                }
                Gift::Money(amount) => put(&mut self.money, amount),
                Gift::Knowledge => self.knowledge += 1,
                Gift::Support => self.support += 1,
            }
        }
    }
}

impl Got {
    fn add(&mut self, account: &Account) {
        for expense in &account.expenses {
            let of = |minor| Money {
                minor,
                ..expense.claimed
            };
            put(&mut self.claimed, expense.claimed);
            put(&mut self.reimbursed, of(expense.reimbursed));
            put(&mut self.refused, of(expense.refused));
        }
        for allowance in &account.allowances {
            put(&mut self.allowances, allowance.amount);
        }
        for benefit in &account.benefits {
            self.benefits += 1;
            if let Some(amount) = benefit.amount {
                put(&mut self.worth, amount);
            }
        }
    }
}

impl Says {
    fn add(&mut self, account: &Account) {
        for say in &account.says {
            self.granted += 1;
            for used in &say.uses {
                self.exercised += 1;
                match used.answer {
                    None => {}
                    Some(Followed::Followed) => self.followed += 1,
                    Some(Followed::Partly) => self.partly += 1,
                    Some(Followed::Not) => self.not_followed += 1,
                }
            }
        }
    }
}

impl Imbalances {
    fn add(&mut self, account: &Account) {
        for imbalance in &account.imbalances {
            if imbalance.noticed {
                self.noticed += 1;
            } else {
                self.raised += 1;
            }
            self.answered += u64::from(imbalance.changes.is_some());
        }
    }
}

/// Nothing is no amount: a currency stands there once something was paid in it.
fn put(amounts: &mut Amounts, amount: Money) {
    if amount.minor > 0 {
        let sum = amounts.entry(amount.currency).or_default();
        *sum = sum.saturating_add(amount.minor);
    }
}
