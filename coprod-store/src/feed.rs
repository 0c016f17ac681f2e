//! The feed: the record from some position on, page by page, with the next page read ahead.

use std::sync::Arc;

use crate::{
    Ledger, Page, Position, ReadError, StorageError,
    backend::{PageAhead, PageSize},
};

/// The first page is small, so that the first events come soon.
const FIRST: usize = 500;
/// Events in a page, at most.
const EVENTS: usize = 5_000;
/// Bytes of text in a page, at most, but for the event that reaches the bound: 4 MiB.
const BYTES: usize = 4 << 20;

/// The events after a position in the order of the record, page by page, each exactly once.
///
/// While a page is being worked on, the next one is read: on a thread of its own on `SQLite`, by the
/// ledger's own on `PostgreSQL`. So a feed holds two pages at most: the one it gave last, and the one
/// after it. A page has 5,000 events or 4 MiB of text at most, or one event that is larger.
///
/// A feed that has reached the end of the record goes on from there. To wait for more without
/// asking all the time there is [`Ledger::wait_beyond`]:
///
/// ```no_run
/// # use std::time::Duration;
/// # use coprod_store::{Ledger, Position, ReadError};
/// # async fn follow(ledger: Ledger, checkpoint: Position) -> Result<(), ReadError> {
/// let mut feed = ledger.feed(checkpoint);
/// loop {
///     let page = feed.next_page().await?;
///     for event in &page {
///         println!("{} {}", event.position, event.event_type);
///     }
///     if page.is_empty() {
///         ledger.wait_beyond(feed.position(), Duration::from_secs(60)).await?;
///     }
/// }
/// # }
/// ```
#[derive(Debug)]
pub struct Feed {
    ledger: Ledger,
    after: Position,
    /// Events that may go into the next page.
    events: usize,
    /// The next page, once reading it has begun.
    coming: Option<PageAhead>,
}

impl Feed {
    pub(crate) const fn new(ledger: Ledger, after: Position) -> Self {
        Self::beginning_with(FIRST, ledger, after)
    }

    /// With at most so many events in the first page.
    pub(crate) const fn beginning_with(events: usize, ledger: Ledger, after: Position) -> Self {
        Self {
            ledger,
            after,
            events,
            coming: None,
        }
    }

    /// How far the feed has come: the position of the last event that it gave, or where it began.
    #[must_use]
    pub const fn position(&self) -> Position {
        self.after
    }

    /// The next events; none when the feed has reached the end of the record, as it was during this
    /// call. Ask again later, and it goes on.
    ///
    /// After an error, and when the future is dropped, the feed stands where it stood: the same page
    /// can be asked for again.
    ///
    /// # Errors
    /// [`ReadError::Storage`]; with [`StorageError::HeadFell`] when the record ends before the
    /// position from which the feed goes on, as after the restoring of an older backup: what is
    /// recorded there from now on would be skipped. With [`StorageError::Damaged`] when a position
    /// is missing in the record.
    pub async fn next_page(&mut self) -> Result<Page, ReadError> {
        self.ledger.engine().head.check()?;
        loop {
            let is_fresh = self.coming.is_none();
            let page = self.coming().await?;
            if !page.is_empty() {
                return Ok(self.give(page)?);
            }
            // What was read ahead may be out of date.
            if is_fresh && self.is_at_the_end().await? {
                return Ok(page);
            }
        }
    }

    /// The page that is being read, or is begun now. It stays until it has come: when the future is
    /// dropped, reading need not begin anew.
    async fn coming(&mut self) -> Result<Page, StorageError> {
        let coming = match self.coming.take() {
            Some(coming) => coming,
            None => self.begin(),
        };
        let answer = self.coming.insert(coming).await;
        self.coming = None;
        if let Ok(page) = answer {
            return page;
        }
        // Nothing could run it, such as a runtime that ends.
        let size = self.size();
        self.ledger.backend().read_page(self.after, size).await
    }

    fn begin(&self) -> PageAhead {
        let backend = self.ledger.backend_owned();
        backend.read_ahead(self.after, self.size())
    }

    fn give(&mut self, page: Page) -> Result<Page, StorageError> {
        self.after = without_gap(self.after, &page)?;
        self.ledger.engine().head.advance(self.after);
        if page.is_full() {
            self.events = EVENTS.min(2 * page.len());
            self.coming = Some(self.begin());
        }
        Ok(page)
    }

    async fn is_at_the_end(&self) -> Result<bool, ReadError> {
        let (seen, found) = (self.after, self.ledger.head().await?);
        if found < seen {
            return Err(StorageError::HeadFell { seen, found }.into());
        }
        Ok(found == seen)
    }

    /// At most double the events that went into the last full page: where events are large, a server
    /// need not send many that would not go in.
    const fn size(&self) -> PageSize {
        PageSize {
            events: self.events,
            bytes: BYTES,
        }
    }
}

/// The last of the positions, each of which is the next one.
fn without_gap(after: Position, page: &Page) -> Result<Position, StorageError> {
    let mut last = after;
    for event in page {
        let expected = last.plus(1);
        if event.position != expected {
            let found = event.position;
            return Err(StorageError::Damaged(Arc::new(Gap { expected, found })));
        }
        last = expected;
    }
    Ok(last)
}

#[derive(Debug, thiserror::Error)]
#[error("after the event at position {} comes the one at {found}", expected.0 - 1)]
struct Gap {
    expected: Position,
    found: Position,
}
