//! An owner, an application and a reader, each with no more rights than it needs.

use coprod_store::{
    ExecuteError, Ledger, OpenError, Position, Retry, StorageError, history::Filter, postgres_roles,
};
use sqlx::{Executor as _, PgConnection};

use crate::{
    place::Place,
    tally::{Do, execute, sum_without_gaps},
};

const PASSWORD: &str = "sesame-street";

/// A ledger that its owner has made, and the three roles.
struct Roles {
    place: Place,
}

impl Roles {
    async fn new() -> Self {
        let roles = Self {
            place: Place::new(),
        };
        roles.set_up().await;
        let mut superuser = roles.place.stranger().await;
        for role in ["owner", "app", "reader"] {
            let role = roles.name(role);
            let set = format!("ALTER ROLE {role} PASSWORD '{PASSWORD}'");
            superuser.execute(set.as_str()).await.unwrap();
        }
        let ledger = Ledger::open(&roles.url("owner")).await.unwrap();
        execute(&ledger, "a", Do::Add(1)).await.unwrap();
        roles.set_up().await;
        roles
    }

    async fn set_up(&self) {
        let sql = postgres_roles(self.place.schema()).unwrap();
        let mut superuser = self.place.stranger().await;
        superuser.execute(sql.as_str()).await.unwrap();
    }

    fn name(&self, role: &str) -> String {
        format!("{}_{role}", self.place.schema())
    }

    fn url(&self, role: &str) -> String {
        self.place.url_as(&self.name(role), PASSWORD)
    }

    async fn connection(&self, role: &str) -> PgConnection {
        self.place.stranger_as(&self.name(role), PASSWORD).await
    }

    /// Roles belong to the whole server; the schema goes with its place.
    async fn end(self) {
        let mut superuser = self.place.stranger().await;
        for role in ["owner", "app", "reader"] {
            let role = self.name(role);
            let end = format!("DROP OWNED BY {role} CASCADE; DROP ROLE {role}");
            superuser.execute(end.as_str()).await.unwrap();
        }
    }
}

async fn is_forbidden(connection: &mut PgConnection, statement: &str) {
    let Err(sqlx::Error::Database(error)) = connection.execute(statement).await else {
        panic!("{statement} goes through")
    };
    let code = error.code().unwrap();
    assert!(code == "42501" || code == "25006", "{statement}: {error}");
}

/// An event of another program, which brings no position.
const INSERT: &str = "
    INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, event_version,
                        payload, metadata)
    VALUES ('Tally', 'a', 2, 'Added', '1.0', '{\"Added\": {\"number\": 1}}', '{}')";

#[tokio::test]
async fn the_application_appends_reads_and_keeps_read_models() {
    let roles = Roles::new().await;
    let ledger = Ledger::open(&roles.url("app")).await.unwrap();
    execute(&ledger, "a", Do::AddAll(vec![1, 1])).await.unwrap();
    // Judged one by one, and without events.
    execute(&ledger, "a", Do::Nothing).await.unwrap();
    assert_eq!(sum_without_gaps(&ledger, "a").await, 3);
    let history = ledger.history().await.unwrap();
    assert!(
        history
            .entries(&Filter::default())
            .await
            .unwrap()
            .is_empty()
    );
    ledger.drop_snapshots().await.unwrap();
    roles.end().await;
}

#[tokio::test]
async fn the_application_changes_nothing_that_is_recorded() {
    let roles = Roles::new().await;
    let mut app = roles.connection("app").await;
    for statement in [
        "UPDATE events SET payload = '{}'",
        "UPDATE events SET position = 1",
        "DELETE FROM events",
        "TRUNCATE events",
        "UPDATE commands SET content = content",
        "DELETE FROM commands",
        "TRUNCATE commands",
        "DELETE FROM head",
        "TRUNCATE head",
        "UPDATE head SET id = 1",
        "INSERT INTO head VALUES (2, 0, 0)",
        "UPDATE ledger SET format = 2",
        "DELETE FROM ledger",
        "TRUNCATE personal_data",
        "UPDATE personal_data SET value = value",
        "ALTER TABLE events DISABLE TRIGGER ALL",
        "ALTER TABLE events ADD COLUMN a int",
        "DROP TABLE events",
        "DROP TRIGGER events_never_go ON events",
        "CREATE TRIGGER mine BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION refuse_change()",
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql
         AS 'BEGIN RETURN NEW; END'",
        "CREATE TABLE mine (a int);
         CREATE TRIGGER mine AFTER INSERT ON mine FOR EACH ROW EXECUTE FUNCTION place_event()",
        "SET session_replication_role = replica",
        "CREATE TABLE public.mine (a int)",
        "CREATE SCHEMA mine",
    ] {
        is_forbidden(&mut app, statement).await;
    }
    let ledger = roles.place.ledger().await;
    assert_eq!(ledger.head().await.unwrap(), Position(1));
    roles.end().await;
}

#[tokio::test]
async fn an_event_of_another_program_takes_its_position_by_the_owners_right() {
    let roles = Roles::new().await;
    roles.connection("app").await.execute(INSERT).await.unwrap();
    let ledger = Ledger::open(&roles.url("app")).await.unwrap();
    assert_eq!(ledger.head().await.unwrap(), Position(2));
    execute(&ledger, "a", Do::Add(1)).await.unwrap();
    assert_eq!(sum_without_gaps(&ledger, "a").await, 3);
    roles.end().await;
}

/// What runs by the owner's right must not take up what the application has put beside it.
#[tokio::test]
async fn the_application_cannot_borrow_the_owners_right() {
    let roles = Roles::new().await;
    let mut app = roles.connection("app").await;
    app.execute(
        "CREATE FUNCTION mine(numeric, integer) RETURNS numeric LANGUAGE plpgsql AS
             'BEGIN RAISE EXCEPTION ''run by %'', current_user; END';
         CREATE OPERATOR * (LEFTARG = numeric, RIGHTARG = integer, FUNCTION = mine);
         CREATE FUNCTION mine(bigint, integer) RETURNS bigint LANGUAGE plpgsql AS
             'BEGIN RAISE EXCEPTION ''run by %'', current_user; END';
         CREATE OPERATOR + (LEFTARG = bigint, RIGHTARG = integer, FUNCTION = mine);
         CREATE FUNCTION clock_timestamp() RETURNS timestamptz LANGUAGE plpgsql AS
             'BEGIN RAISE EXCEPTION ''run by %'', current_user; END'",
    )
    .await
    .unwrap();
    app.execute(INSERT).await.unwrap();
    roles.end().await;
}

#[tokio::test]
async fn the_reader_reads_and_cannot_write() {
    let roles = Roles::new().await;
    let app = Ledger::open(&roles.url("app")).await.unwrap();
    app.history().await.unwrap();
    let ledger = Ledger::open_existing(&roles.url("reader")).await.unwrap();
    assert_eq!(sum_without_gaps(&ledger, "a").await, 1);
    // What the application has folded already can be read.
    let history = ledger.history().await.unwrap();
    assert!(
        history
            .entries(&Filter::default())
            .await
            .unwrap()
            .is_empty()
    );
    for command in [Do::Add(1), Do::Nothing] {
        let error = execute(&ledger, "a", command).await.unwrap_err();
        assert!(
            matches!(error, ExecuteError::Storage(StorageError::ReadOnly(_))),
            "{error:?}"
        );
        assert_eq!(error.retry(), Retry::OnceRemedied);
    }
    let mut reader = roles.connection("reader").await;
    reader
        .execute("SET default_transaction_read_only = off")
        .await
        .unwrap();
    for statement in [
        INSERT,
        "UPDATE head SET position = 9",
        "DELETE FROM events",
        "DELETE FROM personal_data",
        "DELETE FROM stream_snapshots",
        "UPDATE followers SET position = 0",
        "CREATE TABLE mine (a int)",
        "CREATE TABLE public.mine (a int)",
    ] {
        is_forbidden(&mut reader, statement).await;
    }
    assert_eq!(sum_without_gaps(&app, "a").await, 1);
    roles.end().await;
}

#[tokio::test]
async fn only_the_owner_makes_a_ledger() {
    let place = Place::new();
    let roles = Roles { place };
    roles.set_up().await;
    let mut superuser = roles.place.stranger().await;
    for role in ["owner", "reader"] {
        let set = format!("ALTER ROLE {} PASSWORD '{PASSWORD}'", roles.name(role));
        superuser.execute(set.as_str()).await.unwrap();
    }
    let error = Ledger::open(&roles.url("reader")).await.unwrap_err();
    assert!(matches!(error, OpenError::NoAccess { .. }), "{error:?}");
    let ledger = Ledger::open(&roles.url("owner")).await.unwrap();
    execute(&ledger, "a", Do::Add(1)).await.unwrap();
    roles.end().await;
}

/// Before there are roles, somebody else may have made it.
#[tokio::test]
async fn a_ledger_that_is_there_is_handed_over() {
    let place = Place::new();
    let ledger = place.ledger().await;
    execute(&ledger, "a", Do::Add(1)).await.unwrap();
    ledger.history().await.unwrap();
    drop(ledger);
    let roles = Roles { place };
    roles.set_up().await;
    let mut superuser = roles.place.stranger().await;
    let set = format!("ALTER ROLE {} PASSWORD '{PASSWORD}'", roles.name("app"));
    superuser.execute(set.as_str()).await.unwrap();
    let app = Ledger::open(&roles.url("app")).await.unwrap();
    execute(&app, "a", Do::Add(1)).await.unwrap();
    app.history().await.unwrap();
    roles
        .connection("app")
        .await
        .execute(INSERT.replace(", 2,", ", 3,").as_str())
        .await
        .unwrap();
    assert_eq!(sum_without_gaps(&app, "a").await, 3);
    roles.end().await;
}

#[tokio::test]
async fn nobody_waits_for_ever() {
    let roles = Roles::new().await;
    for role in ["owner", "app", "reader"] {
        let settings: (String, String) = sqlx::query_as(
            "SELECT current_setting('lock_timeout'),
                    current_setting('idle_in_transaction_session_timeout')",
        )
        .fetch_one(&mut roles.connection(role).await)
        .await
        .unwrap();
        assert_eq!(settings, ("5s".to_owned(), "1min".to_owned()), "{role}");
    }
    roles.end().await;
}
