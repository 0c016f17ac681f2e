-- Read models of the first format are built again, in tables of their own.
DROP TABLE IF EXISTS history_v1_entries;
DROP TABLE IF EXISTS history_v1_subjects;
DROP TABLE projections;

-- Whoever follows the record under a name, and how far each has come: subscriptions, reactions, and
-- the builds of read models.
CREATE TABLE followers (
    follower    TEXT    NOT NULL PRIMARY KEY, -- all of the next four
    kind        TEXT    NOT NULL CHECK (kind IN ('projection', 'subscription', 'reaction')),
    name        TEXT    NOT NULL,
    version     INTEGER NOT NULL, -- of a read model's fold; else 0
    build       INTEGER NOT NULL, -- which of a version's; else 0
    tables      TEXT    NOT NULL, -- a read model's, by name, with commas between
    is_live     INTEGER NOT NULL CHECK (is_live IN (0, 1)), -- the tables' plain names stand for it
    position    INTEGER NOT NULL CHECK (position >= 0),
    revision    INTEGER NOT NULL, -- raised whenever what is parked changes by a person's hand
    owner       BLOB    CHECK (length(owner) = 16), -- which process is at work
    owned_until INTEGER -- microseconds since 1970, by the database's own clock
) STRICT, WITHOUT ROWID;

-- Streams that a follower stopped at, while it goes on with all others.
CREATE TABLE parked (
    follower       TEXT    NOT NULL,
    aggregate_type TEXT    NOT NULL,
    aggregate_id   TEXT    NOT NULL,
    sequence       INTEGER NOT NULL, -- of the event that could not be taken
    position       INTEGER NOT NULL,
    error          TEXT    NOT NULL,
    PRIMARY KEY (follower, aggregate_type, aggregate_id)
) STRICT, WITHOUT ROWID;

-- Who had a parked event tried again or passed over, and why. It is only ever added to.
CREATE TABLE interventions (
    id           INTEGER PRIMARY KEY,
    follower     TEXT    NOT NULL,
    position     INTEGER NOT NULL,
    error        TEXT    NOT NULL,
    action       TEXT    NOT NULL CHECK (action IN ('retry', 'skip')),
    by           TEXT    NOT NULL CHECK (by <> ''),
    reason       TEXT    NOT NULL CHECK (reason <> ''),
    intervened_at INTEGER NOT NULL -- microseconds since 1970
) STRICT;

CREATE TRIGGER interventions_never_change BEFORE UPDATE ON interventions
BEGIN SELECT RAISE(ABORT, 'what was passed over stays on record'); END;

CREATE TRIGGER interventions_never_go BEFORE DELETE ON interventions
BEGIN SELECT RAISE(ABORT, 'what was passed over stays on record'); END;

CREATE TRIGGER interventions_are_never_replaced BEFORE INSERT ON interventions
WHEN EXISTS (SELECT 1 FROM interventions WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'what was passed over stays on record'); END;
