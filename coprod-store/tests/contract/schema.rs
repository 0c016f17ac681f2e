//! Where ledgers lie that are only for a test.

use sqlx::{Connection as _, Executor as _, PgConnection};
use uuid::Uuid;

/// A schema of its own in some database, empty at first and gone with this.
pub struct Schema {
    pub database: String,
    pub name: String,
}

impl Schema {
    /// In the database that `COPROD_TEST_POSTGRES_URL` names.
    pub fn new() -> Self {
        Self::on(
            std::env::var("COPROD_TEST_POSTGRES_URL")
                .expect("a database to test on: run scripts/test, or set COPROD_TEST_POSTGRES_URL"),
        )
    }

    pub fn on(database: String) -> Self {
        Self {
            database,
            name: format!("test_{}", Uuid::new_v4().simple()),
        }
    }

    /// The URL of the ledger in it.
    pub fn url(&self) -> String {
        let join = if self.database.contains('?') {
            '&'
        } else {
            '?'
        };
        format!("{}{join}schema={}", self.database, self.name)
    }
}

impl Drop for Schema {
    fn drop(&mut self) {
        let drop_schema = format!("DROP SCHEMA IF EXISTS {} CASCADE", self.name);
        let database = self.database.clone();
        // A runtime may not be waited for within another one.
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(async {
                // The server may be gone already, with all that was on it.
                if let Ok(mut connection) = PgConnection::connect(&database).await {
                    let _ = connection.execute(drop_schema.as_str()).await;
                }
            });
        });
        // What is left behind in a database for tests is no matter.
        let _ = dropping.join();
    }
}
