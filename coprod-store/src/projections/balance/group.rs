//! What everybody may see: groups of five or more.

use std::collections::{BTreeMap, BTreeSet};

use coprod_core::{PartyId, ServiceId, Side};
use serde::Serialize;

use super::{
    account::Account,
    sums::{Given, Got, Imbalances, Says, Sums},
};

/// So many parties a figure is of, at least, wherever others than those concerned see it.
pub const LEAST: usize = 5;

/// What one side of one service gives and gets in all.
///
/// A part stands there only where it is of [`LEAST`] or more parties.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Group {
    /// Which service.
    pub service: ServiceId,
    /// Which side.
    pub side: Side,
    /// How many parties engage on it.
    pub parties: usize,
    /// What they gave.
    pub given: Option<Given>,
    /// What they got.
    pub got: Option<Got>,
    /// What they had a say in.
    pub says: Option<Says>,
    /// Where they found it out of balance.
    pub imbalances: Option<Imbalances>,
    /// How it feels to them.
    pub felt: Option<FeltByGroup>,
}

/// How it feels to a group: what each said last, and of that the middle one, so that nobody's own
/// answer can be read from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct FeltByGroup {
    /// How many said how it feels.
    pub parties: usize,
    /// What it costs: the lower middle of 0 (nothing) to 10 (very much).
    pub cost: u8,
    /// What it gives: the lower middle of 0 (nothing) to 10 (very much).
    pub benefit: u8,
}

/// The groups that these accounts make, in the order of their services and sides. Groups under
/// [`LEAST`] are left out.
pub(super) fn groups(accounts: &[Account]) -> Vec<Group> {
    let mut by_group: BTreeMap<(ServiceId, Side), Vec<&Account>> = BTreeMap::new();
    for account in accounts {
        let group = by_group.entry((account.service, account.side));
        group.or_default().push(account);
    }
    let groups = by_group.into_iter();
    groups
        .filter_map(|((service, side), accounts)| group(service, side, &accounts))
        .collect()
}

fn group(service: ServiceId, side: Side, accounts: &[&Account]) -> Option<Group> {
    let parties = parties_of(accounts.iter().copied());
    (parties >= LEAST).then(|| Group {
        service,
        side,
        parties,
        given: part(accounts, |sums| sums.given),
        got: part(accounts, |sums| sums.got),
        says: part(accounts, |sums| sums.says),
        imbalances: part(accounts, |sums| sums.imbalances),
        felt: felt(accounts),
    })
}

fn parties_of<'a>(accounts: impl Iterator<Item = &'a Account>) -> usize {
    let parties: BTreeSet<PartyId> = accounts.map(|account| account.party).collect();
    parties.len()
}

/// A part of the sums, where enough parties have something in it.
fn part<T: Default + PartialEq>(accounts: &[&Account], of: fn(Sums) -> T) -> Option<T> {
    let concerned = accounts.iter().copied();
    let concerned = concerned.filter(|account| of(account.sums()) != T::default());
    let mut sums = Sums::default();
    for account in accounts {
        sums.add(account);
    }
    (parties_of(concerned) >= LEAST).then(|| of(sums))
}

fn felt(accounts: &[&Account]) -> Option<FeltByGroup> {
    let mut last = BTreeMap::new();
    for account in accounts {
        let felt = account.felt.iter().flatten().next_back();
        if let Some(felt) = felt
            && last
                .get(&account.party)
                .is_none_or(|known: &super::Felt| known.at <= felt.at)
        {
            last.insert(account.party, *felt);
        }
    }
    let parties = last.len();
    (parties >= LEAST).then(|| FeltByGroup {
        parties,
        cost: middle(last.values().map(|felt| felt.cost)),
        benefit: middle(last.values().map(|felt| felt.benefit)),
    })
}

fn middle(felt: impl Iterator<Item = u8>) -> u8 {
    let mut felt: Vec<_> = felt.collect();
    felt.sort_unstable();
    let middle = felt.len().saturating_sub(1) / 2;
    felt.get(middle).copied().unwrap_or_default()
}
