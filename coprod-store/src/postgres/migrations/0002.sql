-- Read models of the first format are built again, in tables of their own.
DROP TABLE IF EXISTS history_v1_entries;
DROP TABLE IF EXISTS history_v1_subjects;
DROP TABLE projections;

-- Whoever follows the record under a name, and how far each has come: subscriptions, reactions, and
-- the builds of read models.
CREATE TABLE followers (
    follower    text    PRIMARY KEY, -- all of the next four
    kind        text    NOT NULL CHECK (kind IN ('projection', 'subscription', 'reaction')),
    name        text    NOT NULL,
    version     bigint  NOT NULL, -- of a read model's fold; else 0
    build       bigint  NOT NULL, -- which of a version's; else 0
    tables      text    NOT NULL, -- a read model's, by name, with commas between
    is_live     boolean NOT NULL, -- the tables' plain names stand for it
    position    bigint  NOT NULL CHECK (position >= 0),
    revision    bigint  NOT NULL, -- raised whenever what is parked changes by a person's hand
    owner       uuid, -- which process is at work
    owned_until bigint -- microseconds since 1970, by the database's own clock
) WITH (fillfactor = 50);

-- Streams that a follower stopped at, while it goes on with all others.
CREATE TABLE parked (
    follower       text   NOT NULL,
    aggregate_type text   NOT NULL,
    aggregate_id   text   NOT NULL,
    sequence       bigint NOT NULL, -- of the event that could not be taken
    position       bigint NOT NULL,
    error          text   NOT NULL,
    PRIMARY KEY (follower, aggregate_type, aggregate_id)
);

-- Who had a parked event tried again or passed over, and why. It is only ever added to.
CREATE TABLE interventions (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    follower      text   NOT NULL,
    position      bigint NOT NULL,
    error         text   NOT NULL,
    action        text   NOT NULL CHECK (action IN ('retry', 'skip')),
    by            text   NOT NULL CHECK (by <> ''),
    reason        text   NOT NULL CHECK (reason <> ''),
    intervened_at bigint NOT NULL -- microseconds since 1970
);

CREATE TRIGGER interventions_never_change BEFORE UPDATE OR DELETE ON interventions
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER interventions_are_never_emptied BEFORE TRUNCATE ON interventions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
