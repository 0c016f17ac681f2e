//! The tables of the balance. Rows are only ever added, so that an earlier moment is a condition.

use crate::{Column, Table, projections::parties::PARTIES};

pub(super) const ALL: &[&Table] = &[&ENGAGEMENTS, &ENTRIES, &PARTIES];

/// Who engages where, and with whom it is agreed.
pub(super) static ENGAGEMENTS: Table = Table {
    name: "engagements",
    columns: &[
        Column::integer("position"),
        Column::text("engagement"),
        Column::text("service"),
        Column::text("party"),
        Column::text("counterpart"),
        Column::text("role"),
        Column::text("side"),
    ],
    key: &["position"],
    indexes: &[&["engagement"], &["service"], &["party"], &["counterpart"]],
};

/// What was given, got, said and felt: an entry an event that tells of it, without a word that
/// anybody said.
pub(super) static ENTRIES: Table = Table {
    name: "entries",
    columns: &[
        Column::integer("position"),
        Column::integer("occurred_at"),
        Column::text("engagement"),
        Column::integer("sequence"),
        Column::text("noted"),
    ],
    key: &["position"],
    indexes: &[&["engagement", "position"]],
};
