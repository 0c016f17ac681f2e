//! A page: events that were read in one go, in one piece of memory.

use serde::Deserialize;

use crate::{Metadata, Position, ReadError, RecordedEvent, Timestamp, backend::PageSize};

/// Events in the order of the record.
///
/// Their texts lie side by side in one piece of memory, which is a good deal faster than a
/// [`RecordedEvent`] for each. `&page` can be iterated over.
#[derive(Debug, Clone)]
pub struct Page {
    text: String,
    places: Vec<Place>,
    size: PageSize,
}

/// What is no text, and where the texts of an event lie.
#[derive(Debug, Clone, Copy)]
struct Place {
    position: Position,
    recorded_at: Timestamp,
    sequence: u64,
    /// Where each text ends; the next one begins there.
    ends: [usize; TEXTS],
}

/// Aggregate type and id, event type and version, payload, metadata.
const TEXTS: usize = 6;

impl Page {
    pub(crate) const fn of(size: PageSize) -> Self {
        Self {
            text: String::new(),
            places: Vec::new(),
            size,
        }
    }

    pub(crate) fn push(&mut self, event: &PageEvent<'_>) {
        let texts: [&str; TEXTS] = [
            event.aggregate_type,
            event.aggregate_id,
            event.event_type,
            event.event_version,
            event.payload,
            event.metadata,
        ];
        let ends = texts.map(|text| {
            self.text.push_str(text);
            self.text.len()
        });
        self.places.push(Place {
            position: event.position,
            recorded_at: event.recorded_at,
            sequence: event.sequence,
            ends,
        });
    }

    /// Whether no more goes in, so that more may follow.
    pub(crate) const fn is_full(&self) -> bool {
        self.places.len() >= self.size.events || self.text.len() >= self.size.bytes
    }

    /// How many events there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The events in order.
    #[must_use]
    pub const fn iter(&self) -> PageEvents<'_> {
        PageEvents {
            page: self,
            next: 0,
        }
    }

    /// The last event.
    #[must_use]
    pub fn last(&self) -> Option<PageEvent<'_>> {
        self.places.len().checked_sub(1).map(|it| self.event(it))
    }

    /// The events, each in memory of its own.
    #[must_use]
    pub fn to_events(&self) -> Vec<RecordedEvent> {
        self.iter().map(|event| event.to_recorded()).collect()
    }

    fn event(&self, index: usize) -> PageEvent<'_> {
        let Place {
            position,
            recorded_at,
            sequence,
            ends,
        } = self.places[index];
        let before = index.checked_sub(1).map(|it| self.places[it].ends);
        let start = before.map_or(0, |ends| ends[TEXTS - 1]);
        let text = |number: usize| {
            let start = number.checked_sub(1).map_or(start, |it| ends[it]);
            &self.text[start..ends[number]]
        };
        PageEvent {
            position,
            recorded_at,
            aggregate_type: text(0),
            aggregate_id: text(1),
            sequence,
            event_type: text(2),
            event_version: text(3),
            payload: text(4),
            metadata: text(5),
        }
    }
}

impl<'a> IntoIterator for &'a Page {
    type Item = PageEvent<'a>;
    type IntoIter = PageEvents<'a>;

    fn into_iter(self) -> PageEvents<'a> {
        self.iter()
    }
}

/// The events of a [`Page`], one after another.
#[derive(Debug, Clone)]
pub struct PageEvents<'a> {
    page: &'a Page,
    next: usize,
}

impl<'a> Iterator for PageEvents<'a> {
    type Item = PageEvent<'a>;

    fn next(&mut self) -> Option<PageEvent<'a>> {
        let is_there = self.next < self.page.len();
        let event = is_there.then(|| self.page.event(self.next));
        self.next += usize::from(is_there);
        event
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.page.len() - self.next;
        (left, Some(left))
    }
}

impl ExactSizeIterator for PageEvents<'_> {}

/// One event as it stands in the record, in a [`Page`]'s memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageEvent<'a> {
    /// Its place in the ledger.
    pub position: Position,
    /// When it was recorded; along positions this never falls.
    pub recorded_at: Timestamp,
    /// The type of the aggregate it happened to.
    pub aggregate_type: &'a str,
    /// Which one of that type.
    pub aggregate_id: &'a str,
    /// Its place in the aggregate's own stream: 1, 2, 3 … without gaps.
    pub sequence: u64,
    /// What happened, by name.
    pub event_type: &'a str,
    /// The version of the payload's shape.
    pub event_version: &'a str,
    /// What happened: JSON, byte for byte as stored. Personal values stand in it by reference.
    pub payload: &'a str,
    /// Ids of the command and its causes: JSON, byte for byte as stored.
    pub metadata: &'a str,
}

impl<'a> PageEvent<'a> {
    /// The payload as a value of `T`, which may borrow from the page.
    ///
    /// # Errors
    /// [`ReadError::Undecodable`] when the payload has another shape.
    pub fn payload_as<T: Deserialize<'a>>(&self) -> Result<T, ReadError> {
        serde_json::from_str(self.payload).map_err(|source| self.undecodable(source))
    }

    /// Which command the event came from, and what caused that.
    ///
    /// # Errors
    /// [`ReadError::Undecodable`] when somebody else wrote metadata of another shape.
    pub fn metadata(&self) -> Result<Metadata, ReadError> {
        serde_json::from_str(self.metadata).map_err(|source| self.undecodable(source))
    }

    /// The same event in memory of its own.
    #[must_use]
    pub fn to_recorded(&self) -> RecordedEvent {
        RecordedEvent {
            position: self.position,
            recorded_at: self.recorded_at,
            aggregate_type: self.aggregate_type.to_owned(),
            aggregate_id: self.aggregate_id.to_owned(),
            sequence: self.sequence,
            event_type: self.event_type.to_owned(),
            event_version: self.event_version.to_owned(),
            payload: self.payload.to_owned(),
            metadata: self.metadata.to_owned(),
        }
    }

    fn undecodable(&self, source: serde_json::Error) -> ReadError {
        self.to_recorded().undecodable(source)
    }
}
