//! Matters: who is competent in them, and who has the last word.

use super::Decided;
use crate::{
    CompetenceId, Context, LastWordId, PartyId, TopicKey, Words,
    service::{
        Agreement, Axis, Departure, Service, ServiceEvent as Event, ServiceRefusal as Refusal,
        Settled,
    },
};

/// A matter is named once. The axes are none: they have their own offers and last words.
pub(super) fn name(
    service: &Service,
    topic: TopicKey,
    reserved_by: Option<String>,
    act: &Context,
) -> Decided {
    service.admit_partner(act)?;
    if Axis::named_by(&topic).is_some() {
        return Err(Refusal::AxisIsNoMatter { topic });
    }
    if service.matters.contains_key(&topic) {
        return Err(Refusal::MatterNamed { topic });
    }
    Ok(vec![Event::MatterNamed { topic, reserved_by }])
}

/// Who proposes has agreed by that.
pub(super) fn propose_competence(
    service: &Service,
    competence: CompetenceId,
    topic: TopicKey,
    holder: PartyId,
    act: &Context,
) -> Decided {
    service.admit_partner(act)?;
    let known = service.competences.contains_key(&competence);
    Service::admit_new("competence", competence, known)?;
    service.admit_matter(&topic)?;
    service.admit_settled_on(holder, Some(&topic), act)?;
    Ok(vec![Event::CompetenceProposed {
        competence,
        topic,
        holder,
    }])
}

pub(super) fn agree_competence(
    service: &Service,
    competence: CompetenceId,
    act: &Context,
) -> Decided {
    service.admit_agreeing(Settled::Competence(competence), act)?;
    Ok(vec![Event::CompetenceAgreed { competence }])
}

/// A last word is on a matter that was named, on an axis by its name, or on the rest.
pub(super) fn propose_last_word(
    service: &Service,
    last_word: LastWordId,
    topic: Option<TopicKey>,
    holder: PartyId,
    act: &Context,
) -> Decided {
    service.admit_partner(act)?;
    let known = service.last_words.contains_key(&last_word);
    Service::admit_new("last word", last_word, known)?;
    if let Some(topic) = &topic
        && Axis::named_by(topic).is_none()
    {
        service.admit_matter(topic)?;
    }
    service.admit_settled_on(holder, topic.as_ref(), act)?;
    Ok(vec![Event::LastWordProposed {
        last_word,
        topic,
        holder,
    }])
}

pub(super) fn agree_last_word(service: &Service, last_word: LastWordId, act: &Context) -> Decided {
    service.admit_agreeing(Settled::LastWord(last_word), act)?;
    Ok(vec![Event::LastWordAgreed { last_word }])
}

/// Its holder lays it down, and says why.
pub(super) fn lay_down(service: &Service, what: Settled, reason: Words, act: &Context) -> Decided {
    let agreement = service.admit_agreement(what)?;
    let holder = agreement.holder;
    if act.by.principal() != Some(holder) {
        return Err(Refusal::NotTheHolder { what, holder });
    }
    Ok(vec![Event::HolderVacated {
        what,
        holder,
        departure: Departure::Returned,
        reason: Some(reason),
    }])
}

impl Service {
    fn admit_matter(&self, topic: &TopicKey) -> Result<(), Refusal> {
        if self.matters.contains_key(topic) {
            return Ok(());
        }
        let topic = topic.clone();
        Err(Refusal::MatterNotNamed { topic })
    }

    /// It goes to a partner who takes part, and what the law reserves to a professional one.
    fn admit_settled_on(
        &self,
        holder: PartyId,
        topic: Option<&TopicKey>,
        act: &Context,
    ) -> Result<(), Refusal> {
        if self.side_of_partner(holder, act.occurred_at).is_none() {
            return Err(Refusal::HolderNotAPartner { holder });
        }
        let reserved = topic.and_then(|topic| Some((topic, self.reserved_by(topic)?)));
        match reserved {
            Some((topic, norm)) if !self.is_fit(holder, topic) => {
                let (topic, norm) = (topic.clone(), norm.clone());
                Err(Refusal::ReservedToProfessionals { topic, norm })
            }
            Some(_) | None => Ok(()),
        }
    }

    fn admit_agreement(&self, what: Settled) -> Result<&Agreement, Refusal> {
        let agreement = self.agreement(what);
        let agreement = agreement.ok_or(Refusal::NoSuchAgreement { what })?;
        if agreement.is_over() {
            return Err(Refusal::AgreementOver { what });
        }
        Ok(agreement)
    }

    /// The holder agrees, and everybody who plans or implements, each for itself, once. Whoever was
    /// the last to be missing may have gone since; then it takes one more agreement.
    fn admit_agreeing(&self, what: Settled, act: &Context) -> Result<(), Refusal> {
        let (party, _) = self.admit_partner(act)?;
        let agreement = self.admit_agreement(what)?;
        let mut of = self.planning_or_implementing();
        of.insert(agreement.holder);
        if !of.contains(&party) {
            let of = of.into_iter().collect();
            return Err(Refusal::NotAskedToAgree { what, of });
        }
        let is_missing = !agreement.is_agreed_by(party);
        let is_complete = of.iter().all(|party| agreement.is_agreed_by(*party));
        if is_missing || (is_complete && !agreement.is_in_force()) {
            Ok(())
        } else {
            Err(Refusal::AlreadyAgreed { what })
        }
    }
}
