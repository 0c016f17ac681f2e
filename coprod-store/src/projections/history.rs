//! The decision log: who did what, on what authority and why, and who was against it.

mod about;
mod dissent;
mod entry;
mod filter;
mod path;
mod place;
mod row;
mod tables;

pub use entry::{Dissent, Entry, Said};
pub use filter::Filter;
pub use path::Step;
pub use place::Place;

use coprod_core::{
    Act, Basis, By, Decider, Engagement, Party, RoundTable, Service, ServiceEvent, TopicKey,
};

use self::{about::About, row::Row};
use crate::{
    FoldError, Ledger, Position, Projected, Projection, ReadError, RecordedEvent, Rows, Table,
    Value, projections::columns,
};

/// The fold behind the decision log: an entry for every event of our aggregates.
#[derive(Debug, Clone, Copy)]
pub struct HistoryProjection;

impl Projection for HistoryProjection {
    const NAME: &'static str = "history";
    const VERSION: u32 = 1;
    const TABLES: &'static [&'static Table] = tables::ALL;

    fn fold(&self, event: &RecordedEvent, rows: &mut Rows) -> Result<(), FoldError> {
        match event.aggregate_type.as_str() {
            <Party as Decider>::TYPE => {
                let act = event.payload_as()?;
                put(event, &act, &about::party(event, &act), rows)?;
            }
            <RoundTable as Decider>::TYPE => {
                let act = event.payload_as()?;
                put(event, &act, &about::round_table(&act), rows)?;
            }
            <Service as Decider>::TYPE => {
                let act = event.payload_as()?;
                put(event, &act, &about::service(event, &act), rows)?;
            }
            <Engagement as Decider>::TYPE => {
                let act = event.payload_as()?;
                put(event, &act, &about::engagement(event, &act), rows)?;
            }
            // An integrator's own aggregates have read models of their own.
            _ => {}
        }
        Ok(())
    }
}

/// On what authority an act on a service was done.
pub(super) fn basis_of_service(what: &ServiceEvent) -> Option<&Basis> {
    about::of_service(what).basis
}

fn put<E>(
    event: &RecordedEvent,
    act: &Act<E>,
    about: &About,
    rows: &mut Rows,
) -> Result<(), ReadError> {
    let topics: Vec<_> = about.topics.iter().map(TopicKey::as_str).collect();
    let topic = (!topics.is_empty()).then(|| topics.join(" "));
    let topic_of_subject = topic.clone().filter(|_| about.subject_is_on_them);
    if let Some(subject) = &about.subject
        && (topic_of_subject.is_some() || about.belongs_to.is_some())
    {
        rows.put(
            &tables::SUBJECTS,
            vec![
                event.aggregate_id.as_str().into(),
                subject.as_str().into(),
                topic_of_subject.into(),
                about.belongs_to.clone().into(),
            ],
        );
    }
    rows.put(&tables::ENTRIES, entry_values(event, act, about, topic)?);
    Ok(())
}

fn entry_values<E>(
    event: &RecordedEvent,
    act: &Act<E>,
    about: &About,
    topic: Option<String>,
) -> Result<Vec<Value>, ReadError> {
    let role = match &act.by {
        By::Party { role, .. } => role.to_string(),
        By::Automation { automation } => automation.rule.to_string(),
    };
    Ok(vec![
        event.position.as_i64().into(),
        event.recorded_at.as_micros().into(),
        act.occurred_at.as_micros().into(),
        event.aggregate_type.as_str().into(),
        event.aggregate_id.as_str().into(),
        Position(event.sequence).as_i64().into(),
        Value::from(act.by.person().map(|party| party.to_string())),
        Value::from(act.by.side().map(|side| side.to_string())),
        role.into(),
        Value::from(act.by.organisation().map(|party| party.to_string())),
        columns::json(event, act.relayed.as_ref())?,
        event.event_type.as_str().into(),
        Value::from(about.subject.clone()),
        Value::from(topic),
        columns::json(event, about.basis)?,
        Value::from(about.basis.map(|basis| basis.as_ref().to_owned())),
        Value::from(
            about
                .basis
                .and_then(|basis| basis.citation())
                .map(|cited| cited.stream.to_string()),
        ),
        columns::json(event, about.reason)?,
        columns::json(event, about.words)?,
        columns::json(event, about.tally)?,
        i64::from(about.decides).into(),
        Value::from(about.voice.as_ref().map(|voice| voice.seat.to_string())),
        Value::from(
            about
                .voice
                .as_ref()
                .and_then(|voice| voice.stance)
                .map(|stance| stance.to_string()),
        ),
    ])
}

/// The decision log of a ledger.
#[derive(Debug, Clone)]
pub struct History(Projected<HistoryProjection>);

impl History {
    /// The decision log, caught up with the record.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read or written, or holds an event of our aggregates
    /// that this version does not know.
    pub async fn open(ledger: &Ledger) -> Result<Self, ReadError> {
        let projected = ledger.project(HistoryProjection).await?;
        projected.catch_up().await?;
        Ok(Self(projected))
    }

    /// The read model itself: to follow the record, or to wait for a position.
    #[must_use]
    pub const fn projected(&self) -> &Projected<HistoryProjection> {
        &self.0
    }

    /// The entries that the filter lets through, in the order of their positions, after catching up
    /// with the record.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read or written.
    pub async fn entries(&self, filter: &Filter) -> Result<Vec<Entry>, ReadError> {
        self.0.catch_up().await?;
        let (sql, parameters) = filter.query();
        let rows = self.0.query(&sql, parameters).await?;
        let rows = rows
            .into_iter()
            .map(Row::read)
            .collect::<Result<Vec<_>, _>>()?;
        let rows = row::open_words(self.0.ledger(), rows).await?;
        let mut entries = Vec::with_capacity(rows.len());
        for row in rows {
            let mut entry = row.entry;
            if entry.act == "DecisionReached" {
                entry.dissent = self.dissent(&entry, filter).await?;
            }
            entries.push(entry);
        }
        Ok(entries)
    }

    async fn dissent(
        &self,
        decided: &Entry,
        filter: &Filter,
    ) -> Result<Option<Vec<Dissent>>, ReadError> {
        let until = filter.as_of.map_or(i64::MAX, Position::as_i64);
        let voices = self
            .0
            .query(&dissent::query(), dissent::parameters(decided, until))
            .await?;
        let voices = voices
            .into_iter()
            .map(Row::read)
            .collect::<Result<Vec<_>, _>>()?;
        let against = dissent::against(decided, voices);
        let opened = row::open_words(self.0.ledger(), against).await?;
        Ok(dissent::told(opened))
    }
}
