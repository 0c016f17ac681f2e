//! Opening: a ledger, or a clear word on what stands in the way.

use std::{fs, path::Path};

use coprod_store::{Ledger, OpenError, Position, Retry, StorageError};
use rusqlite::Connection;
use tokio::task::JoinSet;

use crate::{
    Place,
    tally::{Do, execute},
};

async fn refused(url: &str) -> OpenError {
    Ledger::open(url)
        .await
        .err()
        .unwrap_or_else(|| panic!("{url} is opened"))
}

#[tokio::test]
async fn an_unknown_scheme_is_refused() {
    for url in [
        "neighbourhood.db",
        "mysql://localhost/a",
        "/srv/neighbourhood.db",
        "",
    ] {
        let error = refused(url).await;
        assert!(matches!(error, OpenError::UnknownScheme { .. }), "{error}");
        assert!(error.to_string().contains("sqlite:"), "{error}");
        assert_eq!(error.retry(), Retry::Useless);
    }
}

#[tokio::test]
async fn a_missing_folder_is_named() {
    let place = Place::new();
    let url = format!("sqlite:{}/no/such/ledger.db", place.folder.path().display());
    let error = refused(&url).await;
    assert!(matches!(error, OpenError::NoSuchFolder { .. }), "{error}");
    assert_eq!(error.retry(), Retry::OnceRemedied);
}

#[tokio::test]
async fn a_folder_is_no_ledger() {
    let place = Place::new();
    let error = refused(&format!("sqlite:{}", place.folder.path().display())).await;
    assert!(matches!(error, OpenError::NotALedger { .. }), "{error}");
}

#[tokio::test]
async fn a_file_of_another_kind_is_refused_and_left_alone() {
    let place = Place::new();
    for content in [
        "Not a database at all, but long enough to have a header. "
            .repeat(20)
            .as_str(),
        "x",
    ] {
        fs::write(place.path(), content).unwrap();
        let error = refused(&place.url()).await;
        assert!(matches!(error, OpenError::NotALedger { .. }), "{error}");
        assert_eq!(fs::read_to_string(place.path()).unwrap(), content);
    }
}

#[tokio::test]
async fn a_database_of_another_program_is_refused_and_left_alone() {
    let place = Place::new();
    place
        .stranger()
        .execute_batch("CREATE TABLE events (a); PRAGMA user_version = 1")
        .unwrap();
    let before = fs::read(place.path()).unwrap();
    let error = refused(&place.url()).await;
    assert!(matches!(error, OpenError::NotALedger { .. }), "{error}");
    assert_eq!(fs::read(place.path()).unwrap(), before);
}

#[tokio::test]
async fn a_newer_format_is_refused_and_left_alone() {
    let place = Place::new();
    execute(&place.ledger().await, "a", Do::Add(1))
        .await
        .unwrap();
    place
        .stranger()
        .execute_batch("PRAGMA user_version = 99")
        .unwrap();
    let error = refused(&place.url()).await;
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
    place
        .stranger()
        .execute_batch("PRAGMA user_version = 2")
        .unwrap();
    assert_eq!(place.ledger().await.head().await.unwrap(), Position(1));
}

#[tokio::test]
async fn a_reader_never_makes_a_ledger() {
    let place = Place::new();
    let error = Ledger::open_existing(&place.url()).await.unwrap_err();
    assert!(matches!(error, OpenError::NotFound { .. }), "{error}");
    assert!(!place.path().exists());
    fs::write(place.path(), "").unwrap();
    let error = Ledger::open_existing(&place.url()).await.unwrap_err();
    assert!(matches!(error, OpenError::NotALedger { .. }), "{error}");
    assert_eq!(fs::metadata(place.path()).unwrap().len(), 0);
    place.ledger().await;
    Ledger::open_existing(&place.url()).await.unwrap();
}

#[tokio::test]
async fn where_nothing_can_be_written_is_said() {
    // Nobody may make files here, root included.
    let folder = Path::new("/proc/self");
    if !folder.is_dir() {
        eprintln!("skipped: this system has no /proc, the one folder that refuses root as well");
        return;
    }
    let error = refused(&format!("sqlite:{}/ledger.db", folder.display())).await;
    assert!(matches!(error, OpenError::NoAccess { .. }), "{error}");
    assert_eq!(error.retry(), Retry::OnceRemedied);
}

#[tokio::test]
async fn a_read_only_file_is_said() {
    let place = Place::new();
    execute(&place.ledger().await, "a", Do::Add(1))
        .await
        .unwrap();
    let mut rights = fs::metadata(place.path()).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(place.path(), rights).unwrap();
    if fs::OpenOptions::new()
        .write(true)
        .open(place.path())
        .is_ok()
    {
        eprintln!("skipped: this user (root, most likely) may write to read-only files");
        return;
    }
    let error = refused(&place.url()).await;
    assert!(
        matches!(
            error,
            OpenError::NoAccess { .. }
                | OpenError::Storage {
                    source: StorageError::ReadOnly(_),
                    ..
                }
        ),
        "{error}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_who_open_a_new_file_at_once_get_the_same_ledger() {
    for _ in 0..10 {
        let place = Place::new();
        let mut all = JoinSet::new();
        for _ in 0..8 {
            let url = place.url();
            all.spawn(async move { Ledger::open(&url).await.unwrap().origin() });
        }
        let origins = all.join_all().await;
        assert!(origins.iter().all(|origin| *origin == origins[0]));
    }
}

#[tokio::test]
async fn every_ledger_has_an_origin_of_its_own() {
    let [one, other] = [Place::new(), Place::new()];
    assert_ne!(one.ledger().await.origin(), other.ledger().await.origin());
}

#[tokio::test]
async fn a_ledger_is_marked_as_one() {
    let place = Place::new();
    place.ledger().await;
    let read = |pragma: &str| -> i64 {
        let connection: Connection = place.stranger();
        connection
            .query_row(&format!("PRAGMA {pragma}"), [], |row| row.get(0))
            .unwrap()
    };
    assert_eq!(
        read("application_id"),
        i64::from(u32::from_be_bytes(*b"copr"))
    );
    assert_eq!(read("user_version"), 2);
}
