//! Where the cases run.

use coprod_store::{Ledger, LedgerConfig};
use tempfile::TempDir;

/// A place for one ledger, empty at first and gone with the fixture.
pub trait Fixture: Sized + Send + Sync {
    async fn new() -> Self;

    /// The ledger's URL; opened more than once it is the same ledger.
    fn url(&self) -> String;

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
}

/// A schema of its own in the database that `COPROD_TEST_POSTGRES_URL` names.
#[cfg(feature = "postgres")]
pub struct PostgresFixture {
    database: String,
    schema: String,
}

#[cfg(feature = "postgres")]
impl Fixture for PostgresFixture {
    async fn new() -> Self {
        Self {
            database: std::env::var("COPROD_TEST_POSTGRES_URL")
                .expect("a database to test on: run scripts/test, or set COPROD_TEST_POSTGRES_URL"),
            schema: format!("test_{}", uuid::Uuid::new_v4().simple()),
        }
    }

    fn url(&self) -> String {
        let join = if self.database.contains('?') {
            '&'
        } else {
            '?'
        };
        format!("{}{join}schema={}", self.database, self.schema)
    }
}

#[cfg(feature = "postgres")]
impl Drop for PostgresFixture {
    fn drop(&mut self) {
        use sqlx::{Connection as _, Executor as _};
        let drop_schema = format!("DROP SCHEMA IF EXISTS {} CASCADE", self.schema);
        let database = self.database.clone();
        // A runtime may not be waited for within another one.
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(async {
                let mut connection = sqlx::PgConnection::connect(&database).await.unwrap();
                connection.execute(drop_schema.as_str()).await.unwrap();
            });
        });
        // What is left behind in a database for tests is no matter.
        let _ = dropping.join();
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
