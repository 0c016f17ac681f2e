//! Events of our aggregates, opened for whoever reads.

use std::collections::{BTreeMap, BTreeSet};

use coprod_core::{
    Act, By, Decider, Engagement, EngagementEvent, Party, PartyEvent, Relayed, RoundTable,
    RoundTableEvent, Service, ServiceEvent, Timestamp,
};
use coprod_store::{Ledger, Position, ReadError, RecordedEvent};
use serde::de::DeserializeOwned;
use strum::VariantNames;

/// The aggregates whose events the log tells, each with its events. Whoever adds one adds it here,
/// and its sentences to the catalogues.
pub(crate) const AGGREGATES: [(&str, &[&str]); 4] = [
    (<Party as Decider>::TYPE, PartyEvent::VARIANTS),
    (<RoundTable as Decider>::TYPE, RoundTableEvent::VARIANTS),
    (<Service as Decider>::TYPE, ServiceEvent::VARIANTS),
    (<Engagement as Decider>::TYPE, EngagementEvent::VARIANTS),
];

/// An act of one of our aggregates, or of something that has no words of its own here.
#[derive(Debug, Clone)]
pub(crate) enum Deed {
    Party(Act<PartyEvent>),
    Table(Act<RoundTableEvent>),
    Service(Act<ServiceEvent>),
    Engagement(Act<EngagementEvent>),
    Other(Act<serde_json::Value>),
}

/// An event with its act, personal words opened where the ledger still has them.
#[derive(Debug, Clone)]
pub(crate) struct Recorded {
    pub(crate) event: RecordedEvent,
    pub(crate) deed: Deed,
    /// The payload with what is personal in it.
    pub(crate) payload: serde_json::Value,
}

impl Recorded {
    pub(crate) const fn by(&self) -> &By {
        match &self.deed {
            Deed::Party(act) => &act.by,
            Deed::Table(act) => &act.by,
            Deed::Service(act) => &act.by,
            Deed::Engagement(act) => &act.by,
            Deed::Other(act) => &act.by,
        }
    }

    pub(crate) const fn occurred_at(&self) -> Timestamp {
        match &self.deed {
            Deed::Party(act) => act.occurred_at,
            Deed::Table(act) => act.occurred_at,
            Deed::Service(act) => act.occurred_at,
            Deed::Engagement(act) => act.occurred_at,
            Deed::Other(act) => act.occurred_at,
        }
    }

    pub(crate) const fn relayed(&self) -> Option<&Relayed> {
        match &self.deed {
            Deed::Party(act) => act.relayed.as_ref(),
            Deed::Table(act) => act.relayed.as_ref(),
            Deed::Service(act) => act.relayed.as_ref(),
            Deed::Engagement(act) => act.relayed.as_ref(),
            Deed::Other(act) => act.relayed.as_ref(),
        }
    }

    /// The entry of the same stream that somebody contests here, or answers for.
    pub(crate) const fn contested(&self) -> Option<u64> {
        match &self.deed {
            Deed::Party(act) => {
                if let PartyEvent::EntryContested { entry, .. }
                | PartyEvent::ContestAnswered { entry, .. } = &act.what
                {
                    return Some(*entry);
                }
            }
            Deed::Table(act) => {
                if let RoundTableEvent::EntryContested { entry, .. }
                | RoundTableEvent::ContestAnswered { entry, .. } = &act.what
                {
                    return Some(*entry);
                }
            }
            Deed::Service(act) => {
                if let ServiceEvent::EntryContested { entry, .. }
                | ServiceEvent::ContestAnswered { entry, .. } = &act.what
                {
                    return Some(*entry);
                }
            }
            Deed::Engagement(act) => {
                if let EngagementEvent::EntryContested { entry, .. }
                | EngagementEvent::ContestAnswered { entry, .. } = &act.what
                {
                    return Some(*entry);
                }
            }
            Deed::Other(_) => {}
        }
        None
    }

    /// What happened at a table, if it was at one.
    pub(crate) const fn at_table(&self) -> Option<&RoundTableEvent> {
        match &self.deed {
            Deed::Table(act) => Some(&act.what),
            Deed::Party(_) | Deed::Service(_) | Deed::Engagement(_) | Deed::Other(_) => None,
        }
    }

    /// What happened to a service, if it was to one.
    pub(crate) const fn to_service(&self) -> Option<&ServiceEvent> {
        match &self.deed {
            Deed::Service(act) => Some(&act.what),
            Deed::Party(_) | Deed::Table(_) | Deed::Engagement(_) | Deed::Other(_) => None,
        }
    }

    /// What happened in an engagement, if it was in one.
    pub(crate) const fn in_engagement(&self) -> Option<&EngagementEvent> {
        match &self.deed {
            Deed::Engagement(act) => Some(&act.what),
            Deed::Party(_) | Deed::Table(_) | Deed::Service(_) | Deed::Other(_) => None,
        }
    }
}

/// These events of the log, opened.
pub(crate) async fn open(
    ledger: &Ledger,
    events: Vec<RecordedEvent>,
) -> Result<Vec<Recorded>, ReadError> {
    let payloads = ledger.open_personal(&events).await?;
    let opened = events.into_iter().zip(payloads);
    opened
        .map(|(event, payload)| {
            let deed = match event.aggregate_type.as_str() {
                <Party as Decider>::TYPE => Deed::Party(decoded(&event, payload.json())?),
                <RoundTable as Decider>::TYPE => Deed::Table(decoded(&event, payload.json())?),
                <Service as Decider>::TYPE => Deed::Service(decoded(&event, payload.json())?),
                <Engagement as Decider>::TYPE => Deed::Engagement(decoded(&event, payload.json())?),
                _ => Deed::Other(decoded(&event, payload.json())?),
            };
            let payload = decoded(&event, payload.json())?;
            Ok(Recorded {
                event,
                deed,
                payload,
            })
        })
        .collect()
}

fn decoded<T: DeserializeOwned>(event: &RecordedEvent, json: &str) -> Result<T, ReadError> {
    serde_json::from_str(json).map_err(|source| ReadError::Undecodable {
        position: event.position,
        event_type: event.event_type.clone(),
        event_version: event.event_version.clone(),
        source: source.into(),
    })
}

/// The events at these positions, which rise. Neighbours are read together.
pub(crate) async fn at(
    ledger: &Ledger,
    positions: &[Position],
) -> Result<Vec<RecordedEvent>, ReadError> {
    let mut events = Vec::with_capacity(positions.len());
    for run in positions.chunk_by(|before, after| before.0 + 1 == after.0) {
        if let [first, ..] = run {
            let before = Position(first.0.saturating_sub(1));
            events.extend(ledger.read_after(before, run.len()).await?);
        }
    }
    Ok(events)
}

/// The entries at these positions, opened.
pub(crate) async fn events_at(
    ledger: &Ledger,
    positions: impl IntoIterator<Item = Position>,
) -> Result<BTreeMap<Position, Recorded>, ReadError> {
    let positions: BTreeSet<Position> = positions.into_iter().collect();
    let positions: Vec<Position> = positions.into_iter().collect();
    let opened = open(ledger, at(ledger, &positions).await?).await?;
    let entries = opened.into_iter();
    Ok(entries
        .map(|recorded| (recorded.event.position, recorded))
        .collect())
}

/// All events of one stream.
pub(crate) async fn stream<D: Decider>(
    ledger: &Ledger,
    id: &str,
) -> Result<Vec<RecordedEvent>, ReadError> {
    stream_after::<D>(ledger, id, 0).await
}

/// The events of one stream behind that sequence.
pub(crate) async fn stream_after<D: Decider>(
    ledger: &Ledger,
    id: &str,
    sequence: u64,
) -> Result<Vec<RecordedEvent>, ReadError> {
    const PAGE: usize = 1_000;
    let mut events: Vec<RecordedEvent> = Vec::new();
    loop {
        let after = events.last().map_or(sequence, |event| event.sequence);
        let page = ledger
            .read_stream(<D as Decider>::TYPE, id, after, PAGE)
            .await?;
        let is_last = page.len() < PAGE;
        events.extend(page);
        if is_last {
            return Ok(events);
        }
    }
}

/// Whether there is an event of that type.
pub(crate) fn is_an_act(name: &str) -> bool {
    AGGREGATES.iter().any(|(_, events)| events.contains(&name))
}

/// Whether there is such an aggregate.
pub(crate) fn is_an_aggregate(name: &str) -> bool {
    AGGREGATES.iter().any(|(aggregate, _)| *aggregate == name)
}
