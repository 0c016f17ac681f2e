//! Who counts: partners who haven't left, and holders whose acceptance nobody contests.

use std::collections::BTreeSet;

use super::{Holding, Service};
use crate::{PartyId, Side, Timestamp, service::Axis};

impl Service {
    /// Who holds an axis; not one whose acceptance is void while it is contested.
    pub(in crate::service) fn holders(
        &self,
        axis: Axis,
    ) -> impl Iterator<Item = (PartyId, &Holding)> {
        let holders = self.share(axis).holders.iter();
        holders
            .filter(|(_, holding)| !holding.contested)
            .map(|(party, holding)| (*party, holding))
    }

    /// The parties who hold an axis.
    pub(in crate::service) fn holding_parties(&self, axis: Axis) -> BTreeSet<PartyId> {
        self.holders(axis).map(|(party, _)| party).collect()
    }

    /// Everybody who plans or implements.
    pub(in crate::service) fn planning_or_implementing(&self) -> BTreeSet<PartyId> {
        let planners = self.holders(Axis::Planning);
        let all = planners.chain(self.holders(Axis::Implementation));
        all.map(|(party, _)| party).collect()
    }

    /// Everybody on that side who plans or implements.
    pub(in crate::service) fn holding_on(&self, side: Side) -> BTreeSet<PartyId> {
        let planners = self.holders(Axis::Planning);
        let all = planners.chain(self.holders(Axis::Implementation));
        all.filter(|(_, holding)| holding.side == side)
            .map(|(party, _)| party)
            .collect()
    }

    /// The sides that plan or implement.
    pub(in crate::service) fn holding_sides(&self) -> Vec<Side> {
        let mut sides = vec![Side::Professional, Side::Citizen];
        sides.retain(|side| !self.holding_on(*side).is_empty());
        sides
    }

    /// On which side a partner stands who hasn't left by then.
    pub(in crate::service) fn partner_side(&self, party: PartyId, at: Timestamp) -> Option<Side> {
        let partner = self.partners.get(&party)?;
        let present = partner.leaves.is_none_or(|leaves| at < leaves);
        present.then_some(partner.side)
    }

    /// Whether a partner stands on that side who hasn't left by then.
    pub(in crate::service) fn has_partner_on(&self, side: Side, at: Timestamp) -> bool {
        let mut parties = self.partners.keys();
        parties.any(|party| self.partner_side(*party, at) == Some(side))
    }
}
