//! How a service begins: somebody proposes it, and whoever is asked answers.

use super::{Decided, grounds};
use crate::{
    Citation, Context, PartyId, TopicKey, Words,
    service::{Phase, Service, ServiceEvent as Event, ServiceRefusal as Refusal},
};

/// Either side may propose. Asking nobody, the proposal is accepted by being made.
pub(super) fn propose(
    need: Words,
    title: String,
    topic: TopicKey,
    asks_of: Option<PartyId>,
    arises_from: Option<Citation>,
    act: &Context,
) -> Decided {
    let (party, side) = Service::admit_party(act)?;
    if let Some(asked) = asks_of
        && (asked == party || act.by.person() == Some(asked))
    {
        return Err(Refusal::AsksThemself { party: asked });
    }
    if let Some(cited) = &arises_from {
        grounds::entry(cited, act)?;
    }
    let proposed = Event::ServiceProposed {
        need,
        title,
        topic,
        asks_of,
        arises_from,
    };
    let mut events = vec![proposed, Event::PartnerJoined { party, side }];
    if asks_of.is_none() {
        events.push(Event::ProposalAccepted {});
    }
    Ok(events)
}

/// Only who is asked accepts, and becomes a partner by it.
pub(super) fn accept_proposal(service: &Service, act: &Context) -> Decided {
    let (party, side) = service.admit_asked(act)?;
    let mut events = vec![Event::ProposalAccepted {}];
    if service.side_of_partner(party, act.occurred_at).is_none() {
        events.push(Event::PartnerJoined { party, side });
    }
    Ok(events)
}

/// Only who is asked declines, and always with a reason.
pub(super) fn decline_proposal(service: &Service, reason: Words, act: &Context) -> Decided {
    service.admit_asked(act)?;
    Ok(vec![Event::ProposalDeclined { reason }])
}

impl Service {
    fn admit_asked(&self, act: &Context) -> Result<(PartyId, crate::Side), Refusal> {
        let (party, side) = Self::admit_party(act)?;
        match self.phase {
            Phase::Proposed { asks_of } if asks_of == party => Ok((party, side)),
            Phase::Proposed { asks_of } => Err(Refusal::NotAskedToAccept { asks_of }),
            Phase::NotProposed | Phase::Accepted | Phase::Declined | Phase::Closed => {
                Err(Refusal::ProposalAnswered)
            }
        }
    }
}
