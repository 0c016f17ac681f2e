//! What one gets: expenses, allowances, benefits.

use super::{Decided, who::admit_new};
use crate::{
    AllowanceId, AllowanceNorm, BenefitId, Context, Document, ExpenseId, Money, Words,
    engagement::{Engagement, EngagementEvent as Event, EngagementRefusal as Refusal, Expense},
};

/// The engaged party claims what it spent.
pub(super) fn claim(
    e: &Engagement,
    expense: ExpenseId,
    amount: Money,
    purpose: Words,
    receipt: Option<Document>,
    act: &Context,
) -> Decided {
    e.admit_party(act)?;
    admit_new("expense", &expense, e.expenses.contains_key(&expense))?;
    admit_amount(amount)?;
    Ok(vec![Event::ExpenseClaimed {
        expense,
        amount,
        purpose,
        receipt,
    }])
}

/// The counterpart pays it back, at once or in parts, and never more than was claimed.
pub(super) fn reimburse(
    e: &Engagement,
    expense: ExpenseId,
    amount: Money,
    act: &Context,
) -> Decided {
    let claim = admit_open(e, expense, act)?;
    admit_amount(amount)?;
    let currency = claim.claimed.currency;
    if amount.currency != currency {
        return Err(Refusal::AnotherCurrency { expense, currency });
    }
    let open = claim.open();
    if amount.minor > open {
        return Err(Refusal::MoreThanClaimed { expense, open });
    }
    Ok(vec![Event::ExpenseReimbursed { expense, amount }])
}

/// Or refuses what is still open of it, with a reason.
pub(super) fn refuse(e: &Engagement, expense: ExpenseId, reason: Words, act: &Context) -> Decided {
    admit_open(e, expense, act)?;
    Ok(vec![Event::ExpenseRefused { expense, reason }])
}

fn admit_open<'e>(
    e: &'e Engagement,
    expense: ExpenseId,
    act: &Context,
) -> Result<&'e Expense, Refusal> {
    e.admit_counterpart(act)?;
    match e.expenses.get(&expense) {
        None => Err(Refusal::NoSuchExpense { expense }),
        Some(claim) if claim.is_settled() => Err(Refusal::ExpenseSettled { expense }),
        Some(claim) => Ok(claim),
    }
}

/// The counterpart grants an allowance. Caps warn elsewhere and never block.
pub(super) fn grant_allowance(
    e: &Engagement,
    allowance: AllowanceId,
    amount: Money,
    norm: AllowanceNorm,
    year: u16,
    act: &Context,
) -> Decided {
    e.admit_counterpart(act)?;
    let in_use = e.allowances.contains_key(&allowance);
    admit_new("allowance", &allowance, in_use)?;
    admit_amount(amount)?;
    Ok(vec![Event::AllowanceGranted {
        allowance,
        amount,
        norm,
        year,
    }])
}

/// Either says what else the engaged party gets of it.
pub(super) fn record_benefit(
    e: &Engagement,
    benefit: BenefitId,
    words: Words,
    amount: Option<Money>,
    act: &Context,
) -> Decided {
    e.admit_either(act)?;
    admit_new("benefit", &benefit, e.benefits.contains(&benefit))?;
    amount.map_or(Ok(()), admit_amount)?;
    Ok(vec![Event::BenefitReceived {
        benefit,
        words,
        amount,
    }])
}

fn admit_amount(amount: Money) -> Result<(), Refusal> {
    if amount.minor == 0 {
        Err(Refusal::NoAmount)
    } else {
        Ok(())
    }
}
