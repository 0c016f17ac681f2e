//! Shared by the stories in `src/bin`.

mod alone;
mod matrix;
mod scene;
mod stage;
pub mod stories;

pub use alone::{ledger_url, tell_alone};
pub use matrix::{Matrix, in_words, who};
pub use scene::{Scene, entry};
pub use stage::{Stage, Told, document, party_of, resolution};

/// The code of the README and of the book: each block is compiled and run.
#[cfg(doctest)]
mod book {
    #[doc = include_str!("../../README.md")]
    pub struct Readme;

    #[doc = include_str!("../../docs/src/introduction.md")]
    pub struct Introduction;
    #[doc = include_str!("../../docs/src/getting-started.md")]
    pub struct GettingStarted;
    #[doc = include_str!("../../docs/src/acts.md")]
    pub struct Acts;
    #[doc = include_str!("../../docs/src/basis.md")]
    pub struct Basis;
    #[doc = include_str!("../../docs/src/personal.md")]
    pub struct Personal;
    #[doc = include_str!("../../docs/src/parties.md")]
    pub struct Parties;
    #[doc = include_str!("../../docs/src/services.md")]
    pub struct Services;
    #[doc = include_str!("../../docs/src/engagements.md")]
    pub struct Engagements;
    #[doc = include_str!("../../docs/src/round-tables.md")]
    pub struct RoundTables;
    #[doc = include_str!("../../docs/src/decision-rules.md")]
    pub struct DecisionRules;
    #[doc = include_str!("../../docs/src/ledger.md")]
    pub struct TheLedger;
    #[cfg(feature = "postgres")]
    #[doc = include_str!("../../docs/src/postgresql.md")]
    pub struct LedgerInPostgresql;
    #[doc = include_str!("../../docs/src/own-aggregates.md")]
    pub struct OwnAggregates;
    #[doc = include_str!("../../docs/src/read-models.md")]
    pub struct ReadModels;
    #[doc = include_str!("../../docs/src/subscriptions.md")]
    pub struct Subscriptions;
    #[doc = include_str!("../../docs/src/owed.md")]
    pub struct WhatIsOwed;
    #[doc = include_str!("../../docs/src/outcomes.md")]
    pub struct Outcomes;
    #[doc = include_str!("../../docs/src/balance.md")]
    pub struct BalanceAndNetwork;
    #[doc = include_str!("../../docs/src/reactions.md")]
    pub struct Reactions;
    #[doc = include_str!("../../docs/src/command.md")]
    pub struct TheCommand;
    #[doc = include_str!("../../docs/src/wire-format.md")]
    pub struct WireFormat;
    #[doc = include_str!("../../docs/src/performance.md")]
    pub struct Performance;
    #[doc = include_str!("../../docs/src/glossary.md")]
    pub struct Glossary;
}
