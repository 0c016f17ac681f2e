//! Concepts, guidelines, accompaniment, competences, last words, disputes and concerns.

use std::collections::BTreeSet;

use crate::{
    AccompanimentId, Act, By, ConcernId, DisputeId, PartyId, Side, Timestamp,
    service::{
        Accompaniment, Agreement, AgreementStage, Competence, Concept, Dispute, DisputeStage,
        Guideline, LastWord, Matter, Service, ServiceEvent, Settled, state::Concern,
    },
};

/// What is planned.
impl Service {
    pub(super) fn concept_drafted(&mut self, version: u32, digest: crate::Digest) {
        let concept = Concept {
            digest,
            signed: BTreeSet::new(),
            refused: BTreeSet::new(),
            agreed: false,
        };
        self.concepts.insert(version, concept);
    }

    pub(super) fn concept_answered(&mut self, version: u32, by: &By, signs: bool) {
        if let (Some(concept), Some(party)) = (self.concepts.get_mut(&version), by.principal()) {
            let answered = if signs {
                &mut concept.signed
            } else {
                &mut concept.refused
            };
            answered.insert(party);
        }
    }

    pub(super) fn concept_agreed(&mut self, version: u32) {
        if let Some(concept) = self.concepts.get_mut(&version) {
            concept.agreed = true;
        }
        self.concept_in_force = Some(version);
    }

    pub(super) fn guideline_issued(&mut self, version: u32, from: Timestamp, by: &By) {
        let guideline = Guideline {
            issuer: by.principal(),
            from,
            withdrawn: None,
        };
        self.guidelines.insert(version, guideline);
    }

    pub(super) fn guideline_withdrawn(&mut self, version: u32, effective: Timestamp) {
        if let Some(guideline) = self.guidelines.get_mut(&version) {
            guideline.withdrawn = Some(effective);
        }
    }

    pub(super) fn accompaniment_offered(&mut self, event: &ServiceEvent) {
        let ServiceEvent::AccompanimentOffered {
            accompaniment,
            who,
            scope,
            from,
            until,
        } = event
        else {
            return;
        };
        let offered = Accompaniment {
            who: *who,
            scope: scope.clone(),
            from: *from,
            until: *until,
            agreed: false,
            ended: false,
        };
        self.accompaniments.insert(*accompaniment, offered);
    }

    pub(super) fn accompaniment_agreed(&mut self, id: AccompanimentId) {
        if let Some(accompaniment) = self.accompaniments.get_mut(&id) {
            accompaniment.agreed = true;
        }
    }

    pub(super) fn accompaniment_ended(&mut self, id: AccompanimentId) {
        if let Some(accompaniment) = self.accompaniments.get_mut(&id) {
            accompaniment.ended = true;
        }
    }
}

/// Who is competent, and who has the last word.
impl Service {
    pub(super) fn matter_named(&mut self, event: &ServiceEvent) {
        if let ServiceEvent::MatterNamed { topic, reserved_by } = event {
            let reserved_by = reserved_by.clone();
            self.matters.insert(topic.clone(), Matter { reserved_by });
        }
    }

    /// Whoever proposes it has agreed by that; one who proposes themself may be all it takes.
    pub(super) fn agreement_proposed(&mut self, act: &Act<ServiceEvent>) {
        let proposed = |holder: PartyId| Agreement {
            holder,
            agreed: BTreeSet::new(),
            stage: AgreementStage::Proposed,
        };
        let what = match &act.what {
            ServiceEvent::CompetenceProposed {
                competence,
                topic,
                holder,
            } => {
                let topic = topic.clone();
                let agreement = proposed(*holder);
                let known = Competence { topic, agreement };
                self.competences.insert(*competence, known);
                Settled::Competence(*competence)
            }
            ServiceEvent::LastWordProposed {
                last_word,
                topic,
                holder,
            } => {
                let topic = topic.clone();
                let agreement = proposed(*holder);
                self.last_words
                    .insert(*last_word, LastWord { topic, agreement });
                Settled::LastWord(*last_word)
            }
            _ => return,
        };
        self.agreed(what, &act.by);
    }

    /// One more has agreed. With the last it is in force, in the place of what was so before.
    pub(super) fn agreed(&mut self, what: Settled, by: &By) {
        let everybody = self.planning_or_implementing();
        let Some(agreement) = self.agreement_mut(what) else {
            return;
        };
        if let (Some(party), Some(side)) = (by.principal(), by.side()) {
            agreement.agreed.insert((party, side));
        }
        let mut asked = everybody.into_iter().chain([agreement.holder]);
        if agreement.stage == AgreementStage::Proposed
            && asked.all(|party| agreement.is_agreed_by(party))
        {
            agreement.stage = AgreementStage::InForce;
            self.replace_others(what);
        }
    }

    fn replace_others(&mut self, by: Settled) {
        match by {
            Settled::Competence(id) => {
                let topic = self.competences.get(&id).map(|own| own.topic.clone());
                self.competences
                    .iter_mut()
                    .filter(|(other, known)| **other != id && Some(&known.topic) == topic.as_ref())
                    .for_each(|(_, known)| known.agreement.is_replaced());
            }
            Settled::LastWord(id) => {
                let topic = self.last_words.get(&id).map(|own| own.topic.clone());
                self.last_words
                    .iter_mut()
                    .filter(|(other, known)| **other != id && Some(&known.topic) == topic.as_ref())
                    .for_each(|(_, known)| known.agreement.is_replaced());
            }
        }
    }

    /// Who accepts a share agrees to what the acceptance names of what was settled so far.
    pub(in crate::service) fn agrees_by_accepting(&mut self, accepts: &[Settled], by: &By) {
        for what in accepts {
            self.agreed(*what, by);
        }
    }

    pub(super) fn holder_vacated(&mut self, what: Settled) {
        if let Some(agreement) = self.agreement_mut(what) {
            agreement.stage = AgreementStage::Vacated;
        }
    }

    /// What one side settled alone is a proposal again once another has come in, unless all of it
    /// who came agreed.
    pub(super) fn sides_came_in(&mut self, before: &[Side]) {
        for side in self.holding_sides() {
            if !before.contains(&side) {
                self.side_came_in(side);
            }
        }
    }

    fn side_came_in(&mut self, side: Side) {
        let newcomers = self.holding_on(side);
        let one_sided: Vec<Settled> = self
            .agreements()
            .filter(|(_, agreement)| agreement.is_in_force())
            .filter(|(_, agreement)| {
                let earlier = agreement
                    .agreed
                    .iter()
                    .any(|(party, on)| *on == side && !newcomers.contains(party));
                let all_agreed = newcomers.iter().all(|party| agreement.is_agreed_by(*party));
                !earlier && !all_agreed
            })
            .map(|(what, _)| what)
            .collect();
        for what in one_sided {
            if let Some(agreement) = self.agreement_mut(what) {
                agreement.stage = AgreementStage::Proposed;
            }
        }
    }
}

impl Agreement {
    /// One that waits to be agreed waits on.
    fn is_replaced(&mut self) {
        if self.is_in_force() {
            self.stage = AgreementStage::Replaced;
        }
    }
}

/// Disputes and fears.
impl Service {
    pub(super) fn dispute_raised(&mut self, act: &Act<ServiceEvent>) {
        let ServiceEvent::DisputeRaised {
            dispute,
            topic,
            answer_by,
            reason: _,
        } = &act.what
        else {
            return;
        };
        let raised = Dispute {
            topic: topic.clone(),
            by: act.by.principal(),
            side: act.by.side(),
            answer_by: *answer_by,
            answered: false,
            stage: DisputeStage::Open,
        };
        self.disputes.insert(*dispute, raised);
    }

    pub(super) fn dispute_answered(&mut self, id: DisputeId) {
        if let Some(dispute) = self.disputes.get_mut(&id) {
            dispute.answered = true;
        }
    }

    pub(super) fn settlement_signed(&mut self, id: DisputeId, digest: crate::Digest, by: &By) {
        if let (Some(party), Some(side)) = (by.principal(), by.side()) {
            let signed = DisputeStage::SignedBy {
                party,
                side,
                digest,
            };
            self.dispute_becomes(id, signed);
        }
    }

    pub(super) fn last_word_exercised(&mut self, id: DisputeId, by: &By) {
        if let Some(by) = by.principal() {
            self.dispute_becomes(id, DisputeStage::Ruled { by });
        }
    }

    pub(super) fn dispute_becomes(&mut self, id: DisputeId, stage: DisputeStage) {
        if let Some(dispute) = self.disputes.get_mut(&id) {
            dispute.stage = stage;
        }
    }

    pub(super) fn concern_raised(&mut self, id: ConcernId, by: &By) {
        let by = by.principal();
        let answered = false;
        self.concerns.insert(id, Concern { by, answered });
    }

    pub(super) fn concern_answered(&mut self, id: ConcernId) {
        if let Some(concern) = self.concerns.get_mut(&id) {
            concern.answered = true;
        }
    }
}
