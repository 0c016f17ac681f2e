//! Shares p/q, compared exactly: by whole numbers, never by a rounded one.

use serde::{Deserialize, Serialize};

/// A share p/q, and whether it must be reached or exceeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "WireShare", into = "WireShare")]
pub struct Share {
    numerator: u32,
    denominator: u32,
    more_than: bool,
}

impl Share {
    /// At least a half.
    pub const HALF: Self = Self {
        numerator: 1,
        denominator: 2,
        more_than: false,
    };

    /// At least two thirds.
    pub const TWO_THIRDS: Self = Self {
        numerator: 2,
        denominator: 3,
        more_than: false,
    };

    /// At least `numerator`/`denominator`.
    ///
    /// # Errors
    /// [`ShareOutOfRange`] unless 0 < numerator ≤ denominator.
    ///
    /// ```
    /// # use coprod_core::rules::Share;
    /// let two_thirds = Share::at_least(2, 3)?;
    /// assert!(two_thirds.is_reached_by(4, 6));
    /// assert!(Share::at_least(3, 2).is_err());
    /// # Ok::<(), coprod_core::rules::ShareOutOfRange>(())
    /// ```
    pub const fn at_least(numerator: u32, denominator: u32) -> Result<Self, ShareOutOfRange> {
        Self::new(numerator, denominator, false)
    }

    /// More than `numerator`/`denominator`.
    ///
    /// # Errors
    /// [`ShareOutOfRange`] unless 0 < numerator < denominator.
    pub const fn more_than(numerator: u32, denominator: u32) -> Result<Self, ShareOutOfRange> {
        Self::new(numerator, denominator, true)
    }

    const fn new(
        numerator: u32,
        denominator: u32,
        more_than: bool,
    ) -> Result<Self, ShareOutOfRange> {
        let within = if more_than {
            numerator < denominator
        } else {
            numerator <= denominator
        };
        if numerator == 0 || !within {
            return Err(ShareOutOfRange {
                numerator,
                denominator,
            });
        }
        Ok(Self {
            numerator,
            denominator,
            more_than,
        })
    }

    /// What stands above the line.
    #[must_use]
    pub const fn numerator(self) -> u32 {
        self.numerator
    }

    /// What stands below the line.
    #[must_use]
    pub const fn denominator(self) -> u32 {
        self.denominator
    }

    /// Whether the share itself is not yet enough.
    #[must_use]
    pub const fn must_be_exceeded(self) -> bool {
        self.more_than
    }

    /// Whether `part` of `whole` is enough.
    #[must_use]
    pub fn is_reached_by(self, part: u32, whole: u32) -> bool {
        let part = u64::from(part) * u64::from(self.denominator);
        let needed = u64::from(whole) * u64::from(self.numerator);
        if self.more_than {
            part > needed
        } else {
            part >= needed
        }
    }

    /// The smallest part of `whole` that is enough. More than a share of nothing is 1: out of reach.
    ///
    /// ```
    /// # use coprod_core::rules::Share;
    /// assert_eq!(Share::at_least(2, 3)?.least_of(7), 5);
    /// assert_eq!(Share::more_than(1, 2)?.least_of(6), 4); // half of them is not enough
    /// # Ok::<(), coprod_core::rules::ShareOutOfRange>(())
    /// ```
    #[must_use]
    pub fn least_of(self, whole: u32) -> u32 {
        let needed = u64::from(whole) * u64::from(self.numerator);
        let denominator = u64::from(self.denominator);
        let least = if self.more_than {
            needed / denominator + 1
        } else {
            needed.div_ceil(denominator)
        };
        u32::try_from(least).unwrap_or(u32::MAX)
    }

    /// Whether whoever reaches it is more than half.
    #[must_use]
    pub fn is_more_than_half(self) -> bool {
        let twice = 2 * u64::from(self.numerator);
        let whole = u64::from(self.denominator);
        if self.more_than {
            twice >= whole
        } else {
            twice > whole
        }
    }
}

impl std::fmt::Display for Share {
    /// `at least 2/3` or `more than 1/2`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let bar = if self.more_than {
            "more than"
        } else {
            "at least"
        };
        write!(f, "{bar} {}/{}", self.numerator, self.denominator)
    }
}

/// A share that is nothing or more than everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{numerator}/{denominator} is no share: it must be above 0 and at most 1")]
pub struct ShareOutOfRange {
    /// What was given above the line.
    pub numerator: u32,
    /// What was given below it.
    pub denominator: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireShare {
    p: u32,
    q: u32,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    more_than: bool,
}

impl TryFrom<WireShare> for Share {
    type Error = ShareOutOfRange;

    fn try_from(wire: WireShare) -> Result<Self, ShareOutOfRange> {
        Self::new(wire.p, wire.q, wire.more_than)
    }
}

impl From<Share> for WireShare {
    fn from(share: Share) -> Self {
        Self {
            p: share.numerator,
            q: share.denominator,
            more_than: share.more_than,
        }
    }
}
