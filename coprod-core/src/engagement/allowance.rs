//! What allowances may come to before tax is due: settings that warn and never block.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{AllowanceNorm, Currency, Money};

/// An allowance that was granted (Aufwandsentschädigung).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allowance {
    /// How much.
    pub amount: Money,
    /// By what norm it is free of tax.
    pub norm: AllowanceNorm,
    /// For which calendar year.
    pub year: u16,
}

/// Up to how much a person may be granted by a norm, per calendar year, from a year on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllowanceCap {
    /// By which norm.
    pub norm: AllowanceNorm,
    /// From which calendar year on, up to the next cap of the same norm.
    pub from: u16,
    /// How much, per person and calendar year.
    pub amount: Money,
}

/// The caps in force, each from a year on.
///
/// They are settings, not rules: law changes, and a ledger sees only what stands in it. So they warn
/// and never block.
///
/// ```
/// use coprod_core::{AllowanceNorm, Currency, Money, engagement::{Allowance, AllowanceCaps}};
///
/// let euro = |euro: u64| Money { minor: euro * 100, currency: Currency::EUR };
/// let granted = |year| Allowance { amount: euro(900), norm: AllowanceNorm::ESTG_3_26A, year };
///
/// let caps = AllowanceCaps::default();
/// assert!(caps.warnings(&[granted(2026)]).is_empty()); // 960 € from 2026
/// let warnings = caps.warnings(&[granted(2025)]); // 840 € before
/// assert_eq!(warnings[0].cap, euro(840));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllowanceCaps {
    /// All of them, in any order.
    pub caps: Vec<AllowanceCap>,
}

/// By default § 3 Nr. 26a `EStG`: 840 €, from 2026 960 €; § 3 Nr. 26 `EStG`: 3,000 €, from 2026
/// 3,300 €. Before 2021 they were lower, so no cap is given for those years.
impl Default for AllowanceCaps {
    fn default() -> Self {
        let cap = |norm, from, euro: u64| AllowanceCap {
            norm,
            from,
            amount: Money {
                minor: euro * 100,
                currency: Currency::EUR,
            },
        };
        Self {
            caps: vec![
                cap(AllowanceNorm::ESTG_3_26A, 2021, 840),
                cap(AllowanceNorm::ESTG_3_26A, 2026, 960),
                cap(AllowanceNorm::ESTG_3_26, 2021, 3000),
                cap(AllowanceNorm::ESTG_3_26, 2026, 3300),
            ],
        }
    }
}

/// That one person's allowances exceed a cap, as far as this ledger sees.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "as far as this ledger sees, allowances by {norm} for {year} come to {} {}, more than the cap of {}, in minor units",
    granted.minor, granted.currency, cap.minor
)]
pub struct AllowanceWarning {
    /// By which norm.
    pub norm: AllowanceNorm,
    /// In which calendar year.
    pub year: u16,
    /// What was granted in all.
    pub granted: Money,
    /// Up to how much is free.
    pub cap: Money,
}

impl AllowanceCaps {
    /// The cap of a norm in a calendar year; none where none is set.
    #[must_use]
    pub fn cap(&self, norm: &AllowanceNorm, year: u16) -> Option<Money> {
        let in_force = self.caps.iter();
        let in_force = in_force.filter(|cap| cap.norm == *norm && cap.from <= year);
        in_force.max_by_key(|cap| cap.from).map(|cap| cap.amount)
    }

    /// Where one person's allowances exceed a cap. Give all of them that are known, also from other
    /// engagements; an amount in another currency than the cap's is not counted.
    #[must_use]
    pub fn warnings<'a>(
        &self,
        granted: impl IntoIterator<Item = &'a Allowance>,
    ) -> Vec<AllowanceWarning> {
        let mut totals: BTreeMap<(AllowanceNorm, u16), u64> = BTreeMap::new();
        for allowance in granted {
            let cap = self.cap(&allowance.norm, allowance.year);
            if cap.is_some_and(|cap| cap.currency == allowance.amount.currency) {
                let total = totals.entry((allowance.norm.clone(), allowance.year));
                let total = total.or_default();
                *total = total.saturating_add(allowance.amount.minor);
            }
        }
        let exceeding = totals.into_iter().filter_map(|((norm, year), minor)| {
            let cap = self.cap(&norm, year).filter(|cap| cap.minor < minor)?;
            let granted = Money { minor, ..cap };
            Some(AllowanceWarning {
                norm,
                year,
                granted,
                cap,
            })
        });
        exceeding.collect()
    }
}
