//! A ledger's schema, and the way of other programs into it.

use std::str::FromStr;

use coprod_store::{Ledger, LedgerConfig};
use cqrs_es::{
    Aggregate,
    persist::{EventStoreAggregateContext, PersistedEventStore},
};
use postgres_es::{PostgresCqrs, PostgresEventRepository};
use sqlx::{
    Executor, PgPool,
    postgres::{PgConnectOptions, PgPoolOptions},
};

use crate::{
    fixture::{Fixture, PostgresFixture},
    tally::{Reach, Tally},
};

/// The store of a plain program.
pub type Theirs<A> = PersistedEventStore<PostgresEventRepository, A>;

pub type TheirContext = EventStoreAggregateContext<Tally>;

/// What `postgres-es` has in its `db/init.sql` for snapshots.
const SNAPSHOTS: &str = "
    CREATE TABLE snapshots (
        aggregate_type   text   NOT NULL,
        aggregate_id     text   NOT NULL,
        last_sequence    bigint NOT NULL CHECK (last_sequence >= 0),
        current_snapshot bigint NOT NULL CHECK (current_snapshot >= 0),
        payload          json   NOT NULL,
        PRIMARY KEY (aggregate_type, aggregate_id, last_sequence)
    )";

pub struct Place {
    /// Of a plain program: nothing is set but the schema, and that who fails while a transaction is
    /// open does not hang.
    pub pool: PgPool,
    pub ledger: Ledger,
    pub schema: String,
    fixture: PostgresFixture,
}

impl Place {
    pub async fn new() -> Self {
        let fixture = PostgresFixture::new().await;
        let (server, schema) = parts(&fixture.url());
        Self {
            ledger: fixture.ledger().await,
            pool: pool(server, &[("search_path", &schema)]).await,
            schema,
            fixture,
        }
    }

    /// Another process, as far as the ledger can tell.
    pub async fn another_ledger(&self, config: LedgerConfig) -> Ledger {
        self.fixture.ledger_with(config).await
    }

    /// Connections with nothing but these settings.
    pub async fn pool_with(&self, settings: &[(&str, &str)]) -> PgPool {
        pool(parts(&self.fixture.url()).0, settings).await
    }

    /// A plain program that works with tallies.
    pub fn plain(&self) -> PostgresCqrs<Tally> {
        postgres_es::postgres_cqrs(self.pool.clone(), vec![], Reach::default())
    }

    pub fn repository(&self) -> PostgresEventRepository {
        PostgresEventRepository::new(self.pool.clone())
    }

    pub fn event_store<A: Aggregate>(&self) -> Theirs<A> {
        PersistedEventStore::new_event_store(self.repository())
    }

    /// Makes the table in which `postgres-es` keeps its snapshots; ours has another name.
    pub async fn make_snapshots_of_theirs(&self) {
        self.pool.execute(SNAPSHOTS).await.unwrap();
    }

    /// What is durable of one stream, as it stands in the table.
    pub async fn count_events(&self, id: &str) -> i64 {
        sqlx::query_scalar("SELECT count(*) FROM events WHERE aggregate_id = $1")
            .bind(id)
            .fetch_one(&self.pool)
            .await
            .unwrap()
    }
}

/// How to connect to the server, and the schema.
fn parts(url: &str) -> (PgConnectOptions, String) {
    let (server, schema) = url.split_once("schema=").unwrap();
    let server = PgConnectOptions::from_str(server.trim_end_matches(['?', '&'])).unwrap();
    (server, schema.to_owned())
}

async fn pool(server: PgConnectOptions, settings: &[(&str, &str)]) -> PgPool {
    let options = server
        .options([("idle_in_transaction_session_timeout", "30s")])
        .options(settings.iter().copied());
    PgPoolOptions::new()
        .max_connections(10)
        .connect_with(options)
        .await
        .unwrap()
}
