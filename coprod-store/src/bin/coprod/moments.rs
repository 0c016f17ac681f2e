//! Moments and days, as people write and read them: in the time zone of the computer.

use coprod_core::{Date, Timestamp};
use jiff::{civil, tz::TimeZone};

use crate::messages::Messages;

/// A moment such as "2 March 2026, 13:00 CET".
pub(crate) fn moment(messages: &Messages, moment: Timestamp) -> String {
    said(messages, "moment", moment)
}

/// The same without the time zone.
pub(crate) fn brief(messages: &Messages, moment: Timestamp) -> String {
    said(messages, "moment-brief", moment)
}

fn said(messages: &Messages, key: &str, moment: Timestamp) -> String {
    let Ok(instant) = jiff::Timestamp::from_microsecond(moment.as_micros()) else {
        return moment.to_string();
    };
    let zoned = instant.to_zoned_datetime(TimeZone::system());
    let zone = messages.code("zone", &zoned.strftime("%Z").to_string());
    messages.say(
        key,
        [
            ("day", civil_day(messages, zoned.date()).into()),
            ("time", zoned.strftime("%H:%M").to_string().into()),
            ("zone", zone.into()),
        ],
    )
}

/// A day such as "2 March 2026".
pub(crate) fn day(messages: &Messages, day: Date) -> String {
    let text = day.to_string();
    match text.parse() {
        Ok(day) => civil_day(messages, day),
        Err(_) => text,
    }
}

/// The day of a moment, such as "2 March 2026".
pub(crate) fn day_of(messages: &Messages, moment: Timestamp) -> String {
    match jiff::Timestamp::from_microsecond(moment.as_micros()) {
        Ok(instant) => civil_day(
            messages,
            instant.to_zoned_datetime(TimeZone::system()).date(),
        ),
        Err(_) => moment.to_string(),
    }
}

fn civil_day(messages: &Messages, day: civil::Date) -> String {
    messages.say(
        "day",
        [
            ("day", i64::from(day.day()).into()),
            (
                "month",
                messages.plain(&format!("month-{}", day.month())).into(),
            ),
            ("year", day.year().to_string().into()),
        ],
    )
}

/// A moment, or the beginning of a day.
pub(crate) fn beginning(text: &str) -> Result<Timestamp, String> {
    text.parse().or_else(|_| starts(text, 0))
}

/// A moment, or the end of a day.
pub(crate) fn end(text: &str) -> Result<Timestamp, String> {
    text.parse().or_else(|_| starts(text, 1))
}

/// When the day `later` days after this one begins here.
fn starts(text: &str, later: i32) -> Result<Timestamp, String> {
    let unreadable =
        || format!("{text:?} is no moment or day: write 2026-03-02T12:00:00Z or 2026-03-02");
    let day: Date = text.parse().map_err(|_| unreadable())?;
    let day = day.plus_days(later).map_err(|_| unreadable())?;
    let day: civil::Date = day.to_string().parse().map_err(|_| unreadable())?;
    let start = day
        .to_zoned_datetime(TimeZone::system())
        .map_err(|_| unreadable())?;
    Timestamp::from_micros(start.timestamp().as_microsecond()).map_err(|_| unreadable())
}
