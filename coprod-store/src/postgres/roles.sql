-- Who may do what with the ledger in the schema {schema}:
--
--   {schema}_owner    owns it, and brings it up to date.
--   {schema}_app      appends, reads, keeps read models, and destroys personal values. It neither
--                     changes nor deletes what is recorded.
--   {schema}_reader   reads.
--
-- For one who may make roles and owns what is there, a superuser for instance. It does what can be
-- done, as often as it is run: before the ledger is made, so that the owner can make it; afterwards,
-- to give the others their rights; and again whenever the owner has brought it up to date.
--
-- The roles log in, for their settings hold for those alone who log in as them. They have no
-- passwords at first: \password {schema}_app

DO $$
DECLARE
    role text;
BEGIN
    FOREACH role IN ARRAY ARRAY['{schema}_owner', '{schema}_app', '{schema}_reader'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
            EXECUTE format('CREATE ROLE %I LOGIN', role);
        END IF;
        -- Nobody waits for ever, nor makes others wait.
        EXECUTE format('ALTER ROLE %I IN DATABASE %I SET lock_timeout = %L',
                       role, current_database(), '5s');
        EXECUTE format('ALTER ROLE %I IN DATABASE %I SET idle_in_transaction_session_timeout = %L',
                       role, current_database(), '60s');
        EXECUTE format('ALTER ROLE %I IN DATABASE %I SET search_path = {schema}, pg_temp',
                       role, current_database());
    END LOOP;
    EXECUTE format('ALTER ROLE {schema}_reader IN DATABASE %I SET default_transaction_read_only = on',
                   current_database());
    IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = '{schema}') THEN
        CREATE SCHEMA {schema};
    END IF;
    -- Up to PostgreSQL 14 everybody may make tables there.
    IF EXISTS (SELECT FROM pg_namespace
               WHERE nspname = 'public' AND has_schema_privilege('public', oid, 'CREATE')) THEN
        REVOKE CREATE ON SCHEMA public FROM PUBLIC;
    END IF;
END $$;

ALTER SCHEMA {schema} OWNER TO {schema}_owner;
REVOKE ALL ON SCHEMA {schema} FROM PUBLIC;
-- Tables for read models are made where the ledger is.
GRANT USAGE, CREATE ON SCHEMA {schema} TO {schema}_app;
GRANT USAGE ON SCHEMA {schema} TO {schema}_reader;

ALTER DEFAULT PRIVILEGES FOR ROLE {schema}_app IN SCHEMA {schema}
    GRANT SELECT ON TABLES TO {schema}_reader;

DO $$
DECLARE
    item record;
BEGIN
    IF to_regclass('{schema}.ledger') IS NULL THEN
        RETURN; -- It is not made yet.
    END IF;
    FOR item IN
        SELECT c.oid::regclass AS name,
               c.relname IN ('ledger', 'head', 'events', 'commands', 'personal_data',
                             'stream_snapshots', 'followers', 'parked', 'interventions') AS is_ours
        FROM pg_class c
        WHERE c.relnamespace = '{schema}'::regnamespace AND c.relkind IN ('r', 'v')
    LOOP
        EXECUTE format('ALTER TABLE %s OWNER TO %I', item.name,
                       CASE WHEN item.is_ours THEN '{schema}_owner' ELSE '{schema}_app' END);
    END LOOP;
    -- What a trigger runs needs no right to run it.
    FOR item IN
        SELECT p.oid::regprocedure AS name FROM pg_proc p
        WHERE p.pronamespace = '{schema}'::regnamespace AND p.prorettype = 'trigger'::regtype
          AND p.proname IN ('refuse_change', 'guard_event', 'place_event')
    LOOP
        EXECUTE format('ALTER FUNCTION %s OWNER TO {schema}_owner', item.name);
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', item.name);
    END LOOP;

    GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {schema}_app, {schema}_reader;
    GRANT INSERT ON {schema}.events, {schema}.commands TO {schema}_app;
    GRANT UPDATE (position, recorded_at) ON {schema}.head TO {schema}_app;
    GRANT INSERT, DELETE ON {schema}.personal_data TO {schema}_app;
    GRANT INSERT, UPDATE, DELETE ON {schema}.stream_snapshots, {schema}.followers, {schema}.parked
        TO {schema}_app;
    GRANT INSERT ON {schema}.interventions TO {schema}_app;
END $$;
