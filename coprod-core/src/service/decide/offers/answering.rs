//! How offers are answered, and when they take effect.

use std::collections::{BTreeMap, BTreeSet};

use super::Decided;
use crate::{
    Basis, Context, OfferId, PartyId, Side, Timestamp, Words,
    service::{
        Axis, Offer, OfferStage, Receivers, Service, ServiceEvent as Event,
        ServiceRefusal as Refusal, Settled, Work, decide::axis::accepted,
    },
};

/// What somebody says who accepts.
pub(in super::super) struct Acceptance {
    pub(in super::super) basis: Basis,
    pub(in super::super) accepts: Vec<Settled>,
    pub(in super::super) reason: Words,
    pub(in super::super) work: Option<Work>,
}

/// Why somebody has a say in an offer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// It would gain a share.
    Receiver,
    /// It would lose its share, or share it with others.
    Holder,
    /// It would step in once a side has no holder left.
    Fallback,
}

/// Each answers only for itself, and becomes a partner by accepting. With the last acceptance the
/// offer takes effect.
pub(in super::super) fn accept(
    service: &Service,
    axis: Axis,
    id: OfferId,
    acceptance: Acceptance,
    act: &Context,
) -> Decided {
    let (party, side) = Service::admit_party(act)?;
    let offer = service.offer_on(axis, id)?;
    let standing = service.standing(id, offer, party, side)?;
    service.admit_answer(id, offer, standing, act)?;
    service.admit_gain(offer, standing, party, side, act)?;
    let holders = service.would_hold(offer, party, side);
    admit_first_answer(id, offer, party, holders.is_some())?;
    if let Some(offered) = offer.work
        && acceptance.work != Some(offered)
    {
        return Err(Refusal::OtherWork { offer: id, offered });
    }
    service.admit_service_basis(&acceptance.basis, act)?;
    acceptance
        .accepts
        .iter()
        .try_for_each(|what| service.admit_settled(*what))?;
    let Acceptance {
        basis,
        accepts,
        reason,
        work,
    } = acceptance;
    let mut events = vec![accepted(id, basis.clone(), accepts, work)];
    if service.side_of_partner(party, act.occurred_at).is_none() {
        events.push(Event::PartnerJoined { party, side });
    }
    if let Some(holders) = holders {
        events.push(axis.effect(offer.mode, id, holders, basis, reason));
    }
    Ok(events)
}

/// Declining ends nothing for others; only without a present holder nothing can change.
pub(in super::super) fn decline(
    service: &Service,
    axis: Axis,
    id: OfferId,
    reason: Words,
    act: &Context,
) -> Decided {
    let (party, side) = Service::admit_party(act)?;
    let offer = service.offer_on(axis, id)?;
    let standing = service.standing(id, offer, party, side)?;
    service.admit_answer(id, offer, standing, act)?;
    admit_first_answer(id, offer, party, false)?;
    Ok(vec![axis.declined(id, reason)])
}

/// Only who made an offer withdraws it, as long as it is open.
pub(in super::super) fn withdraw(
    service: &Service,
    axis: Axis,
    id: OfferId,
    act: &Context,
) -> Decided {
    let (party, _) = service.admit_partner(act)?;
    let offer = service.offer_on(axis, id)?;
    if offer.by != Some(party) {
        return Err(Refusal::NotTheirOffer { offer: id });
    }
    admit_stage(id, offer, act)?;
    Ok(vec![axis.withdrawn(id)])
}

fn admit_stage(id: OfferId, offer: &Offer, act: &Context) -> Result<(), Refusal> {
    let until = offer.until;
    match offer.stage {
        OfferStage::Withdrawn => Err(Refusal::OfferWithdrawn { offer: id }),
        OfferStage::InEffect => Err(Refusal::OfferInEffect { offer: id }),
        OfferStage::Open if act.occurred_at > until => Err(Refusal::OfferOver { offer: id, until }),
        OfferStage::Open => Ok(()),
    }
}

/// One answers once. Where others declined since, whoever accepted may say so again, to bring into
/// effect what all who are left agreed to.
fn admit_first_answer(
    id: OfferId,
    offer: &Offer,
    party: PartyId,
    brings_into_effect: bool,
) -> Result<(), Refusal> {
    let again = offer.stage == OfferStage::Open && brings_into_effect;
    let repeated = offer.is_accepted_by(party) && !again;
    if repeated || offer.declined.contains(&party) {
        return Err(Refusal::AlreadyAnswered { offer: id, party });
    }
    Ok(())
}

impl Service {
    fn offer_on(&self, axis: Axis, id: OfferId) -> Result<&Offer, Refusal> {
        let offer = self.offers.get(&id).filter(|offer| offer.axis == axis);
        offer.ok_or(Refusal::NoSuchOffer { offer: id, axis })
    }

    fn standing(
        &self,
        id: OfferId,
        offer: &Offer,
        party: PartyId,
        side: Side,
    ) -> Result<Standing, Refusal> {
        if offer.terms.fallback == Some(party) {
            Ok(Standing::Fallback)
        } else if self.share(offer.axis).held_by(party).is_some() {
            Ok(Standing::Holder)
        } else if offer.is_made_to(party, side) {
            Ok(Standing::Receiver)
        } else {
            Err(Refusal::NotMadeToYou {
                offer: id,
                to: offer.to.clone(),
            })
        }
    }

    /// An offer is answered while it is open. Once a call is in effect others may join who holds by
    /// it; and who steps in may still agree to that.
    fn admit_answer(
        &self,
        id: OfferId,
        offer: &Offer,
        standing: Standing,
        act: &Context,
    ) -> Result<(), Refusal> {
        let share = self.share(offer.axis);
        let may_join = match (standing, &offer.to) {
            (Standing::Fallback, _) => true,
            (Standing::Receiver, Receivers::OpenCall { .. }) => {
                let mut holders = share.in_force();
                !share.is_open() && holders.all(|(party, _)| offer.is_accepted_by(party))
            }
            (Standing::Receiver, Receivers::Parties(_) | Receivers::Seated { .. })
            | (Standing::Holder, _) => false,
        };
        if offer.stage == OfferStage::InEffect && may_join && act.occurred_at <= offer.until {
            return Ok(());
        }
        admit_stage(id, offer, act)?;
        let mut holders = share.in_force().map(|(party, _)| party);
        match holders.find(|holder| offer.declined.contains(holder)) {
            Some(holder) => Err(Refusal::HolderDeclined { offer: id, holder }),
            None => Ok(()),
        }
    }

    /// Whoever gains stands on a side that would hold, and isn't about to leave.
    fn admit_gain(
        &self,
        offer: &Offer,
        standing: Standing,
        party: PartyId,
        side: Side,
        act: &Context,
    ) -> Result<(), Refusal> {
        let mode = offer.mode;
        match standing {
            Standing::Holder => Ok(()),
            Standing::Receiver | Standing::Fallback if !mode.includes(side) => {
                Err(Refusal::OutsideOfMode { side, mode })
            }
            Standing::Receiver | Standing::Fallback => {
                self.admit_not_leaving(party, act.occurred_at)
            }
        }
    }

    /// Who would hold the axis if this party accepts: nobody else unless everyone who gains or loses
    /// has agreed by their own act, and the sides are just those of the mode.
    fn would_hold(&self, offer: &Offer, party: PartyId, side: Side) -> Option<Vec<PartyId>> {
        let steps_in = offer.terms.fallback == Some(party);
        let mut present = self.share(offer.axis).in_force();
        if steps_in || !present.all(|(one, _)| one == party || offer.is_accepted_by(one)) {
            return None;
        }
        let mut holders = self.gaining(offer, party, side)?;
        let present = self.share(offer.axis).in_force();
        let staying = present.filter(|(_, holding)| offer.mode.includes(holding.side));
        holders.extend(staying.map(|(one, holding)| (one, holding.side)));
        let sides: BTreeSet<Side> = holders.values().copied().collect();
        let fits = offer.mode.missing(&sides).is_none()
            && sides.iter().all(|side| offer.mode.includes(*side));
        fits.then(|| holders.into_keys().collect())
    }

    /// Who would gain a share if this party accepts: all asked who are left, or as many as a call
    /// needs; whoever joins a call in effect gains it at once.
    fn gaining(
        &self,
        offer: &Offer,
        party: PartyId,
        side: Side,
    ) -> Option<BTreeMap<PartyId, Side>> {
        let agrees = |one: &PartyId| *one == party || offer.is_accepted_by(*one);
        let stays = |one: &PartyId| *one == party || !self.has_gone(*one);
        let on_side = |one: PartyId| {
            let known = self.partners.get(&one).map(|partner| partner.side);
            let side = if one == party { Some(side) } else { known };
            side.map(|side| (one, side))
        };
        match &offer.to {
            Receivers::Parties(parties) | Receivers::Seated { parties, .. } => {
                let left = parties.iter().filter(|one| stays(one));
                let left: Vec<_> = left.filter(|one| !offer.declined.contains(one)).collect();
                let all = !left.is_empty() && left.iter().all(|one| agrees(one));
                all.then(|| left.into_iter().copied().filter_map(on_side).collect())
            }
            Receivers::OpenCall { .. } if offer.stage == OfferStage::InEffect => {
                Some([(party, side)].into())
            }
            Receivers::OpenCall { side, needed } => {
                let share = self.share(offer.axis);
                let accepted = offer.accepted.keys().copied().chain([party]);
                let joining: BTreeMap<PartyId, Side> = accepted
                    .filter(|one| agrees(one) && stays(one))
                    .filter(|one| share.held_by(*one).is_none())
                    .filter(|one| offer.terms.fallback != Some(*one))
                    .filter_map(on_side)
                    .filter(|(_, on)| on == side)
                    .collect();
                let enough = u32::try_from(joining.len()).is_ok_and(|count| count >= *needed);
                enough.then_some(joining)
            }
        }
    }

    /// Whether somebody is still to answer an offer, so that nobody can keep the axis meanwhile.
    pub(in super::super) fn is_unanswered(&self, offer: &Offer, at: Timestamp) -> bool {
        let open = offer.stage == OfferStage::Open && at <= offer.until;
        open && match &offer.to {
            Receivers::Parties(parties) | Receivers::Seated { parties, .. } => {
                parties.iter().any(|party| {
                    let answered = offer.is_accepted_by(*party) || offer.declined.contains(party);
                    !answered && !self.has_gone(*party)
                })
            }
            Receivers::OpenCall { .. } => true,
        }
    }

    /// Whether a party has left, or has said that it will.
    fn has_gone(&self, party: PartyId) -> bool {
        let partner = self.partners.get(&party);
        partner.is_some_and(|partner| partner.leaves.is_some())
    }

    fn admit_settled(&self, what: Settled) -> Result<(), Refusal> {
        match self.agreement(what) {
            Some(agreement) if !agreement.is_over() => Ok(()),
            Some(_) | None => Err(Refusal::NothingSettled { what }),
        }
    }
}
