//! Entries that are disputed by whom they name.

use super::{Decision, is_by_this, require_itself, require_unfenced};
use crate::{
    CitedEntry, ContestOutcome, Context, NotAdmitted, Party, PartyEvent, PartyId, PartyRefusal,
    Side, Words,
};

/// Who an entry names may contest it; the party itself may contest any entry of its stream.
pub(super) fn contest(party: &Party, entry: u64, reason: Words, context: &Context) -> Decision {
    require_unfenced(party)?;
    let cited = own_entry(entry, context)?;
    if is_by_this(context) {
        require_itself(party, context)?;
    } else if !is_named(cited, context.by.principal()) {
        return Err(PartyRefusal::NotNamed { entry });
    }
    if party.contests.contains_key(&entry) {
        return Err(PartyRefusal::ContestedAlready { entry });
    }
    Ok(vec![PartyEvent::EntryContested { entry, reason }])
}

/// A contest is answered by somebody else: by whoever acted, recorded it or speaks for the party, or
/// by the neutral side.
pub(super) fn answer(
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
    if disputed.by == context.by.person() {
        return Err(PartyRefusal::AnswersOwnContest);
    }
    let cited = own_entry(entry, context)?;
    if !is_answerable_for(cited, context) {
        if !is_by_this(context) {
            return Err(PartyRefusal::NotTheirsToAnswer { entry });
        }
        require_itself(party, context)?;
    }
    match outcome {
        ContestOutcome::Upheld => {}
        ContestOutcome::Corrected | ContestOutcome::Rejected => {
            require_not_entitled_by(entry, cited, context)?;
        }
    }
    match outcome {
        ContestOutcome::Upheld | ContestOutcome::Corrected => {}
        ContestOutcome::Rejected => require_proof(entry, cited, context)?,
    }
    Ok(vec![PartyEvent::ContestAnswered {
        entry,
        outcome,
        reason,
    }])
}

fn own_entry(entry: u64, context: &Context) -> Result<&CitedEntry, NotAdmitted> {
    let citation = context.own_entry(entry);
    match context.found.entry(&citation) {
        Some(cited) => Ok(cited),
        None => Err(NotAdmitted::NoSuchEntry { citation }),
    }
}

fn is_named(cited: &CitedEntry, party: Option<PartyId>) -> bool {
    party.is_some_and(|party| cited.names(&party.to_string()))
}

fn is_answerable_for(cited: &CitedEntry, context: &Context) -> bool {
    let person = context.by.person();
    let acted = cited.by().and_then(|by| by.person());
    let recorded = cited.relayed().map(|relayed| relayed.recorder);
    person.is_some() && (person == acted || person == recorded)
        || context.by.side() == Some(Side::Neutral)
}

/// Who speaks for the party only by this entry is no judge of it.
fn require_not_entitled_by(
    entry: u64,
    cited: &CitedEntry,
    context: &Context,
) -> Result<(), PartyRefusal> {
    let entitles = cited.event_type == "RepresentationGranted"
        && context
            .by
            .person()
            .is_some_and(|person| cited.states("person", &person.to_string()));
    if entitles {
        Err(PartyRefusal::EntitledByEntry { entry })
    } else {
        Ok(())
    }
}

/// What one side typed for the other is proven by a document, then or now, not by that side's word.
fn require_proof(entry: u64, cited: &CitedEntry, context: &Context) -> Result<(), PartyRefusal> {
    let Some(relayed) = cited.relayed().filter(|_| cited.is_relayed_by_other_side()) else {
        return Ok(());
    };
    let later = context.relayed.as_ref();
    let document = relayed
        .document
        .or_else(|| later.and_then(|later| later.document.clone()));
    if document.is_none() && context.by.side() == Some(relayed.side) {
        return Err(PartyRefusal::ProofNeeded {
            entry,
            side: relayed.side,
        });
    }
    Ok(())
}
