//! Concepts and guidelines: what is planned, by whom, and what professionals prescribe.

use super::Decided;
use crate::{
    Context, Date, Digest, Money, PartyId, Side, Timestamp, Words,
    service::{Axis, Concept, Service, ServiceEvent as Event, ServiceRefusal as Refusal},
};

/// Any partner drafts; each draft is the next version.
pub(super) fn draft(
    service: &Service,
    digest: Digest,
    text: Words,
    cost_frame: Option<Money>,
    review_by: Date,
    act: &Context,
) -> Decided {
    service.admit_partner(act)?;
    if review_by <= act.occurred_at.date() {
        return Err(Refusal::ReviewNotAhead { review_by });
    }
    let version = service.concepts.keys().last().map_or(1, |last| last + 1);
    Ok(vec![Event::ConceptDrafted {
        version,
        digest,
        text,
        cost_frame,
        review_by,
    }])
}

/// Whoever plans signs for itself. With the last signature of all who plan then, it is agreed.
pub(super) fn sign(service: &Service, version: u32, act: &Context) -> Decided {
    let planner = service.admit_holder(Axis::Planning, act)?;
    let concept = service.admit_open_concept(version)?;
    let complete = service.is_signed_by_all(concept, planner);
    // Whoever was the last to be missing may have gone since; then it takes one more signature.
    if concept.refused.contains(&planner) || (concept.signed.contains(&planner) && !complete) {
        return Err(Refusal::ConceptAnswered { version });
    }
    let signed = Event::ConceptSigned { version };
    Ok(if complete {
        vec![signed, Event::ConceptAgreed { version }]
    } else {
        vec![signed]
    })
}

/// Whoever plans may refuse, and says why.
pub(super) fn refuse(service: &Service, version: u32, reason: Words, act: &Context) -> Decided {
    let planner = service.admit_holder(Axis::Planning, act)?;
    let concept = service.admit_open_concept(version)?;
    if concept.refused.contains(&planner) || concept.signed.contains(&planner) {
        return Err(Refusal::ConceptAnswered { version });
    }
    Ok(vec![Event::ConceptRefused { version, reason }])
}

/// What citizens are held to, professionals who plan say.
pub(super) fn issue_guideline(
    service: &Service,
    digest: Digest,
    from: Timestamp,
    act: &Context,
) -> Decided {
    service.admit_professional_planner(act)?;
    let version = service.guidelines.keys().last().map_or(1, |last| last + 1);
    Ok(vec![Event::GuidelineIssued {
        version,
        digest,
        from,
    }])
}

pub(super) fn withdraw_guideline(
    service: &Service,
    version: u32,
    reason: Words,
    effective: Timestamp,
    act: &Context,
) -> Decided {
    service.admit_professional_planner(act)?;
    let guideline = service.guidelines.get(&version);
    let guideline = guideline.ok_or(Refusal::NoSuchGuideline { version })?;
    if guideline.withdrawn.is_some() {
        return Err(Refusal::GuidelineWithdrawn { version });
    }
    if effective < act.occurred_at {
        return Err(Refusal::WithdrawnInThePast { effective });
    }
    Ok(vec![Event::GuidelineWithdrawn {
        version,
        reason,
        effective,
    }])
}

impl Service {
    /// A draft that can still be agreed: no later one is in force.
    fn admit_open_concept(&self, version: u32) -> Result<&Concept, Refusal> {
        let concept = self.concepts.get(&version);
        let concept = concept.ok_or(Refusal::NoSuchConcept { version })?;
        match self.concept_in_force {
            _ if concept.agreed => Err(Refusal::ConceptAgreed { version }),
            Some(in_force) if version < in_force => {
                Err(Refusal::ConceptSuperseded { version, in_force })
            }
            Some(_) | None => Ok(concept),
        }
    }

    fn is_signed_by_all(&self, concept: &Concept, and_now: PartyId) -> bool {
        let mut planners = self.holding_parties(Axis::Planning).into_iter();
        planners.all(|planner| planner == and_now || concept.signed.contains(&planner))
    }

    fn admit_professional_planner(&self, act: &Context) -> Result<(), Refusal> {
        self.admit_holder(Axis::Planning, act)?;
        if act.by.side() == Some(Side::Professional) {
            Ok(())
        } else {
            Err(Refusal::NotAProfessionalPlanner)
        }
    }
}
