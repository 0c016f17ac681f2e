//! Which ties a reader wants.

use coprod_core::{PartyId, StreamName};

use crate::{Position, Value, projections::conditions::Conditions};

/// Which ties to show. What is left out does not restrict.
///
/// ```
/// # use coprod_store::{Position, network::Filter};
/// let across = Filter { across: true, as_of: Some(Position(120)), ..Filter::default() };
/// # assert!(across.party.is_none());
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only ties of this party.
    pub party: Option<PartyId>,
    /// Only what comes of this table, service or engagement.
    pub stream: Option<StreamName>,
    /// Only ties that cross organisations or sides.
    pub across: bool,
    /// As the record stood at this position: nothing after it.
    pub as_of: Option<Position>,
}

const NOTED: &str = "\
SELECT e.position, e.occurred_at, e.stream_type, e.stream_id, e.sequence, e.noted \
FROM {entries} e WHERE ";

const LAST: &str = "\
SELECT MAX(e.position), MAX(e.occurred_at), e.stream_id, e.party \
FROM {entries} e WHERE ";

impl Filter {
    pub(super) fn until(&self) -> i64 {
        self.as_of.map_or(i64::MAX, Position::as_i64)
    }

    /// What does something to ties, in the order of positions.
    pub(super) fn noted(&self, ids: &[PartyId]) -> (String, Vec<Value>) {
        let query = self.conditions(ids);
        let sql = format!(
            "{NOTED}e.noted IS NOT NULL AND {} ORDER BY e.position",
            query.sql()
        );
        (sql, query.parameters)
    }

    /// When each last did something in a stream.
    pub(super) fn last(&self, ids: &[PartyId]) -> (String, Vec<Value>) {
        let query = self.conditions(ids);
        let sql = format!(
            "{LAST}e.party IS NOT NULL AND {} GROUP BY e.stream_id, e.party",
            query.sql()
        );
        (sql, query.parameters)
    }

    /// Only streams in which one of these parties ever had a part, where a party is asked for.
    fn conditions(&self, ids: &[PartyId]) -> Conditions {
        let mut query = Conditions::default();
        query.add("e.position <= {}", self.until());
        if let Some(stream) = &self.stream {
            query.add("e.stream_type = {}", stream.aggregate_type.as_str());
            query.add("e.stream_id = {}", stream.id.as_str());
        }
        if self.party.is_some() {
            query.among(
                "e.stream_id IN (SELECT stream_id FROM {members} WHERE party IN ({}))",
                ids.iter().map(PartyId::to_string),
            );
        }
        query
    }
}
