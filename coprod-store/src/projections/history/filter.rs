//! Which entries of the decision log a reader wants.

use coprod_core::{PartyId, Side, StreamName, Timestamp, TopicKey};

use crate::{Position, Value, projections::conditions::Conditions};

/// Which entries to show. What is left out does not restrict.
///
/// ```
/// # use coprod_store::{Position, history::Filter};
/// let decided = Filter { decisions: true, as_of: Some(Position(120)), ..Filter::default() };
/// # assert!(decided.decisions);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this stream.
    pub stream: Option<StreamName>,
    /// Only what is about this entity, by its id: a proposal, a decision, a session, a commitment.
    pub subject: Option<String>,
    /// Only events of this type, such as `MandateGranted`.
    pub act: Option<String>,
    /// Only what this party did, or somebody in its name.
    pub party: Option<PartyId>,
    /// Only what this side did.
    pub side: Option<Side>,
    /// Only this topic and those below it.
    pub topic: Option<TopicKey>,
    /// Only what rests on a basis of this kind, by its code: `decision`, `norm`, `resolution` …
    pub basis: Option<String>,
    /// Only what occurred at this moment or later.
    pub from: Option<Timestamp>,
    /// Only what occurred before this moment.
    pub until: Option<Timestamp>,
    /// Only what decides something.
    pub decisions: bool,
    /// As the record stood at this position: nothing after it.
    pub as_of: Option<Position>,
    /// Only entries after this position, for reading page by page.
    pub after: Position,
    /// At most so many entries; all of them if nothing is said.
    pub limit: Option<u32>,
}

/// The topic of an entry is its own, or its subject's, or that of what the subject belongs to, or
/// the one that its whole stream is about.
pub(super) const SELECT: &str = "\
SELECT e.position, e.recorded_at, e.occurred_at, e.stream_type, e.stream_id, e.sequence, e.party, \
       e.side, e.role, e.organisation, e.relayed, e.act, e.subject, \
       COALESCE(e.topic, s.topic, b.topic, o.topic) AS topic, e.basis, e.reason, e.words, e.tally, \
       e.decides, e.seat, e.stance \
FROM {entries} e \
LEFT JOIN {subjects} s ON s.stream_id = e.stream_id AND s.subject = e.subject \
LEFT JOIN {subjects} b ON b.stream_id = s.stream_id AND b.subject = s.belongs_to \
LEFT JOIN {subjects} o ON o.stream_id = e.stream_id AND o.subject = e.stream_id \
";

impl Filter {
    /// The query and its parameters.
    pub(super) fn query(&self) -> (String, Vec<Value>) {
        let mut query = Conditions::default();
        query.add("e.position > {}", self.after.as_i64());
        if let Some(stream) = &self.stream {
            query.add("e.stream_type = {}", stream.aggregate_type.as_str());
            query.add("e.stream_id = {}", stream.id.as_str());
        }
        if let Some(subject) = &self.subject {
            query.add("e.subject = {}", subject.as_str());
        }
        if let Some(act) = &self.act {
            query.add("e.act = {}", act.as_str());
        }
        if let Some(party) = self.party {
            query.add("(e.party = {} OR e.organisation = {})", party.to_string());
        }
        if let Some(side) = self.side {
            query.add("e.side = {}", side.to_string());
        }
        if let Some(topic) = &self.topic {
            query.add(
                "(' ' || COALESCE(e.topic, s.topic, b.topic, o.topic) || ' ' LIKE '% ' || {} || ' %' \
                 OR ' ' || COALESCE(e.topic, s.topic, b.topic, o.topic) LIKE '% ' || {} || '/%')",
                topic.as_str(),
            );
        }
        if let Some(basis) = &self.basis {
            query.add("e.basis_kind = {}", basis.as_str());
        }
        if let Some(from) = self.from {
            query.add("e.occurred_at >= {}", from.as_micros());
        }
        if let Some(until) = self.until {
            query.add("e.occurred_at < {}", until.as_micros());
        }
        if self.decisions {
            query.add("e.decides = {}", 1);
        }
        if let Some(as_of) = self.as_of {
            query.add("e.position <= {}", as_of.as_i64());
        }
        let conditions = query.sql();
        let limit = self.limit.map_or_else(String::new, |limit| {
            query.parameters.push(i64::from(limit).into());
            format!(" LIMIT ${}", query.parameters.len())
        });
        let sql = format!("{SELECT}WHERE {conditions} ORDER BY e.position{limit}");
        (sql, query.parameters)
    }
}
