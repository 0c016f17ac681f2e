//! The tables of the network. Rows are only ever added, so that an earlier moment is a condition.

use crate::{Column, Table, projections::parties::PARTIES};

pub(super) const ALL: &[&Table] = &[&ENTRIES, &MEMBERS, &PARTIES];

/// An entry an event: on whose account it was done, and what it does to ties, if anything.
pub(super) static ENTRIES: Table = Table {
    name: "entries",
    columns: &[
        Column::integer("position"),
        Column::integer("occurred_at"),
        Column::text("stream_type"),
        Column::text("stream_id"),
        Column::integer("sequence"),
        Column::text("party").nullable(),
        Column::text("noted").nullable(),
    ],
    key: &["position"],
    indexes: &[&["stream_id", "position"], &["stream_id", "party"]],
};

/// In which streams a party ever had a part.
pub(super) static MEMBERS: Table = Table {
    name: "members",
    columns: &[
        Column::text("stream_id"),
        Column::text("party"),
        Column::integer("position"),
    ],
    key: &["stream_id", "party", "position"],
    indexes: &[&["party"]],
};
