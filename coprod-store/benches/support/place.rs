//! Where the measured ledgers lie.

use std::{env, path::Path};

use sqlx::{Connection as _, Executor as _, PgConnection};
use tempfile::TempDir;
use uuid::Uuid;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Store {
    Sqlite,
    Postgres,
}

impl Store {
    /// Those that can be measured; what is missing is told on stderr.
    pub fn available() -> Vec<Self> {
        if cfg!(feature = "postgres") && database().is_some() {
            return vec![Self::Sqlite, Self::Postgres];
        }
        eprintln!(
            "PostgreSQL isn't measured: that takes the feature postgres and a database. Both come \
             with\n  scripts/test --with cargo bench -p coprod-store --features postgres \
             --bench NAME -- --json"
        );
        vec![Self::Sqlite]
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }

    /// An empty place, gone when it is dropped.
    pub async fn place(self) -> Place {
        match self {
            Self::Sqlite => Place::Folder(folder()),
            Self::Postgres => {
                let database = database().unwrap();
                let schema = format!("bench_{}", Uuid::new_v4().simple());
                let mut connection = PgConnection::connect(&database).await.unwrap();
                let create = format!("CREATE SCHEMA {schema}");
                connection.execute(create.as_str()).await.unwrap();
                connection.close().await.unwrap();
                Place::Schema { database, schema }
            }
        }
    }
}

fn database() -> Option<String> {
    env::var("COPROD_TEST_POSTGRES_URL").ok()
}

/// A folder on the disk that the build lies on.
fn folder() -> TempDir {
    tempfile::tempdir_in(Path::new(env!("CARGO_TARGET_TMPDIR"))).unwrap()
}

pub enum Place {
    Folder(TempDir),
    Schema { database: String, schema: String },
}

impl Place {
    /// Of the ledger there.
    pub fn url(&self) -> String {
        match self {
            Self::Folder(folder) => format!("sqlite:{}", file(folder)),
            Self::Schema { database, schema } => with(database, &format!("schema={schema}")),
        }
    }

    /// What the plain driver connects to: a path, or a URL.
    pub fn raw(&self) -> String {
        match self {
            Self::Folder(folder) => file(folder),
            Self::Schema { database, schema } => {
                with(database, &format!("options=-c%20search_path%3D{schema}"))
            }
        }
    }
}

fn file(folder: &TempDir) -> String {
    folder.path().join("ledger.db").display().to_string()
}

fn with(url: &str, parameter: &str) -> String {
    let join = if url.contains('?') { '&' } else { '?' };
    format!("{url}{join}{parameter}")
}

impl Drop for Place {
    fn drop(&mut self) {
        let Self::Schema { database, schema } = self else {
            return;
        };
        let database = database.clone();
        let drop_schema = format!("DROP SCHEMA IF EXISTS {schema} CASCADE");
        // A runtime may not be waited for within another one.
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(async {
                let mut connection = PgConnection::connect(&database).await.unwrap();
                connection.execute(drop_schema.as_str()).await.unwrap();
            });
        });
        // What is left behind in a database for tests is no matter.
        let _ = dropping.join();
    }
}
