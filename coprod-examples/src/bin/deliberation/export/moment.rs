//! Moments, as exports write them.

use std::time::{SystemTime, UNIX_EPOCH};

use coprod_core::Timestamp;

use super::{ExportError, Fault, table::Row};

/// Below this a number counts seconds (up to the year 5138), else milliseconds.
const SECONDS_BELOW: i64 = 100_000_000_000;

/// The moment in this column: milliseconds since 1970, in some exports seconds. What has not
/// happened yet is none, as the ledger would turn it away.
pub(crate) fn of(row: &Row<'_>, column: usize) -> Result<Timestamp, ExportError> {
    let value = row.text(column).trim();
    let micros = value.parse::<i64>().ok().filter(|number| *number >= 0);
    let micros = micros.and_then(|number| {
        let unit = if number < SECONDS_BELOW {
            1_000_000
        } else {
            1_000
        };
        number.checked_mul(unit)
    });
    let moment = micros.and_then(|micros| Timestamp::from_micros(micros).ok());
    let Some(moment) = moment else {
        let (column, value) = (row.name(column), value.to_owned());
        return Err(row.fault(Fault::NoMoment { column, value }));
    };
    if moment.as_micros() > now() {
        return Err(row.fault(Fault::InTheFuture { moment }));
    }
    Ok(moment)
}

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let micros = since.map(|since| since.as_micros()).unwrap_or_default();
    i64::try_from(micros).unwrap_or(i64::MAX)
}
