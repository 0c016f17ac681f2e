//! A round table: both sides at eye level, deciding by a charter they signed.

mod charter;
mod command;
mod event;
mod talk;

pub use charter::{
    Charter, CharterAdoption, ElectorateKind, MandateEffect, PartyEffect, Provision,
};
pub use command::RoundTableCommand;
pub use event::{DecisionOutcome, Recusal, RoundTableEvent, RoundTableEventKind};
pub use talk::{
    AgendaItem, Electorate, Held, Mode, Motion, MotionAct, Openness, Presupposition, Voice,
};
