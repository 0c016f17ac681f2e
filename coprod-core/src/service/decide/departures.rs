//! What a departure leaves without a holder, recorded once its time has come.

use super::Decided;
use crate::{
    Context, PartyId, Timestamp,
    service::{
        Axis, Departure, Holding, Service, ServiceEvent as Event, ServiceRefusal as Refusal,
    },
};

/// From the time set on, anybody records it. Death and dissolution act at once, and a partner says
/// so; that a party became another or is being erased, its own stream says.
pub(super) fn record(
    service: &Service,
    party: PartyId,
    departure: &Departure,
    act: &Context,
) -> Decided {
    let axes = match departure {
        Departure::Returned => service.given_up(party, act.occurred_at)?,
        Departure::Left => {
            let partner = service.partners.get(&party);
            let leaves = partner.and_then(|partner| partner.leaves);
            admit_time(party, leaves, act.occurred_at)?;
            service.held(party)
        }
        Departure::Gone { .. } => {
            service.admit_partner(act)?;
            service.held(party)
        }
        Departure::NoLongerThere => {
            admit_no_longer_there(party, act)?;
            service.held(party)
        }
    };
    let mut events: Vec<Event> = axes
        .iter()
        .map(|axis| {
            let fallback = service.fallback(*axis, party, act.occurred_at);
            axis.vacated(party, departure.clone(), fallback)
        })
        .collect();
    if *departure != Departure::Returned {
        let settled = service.agreements_held_by(party).into_iter();
        events.extend(settled.map(|what| Event::HolderVacated {
            what,
            holder: party,
            departure: departure.clone(),
            reason: None,
        }));
    }
    if events.is_empty() {
        return Err(Refusal::NothingToVacate { party });
    }
    let opens = axes.into_iter().find(|axis| {
        service.share(*axis).opens_without(party)
            && service.fallback(*axis, party, act.occurred_at).is_none()
    });
    events.extend(service.standstill(opens));
    Ok(events)
}

fn admit_time(party: PartyId, from: Option<Timestamp>, now: Timestamp) -> Result<(), Refusal> {
    match from {
        Some(from) if from <= now => Ok(()),
        Some(from) => Err(Refusal::NotYet { party, from }),
        None => Err(Refusal::NothingToVacate { party }),
    }
}

fn admit_no_longer_there(party: PartyId, act: &Context) -> Result<(), Refusal> {
    let seen = act.found.party(party);
    let over = seen.is_some_and(|seen| seen.sequence > 0 && !seen.state.is_open());
    if over {
        Ok(())
    } else {
        Err(Refusal::StillThere { party })
    }
}

impl Service {
    fn held(&self, party: PartyId) -> Vec<Axis> {
        let mut axes = Axis::BOTH.to_vec();
        axes.retain(|axis| self.share(*axis).holders.contains_key(&party));
        axes
    }

    /// The axes on which a party has given up its share, and the time has come.
    fn given_up(&self, party: PartyId, now: Timestamp) -> Result<Vec<Axis>, Refusal> {
        let returns = |axis: &Axis| self.share(*axis).holders.get(&party)?.returns;
        let earliest = Axis::BOTH.iter().filter_map(returns).min();
        admit_time(party, earliest, now)?;
        let mut axes = Axis::BOTH.to_vec();
        axes.retain(|axis| returns(axis).is_some_and(|from| from <= now));
        Ok(axes)
    }

    /// Who steps in, where a side would have no holder left: named in the terms on which the share
    /// was held, having accepted that itself, and still there on that side.
    fn fallback(&self, axis: Axis, party: PartyId, now: Timestamp) -> Option<PartyId> {
        let share = self.share(axis);
        let Holding {
            side, offer, terms, ..
        } = share.holders.get(&party)?;
        let fallback = terms.fallback.filter(|fallback| *fallback != party)?;
        let agreed = self.offers.get(&(*offer)?)?.is_accepted_by(fallback);
        let partner = self.partners.get(&fallback)?;
        let there = partner.leaves.is_none() && partner.takes_part(now) && partner.side == *side;
        (agreed && there && share.opens_without(party)).then_some(fallback)
    }
}
