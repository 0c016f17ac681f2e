//! Everyone who acts: persons, groups without legal form, organisations.

mod command;
mod event;
mod state;

pub use command::PartyCommand;
pub use event::{PartyEvent, PartyEventKind, PartyKind, PersonalField, Scope};
pub use state::{Party, Representation};
