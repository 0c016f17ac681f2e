//! Services and engagements: what happened so far says what ids in later entries stand for.

use coprod_core::{
    Engagement, EngagementEvent, PartyId, Role, RoundTableEvent, Service, ServiceEvent, ServiceId,
    round_table::Motion,
};
use coprod_store::ReadError;

use super::Lookup;
use crate::record::{self, Recorded};

impl Lookup {
    /// Looks up what happened to a service, at least up to that entry.
    pub(crate) async fn learn_service(
        &mut self,
        service: &str,
        sequence: u64,
    ) -> Result<(), ReadError> {
        let known = self.known(service);
        if known >= sequence {
            return Ok(());
        }
        let events = record::stream_after::<Service>(&self.ledger, service, known).await?;
        let acts = record::open(&self.ledger, events).await?;
        self.acts
            .entry(service.to_owned())
            .or_default()
            .extend(acts);
        Ok(())
    }

    /// The same for an engagement, with the service that it is in and the one who engages.
    pub(crate) async fn learn_engagement(
        &mut self,
        engagement: &str,
        sequence: u64,
    ) -> Result<(), ReadError> {
        let known = self.known(engagement);
        if known < sequence {
            let events =
                record::stream_after::<Engagement>(&self.ledger, engagement, known).await?;
            let acts = record::open(&self.ledger, events).await?;
            self.acts
                .entry(engagement.to_owned())
                .or_default()
                .extend(acts);
        }
        if let Some((party, _, service)) = self.engaged(engagement) {
            let service = service.to_string();
            self.learn_party(party).await?;
            self.learn_service(&service, 1).await?;
        }
        Ok(())
    }

    /// The service that a proposal at a table is about, if it names one.
    pub(super) async fn learn_motion(&mut self, recorded: &Recorded) -> Result<(), ReadError> {
        if let Some(RoundTableEvent::ProposalTabled {
            motion: Some(Motion::Service(motion)),
            ..
        }) = recorded.at_table()
        {
            self.learn_service(&motion.service.to_string(), 1).await?;
        }
        Ok(())
    }

    fn known(&self, stream: &str) -> u64 {
        let last = self.acts.get(stream).and_then(|acts| acts.last());
        last.map_or(0, |last| last.event.sequence)
    }

    /// What is known to have happened to a service or in an engagement.
    fn acts(&self, stream: &str) -> impl Iterator<Item = &Recorded> {
        self.acts.get(stream).into_iter().flatten()
    }

    /// What is known to have happened to a service.
    pub(crate) fn service(&self, service: &str) -> impl Iterator<Item = &ServiceEvent> {
        self.acts(service).filter_map(Recorded::to_service)
    }

    /// What is known to have happened in an engagement.
    pub(crate) fn engagement(&self, engagement: &str) -> impl Iterator<Item = &EngagementEvent> {
        self.acts(engagement).filter_map(Recorded::in_engagement)
    }

    /// The title of a service.
    pub(crate) fn title(&self, service: &str) -> Option<&str> {
        match self.service(service).next()? {
            ServiceEvent::ServiceProposed { title, .. } => Some(title),
            _ => None,
        }
    }

    /// Who engages in what role, and in which service.
    pub(crate) fn engaged(&self, engagement: &str) -> Option<(PartyId, &Role, ServiceId)> {
        match self.engagement(engagement).next()? {
            EngagementEvent::RoleOffered {
                party,
                role,
                service,
                ..
            } => Some((*party, role, *service)),
            _ => None,
        }
    }
}
