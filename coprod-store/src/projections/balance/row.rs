//! Rows of the balance, from the database to accounts.

use std::collections::{BTreeMap, BTreeSet};

use coprod_core::{
    ContributionId, EngagementId, PartyId, Role, ServiceId, Side, Timestamp, engagement::Allowance,
};

use super::{
    account::{Account, Benefit, Contribution, Expense, Felt, Imbalance, Say, Stage, Use},
    noted::Noted,
};
use crate::{
    ReadError, Value,
    projections::{columns::Columns, parties::Parties},
};

/// A fact, and the engagement that it is of.
pub(super) struct Row {
    occurred_at: Timestamp,
    engagement: EngagementId,
    sequence: u64,
    noted: Noted,
    service: ServiceId,
    party: PartyId,
    counterpart: PartyId,
    role: Role,
    side: Side,
}

impl Row {
    /// Reads the columns in the order in which the query names them.
    pub(super) fn read(values: Vec<Value>) -> Result<Self, ReadError> {
        let (mut columns, _) = Columns::at_position("the balance", values)?;
        Ok(Self {
            occurred_at: columns.moment("occurred_at")?,
            engagement: columns.needed("engagement")?,
            sequence: columns.integer("sequence")?.unsigned_abs(),
            noted: columns.needed_json("noted")?,
            service: columns.needed("service")?,
            party: columns.needed("party")?,
            counterpart: columns.needed("counterpart")?,
            role: columns.needed_code("role")?,
            side: columns.needed_code("side")?,
        })
    }
}

/// The accounts that these rows tell of, in the order of their acceptance. What was undone is left
/// out.
pub(super) fn accounts(rows: Vec<Row>, parties: &Parties) -> Vec<Account> {
    let undone: BTreeSet<_> = rows
        .iter()
        .filter_map(|row| Some((row.engagement, row.noted.undone()?)))
        .collect();
    let mut order = Vec::new();
    let mut accounts: BTreeMap<EngagementId, Account> = BTreeMap::new();
    for row in rows {
        if undone.contains(&(row.engagement, row.sequence)) {
            continue;
        }
        if row.noted == Noted::Agreed {
            order.push(row.engagement);
        }
        let account = accounts
            .entry(row.engagement)
            .or_insert_with(|| opened(&row, parties));
        note(account, row.noted, row.occurred_at);
    }
    let agreed = order.iter();
    agreed
        .filter_map(|engagement| accounts.remove(engagement))
        .collect()
}

fn opened(row: &Row, parties: &Parties) -> Account {
    Account {
        engagement: row.engagement,
        service: row.service,
        party: parties.now(row.party),
        counterpart: parties.now(row.counterpart),
        role: row.role.clone(),
        side: row.side,
        contributions: Vec::new(),
        expenses: Vec::new(),
        allowances: Vec::new(),
        benefits: Vec::new(),
        says: Vec::new(),
        imbalances: Vec::new(),
        felt: Some(Vec::new()),
    }
}

fn note(account: &mut Account, noted: Noted, at: Timestamp) {
    match noted {
        Noted::Agreed | Noted::Undone(_) => {}
        Noted::Given {
            contribution,
            what,
            purpose,
            on,
            replaces,
        } => {
            let contributions = &mut account.contributions;
            contributions.retain(|given| Some(given.contribution) != replaces);
            contributions.push(Contribution {
                contribution,
                what,
                purpose,
                on,
                stage: Stage::Recorded,
                use_accounted: false,
                replaces,
            });
        }
        Noted::Confirmed(id) => {
            on_contribution(account, id, |given| given.stage = Stage::Confirmed);
        }
        Noted::Disputed(id) => on_contribution(account, id, |given| given.stage = Stage::Disputed),
        Noted::UseAccounted(id) => on_contribution(account, id, |given| given.use_accounted = true),
        Noted::Claimed { expense, amount } => account.expenses.push(Expense {
            expense,
            claimed: amount,
            reimbursed: 0,
            refused: 0,
        }),
        Noted::Reimbursed { expense, amount } => {
            let mut claims = account.expenses.iter_mut();
            if let Some(claim) = claims.find(|claim| claim.expense == expense) {
                claim.reimbursed = claim.reimbursed.saturating_add(amount.minor);
            }
        }
        Noted::Refused(expense) => {
            let mut claims = account.expenses.iter_mut();
            if let Some(claim) = claims.find(|claim| claim.expense == expense) {
                claim.refused = claim.open();
            }
        }
        Noted::Allowed { amount, norm, year } => {
            account.allowances.push(Allowance { amount, norm, year });
        }
        Noted::Benefited { benefit, amount } => account.benefits.push(Benefit { benefit, amount }),
        Noted::SayGranted { say, topic, form } => account.says.push(Say {
            say,
            topic,
            form,
            uses: Vec::new(),
        }),
        Noted::SayExercised { say, cited } => {
            let mut says = account.says.iter_mut();
            if let Some(granted) = says.find(|granted| granted.say == say) {
                let answer = None;
                granted.uses.push(Use { cited, answer });
            }
        }
        Noted::SayAnswered {
            say,
            cited,
            followed,
        } => {
            let mut says = account.says.iter_mut();
            let granted = says.find(|granted| granted.say == say);
            let mut uses = granted.into_iter().flat_map(|granted| &mut granted.uses);
            if let Some(used) = uses.find(|used| used.cited == cited) {
                used.answer = Some(followed);
            }
        }
        Noted::Felt { cost, benefit } => account.felt.get_or_insert_default().push(Felt {
            at,
            cost: cost.get(),
            benefit: benefit.get(),
        }),
        Noted::ImbalanceRaised(imbalance) => found(account, imbalance, at, false),
        Noted::ImbalanceNoticed(imbalance) => found(account, imbalance, at, true),
        Noted::ImbalanceAnswered { imbalance, changes } => {
            let mut found = account.imbalances.iter_mut();
            if let Some(found) = found.find(|found| found.imbalance == imbalance) {
                found.changes = Some(changes);
            }
        }
    }
}

fn on_contribution(account: &mut Account, id: ContributionId, change: impl Fn(&mut Contribution)) {
    let given = account.contributions.iter_mut();
    given
        .filter(|given| given.contribution == id)
        .for_each(change);
}

fn found(account: &mut Account, imbalance: coprod_core::ImbalanceId, at: Timestamp, noticed: bool) {
    account.imbalances.push(Imbalance {
        imbalance,
        at,
        noticed,
        changes: None,
    });
}
