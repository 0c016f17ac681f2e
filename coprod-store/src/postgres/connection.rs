//! Connections to the server, and how each of them is set up.

use std::{str::FromStr, time::Duration};

use sqlx::{
    ConnectOptions, Connection as _, PgConnection, PgPool,
    postgres::{PgConnectOptions, PgPoolOptions},
};
use tokio::time;

use crate::{OpenError, url::shown};

/// How long a connection may take to come about.
const CONNECT: Duration = Duration::from_secs(10);

/// Connections for reading.
const READERS: u32 = 8;

/// Shorter than the server's `deadlock_timeout`: who has written to a stream and waits for the head in
/// order to commit is let through before the server has to choose a victim.
const LOCK_TIMEOUT: &str = "200ms";

/// For how long after its last use a connection is taken to be alive without asking it first, which
/// would double the round trips of a reader.
const FRESH: Duration = Duration::from_secs(1);

/// Which schema of which database holds the ledger.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(super) options: PgConnectOptions,
    pub(super) schema: String,
}

impl Place {
    /// What the URL names. `schema` in it is ours; all else is the driver's.
    pub(crate) fn parse(url: &str) -> Result<Self, OpenError> {
        let (server, query) = url.split_once('?').unwrap_or((url, ""));
        let (ours, theirs): (Vec<_>, Vec<_>) = query
            .split('&')
            .filter(|pair| !pair.is_empty())
            .partition(|pair| pair.starts_with("schema="));
        let schema = match ours.as_slice() {
            [] => "public",
            [pair] => pair.trim_start_matches("schema="),
            _ => return Err(invalid(url, "it names more than one schema")),
        };
        if !is_plain(schema) {
            return Err(invalid(
                url,
                "a schema's name has at most 63 of a-z, 0-9 and _, and begins with a letter or _",
            ));
        }
        let server = format!("{server}?{}", theirs.join("&"));
        let options = PgConnectOptions::from_str(&server)
            .map_err(|_| invalid(url, "write postgres://USER@HOST:PORT/DATABASE?schema=NAME"))?;
        Ok(Self {
            options: set_up(options, schema),
            schema: schema.to_owned(),
        })
    }

    /// What may be shown to anybody: no password.
    pub(crate) fn shown(&self) -> String {
        let options = &self.options;
        format!(
            "postgres://{}@{}:{}/{}?schema={}",
            options.get_username(),
            options.get_host(),
            options.get_port(),
            options.get_database().unwrap_or_default(),
            self.schema,
        )
    }

    /// A connection to write on. It sends few statements often, which need no plan of their own each
    /// time.
    pub(super) async fn connect(&self) -> sqlx::Result<PgConnection> {
        let options = self
            .options
            .clone()
            .options([("plan_cache_mode", "force_generic_plan")]);
        time::timeout(CONNECT, options.connect())
            .await
            .unwrap_or(Err(sqlx::Error::PoolTimedOut))
    }

    pub(super) fn pool(&self) -> PgPool {
        PgPoolOptions::new()
            .max_connections(READERS)
            .acquire_timeout(CONNECT)
            .test_before_acquire(false)
            .before_acquire(|connection, known| {
                Box::pin(async move {
                    if known.idle_for > FRESH {
                        connection.ping().await?;
                    }
                    Ok(true)
                })
            })
            .connect_lazy_with(self.options.clone())
    }
}

/// Set on every connection, whatever the role's or the server's defaults are. A commit waits for the
/// disk; nobody waits for ever for a lock, an answer, or for one who has left a transaction open.
fn set_up(options: PgConnectOptions, schema: &str) -> PgConnectOptions {
    let path = format!("{schema},pg_temp");
    options
        .application_name("coprod")
        .statement_cache_capacity(64)
        .disable_statement_logging()
        .options([
            ("search_path", path.as_str()),
            ("synchronous_commit", "on"),
            ("default_transaction_isolation", "read\\ committed"),
            ("lock_timeout", LOCK_TIMEOUT),
            ("statement_timeout", "60s"),
            ("idle_in_transaction_session_timeout", "60s"),
            ("client_min_messages", "warning"),
        ])
}

pub(super) fn is_plain(schema: &str) -> bool {
    let mut bytes = schema.bytes();
    schema.len() <= 63
        && bytes
            .next()
            .is_some_and(|first| first.is_ascii_lowercase() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

fn invalid(url: &str, reason: &'static str) -> OpenError {
    OpenError::InvalidUrl {
        url: shown(url),
        reason,
    }
}
