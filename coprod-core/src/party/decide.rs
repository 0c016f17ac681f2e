//! What a party's stream makes of a command.

mod contest;
mod erasure;
mod representation;

use super::{
    Party, PartyCommand, PartyEvent, PartyKind, PartyRefusal, PersonalField, Scope,
    state::{Erasure, Phase},
};
use crate::{Basis, Context, NotAdmitted, PartyId, Personal};

type Decision = Result<Vec<PartyEvent>, PartyRefusal>;

pub(super) fn decide(party: &Party, command: PartyCommand, context: &Context) -> Decision {
    use PartyCommand as C;
    match command {
        C::RegisterParty { kind, name } => register(party, kind, name, context),
        C::RecordContact { contact } => record_contact(party, contact, context),
        C::CorrectPersonalData { field, value } => correct(party, field, value, context),
        C::GrantRepresentation {
            person,
            scope,
            from,
            until,
            basis,
        } => {
            let grant = representation::Grant {
                person,
                scope,
                from,
                until,
                basis,
            };
            representation::grant(party, grant, context)
        }
        C::EndRepresentation { person, reason } => {
            representation::end(party, person, reason, context)
        }
        C::SucceedParty { successor, basis } => succeed(party, successor, basis, context),
        C::MergeParty { into } => merge(party, into, context),
        C::RequestErasure => erasure::request(party, context),
        C::RefuseErasure { norm } => erasure::refuse(party, norm, context),
        C::FenceErasure { basis } => erasure::fence(party, basis, context),
        C::CompleteErasure { checked } => erasure::complete(party, checked),
        C::ContestEntry { entry, reason } => contest::contest(party, entry, reason, context),
        C::AnswerContest {
            entry,
            outcome,
            reason,
        } => contest::answer(party, entry, outcome, reason, context),
    }
}

/// Anyone may register a party, once; that entitles to nothing.
fn register(
    party: &Party,
    kind: PartyKind,
    name: Option<Personal<String>>,
    context: &Context,
) -> Decision {
    if party.phase != Phase::Unregistered {
        return Err(PartyRefusal::AlreadyRegistered);
    }
    if let Some(name) = &name {
        require_own_data(name, context)?;
    }
    Ok(vec![PartyEvent::PartyRegistered { kind, name }])
}

/// A party gives its own contact, by its own hand or through a recorder's.
fn record_contact(party: &Party, contact: Personal<String>, context: &Context) -> Decision {
    require_open(party)?;
    require_itself(party, context)?;
    require_own_data(&contact, context)?;
    Ok(vec![PartyEvent::ContactRecorded { contact }])
}

/// Only what was recorded can be corrected; what stood there before stays on record.
fn correct(
    party: &Party,
    field: PersonalField,
    value: Personal<String>,
    context: &Context,
) -> Decision {
    require_open(party)?;
    require_itself(party, context)?;
    require_own_data(&value, context)?;
    let recorded = match field {
        PersonalField::Name => party.has_name,
        PersonalField::Contact => party.has_contact,
    };
    if !recorded {
        return Err(PartyRefusal::NothingToCorrect { field });
    }
    Ok(vec![PartyEvent::PersonalDataCorrected { field, value }])
}

/// A group or organisation is succeeded by another party, by its own declaration.
fn succeed(party: &Party, successor: PartyId, basis: Basis, context: &Context) -> Decision {
    match require_open(party)? {
        PartyKind::Person => return Err(PartyRefusal::PersonsAreNotSucceeded),
        PartyKind::Group | PartyKind::Organisation => {}
    }
    require_itself(party, context)?;
    context.admit_binding()?;
    require_another(successor, context)?;
    context.admit_basis(&basis)?;
    Ok(vec![PartyEvent::PartySucceeded { successor, basis }])
}

/// A party registered twice says which of the two it goes on as.
fn merge(party: &Party, into: PartyId, context: &Context) -> Decision {
    require_open(party)?;
    require_itself(party, context)?;
    context.admit_binding()?;
    require_another(into, context)?;
    Ok(vec![PartyEvent::PartyMerged { into }])
}

fn require_registered(party: &Party) -> Result<(), PartyRefusal> {
    match party.phase {
        Phase::Unregistered => Err(PartyRefusal::NotRegistered),
        Phase::Registered(_) | Phase::Became { .. } => Ok(()),
    }
}

fn require_unfenced(party: &Party) -> Result<(), PartyRefusal> {
    require_registered(party)?;
    match party.erasure {
        Erasure::None | Erasure::Requested { .. } => Ok(()),
        Erasure::Fenced | Erasure::Completed => Err(PartyRefusal::BeingErased),
    }
}

fn require_open(party: &Party) -> Result<PartyKind, PartyRefusal> {
    require_unfenced(party)?;
    match party.phase {
        Phase::Unregistered => Err(PartyRefusal::NotRegistered),
        Phase::Became { into, .. } => Err(PartyRefusal::BecameAnother { into }),
        Phase::Registered(kind) => Ok(kind),
    }
}

/// Whom a party becomes is another one, and there to be turned to.
fn require_another(other: PartyId, context: &Context) -> Result<(), PartyRefusal> {
    if is_this(other, context) {
        return Err(PartyRefusal::BecomesItself);
    }
    match context.found.party(other) {
        Some(seen) if seen.state.is_open() => Ok(()),
        Some(_) | None => Err(PartyRefusal::NoSuchParty { party: other }),
    }
}

/// A person acts for themself, a group too; an organisation only through a person who may speak for
/// it in everything, undisputed.
fn require_itself(party: &Party, context: &Context) -> Result<(), PartyRefusal> {
    if speaks_for_this(context) {
        return match speakers_scope(party, context)? {
            Scope::Everything => Ok(()),
            Scope::Topics(_) => Err(PartyRefusal::ScopeTooNarrow),
        };
    }
    if !is_by_this(context) {
        return Err(PartyRefusal::NotForOthers);
    }
    match party.phase {
        Phase::Registered(PartyKind::Organisation)
        | Phase::Became {
            kind: PartyKind::Organisation,
            ..
        } => Err(PartyRefusal::SpeaksThroughPersons),
        Phase::Registered(PartyKind::Person | PartyKind::Group)
        | Phase::Became {
            kind: PartyKind::Person | PartyKind::Group,
            ..
        } => Ok(()),
        Phase::Unregistered => Err(PartyRefusal::NotRegistered),
    }
}

/// In what the person who acts may speak for this party. One whose representation was ended does not
/// get around that by dating an act back.
fn speakers_scope<'p>(party: &'p Party, context: &Context) -> Result<&'p Scope, PartyRefusal> {
    let speaker = context.by.person().zip(context.by.organisation());
    let Some((person, organisation)) = speaker.filter(|(_, for_whom)| is_this(*for_whom, context))
    else {
        return Err(PartyRefusal::NotForOthers);
    };
    let granted = party.representation(person, context.occurred_at);
    match granted.filter(|granted| granted.ended.is_none()) {
        None => Err(NotAdmitted::NotRepresented {
            person,
            organisation,
            at: context.occurred_at,
        }
        .into()),
        Some(granted) if granted.contested => Err(NotAdmitted::RepresentationContested {
            person,
            organisation,
        }
        .into()),
        Some(granted) => Ok(&granted.scope),
    }
}

fn require_own_data(value: &Personal<String>, context: &Context) -> Result<(), PartyRefusal> {
    let subject = value.subject();
    if is_this(subject, context) {
        Ok(())
    } else {
        Err(PartyRefusal::NotItsOwnData { subject })
    }
}

fn is_by_this(context: &Context) -> bool {
    context
        .by
        .principal()
        .is_some_and(|principal| is_this(principal, context))
}

fn speaks_for_this(context: &Context) -> bool {
    context
        .by
        .organisation()
        .is_some_and(|organisation| is_this(organisation, context))
}

fn is_this(party: PartyId, context: &Context) -> bool {
    context.stream.id == party.to_string()
}
