//! What a party is after something happened.

use super::{
    Party, PartyEvent, PersonalField, Representation,
    state::{Contest, Ended, Erasure, Phase},
};
use crate::{Act, ContestOutcome, PartyId};

pub(super) fn evolve(mut party: Party, act: &Act<PartyEvent>) -> Party {
    use PartyEvent as E;
    party.sequence += 1;
    match &act.what {
        E::PartyRegistered { kind, name } => {
            party.phase = Phase::Registered(*kind);
            party.has_name = name.is_some();
        }
        E::ContactRecorded { .. } => party.has_contact = true,
        E::PersonalDataCorrected { field, .. } => match field {
            PersonalField::Name => party.has_name = true,
            PersonalField::Contact => party.has_contact = true,
        },
        E::RepresentationGranted {
            person,
            scope,
            from,
            until,
            ..
        } => party.representations.push(Representation {
            entry: party.sequence,
            person: *person,
            scope: scope.clone(),
            from: *from,
            until: *until,
            ended: None,
            contested: false,
        }),
        E::RepresentationEnded { person, .. } => {
            let ended = Ended {
                entry: party.sequence,
                at: act.occurred_at,
            };
            for granted in &mut party.representations {
                if granted.person == *person {
                    granted.ended.get_or_insert(ended);
                }
            }
        }
        E::PartySucceeded { successor, .. } => party.phase = become_another(&party, *successor),
        E::PartyMerged { into } => party.phase = become_another(&party, *into),
        E::ErasureRequested {} => {
            party.erasure = Erasure::Requested {
                entry: party.sequence,
            }
        }
        E::ErasureRefused { .. } => party.erasure = Erasure::None,
        E::ErasureFenced { .. } => party.erasure = Erasure::Fenced,
        E::ErasureCompleted { .. } => party.erasure = Erasure::Completed,
        E::EntryContested { entry, .. } => {
            let by = act.by.person();
            party.contests.insert(*entry, Contest { by });
            mark(&mut party, *entry, true);
        }
        E::ContestAnswered { entry, outcome, .. } => {
            party.contests.remove(entry);
            match outcome {
                ContestOutcome::Rejected => mark(&mut party, *entry, false),
                ContestOutcome::Upheld | ContestOutcome::Corrected => undo(&mut party, *entry),
            }
        }
    }
    party
}

fn become_another(party: &Party, into: PartyId) -> Phase {
    match party.phase {
        Phase::Registered(kind) | Phase::Became { kind, .. } => Phase::Became {
            kind,
            into,
            entry: party.sequence,
        },
        Phase::Unregistered => Phase::Unregistered,
    }
}

/// While the entry that granted it is contested, a representation accepts nothing.
fn mark(party: &mut Party, entry: u64, contested: bool) {
    for granted in &mut party.representations {
        if granted.entry == entry {
            granted.contested = contested;
        }
    }
}

/// An entry that does not hold has no effect any longer; what rested on it elsewhere is for others
/// to look at.
fn undo(party: &mut Party, entry: u64) {
    party
        .representations
        .retain(|granted| granted.entry != entry);
    for granted in &mut party.representations {
        if granted.ended.is_some_and(|ended| ended.entry == entry) {
            granted.ended = None;
        }
    }
    match party.phase {
        Phase::Became {
            kind, entry: by, ..
        } if by == entry => party.phase = Phase::Registered(kind),
        Phase::Unregistered | Phase::Registered(_) | Phase::Became { .. } => {}
    }
    if party.erasure == (Erasure::Requested { entry }) {
        party.erasure = Erasure::None;
    }
}
