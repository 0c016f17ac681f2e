//! What a party is after something happened.

use super::{
    Party, PartyEvent, PersonalField, Representation,
    state::{Contest, Erasure, Phase},
};
use crate::{Act, ContestOutcome, PartyId, Timestamp};

pub(super) fn evolve(mut party: Party, act: &Act<PartyEvent>) -> Party {
    use PartyEvent as E;
    party.sequence += 1;
    party.latest = party.latest.max(Some(act.occurred_at));
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
        } => {
            let granted = Representation {
                entry: party.sequence,
                scope: scope.clone(),
                from: *from,
                until: *until,
                contested: false,
            };
            party
                .representations
                .entry(*person)
                .or_default()
                .push(granted);
        }
        E::RepresentationEnded { person, .. } => {
            end(&mut party, *person, act.occurred_at);
        }
        E::PartySucceeded {
            successor: into, ..
        }
        | E::PartyMerged { into } => {
            party.phase = Phase::Became(*into);
        }
        E::ErasureRequested {} => party.erasure = Erasure::Requested,
        E::ErasureRefused { .. } => party.erasure = Erasure::None,
        E::ErasureFenced { .. } => party.erasure = Erasure::Fenced,
        E::ErasureCompleted { .. } => party.erasure = Erasure::Completed,
        E::EntryContested { entry, .. } => {
            let contest = Contest {
                by: act.by.principal(),
                person: act.by.person(),
                side: act.by.side(),
            };
            party.contests.insert(*entry, contest);
            if let Some(granted) = granted_by(&mut party, *entry) {
                granted.contested = true;
            }
        }
        E::ContestAnswered { entry, outcome, .. } => answer(&mut party, *entry, *outcome),
    }
    party
}

/// What was said before the end was said with authority, and may reach the record later.
fn end(party: &mut Party, person: PartyId, at: Timestamp) {
    for granted in party.representations.entry(person).or_default() {
        granted.until = Some(granted.until.map_or(at, |until| until.min(at)));
    }
}

/// A representation stands only if the contest of the entry that granted it is rejected.
fn answer(party: &mut Party, entry: u64, outcome: ContestOutcome) {
    party.contests.remove(&entry);
    match outcome {
        ContestOutcome::Rejected => {
            if let Some(granted) = granted_by(party, entry) {
                granted.contested = false;
            }
        }
        ContestOutcome::Upheld | ContestOutcome::Corrected => {
            for granted in party.representations.values_mut() {
                granted.retain(|granted| granted.entry != entry);
            }
        }
    }
}

fn granted_by(party: &mut Party, entry: u64) -> Option<&mut Representation> {
    party
        .representations
        .values_mut()
        .flatten()
        .find(|granted| granted.entry == entry)
}
