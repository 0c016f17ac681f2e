//! Writes events down as they are told: what a read model makes of them needs no deciding.

use std::{convert::Infallible, marker::PhantomData};

use coprod_core::{Act, Actor, Decider, Engagement, Party, RoundTable, Service, testing::act};
use coprod_store::{Ledger, Position};
use cqrs_es::{Aggregate, event_sink::EventSink};
use serde::{Deserialize, Serialize};

/// Stands in for an aggregate in its own streams.
#[derive(Serialize, Deserialize)]
#[serde(bound = "")]
struct Scribe<D>(#[serde(skip)] PhantomData<fn() -> D>);

impl<D> Default for Scribe<D> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

impl<D: Decider> Aggregate for Scribe<D> {
    const TYPE: &'static str = D::TYPE;
    type Command = Vec<Act<D::Event>>;
    type Event = Act<D::Event>;
    type Error = Infallible;
    type Services = ();

    async fn handle(
        &mut self,
        acts: Vec<Act<D::Event>>,
        (): &(),
        sink: &EventSink<Self>,
    ) -> Result<(), Infallible> {
        for act in acts {
            sink.write(act, self).await;
        }
        Ok(())
    }

    fn apply(&mut self, _: Act<D::Event>) {}
}

/// Something that happened, in some stream.
#[derive(Debug, Clone)]
pub enum Told {
    Party(String, Act<coprod_core::PartyEvent>),
    Table(String, Act<coprod_core::RoundTableEvent>),
    Service(String, Act<coprod_core::ServiceEvent>),
    Engagement(String, Act<coprod_core::EngagementEvent>),
}

macro_rules! tellers {
    ($($(#[$doc:meta])* $name:ident: $variant:ident, $event:ty;)*) => {$(
        pub fn $name(stream: impl ToString, by: &Actor, what: $event) -> Told {
            Told::$variant(stream.to_string(), act(by, what))
        }
    )*};
}

tellers! {
    party: Party, coprod_core::PartyEvent;
    table: Table, coprod_core::RoundTableEvent;
    service: Service, coprod_core::ServiceEvent;
    engagement: Engagement, coprod_core::EngagementEvent;
}

impl Told {
    pub fn stream(&self) -> (&'static str, &str) {
        match self {
            Self::Party(id, _) => (<Party as Decider>::TYPE, id),
            Self::Table(id, _) => (<RoundTable as Decider>::TYPE, id),
            Self::Service(id, _) => (<Service as Decider>::TYPE, id),
            Self::Engagement(id, _) => (<Engagement as Decider>::TYPE, id),
        }
    }

    /// Writes it down, and tells where it stands.
    pub async fn write(self, ledger: &Ledger) -> Position {
        match self {
            Self::Party(id, act) => write::<Party>(ledger, &id, act).await,
            Self::Table(id, act) => write::<RoundTable>(ledger, &id, act).await,
            Self::Service(id, act) => write::<Service>(ledger, &id, act).await,
            Self::Engagement(id, act) => write::<Engagement>(ledger, &id, act).await,
        }
    }
}

async fn write<D: Decider>(ledger: &Ledger, id: &str, act: Act<D::Event>) -> Position {
    let written = ledger.execute_with::<Scribe<D>>(id, vec![act], &());
    written.await.unwrap().last_position().unwrap()
}
