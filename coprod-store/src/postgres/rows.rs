//! A batch by its columns, as one statement takes it.

use sqlx::{Postgres, postgres::PgArguments, query::Query};
use uuid::Uuid;

use crate::backend::{PersonalKey, Prepared};

#[derive(Default)]
pub(super) struct Columns<'a> {
    commands: Commands<'a>,
    personal: PersonalData<'a>,
    events: Events<'a>,
}

#[derive(Default)]
struct Commands<'a> {
    id: Vec<Uuid>,
    content: Vec<&'a [u8]>,
    events: Vec<i64>,
    last_sequence: Vec<i64>,
    /// The place of the first event in the batch, from 1.
    first: Vec<Option<i64>>,
}

#[derive(Default)]
struct PersonalData<'a> {
    subject: Vec<Uuid>,
    commitment: Vec<&'a [u8]>,
    salt: Vec<&'a [u8]>,
    value: Vec<&'a [u8]>,
}

#[derive(Default)]
struct Events<'a> {
    aggregate_type: Vec<&'a str>,
    aggregate_id: Vec<&'a str>,
    sequence: Vec<i64>,
    event_type: Vec<&'a str>,
    event_version: Vec<&'a str>,
    payload: Vec<&'a str>,
    metadata: Vec<&'a str>,
}

impl<'a> Columns<'a> {
    pub(super) fn of(batch: &'a [&Prepared]) -> Self {
        let mut columns = Self::default();
        for prepared in batch {
            columns.add(prepared);
        }
        columns
    }

    fn add(&mut self, prepared: &'a Prepared) {
        let before = self.events();
        let count = count(prepared.events.len());
        if let Some(command) = &prepared.command {
            let commands = &mut self.commands;
            commands.id.push(command.id.as_uuid());
            commands.content.push(&command.content);
            commands.events.push(count);
            commands
                .last_sequence
                .push(prepared.after.cast_signed() + count);
            commands.first.push((count > 0).then_some(before + 1));
        }
        for value in &prepared.brought {
            let personal = &mut self.personal;
            personal.subject.push(value.subject.as_uuid());
            personal.commitment.push(value.commitment.as_bytes());
            personal.salt.push(value.salt.as_bytes());
            personal.value.push(value.json.as_bytes());
        }
        let events = &mut self.events;
        for (event, sequence) in prepared.events.iter().zip(prepared.after + 1..) {
            events.aggregate_type.push(prepared.aggregate_type);
            events.aggregate_id.push(&prepared.aggregate_id);
            events.sequence.push(sequence.cast_signed());
            events.event_type.push(&event.event_type);
            events.event_version.push(&event.event_version);
            events.payload.push(&event.payload);
            events.metadata.push(&prepared.metadata);
        }
    }

    /// How many events there are.
    pub(super) fn events(&self) -> i64 {
        count(self.events.sequence.len())
    }

    pub(super) fn bind<'q>(
        &self,
        query: Query<'q, Postgres, PgArguments>,
    ) -> Query<'q, Postgres, PgArguments>
    where
        'a: 'q,
    {
        let Self {
            commands,
            personal,
            events,
        } = self;
        query
            .bind(commands.id.clone())
            .bind(commands.content.clone())
            .bind(commands.events.clone())
            .bind(commands.last_sequence.clone())
            .bind(commands.first.clone())
            .bind(personal.subject.clone())
            .bind(personal.commitment.clone())
            .bind(personal.salt.clone())
            .bind(personal.value.clone())
            .bind(events.aggregate_type.clone())
            .bind(events.aggregate_id.clone())
            .bind(events.sequence.clone())
            .bind(events.event_type.clone())
            .bind(events.event_version.clone())
            .bind(events.payload.clone())
            .bind(events.metadata.clone())
    }
}

/// Keys of personal values by their columns.
pub(super) fn of_keys<'a>(
    keys: impl IntoIterator<Item = &'a PersonalKey>,
) -> (Vec<Uuid>, Vec<&'a [u8]>) {
    keys.into_iter()
        .map(|key| (key.subject.as_uuid(), key.commitment.as_bytes().as_slice()))
        .unzip()
}

fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}
