//! Quantities that are checked once, when they come in.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A number outside of its range.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{given} is no {what}: give {least} to {most}")]
pub struct OutOfRange {
    /// What it was to be.
    pub what: &'static str,
    /// What was given.
    pub given: i64,
    /// The least it may be.
    pub least: i64,
    /// The most it may be.
    pub most: i64,
}

macro_rules! quantities {
    ($($(#[$doc:meta])* $name:ident($number:ty), $what:literal, $text:literal, $least:literal..=$most:literal;)*) => {$(
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(try_from = $text, into = $text)]
        pub struct $name($number);

        impl $name {
            /// The quantity of that number.
            ///
            /// # Errors
            /// [`OutOfRange`] outside of the range.
            pub fn new(number: $number) -> Result<Self, OutOfRange> {
                if ($least..=$most).contains(&number) {
                    Ok(Self(number))
                } else {
                    Err(OutOfRange {
                        what: $what,
                        given: i64::from(number),
                        least: $least,
                        most: $most,
                    })
                }
            }

            /// The number.
            #[must_use]
            pub const fn get(self) -> $number {
                self.0
            }
        }

        impl TryFrom<$number> for $name {
            type Error = OutOfRange;

            fn try_from(number: $number) -> Result<Self, OutOfRange> {
                Self::new(number)
            }
        }

        impl From<$name> for $number {
            fn from(quantity: $name) -> Self {
                quantity.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

quantities! {
    /// Time given on one day, in whole minutes: 1 to 1440.
    ///
    /// ```
    /// # use coprod_core::engagement::Minutes;
    /// assert_eq!(Minutes::new(90)?.get(), 90);
    /// assert!(Minutes::new(0).is_err());
    /// assert!(serde_json::from_str::<Minutes>("1441").is_err());
    /// # Ok::<(), coprod_core::engagement::OutOfRange>(())
    /// ```
    Minutes(u16), "time given on a day in minutes", "u16", 1..=1440;
    /// What an engagement costs somebody, or what it is worth to them, as they feel it: 0 (nothing)
    /// to 10 (very much). Nothing is computed from it, and nothing computed replaces it.
    Felt(u8), "felt cost or benefit", "u8", 0..=10;
    /// How much somebody trusts: -2 (not at all) to 2 (fully), 0 being undecided.
    TrustLevel(i8), "level of trust", "i8", -2..=2;
    /// How long before the last day an end is announced, in days: 0 to 365. Nobody is bound for
    /// longer.
    NoticeDays(u16), "notice in days", "u16", 0..=365;
}
