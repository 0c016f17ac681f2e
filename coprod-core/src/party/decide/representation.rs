//! Who may speak for a party.

use super::{Decision, is_this, require_itself, require_open, speakers_scope, speaks_for_this};
use crate::{
    Basis, Context, Party, PartyEvent, PartyId, PartyRefusal, Timestamp, Words,
    party::{PartyKind, Scope},
};

pub(super) struct Grant {
    pub(super) person: PartyId,
    pub(super) scope: Scope,
    pub(super) from: Timestamp,
    pub(super) until: Option<Timestamp>,
    pub(super) basis: Basis,
}

/// The first representation proves itself by a document; later ones are granted by those in force.
pub(super) fn grant(party: &Party, grant: Grant, context: &Context) -> Decision {
    match require_open(party)? {
        PartyKind::Person => return Err(PartyRefusal::PersonsAreNotRepresented),
        PartyKind::Group | PartyKind::Organisation => {}
    }
    context.admit_binding()?;
    if party.has_representative_left(context.occurred_at) {
        require_granted_from_within(party, &grant.scope, context)?;
    } else if grant.basis.document().is_none() {
        return Err(PartyRefusal::FirstNeedsDocument);
    }
    let Grant {
        person,
        scope,
        from,
        until,
        basis,
    } = grant;
    if is_this(person, context) {
        return Err(PartyRefusal::RepresentsItself);
    }
    if scope == Scope::Topics(Vec::new()) {
        return Err(PartyRefusal::CoversNothing);
    }
    if let Some(until) = until.filter(|until| *until <= from) {
        return Err(PartyRefusal::EndsBeforeItBegins { from, until });
    }
    if party.is_represented_by_within(person, from, until) {
        return Err(PartyRefusal::RepresentsAlready { person });
    }
    context.admit_basis(&basis)?;
    Ok(vec![PartyEvent::RepresentationGranted {
        person,
        scope,
        from,
        until,
        basis,
    }])
}

/// Nobody lets others speak in more than they may speak in themself.
fn require_granted_from_within(
    party: &Party,
    scope: &Scope,
    context: &Context,
) -> Result<(), PartyRefusal> {
    if !speaks_for_this(context) {
        return Err(PartyRefusal::GrantedByOutsider);
    }
    if speakers_scope(party, context)?.includes(scope) {
        Ok(())
    } else {
        Err(PartyRefusal::GrantsMoreThanOwn)
    }
}

/// A representation is laid down by who has it, or ended by who speaks for the party.
pub(super) fn end(party: &Party, person: PartyId, reason: Words, context: &Context) -> Decision {
    require_open(party)?;
    if !party.has_left(person, context.occurred_at) {
        return Err(PartyRefusal::RepresentsNot { person });
    }
    context.admit_binding()?;
    if context.by.person() != Some(person) {
        require_may_end(party, person, context)?;
    }
    Ok(vec![PartyEvent::RepresentationEnded { person, reason }])
}

/// The last one may also be ended from outside, with proof: who has it may have died.
fn require_may_end(party: &Party, person: PartyId, context: &Context) -> Result<(), PartyRefusal> {
    if speaks_for_this(context) {
        return require_itself(party, context);
    }
    let relayed = context.relayed.as_ref();
    let is_proven = relayed.is_some_and(|relayed| relayed.document.is_some());
    if is_proven && !party.has_other_representative_left(person, context.occurred_at) {
        Ok(())
    } else {
        Err(PartyRefusal::EndedByOutsider { person })
    }
}
