//! Which claims a reader wants.

use coprod_core::{PartyId, Side, StreamName, Timestamp};

use super::claim::{Claim, Kind};
use crate::{AsOf, Position, Value};

/// Which claims to show. What is left out does not restrict.
///
/// ```
/// # use coprod_store::{Position, owed::{Filter, Kind}};
/// let unanswered = Filter { kind: Some(Kind::Concern), overdue: false, ..Filter::default() };
/// # assert_eq!(unanswered.limit, None);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only in this stream.
    pub stream: Option<StreamName>,
    /// Only of this kind.
    pub kind: Option<Kind>,
    /// Only what this party owes.
    pub owed_by: Option<PartyId>,
    /// Only what is owed to this party.
    pub owed_to: Option<PartyId>,
    /// Only what this side owes, alone or with others.
    pub side: Option<Side>,
    /// Only what is past its date.
    pub overdue: bool,
    /// As the record stood then. Dates are compared with that moment: the one asked for, or the one
    /// at which the event at that position was recorded. Left out, it is the record as it stands,
    /// and now.
    pub as_of: Option<AsOf>,
    /// At most so many claims; all of them if nothing is said.
    pub limit: Option<u32>,
}

/// Which claims were opened up to then, and not settled or lapsed.
const OPEN: &str = "\
c.position <= $1 AND (c.lapses IS NULL OR c.lapses >= $2) AND NOT EXISTS (\
  SELECT 1 FROM {settlements} s WHERE s.stream_id = c.stream_id \
  AND s.claim IN (c.claim, c.entry, c.part_of, c.whole) AND s.position > c.position AND s.position <= $1)";

const CLAIMS: &str = "\
SELECT c.position, c.stream_type, c.stream_id, c.kind, c.claim, c.subject, c.occurred_at, \
       c.owed_by, c.owed_to, c.due, c.words \
FROM {claims} c WHERE ";

const PLACES: &str = "\
SELECT p.position, p.stream_id, p.place, p.party, p.side, p.enters \
FROM {places} p WHERE p.position <= $1 AND p.effective <= $2 AND p.stream_id IN (";

const SUBJECTS: &str = "\
SELECT p.position, p.stream_id, p.subject, p.topic, p.belongs_to, p.note \
FROM {subjects} p WHERE p.position <= $1 AND p.stream_id IN (";

const AMOUNTS: &str = "\
SELECT p.position, p.stream_id, p.claim, p.minor, p.currency \
FROM {amounts} p WHERE p.position <= $1 AND p.stream_id IN (";

/// An act that rests on a decision which was opened again, unless a look was taken since at the one
/// or what the other one was about has changed. At the table itself deciding anew is that look.
const GROUNDS: &str = "\
SELECT g.position, g.stream_type, g.stream_id, g.sequence, g.owed_by, g.occurred_at, r.position, \
       r.owed_to, r.occurred_at \
FROM {grounds} g \
JOIN {reached} d ON d.stream_id = g.cited_stream AND d.cited = g.cited \
JOIN {reopened} r ON r.stream_id = d.stream_id AND r.decision = d.decision \
WHERE g.position <= $1 AND d.position <= $1 AND r.position <= $1 \
AND NOT EXISTS (\
  SELECT 1 FROM {settlements} s WHERE s.stream_id = g.stream_id \
  AND s.claim IN (g.part, 'look', 'all') AND s.position > g.position AND s.position > r.position \
  AND s.position <= $1) \
AND NOT EXISTS (\
  SELECT 1 FROM {settlements} s WHERE s.stream_id = r.stream_id \
  AND (s.claim = 'reopening/' || r.anew OR (s.claim = r.anew AND g.stream_id = r.stream_id)) \
  AND s.position <= $1)";

/// The queries of one filter, as the record stood.
pub(super) struct Queries {
    open: String,
    ground: String,
    open_parameters: Vec<Value>,
    ground_parameters: Vec<Value>,
}

impl Filter {
    pub(super) fn queries(&self, position: Position, moment: Timestamp) -> Queries {
        let until = Value::from(position.as_i64());
        let mut queries = Queries {
            open: OPEN.to_owned(),
            ground: GROUNDS.to_owned(),
            open_parameters: vec![until.clone(), moment.as_micros().into()],
            ground_parameters: vec![until],
        };
        if let Some(stream) = &self.stream {
            queries.open_with("c.stream_type", stream.aggregate_type.as_str());
            queries.open_with("c.stream_id", stream.id.as_str());
            queries
                .ground
                .push_str(" AND g.stream_type = $2 AND g.stream_id = $3");
            queries.ground_parameters.extend([
                stream.aggregate_type.as_str().into(),
                stream.id.as_str().into(),
            ]);
        }
        if let Some(kind) = self.kind {
            queries.open_with("c.kind", kind.code());
        }
        queries
    }

    /// Whether acts with a reopened ground are asked for.
    pub(super) fn asks_for_grounds(&self) -> bool {
        self.kind.is_none_or(|kind| kind == Kind::ReopenedGround)
    }

    /// What can only be told once it is known who that is.
    pub(super) fn lets_through(&self, claim: &Claim) -> bool {
        let is_by = |party| claim.owed_by.parties.contains(&party);
        let is_to = |party| claim.owed_to.parties.contains(&party);
        self.owed_by.is_none_or(is_by)
            && self.owed_to.is_none_or(is_to)
            && self
                .side
                .is_none_or(|side| claim.owed_by.sides.contains(&side))
            && (claim.overdue || !self.overdue)
    }
}

impl Queries {
    fn open_with(&mut self, column: &str, value: &str) {
        self.open_parameters.push(value.into());
        let condition = format!(" AND {column} = ${}", self.open_parameters.len());
        self.open.push_str(&condition);
    }

    pub(super) fn claims(&self) -> (String, Vec<Value>) {
        let sql = [CLAIMS, &self.open, " ORDER BY c.position, c.nth"].concat();
        (sql, self.open_parameters.clone())
    }

    pub(super) fn places(&self) -> (String, Vec<Value>) {
        self.of_their_streams(PLACES)
    }

    pub(super) fn subjects(&self) -> (String, Vec<Value>) {
        self.of_their_streams(SUBJECTS)
    }

    pub(super) fn amounts(&self) -> (String, Vec<Value>) {
        self.of_their_streams(AMOUNTS)
    }

    pub(super) fn grounds(&self) -> (String, Vec<Value>) {
        let sql = [&self.ground, " ORDER BY g.position, g.nth, r.position"].concat();
        (sql, self.ground_parameters.clone())
    }

    /// Rows of all streams in which something is owed.
    fn of_their_streams(&self, select: &str) -> (String, Vec<Value>) {
        let streams = "SELECT c.stream_id FROM {claims} c WHERE ";
        let order = ") ORDER BY p.position, p.nth";
        let sql = [select, streams, &self.open, order].concat();
        (sql, self.open_parameters.clone())
    }
}
