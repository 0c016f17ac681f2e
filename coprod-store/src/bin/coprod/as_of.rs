//! As of when the record is asked: a position, a moment or a day, in one option.

use coprod_store::{AsOf, Ledger, Position, ReadError, Timestamp};

use crate::moments;

/// What stands behind `--as-of`.
pub(crate) const VALUE: &str = "POSITION|MOMENT";

/// A number is a position; a day is counted in.
pub(crate) fn parse(text: &str) -> Result<AsOf, String> {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let position = text.parse().map_err(|_| unreadable(text))?;
        return Ok(AsOf::Position(Position(position)));
    }
    if let Ok(moment) = text.parse() {
        return Ok(AsOf::Moment(moment));
    }
    let next_day = moments::end(text).map_err(|_| unreadable(text))?;
    let last = Timestamp::from_micros(next_day.as_micros() - 1);
    last.map(AsOf::Moment).map_err(|_| unreadable(text))
}

fn unreadable(text: &str) -> String {
    format!("{text:?} is no position, moment or day: write 120, 2026-03-02T12:00:00Z or 2026-03-02")
}

/// How far the record reached then, or reaches now where nothing was asked.
pub(crate) async fn position(ledger: &Ledger, asked: Option<AsOf>) -> Result<Position, ReadError> {
    match asked {
        Some(as_of) => ledger.position_as_of(as_of).await,
        None => ledger.head().await,
    }
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::expect_used,
        clippy::panic,
        reason = "a test fails by panicking"
    )]

    use super::*;

    #[test]
    fn a_number_is_a_position_and_all_else_a_moment() {
        assert_eq!(parse("120"), Ok(AsOf::Position(Position(120))));
        let noon = "2026-03-02T12:00:00Z";
        let moment = noon.parse().map(AsOf::Moment).ok();
        assert_eq!(parse(noon).ok(), moment);
        let day = parse("2026-03-02");
        assert!(matches!(day, Ok(AsOf::Moment(_))) && day.ok() != moment);
        for slip in ["", "-1", "yesterday", "99999999999999999999"] {
            assert!(parse(slip).is_err(), "{slip}");
        }
    }
}
