//! Which outcomes a reader wants.

use coprod_core::ServiceId;

use super::outcome::Outcome;
use crate::{AsOf, Position, Value};

/// Which outcomes to show. What is left out does not restrict.
///
/// ```
/// # use coprod_store::outcomes::Filter;
/// let surprises = Filter { unforeseen: true, ..Filter::default() };
/// # assert_eq!(surprises.limit, None);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only of this service.
    pub service: Option<ServiceId>,
    /// Only what nobody foresaw.
    pub unforeseen: bool,
    /// Only what is past the day by which it was expected, with nothing observed.
    pub overdue: bool,
    /// As the record stood then. Left out, it is the record as it stands, and now.
    pub as_of: Option<AsOf>,
    /// At most so many outcomes; all of them if nothing is said.
    pub limit: Option<u32>,
}

const EXPECTED: &str = "\
SELECT e.position, e.occurred_at, e.service, e.outcome, e.party, e.side, e.words, e.by_when \
FROM {expected} e WHERE e.position <= $1";

const OBSERVED: &str = "\
SELECT e.position, e.occurred_at, e.service, e.outcome, e.party, e.side, e.words, e.expected \
FROM {observed} e WHERE e.position <= $1";

const CONCERNS: &str = "\
SELECT e.position, e.occurred_at, e.service, e.concern, e.party, e.side, e.words \
FROM {concerns} e WHERE e.position <= $1";

/// Decisions that acts on a service rest on or arise from.
const CITED: &str = "\
SELECT d.position, e.service, d.table_id, d.decision, p.topic \
FROM {links} e \
JOIN {reached} r ON r.table_id = e.table_id AND r.sequence = e.sequence \
JOIN {decisions} d ON d.table_id = r.table_id AND d.decision = r.decision \
JOIN {proposals} p ON p.table_id = d.table_id AND p.proposal = d.proposal \
WHERE e.position <= $1";

/// Decisions on motions that are about a service.
const MOVED: &str = "\
SELECT d.position, e.service, d.table_id, d.decision, e.topic \
FROM {proposals} e \
JOIN {decisions} d ON d.table_id = e.table_id AND d.proposal = e.proposal \
WHERE e.service IS NOT NULL AND d.position <= $1";

/// What was said at the tables of these decisions.
const VOICES: &str = "\
SELECT v.position, v.occurred_at, v.table_id, v.decision, v.topic, v.seat, v.voice, v.party, \
       v.side, v.words \
FROM {voices} v WHERE v.position <= $1 AND v.table_id = $2 ORDER BY v.position";

impl Filter {
    fn query(&self, select: &str, until: Position) -> (String, Vec<Value>) {
        let mut parameters = vec![until.as_i64().into()];
        let mut sql = select.to_owned();
        if let Some(service) = self.service {
            parameters.push(service.to_string().into());
            sql.push_str(" AND e.service = $2");
        }
        sql.push_str(" ORDER BY 1");
        (sql, parameters)
    }

    pub(super) fn expected(&self, until: Position) -> (String, Vec<Value>) {
        self.query(EXPECTED, until)
    }

    pub(super) fn observed(&self, until: Position) -> (String, Vec<Value>) {
        self.query(OBSERVED, until)
    }

    pub(super) fn concerns(&self, until: Position) -> (String, Vec<Value>) {
        self.query(CONCERNS, until)
    }

    pub(super) fn decisions(&self, until: Position) -> [(String, Vec<Value>); 2] {
        [CITED, MOVED].map(|select| self.query(select, until))
    }

    pub(super) fn voices(table: &str, until: Position) -> (String, Vec<Value>) {
        (VOICES.to_owned(), vec![until.as_i64().into(), table.into()])
    }

    pub(super) fn lets_through(&self, outcome: &Outcome) -> bool {
        (outcome.expected.is_none() || !self.unforeseen) && (outcome.overdue || !self.overdue)
    }
}
