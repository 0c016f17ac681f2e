//! Entries, claims and outcomes as rows for a spreadsheet.

use coprod_store::history::Entry;
use serde::Serialize;
use serde_json::Value;

use crate::failure::Failure;

/// The keys of an entry, in the order of its columns.
pub(crate) const COLUMNS: [&str; 17] = [
    "position",
    "recorded_at",
    "occurred_at",
    "stream",
    "sequence",
    "party",
    "side",
    "role",
    "for",
    "relayed",
    "act",
    "subject",
    "topic",
    "basis",
    "reason",
    "dissent",
    "tally",
];

/// The first row.
pub(crate) fn header() -> Result<String, Failure> {
    line(COLUMNS)
}

/// An entry as a row: texts as they are, what is structured as compact JSON, what is absent empty.
pub(crate) fn row(entry: &Entry) -> Result<String, Failure> {
    row_of(&COLUMNS, entry)
}

/// A table whose columns are these keys of its items.
pub(crate) fn table(columns: &[&str], items: &[impl Serialize]) -> Result<String, Failure> {
    let mut table = line(columns)?;
    for item in items {
        table.push_str(&row_of(columns, item)?);
    }
    Ok(table)
}

fn row_of(columns: &[&str], item: &impl Serialize) -> Result<String, Failure> {
    let fields = serde_json::to_value(item).map_err(std::io::Error::other)?;
    line(columns.iter().map(|column| cell(&fields[*column])))
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => guarded(text),
        other => other.to_string(),
    }
}

/// A row of these cells.
pub(crate) fn cells<const N: usize>(cells: [String; N]) -> Result<String, Failure> {
    line(cells.map(|text| guarded(&text)))
}

/// A spreadsheet runs what begins like a formula, whoever wrote it: an apostrophe keeps it text.
fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

fn line<T: AsRef<[u8]>>(cells: impl IntoIterator<Item = T>) -> Result<String, Failure> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(cells).map_err(std::io::Error::other)?;
    let bytes = writer
        .into_inner()
        .map_err(|error| std::io::Error::other(error.to_string()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_stays_text() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        assert_eq!(guarded("two nights = enough"), "two nights = enough");
    }
}
