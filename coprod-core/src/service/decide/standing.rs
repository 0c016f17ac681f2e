//! Who holds what.

use crate::{
    Context, PartyId,
    service::{Axis, Service, ServiceRefusal as Refusal},
};

impl Service {
    /// The act is of somebody who holds the axis, or done in its name.
    pub(super) fn admit_holder(&self, axis: Axis, act: &Context) -> Result<PartyId, Refusal> {
        let (party, _) = self.admit_partner(act)?;
        let holders = self.holding_parties(axis);
        if holders.contains(&party) {
            return Ok(party);
        }
        if holders.is_empty() {
            return Err(Refusal::AxisOpen { axis });
        }
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
}
