//! From rows to outcomes, each with those who had warned.

use std::collections::{BTreeMap, BTreeSet};

use coprod_core::{
    Date, Decider, OutcomeId, RoundTable, Service, ServiceId, StreamName, Timestamp, TopicKey,
    Words,
};

use super::{
    Filter, OutcomesProjection,
    outcome::{Expected, Observed, Outcome, Speaker, Warned, Warning},
};
use crate::{
    Ledger, Position, Projected, ReadError, Value, history::Said, projections::columns::Columns,
};

/// The outcomes of a filter, as the record stood at a position, seen at a moment.
pub(super) async fn read(
    projected: &Projected<OutcomesProjection>,
    filter: &Filter,
    until: Position,
    moment: Timestamp,
) -> Result<Vec<Outcome>, ReadError> {
    let mut words = Spoken::default();
    let mut outcomes = expectations(projected, filter, until, &mut words).await?;
    observations(projected, filter, until, &mut outcomes, &mut words).await?;
    outcomes.sort_by_key(first_told);
    for outcome in &mut outcomes {
        let by_when = outcome.expected.as_ref().and_then(|said| said.by_when);
        outcome.overdue =
            outcome.observed.is_empty() && by_when.is_some_and(|day| moment.date() > day);
    }
    outcomes.retain(|outcome| filter.lets_through(outcome));
    let limit = filter.limit.and_then(|limit| usize::try_from(limit).ok());
    outcomes.truncate(limit.unwrap_or(usize::MAX));
    let warnings = warnings(projected, filter, until, &outcomes, &mut words).await?;
    for outcome in &mut outcomes {
        let seen = outcome.observed.first().map(|seen| seen.position);
        let of_service = warnings.get(&outcome.service).into_iter().flatten();
        let before = of_service.filter(|voice| seen.is_none_or(|seen| voice.position() < seen));
        outcome.warned = Voice::in_the_end(before);
    }
    words.open(projected.ledger(), &mut outcomes).await?;
    Ok(outcomes)
}

fn first_told(outcome: &Outcome) -> Option<Position> {
    let expected = outcome.expected.as_ref().map(|said| said.position);
    expected.or_else(|| outcome.observed.first().map(|seen| seen.position))
}

/// The words of what was said at a position, still closed.
#[derive(Default)]
struct Spoken(BTreeMap<Position, Words>);

impl Spoken {
    /// Puts the words into the outcomes, personal ones opened where the ledger still has them.
    async fn open(self, ledger: &Ledger, outcomes: &mut [Outcome]) -> Result<(), ReadError> {
        let (positions, words): (Vec<_>, Vec<_>) = self
            .0
            .into_iter()
            .map(|(position, words)| (position, (position, Some(words))))
            .unzip();
        let opened = ledger.open_words(words).await?.into_iter();
        let said: BTreeMap<Position, Option<Said>> = positions
            .into_iter()
            .zip(opened.map(|words| words.map(Said::from)))
            .collect();
        let at = |position| said.get(&position).cloned().flatten();
        for outcome in outcomes {
            if let Some(expected) = &mut outcome.expected {
                expected.words = at(expected.position);
            }
            for observed in &mut outcome.observed {
                observed.words = at(observed.position);
            }
            for warned in &mut outcome.warned {
                warned.words = at(warned.position);
            }
        }
        Ok(())
    }
}

/// What stands at the beginning of a row of what was said of something in a service.
struct Head {
    position: Position,
    occurred_at: Timestamp,
    service: ServiceId,
    of: String,
    by: Speaker,
}

impl Head {
    fn read(values: Vec<Value>, words: &mut Spoken) -> Result<(Self, Columns), ReadError> {
        let (mut columns, position) = Columns::at_position("the outcomes", values)?;
        let occurred_at = columns.moment("occurred_at")?;
        let service = columns.parsed("service")?;
        let head = Self {
            position,
            occurred_at,
            service: columns.held("service", service)?,
            of: columns.text("outcome")?,
            by: Speaker {
                party: columns.parsed("party")?,
                side: columns.coded("side")?,
            },
        };
        if let Some(said) = columns.json("words")? {
            words.0.insert(position, said);
        }
        Ok((head, columns))
    }

    fn outcome(&self, columns: &Columns) -> Result<OutcomeId, ReadError> {
        let outcome = self.of.parse().ok();
        columns.held("outcome", outcome)
    }
}

async fn expectations(
    projected: &Projected<OutcomesProjection>,
    filter: &Filter,
    until: Position,
    words: &mut Spoken,
) -> Result<Vec<Outcome>, ReadError> {
    let (sql, parameters) = filter.expected(until);
    let mut outcomes = Vec::new();
    for values in projected.query(&sql, parameters).await? {
        let (head, mut columns) = Head::read(values, words)?;
        let by_when: Option<Date> = columns.parsed("by_when")?;
        outcomes.push(Outcome {
            service: head.service,
            outcome: head.outcome(&columns)?,
            expected: Some(Expected {
                position: head.position,
                occurred_at: head.occurred_at,
                by: head.by,
                by_when,
                words: None,
            }),
            observed: Vec::new(),
            overdue: false,
            warned: Vec::new(),
        });
    }
    Ok(outcomes)
}

async fn observations(
    projected: &Projected<OutcomesProjection>,
    filter: &Filter,
    until: Position,
    outcomes: &mut Vec<Outcome>,
    words: &mut Spoken,
) -> Result<(), ReadError> {
    let expected = outcomes.iter().enumerate();
    let expected: BTreeMap<(ServiceId, OutcomeId), usize> = expected
        .map(|(index, outcome)| ((outcome.service, outcome.outcome), index))
        .collect();
    let (sql, parameters) = filter.observed(until);
    for values in projected.query(&sql, parameters).await? {
        let (head, mut columns) = Head::read(values, words)?;
        let of: Option<OutcomeId> = columns.parsed("expected")?;
        let observed = Observed {
            position: head.position,
            occurred_at: head.occurred_at,
            by: head.by,
            words: None,
        };
        let known = of.and_then(|of| expected.get(&(head.service, of)));
        match known.and_then(|index| outcomes.get_mut(*index)) {
            Some(outcome) => outcome.observed.push(observed),
            None => outcomes.push(Outcome {
                service: head.service,
                outcome: head.outcome(&columns)?,
                expected: None,
                observed: vec![observed],
                overdue: false,
                warned: Vec::new(),
            }),
        }
    }
    Ok(())
}

/// What was said that may be a warning.
#[derive(Debug, Clone)]
enum Voice {
    Says(Warned, Option<String>),
    /// A seat takes back what it said to a decision.
    TakesBack {
        position: Position,
        decision: String,
        seat: String,
    },
}

impl Voice {
    const fn position(&self) -> Position {
        match self {
            Self::Says(warned, _) => warned.position,
            Self::TakesBack { position, .. } => *position,
        }
    }

    /// Of each seat the stance that it held in the end, and whatever else was said.
    fn in_the_end<'v>(voices: impl Iterator<Item = &'v Self>) -> Vec<Warned> {
        let mut held: BTreeMap<(String, String), Warned> = BTreeMap::new();
        let mut told = Vec::new();
        for voice in voices {
            match voice {
                Self::Says(warned, Some(seat)) if warned.how != Warning::Dissent => {
                    held.insert((warned.subject.clone(), seat.clone()), warned.clone());
                }
                Self::Says(warned, _) => told.push(warned.clone()),
                Self::TakesBack { decision, seat, .. } => {
                    held.remove(&(decision.clone(), seat.clone()));
                }
            }
        }
        told.extend(held.into_values());
        told.sort_by_key(|warned| warned.position);
        told
    }
}

/// All that warned of these services, in order.
async fn warnings(
    projected: &Projected<OutcomesProjection>,
    filter: &Filter,
    until: Position,
    outcomes: &[Outcome],
    words: &mut Spoken,
) -> Result<BTreeMap<ServiceId, Vec<Voice>>, ReadError> {
    let services: BTreeSet<ServiceId> = outcomes.iter().map(|outcome| outcome.service).collect();
    let mut warnings: BTreeMap<ServiceId, Vec<Voice>> = BTreeMap::new();
    let (sql, parameters) = filter.concerns(until);
    for values in projected.query(&sql, parameters).await? {
        let (head, _) = Head::read(values, words)?;
        let warned = Warned {
            how: Warning::Concern,
            stream: StreamName {
                aggregate_type: <Service as Decider>::TYPE.to_owned(),
                id: head.service.to_string(),
            },
            subject: head.of,
            position: head.position,
            occurred_at: head.occurred_at,
            by: head.by,
            words: None,
        };
        let of_service = warnings.entry(head.service).or_default();
        of_service.push(Voice::Says(warned, None));
    }
    for (table, decisions) in decisions(projected, filter, until).await? {
        let (sql, parameters) = Filter::voices(&table, until);
        for values in projected.query(&sql, parameters).await? {
            let said = AtTable::read(values, words)?;
            for (decision, (topic, concerned)) in &decisions {
                let Some(voice) = said.voice(&table, decision, topic) else {
                    continue;
                };
                for service in concerned.intersection(&services) {
                    warnings.entry(*service).or_default().push(voice.clone());
                }
            }
        }
    }
    for voices in warnings.values_mut() {
        voices.sort_by_key(Voice::position);
    }
    Ok(warnings)
}

/// The matter of a decision, and the services that it concerns.
type Concerned = (TopicKey, BTreeSet<ServiceId>);

/// The decisions that concern services, by table.
async fn decisions(
    projected: &Projected<OutcomesProjection>,
    filter: &Filter,
    until: Position,
) -> Result<BTreeMap<String, BTreeMap<String, Concerned>>, ReadError> {
    let mut tables: BTreeMap<String, BTreeMap<String, Concerned>> = BTreeMap::new();
    for (sql, parameters) in filter.decisions(until) {
        for values in projected.query(&sql, parameters).await? {
            let (mut columns, _) = Columns::at_position("the decisions", values)?;
            let service = columns.parsed("service")?;
            let service = columns.held("service", service)?;
            let table = columns.text("table_id")?;
            let decision = columns.text("decision")?;
            let topic = columns.parsed("topic")?;
            let topic = columns.held("topic", topic)?;
            let of_table = tables.entry(table).or_default();
            let (_, concerned) = of_table
                .entry(decision)
                .or_insert_with(|| (topic, BTreeSet::new()));
            concerned.insert(service);
        }
    }
    Ok(tables)
}

/// What a seat said at a table.
struct AtTable {
    position: Position,
    occurred_at: Timestamp,
    decision: Option<String>,
    topic: Option<TopicKey>,
    seat: String,
    how: Option<Warning>,
    by: Speaker,
}

impl AtTable {
    fn read(values: Vec<Value>, words: &mut Spoken) -> Result<Self, ReadError> {
        let (mut columns, position) = Columns::at_position("the voices", values)?;
        let occurred_at = columns.moment("occurred_at")?;
        columns.text("table_id")?;
        let said = Self {
            position,
            occurred_at,
            decision: columns.optional("decision")?,
            topic: columns.parsed("topic")?,
            seat: columns.text("seat")?,
            how: columns.coded("voice")?,
            by: Speaker {
                party: columns.parsed("party")?,
                side: columns.coded("side")?,
            },
        };
        if let Some(spoken) = columns.json("words")? {
            words.0.insert(position, spoken);
        }
        Ok(said)
    }

    /// What it is to a decision on that matter, if it is anything to it.
    fn voice(&self, table: &str, decision: &str, matter: &TopicKey) -> Option<Voice> {
        let is_on_it = match &self.topic {
            Some(topic) => topic.covers(matter),
            None => self.decision.as_deref() == Some(decision),
        };
        let voice = match self.how {
            Some(how) => Voice::Says(
                Warned {
                    how,
                    stream: StreamName {
                        aggregate_type: <RoundTable as Decider>::TYPE.to_owned(),
                        id: table.to_owned(),
                    },
                    subject: decision.to_owned(),
                    position: self.position,
                    occurred_at: self.occurred_at,
                    by: self.by,
                    words: None,
                },
                Some(self.seat.clone()),
            ),
            None => Voice::TakesBack {
                position: self.position,
                decision: decision.to_owned(),
                seat: self.seat.clone(),
            },
        };
        is_on_it.then_some(voice)
    }
}
