//! The domain of co-production: professionals and citizens who plan and deliver social services
//! together, at eye level.
//!
//! Everything here is pure: no I/O, no clock, no randomness. Commands come in with their time and
//! ids, [`Decider`]s answer with events or a refusal, and an event is an [`Act`]: who did it, on
//! whose behalf, when, and what. A ledger (crate `coprod-store`) keeps them; any other
//! `cqrs_es::EventStore` can.

pub mod engagement;
pub mod party;
pub mod round_table;
pub mod rules;
pub mod service;
pub mod templates;

mod act;
mod admission;
mod answer;
mod attribution;
mod basis;
mod code;
mod command;
#[doc(hidden)]
pub mod decider;
mod digest;
mod facts;
mod id;
mod money;
mod personal;
#[cfg(feature = "testing")]
pub mod testing;
mod time;
mod topic;
mod words;

pub use act::{Act, EVENT_VERSION, Event};
pub use admission::{NotAdmitted, NotAdmittedKind};
pub use answer::{ContestOutcome, Followed};
pub use attribution::{Actor, Automation, By, Document, Relayed, Side, SpokenFor};
pub use basis::{Basis, Citation, CitedEntry, InvalidStreamName, StreamName};
pub use code::{
    AllowanceNorm, AutomationRule, Channel, ConcernKind, FigureKind, InvalidCode, PrerequisiteKind,
    Role, SayForm,
};
pub use command::Command;
pub use decider::{Decider, Rejected, decide, decide_on};
pub use digest::{Digest, InvalidDigest};
pub use engagement::{Engagement, EngagementCommand, EngagementEvent, EngagementRefusal};
pub use facts::{Context, Facts, FactsUnavailable, Found, Need, Seen};
pub use id::{
    AccompanimentId, AdviceId, AllowanceId, BenefitId, ClauseId, CommandId, CommitmentId,
    CompetenceId, ConcernId, ContributionId, DecisionId, DisputeId, EngagementId, ExpenseId,
    ImbalanceId, InvalidId, ItemId, LastWordId, MandateId, OfferId, OutcomeId, PartyId, ProposalId,
    ReviewId, RevisionId, RoundTableId, SayId, SeatId, ServiceId, SessionId,
};
pub use money::{Currency, InvalidCurrency, Money};
pub use party::{Party, PartyCommand, PartyEvent, PartyRefusal};
pub use personal::{
    Commitment, Content, InvalidCommitment, PERSONAL_KEY, Personal, PersonalValue, Salt,
};
pub use round_table::{RoundTable, RoundTableCommand, RoundTableEvent, RoundTableRefusal};
pub use service::{Service, ServiceCommand, ServiceEvent, ServiceRefusal};
pub use time::{Date, InvalidTime, Timestamp};
pub use topic::{InvalidTopic, TopicKey};
pub use words::Words;
