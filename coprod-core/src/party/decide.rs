//! What a party's stream makes of a command.

use super::{
    Party, PartyCommand, PartyEvent, PartyKind, PartyRefusal, PersonalField, Scope,
    state::{Erasure, Phase},
};
use crate::{Basis, ContestOutcome, Context, NotAdmitted, PartyId, Personal, Timestamp, Words};

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
        } => grant(
            party,
            Grant {
                person,
                scope,
                from,
                until,
                basis,
            },
            context,
        ),
        C::EndRepresentation { person, reason } => end(party, person, reason, context),
        C::SucceedParty { successor, basis } => succeed(party, successor, basis, context),
        C::MergeParty { into } => merge(party, into, context),
        C::RequestErasure => request_erasure(party, context),
        C::RefuseErasure { norm } => refuse_erasure(party, norm, context),
        C::FenceErasure { basis } => fence_erasure(party, basis, context),
        C::CompleteErasure { checked } => complete_erasure(party, checked),
        C::ContestEntry { entry, reason } => contest(party, entry, reason, context),
        C::AnswerContest {
            entry,
            outcome,
            reason,
        } => answer_contest(party, entry, outcome, reason, context),
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
    require_itself(context)?;
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
    require_itself(context)?;
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

struct Grant {
    person: PartyId,
    scope: Scope,
    from: Timestamp,
    until: Option<Timestamp>,
    basis: Basis,
}

/// The first representation proves itself by a document; later ones are granted by those in force.
fn grant(party: &Party, grant: Grant, context: &Context) -> Decision {
    let kind = require_open(party)?;
    let Grant {
        person,
        scope,
        from,
        until,
        basis,
    } = grant;
    if kind == PartyKind::Person {
        return Err(PartyRefusal::PersonsAreNotRepresented);
    }
    if is_this(person, context) {
        return Err(PartyRefusal::RepresentsItself);
    }
    if matches!(&scope, Scope::Topics(topics) if topics.is_empty()) {
        return Err(PartyRefusal::CoversNothing);
    }
    if let Some(until) = until.filter(|until| *until <= from) {
        return Err(PartyRefusal::EndsBeforeItBegins { from, until });
    }
    let others = party.representations_by(person);
    if others.iter().any(|granted| granted.overlaps(from, until)) {
        return Err(PartyRefusal::RepresentsAlready { person });
    }
    if is_for_those_in_force(party, until, context) {
        if !speaks_for_this(context) {
            return Err(PartyRefusal::GrantedByOutsider);
        }
        require_scope(party, &scope, context)?;
    } else if basis.document().is_none() {
        return Err(PartyRefusal::FirstNeedsDocument);
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

/// Where somebody represents the party, only they let others do so. A date in the past opens no way
/// around them, except to what was over before they began.
fn is_for_those_in_force(party: &Party, until: Option<Timestamp>, context: &Context) -> bool {
    let back_dated = |latest: &Timestamp| {
        context.occurred_at < *latest && until.is_none_or(|until| *latest < until)
    };
    party.is_represented(context.occurred_at)
        || party
            .latest
            .filter(back_dated)
            .is_some_and(|latest| party.is_represented(latest))
}

/// A representation is laid down by who has it, or ended by who speaks for the party in everything.
fn end(party: &Party, person: PartyId, reason: Words, context: &Context) -> Decision {
    require_open(party)?;
    let standing = party
        .representations_by(person)
        .iter()
        .any(|granted| granted.overlaps(context.occurred_at, None));
    if !standing {
        return Err(PartyRefusal::RepresentsNot { person });
    }
    if context.by.person() != Some(person) {
        if !speaks_for_this(context) {
            return Err(PartyRefusal::NotForOthers);
        }
        require_scope(party, &Scope::Everything, context)?;
    }
    Ok(vec![PartyEvent::RepresentationEnded { person, reason }])
}

/// A group or organisation is succeeded by another party, by its own declaration.
fn succeed(party: &Party, successor: PartyId, basis: Basis, context: &Context) -> Decision {
    let kind = require_open(party)?;
    if kind == PartyKind::Person {
        return Err(PartyRefusal::PersonsAreNotSucceeded);
    }
    if is_this(successor, context) {
        return Err(PartyRefusal::BecomesItself);
    }
    require_itself(context)?;
    require_scope(party, &Scope::Everything, context)?;
    context.admit_basis(&basis)?;
    Ok(vec![PartyEvent::PartySucceeded { successor, basis }])
}

/// A party registered twice says which of the two it goes on as. It says so as the one that ends:
/// nobody takes another party over by claiming to be it.
fn merge(party: &Party, into: PartyId, context: &Context) -> Decision {
    require_open(party)?;
    if is_this(into, context) {
        return Err(PartyRefusal::BecomesItself);
    }
    require_itself(context)?;
    require_scope(party, &Scope::Everything, context)?;
    Ok(vec![PartyEvent::PartyMerged { into }])
}

/// A party asks for its own erasure, also after it became another one.
fn request_erasure(party: &Party, context: &Context) -> Decision {
    require_registered(party)?;
    require_itself(context)?;
    require_scope(party, &Scope::Everything, context)?;
    match party.erasure {
        Erasure::None => Ok(vec![PartyEvent::ErasureRequested {}]),
        Erasure::Requested => Err(PartyRefusal::ErasureAskedAlready),
        Erasure::Fenced | Erasure::Completed => Err(PartyRefusal::BeingErased),
    }
}

/// An erasure asked for is refused by a norm only, and by others than the party itself.
fn refuse_erasure(party: &Party, norm: String, context: &Context) -> Decision {
    require_registered(party)?;
    if party.erasure != Erasure::Requested {
        return Err(PartyRefusal::NoErasureAsked);
    }
    if context
        .by
        .principal()
        .is_some_and(|by| is_this(by, context))
    {
        return Err(PartyRefusal::RefusesItsOwnErasure);
    }
    if norm.trim().is_empty() {
        return Err(PartyRefusal::NoNormNamed);
    }
    Ok(vec![PartyEvent::ErasureRefused { norm }])
}

/// From the fence on nothing new is recorded about the party, so that erasing can come to an end.
fn fence_erasure(party: &Party, basis: Basis, context: &Context) -> Decision {
    require_registered(party)?;
    match party.erasure {
        Erasure::None | Erasure::Requested => {}
        Erasure::Fenced | Erasure::Completed => return Err(PartyRefusal::BeingErased),
    }
    context.admit_basis(&basis)?;
    Ok(vec![PartyEvent::ErasureFenced { basis }])
}

/// An erasure is completed once, and says what was checked.
fn complete_erasure(party: &Party, checked: Vec<String>) -> Decision {
    match party.erasure {
        Erasure::None | Erasure::Requested => Err(PartyRefusal::NotFenced),
        Erasure::Completed => Err(PartyRefusal::ErasedAlready),
        Erasure::Fenced if checked.iter().all(|what| what.trim().is_empty()) => {
            Err(PartyRefusal::NothingChecked)
        }
        Erasure::Fenced => Ok(vec![PartyEvent::ErasureCompleted { checked }]),
    }
}

/// Who an entry names may contest it; the party itself may contest any entry of its stream.
fn contest(party: &Party, entry: u64, reason: Words, context: &Context) -> Decision {
    require_unfenced(party)?;
    let citation = context.own_entry(entry);
    let Some(cited) = context.found.entry(&citation) else {
        return Err(NotAdmitted::NoSuchEntry { citation }.into());
    };
    let person = context.by.person();
    let named = person.is_some_and(|person| cited.names(&person.to_string()));
    if !named && !is_by_itself(context) {
        return Err(PartyRefusal::NotNamed { entry });
    }
    if party.contests.contains_key(&entry) {
        return Err(PartyRefusal::ContestedAlready { entry });
    }
    Ok(vec![PartyEvent::EntryContested { entry, reason }])
}

/// A contest is answered by somebody else; one about what the other side typed is not rejected by
/// that side's word alone.
fn answer_contest(
    party: &Party,
    entry: u64,
    outcome: ContestOutcome,
    reason: Words,
    context: &Context,
) -> Decision {
    require_unfenced(party)?;
    let Some(disputed) = party.contests.get(&entry) else {
        return Err(PartyRefusal::NotContested { entry });
    };
    if disputed.by == context.by.principal() || disputed.person == context.by.person() {
        return Err(PartyRefusal::AnswersOwnContest);
    }
    if outcome == ContestOutcome::Rejected && is_granted_to_speaker(party, entry, context) {
        return Err(PartyRefusal::RestoresOwnRepresentation { entry });
    }
    let cited = context.found.entry(&context.own_entry(entry));
    let relayed_by_other_side = cited.is_some_and(crate::CitedEntry::is_relayed_by_other_side);
    if let (ContestOutcome::Rejected, true, Some(side)) =
        (outcome, relayed_by_other_side, disputed.side)
        && context.by.side() != Some(side)
        && context.by.side() != Some(crate::Side::Neutral)
    {
        return Err(PartyRefusal::ProofNeeded { entry, side });
    }
    Ok(vec![PartyEvent::ContestAnswered {
        entry,
        outcome,
        reason,
    }])
}

fn require_registered(party: &Party) -> Result<(), PartyRefusal> {
    match party.phase {
        Phase::Unregistered => Err(PartyRefusal::NotRegistered),
        Phase::Registered(_) | Phase::Became(_) => Ok(()),
    }
}

fn require_unfenced(party: &Party) -> Result<(), PartyRefusal> {
    require_registered(party)?;
    match party.erasure {
        Erasure::None | Erasure::Requested => Ok(()),
        Erasure::Fenced | Erasure::Completed => Err(PartyRefusal::BeingErased),
    }
}

fn require_open(party: &Party) -> Result<PartyKind, PartyRefusal> {
    require_unfenced(party)?;
    match party.phase {
        Phase::Unregistered => Err(PartyRefusal::NotRegistered),
        Phase::Became(into) => Err(PartyRefusal::BecameAnother { into }),
        Phase::Registered(kind) => Ok(kind),
    }
}

fn require_itself(context: &Context) -> Result<(), PartyRefusal> {
    if is_by_itself(context) {
        Ok(())
    } else {
        Err(PartyRefusal::NotForOthers)
    }
}

/// Who speaks for the party must be entitled to as far as this reaches.
fn require_scope(party: &Party, scope: &Scope, context: &Context) -> Result<(), PartyRefusal> {
    let Some(person) = context.by.person().filter(|_| speaks_for_this(context)) else {
        return Ok(());
    };
    match party.representation(person, context.occurred_at) {
        Some(granted) if granted.covers_scope(scope) => Ok(()),
        Some(_) | None => Err(PartyRefusal::ScopeTooNarrow { person }),
    }
}

fn is_granted_to_speaker(party: &Party, entry: u64, context: &Context) -> bool {
    context.by.person().is_some_and(|person| {
        let own = party.representations_by(person);
        own.iter().any(|granted| granted.entry == entry)
    })
}

fn require_own_data(value: &Personal<String>, context: &Context) -> Result<(), PartyRefusal> {
    let subject = value.subject();
    if is_this(subject, context) {
        Ok(())
    } else {
        Err(PartyRefusal::NotItsOwnData { subject })
    }
}

fn is_by_itself(context: &Context) -> bool {
    context
        .by
        .principal()
        .is_some_and(|by| is_this(by, context))
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
