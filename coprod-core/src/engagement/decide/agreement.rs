//! How a role is offered and accepted: nothing is ever assigned.

use super::{Decided, who::require_document};
use crate::{
    Context, Date, NotAdmitted, PartyId, Personal, PrerequisiteKind, Role, ServiceId, Side, Words,
    engagement::{
        Engagement, EngagementEvent as Event, EngagementRefusal as Refusal, NoticeDays, OneOfTwo,
        brings::proposal_of,
    },
};

pub(super) struct Offering {
    pub(super) service: ServiceId,
    pub(super) party: PartyId,
    pub(super) counterpart: PartyId,
    pub(super) role: Role,
    pub(super) side: Side,
    pub(super) scope: Words,
    pub(super) notice_days: NoticeDays,
    pub(super) from: Date,
}

/// Either of the two offers a role in a service that stands in the record.
pub(super) fn offer(offering: Offering, act: &Context) -> Decided {
    let Offering {
        service,
        party,
        counterpart,
        role,
        side,
        scope,
        notice_days,
        from,
    } = offering;
    if party == counterpart {
        return Err(Refusal::WithThemself);
    }
    if side == Side::Neutral {
        return Err(Refusal::NeutralTakesNoRole);
    }
    match act.by.principal() {
        Some(offering) if offering == party => {
            if act.by.side() != Some(side) {
                return Err(Refusal::OnAnotherSide { party, side });
            }
            admit_speaker(act, counterpart, OneOfTwo::Counterpart)?;
        }
        Some(offering) if offering == counterpart => {
            admit_speaker(act, party, OneOfTwo::Party)?;
        }
        Some(_) | None => return Err(Refusal::NeitherOfTheTwo { party, counterpart }),
    }
    admit_service(service, act)?;
    Ok(vec![Event::RoleOffered {
        service,
        party,
        counterpart,
        role,
        side,
        scope,
        notice_days,
        from,
    }])
}

/// Who speaks for one is not the other one; and what the other one typed needs proof.
fn admit_speaker(act: &Context, other: PartyId, of: OneOfTwo) -> Result<(), Refusal> {
    if let Some(person) = act.by.person().filter(|person| *person == other) {
        return Err(Refusal::ActsForBoth { person, of });
    }
    match &act.relayed {
        Some(relayed) if relayed.recorder == other => require_document(relayed, act),
        Some(_) | None => Ok(()),
    }
}

fn admit_service(service: ServiceId, act: &Context) -> Result<(), NotAdmitted> {
    let citation = proposal_of(service);
    match act.found.entry(&citation) {
        None => Err(NotAdmitted::NoSuchEntry { citation }),
        Some(entry) if entry.is("Service", "ServiceProposed") => Ok(()),
        Some(_) => Err(NotAdmitted::EntryCarriesNothing { citation }),
    }
}

/// The one who was asked accepts, by its own act.
pub(super) fn accept(e: &Engagement, act: &Context) -> Decided {
    admit_asked(e, act)?;
    Ok(vec![Event::RoleAccepted {}])
}

/// Or declines; whoever declines owes no reason.
pub(super) fn decline(e: &Engagement, reason: Option<Words>, act: &Context) -> Decided {
    admit_asked(e, act)?;
    Ok(vec![Event::RoleDeclined { reason }])
}

fn admit_asked(e: &Engagement, act: &Context) -> Result<(), Refusal> {
    let acting = e.admit_either(act)?;
    let offer = e.admit_offered()?;
    let asked = offer.by.other();
    if acting == asked {
        Ok(())
    } else {
        let to = offer.who(asked);
        Err(Refusal::NotAskedOfYou { to })
    }
}

/// Whoever offered may take that back while it is unanswered.
pub(super) fn withdraw(e: &Engagement, act: &Context) -> Decided {
    let acting = e.admit_either(act)?;
    let offer = e.admit_offered()?;
    if acting == offer.by {
        Ok(vec![Event::RoleOfferWithdrawn {}])
    } else {
        let by = offer.who(offer.by);
        Err(Refusal::NotYourOffer { by })
    }
}

/// Either notes that something needed is there; what it says is the engaged party's own.
pub(super) fn note_prerequisite(
    e: &Engagement,
    kind: PrerequisiteKind,
    details: Personal<String>,
    act: &Context,
) -> Decided {
    e.admit_either(act)?;
    let party = e.admit_offered()?.party;
    let subject = details.subject();
    if subject != party {
        return Err(Refusal::NotTheirData { subject, party });
    }
    Ok(vec![Event::PrerequisiteNoted { kind, details }])
}

/// The engaged party alone says that it has read a guideline and will keep to it.
pub(super) fn acknowledge(e: &Engagement, version: u32, act: &Context) -> Decided {
    e.admit_party(act)?;
    if e.guidelines.contains(&version) {
        return Err(Refusal::AlreadyAcknowledged { version });
    }
    Ok(vec![Event::GuidelineAcknowledged { version }])
}
