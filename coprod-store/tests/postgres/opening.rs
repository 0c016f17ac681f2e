//! Opening: a ledger, or a clear word on what stands in the way, and never a password.

use std::{error::Error, iter::successors};

use coprod_store::{Ledger, OpenError, Position, Retry, StorageError};
use sqlx::{Connection as _, Executor as _, PgConnection};
use tokio::task::JoinSet;

use crate::{
    place::Place,
    server::Server,
    tally::{Do, execute},
};

const SECRET: &str = "sesame-street";

async fn refused(url: &str) -> OpenError {
    Ledger::open(url)
        .await
        .err()
        .unwrap_or_else(|| panic!("{url} is opened"))
}

/// All that an error tells, in every form.
fn told(error: &OpenError) -> String {
    let causes = successors(error.source(), |&cause| cause.source());
    let causes: Vec<_> = causes.map(|cause| format!("{cause} {cause:?}")).collect();
    format!("{error} {error:?} {}", causes.join(" "))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_who_open_a_new_schema_at_once_get_the_same_ledger() {
    for _ in 0..3 {
        let place = Place::new();
        let mut all = JoinSet::new();
        for _ in 0..10 {
            let url = place.url();
            all.spawn(async move {
                let ledger = Ledger::open(&url).await.unwrap();
                execute(&ledger, "a", Do::Add(1)).await.unwrap();
                ledger.origin()
            });
        }
        let origins = all.join_all().await;
        assert!(origins.iter().all(|origin| *origin == origins[0]));
        assert_eq!(place.ledger().await.head().await.unwrap(), Position(10));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_who_make_a_read_model_at_once_make_one() {
    let place = Place::new();
    place.ledger().await;
    let mut all = JoinSet::new();
    for _ in 0..10 {
        let ledger = place.ledger().await;
        all.spawn(async move { ledger.history().await.unwrap() });
    }
    all.join_all().await;
    let models: i64 = sqlx::query_scalar("SELECT count(*) FROM followers")
        .fetch_one(&mut place.stranger().await)
        .await
        .unwrap();
    assert_eq!(models, 1);
}

#[tokio::test]
async fn every_ledger_has_an_origin_of_its_own() {
    let [one, other] = [Place::new(), Place::new()];
    assert_ne!(one.ledger().await.origin(), other.ledger().await.origin());
}

#[tokio::test]
async fn tables_of_another_program_are_refused_and_left_alone() {
    for table in [
        "events (a int)",
        "commands (a int)",
        "head (position bigint)",
        "ledger (a int)",
        "ledger (origin text, format text)",
        "ledger (origin uuid, format integer)", // empty
        "personal_data (a int)",
        "stream_snapshots (a int)",
        "projections (a int)",
    ] {
        let place = Place::new();
        let mut stranger = place.stranger().await;
        let make = format!("CREATE SCHEMA {}; CREATE TABLE {table}", place.schema());
        stranger.execute(make.as_str()).await.unwrap();
        let error = refused(&place.url()).await;
        assert!(
            matches!(error, OpenError::NotALedger { .. }),
            "{table}: {error:?}"
        );
        assert_eq!(error.retry(), Retry::Useless);
        let tables: i64 = sqlx::query_scalar(
            "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()",
        )
        .fetch_one(&mut stranger)
        .await
        .unwrap();
        assert_eq!(tables, 1, "{table}");
    }
}

#[tokio::test]
async fn a_newer_format_is_refused_and_left_alone() {
    let place = Place::new();
    execute(&place.ledger().await, "a", Do::Add(1))
        .await
        .unwrap();
    let mut stranger = place.stranger().await;
    stranger
        .execute("UPDATE ledger SET format = 99")
        .await
        .unwrap();
    for error in [
        refused(&place.url()).await,
        Ledger::open_existing(&place.url()).await.unwrap_err(),
    ] {
        assert!(
            matches!(
                error,
                OpenError::NewerFormat {
                    found: 99,
                    known: 2,
                    ..
                }
            ),
            "{error}"
        );
    }
}

#[tokio::test]
async fn a_reader_never_makes_a_ledger() {
    let place = Place::new();
    let error = Ledger::open_existing(&place.url()).await.unwrap_err();
    assert!(matches!(error, OpenError::NotFound { .. }), "{error}");
    assert!(!place.schema_exists().await);
    place.ledger().await;
    assert!(place.schema_exists().await);
    Ledger::open_existing(&place.url()).await.unwrap();
}

#[tokio::test]
async fn a_schema_that_is_there_needs_no_right_to_make_one() {
    let place = Place::new();
    let role = format!("{}_maker", place.schema());
    let mut stranger = place.stranger().await;
    let make = format!(
        "CREATE ROLE {role} LOGIN PASSWORD '{SECRET}'; CREATE SCHEMA {} AUTHORIZATION {role}",
        place.schema()
    );
    stranger.execute(make.as_str()).await.unwrap();
    let opened = Ledger::open(&place.url_as(&role, SECRET)).await;
    let drop_role = format!("DROP OWNED BY {role} CASCADE; DROP ROLE {role}");
    drop(opened.unwrap());
    stranger.execute(drop_role.as_str()).await.unwrap();
}

#[tokio::test]
async fn a_server_that_is_not_there_is_said() {
    // Nobody listens on the first; the second is no host.
    for server in ["127.0.0.1:1", "no-such-host.invalid"] {
        let url = format!("postgres://somebody:{SECRET}@{server}/database");
        let error = refused(&url).await;
        assert!(
            matches!(
                error,
                OpenError::Storage {
                    source: StorageError::Unreachable(_),
                    ..
                }
            ),
            "{error:?}"
        );
        assert_eq!(error.retry(), Retry::Now);
        assert!(error.to_string().contains(server), "{error}");
        assert!(!told(&error).contains(SECRET), "{error:?}");
    }
}

#[tokio::test]
async fn a_server_that_lets_nobody_in_is_said() {
    let server = Server::new().await;
    server
        .prepend_access(
            "host all locked 127.0.0.1/32 scram-sha-256\nhost all barred 127.0.0.1/32 reject",
        )
        .await;
    let database = server.database();
    let mut superuser = PgConnection::connect(&database).await.unwrap();
    superuser
        .execute("CREATE ROLE locked LOGIN PASSWORD 'right'; CREATE ROLE barred LOGIN")
        .await
        .unwrap();
    let address = database.split_once('@').unwrap().1;
    let (host, _) = address.split_once('/').unwrap();
    for url in [
        format!("postgres://locked:{SECRET}@{address}"), // the wrong password
        format!("postgres://nobody:{SECRET}@{address}"), // no such role
        format!("postgres://barred:{SECRET}@{address}"), // not from here
        format!("postgres://coprod:{SECRET}@{host}/nothing"), // no such database
        format!("postgres://locked:right@{address}?schema=new"), // may make no schema
    ] {
        let error = refused(&url).await;
        assert!(
            matches!(error, OpenError::NoAccess { .. }),
            "{url}: {error:?}"
        );
        assert_eq!(error.retry(), Retry::OnceRemedied);
        assert!(!told(&error).contains(SECRET), "{error:?}");
    }
}

/// It is there, and this role may not look at it.
#[tokio::test]
async fn a_ledger_that_one_may_not_read_is_said() {
    let place = Place::new();
    place.ledger().await;
    let role = format!("{}_outsider", place.schema());
    let mut stranger = place.stranger().await;
    let make = format!("CREATE ROLE {role} LOGIN PASSWORD '{SECRET}'");
    stranger.execute(make.as_str()).await.unwrap();
    let url = place.url_as(&role, SECRET);
    let outside = Ledger::open_existing(&url).await;
    let may_use = format!("GRANT USAGE ON SCHEMA {} TO {role}", place.schema());
    stranger.execute(may_use.as_str()).await.unwrap();
    let inside = Ledger::open_existing(&url).await;
    let may_read = format!("GRANT SELECT ON ledger TO {role}");
    stranger.execute(may_read.as_str()).await.unwrap();
    let without_head = Ledger::open_existing(&url).await;
    let drop_role = format!("DROP OWNED BY {role}; DROP ROLE {role}");
    stranger.execute(drop_role.as_str()).await.unwrap();
    for refused in [outside, inside] {
        let error = refused.unwrap_err();
        assert!(matches!(error, OpenError::NoAccess { .. }), "{error:?}");
        assert!(!told(&error).contains(SECRET), "{error:?}");
    }
    let error = without_head.unwrap_err();
    assert_eq!(error.retry(), Retry::OnceRemedied, "{error:?}");
    assert!(!told(&error).contains(SECRET), "{error:?}");
}

#[tokio::test]
async fn a_url_that_makes_no_sense_is_refused_without_its_password() {
    let server = format!("postgres://somebody:{SECRET}@localhost/database");
    for query in [
        "schema=",
        "schema=Konstanz",
        "schema=a-b",
        "schema=1a",
        "schema=a%20b",
        "schema=\"a\"",
        "schema='a'",
        "schema=a;DROP",
        "schema=a,b",
        "schema=k\u{f6}ln",
        "schema=a@b",
        "schema=a&schema=b",
        "schema=a&schema=a",
        "sslmode=perhaps",
        &format!("schema={}", "a".repeat(64)),
        &format!("schema=A&password={SECRET}"),
    ] {
        let error = refused(&format!("{server}?{query}")).await;
        assert!(
            matches!(error, OpenError::InvalidUrl { .. }),
            "{query}: {error:?}"
        );
        assert_eq!(error.retry(), Retry::Useless);
        assert!(!told(&error).contains(SECRET), "{query}: {error:?}");
    }
    for url in [
        format!("postgres://somebody:{SECRET}@localhost:port/database"),
        format!("postgres://somebody:{SECRET}"),
        format!("postgres:///database?password={SECRET}&schema=A"),
        format!("postgresql://somebody:{SECRET}@localhost/database?schema=A"),
    ] {
        let error = refused(&url).await;
        assert!(
            matches!(error, OpenError::InvalidUrl { .. }),
            "{url}: {error:?}"
        );
        assert!(!told(&error).contains(SECRET), "{error:?}");
    }
    for url in [
        format!("POSTGRES://somebody:{SECRET}@localhost/database"),
        format!("mysql://somebody:{SECRET}@localhost/database"),
        format!("postgre:somebody:{SECRET}@localhost/database"),
    ] {
        let error = refused(&url).await;
        assert!(
            matches!(error, OpenError::UnknownScheme { .. }),
            "{url}: {error:?}"
        );
        assert!(!told(&error).contains(SECRET), "{error:?}");
    }
}
