//! Who may offer what to whom.

use std::collections::{BTreeMap, BTreeSet};

use super::Decided;
use crate::{
    Citation, Context, OfferId, PartyId, RoundTableId, Side, Timestamp, Words,
    round_table::Mode,
    service::{
        Addressees, Axis, Receivers, Service, ServiceRefusal as Refusal, Terms, Work,
        decide::grounds,
    },
};

/// What is offered.
pub(in super::super) struct Offering {
    pub(in super::super) offer: OfferId,
    pub(in super::super) to: Addressees,
    pub(in super::super) mode: Mode,
    pub(in super::super) terms: Terms,
    pub(in super::super) until: Timestamp,
    pub(in super::super) reason: Words,
    pub(in super::super) arises_from: Option<Citation>,
    pub(in super::super) work: Option<Work>,
}

/// Those asked, and on which sides they stand as far as that is known.
struct Asked {
    to: Receivers,
    parties: Vec<PartyId>,
    sides: BTreeMap<PartyId, Side>,
}

/// Any partner may offer, or an automation what a table's motion says. Offering is agreeing.
pub(in super::super) fn offer(
    service: &Service,
    axis: Axis,
    offering: Offering,
    act: &Context,
) -> Decided {
    let by = admit_offerer(service, axis, &offering, act)?;
    admit_new(service, &offering)?;
    if offering.until < act.occurred_at {
        return Err(Refusal::NoTimeToAnswer {
            answer_by: offering.until,
        });
    }
    let asked = asked(service, &offering.to, act)?;
    admit_receivers(&offering, &asked)?;
    admit_mode(service, axis, offering.mode, &asked)?;
    if service.share(axis).is_open() && asked.parties.iter().all(|party| Some(*party) == by) {
        admit_open_call(&asked.to)?;
    }
    if let Some(work) = offering.work {
        service.admit_work(work, offering.mode, act)?;
    }
    Ok(vec![offering.made(asked.to)])
}

fn admit_offerer(
    service: &Service,
    axis: Axis,
    offering: &Offering,
    act: &Context,
) -> Result<Option<PartyId>, Refusal> {
    let arises_from = offering.arises_from.as_ref();
    if act.by.principal().is_some() {
        act.admit_commitment()?;
        let (party, _) = service.admit_staying(act)?;
        if let Some(cited) = arises_from {
            grounds::entry(cited, act)?;
        }
        return Ok(Some(party));
    }
    let decision = arises_from.ok_or(Refusal::NotForAutomations)?;
    let to = match &offering.to {
        Addressees::Parties(parties) => parties.as_slice(),
        Addressees::Seated(_) | Addressees::OpenCall { .. } => &[],
    };
    service.admit_motion_to_offer(axis, to, offering.mode, decision, act)?;
    Ok(None)
}

/// An id names one thing, among offers as among clauses.
fn admit_new(service: &Service, offering: &Offering) -> Result<(), Refusal> {
    let in_use = |kind, id: String| Err(Refusal::IdInUse { kind, id });
    if service.offers.contains_key(&offering.offer) {
        return in_use("offer", offering.offer.to_string());
    }
    let mut seen = BTreeSet::new();
    for clause in &offering.terms.clauses {
        if service.clauses.contains(&clause.clause) || !seen.insert(clause.clause) {
            return in_use("clause", clause.clause.to_string());
        }
    }
    Ok(())
}

fn asked(service: &Service, to: &Addressees, act: &Context) -> Result<Asked, Refusal> {
    match to {
        Addressees::Parties(parties) => {
            let sides = parties.iter().filter_map(|party| {
                let side = service.sides.get(party)?;
                Some((*party, *side))
            });
            Ok(Asked {
                to: Receivers::Parties(parties.clone()),
                parties: parties.clone(),
                sides: sides.collect(),
            })
        }
        Addressees::Seated(table) => seated(*table, act),
        Addressees::OpenCall { side, needed } => {
            let (side, needed) = (*side, *needed);
            if needed == 0 {
                return Err(Refusal::NobodyNeeded);
            }
            Ok(Asked {
                to: Receivers::OpenCall { side, needed },
                parties: Vec::new(),
                sides: BTreeMap::new(),
            })
        }
    }
}

/// Whoever sits at the table now, as far as its stream was read.
fn seated(table: RoundTableId, act: &Context) -> Result<Asked, Refusal> {
    let seen = act.found.round_table(table);
    let seen = seen.ok_or(Refusal::NobodyAsked)?;
    let seats = seen.state.seats().filter(|(_, seat)| seat.is_eligible());
    let sides: BTreeMap<PartyId, Side> = seats.map(|(_, seat)| (seat.party, seat.side)).collect();
    let parties: Vec<PartyId> = sides.keys().copied().collect();
    Ok(Asked {
        to: Receivers::Seated {
            table,
            sequence: seen.sequence,
            parties: parties.clone(),
        },
        parties,
        sides,
    })
}

/// Somebody is asked, nobody twice, and not who steps in for them.
fn admit_receivers(offering: &Offering, asked: &Asked) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    if let Some(party) = asked.parties.iter().find(|party| !seen.insert(**party)) {
        return Err(Refusal::NamedTwice { party: *party });
    }
    if let Some(fallback) = offering.terms.fallback
        && seen.contains(&fallback)
    {
        return Err(Refusal::FallbackAmongReceivers { party: fallback });
    }
    match &asked.to {
        Receivers::Parties(parties) | Receivers::Seated { parties, .. } if parties.is_empty() => {
            Err(Refusal::NobodyAsked)
        }
        Receivers::Parties(_) | Receivers::Seated { .. } | Receivers::OpenCall { .. } => Ok(()),
    }
}

/// Nobody is asked whose side would hold nothing; and no side is missing that would hold, as far as
/// is known on which side everybody stands.
fn admit_mode(service: &Service, axis: Axis, mode: Mode, asked: &Asked) -> Result<(), Refusal> {
    let mut sides: BTreeSet<Side> = asked.sides.values().copied().collect();
    if let Receivers::OpenCall { side, .. } = asked.to {
        sides.insert(side);
    }
    if let Some(side) = sides.iter().find(|side| !mode.includes(**side)) {
        return Err(Refusal::OutsideOfMode { side: *side, mode });
    }
    if asked.sides.len() < asked.parties.len() {
        return Ok(());
    }
    sides.extend(
        service
            .share(axis)
            .in_force()
            .map(|(_, holding)| holding.side),
    );
    match mode.missing(&sides) {
        Some(side) => Err(Refusal::SideMissing { side, mode }),
        None => Ok(()),
    }
}

/// Taking for oneself alone what is open is keeping it, and tied to more.
fn admit_open_call(to: &Receivers) -> Result<(), Refusal> {
    match to {
        Receivers::OpenCall { .. } => Ok(()),
        Receivers::Parties(_) | Receivers::Seated { .. } => Err(Refusal::OffersToThemself),
    }
}
