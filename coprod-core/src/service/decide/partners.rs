//! Who takes part, and who leaves.

use super::Decided;
use crate::{
    Context, PartyId, Timestamp, Words,
    service::{Axis, Service, ServiceEvent as Event, ServiceRefusal as Refusal},
};

/// Whoever isn't a partner may ask to become one, on the side on which they act. Where nobody takes
/// part any more who could admit them, who was a partner takes part again by asking.
pub(super) fn ask(service: &Service, act: &Context) -> Decided {
    let (party, side) = Service::admit_party(act)?;
    if service.side_of_partner(party, act.occurred_at).is_some() {
        return Err(Refusal::AlreadyAPartner { party });
    }
    if service.asked.contains_key(&party) && !service.is_abandoned_to(party, act.occurred_at) {
        return Err(Refusal::AlreadyAsked { party });
    }
    let asked = Event::PartnershipAsked { side };
    Ok(if service.is_abandoned_to(party, act.occurred_at) {
        vec![asked, Event::PartnerJoined { party, side }]
    } else {
        vec![asked]
    })
}

/// Any partner of the side on which somebody asks admits them.
pub(super) fn admit(service: &Service, party: PartyId, act: &Context) -> Decided {
    let (_, own) = service.admit_partner(act)?;
    let Some(side) = service.asked.get(&party).copied() else {
        return Err(Refusal::NeverAsked { party });
    };
    if side != own {
        return Err(Refusal::NotTheirsToAdmit { party, side });
    }
    let admitted = Event::PartnerAdmitted { party };
    Ok(vec![admitted, Event::PartnerJoined { party, side }])
}

/// Leaving is returning what one holds, with the longest notice that was agreed for it.
pub(super) fn leave(
    service: &Service,
    reason: Words,
    effective: Timestamp,
    act: &Context,
) -> Decided {
    let (party, _) = service.admit_staying(act)?;
    let notices = [Axis::Planning, Axis::Implementation].map(|axis| {
        let holding = service.share(axis).held_by(party);
        holding.map_or(0, |holding| holding.terms.notice_days)
    });
    let longest = notices.into_iter().max().unwrap_or(0);
    admit_notice(longest, effective, act)?;
    Ok(vec![Event::PartnerLeft { reason, effective }])
}

/// What is given up takes effect once the notice is over, and never in the past.
pub(super) fn admit_notice(
    notice_days: u32,
    effective: Timestamp,
    act: &Context,
) -> Result<(), Refusal> {
    const DAY: i64 = 86_400_000_000;
    let notice = i64::from(notice_days).saturating_mul(DAY);
    let earliest = act.occurred_at.as_micros().saturating_add(notice);
    if effective.as_micros() < earliest {
        return Err(Refusal::NoticeTooShort {
            notice_days,
            effective,
        });
    }
    Ok(())
}

impl Service {
    /// Whether nobody takes part any more, and this party did.
    fn is_abandoned_to(&self, party: PartyId, at: Timestamp) -> bool {
        let mut partners = self.partners.values();
        self.partners.contains_key(&party) && !partners.any(|partner| partner.takes_part(at))
    }
}
