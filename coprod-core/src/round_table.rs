//! A round table: both sides at eye level, deciding by a charter they signed.

mod brings;
mod charter;
mod command;
mod decide;
mod error;
mod event;
mod evolve;
mod state;
mod talk;

pub use charter::{
    Charter, CharterAdoption, ElectorateKind, MandateEffect, PartyEffect, Provision,
};
pub use command::RoundTableCommand;
pub use error::{RoundTableRefusal, RoundTableRefusalKind};
pub use event::{DecisionOutcome, Recusal, RoundTableEvent, RoundTableEventKind};
pub use state::{
    CharterInForce, ClosedDecision, Closing, Convener, Decision, Electors, Holder, Mandate,
    Occupancy, OpenDecision, Phase, Promise, Proposal, ProposalStage, ProposedCharter, RoundTable,
    Seat, SeatEnd, Session, SessionStage,
};
pub use talk::{
    AgendaItem, Electorate, Held, Mode, Motion, MotionAct, Openness, Presupposition, ServiceMotion,
    TableMotion, Voice,
};

use crate::{Act, Command, Context, Decider, Need, RoundTableId, TopicKey, Words};

impl Decider for RoundTable {
    const TYPE: &'static str = "RoundTable";

    type Id = RoundTableId;
    type Command = RoundTableCommand;
    type Event = RoundTableEvent;
    type Refusal = RoundTableRefusal;

    fn needs(command: &Command<Self>) -> Vec<Need> {
        brings::needs(command)
    }

    fn words(command: &RoundTableCommand) -> Vec<&Words> {
        command.words()
    }

    fn commits(command: &RoundTableCommand) -> bool {
        command.commits()
    }

    fn topic<'a>(&'a self, command: &'a RoundTableCommand) -> Option<&'a TopicKey> {
        self.topic_of(command)
    }

    fn decide(
        &self,
        command: RoundTableCommand,
        context: &Context,
    ) -> Result<Vec<RoundTableEvent>, RoundTableRefusal> {
        decide::decide(self, command, context)
    }

    fn evolve(self, act: &Act<RoundTableEvent>) -> Self {
        evolve::evolve(self, act)
    }
}

crate::aggregate!(RoundTable);
