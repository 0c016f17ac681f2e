//! What is known of subjects: their topics, what they belong to, and notes.

use std::collections::BTreeMap;

use coprod_core::TopicKey;

use crate::{Position, ReadError, Value, projections::columns::Columns};

/// What one event told of a subject.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) position: Position,
    pub(super) topic: Option<TopicKey>,
    pub(super) belongs_to: Option<String>,
    pub(super) note: Option<String>,
}

/// What is known of the subjects of the streams in which something is owed, as the record stood.
#[derive(Debug, Default)]
pub(super) struct Subjects(BTreeMap<(String, String), Vec<Told>>);

impl Subjects {
    /// Takes in what these rows tell.
    pub(super) fn learn(&mut self, rows: Vec<Vec<Value>>) -> Result<(), ReadError> {
        for values in rows {
            let (mut columns, position) = Columns::at_position("the subjects", values)?;
            let stream = columns.text("stream_id")?;
            let subject = columns.text("subject")?;
            let told = Told {
                position,
                topic: columns.parsed("topic")?,
                belongs_to: columns.optional("belongs_to")?,
                note: columns.optional("note")?,
            };
            self.0.entry((stream, subject)).or_default().push(told);
        }
        Ok(())
    }

    pub(super) fn told<'a>(
        &'a self,
        stream: &str,
        subject: &str,
    ) -> impl Iterator<Item = &'a Told> + use<'a> {
        let key = (stream.to_owned(), subject.to_owned());
        self.0.get(&key).into_iter().flatten()
    }

    /// The first thing of that kind that is told of it.
    fn first<'a, T>(
        &'a self,
        stream: &str,
        subject: &str,
        what: impl Fn(&'a Told) -> Option<T>,
    ) -> Option<T> {
        self.told(stream, subject).find_map(what)
    }

    pub(super) fn belongs_to(&self, stream: &str, subject: &str) -> Option<&str> {
        self.first(stream, subject, |told| told.belongs_to.as_deref())
    }

    pub(super) fn note(&self, stream: &str, subject: &str) -> Option<&str> {
        self.first(stream, subject, |told| told.note.as_deref())
    }

    /// The topic of a subject: its own, or that of what it belongs to, or the whole stream's.
    pub(super) fn topic(&self, stream: &str, subject: Option<&str>) -> Option<TopicKey> {
        let own = |subject: &str| self.first(stream, subject, |told| told.topic.clone());
        let belongs_to = || own(self.belongs_to(stream, subject?)?);
        subject
            .and_then(own)
            .or_else(belongs_to)
            .or_else(|| own(stream))
    }

    /// Whether something that belongs to it was told of after that position: of a proposal, a
    /// decision.
    pub(super) fn has_since(&self, stream: &str, whole: &str, since: Position) -> bool {
        self.parts(stream, whole)
            .any(|(_, told)| told.position > since)
    }

    /// What belongs to it.
    pub(super) fn parts(&self, stream: &str, whole: &str) -> impl Iterator<Item = (&str, &Told)> {
        let from = (stream.to_owned(), String::new());
        let of_stream = self
            .0
            .range(from..)
            .take_while(move |((of, _), _)| of == stream);
        of_stream
            .flat_map(|((_, subject), told)| told.iter().map(|told| (subject.as_str(), told)))
            .filter(move |(_, told)| told.belongs_to.as_deref() == Some(whole))
    }
}
