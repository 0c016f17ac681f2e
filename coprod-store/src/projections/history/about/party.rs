//! What the events of a party are about.

use coprod_core::{Act, PartyEvent};

use super::About;
use crate::RecordedEvent;

pub(in crate::projections::history) fn party<'a>(
    event: &RecordedEvent,
    act: &'a Act<PartyEvent>,
) -> About<'a> {
    use PartyEvent::{
        ContactRecorded, ContestAnswered, EntryContested, ErasureCompleted, ErasureFenced,
        ErasureRefused, ErasureRequested, PartyMerged, PartyRegistered, PartySucceeded,
        PersonalDataCorrected, RepresentationEnded, RepresentationGranted,
    };
    let itself = About::of(&event.aggregate_id);
    match &act.what {
        PartyRegistered { .. }
        | ContactRecorded { .. }
        | PersonalDataCorrected { .. }
        | ErasureRequested {}
        | ErasureCompleted { .. } => itself,
        RepresentationGranted { person, basis, .. } => {
            About::of(person).resting_on(basis).deciding()
        }
        RepresentationEnded { person, reason } => About::of(person).because(reason).deciding(),
        PartySucceeded { successor, basis } => About::of(successor).resting_on(basis).deciding(),
        PartyMerged { into } => About::of(into).deciding(),
        ErasureRefused { .. } => itself.deciding(),
        ErasureFenced { basis } => itself.resting_on(basis).deciding(),
        EntryContested { entry, reason } => About::of(entry).because(reason),
        ContestAnswered { entry, reason, .. } => About::of(entry).because(reason).deciding(),
    }
}
