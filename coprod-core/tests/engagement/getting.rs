//! What one gets: expenses, allowances, benefits.

use coprod_core::{
    AllowanceNorm, Currency, EngagementCommand as C, EngagementEvent as E, EngagementRefusal as R,
    Money,
    engagement::{Allowance, AllowanceCaps},
    testing::{document, id},
};
use proptest::{collection::vec, prelude::*};

use crate::support::{
    Told, active, ayse, claim, claimed, dora, ended, euro, refuse, refused, reimburse, said, town,
};

#[test]
fn the_party_claims_and_the_counterpart_reimburses_at_once_or_in_parts() {
    let claimed = active()
        .when(&ayse(), claim("ticket", euro(20)))
        .then([E::ExpenseClaimed {
            expense: id("ticket"),
            amount: euro(20),
            purpose: said(&ayse()),
            receipt: Some(document("receipt 12")),
        }]);
    let expense = id("ticket");
    let partly =
        claimed
            .when(&town(), reimburse("ticket", euro(15)))
            .then([E::ExpenseReimbursed {
                expense,
                amount: euro(15),
            }]);
    let refusal = refused(partly.clone(), &town(), reimburse("ticket", euro(6)));
    let open = 500;
    assert_eq!(refusal, R::MoreThanClaimed { expense, open });
    let settled = partly.and(&town(), reimburse("ticket", euro(5)));
    let refusal = refused(settled.clone(), &town(), reimburse("ticket", euro(1)));
    assert_eq!(refusal, R::ExpenseSettled { expense });
    assert!(settled.state().expense(expense).unwrap().is_settled());
}

#[test]
fn the_rest_of_a_claim_is_refused_with_a_reason() {
    let expense = id("ticket");
    let partly = claimed().and(&town(), reimburse("ticket", euro(15)));
    let over = partly
        .when(&town(), refuse("ticket"))
        .then([E::ExpenseRefused {
            expense,
            reason: said(&town()),
        }]);
    for what in [refuse("ticket"), reimburse("ticket", euro(1))] {
        let refusal = refused(over.clone(), &town(), what);
        assert_eq!(refusal, R::ExpenseSettled { expense });
    }
}

#[test]
fn nobody_reimburses_themself_and_nobody_claims_for_another() {
    let counterpart = id("town");
    for what in [reimburse("ticket", euro(1)), refuse("ticket")] {
        for by in [ayse(), dora()] {
            let what = match what.clone() {
                C::RefuseExpense { expense, .. } => C::RefuseExpense {
                    expense,
                    reason: said(&by),
                },
                other => other,
            };
            let refusal = refused(claimed(), &by, what);
            assert_eq!(refusal, R::NotTheCounterpart { counterpart });
        }
    }
    let theirs = C::ClaimExpense {
        expense: id("lunch"),
        amount: euro(5),
        purpose: said(&town()),
        receipt: None,
    };
    let party = id("Ayşe");
    assert_eq!(refused(active(), &town(), theirs), R::NotTheParty { party });
}

#[test]
fn a_claim_is_paid_in_its_own_currency_and_never_of_nothing() {
    let expense = id("ticket");
    let francs = Money {
        minor: 100,
        currency: "CHF".parse().unwrap(),
    };
    let currency = Currency::EUR;
    let refusal = refused(claimed(), &town(), reimburse("ticket", francs));
    assert_eq!(refusal, R::AnotherCurrency { expense, currency });
    for (by, what) in [
        (town(), reimburse("ticket", euro(0))),
        (ayse(), claim("other", euro(0))),
    ] {
        assert_eq!(refused(claimed(), &by, what), R::NoAmount);
    }
}

#[test]
fn what_was_spent_is_claimed_and_paid_after_the_end_too() {
    ended()
        .and(&ayse(), claim("ticket", euro(20)))
        .when(&town(), reimburse("ticket", euro(20)))
        .then_types(["ExpenseReimbursed"]);
}

fn allow(name: &str, minor: u64, year: u16) -> C {
    C::GrantAllowance {
        allowance: id(name),
        amount: Money {
            minor,
            currency: Currency::EUR,
        },
        norm: AllowanceNorm::ESTG_3_26A,
        year,
    }
}

#[test]
fn an_allowance_is_granted_by_the_counterpart() {
    let counterpart = id("town");
    let refusal = refused(active(), &ayse(), allow("a", 1, 2026));
    assert_eq!(refusal, R::NotTheCounterpart { counterpart });
    active()
        .when(&town(), allow("a", 84_000, 2026))
        .then_types(["AllowanceGranted"]);
}

#[test]
fn caps_warn_by_year_and_never_block() {
    let caps = AllowanceCaps::default();
    let warned = |told: &Told| told.state().allowance_warnings(&caps);
    let up_to_it = active()
        .and(&town(), allow("2025", 84_000, 2025))
        .and(&town(), allow("2026", 96_000, 2026));
    assert!(warned(&up_to_it).is_empty());
    let over = up_to_it
        .when(&town(), allow("one cent more", 1, 2025))
        .then_types(["AllowanceGranted"]);
    let warnings = warned(&over);
    assert_eq!(warnings.len(), 1);
    assert_eq!(
        (warnings[0].year, warnings[0].granted.minor),
        (2025, 84_001)
    );
    assert_eq!(warnings[0].cap, euro(840));
    assert!(
        warnings[0]
            .to_string()
            .contains("as far as this ledger sees")
    );
}

#[test]
fn caps_are_dated_settings_of_ones_own() {
    let caps = AllowanceCaps::default();
    let nursing = AllowanceNorm::ESTG_3_26;
    assert_eq!(caps.cap(&nursing, 2025), Some(euro(3000)));
    assert_eq!(caps.cap(&nursing, 2026), Some(euro(3300)));
    assert_eq!(caps.cap(&nursing, 2031), Some(euro(3300)));
    let own = AllowanceNorm::new("cantonal").unwrap();
    assert_eq!(caps.cap(&own, 2026), None);
    let of_another = Allowance {
        amount: euro(3301),
        norm: nursing,
        year: 2026,
    };
    assert_eq!(caps.warnings([&of_another, &of_another]).len(), 1);
}

#[test]
fn either_says_what_else_one_gets_of_it() {
    for by in [ayse(), town()] {
        let benefit = C::RecordBenefit {
            benefit: id("card"),
            words: said(&by),
            amount: Some(euro(12)),
        };
        active().when(&by, benefit).then_types(["BenefitReceived"]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_more_is_reimbursed_than_was_claimed(claimed in 1_u64..400, parts in vec(0_u64..150, 1..12)) {
        let mut told = active().and(&ayse(), claim("ticket", euro(claimed)));
        let mut paid = 0;
        for part in parts {
            let outcome = told.clone().when(&town(), reimburse("ticket", euro(part))).outcome();
            prop_assert_eq!(outcome.is_ok(), part > 0 && paid + part <= claimed);
            if outcome.is_ok() {
                told = told.and(&town(), reimburse("ticket", euro(part)));
                paid += part;
            }
        }
        let expense = told.state().expense(id("ticket")).unwrap();
        prop_assert_eq!(expense.reimbursed, euro(paid));
        prop_assert_eq!(expense.open(), euro(claimed - paid).minor);
    }
}
