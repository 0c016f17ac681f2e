//! Who holds what.

use crate::{
    Context, PartyId, Side, Timestamp,
    service::{Axis, Service, ServiceRefusal as Refusal},
};

impl Service {
    /// The act is of somebody who holds the axis, or done in its name.
    pub(super) fn admit_holder(&self, axis: Axis, act: &Context) -> Result<PartyId, Refusal> {
        let (party, side) = self.admit_partner(act)?;
        let holders = self.holding_parties(axis);
        if holders.contains(&party) {
            return Ok(party);
        }
        if holders.is_empty() {
            return Err(Refusal::AxisOpen { axis });
        }
        let _ = side;
        Err(Refusal::NotAHolder { axis })
    }

    /// No id names two things.
    pub(super) fn admit_new<I: std::fmt::Display>(
        kind: &'static str,
        id: I,
        known: bool,
    ) -> Result<(), Refusal> {
        if known {
            let id = id.to_string();
            return Err(Refusal::IdInUse { kind, id });
        }
        Ok(())
    }

    pub(super) fn admit_partner(&self, act: &Context) -> Result<(PartyId, Side), Refusal> {
        let party = act.by.principal().ok_or(Refusal::NotForAutomations)?;
        let side = self.side_of_partner(party, act.occurred_at);
        side.map(|side| (party, side)).ok_or(Refusal::NotAPartner)
    }

    pub(super) fn side_of_partner(&self, party: PartyId, at: Timestamp) -> Option<Side> {
        self.partner_side(party, at)
    }

    pub(super) fn admit_service_basis(
        &self,
        basis: &crate::Basis,
        act: &Context,
    ) -> Result<(), Refusal> {
        act.admit_basis(basis)?;
        Ok(())
    }
}
