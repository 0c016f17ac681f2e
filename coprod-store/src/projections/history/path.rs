//! How a service got to its present form: its path over the matrix, step by step.

use std::collections::BTreeMap;

use coprod_core::{
    Act, Basis, Decider, PartyId, Service, ServiceEvent, ServiceId, Timestamp, Words,
    round_table::Mode,
    service::{Axis, Form},
};
use serde::{Serialize, Serializer};

use super::{Dissent, Filter, History, Said};
use crate::{Position, ReadError, RecordedEvent};

/// Events read at a time.
const PAGE: usize = 1_000;

/// One step of a service over the matrix: an act after which somebody else plans or implements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The act's place in the ledger.
    pub position: Position,
    /// When it happened.
    pub occurred_at: Timestamp,
    /// The event's type.
    pub act: String,
    /// Who plans from then on; `open` where nobody does.
    #[serde(serialize_with = "held_by")]
    pub planning: Option<Mode>,
    /// Who implements from then on; `open` where nobody does.
    #[serde(serialize_with = "held_by")]
    pub implementation: Option<Mode>,
    /// The form that these two make, once both are held.
    pub form: Option<Form>,
    /// On whose account it was decided: all who agreed to an offer, else who acted. Nobody where an
    /// automation recorded what others had decided.
    pub decided_by: Vec<PartyId>,
    /// On what authority.
    pub basis: Option<Basis>,
    /// Why.
    pub reason: Option<Said>,
    /// Who was against the round table's decision on which it rests.
    pub dissent: Option<Vec<Dissent>>,
}

#[allow(
    clippy::ref_option,
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands fields over like this"
)]
pub(super) fn held_by<S: Serializer>(
    mode: &Option<Mode>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match mode {
        Some(mode) => mode.serialize(serializer),
        None => serializer.serialize_str("open"),
    }
}

impl History {
    /// The path of a service over the matrix, from its proposal on; as the record stood at `as_of`,
    /// or as it stands. Empty where no such service was proposed.
    ///
    /// # Errors
    /// [`ReadError`] when the ledger cannot be read, or an event not be understood.
    pub async fn path(
        &self,
        service: ServiceId,
        as_of: Option<Position>,
    ) -> Result<Vec<Step>, ReadError> {
        let mut walk = Walk::default();
        let events = self.events_of(service, as_of).await?;
        events.iter().try_for_each(|event| walk.on(event))?;
        self.tell(walk.steps, as_of).await
    }

    /// What happened to a service, as the record stood.
    pub(super) async fn events_of(
        &self,
        service: ServiceId,
        as_of: Option<Position>,
    ) -> Result<Vec<RecordedEvent>, ReadError> {
        let id = service.to_string();
        let mut events: Vec<RecordedEvent> = Vec::new();
        loop {
            let read = events.last().map_or(0, |last| last.sequence);
            let ledger = self.0.ledger();
            let page = ledger.read_stream(Service::TYPE, &id, read, PAGE).await?;
            let is_last = page.len() < PAGE;
            let seen = page
                .into_iter()
                .take_while(|event| as_of.is_none_or(|as_of| event.position <= as_of));
            let before = events.len();
            events.extend(seen);
            if is_last || events.len() - before < PAGE {
                return Ok(events);
            }
        }
    }

    async fn tell(
        &self,
        steps: Vec<(Step, Option<Words>)>,
        as_of: Option<Position>,
    ) -> Result<Vec<Step>, ReadError> {
        let (mut steps, words): (Vec<_>, Vec<_>) = steps
            .into_iter()
            .map(|(step, words)| (step.position, step, words))
            .map(|(position, step, words)| (step, (position, words)))
            .unzip();
        let words = self.0.ledger().open_words(words).await?;
        for (step, words) in steps.iter_mut().zip(words) {
            step.reason = words.map(Said::from);
            step.dissent = self.dissent_behind(step.basis.as_ref(), as_of).await?;
        }
        Ok(steps)
    }

    async fn dissent_behind(
        &self,
        basis: Option<&Basis>,
        as_of: Option<Position>,
    ) -> Result<Option<Vec<Dissent>>, ReadError> {
        let Some(Basis::Decision(citation)) = basis else {
            return Ok(None);
        };
        let Some(before) = citation.sequence.checked_sub(1) else {
            return Ok(None);
        };
        let stream = &citation.stream;
        let (kind, id) = (&stream.aggregate_type, &stream.id);
        let cited = self.0.ledger().read_stream(kind, id, before, 1).await?;
        let Some(cited) = cited.first() else {
            return Ok(None);
        };
        // Just this entry: a table may have decided hundreds of times.
        let filter = Filter {
            stream: Some(stream.clone()),
            decisions: true,
            as_of,
            after: Position(cited.position.0 - 1),
            limit: Some(1),
            ..Filter::default()
        };
        let decisions = self.entries(&filter).await?;
        let decided = decisions
            .into_iter()
            .find(|entry| entry.sequence == citation.sequence);
        Ok(decided.and_then(|entry| entry.dissent))
    }
}

/// A service on its way, and the steps it took.
#[derive(Default)]
struct Walk {
    service: Service,
    steps: Vec<(Step, Option<Words>)>,
    /// Why each holder gave its shares up: what is vacated later rests on it.
    given_up: BTreeMap<PartyId, Words>,
}

impl Walk {
    fn on(&mut self, event: &RecordedEvent) -> Result<(), ReadError> {
        let act: Act<ServiceEvent> = event.payload_as()?;
        let before = self.place();
        self.service = std::mem::take(&mut self.service).evolve(&act);
        let after = self.place();
        self.note(&act);
        if before == after && !matches!(act.what, ServiceEvent::ServiceProposed { .. }) {
            return Ok(());
        }
        let (planning, implementation) = after;
        let (basis, reason) = self.why(&act.what);
        let step = Step {
            position: event.position,
            occurred_at: act.occurred_at,
            act: event.event_type.clone(),
            planning,
            implementation,
            form: self.service.form(),
            decided_by: self.deciders(&act),
            basis,
            reason: None,
            dissent: None,
        };
        self.steps.push((step, reason));
        Ok(())
    }

    fn place(&self) -> (Option<Mode>, Option<Mode>) {
        let mode = |axis| self.service.share(axis).mode();
        (mode(Axis::Planning), mode(Axis::Implementation))
    }

    fn note(&mut self, act: &Act<ServiceEvent>) {
        use ServiceEvent::{ImplementationReturned, PartnerLeft, PlanningReturned};
        if let PlanningReturned { reason, .. }
        | ImplementationReturned { reason, .. }
        | PartnerLeft { reason, .. } = &act.what
            && let Some(holder) = act.by.principal()
        {
            self.given_up.insert(holder, reason.clone());
        }
    }

    fn deciders(&self, act: &Act<ServiceEvent>) -> Vec<PartyId> {
        let offer = effect_of(&act.what).and_then(|offer| self.service.offer(offer));
        match offer {
            Some(offer) => offer.accepted.keys().copied().collect(),
            None => match vacated(&act.what) {
                Some(holder) => vec![holder],
                None => act.by.principal().into_iter().collect(),
            },
        }
    }

    fn why(&self, what: &ServiceEvent) -> (Option<Basis>, Option<Words>) {
        let about = super::about::of_service(what);
        let reason = about.reason.cloned();
        let given_up = || self.given_up.get(&vacated(what)?).cloned();
        (about.basis.cloned(), reason.or_else(given_up))
    }
}

const fn effect_of(what: &ServiceEvent) -> Option<coprod_core::OfferId> {
    use ServiceEvent as E;
    match what {
        E::PlanningShared { offer, .. }
        | E::PlanningHandedToCitizens { offer, .. }
        | E::PlanningHandedToProfessionals { offer, .. }
        | E::ImplementationShared { offer, .. }
        | E::ImplementationHandedToCitizens { offer, .. }
        | E::ImplementationHandedToProfessionals { offer, .. } => Some(*offer),
        _ => None,
    }
}

const fn vacated(what: &ServiceEvent) -> Option<PartyId> {
    match what {
        ServiceEvent::PlanningVacated { holder, .. }
        | ServiceEvent::ImplementationVacated { holder, .. } => Some(*holder),
        _ => None,
    }
}
