//! The tables of the outcomes. Rows are only added, so that an earlier record is a condition.

use crate::{Column, Table};

pub(super) const ALL: &[&Table] = &[
    &EXPECTED, &OBSERVED, &CONCERNS, &PROPOSALS, &DECISIONS, &REACHED, &LINKS, &VOICES,
];

/// What somebody expects of a service.
pub(super) static EXPECTED: Table = Table {
    name: "expected",
    columns: &[
        Column::integer("position"),
        Column::integer("occurred_at"),
        Column::text("service"),
        Column::text("outcome"),
        Column::text("party").nullable(),
        Column::text("side").nullable(),
        Column::text("words"),
        Column::text("by_when").nullable(),
    ],
    key: &["position"],
    indexes: &[&["service"]],
};

/// What somebody saw come of it.
pub(super) static OBSERVED: Table = Table {
    name: "observed",
    columns: &[
        Column::integer("position"),
        Column::integer("occurred_at"),
        Column::text("service"),
        Column::text("outcome"),
        Column::text("party").nullable(),
        Column::text("side").nullable(),
        Column::text("words"),
        Column::text("expected").nullable(),
    ],
    key: &["position"],
    indexes: &[&["service"]],
};

/// What somebody feared.
pub(super) static CONCERNS: Table = Table {
    name: "concerns",
    columns: &[
        Column::integer("position"),
        Column::integer("occurred_at"),
        Column::text("service"),
        Column::text("concern"),
        Column::text("party").nullable(),
        Column::text("side").nullable(),
        Column::text("words"),
    ],
    key: &["position"],
    indexes: &[&["service"]],
};

/// What is proposed at a table, and on which service a motion is.
pub(super) static PROPOSALS: Table = Table {
    name: "proposals",
    columns: &[
        Column::integer("position"),
        Column::text("table_id"),
        Column::text("proposal"),
        Column::text("topic"),
        Column::text("service").nullable(),
    ],
    key: &["position"],
    indexes: &[&["table_id", "proposal"], &["service"]],
};

/// Which proposal a decision is on.
pub(super) static DECISIONS: Table = Table {
    name: "decisions",
    columns: &[
        Column::integer("position"),
        Column::text("table_id"),
        Column::text("decision"),
        Column::text("proposal"),
    ],
    key: &["position"],
    indexes: &[&["table_id", "proposal"], &["table_id", "decision"]],
};

/// In which entry a decision was reached.
pub(super) static REACHED: Table = Table {
    name: "reached",
    columns: &[
        Column::integer("position"),
        Column::text("table_id"),
        Column::integer("sequence"),
        Column::text("decision"),
    ],
    key: &["position"],
    indexes: &[&["table_id", "sequence"]],
};

/// Which entry of a table an act on a service rests on, or arises from.
pub(super) static LINKS: Table = Table {
    name: "links",
    columns: &[
        Column::integer("position"),
        Column::integer("nth"),
        Column::text("service"),
        Column::text("table_id"),
        Column::integer("sequence"),
    ],
    key: &["position", "nth"],
    indexes: &[&["service"]],
};

/// What a seat said to a decision: a stance, a dissent, or that it takes back what it said.
pub(super) static VOICES: Table = Table {
    name: "voices",
    columns: &[
        Column::integer("position"),
        Column::integer("occurred_at"),
        Column::text("table_id"),
        Column::text("decision").nullable(),
        Column::text("topic").nullable(),
        Column::text("seat"),
        Column::text("voice").nullable(),
        Column::text("party").nullable(),
        Column::text("side").nullable(),
        Column::text("words").nullable(),
    ],
    key: &["position"],
    indexes: &[&["table_id", "decision"]],
};
