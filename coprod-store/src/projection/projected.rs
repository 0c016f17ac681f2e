//! A read model on its ledger: how far it has come, and what stands in it.

use std::{fmt, sync::Arc};

use tokio::sync::Mutex;

use super::{FoundRow, Projection, Table, Value, expand, names};
use crate::{
    Ledger, Position, ReadError,
    backend::Backend,
    follower::{Checkpoint, FollowerKey},
};

/// A read model on its ledger.
pub struct Projected<P> {
    pub(super) ledger: Ledger,
    pub(super) projection: Arc<P>,
    /// How far it had come when somebody last caught up for those who wait.
    pub(super) reached: Arc<Mutex<Position>>,
}

impl<P> Clone for Projected<P> {
    fn clone(&self) -> Self {
        Self {
            ledger: self.ledger.clone(),
            projection: Arc::clone(&self.projection),
            reached: Arc::clone(&self.reached),
        }
    }
}

impl<P: Projection> fmt::Debug for Projected<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Projected")
            .field("name", &P::NAME)
            .field("version", &P::VERSION)
            .field("ledger", &self.ledger)
            .finish_non_exhaustive()
    }
}

/// Read models.
impl Ledger {
    /// The read model, with its tables made where they are missing. It is empty at first:
    /// [catch up](Projected::catch_up), or [follow](Projected::follow).
    ///
    /// # Errors
    /// [`ReadError::UnfitProjection`] when its names cannot stand in a database, and
    /// [`ReadError::Storage`].
    pub async fn project<P: Projection>(&self, projection: P) -> Result<Projected<P>, ReadError> {
        names::check(P::NAME, P::TABLES)?;
        let projected = Projected {
            ledger: self.clone(),
            projection: Arc::new(projection),
            reached: Arc::default(),
        };
        projected.prepare().await?;
        Ok(projected)
    }
}

impl<P: Projection> Projected<P> {
    /// How far the read model has come.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read.
    pub async fn position(&self) -> Result<Position, ReadError> {
        Ok(self.standing().await?.checkpoint.position)
    }

    /// How many events it is behind the ledger's head.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read.
    pub async fn lag(&self) -> Result<u64, ReadError> {
        self.ledger.beyond(self.position().await?).await
    }

    /// The rows of a table in which each of these columns holds that value, in the order of their
    /// keys. Values of nothing find nothing.
    ///
    /// An index on the columns makes it fast: [`Table::indexes`].
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read, or the table has no such column.
    pub async fn find(
        &self,
        table: &'static Table,
        by: &[(&str, Value)],
    ) -> Result<Vec<FoundRow>, ReadError> {
        let mut conditions = Vec::with_capacity(by.len());
        for ((column, _), number) in by.iter().zip(1..) {
            if table.place(column).is_none() {
                return Err(ReadError::UnfitProjection {
                    name: P::NAME,
                    reason: format!("the table {:?} has no column {column:?}", table.name),
                });
            }
            conditions.push(format!("{column} = ${number}"));
        }
        let restriction = if conditions.is_empty() {
            String::new()
        } else {
            format!("WHERE {}", conditions.join(" AND "))
        };
        let sql = format!(
            "SELECT {} FROM {{{}}} {restriction} ORDER BY {}",
            table.columns_named(),
            table.name,
            table.key.join(", ")
        );
        let values = by.iter().map(|(_, value)| value.clone()).collect();
        let rows = self.query(&sql, values).await?;
        Ok(rows
            .into_iter()
            .map(|values| FoundRow { table, values })
            .collect())
    }

    /// Runs a query on the read model's tables. In the SQL each table is named `{name}`, and each
    /// parameter `$1`, `$2` … in the order given.
    ///
    /// # Errors
    /// [`ReadError`] when the database refuses it.
    pub async fn query(
        &self,
        sql: &str,
        parameters: Vec<Value>,
    ) -> Result<Vec<Vec<Value>>, ReadError> {
        let sql = expand(sql, P::TABLES, |table| {
            names::of_version(P::NAME, P::VERSION, table)
        });
        Ok(self.backend().query(&sql, &parameters).await?)
    }

    /// The ledger it is folded from.
    #[must_use]
    pub const fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Makes the first build, if there is none.
    async fn prepare(&self) -> Result<(), ReadError> {
        let current = self.backend().current_build(P::NAME, P::VERSION).await?;
        if current.is_none() {
            self.backend()
                .prepare_build(&Self::build(1), P::TABLES)
                .await?;
        }
        Ok(())
    }

    /// Where the current build stands.
    pub(super) async fn standing(&self) -> Result<Standing, ReadError> {
        loop {
            let current = self.backend().current_build(P::NAME, P::VERSION).await?;
            let Some(current) = current else {
                // Somebody has removed it.
                self.prepare().await?;
                continue;
            };
            return Ok(Standing {
                build: Self::build(current.build),
                is_live: current.is_live,
                checkpoint: current.checkpoint,
            });
        }
    }

    pub(super) fn build(build: u32) -> FollowerKey {
        FollowerKey::build(P::NAME, P::VERSION, build)
    }

    pub(super) fn backend(&self) -> &dyn Backend {
        self.ledger.backend()
    }
}

/// Which build a version's names stand for, and how far it has come.
pub(super) struct Standing {
    pub(super) build: FollowerKey,
    pub(super) is_live: bool,
    pub(super) checkpoint: Checkpoint,
}
