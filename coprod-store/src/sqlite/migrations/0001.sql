-- The record. It is only ever added to.
CREATE TABLE events (
    position       INTEGER PRIMARY KEY CHECK (position > 0),
    recorded_at    INTEGER NOT NULL, -- microseconds since 1970
    aggregate_type TEXT    NOT NULL,
    aggregate_id   TEXT    NOT NULL,
    sequence       INTEGER NOT NULL CHECK (sequence > 0),
    event_type     TEXT    NOT NULL,
    event_version  TEXT    NOT NULL,
    payload        TEXT    NOT NULL, -- JSON
    metadata       TEXT    NOT NULL, -- JSON, a flat object of strings
    UNIQUE (aggregate_type, aggregate_id, sequence),
    -- No control characters: U+0000, U+0001 to U+001F, U+007F to U+009F.
    CHECK (aggregate_type NOT GLOB char(42, 91, 1, 45, 31, 127, 45, 159, 93, 42)
       AND aggregate_id   NOT GLOB char(42, 91, 1, 45, 31, 127, 45, 159, 93, 42)
       AND event_type     NOT GLOB char(42, 91, 1, 45, 31, 127, 45, 159, 93, 42)
       AND event_version  NOT GLOB char(42, 91, 1, 45, 31, 127, 45, 159, 93, 42)),
    CHECK (instr(aggregate_type, char(0)) = 0 AND instr(aggregate_id, char(0)) = 0
       AND instr(event_type, char(0)) = 0 AND instr(event_version, char(0)) = 0),
    CHECK (aggregate_type <> '' AND aggregate_id <> '' AND event_type <> '' AND event_version <> '')
) STRICT;

CREATE TRIGGER events_never_change BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'the record is append-only: an event is never changed'); END;

CREATE TRIGGER events_never_go BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'the record is append-only: an event is never deleted'); END;

-- INSERT OR REPLACE deletes without asking the trigger above, unless the connection that does it has
-- turned recursive_triggers on. An event that can only be the next one replaces none.
CREATE TRIGGER events_take_the_next_position BEFORE INSERT ON events
WHEN NEW.position IS NOT coalesce((SELECT max(position) FROM events), 0) + 1
BEGIN SELECT RAISE(ABORT, 'the record is append-only: an event takes the next position'); END;

CREATE TRIGGER events_take_the_next_sequence BEFORE INSERT ON events
WHEN NEW.sequence IS NOT coalesce((
    SELECT sequence FROM events
    WHERE aggregate_type = NEW.aggregate_type AND aggregate_id = NEW.aggregate_id
    ORDER BY sequence DESC LIMIT 1), 0) + 1
BEGIN SELECT RAISE(ABORT, 'the record is append-only: an event takes the next sequence of its stream'); END;

CREATE TRIGGER events_go_forward_in_time BEFORE INSERT ON events
WHEN NEW.recorded_at < (SELECT recorded_at FROM events ORDER BY position DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'the record is append-only: an event is not recorded before the last one'); END;

-- What every command was answered, so that one given again gets the same answer.
CREATE TABLE commands (
    command_id     BLOB    NOT NULL PRIMARY KEY CHECK (length(command_id) = 16),
    content        BLOB    NOT NULL CHECK (length(content) = 32), -- SHA-256
    events         INTEGER NOT NULL CHECK (events >= 0),
    last_sequence  INTEGER NOT NULL CHECK (last_sequence >= events),
    first_position INTEGER CHECK ((first_position IS NULL) = (events = 0)),
    recorded_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER commands_never_change BEFORE UPDATE ON commands
BEGIN SELECT RAISE(ABORT, 'what a command was answered is never changed'); END;

CREATE TRIGGER commands_never_go BEFORE DELETE ON commands
BEGIN SELECT RAISE(ABORT, 'what a command was answered is never deleted'); END;

CREATE TRIGGER commands_are_never_replaced BEFORE INSERT ON commands
WHEN EXISTS (SELECT 1 FROM commands WHERE command_id = NEW.command_id)
BEGIN SELECT RAISE(ABORT, 'what a command was answered is never replaced'); END;

-- The personal values that events refer to. They can be destroyed; the record stands without them.
CREATE TABLE personal_data (
    subject    BLOB    NOT NULL CHECK (length(subject) = 16),
    commitment BLOB    NOT NULL CHECK (length(commitment) = 32),
    format     INTEGER NOT NULL CHECK (format = 1), -- 1: salt and value as they are
    salt       BLOB    NOT NULL,
    value      BLOB    NOT NULL, -- JSON in UTF-8
    PRIMARY KEY (subject, commitment)
) STRICT, WITHOUT ROWID;

-- Spare reading long streams; may be emptied at any time.
CREATE TABLE snapshots (
    aggregate_type TEXT    NOT NULL,
    aggregate_id   TEXT    NOT NULL,
    sequence       INTEGER NOT NULL,
    fingerprint    BLOB    NOT NULL, -- of the code that made it
    state          TEXT    NOT NULL, -- JSON
    PRIMARY KEY (aggregate_type, aggregate_id)
) STRICT, WITHOUT ROWID;

-- What tells this ledger from every other one.
CREATE TABLE ledger (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    origin     BLOB    NOT NULL CHECK (length(origin) = 16) -- UUID
) STRICT;

CREATE TRIGGER ledger_never_changes BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'the origin of a ledger is never changed'); END;

CREATE TRIGGER ledger_never_goes BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'the origin of a ledger is never deleted'); END;

CREATE TRIGGER ledger_is_never_replaced BEFORE INSERT ON ledger
WHEN EXISTS (SELECT 1 FROM ledger)
BEGIN SELECT RAISE(ABORT, 'the origin of a ledger is never replaced'); END;

-- How far each read model has folded the record.
CREATE TABLE projections (
    name     TEXT    NOT NULL,
    version  INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (name, version)
) STRICT, WITHOUT ROWID;
