//! The decision log, folded from the first event on.

use coprod_store::{Ledger, history::HistoryProjection};

use crate::{
    raw,
    support::{
        figures::{Case, Figures},
        place::{Place, Store},
    },
};

/// One fold, and the same rows by the plain driver.
pub async fn round(figures: &mut Figures, store: Store, record: &Place, events: usize) {
    let case = Case::Folding(events);
    figures.add(store, case, "coprod", fold(record, events).await);
    let rate = match store {
        Store::Sqlite => raw::sqlite(&record.raw(), events),
        Store::Postgres => raw::postgres(&record.raw(), events).await,
    };
    figures.add(store, case, "raw", rate);
}

/// Events a second.
async fn fold(record: &Place, events: usize) -> f64 {
    let ledger = Ledger::open(&record.url()).await.unwrap();
    let log = ledger.project(HistoryProjection).await.unwrap();
    let mut last = None;
    // The first time it is new; later it is built anew, beside the one that is there.
    if log.lag().await.unwrap() > 0 {
        log.catch_up_telling(|progress| last = Some(progress))
            .await
            .unwrap();
    } else {
        log.rebuild(|progress| last = Some(progress)).await.unwrap();
    }
    assert_eq!(log.parked().await.unwrap(), []);
    let last = last.unwrap();
    assert_eq!(last.position.0, events as u64);
    last.events_per_second
}
