//! What is offered, and who holds an axis.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    Act, Basis, OfferId, PartyId, Side, Timestamp,
    service::{
        Axis, Holding, Offer, OfferStage, Service, ServiceEvent as Event, Settled, Terms, Work,
        state::Provable,
    },
};

impl Service {
    pub(super) fn offered(&mut self, work: Option<Work>, act: &Act<Event>) {
        let (Event::PlanningOffered {
            offer,
            to,
            mode,
            terms,
            until,
            arises_from,
            ..
        }
        | Event::ImplementationOffered {
            offer,
            to,
            mode,
            terms,
            until,
            arises_from,
            ..
        }) = &act.what
        else {
            return;
        };
        let axis = work.map_or(Axis::Planning, |_| Axis::Implementation);
        let made = Offer {
            axis,
            by: act.by.principal(),
            to: to.clone(),
            mode: *mode,
            terms: terms.clone(),
            until: *until,
            work,
            accepted: BTreeMap::new(),
            void: BTreeSet::new(),
            declined: BTreeSet::new(),
            stage: OfferStage::Open,
        };
        self.clauses
            .extend(terms.clauses.iter().map(|clause| clause.clause));
        if act.by.person().is_none() {
            self.served.extend(arises_from.clone());
        }
        let agrees = act
            .by
            .principal()
            .filter(|party| self.agrees_by_offering(&made, *party));
        self.offers.insert(*offer, made);
        if let Some(party) = agrees {
            self.agreed_to(*offer, party, act);
        }
    }

    /// Offering is agreeing, for who is asked by name as well or holds the axis.
    fn agrees_by_offering(&self, offer: &Offer, party: PartyId) -> bool {
        let holds = self.share(offer.axis).holders.contains_key(&party);
        holds || offer.names(party)
    }

    pub(super) fn offer_accepted(&mut self, offer: OfferId, accepts: &[Settled], act: &Act<Event>) {
        if let Some(party) = act.by.principal() {
            self.agreed_to(offer, party, act);
            self.agrees_by_accepting(accepts, &act.by);
        }
    }

    fn agreed_to(&mut self, id: OfferId, party: PartyId, act: &Act<Event>) {
        let entry = self.sequence;
        if let Some(offer) = self.offers.get_mut(&id) {
            offer.accepted.insert(party, entry);
            offer.void.remove(&party);
            self.provable(act, Provable::Acceptance { offer: id, party });
        }
    }

    pub(super) fn offer_declined(&mut self, offer: OfferId, act: &Act<Event>) {
        if let (Some(offer), Some(party)) = (self.offers.get_mut(&offer), act.by.principal()) {
            offer.declined.insert(party);
        }
    }

    pub(super) fn offer_withdrawn(&mut self, offer: OfferId) {
        if let Some(offer) = self.offers.get_mut(&offer) {
            offer.stage = OfferStage::Withdrawn;
        }
    }

    /// Who holds by this offer already keeps the share as it stands, such as a notice once given.
    pub(super) fn offer_in_effect(&mut self, id: OfferId, holders: &[PartyId], act: &Act<Event>) {
        let Some(offer) = self.offers.get_mut(&id) else {
            return;
        };
        offer.stage = OfferStage::InEffect;
        let offer = offer.clone();
        let before = std::mem::take(&mut self.share_mut(offer.axis).holders);
        let holds = holders.iter().filter_map(|party| {
            let same = before
                .get(party)
                .filter(|holding| holding.offer == Some(id));
            let holding = match same {
                Some(holding) => holding.clone(),
                None => Holding {
                    side: self.partners.get(party)?.side,
                    offer: Some(id),
                    terms: offer.terms.clone(),
                    work: offer.work,
                    returns: None,
                    since: act.occurred_at,
                    entry: *offer.accepted.get(party)?,
                    contested: false,
                },
            };
            Some((*party, holding))
        });
        self.share_mut(offer.axis).holders = holds.collect();
    }

    pub(super) fn kept(
        &mut self,
        axis: Axis,
        holders: &[PartyId],
        work: Option<Work>,
        act: &Act<Event>,
    ) {
        let Some(side) = act.by.side() else { return };
        let holding = own_share(side, work, self.sequence, act.occurred_at);
        let holders = holders.iter().map(|party| (*party, holding.clone()));
        self.share_mut(axis).holders = holders.collect();
        if let Some(party) = act.by.principal() {
            self.provable(act, Provable::Keeping { axis, party });
        }
    }

    /// Left is what others hold, and what the taker takes on by this very act.
    pub(super) fn taken_back(
        &mut self,
        axis: Axis,
        now: &[PartyId],
        basis: &Basis,
        act: &Act<Event>,
    ) {
        if let Basis::Decision(decision) = basis {
            self.served.insert(decision.clone());
        }
        let entry = self.sequence;
        let share = self.share_mut(axis);
        share.holders.retain(|party, _| now.contains(party));
        if let (Some(taker), Some(side)) = (act.by.principal(), act.by.side())
            && now.contains(&taker)
        {
            let own = || own_share(side, None, entry, act.occurred_at);
            share.holders.entry(taker).or_insert_with(own);
        }
    }

    pub(super) fn returned(&mut self, axis: Axis, effective: Timestamp, act: &Act<Event>) {
        let holders = &mut self.share_mut(axis).holders;
        let holding = act.by.principal().and_then(|party| holders.get_mut(&party));
        if let Some(holding) = holding {
            holding.returns = Some(effective);
        }
    }

    pub(super) fn vacated(
        &mut self,
        axis: Axis,
        holder: PartyId,
        taken_over_by: Option<PartyId>,
        act: &Act<Event>,
    ) {
        let share = self.share(axis);
        let taken_over = taken_over_by.and_then(|fallback| {
            let holding = share.holders.get(&holder)?;
            let offer = self.offers.get(&holding.offer?)?;
            let holding = Holding {
                returns: None,
                since: act.occurred_at,
                entry: *offer.accepted.get(&fallback)?,
                contested: false,
                ..holding.clone()
            };
            Some((fallback, holding))
        });
        match taken_over {
            Some((fallback, holding)) => {
                let holders = &mut self.share_mut(axis).holders;
                holders.remove(&holder);
                holders.insert(fallback, holding);
            }
            None => self.without(axis, holder),
        }
    }

    /// Without this holder the axis is open if a side of its mode has no other.
    pub(super) fn without(&mut self, axis: Axis, holder: PartyId) {
        let share = self.share_mut(axis);
        if share.opens_without(holder) {
            share.holders.clear();
        }
        share.holders.remove(&holder);
    }

    pub(super) fn renewed(&mut self, work: Work, act: &Act<Event>) {
        let holders = &mut self.implementation.holders;
        let holding = act.by.principal().and_then(|party| holders.get_mut(&party));
        if let Some(holding) = holding {
            holding.work = Some(work);
        }
    }
}

/// A share that one takes for oneself, under nobody's terms.
fn own_share(side: Side, work: Option<Work>, entry: u64, since: Timestamp) -> Holding {
    Holding {
        side,
        offer: None,
        terms: Terms::default(),
        work,
        returns: None,
        since,
        entry,
        contested: false,
    }
}
