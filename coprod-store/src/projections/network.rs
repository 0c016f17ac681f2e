//! The network: who worked with whom, and across which organisations.
//!
//! Two are tied by sitting at one round table, by being partners of one service, by an engagement
//! agreed between them, and by accompaniment. What counts is for whom somebody acted: an organisation
//! is tied, not who spoke for it. A party that was merged is told as the one it was merged into.
//!
//! There are no numbers in it. It shows which ties there are, never who has more of them.

mod filter;
mod noted;
mod tables;
mod tie;
mod weave;

pub use filter::Filter;
pub use tie::{Bond, Through, Tie};

use coprod_core::{Act, Decider, Engagement, Party, PartyEvent, RoundTable, Service};

use self::{noted::Noted, weave::Row};
use super::{
    columns,
    parties::{self, Parties},
};
use crate::{
    FoldError, Ledger, Position, Projected, Projection, ReadError, RecordedEvent, Rows, Table,
    Value,
};

/// The fold behind the network: a row for each act, and what it does to ties.
#[derive(Debug, Clone, Copy)]
pub struct NetworkProjection;

impl Projection for NetworkProjection {
    const NAME: &'static str = "network";
    const VERSION: u32 = 1;
    const TABLES: &'static [&'static Table] = tables::ALL;

    fn fold(&self, event: &RecordedEvent, rows: &mut Rows) -> Result<(), FoldError> {
        match event.aggregate_type.as_str() {
            <Party as Decider>::TYPE => {
                let act: Act<PartyEvent> = event.payload_as()?;
                parties::put(event, &act, rows);
            }
            <RoundTable as Decider>::TYPE => {
                let act = event.payload_as()?;
                put(event, &act, noted::round_table(&act).as_ref(), rows)?;
            }
            <Service as Decider>::TYPE => {
                let act = event.payload_as()?;
                put(event, &act, noted::service(&act).as_ref(), rows)?;
            }
            <Engagement as Decider>::TYPE => {
                let act = event.payload_as()?;
                put(event, &act, noted::engagement(&act).as_ref(), rows)?;
            }
            // An integrator's own aggregates have read models of their own.
            _ => {}
        }
        Ok(())
    }
}

fn put<E>(
    event: &RecordedEvent,
    act: &Act<E>,
    noted: Option<&Noted>,
    rows: &mut Rows,
) -> Result<(), ReadError> {
    let principal = act.by.principal();
    if principal.is_none() && noted.is_none() {
        return Ok(());
    }
    let members = noted.map(Noted::members).unwrap_or_default();
    for party in members {
        let values = vec![
            event.aggregate_id.as_str().into(),
            party.to_string().into(),
            event.position.as_i64().into(),
        ];
        rows.put(&tables::MEMBERS, values);
    }
    let values = vec![
        event.position.as_i64().into(),
        act.occurred_at.as_micros().into(),
        event.aggregate_type.as_str().into(),
        event.aggregate_id.as_str().into(),
        Position(event.sequence).as_i64().into(),
        Value::from(principal.map(|party| party.to_string())),
        columns::json(event, noted)?,
    ];
    rows.put(&tables::ENTRIES, values);
    Ok(())
}

/// The network of a ledger.
#[derive(Debug, Clone)]
pub struct Network(Projected<NetworkProjection>);

impl Network {
    /// The network, caught up with the record.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read or written.
    pub async fn open(ledger: &Ledger) -> Result<Self, ReadError> {
        let projected = ledger.project(NetworkProjection).await?;
        projected.catch_up().await?;
        Ok(Self(projected))
    }

    /// The read model itself: to follow the record, or to wait for a position.
    #[must_use]
    pub const fn projected(&self) -> &Projected<NetworkProjection> {
        &self.0
    }

    /// The ties that the filter lets through, in the order in which they began, after catching up
    /// with the record.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read or written.
    pub async fn ties(&self, filter: &Filter) -> Result<Vec<Tie>, ReadError> {
        self.0.catch_up().await?;
        let parties = Parties::read(&self.0, filter.until()).await?;
        let ids = filter.party.map(|party| parties.ids(party));
        let ids = ids.unwrap_or_default();
        let (sql, parameters) = filter.noted(&ids);
        let rows = self.0.query(&sql, parameters).await?;
        let rows = rows.into_iter().map(Row::read).collect::<Result<_, _>>()?;
        let (sql, parameters) = filter.last(&ids);
        let last = weave::last(self.0.query(&sql, parameters).await?, &parties)?;
        let mut ties = weave::ties(rows, &last, &parties);
        let party = filter.party.map(|party| parties.now(party));
        ties.retain(|tie| party.is_none_or(|party| tie.parties.contains(&party)));
        ties.retain(|tie| !filter.across || tie.crosses_organisations || tie.crosses_sides);
        Ok(ties)
    }
}
