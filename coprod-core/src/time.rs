//! Moments and days, as they stand in the record.

use std::{fmt, str::FromStr};

use jiff::{Span, civil, tz};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A moment, in UTC, to the microsecond. Written as RFC 3339 with six decimals.
///
/// ```
/// # use coprod_core::Timestamp;
/// let noon: Timestamp = "2026-03-02T13:00:00+01:00".parse()?;
/// assert_eq!(noon.to_string(), "2026-03-02T12:00:00.000000Z");
/// assert!("yesterday".parse::<Timestamp>().is_err());
/// # Ok::<(), coprod_core::InvalidTime>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(jiff::Timestamp);

impl Timestamp {
    /// The moment `micros` microseconds after 1970-01-01T00:00:00Z.
    ///
    /// # Errors
    /// [`InvalidTime`] outside of the years -9999 to 9999.
    pub fn from_micros(micros: i64) -> Result<Self, InvalidTime> {
        jiff::Timestamp::from_microsecond(micros)
            .map(Self)
            .map_err(|source| InvalidTime {
                text: format!("{micros} µs"),
                source: Some(source),
            })
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn as_micros(self) -> i64 {
        self.0.as_microsecond()
    }

    /// The moment that many days of 24 hours later, or earlier when negative.
    ///
    /// # Errors
    /// [`InvalidTime`] past the end of the calendar.
    pub fn plus_days(self, days: i32) -> Result<Self, InvalidTime> {
        let later = Span::new()
            .try_hours(i64::from(days) * 24)
            .and_then(|span| self.0.checked_add(span));
        later.map(Self).map_err(|source| InvalidTime {
            text: format!("{self} and {days} days"),
            source: Some(source),
        })
    }

    /// The day in UTC.
    #[must_use]
    pub fn date(self) -> Date {
        Date(tz::TimeZone::UTC.to_datetime(self.0).date())
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.6}", self.0)
    }
}

impl FromStr for Timestamp {
    type Err = InvalidTime;

    fn from_str(text: &str) -> Result<Self, InvalidTime> {
        let moment: jiff::Timestamp = text.parse().map_err(|source| InvalidTime {
            text: text.to_owned(),
            source: Some(source),
        })?;
        Self::from_micros(moment.as_microsecond())
    }
}

/// A day of the calendar. Written as `YYYY-MM-DD`, and in no other way.
///
/// ```
/// # use coprod_core::Date;
/// let day: Date = "2026-03-02".parse()?;
/// assert_eq!(day.plus_days(30)?.to_string(), "2026-04-01");
/// assert!(day.plus_days(i32::MAX).is_err());
/// assert!("20260302".parse::<Date>().is_err());
/// # Ok::<(), coprod_core::InvalidTime>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

impl Date {
    /// The day given by year, month (1 to 12) and day of the month (1 to 31).
    ///
    /// # Errors
    /// [`InvalidTime`] when the calendar has no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Result<Self, InvalidTime> {
        civil::Date::new(year, month, day)
            .map(Self)
            .map_err(|source| InvalidTime {
                text: format!("{year}-{month}-{day}"),
                source: Some(source),
            })
    }

    /// The day that many days later, or earlier when negative.
    ///
    /// # Errors
    /// [`InvalidTime`] past the end of the calendar.
    pub fn plus_days(self, days: i32) -> Result<Self, InvalidTime> {
        let later = Span::new()
            .try_days(days)
            .and_then(|span| self.0.checked_add(span));
        later.map(Self).map_err(|source| InvalidTime {
            text: format!("{self} and {days} days"),
            source: Some(source),
        })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Date {
    type Err = InvalidTime;

    /// Only the one form is read, so that a day is never written in two ways.
    fn from_str(text: &str) -> Result<Self, InvalidTime> {
        let invalid = |source| InvalidTime {
            text: text.to_owned(),
            source,
        };
        let date = Self(text.parse().map_err(|source| invalid(Some(source)))?);
        if date.to_string() == text {
            Ok(date)
        } else {
            Err(invalid(None))
        }
    }
}

/// A text or number that names no moment or day.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{text:?} is no moment or day: write 2026-03-02T12:00:00Z or 2026-03-02")]
pub struct InvalidTime {
    text: String,
    #[source]
    source: Option<jiff::Error>,
}

macro_rules! as_text {
    ($($name:ident),*) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(de::Error::custom)
            }
        }
    )*};
}

as_text!(Timestamp, Date);
