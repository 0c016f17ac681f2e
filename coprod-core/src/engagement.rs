//! An engagement: one party's one role in one service, offered by one and accepted by the other.
//!
//! Nothing is ever assigned. Who takes the role and with whom it is agreed are [two](OneOfTwo); either
//! offers, the other one accepts, declines or lets it lie. What one gives and gets, the say one has
//! and how it feels stand side by side, and each is owed its answer.

mod allowance;
mod brings;
mod command;
mod decide;
mod error;
mod event;
mod evolve;
mod given;
mod quantity;
mod state;

pub use allowance::{Allowance, AllowanceCap, AllowanceCaps, AllowanceWarning};
pub use command::EngagementCommand;
pub use error::{EngagementRefusal, EngagementRefusalKind};
pub use event::{EngagementEvent, EngagementEventKind};
pub use given::{Gift, Given, ImbalanceAnswer, Purpose, Towards};
pub use quantity::{Felt, Minutes, NoticeDays, OutOfRange, TrustLevel};
pub use state::{
    Contribution, ContributionStage, Engagement, Exercise, Expense, Offer, OneOfTwo, Say, Standing,
};

use crate::{Act, Command, Context, Decider, EngagementId, Need, TopicKey, Words};

impl Decider for Engagement {
    const TYPE: &'static str = "Engagement";

    type Id = EngagementId;
    type Command = EngagementCommand;
    type Event = EngagementEvent;
    type Refusal = EngagementRefusal;

    fn needs(command: &Command<Self>) -> Vec<Need> {
        brings::needs(command)
    }

    fn words(command: &EngagementCommand) -> Vec<&Words> {
        command.words()
    }

    fn commits(command: &EngagementCommand) -> bool {
        command.commits()
    }

    fn topic<'a>(&'a self, command: &'a EngagementCommand) -> Option<&'a TopicKey> {
        self.topic_of(command)
    }

    fn decide(
        &self,
        command: EngagementCommand,
        context: &Context,
    ) -> Result<Vec<EngagementEvent>, EngagementRefusal> {
        decide::decide(self, command, context)
    }

    fn evolve(self, act: &Act<EngagementEvent>) -> Self {
        evolve::evolve(self, act)
    }
}

crate::aggregate!(Engagement);
