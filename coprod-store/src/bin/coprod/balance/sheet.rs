//! Accounts and groups as rows for a spreadsheet: a row for each figure.

use coprod_core::Money;
use coprod_store::balance::{Account, Amounts, Contribution, Gift, Group, Stage};

use crate::{failure::Failure, spreadsheet};

const COLUMNS: [&str; 12] = [
    "engagement",
    "service",
    "party",
    "counterpart",
    "role",
    "side",
    "figure",
    "purpose",
    "stage",
    "on",
    "currency",
    "amount",
];

/// What is counted: in minutes, in minor units of a currency, in times, or in points of ten.
#[derive(Debug, Default)]
struct Figure {
    name: &'static str,
    purpose: String,
    stage: &'static str,
    on: String,
    currency: String,
    amount: u64,
}

impl Figure {
    fn of(name: &'static str, amount: u64) -> Self {
        Self {
            name,
            amount,
            ..Self::default()
        }
    }

    fn money(name: &'static str, amount: Money) -> Self {
        Self {
            currency: amount.currency.to_string(),
            ..Self::of(name, amount.minor)
        }
    }
}

pub(super) fn of_accounts(accounts: &[Account]) -> Result<String, Failure> {
    let mut sheet = header()?;
    for account in accounts {
        let whose = [
            account.engagement.to_string(),
            account.service.to_string(),
            account.party.to_string(),
            account.counterpart.to_string(),
            account.role.to_string(),
            account.side.to_string(),
        ];
        rows(&mut sheet, &whose, figures_of(account))?;
    }
    Ok(sheet)
}

pub(super) fn of_groups(groups: &[Group]) -> Result<String, Failure> {
    let mut sheet = header()?;
    for group in groups {
        let none = String::new;
        let (service, side) = (group.service.to_string(), group.side.to_string());
        let whose = [none(), service, none(), none(), none(), side];
        rows(&mut sheet, &whose, figures_of_group(group))?;
    }
    Ok(sheet)
}

fn header() -> Result<String, Failure> {
    spreadsheet::cells(COLUMNS.map(str::to_owned))
}

fn rows(sheet: &mut String, whose: &[String; 6], figures: Vec<Figure>) -> Result<(), Failure> {
    for figure in figures {
        let [engagement, service, party, counterpart, role, side] = whose.clone();
        let cells = [
            engagement,
            service,
            party,
            counterpart,
            role,
            side,
            figure.name.to_owned(),
            figure.purpose,
            figure.stage.to_owned(),
            figure.on,
            figure.currency,
            figure.amount.to_string(),
        ];
        sheet.push_str(&spreadsheet::cells(cells)?);
    }
    Ok(())
}

fn figures_of(account: &Account) -> Vec<Figure> {
    let mut figures: Vec<_> = account.contributions.iter().map(given).collect();
    for claim in &account.expenses {
        let of = |minor| Money {
            minor,
            ..claim.claimed
        };
        figures.push(Figure::money("expenses_claimed", claim.claimed));
        figures.push(Figure::money("expenses_reimbursed", of(claim.reimbursed)));
        figures.push(Figure::money("expenses_refused", of(claim.refused)));
    }
    let allowances = account.allowances.iter();
    figures.extend(allowances.map(|allowance| Figure::money("allowance", allowance.amount)));
    figures.extend(account.benefits.iter().map(|benefit| match benefit.amount {
        Some(amount) => Figure::money("benefit_worth", amount),
        None => Figure::of("benefit", 1),
    }));
    let sums = account.sums();
    figures.extend(says(sums.says));
    figures.extend(imbalances(sums.imbalances));
    for felt in account.felt.iter().flatten() {
        let on = felt.at.to_string();
        for (name, points) in [("felt_cost", felt.cost), ("felt_benefit", felt.benefit)] {
            figures.push(Figure {
                on: on.clone(),
                ..Figure::of(name, points.into())
            });
        }
    }
    figures
}

fn given(given: &Contribution) -> Figure {
    let figure = match given.what {
        Gift::Time { minutes } => Figure::of("time", minutes.into()),
        Gift::Money(amount) => Figure::money("money", amount),
        Gift::Knowledge => Figure::of("knowledge", 1),
        Gift::Support => Figure::of("support", 1),
    };
    Figure {
        purpose: given.purpose.to_string(),
        stage: match given.stage {
            Stage::Recorded => "recorded",
            Stage::Confirmed => "confirmed",
            Stage::Disputed => "disputed",
        },
        on: given.on.to_string(),
        ..figure
    }
}

fn figures_of_group(group: &Group) -> Vec<Figure> {
    let parties = u64::try_from(group.parties).unwrap_or(u64::MAX);
    let mut figures = vec![Figure::of("parties", parties)];
    if let Some(given) = &group.given {
        for (purpose, minutes) in [
            ("direct", given.direct),
            ("training", given.training),
            ("coordination", given.coordination),
        ] {
            figures.push(Figure {
                purpose: purpose.to_owned(),
                ..Figure::of("time", minutes)
            });
        }
        figures.extend(amounts("money", &given.money));
        figures.push(Figure::of("knowledge", given.knowledge));
        figures.push(Figure::of("support", given.support));
    }
    if let Some(got) = &group.got {
        figures.extend(amounts("expenses_claimed", &got.claimed));
        figures.extend(amounts("expenses_reimbursed", &got.reimbursed));
        figures.extend(amounts("expenses_refused", &got.refused));
        figures.extend(amounts("allowance", &got.allowances));
        figures.extend(amounts("benefit_worth", &got.worth));
        figures.push(Figure::of("benefit", got.benefits));
    }
    figures.extend(group.says.into_iter().flat_map(says));
    figures.extend(group.imbalances.into_iter().flat_map(imbalances));
    if let Some(felt) = group.felt {
        figures.push(Figure::of("felt_cost", felt.cost.into()));
        figures.push(Figure::of("felt_benefit", felt.benefit.into()));
    }
    figures
}

fn amounts(name: &'static str, amounts: &Amounts) -> Vec<Figure> {
    let amounts = amounts.iter().map(|(currency, minor)| Money {
        minor: *minor,
        currency: *currency,
    });
    amounts.map(|amount| Figure::money(name, amount)).collect()
}

fn says(says: coprod_store::balance::Says) -> [Figure; 6] {
    [
        Figure::of("says_granted", says.granted),
        Figure::of("says_exercised", says.exercised),
        Figure::of("says_followed", says.followed),
        Figure::of("says_partly_followed", says.partly),
        Figure::of("says_not_followed", says.not_followed),
        Figure::of("says_unanswered", says.unanswered()),
    ]
}

fn imbalances(found: coprod_store::balance::Imbalances) -> [Figure; 3] {
    [
        Figure::of("imbalances_raised", found.raised),
        Figure::of("imbalances_noticed", found.noticed),
        Figure::of("imbalances_answered", found.answered),
    ]
}
