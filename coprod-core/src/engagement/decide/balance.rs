//! How it feels, where it is out of balance, and how much the two trust.

use std::collections::BTreeMap;

use super::{Decided, who::admit_new};
use crate::{
    By, Context, FigureKind, ImbalanceId, PartyId, Side, Words,
    engagement::{
        Engagement, EngagementEvent as Event, EngagementRefusal as Refusal, Felt, ImbalanceAnswer,
        Towards, TrustLevel,
    },
    party::PartyKind,
};

/// Only the engaged party knows how it feels.
pub(super) fn feel(
    e: &Engagement,
    cost: Felt,
    benefit: Felt,
    remark: Option<Words>,
    act: &Context,
) -> Decided {
    e.admit_party(act)?;
    Ok(vec![Event::BalanceFelt {
        cost,
        benefit,
        remark,
    }])
}

/// The engaged party raises that it is out of balance.
pub(super) fn raise(
    e: &Engagement,
    imbalance: ImbalanceId,
    ground: Words,
    act: &Context,
) -> Decided {
    e.admit_party(act)?;
    admit_new_imbalance(e, imbalance)?;
    Ok(vec![Event::ImbalanceRaised { imbalance, ground }])
}

/// An automation notices it by figures, on the citizens' side only: no figure is kept about who works
/// on the professional side.
pub(super) fn notice(
    e: &Engagement,
    imbalance: ImbalanceId,
    figures: BTreeMap<FigureKind, u64>,
    act: &Context,
) -> Decided {
    let rule = match &act.by {
        By::Automation { automation } => automation.rule.clone(),
        By::Party { .. } => return Err(Refusal::OnlyAutomationsNotice),
    };
    match e.admit_offered()?.side {
        Side::Professional => return Err(Refusal::NoFiguresAboutProfessionals),
        Side::Citizen | Side::Neutral => {}
    }
    admit_new_imbalance(e, imbalance)?;
    if figures.is_empty() {
        return Err(Refusal::NoFigures);
    }
    Ok(vec![Event::ImbalanceNoticed {
        imbalance,
        rule,
        figures,
    }])
}

fn admit_new_imbalance(e: &Engagement, imbalance: ImbalanceId) -> Result<(), Refusal> {
    let in_use = e.imbalances.contains_key(&imbalance);
    admit_new("imbalance", &imbalance, in_use)
}

/// The counterpart answers once: what will change, or why nothing does.
pub(super) fn answer(
    e: &Engagement,
    imbalance: ImbalanceId,
    answer: ImbalanceAnswer,
    act: &Context,
) -> Decided {
    e.admit_counterpart(act)?;
    match e.imbalances.get(&imbalance) {
        None => Err(Refusal::NoSuchImbalance { imbalance }),
        Some(true) => Err(Refusal::ImbalanceAnswered { imbalance }),
        Some(false) => Ok(vec![Event::ImbalanceAnswered { imbalance, answer }]),
    }
}

/// Either says how much it trusts a side, an organisation or a role: never a person.
pub(super) fn state_trust(
    e: &Engagement,
    towards: Towards,
    level: TrustLevel,
    act: &Context,
) -> Decided {
    e.admit_either(act)?;
    match &towards {
        Towards::Organisation(party) => admit_organisation(*party, act)?,
        Towards::Side(_) | Towards::Role(_) => {}
    }
    Ok(vec![Event::TrustStated { towards, level }])
}

fn admit_organisation(party: PartyId, act: &Context) -> Result<(), Refusal> {
    let kind = act.found.party(party).and_then(|seen| seen.state.kind());
    match kind {
        Some(PartyKind::Organisation) => Ok(()),
        Some(PartyKind::Person | PartyKind::Group) | None => {
            Err(Refusal::NotAnOrganisation { party })
        }
    }
}
