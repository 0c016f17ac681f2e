//! How a party's data come to be destroyed: asked for, fenced off, completed.

use super::{Decision, is_by_this, require_itself, require_registered, require_unfenced};
use crate::{Basis, Context, Party, PartyEvent, PartyRefusal, party::state::Erasure};

/// A party asks for its own erasure, also after it became another one.
pub(super) fn request(party: &Party, context: &Context) -> Decision {
    require_unfenced(party)?;
    require_itself(party, context)?;
    match party.erasure {
        Erasure::None => Ok(vec![PartyEvent::ErasureRequested {}]),
        Erasure::Requested { .. } => Err(PartyRefusal::ErasureAskedAlready),
        Erasure::Fenced | Erasure::Completed => Err(PartyRefusal::BeingErased),
    }
}

/// An erasure asked for is refused by a norm only, and by others than the party itself.
pub(super) fn refuse(party: &Party, norm: String, context: &Context) -> Decision {
    require_unfenced(party)?;
    match party.erasure {
        Erasure::Requested { .. } => {}
        Erasure::None | Erasure::Fenced | Erasure::Completed => {
            return Err(PartyRefusal::NoErasureAsked);
        }
    }
    if is_by_this(context) {
        return Err(PartyRefusal::RefusesItsOwnErasure);
    }
    if norm.trim().is_empty() {
        return Err(PartyRefusal::NoNormNamed);
    }
    Ok(vec![PartyEvent::ErasureRefused { norm }])
}

/// From the fence on nothing new is recorded about the party, so that erasing can come to an end.
pub(super) fn fence(party: &Party, basis: Basis, context: &Context) -> Decision {
    require_unfenced(party)?;
    context.admit_basis(&basis)?;
    Ok(vec![PartyEvent::ErasureFenced { basis }])
}

/// An erasure is completed once, and says what was checked.
pub(super) fn complete(party: &Party, checked: Vec<String>) -> Decision {
    require_registered(party)?;
    match party.erasure {
        Erasure::None | Erasure::Requested { .. } => Err(PartyRefusal::NotFenced),
        Erasure::Completed => Err(PartyRefusal::ErasedAlready),
        Erasure::Fenced if checked.iter().all(|what| what.trim().is_empty()) => {
            Err(PartyRefusal::NothingChecked)
        }
        Erasure::Fenced => Ok(vec![PartyEvent::ErasureCompleted { checked }]),
    }
}
