//! The balance: does everybody who co-produces get their due?
//!
//! What somebody gave and got, and how it feels to them, is nobody's business but theirs and of those
//! with whom it was agreed. So it is asked in two ways: [`Balance::accounts`] gives a viewer what is
//! theirs to see, one account an engagement; [`Balance::groups`] gives anybody what five or more come
//! to. Nobody releases a felt balance in the record so far, so none is shown to others.
//!
//! This is about what is shown. Whoever may read the ledger itself reads each event in it.

mod account;
mod filter;
mod group;
mod noted;
mod row;
mod sums;
mod tables;

pub use account::{
    Account, Benefit, Contribution, Expense, Felt, Gift, Imbalance, Say, Stage, Use,
};
pub use filter::Filter;
pub use group::{FeltByGroup, Group, LEAST};
pub use sums::{Amounts, Given, Got, Imbalances, Says, Sums};

use coprod_core::{Act, Decider, Engagement, EngagementEvent, Party, PartyId, Side};

use self::row::Row;
use super::{
    columns,
    parties::{self, Parties},
};
use crate::{
    FoldError, Ledger, Position, Projected, Projection, ReadError, RecordedEvent, Rows, Table,
};

/// The fold behind the balance: a row for each fact of an engagement.
#[derive(Debug, Clone, Copy)]
pub struct BalanceProjection;

impl Projection for BalanceProjection {
    const NAME: &'static str = "balance";
    const VERSION: u32 = 1;
    const TABLES: &'static [&'static Table] = tables::ALL;

    fn fold(&self, event: &RecordedEvent, rows: &mut Rows) -> Result<(), FoldError> {
        match event.aggregate_type.as_str() {
            <Party as Decider>::TYPE => {
                parties::put(event, &event.payload_as()?, rows);
                Ok(())
            }
            <Engagement as Decider>::TYPE => Ok(put(event, &event.payload_as()?, rows)?),
            // What tables and services do is nobody's account.
            _ => Ok(()),
        }
    }
}

fn put(
    event: &RecordedEvent,
    act: &Act<EngagementEvent>,
    rows: &mut Rows,
) -> Result<(), ReadError> {
    if let EngagementEvent::RoleOffered {
        service,
        party,
        counterpart,
        role,
        side,
        ..
    } = &act.what
    {
        let values = vec![
            event.position.as_i64().into(),
            event.aggregate_id.as_str().into(),
            service.to_string().into(),
            party.to_string().into(),
            counterpart.to_string().into(),
            role.to_string().into(),
            side.to_string().into(),
        ];
        rows.put(&tables::ENGAGEMENTS, values);
    }
    if let Some(noted) = noted::noted(&act.what) {
        let values = vec![
            event.position.as_i64().into(),
            act.occurred_at.as_micros().into(),
            event.aggregate_id.as_str().into(),
            Position(event.sequence).as_i64().into(),
            columns::json(event, Some(&noted))?,
        ];
        rows.put(&tables::ENTRIES, values);
    }
    Ok(())
}

/// The balance of all who engage.
#[derive(Debug, Clone)]
pub struct Balance(Projected<BalanceProjection>);

impl Balance {
    /// The balance, caught up with the record.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read or written.
    pub async fn open(ledger: &Ledger) -> Result<Self, ReadError> {
        let projected = ledger.project(BalanceProjection).await?;
        projected.catch_up().await?;
        Ok(Self(projected))
    }

    /// The read model itself: to follow the record, or to wait for a position.
    #[must_use]
    pub const fn projected(&self) -> &Projected<BalanceProjection> {
        &self.0
    }

    /// The accounts that are `viewer`'s to see, in the order in which the roles were accepted, after
    /// catching up with the record.
    ///
    /// - **Their own**, whole.
    /// - **Those agreed with them**, without how it feels: that is the party's own, until it raises an
    ///   imbalance. Nobody but themself sees the account of a person on the professional side.
    ///
    /// Whether somebody *is* that viewer is for the program to know that asks.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read or written.
    pub async fn accounts(
        &self,
        filter: &Filter,
        viewer: PartyId,
    ) -> Result<Vec<Account>, ReadError> {
        self.0.catch_up().await?;
        let parties = Parties::read(&self.0, filter.until()).await?;
        let accounts = self
            .read(filter, Some(&parties.ids(viewer)), &parties)
            .await?;
        let viewer = parties.now(viewer);
        let shown = accounts.into_iter().filter_map(|account| {
            let is_own = account.party == viewer;
            let is_shown = is_own || !is_of_professional_person(&account, &parties);
            let felt = account.felt.clone().filter(|_| is_own);
            is_shown.then_some(Account { felt, ..account })
        });
        Ok(shown.collect())
    }

    /// What everybody may see: what the sides of each service give and get, after catching up with
    /// the record. No figure is of fewer than [`LEAST`] parties, and what would be is left out.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read or written.
    pub async fn groups(&self, filter: &Filter) -> Result<Vec<Group>, ReadError> {
        self.0.catch_up().await?;
        let parties = Parties::read(&self.0, filter.until()).await?;
        let accounts = self.read(filter, None, &parties).await?;
        Ok(group::groups(&accounts))
    }

    async fn read(
        &self,
        filter: &Filter,
        of: Option<&[PartyId]>,
        parties: &Parties,
    ) -> Result<Vec<Account>, ReadError> {
        let (sql, parameters) = filter.query(of);
        let rows = self.0.query(&sql, parameters).await?;
        let rows = rows.into_iter().map(Row::read);
        Ok(row::accounts(rows.collect::<Result<_, _>>()?, parties))
    }
}

/// No figures are shown of anybody by profession. Whoever was never registered is a person.
fn is_of_professional_person(account: &Account, parties: &Parties) -> bool {
    account.side == Side::Professional && !parties.is_organisation(account.party)
}
