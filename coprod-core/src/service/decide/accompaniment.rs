//! Accompaniment: professionals stand by citizens who implement.

use super::Decided;
use crate::{
    AccompanimentId, Context, PartyId, Side, Timestamp, TopicKey, Words,
    service::{Accompaniment, Axis, Service, ServiceEvent as Event, ServiceRefusal as Refusal},
};

/// A professional offers it for itself.
pub(super) fn offer(
    service: &Service,
    accompaniment: AccompanimentId,
    scope: Vec<TopicKey>,
    from: Timestamp,
    until: Option<Timestamp>,
    act: &Context,
) -> Decided {
    let (who, side) = service.admit_partner(act)?;
    if side != Side::Professional {
        return Err(Refusal::NotAProfessional);
    }
    let known = service.accompaniments.contains_key(&accompaniment);
    Service::admit_new("accompaniment", accompaniment, known)?;
    if let Some(until) = until.filter(|until| *until <= from || *until <= act.occurred_at) {
        return Err(Refusal::OverBeforeItBegins { until });
    }
    Ok(vec![Event::AccompanimentOffered {
        accompaniment,
        who,
        scope,
        from,
        until,
    }])
}

/// Citizens who implement agree to be accompanied. Where none does, another partner agrees: legal
/// advice needs somebody beside it whoever gives it.
pub(super) fn agree(service: &Service, id: AccompanimentId, act: &Context) -> Decided {
    let (party, _) = service.admit_partner(act)?;
    let accompaniment = service.admit_accompaniment(id, act)?;
    if accompaniment.agreed {
        return Err(Refusal::AccompanimentAgreed { accompaniment: id });
    }
    let accompanied = service.citizens_implementing();
    let is_asked = if accompanied.is_empty() {
        party != accompaniment.who
    } else {
        accompanied.contains(&party)
    };
    if is_asked {
        Ok(vec![Event::AccompanimentAgreed { accompaniment: id }])
    } else {
        let by = accompanied;
        Err(Refusal::NotTheAccompanied { by })
    }
}

/// It is ended by who accompanies or by somebody who implements.
pub(super) fn end(service: &Service, id: AccompanimentId, reason: Words, act: &Context) -> Decided {
    let (party, _) = service.admit_partner(act)?;
    let accompaniment = service.admit_accompaniment(id, act)?;
    let who = accompaniment.who;
    if party != who
        && !service
            .holding_parties(Axis::Implementation)
            .contains(&party)
    {
        return Err(Refusal::NotTheirsToEnd { who });
    }
    Ok(vec![Event::AccompanimentEnded {
        accompaniment: id,
        reason,
    }])
}

impl Service {
    fn admit_accompaniment(
        &self,
        id: AccompanimentId,
        act: &Context,
    ) -> Result<&Accompaniment, Refusal> {
        let accompaniment = self.accompaniments.get(&id);
        let accompaniment =
            accompaniment.ok_or(Refusal::NoSuchAccompaniment { accompaniment: id })?;
        if accompaniment.is_over(act.occurred_at) {
            return Err(Refusal::AccompanimentOver { accompaniment: id });
        }
        Ok(accompaniment)
    }

    fn citizens_implementing(&self) -> Vec<PartyId> {
        self.share(Axis::Implementation)
            .in_force()
            .filter(|(_, holding)| holding.side == Side::Citizen)
            .map(|(party, _)| party)
            .collect()
    }

    /// The accompaniments in force by professionals who still take part.
    pub(super) fn accompanied_by(&self, at: Timestamp) -> impl Iterator<Item = &Accompaniment> {
        self.accompaniments.values().filter(move |accompaniment| {
            accompaniment.is_in_force(at)
                && self.side_of_partner(accompaniment.who, at) == Some(Side::Professional)
        })
    }
}
