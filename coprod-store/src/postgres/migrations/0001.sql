-- The record. It is only ever added to. The first seven columns are those of postgres-es, whose
-- programs read and write this table too; their events get a position at commit.
CREATE TABLE events (
    aggregate_type text   NOT NULL,
    aggregate_id   text   NOT NULL,
    sequence       bigint NOT NULL CHECK (sequence > 0),
    event_type     text   NOT NULL,
    event_version  text   NOT NULL,
    payload        json   NOT NULL,
    metadata       json   NOT NULL, -- a flat object of strings
    position       bigint CHECK (position > 0),
    recorded_at    bigint, -- microseconds since 1970
    PRIMARY KEY (aggregate_type, aggregate_id, sequence),
    CHECK ((position IS NULL) = (recorded_at IS NULL)),
    -- No control characters. A stream's first event has shown its type and id to be free of them.
    CHECK (sequence > 1 OR (aggregate_type <> '' AND aggregate_id <> ''
       AND aggregate_type !~ '[\u0001-\u001f\u007f-\u009f]'
       AND aggregate_id   !~ '[\u0001-\u001f\u007f-\u009f]')),
    CHECK (event_type <> '' AND event_version <> ''
       AND event_type    !~ '[\u0001-\u001f\u007f-\u009f]'
       AND event_version !~ '[\u0001-\u001f\u007f-\u009f]')
);

CREATE UNIQUE INDEX events_by_position ON events (position);

-- How far the ledger reaches. Whoever appends takes this row first and keeps it until the commit, so
-- that positions become visible in their order.
CREATE TABLE head (
    id          integer PRIMARY KEY CHECK (id = 1),
    position    bigint NOT NULL CHECK (position >= 0),
    recorded_at bigint NOT NULL
) WITH (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

INSERT INTO head (id, position, recorded_at) VALUES (1, 0, 0);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the record is append-only: % on % is refused', TG_OP, TG_TABLE_NAME;
END $$;

-- An event may take its position, once: the next one. Nothing else about it ever changes.
CREATE FUNCTION guard_event() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF OLD.position IS NULL AND NEW.position = (SELECT position FROM head)
       AND (NEW.aggregate_type, NEW.aggregate_id, NEW.sequence, NEW.event_type, NEW.event_version,
            NEW.payload::text, NEW.metadata::text)
         = (OLD.aggregate_type, OLD.aggregate_id, OLD.sequence, OLD.event_type, OLD.event_version,
            OLD.payload::text, OLD.metadata::text)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the record is append-only: an event is never changed';
END $$;

CREATE TRIGGER events_never_change BEFORE UPDATE ON events
    FOR EACH ROW EXECUTE FUNCTION guard_event();
CREATE TRIGGER events_never_go BEFORE DELETE ON events
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER events_are_never_emptied BEFORE TRUNCATE ON events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER head_only_grows BEFORE UPDATE ON head FOR EACH ROW
    WHEN (NEW.position < OLD.position OR NEW.recorded_at < OLD.recorded_at OR NEW.id <> OLD.id)
    EXECUTE FUNCTION refuse_change();
CREATE TRIGGER head_never_goes BEFORE DELETE ON head
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER head_is_never_emptied BEFORE TRUNCATE ON head
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Events that come without a position get theirs when their transaction commits, and not before: a
-- transaction that stays open holds nobody up. This runs by the owner's right: each operator in it
-- must be one that the database has for just these types, or another role could put its own beside it.
CREATE FUNCTION place_event() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    place head%ROWTYPE;
BEGIN
    UPDATE head SET position = position + 1,
        recorded_at = greatest(recorded_at,
                               (extract(epoch FROM clock_timestamp()) * 1000000::numeric)::bigint)
        RETURNING * INTO STRICT place;
    UPDATE events SET position = place.position, recorded_at = place.recorded_at
        WHERE aggregate_type = NEW.aggregate_type AND aggregate_id = NEW.aggregate_id
          AND sequence = NEW.sequence;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER events_take_their_place AFTER INSERT ON events
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.position IS NULL) EXECUTE FUNCTION place_event();

-- What every command was answered, so that one given again gets the same answer.
CREATE TABLE commands (
    command_id     uuid    PRIMARY KEY,
    content        bytea   NOT NULL CHECK (length(content) = 32), -- SHA-256
    events         bigint  NOT NULL CHECK (events >= 0),
    last_sequence  bigint  NOT NULL CHECK (last_sequence >= events),
    first_position bigint  CHECK ((first_position IS NULL) = (events = 0)),
    recorded_at    bigint  NOT NULL
);

CREATE TRIGGER commands_never_change BEFORE UPDATE OR DELETE ON commands
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER commands_are_never_emptied BEFORE TRUNCATE ON commands
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The personal values that events refer to. They can be destroyed; the record stands without them.
CREATE TABLE personal_data (
    subject    uuid     NOT NULL,
    commitment bytea    NOT NULL CHECK (length(commitment) = 32),
    format     smallint NOT NULL CHECK (format = 1), -- 1: salt and value as they are
    salt       bytea    NOT NULL,
    value      bytea    NOT NULL, -- JSON in UTF-8
    PRIMARY KEY (subject, commitment)
);

-- Spare reading long streams; may be emptied at any time. (`snapshots` is what postgres-es calls a
-- table of its own.)
CREATE TABLE stream_snapshots (
    aggregate_type text   NOT NULL,
    aggregate_id   text   NOT NULL,
    sequence       bigint NOT NULL,
    fingerprint    bytea  NOT NULL, -- of the code that made it
    state          text   NOT NULL, -- JSON
    PRIMARY KEY (aggregate_type, aggregate_id)
);

-- How far each read model has folded the record.
CREATE TABLE projections (
    name     text    NOT NULL,
    version  integer NOT NULL,
    position bigint  NOT NULL,
    PRIMARY KEY (name, version)
);

-- What tells this ledger from every other one, and the format it has.
CREATE TABLE ledger (
    id     integer PRIMARY KEY CHECK (id = 1),
    origin uuid    NOT NULL,
    format integer NOT NULL
);

CREATE TRIGGER ledger_never_changes BEFORE UPDATE ON ledger
    FOR EACH ROW WHEN (NEW.id <> OLD.id OR NEW.origin <> OLD.origin OR NEW.format < OLD.format)
    EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_never_goes BEFORE DELETE ON ledger
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_is_never_emptied BEFORE TRUNCATE ON ledger
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
