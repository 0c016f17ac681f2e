//! The tables of the decision log.

use crate::{Column, Table};

pub(super) const ALL: &[&Table] = &[&ENTRIES, &SUBJECTS];

/// An entry an event.
pub(super) static ENTRIES: Table = Table {
    name: "entries",
    columns: &[
        Column::integer("position"),
        Column::integer("recorded_at"),
        Column::integer("occurred_at"),
        Column::text("stream_type"),
        Column::text("stream_id"),
        Column::integer("sequence"),
        Column::text("party").nullable(),
        Column::text("side").nullable(),
        Column::text("role"),
        Column::text("organisation").nullable(),
        Column::text("relayed").nullable(),
        Column::text("act"),
        Column::text("subject").nullable(),
        Column::text("topic").nullable(),
        Column::text("basis").nullable(),
        Column::text("basis_kind").nullable(),
        Column::text("basis_stream").nullable(),
        Column::text("reason").nullable(),
        Column::text("words").nullable(),
        Column::text("tally").nullable(),
        Column::integer("decides"),
        Column::text("seat").nullable(),
        Column::text("stance").nullable(),
    ],
    key: &["position"],
    indexes: &[
        &["stream_id", "subject"],
        &["stream_id", "act"],
        &["party"],
        &["organisation"],
        &["decides"],
    ],
};

/// What a subject is about: its own topic, or that of what it belongs to.
pub(super) static SUBJECTS: Table = Table {
    name: "subjects",
    columns: &[
        Column::text("stream_id"),
        Column::text("subject"),
        Column::text("topic").nullable(),
        Column::text("belongs_to").nullable(),
    ],
    key: &["stream_id", "subject"],
    indexes: &[],
};
