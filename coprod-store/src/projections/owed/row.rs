//! Rows of what is owed, to the database and back.

use coprod_core::{By, StreamName, Timestamp, Words};

use super::{
    claim::{Due, Kind},
    moves::{Move, Opening, WHOLE, opened_by},
    tables,
    whose::Whose,
};
use crate::{
    Position, ReadError, RecordedEvent, Rows, Value,
    projections::columns::{self, Columns},
};

/// Writes down what one event does.
pub(super) struct Writer<'a> {
    event: &'a RecordedEvent,
    occurred_at: Timestamp,
    by: &'a By,
    rows: &'a mut Rows,
    nth: i64,
}

impl<'a> Writer<'a> {
    pub(super) const fn new(
        event: &'a RecordedEvent,
        occurred_at: Timestamp,
        by: &'a By,
        rows: &'a mut Rows,
    ) -> Self {
        Self {
            event,
            occurred_at,
            by,
            rows,
            nth: 0,
        }
    }

    pub(super) fn write(&mut self, each: Move) -> Result<(), ReadError> {
        let stream = || Value::from(self.event.aggregate_id.as_str());
        let (table, values) = match each {
            Move::Opens(opening) => (&tables::CLAIMS, self.opening(&opening)?),
            Move::Settles(claim) => (&tables::SETTLEMENTS, vec![stream(), claim.into()]),
            Move::Enters { place, party, side } => (
                &tables::PLACES,
                vec![
                    stream(),
                    place.into(),
                    party.to_string().into(),
                    Value::from(side.map(|side| side.to_string())),
                    1.into(),
                    i64::MIN.into(),
                ],
            ),
            Move::Leaves {
                place,
                party,
                effective,
            } => (
                &tables::PLACES,
                vec![
                    stream(),
                    place.into(),
                    Value::from(party.map(|party| party.to_string())),
                    Value::Null,
                    0.into(),
                    effective.map_or(i64::MIN, Timestamp::as_micros).into(),
                ],
            ),
            Move::Tells {
                subject,
                topic,
                belongs_to,
                note,
            } => (
                &tables::SUBJECTS,
                vec![
                    stream(),
                    subject.into(),
                    Value::from(topic.map(String::from)),
                    Value::from(belongs_to),
                    Value::from(note),
                ],
            ),
            Move::Counts {
                claim,
                minor,
                currency,
            } => (
                &tables::AMOUNTS,
                vec![
                    stream(),
                    claim.into(),
                    minor.into(),
                    currency.to_string().into(),
                ],
            ),
            Move::RestsOn {
                stream: cited_in,
                cited,
                part,
            } => (
                &tables::GROUNDS,
                vec![
                    self.event.aggregate_type.as_str().into(),
                    stream(),
                    Position(self.event.sequence).as_i64().into(),
                    part.into(),
                    columns::json(self.event, Some(&Whose::actor(self.by)))?,
                    self.occurred_at.as_micros().into(),
                    cited_in.id.into(),
                    cited.into(),
                ],
            ),
            Move::Reaches { decision } => {
                // A decision is cited by the entry where it was reached, and at its table by its id.
                let by_entry = self.event.sequence.to_string();
                for cited in [by_entry, decision.to_string()] {
                    let values = vec![
                        self.event.aggregate_id.as_str().into(),
                        cited.into(),
                        decision.to_string().into(),
                    ];
                    self.put(&tables::REACHED, values);
                }
                return Ok(());
            }
            Move::Reopens { decision, anew } => (
                &tables::REOPENED,
                vec![
                    stream(),
                    decision.to_string().into(),
                    anew.to_string().into(),
                    columns::json(self.event, Some(&Whose::actor(self.by)))?,
                    self.occurred_at.as_micros().into(),
                ],
            ),
        };
        self.put(table, values);
        Ok(())
    }

    fn put(&mut self, table: &'static crate::Table, values: Vec<Value>) {
        let place = [self.event.position.as_i64().into(), self.nth.into()];
        self.rows
            .put(table, place.into_iter().chain(values).collect());
        self.nth += 1;
    }

    fn opening(&self, opening: &Opening) -> Result<Vec<Value>, ReadError> {
        Ok(vec![
            self.event.aggregate_type.as_str().into(),
            self.event.aggregate_id.as_str().into(),
            opening.kind.code().into(),
            opening.claim.as_str().into(),
            opened_by(self.event.sequence).into(),
            Value::from(opening.part_of.clone()),
            Value::from((!opening.kind.outlives_its_stream()).then_some(WHOLE)),
            Value::from(opening.subject.clone()),
            self.occurred_at.as_micros().into(),
            columns::json(self.event, Some(&opening.owed_by))?,
            columns::json(self.event, Some(&opening.owed_to))?,
            columns::json(self.event, opening.due.as_ref())?,
            Value::from(opening.lapses.map(Timestamp::as_micros)),
            columns::json(self.event, opening.words.as_ref())?,
        ])
    }
}

/// A claim as it comes from the database.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) position: Position,
    pub(super) stream: StreamName,
    pub(super) kind: Kind,
    pub(super) claim: String,
    pub(super) subject: Option<String>,
    pub(super) occurred_at: Timestamp,
    pub(super) owed_by: Whose,
    pub(super) owed_to: Whose,
    pub(super) due: Option<Due>,
    pub(super) words: Option<Words>,
}

impl Row {
    /// Reads the columns in the order in which the query names them.
    pub(super) fn read(values: Vec<Value>) -> Result<Self, ReadError> {
        let (mut columns, position) = Columns::at_position("what is owed", values)?;
        let stream = StreamName {
            aggregate_type: columns.text("stream_type")?,
            id: columns.text("stream_id")?,
        };
        let kind = columns.coded("kind")?;
        let kind = columns.held("kind", kind)?;
        let claim = columns.text("claim")?;
        let subject = columns.optional("subject")?;
        let occurred_at = columns.moment("occurred_at")?;
        let owed_by = columns.json("owed_by")?;
        let owed_by = columns.held("owed_by", owed_by)?;
        let owed_to = columns.json("owed_to")?;
        let owed_to = columns.held("owed_to", owed_to)?;
        Ok(Self {
            position,
            stream,
            kind,
            claim,
            subject,
            occurred_at,
            owed_by,
            owed_to,
            due: columns.json("due")?,
            words: columns.json("words")?,
        })
    }
}
