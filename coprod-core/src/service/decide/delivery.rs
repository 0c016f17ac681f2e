//! Delivery: started, resumed and ended by those who implement; suspended by others in danger only.

use super::{
    Decided,
    grounds::{admit_bound, decided, motion_on},
};
use crate::{
    Basis, Citation, Context, PartyId, ReviewId, Timestamp, Words,
    round_table::MotionAct,
    service::{Axis, Delivery, Ground, Service, ServiceEvent as Event, ServiceRefusal as Refusal},
};

/// Whoever implements starts it, by the concept in force that it has accepted.
pub(super) fn start(service: &Service, concept: u32, act: &Context) -> Decided {
    match service.delivery {
        Delivery::NotStarted => {}
        Delivery::Running { .. } | Delivery::Suspended { .. } => {
            return Err(Refusal::DeliveryBegan);
        }
        Delivery::Ended => return Err(Refusal::DeliveryOver),
    }
    let implementer = service.admit_holder(Axis::Implementation, act)?;
    if service.concept_in_force != Some(concept) {
        let in_force = service.concept_in_force;
        return Err(Refusal::NotTheConceptInForce { concept, in_force });
    }
    let accepted = service.accepted_concept(implementer);
    if accepted != Some(concept) {
        return Err(Refusal::NotTheConceptAccepted { concept, accepted });
    }
    service.admit_delivering(act)?;
    Ok(vec![Event::DeliveryStarted { concept }])
}

/// Whoever implements may stop, and says why.
pub(super) fn suspend(service: &Service, reason: Words, act: &Context) -> Decided {
    service.admit_holder(Axis::Implementation, act)?;
    service.admit_running()?;
    let ground = Ground::OwnDecision { reason };
    let review = None;
    Ok(vec![Event::DeliverySuspended { ground, review }])
}

/// Any partner suspends where somebody would come to harm; that is looked at by all, soon.
pub(super) fn suspend_in_danger(
    service: &Service,
    words: Words,
    review: ReviewId,
    due: Timestamp,
    act: &Context,
) -> Decided {
    service.admit_partner(act)?;
    service.admit_running()?;
    service.admit_new_review(review, due, act)?;
    let suspended = Event::DeliverySuspended {
        ground: Ground::ImminentDanger { words },
        review: Some(review),
    };
    Ok(vec![suspended, Event::ReviewOpened { review, due }])
}

/// A round table's motion suspends where it binds all who implement, and nothing it takes for
/// granted has changed.
pub(super) fn suspend_by_motion(service: &Service, decision: Citation, act: &Context) -> Decided {
    if act.by.person().is_some() {
        service.admit_partner(act)?;
    }
    service.admit_running()?;
    act.admit_basis(&Basis::Decision(decision.clone()))?;
    let (_, proposal) = decided(&decision, act)?;
    let moved = motion_on(proposal, act);
    let Some(motion) = moved.filter(|motion| motion.act == MotionAct::SuspendDelivery) else {
        return Err(Refusal::DecidesSomethingElse { decision });
    };
    let axis = Axis::Implementation;
    service.admit_still_so(axis, motion.presupposes.as_ref(), &decision)?;
    service.admit_not_served(&decision)?;
    admit_bound(&service.holding_parties(axis), &decision, act)?;
    let ground = Ground::Motion(decision);
    let review = None;
    Ok(vec![Event::DeliverySuspended { ground, review }])
}

/// Whoever implements resumes once all that starting needs is so again, by the concept that it has
/// accepted; after a danger not before the review of it. A concept is in force since it started.
pub(super) fn resume(service: &Service, basis: Basis, act: &Context) -> Decided {
    let Delivery::Suspended { review, .. } = &service.delivery else {
        return Err(Refusal::NotSuspended);
    };
    service.admit_holder(Axis::Implementation, act)?;
    if let Some((id, review)) = review.and_then(|id| Some((id, service.reviews.get(&id)?)))
        && review.held.is_none()
        && act.occurred_at < review.due
    {
        let due = review.due;
        return Err(Refusal::ReviewAwaited { review: id, due });
    }
    service.admit_delivering(act)?;
    service.admit_service_basis(&basis, act)?;
    Ok(vec![Event::DeliveryResumed { basis }])
}

pub(super) fn end(service: &Service, reason: Words, act: &Context) -> Decided {
    match service.delivery {
        Delivery::Running { .. } | Delivery::Suspended { .. } => {}
        Delivery::NotStarted => return Err(Refusal::NotRunning),
        Delivery::Ended => return Err(Refusal::DeliveryOver),
    }
    service.admit_holder(Axis::Implementation, act)?;
    Ok(vec![Event::DeliveryEnded { reason }])
}

/// What delivery needs.
impl Service {
    fn admit_running(&self) -> Result<(), Refusal> {
        match self.delivery {
            Delivery::Running { .. } => Ok(()),
            Delivery::NotStarted | Delivery::Suspended { .. } | Delivery::Ended => {
                Err(Refusal::NotRunning)
            }
        }
    }

    /// No axis is open, it is settled who is competent and has the last word in every matter, and
    /// whoever must be is accompanied.
    fn admit_delivering(&self, act: &Context) -> Result<(), Refusal> {
        for axis in [Axis::Planning, Axis::Implementation] {
            if self.share(axis).is_open() {
                return Err(Refusal::AxisOpen { axis });
            }
        }
        self.admit_matters_settled()?;
        self.admit_guided_citizens(act)?;
        self.admit_accompanied_advice(act)
    }

    fn admit_matters_settled(&self) -> Result<(), Refusal> {
        if self.matters.is_empty() {
            return Err(Refusal::NoMatterNamed);
        }
        for topic in self.matters.keys() {
            let topic = || topic.clone();
            if self.competence_in(&topic()).is_none() {
                return Err(Refusal::NobodyCompetent { topic: topic() });
            }
            if self.last_word_on(&topic()).is_none() {
                return Err(Refusal::NoLastWord { topic: topic() });
            }
        }
        Ok(())
    }

    /// Where citizens implement what professionals alone plan, each keeps to a guideline in force,
    /// and they are accompanied.
    fn admit_guided_citizens(&self, act: &Context) -> Result<(), Refusal> {
        if !self.is_delivered_to_guidelines() {
            return Ok(());
        }
        let at = act.occurred_at;
        let unguided = self
            .share(Axis::Implementation)
            .in_force()
            .find(|(_, holding)| {
                let named = holding.work.and_then(|work| work.guideline);
                let guideline = named.and_then(|version| self.guidelines.get(&version));
                !guideline.is_some_and(|guideline| guideline.is_in_force(at))
            })
            .map(|(implementer, _): (PartyId, _)| implementer);
        if let Some(implementer) = unguided {
            return Err(Refusal::NoGuideline { implementer });
        }
        if self.accompanied_by(at).next().is_none() {
            return Err(Refusal::NotAccompanied { topic: None });
        }
        Ok(())
    }

    /// Nobody gives legal advice without a professional beside them (§ 6 (2) RDG).
    fn admit_accompanied_advice(&self, act: &Context) -> Result<(), Refusal> {
        let is_advice = |topic: &str| topic == "legal-advice" || topic.starts_with("legal-advice/");
        let mut advice = self.matters.keys();
        let alone = advice.find(|topic| {
            is_advice(topic.as_str())
                && !self
                    .accompanied_by(act.occurred_at)
                    .any(|accompaniment| accompaniment.covers(topic))
        });
        match alone {
            Some(topic) => Err(Refusal::NotAccompanied {
                topic: Some(topic.clone()),
            }),
            None => Ok(()),
        }
    }
}
