//! Where a ledger lies, and the ways round the ledger.

use coprod_store::Ledger;
use sqlx::{Connection as _, Executor as _, PgConnection};
use uuid::Uuid;

/// A schema of its own in some database, empty at first and gone with this.
pub struct Place {
    database: String,
    pub schema: String,
}

impl Place {
    /// In the database that the environment names.
    pub fn new() -> Self {
        Self::on(
            std::env::var("COPROD_TEST_POSTGRES_URL")
                .expect("a database to test on: run scripts/test, or set COPROD_TEST_POSTGRES_URL"),
        )
    }

    pub fn on(database: String) -> Self {
        Self {
            database,
            schema: format!("test_{}", Uuid::new_v4().simple()),
        }
    }

    pub fn url(&self) -> String {
        let join = if self.database.contains('?') {
            '&'
        } else {
            '?'
        };
        format!("{}{join}schema={}", self.database, self.schema)
    }

    /// The same ledger as another role sees it.
    pub fn url_as(&self, role: &str, password: &str) -> String {
        with_login(&self.url(), role, password)
    }

    /// The server's host and port.
    pub fn address(&self) -> &str {
        let (_, rest) = self.database.split_once("://").unwrap();
        let (server, _) = rest.split_once('/').unwrap();
        server
            .rsplit_once('@')
            .map_or(server, |(_, address)| address)
    }

    /// The same ledger by another way to the server.
    pub fn url_at(&self, address: &str) -> String {
        self.url().replacen(self.address(), address, 1)
    }

    pub async fn ledger(&self) -> Ledger {
        Ledger::open(&self.url()).await.unwrap()
    }

    /// A connection of another program, without any of our settings, in the ledger's schema.
    pub async fn stranger(&self) -> PgConnection {
        connect(&self.database, &self.schema).await
    }

    pub async fn stranger_as(&self, role: &str, password: &str) -> PgConnection {
        connect(&with_login(&self.database, role, password), &self.schema).await
    }

    pub async fn schema_exists(&self) -> bool {
        sqlx::query_scalar("SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = $1)")
            .bind(&self.schema)
            .fetch_one(&mut self.stranger().await)
            .await
            .unwrap()
    }
}

async fn connect(database: &str, schema: &str) -> PgConnection {
    let mut connection = PgConnection::connect(database).await.unwrap();
    let set_path = format!("SET search_path = {schema}; SET client_min_messages = warning");
    connection.execute(set_path.as_str()).await.unwrap();
    connection
}

fn with_login(url: &str, role: &str, password: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap();
    let server = rest.split_once('@').map_or(rest, |(_, server)| server);
    format!("{scheme}://{role}:{password}@{server}")
}

impl Drop for Place {
    fn drop(&mut self) {
        let drop_schema = format!("DROP SCHEMA IF EXISTS {} CASCADE", self.schema);
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
