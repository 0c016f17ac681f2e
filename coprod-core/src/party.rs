//! Everyone who acts: persons, groups without legal form, organisations.
//!
//! A party is known by a random id; its name and contact are personal values and can be destroyed.
//! Anyone may register a party, which entitles to nothing. A group or organisation speaks through
//! persons: the first representation proves itself by a document, later ones are granted by those
//! in force, and while one is contested it accepts nothing. Any entry may be contested by whom it
//! names, and the contest is owed an answer.

mod command;
mod decide;
mod error;
mod event;
mod evolve;
mod state;

pub use command::PartyCommand;
pub use error::{PartyRefusal, PartyRefusalKind};
pub use event::{PartyEvent, PartyEventKind, PartyKind, PersonalField, Scope};
pub use state::{Ended, Party, Representation};

use crate::{Act, Command, Context, Decider, Need, PartyId, TopicKey, Words};

impl Decider for Party {
    const TYPE: &'static str = "Party";
    type Id = PartyId;
    type Command = PartyCommand;
    type Event = PartyEvent;
    type Refusal = PartyRefusal;

    fn needs(command: &Command<Self>) -> Vec<Need> {
        command::needs(command)
    }

    fn words(command: &PartyCommand) -> Vec<&Words> {
        command.words()
    }

    /// A party orders its own affairs on whatever side it stands; what binds it is admitted where
    /// it is decided.
    fn commits(_: &PartyCommand) -> bool {
        false
    }

    fn topic<'a>(&'a self, _: &'a PartyCommand) -> Option<&'a TopicKey> {
        None
    }

    fn decide(
        &self,
        command: PartyCommand,
        context: &Context,
    ) -> Result<Vec<PartyEvent>, PartyRefusal> {
        decide::decide(self, command, context)
    }

    fn evolve(self, act: &Act<PartyEvent>) -> Self {
        evolve::evolve(self, act)
    }
}

crate::aggregate!(Party);
