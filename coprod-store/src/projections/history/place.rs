//! Where each service stands on the matrix.

use coprod_core::{
    Act, Decider, PartyId, Service, ServiceEvent, ServiceId, TopicKey,
    round_table::Mode,
    service::{Axis, Form, Phase},
};
use serde::{Serialize, Serializer};

use super::{Filter, History, path::held_by};
use crate::{Position, ReadError};

/// A service and its place on the matrix: who plans it, and who implements it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Which service.
    pub service: ServiceId,
    /// Its title.
    pub title: String,
    /// Its matter.
    pub topic: TopicKey,
    /// How far it has come: `proposed`, `accepted`, `declined` or `closed`.
    #[serde(serialize_with = "come_to")]
    pub phase: Phase,
    /// Who plans; `open` where nobody does.
    #[serde(serialize_with = "held_by")]
    pub planning: Option<Mode>,
    /// Who implements; `open` where nobody does.
    #[serde(serialize_with = "held_by")]
    pub implementation: Option<Mode>,
    /// The form that these two make, once both are held.
    pub form: Option<Form>,
    /// Those who plan.
    pub planners: Vec<PartyId>,
    /// Those who implement.
    pub implementers: Vec<PartyId>,
}

fn come_to<S: Serializer>(phase: &Phase, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(match phase {
        Phase::NotProposed => "not_proposed",
        Phase::Proposed { .. } => "proposed",
        Phase::Accepted => "accepted",
        Phase::Declined => "declined",
        Phase::Closed => "closed",
    })
}

impl History {
    /// All services that were ever proposed, in the order of their proposals, each with its place on
    /// the matrix; as the record stood at `as_of`, or as it stands.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read, or an event not be understood.
    pub async fn services(&self, as_of: Option<Position>) -> Result<Vec<Place>, ReadError> {
        let proposed = Filter {
            act: Some("ServiceProposed".to_owned()),
            as_of,
            ..Filter::default()
        };
        let mut places = Vec::new();
        for entry in self.entries(&proposed).await? {
            // The log takes its entries from streams of services, whose ids were checked.
            if let Ok(service) = entry.stream.id.parse() {
                places.extend(self.place(service, as_of).await?);
            }
        }
        Ok(places)
    }

    /// Where a service stands on the matrix, as the record stood at `as_of` or as it stands; nothing
    /// where no such service was proposed.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read, or an event not be understood.
    pub async fn place(
        &self,
        service: ServiceId,
        as_of: Option<Position>,
    ) -> Result<Option<Place>, ReadError> {
        let (mut state, mut proposed) = (Service::default(), None);
        for event in self.events_of(service, as_of).await? {
            let act: Act<ServiceEvent> = event.payload_as()?;
            state = state.evolve(&act);
            if let ServiceEvent::ServiceProposed { title, topic, .. } = act.what {
                proposed = Some((title, topic));
            }
        }
        let held = |axis| {
            let share = state.share(axis);
            (
                share.mode(),
                share.in_force().map(|(party, _)| party).collect(),
            )
        };
        let (planning, planners) = held(Axis::Planning);
        let (implementation, implementers) = held(Axis::Implementation);
        Ok(proposed.map(|(title, topic)| Place {
            service,
            title,
            topic,
            phase: state.phase(),
            planning,
            implementation,
            form: state.form(),
            planners,
            implementers,
        }))
    }
}
