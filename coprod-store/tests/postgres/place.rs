//! Where a ledger lies, and the ways round the ledger.

use coprod_store::Ledger;
use sqlx::{Connection as _, Executor as _, PgConnection};

use crate::schema::Schema;

/// A schema of its own in some database, and who else comes there.
pub struct Place(Schema);

impl Place {
    /// In the database that the environment names.
    pub fn new() -> Self {
        Self(Schema::new())
    }

    pub fn on(database: String) -> Self {
        Self(Schema::on(database))
    }

    pub fn schema(&self) -> &str {
        &self.0.name
    }

    pub fn url(&self) -> String {
        self.0.url()
    }

    /// The same ledger as another role sees it.
    pub fn url_as(&self, role: &str, password: &str) -> String {
        with_login(&self.url(), role, password)
    }

    /// The server's host and port.
    pub fn address(&self) -> &str {
        let (_, rest) = self.0.database.split_once("://").unwrap();
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
        connect(&self.0.database, self.schema()).await
    }

    pub async fn stranger_as(&self, role: &str, password: &str) -> PgConnection {
        connect(&with_login(&self.0.database, role, password), self.schema()).await
    }

    pub async fn schema_exists(&self) -> bool {
        sqlx::query_scalar("SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = $1)")
            .bind(self.schema())
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
