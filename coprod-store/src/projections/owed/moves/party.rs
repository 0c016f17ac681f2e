//! What the events of a party leave owed.

use coprod_core::{Act, PartyEvent, PartyId};

use super::{Move, Opening, contest_answered, contested, opens, rests};
use crate::projections::owed::{claim::Kind, whose::Whose};

pub(in crate::projections::owed) fn party(act: &Act<PartyEvent>) -> Vec<Move> {
    use PartyEvent as E;
    match &act.what {
        E::PartyRegistered { .. }
        | E::ContactRecorded { .. }
        | E::PersonalDataCorrected { .. }
        | E::PartyMerged { .. } => Vec::new(),
        E::RepresentationGranted { person, basis, .. } => {
            let mut moves = vec![Move::Settles(representation(*person))];
            moves.extend(rests(basis, representation(*person)));
            moves
        }
        E::RepresentationEnded { person, .. } => vec![Move::Settles(representation(*person))],
        E::PartySucceeded { basis, .. } => rests(basis, "party").into_iter().collect(),
        E::ErasureRequested {} => {
            vec![opens(Opening::of(Kind::Erasure).to(Whose::actor(&act.by)))]
        }
        E::ErasureFenced { basis } => rests(basis, "erasure").into_iter().collect(),
        E::ErasureRefused { .. } | E::ErasureCompleted { .. } => {
            vec![Move::Settles(Kind::Erasure.code().to_owned())]
        }
        E::EntryContested { entry, reason } => {
            vec![contested(*entry, reason, Whose::default(), &act.by)]
        }
        E::ContestAnswered { entry, outcome, .. } => contest_answered(*entry, *outcome),
    }
}

fn representation(person: PartyId) -> String {
    format!("representation {person}")
}
