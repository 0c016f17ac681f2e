//! Which accounts a reader wants.

use coprod_core::{EngagementId, PartyId, ServiceId};

use crate::{Position, Value, projections::conditions::Conditions};

/// Which accounts to show. What is left out does not restrict.
///
/// ```
/// # use coprod_store::{Position, balance::Filter};
/// let earlier = Filter { as_of: Some(Position(120)), ..Filter::default() };
/// # assert!(earlier.service.is_none());
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this service.
    pub service: Option<ServiceId>,
    /// Only this engagement.
    pub engagement: Option<EngagementId>,
    /// As the record stood at this position: nothing after it.
    pub as_of: Option<Position>,
}

const SELECT: &str = "\
SELECT n.position, n.occurred_at, n.engagement, n.sequence, n.noted, \
       o.service, o.party, o.counterpart, o.role, o.side \
FROM {engagements} o JOIN {entries} n ON n.engagement = o.engagement ";

impl Filter {
    pub(super) fn until(&self) -> i64 {
        self.as_of.map_or(i64::MAX, Position::as_i64)
    }

    /// The query and its parameters; only engagements that one of these parties has a part in,
    /// where some are given.
    pub(super) fn query(&self, parties: Option<&[PartyId]>) -> (String, Vec<Value>) {
        let mut query = Conditions::default();
        query.add("n.position <= {}", self.until());
        if let Some(service) = self.service {
            query.add("o.service = {}", service.to_string());
        }
        if let Some(engagement) = self.engagement {
            query.add("o.engagement = {}", engagement.to_string());
        }
        if let Some(parties) = parties {
            query.among(
                "(o.party IN ({}) OR o.counterpart IN ({}))",
                parties.iter().map(PartyId::to_string),
            );
        }
        let sql = format!("{SELECT}WHERE {} ORDER BY n.position", query.sql());
        (sql, query.parameters)
    }
}
