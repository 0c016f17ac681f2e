//! Convening, who leads the talk, and the end.

use super::Decided;
use crate::{
    Basis, Context, PartyId, Side, TopicKey, Words,
    round_table::{
        RoundTable, RoundTableEvent as Event, RoundTableRefusal as Refusal, TableMotion,
    },
    rules::Lapse,
};

pub(super) fn convene(purpose: Words, topics: Vec<TopicKey>, act: &Context) -> Decided {
    if act.by.principal().is_none() {
        return Err(Refusal::NotForAutomations);
    }
    Ok(vec![Event::RoundTableConvened { purpose, topics }])
}

/// Until the charter is signed the convener chooses who leads the talk; from then on the table does,
/// or an agreement that names them. Who leads it takes no side.
pub(super) fn appoint_facilitator(
    table: &RoundTable,
    party: PartyId,
    basis: Basis,
    act: &Context,
) -> Decided {
    if table.charter().is_none() {
        if !table.is_convened_by(act) {
            return Err(Refusal::NotTheConvener);
        }
        act.admit_basis(&basis)?;
    } else {
        table.admit_anybody_here(act)?;
        match &basis {
            Basis::Agreement(_) => admit_agreement(&basis, party, act)?,
            Basis::Decision(_)
            | Basis::OwnAuthority { .. }
            | Basis::Allocation(_)
            | Basis::LastWord(_)
            | Basis::Clause { .. }
            | Basis::Norm { .. }
            | Basis::Contract { .. }
            | Basis::Resolution { .. } => {
                let needed = TableMotion::AppointFacilitator { party };
                table.admit_own_decision(&basis, &needed, act)?;
            }
        }
    }
    let sides = table.sides.get(&party);
    let speaks =
        table.seats.spoken_for_by(party).is_some() || table.seats.deputised_by(party).is_some();
    if speaks || sides.is_some_and(|side| *side != Side::Neutral) {
        return Err(Refusal::TakesASide { party });
    }
    Ok(vec![Event::FacilitatorAppointed { party, basis }])
}

/// The agreement exists, and names whom it is to carry.
fn admit_agreement(basis: &Basis, party: PartyId, act: &Context) -> Result<(), Refusal> {
    act.admit_basis(basis)?;
    let names = basis
        .citation()
        .and_then(|citation| act.found.entry(citation))
        .is_some_and(|entry| entry.names(&party.to_string()));
    if names {
        Ok(())
    } else {
        Err(Refusal::BasisDoesNotCarry)
    }
}

/// Who leads the talk may lay that down; before the charter the convener may also end it.
pub(super) fn release_facilitator(table: &RoundTable, reason: Words, act: &Context) -> Decided {
    let facilitator = table.facilitator.ok_or(Refusal::NoFacilitator)?;
    let convener_may = table.charter().is_none() && table.is_convened_by(act);
    if convener_may || table.is_led_by(act) {
        Ok(vec![Event::FacilitatorReleased { reason }])
    } else {
        Err(Refusal::NotTheirsToRelease { facilitator })
    }
}

/// A table that lives by a charter ends by its own decision; one without, or on which nobody sits
/// any more, by whoever convened it. What is being decided lapses.
pub(super) fn dissolve(table: &RoundTable, basis: Basis, reason: Words, act: &Context) -> Decided {
    let alive = table.charter().is_some() && table.seats.eligible().next().is_some();
    if alive {
        table.admit_anybody_here(act)?;
        table.admit_own_decision(&basis, &TableMotion::DissolveRoundTable, act)?;
    } else if table.is_convened_by(act) {
        act.admit_basis(&basis)?;
    } else {
        return Err(Refusal::NotTheConvener);
    }
    let lapse = |decision| Event::DecisionLapsed {
        decision,
        why: Lapse::RoundTableDissolved,
    };
    let mut events: Vec<_> = table.open_decisions().map(|(id, _)| lapse(id)).collect();
    events.push(Event::RoundTableDissolved { basis, reason });
    Ok(events)
}
