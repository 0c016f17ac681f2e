//! Keeping, taking back, giving back, and what an implementer delivers by.

use std::collections::BTreeSet;

use super::{Decided, partners::admit_notice};
use crate::{
    Basis, Context, Date, PartyId, Timestamp, Words,
    round_table::Mode,
    service::{
        Axis, Delivery, Ground, Holding, Service, ServiceEvent as Event, ServiceRefusal as Refusal,
        Work,
    },
};

/// What a side keeps for itself, and until when at most without looking again.
pub(super) struct Keeping {
    pub(super) basis: Basis,
    pub(super) reason: Words,
    pub(super) review_by: Date,
    pub(super) work: Option<Work>,
}

/// A side alone keeps only what is open, and not while an offer of it is unanswered. It binds only
/// who keeps it.
pub(super) fn keep(service: &Service, axis: Axis, keeping: Keeping, act: &Context) -> Decided {
    let (party, side) = service.admit_staying(act)?;
    if !service.share(axis).is_open() {
        return Err(Refusal::NotOpen { axis });
    }
    let mut offers = service
        .offers
        .iter()
        .filter(|(_, offer)| offer.axis == axis);
    if let Some((offer, _)) =
        offers.find(|(_, offer)| service.is_unanswered(offer, act.occurred_at))
    {
        return Err(Refusal::OfferUnanswered { offer: *offer });
    }
    let review_by = keeping.review_by;
    if review_by <= act.occurred_at.date() {
        return Err(Refusal::ReviewNotAhead { review_by });
    }
    if let Some(work) = keeping.work {
        let mode = if Mode::Citizens.includes(side) {
            Mode::Citizens
        } else {
            Mode::Professionals
        };
        service.admit_work(work, mode, act)?;
    }
    service.admit_service_basis(&keeping.basis, act)?;
    Ok(vec![keeping.kept(side, party)])
}

/// Taken back is a share only from whom one of three grounds reaches, each loser included, and never
/// on the taker's own authority. Left is what others hold, or the taker, who agrees by this act.
pub(super) fn take_back(
    service: &Service,
    axis: Axis,
    now: Vec<PartyId>,
    basis: Basis,
    reason: Words,
    act: &Context,
) -> Decided {
    let taker = admit_taker(service, &basis, act)?;
    let share = service.share(axis);
    let mut named = BTreeSet::new();
    for party in &now {
        if !named.insert(*party) {
            return Err(Refusal::NamedTwice { party: *party });
        }
        if share.held_by(*party).is_none() && taker != Some(*party) {
            return Err(Refusal::NeverAgreed { party: *party });
        }
    }
    let holders = share.in_force().map(|(party, _)| party);
    let losers: BTreeSet<PartyId> = holders
        .filter(|party| !named.contains(party) && taker != Some(*party))
        .collect();
    if losers.is_empty() {
        return Err(Refusal::TakesFromNobody { axis });
    }
    if let (Basis::Decision(decision), false) = (&basis, now.is_empty()) {
        let decision = decision.clone();
        return Err(Refusal::OnlyOpens { decision, axis });
    }
    service.admit_loss(axis, &losers, &basis, act)?;
    let opens = now.is_empty().then_some(axis);
    let taken_back = axis.taken_back(now, basis, reason);
    Ok([taken_back]
        .into_iter()
        .chain(service.standstill(opens))
        .collect())
}

/// A partner; or an automation that carries out a table's decision.
fn admit_taker(
    service: &Service,
    basis: &Basis,
    act: &Context,
) -> Result<Option<PartyId>, Refusal> {
    let decided = matches!(basis, Basis::Decision(_));
    if act.by.principal().is_none() && decided {
        return Ok(None);
    }
    let (party, _) = service.admit_staying(act)?;
    act.admit_commitment()?;
    Ok(Some(party))
}

/// One gives up one's own share, once, with the notice that was agreed.
pub(super) fn give_back(
    service: &Service,
    axis: Axis,
    effective: Timestamp,
    reason: Words,
    act: &Context,
) -> Decided {
    let (_, holding) = service.admit_share(axis, act)?;
    if let Some(effective) = holding.returns {
        return Err(Refusal::AlreadyReturned { axis, effective });
    }
    admit_notice(holding.terms.notice_days, effective, act)?;
    Ok(vec![axis.returned(effective, reason)])
}

/// A later concept or guideline binds an implementer only once it has accepted it.
pub(super) fn renew(service: &Service, work: Work, act: &Context) -> Decided {
    let axis = Axis::Implementation;
    let (_, holding) = service.admit_share(axis, act)?;
    if holding.work == Some(work) {
        return Err(Refusal::NothingNew { work });
    }
    let mode = service.share(axis).mode();
    service.admit_work(work, mode.unwrap_or(Mode::Shared), act)?;
    Ok(vec![Event::ImplementationRenewed { work }])
}

impl Service {
    /// The share of who acts.
    fn admit_share(&self, axis: Axis, act: &Context) -> Result<(PartyId, &Holding), Refusal> {
        let party = self.admit_holder(axis, act)?;
        let holding = self.share(axis).held_by(party);
        let holding = holding.ok_or(Refusal::NotAHolder { axis })?;
        Ok((party, holding))
    }

    /// What is delivered is the concept in force, within a guideline in force where one is named;
    /// where citizens deliver what professionals alone plan, one must be (form 2).
    pub(super) fn admit_work(&self, work: Work, mode: Mode, act: &Context) -> Result<(), Refusal> {
        if self.concept_in_force != Some(work.concept) {
            return Err(Refusal::ConceptNotInForce {
                concept: work.concept,
            });
        }
        let planned_for = self.planning.mode() == Some(Mode::Professionals);
        let guideline = work
            .guideline
            .and_then(|version| self.guidelines.get(&version));
        match work.guideline {
            Some(_) if guideline.is_some_and(|one| one.is_in_force(act.occurred_at)) => Ok(()),
            Some(version) => Err(Refusal::GuidelineNotInForce { version }),
            None if planned_for && mode == Mode::Citizens => Err(Refusal::GuidelineNeeded),
            None => Ok(()),
        }
    }

    /// Delivery that goes on stands still once nobody plans, or nobody implements.
    pub(super) fn standstill(&self, opens: Option<Axis>) -> Option<Event> {
        let axis = opens?;
        match self.delivery {
            Delivery::Running { .. } => Some(Event::DeliverySuspended {
                ground: Ground::AxisOpen(axis),
                review: None,
            }),
            Delivery::NotStarted | Delivery::Suspended { .. } | Delivery::Ended => None,
        }
    }
}
