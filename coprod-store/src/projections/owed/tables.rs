//! The tables of what is owed. Rows are only added, so that an earlier record is a condition.

use crate::{Column, Table};

pub(super) const ALL: &[&Table] = &[
    &CLAIMS,
    &SETTLEMENTS,
    &PLACES,
    &SUBJECTS,
    &AMOUNTS,
    &GROUNDS,
    &REACHED,
    &REOPENED,
];

/// What began to be owed.
pub(super) static CLAIMS: Table = Table {
    name: "claims",
    columns: &[
        Column::integer("position"),
        Column::integer("nth"),
        Column::text("stream_type"),
        Column::text("stream_id"),
        Column::text("kind"),
        Column::text("claim"),
        Column::text("entry"),
        Column::text("part_of").nullable(),
        Column::text("whole").nullable(),
        Column::text("subject").nullable(),
        Column::integer("occurred_at"),
        Column::text("owed_by"),
        Column::text("owed_to"),
        Column::text("due").nullable(),
        Column::integer("lapses").nullable(),
        Column::text("words").nullable(),
    ],
    key: &["position", "nth"],
    indexes: &[&["stream_id", "claim"], &["kind"]],
};

/// What settled it: the claim itself, all that its entry opened, all that is part of something, or all
/// of a stream.
pub(super) static SETTLEMENTS: Table = Table {
    name: "settlements",
    columns: &[
        Column::integer("position"),
        Column::integer("nth"),
        Column::text("stream_id"),
        Column::text("claim"),
    ],
    key: &["position", "nth"],
    indexes: &[&["stream_id", "claim", "position"]],
};

/// Who entered a place in a stream, such as a seat or a share in planning, and who left it.
pub(super) static PLACES: Table = Table {
    name: "places",
    columns: &[
        Column::integer("position"),
        Column::integer("nth"),
        Column::text("stream_id"),
        Column::text("place"),
        Column::text("party").nullable(),
        Column::text("side").nullable(),
        Column::integer("enters"),
        Column::integer("effective"),
    ],
    key: &["position", "nth"],
    indexes: &[&["stream_id", "position"]],
};

/// What is to be known of a subject: its topic, what it belongs to, and a note.
pub(super) static SUBJECTS: Table = Table {
    name: "subjects",
    columns: &[
        Column::integer("position"),
        Column::integer("nth"),
        Column::text("stream_id"),
        Column::text("subject"),
        Column::text("topic").nullable(),
        Column::text("belongs_to").nullable(),
        Column::text("note").nullable(),
    ],
    key: &["position", "nth"],
    indexes: &[&["stream_id", "subject"]],
};

/// Money claimed, and paid back.
pub(super) static AMOUNTS: Table = Table {
    name: "amounts",
    columns: &[
        Column::integer("position"),
        Column::integer("nth"),
        Column::text("stream_id"),
        Column::text("claim"),
        Column::integer("minor"),
        Column::text("currency"),
    ],
    key: &["position", "nth"],
    indexes: &[&["stream_id", "claim"]],
};

/// On which decision an act rests: by the entry where it was reached, or by its id.
pub(super) static GROUNDS: Table = Table {
    name: "grounds",
    columns: &[
        Column::integer("position"),
        Column::integer("nth"),
        Column::text("stream_type"),
        Column::text("stream_id"),
        Column::integer("sequence"),
        Column::text("part"),
        Column::text("owed_by"),
        Column::integer("occurred_at"),
        Column::text("cited_stream"),
        Column::text("cited"),
    ],
    key: &["position", "nth"],
    indexes: &[&["cited_stream", "cited"]],
};

/// Which decision was reached, under each name by which it is cited.
pub(super) static REACHED: Table = Table {
    name: "reached",
    columns: &[
        Column::integer("position"),
        Column::integer("nth"),
        Column::text("stream_id"),
        Column::text("cited"),
        Column::text("decision"),
    ],
    key: &["position", "nth"],
    indexes: &[&["stream_id", "cited"]],
};

/// Which decision is being decided anew.
pub(super) static REOPENED: Table = Table {
    name: "reopened",
    columns: &[
        Column::integer("position"),
        Column::integer("nth"),
        Column::text("stream_id"),
        Column::text("decision"),
        Column::text("anew"),
        Column::text("owed_to"),
        Column::integer("occurred_at"),
    ],
    key: &["position", "nth"],
    indexes: &[&["stream_id", "decision"]],
};
