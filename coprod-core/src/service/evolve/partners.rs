//! The proposal, and who takes part.

use crate::{
    Act, PartyId, Side, Timestamp, TopicKey,
    service::{
        Departure, OfferStage, Partner, Phase, Service, ServiceEvent as Event, state::Provable,
    },
};

impl Service {
    /// Whoever acts here stands on their side from then on, as does whom they speak for. Contesting
    /// and recording what others left binds nobody, nor does what is neutral.
    pub(super) fn binds(&mut self, act: &Act<Event>) {
        let binds_nobody = matches!(
            act.what,
            Event::EntryContested { .. }
                | Event::ContestAnswered { .. }
                | Event::PlanningVacated { .. }
                | Event::ImplementationVacated { .. }
                | Event::HolderVacated { .. }
                | Event::DeliverySuspended { .. }
                | Event::ReviewHeld { .. }
        );
        let Some(side @ (Side::Professional | Side::Citizen)) = act.by.side() else {
            return;
        };
        if binds_nobody {
            return;
        }
        for party in [act.by.person(), act.by.principal()].into_iter().flatten() {
            self.sides.entry(party).or_insert(side);
        }
    }

    /// Whoever died, was dissolved or is no longer there takes no part any more, and its open offers
    /// lapse.
    pub(super) fn departs(&mut self, act: &Act<Event>) {
        let (Event::PlanningVacated {
            holder, departure, ..
        }
        | Event::ImplementationVacated {
            holder, departure, ..
        }
        | Event::HolderVacated {
            holder, departure, ..
        }) = &act.what
        else {
            return;
        };
        match departure {
            Departure::Gone { .. } | Departure::NoLongerThere => {
                self.partner_left(Some(*holder), act.occurred_at);
            }
            Departure::Returned | Departure::Left => {}
        }
    }

    pub(super) fn proposed(
        &mut self,
        topic: &TopicKey,
        asks_of: Option<PartyId>,
        act: &Act<Event>,
    ) {
        self.topic = Some(topic.clone());
        self.proposer = act.by.principal();
        self.phase = match asks_of {
            Some(asks_of) => Phase::Proposed { asks_of },
            None => Phase::Accepted,
        };
    }

    pub(super) fn proposal_accepted(&mut self, act: &Act<Event>) {
        if let Phase::Proposed { asks_of: asked } = self.phase {
            self.provable(act, Provable::Proposal { asked });
        }
        self.phase = Phase::Accepted;
    }

    pub(super) fn partnership_asked(&mut self, side: Side, act: &Act<Event>) {
        if let Some(party) = act.by.principal() {
            self.asked.insert(party, side);
        }
    }

    pub(super) fn partner_joined(&mut self, party: PartyId, side: Side) {
        self.asked.remove(&party);
        self.sides.entry(party).or_insert(side);
        let partner = Partner {
            side,
            leaves: None,
            joined: self.sequence,
            contested: false,
        };
        self.partners.insert(party, partner);
    }

    /// Whoever says that they leave has made their last offer: what is open lapses at once.
    pub(super) fn partner_left(&mut self, party: Option<PartyId>, effective: Timestamp) {
        let partner = party.and_then(|party| self.partners.get_mut(&party));
        let Some(partner) = partner else { return };
        partner.leaves = partner
            .leaves
            .map_or(Some(effective), |leaves| Some(leaves.min(effective)));
        for offer in self.offers.values_mut() {
            if offer.by == party && offer.stage == OfferStage::Open {
                offer.stage = OfferStage::Withdrawn;
            }
        }
    }

    /// Keeps in mind that this act is void once it is contested, if the other side relayed it.
    pub(super) fn provable(&mut self, act: &Act<Event>, what: Provable) {
        let other_side = act.relayed.as_ref().is_some_and(|relayed| {
            relayed.side != Side::Neutral && act.by.side() != Some(relayed.side)
        });
        if other_side {
            self.provable.insert(self.sequence, what);
        }
    }
}
