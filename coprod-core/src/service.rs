//! A service: who plans it, who implements it, and how that came about.

mod brings;
mod command;
mod decide;
mod error;
mod event;
mod evolve;
mod form;
mod state;
mod terms;

pub use command::ServiceCommand;
pub use error::{ServiceRefusal, ServiceRefusalKind};
pub use event::{ServiceEvent, ServiceEventKind};
pub use form::Form;
pub use state::{
    Accompaniment, Agreement, AgreementStage, Competence, Concept, Delivery, Dispute, DisputeStage,
    Guideline, Holding, LastWord, Matter, Offer, OfferStage, Partner, Phase, Review, Service,
    Share, Signature,
};
pub use terms::{
    Addressees, Axis, Clause, Condition, Departure, FieldValue, Ground, Receivers, Settled, Terms,
    Verdict, Work,
};

use crate::{Act, Command, Context, Decider, Need, ServiceId, TopicKey, Words};

impl Decider for Service {
    const TYPE: &'static str = "Service";

    type Id = ServiceId;
    type Command = ServiceCommand;
    type Event = ServiceEvent;
    type Refusal = ServiceRefusal;

    fn needs(command: &Command<Self>) -> Vec<Need> {
        brings::needs(command)
    }

    fn words(command: &ServiceCommand) -> Vec<&Words> {
        command.words()
    }

    fn commits(command: &ServiceCommand) -> bool {
        command.commits()
    }

    /// Who speaks for an organisation must be entitled to in the matter of the service.
    fn topic<'a>(&'a self, command: &'a ServiceCommand) -> Option<&'a TopicKey> {
        match command {
            ServiceCommand::ProposeService { topic, .. } => Some(topic),
            _ => self.topic(),
        }
    }

    fn decide(
        &self,
        command: ServiceCommand,
        context: &Context,
    ) -> Result<Vec<ServiceEvent>, ServiceRefusal> {
        decide::decide(self, command, context)
    }

    fn evolve(self, act: &Act<ServiceEvent>) -> Self {
        evolve::evolve(self, act)
    }
}

crate::aggregate!(Service);
