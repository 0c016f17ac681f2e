//! The ledger of co-production: an append-only, event-sourced record in an embedded `SQLite` file or
//! in a schema of a `PostgreSQL` database.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use coprod_store::{Ledger, Position};
//!
//! let ledger = Ledger::open("sqlite:neighbourhood.db").await?;
//! for event in ledger.read_after(Position::START, 100).await? {
//!     println!("{} {} {}", event.position, event.event_type, event.payload);
//! }
//! # Ok(()) }
//! ```

#![cfg_attr(
    not(any(feature = "sqlite", feature = "postgres")),
    allow(dead_code, reason = "there is no back end to use it")
)]

#[macro_use]
mod boundary;

mod append;
mod as_of;
mod backend;
mod cache;
mod clock;
mod command;
mod config;
mod door;
mod error;
mod event_store;
mod explain;
mod facts;
mod feed;
mod follower;
mod head;
mod ledger;
mod load;
mod name;
mod page;
mod personal;
#[cfg(feature = "postgres")]
mod postgres;
mod projection;
mod projections;
mod reaction;
pub mod reactions;
mod recordable;
mod recorded;
mod snapshot;
#[cfg(feature = "sqlite")]
mod sqlite;
mod submission;
mod subscription;
mod url;

pub use as_of::AsOf;
#[cfg(feature = "failpoints")]
#[doc(hidden)]
pub use boundary::pass;
pub use clock::{Clock, SystemClock};
pub use command::Expected;
pub use config::LedgerConfig;
/// The vocabulary that the ledger shares with the domain.
pub use coprod_core::{
    CommandId, Commitment, PERSONAL_KEY, PartyId, PersonalValue, Salt, Timestamp,
};
pub use door::{Door, DoorError};
pub use error::{ExecuteError, OpenError, ReadError, Retry, StorageError};
pub use event_store::{LedgerAggregateContext, LedgerEventStore};
pub use feed::Feed;
pub use follower::{
    FollowerKind, FollowerStatus, Intervention, InterventionAction, InterventionError, ParkedStream,
};
pub use ledger::Ledger;
pub use name::InvalidName;
pub use page::{Page, PageEvent, PageEvents};
pub use personal::{OpenedPayload, PersonalRefused};
#[cfg(feature = "postgres")]
pub use postgres::postgres_roles;
pub use projection::{
    Column, ColumnKind, FoldError, FoundRow, Progress, Projected, Projection, Rebuilt, Rows, Table,
    Value,
};
pub use projections::{balance, history, network, outcomes, owed};
pub use reaction::{Consequence, ReactError, Reacting, Reaction};
pub use recordable::Recordable;
pub use recorded::{Loaded, Metadata, Position, Receipt, RecordedEvent};
pub use submission::Submission;
pub use subscription::{Subscription, SubscriptionConfig, SubscriptionError};
