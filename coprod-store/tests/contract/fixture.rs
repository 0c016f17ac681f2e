//! Where the cases run.

use coprod_store::{Ledger, LedgerConfig};
use tempfile::TempDir;

#[cfg(feature = "postgres")]
#[path = "schema.rs"]
mod schema;

/// A place for one ledger, empty at first and gone with the fixture.
pub trait Fixture: Sized + Send + Sync {
    async fn new() -> Self;

    /// The ledger's URL; opened more than once it is the same ledger.
    fn url(&self) -> String;

    /// As if all who hold a lease had been stopped for a long while.
    async fn run_out_leases(&self);

    /// As if whoever reacts had died before any of its checkpoints was moved.
    async fn forget_what_was_reacted_to(&self);

    async fn ledger(&self) -> Ledger {
        self.ledger_with(LedgerConfig::default()).await
    }

    async fn ledger_with(&self, config: LedgerConfig) -> Ledger {
        Ledger::open_with(&self.url(), config).await.unwrap()
    }
}

pub struct SqliteFixture {
    folder: TempDir,
}

impl Fixture for SqliteFixture {
    async fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn url(&self) -> String {
        format!("sqlite:{}", self.folder.path().join("ledger.db").display())
    }

    async fn run_out_leases(&self) {
        self.run(RUN_OUT);
    }

    async fn forget_what_was_reacted_to(&self) {
        self.run(WIND_BACK);
    }
}

impl SqliteFixture {
    fn run(&self, sql: &str) {
        rusqlite::Connection::open(self.folder.path().join("ledger.db"))
            .unwrap()
            .execute(sql, [])
            .unwrap();
    }
}

const RUN_OUT: &str = "UPDATE followers SET owned_until = 0";

const WIND_BACK: &str = "UPDATE followers SET position = 0 WHERE kind = 'reaction'";

/// A schema in the database for tests.
#[cfg(feature = "postgres")]
pub struct PostgresFixture(schema::Schema);

#[cfg(feature = "postgres")]
impl Fixture for PostgresFixture {
    async fn new() -> Self {
        Self(schema::Schema::new())
    }

    fn url(&self) -> String {
        self.0.url()
    }

    async fn run_out_leases(&self) {
        self.run(RUN_OUT).await;
    }

    async fn forget_what_was_reacted_to(&self) {
        self.run(WIND_BACK).await;
    }
}

#[cfg(feature = "postgres")]
impl PostgresFixture {
    async fn run(&self, sql: &str) {
        use sqlx::{Connection as _, Executor as _};
        let mut connection = sqlx::PgConnection::connect(&self.0.database).await.unwrap();
        let select = format!("SET search_path = {}", self.0.name);
        connection.execute(select.as_str()).await.unwrap();
        connection.execute(sql).await.unwrap();
    }
}

/// Writes the test functions for a list of cases.
macro_rules! instantiate {
    ($module:path, $fixture:ty, [$($case:ident),+ $(,)?]) => {$(
        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn $case() {
            use $module as cases;
            let fixture = <$fixture as $crate::fixture::Fixture>::new().await;
            cases::$case(&fixture).await;
        }
    )+};
}
pub(crate) use instantiate;
