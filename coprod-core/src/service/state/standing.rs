//! Who counts: partners who haven't left, and holders whose acceptance nobody contests.

use std::collections::BTreeSet;

use super::Service;
use crate::{PartyId, Side, Timestamp, round_table::Mode, service::Axis};

impl Service {
    /// The parties who hold an axis.
    pub(in crate::service) fn holding_parties(&self, axis: Axis) -> BTreeSet<PartyId> {
        self.share(axis)
            .in_force()
            .map(|(party, _)| party)
            .collect()
    }

    /// Everybody who plans or implements.
    pub(in crate::service) fn planning_or_implementing(&self) -> BTreeSet<PartyId> {
        let planners = self.share(Axis::Planning).in_force();
        let all = planners.chain(self.share(Axis::Implementation).in_force());
        all.map(|(party, _)| party).collect()
    }

    /// Everybody on that side who plans or implements.
    pub(in crate::service) fn holding_on(&self, side: Side) -> BTreeSet<PartyId> {
        let planners = self.share(Axis::Planning).in_force();
        let all = planners.chain(self.share(Axis::Implementation).in_force());
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

    /// Whether citizens implement what professionals alone plan (form 2).
    pub(in crate::service) fn is_delivered_to_guidelines(&self) -> bool {
        self.share(Axis::Planning).mode() == Some(Mode::Professionals)
            && self.share(Axis::Implementation).mode() == Some(Mode::Citizens)
    }

    /// Whether a partner stands on that side who hasn't left by then.
    pub(in crate::service) fn has_partner_on(&self, side: Side, at: Timestamp) -> bool {
        let mut partners = self.partners.values();
        partners.any(|partner| partner.side == side && partner.takes_part(at))
    }
}
