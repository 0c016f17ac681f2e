//! The read models that this program can fold, by name.

use async_trait::async_trait;
use coprod_store::{
    InterventionError, Ledger, ParkedStream, Position, Projected, Projection, ReadError, Rebuilt,
    balance::BalanceProjection, history::HistoryProjection, network::NetworkProjection,
    outcomes::OutcomesProjection, owed::OwedProjection,
};

use super::bar::Bar;
use crate::failure::Failure;

const KNOWN: [&str; 5] = [
    HistoryProjection::NAME,
    OwedProjection::NAME,
    BalanceProjection::NAME,
    NetworkProjection::NAME,
    OutcomesProjection::NAME,
];

/// A read model, whatever it folds.
#[async_trait]
pub(super) trait Model {
    async fn parked_at(&self, position: Position) -> Result<ParkedStream, InterventionError>;

    async fn retry(
        &self,
        parked: &ParkedStream,
        by: &str,
        reason: &str,
    ) -> Result<Option<ParkedStream>, InterventionError>;

    async fn skip(
        &self,
        parked: &ParkedStream,
        by: &str,
        reason: &str,
    ) -> Result<Option<ParkedStream>, InterventionError>;

    async fn rebuild(&self, bar: &Bar) -> Result<Rebuilt, ReadError>;

    async fn verify(&self, bar: &Bar) -> Result<Rebuilt, ReadError>;
}

pub(super) async fn named(ledger: &Ledger, name: &str) -> Result<Box<dyn Model>, Failure> {
    match name {
        HistoryProjection::NAME => Ok(Box::new(ledger.project(HistoryProjection).await?)),
        OwedProjection::NAME => Ok(Box::new(ledger.project(OwedProjection).await?)),
        BalanceProjection::NAME => Ok(Box::new(ledger.project(BalanceProjection).await?)),
        NetworkProjection::NAME => Ok(Box::new(ledger.project(NetworkProjection).await?)),
        OutcomesProjection::NAME => Ok(Box::new(ledger.project(OutcomesProjection).await?)),
        _ => Err(Failure::NoSuchProjection {
            name: name.to_owned(),
            known: KNOWN.to_vec(),
        }),
    }
}

#[async_trait]
impl<P: Projection> Model for Projected<P> {
    async fn parked_at(&self, position: Position) -> Result<ParkedStream, InterventionError> {
        let parked = self.parked().await?;
        parked
            .into_iter()
            .find(|parked| parked.position == position)
            .ok_or(InterventionError::NotParked { position })
    }

    async fn retry(
        &self,
        parked: &ParkedStream,
        by: &str,
        reason: &str,
    ) -> Result<Option<ParkedStream>, InterventionError> {
        Self::retry(self, parked, by, reason).await
    }

    async fn skip(
        &self,
        parked: &ParkedStream,
        by: &str,
        reason: &str,
    ) -> Result<Option<ParkedStream>, InterventionError> {
        Self::skip(self, parked, by, reason).await
    }

    async fn rebuild(&self, bar: &Bar) -> Result<Rebuilt, ReadError> {
        Self::rebuild(self, |progress| bar.show(progress)).await
    }

    async fn verify(&self, bar: &Bar) -> Result<Rebuilt, ReadError> {
        Self::verify(self, |progress| bar.show(progress)).await
    }
}
