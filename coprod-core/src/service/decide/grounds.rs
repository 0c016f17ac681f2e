//! On what grounds something is done, and on what grounds somebody may lose a share.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;

use crate::{
    Basis, Citation, CitedEntry, ClauseId, Context, Decider as _, NotAdmitted, PartyId,
    round_table::{
        ClosedDecision, MandateEffect, Motion, MotionAct, PartyEffect, Presupposition, Proposal,
        ServiceMotion,
    },
    rules::Rule,
    service::{Axis, DisputeStage, Service, ServiceRefusal as Refusal},
};

impl Service {
    /// A basis exists and carries what it is named for; a decision must concern the service.
    pub(super) fn admit_service_basis(&self, basis: &Basis, act: &Context) -> Result<(), Refusal> {
        act.admit_basis(basis)?;
        match basis {
            Basis::Decision(decision) => self.admit_concerning(decision, act),
            Basis::OwnAuthority { .. }
            | Basis::Allocation(_)
            | Basis::Agreement(_)
            | Basis::LastWord(_)
            | Basis::Clause { .. }
            | Basis::Norm { .. }
            | Basis::Contract { .. }
            | Basis::Resolution { .. } => Ok(()),
        }
    }

    /// By a motion on it, or by a matter that is its own, above it or below.
    fn admit_concerning(&self, decision: &Citation, act: &Context) -> Result<(), Refusal> {
        let (_, proposal) = decided(decision, act)?;
        let moved = motion_on(proposal, act).is_some();
        let matter = self
            .topic
            .as_ref()
            .is_some_and(|topic| topic.covers(&proposal.topic) || proposal.topic.covers(topic));
        if moved || matter {
            return Ok(());
        }
        Err(Refusal::DecidesSomethingElse {
            decision: decision.clone(),
        })
    }

    /// Whoever loses a share without giving it up does so by a clause that it accepted, a double
    /// majority that it let bind it, or a last word named for that axis. Nothing else serves, and
    /// it serves only if it does for every loser.
    pub(super) fn admit_loss(
        &self,
        axis: Axis,
        losers: &BTreeSet<PartyId>,
        basis: &Basis,
        act: &Context,
    ) -> Result<(), Refusal> {
        act.admit_basis(basis)?;
        match basis {
            Basis::Clause { clause, fact } => {
                let entry = entry(fact, act)?;
                losers.iter().try_for_each(|loser| {
                    self.admit_clause(axis, *loser, *clause, fact, entry, act)
                })
            }
            Basis::Decision(decision) => self.admit_double_majority(axis, losers, decision, act),
            Basis::LastWord(ruling) => self.admit_last_word(axis, losers, ruling, act),
            Basis::OwnAuthority { .. }
            | Basis::Allocation(_)
            | Basis::Agreement(_)
            | Basis::Norm { .. }
            | Basis::Contract { .. }
            | Basis::Resolution { .. } => Err(Refusal::TakesNothingBack { axis }),
        }
    }

    /// The loser accepted the clause, and what it asks for happened since, by somebody else than
    /// the taker.
    fn admit_clause(
        &self,
        axis: Axis,
        loser: PartyId,
        id: ClauseId,
        fact: &Citation,
        entry: &CitedEntry,
        act: &Context,
    ) -> Result<(), Refusal> {
        let holding = self.share(axis).holders.get(&loser);
        let accepted = holding.and_then(|holding| {
            let mut clauses = holding.terms.clauses.iter();
            Some((holding, clauses.find(|clause| clause.clause == id)?))
        });
        let Some((holding, clause)) = accepted else {
            return Err(Refusal::NotTheirClause { clause: id, loser });
        };
        let condition = &clause.condition;
        let stream = condition.stream.as_ref().unwrap_or(&act.stream);
        let states = condition.states.as_ref();
        let met = fact.stream == *stream
            && entry.event_type == condition.event_type
            && states.is_none_or(|states| entry.states(&states.field, &states.value));
        if !met {
            return Err(Refusal::ConditionNotMet {
                clause: id,
                condition: Box::new(condition.clone()),
            });
        }
        let recorded_since = fact.stream != act.stream || fact.sequence > holding.entry;
        let happened_since = entry.occurred_at().is_some_and(|at| at >= holding.since);
        if !(recorded_since && happened_since) {
            return Err(Refusal::OlderThanTheShare {
                fact: fact.clone(),
                loser,
            });
        }
        if is_of_the_takers_making(entry, act) || self.only_the_taker_judged(entry, act) {
            return Err(Refusal::OfTheTakersMaking { fact: fact.clone() });
        }
        Ok(())
    }

    /// A review that nobody but the taker signed says only what the taker says, whoever recorded that
    /// it was held.
    fn only_the_taker_judged(&self, entry: &CitedEntry, act: &Context) -> bool {
        let review = entry.field("review").and_then(serde_json::Value::as_str);
        let review = review.and_then(|id| id.parse().ok());
        let review = review.and_then(|id| self.reviews.get(&id));
        entry.is(Service::TYPE, "ReviewHeld")
            && review.is_some_and(|review| {
                let mut signers = review.signed.keys();
                signers.all(|signer| act.by.principal() == Some(*signer))
            })
    }

    /// A table decided by both sides' majorities to open this axis; every loser was bound.
    fn admit_double_majority(
        &self,
        axis: Axis,
        losers: &BTreeSet<PartyId>,
        citation: &Citation,
        act: &Context,
    ) -> Result<(), Refusal> {
        let (decision, proposal) = decided(citation, act)?;
        let opens = motion_on(proposal, act).filter(|motion| opens(&motion.act, axis));
        let Some(motion) = opens else {
            let decision = citation.clone();
            return Err(Refusal::DecidesSomethingElse { decision });
        };
        if !matches!(decision.rule, Rule::DoubleMajority { .. }) {
            let decision = citation.clone();
            return Err(Refusal::NoDoubleMajority { decision });
        }
        self.admit_still_so(axis, motion.presupposes.as_ref(), citation)?;
        self.admit_not_served(citation)?;
        admit_bound(losers, citation, act)?;
        self.admit_held_then(axis, losers, citation, act)
    }

    /// Nobody loses by a decision what they have taken on since it was reached.
    fn admit_held_then(
        &self,
        axis: Axis,
        losers: &BTreeSet<PartyId>,
        fact: &Citation,
        act: &Context,
    ) -> Result<(), Refusal> {
        let reached = entry(fact, act)?.occurred_at();
        let holders = &self.share(axis).holders;
        let mut holdings = losers
            .iter()
            .filter_map(|loser| holders.get_key_value(loser));
        match holdings.find(|(_, holding)| reached.is_none_or(|at| at < holding.since)) {
            Some((loser, _)) => Err(Refusal::OlderThanTheShare {
                fact: fact.clone(),
                loser: *loser,
            }),
            None => Ok(()),
        }
    }

    /// The taker exercised a last word named for that axis, over a dispute on it in which the other
    /// side was heard or had its time.
    fn admit_last_word(
        &self,
        axis: Axis,
        losers: &BTreeSet<PartyId>,
        ruling: &Citation,
        act: &Context,
    ) -> Result<(), Refusal> {
        let entry = entry(ruling, act)?;
        let id = field(entry, "dispute");
        let dispute = id.and_then(|id| self.disputes.get(&id));
        let dispute = dispute
            .filter(|dispute| ruling.stream == act.stream && axis.is_named_by(&dispute.topic))
            .ok_or_else(|| Refusal::RulesOnSomethingElse {
                ruling: ruling.clone(),
                axis,
            })?;
        let heard = dispute.answered || dispute.answer_by < act.occurred_at;
        let by_taker = match &dispute.stage {
            DisputeStage::Ruled { by } => act.by.principal() == Some(*by),
            DisputeStage::Open | DisputeStage::SignedBy { .. } | DisputeStage::Settled => false,
        };
        if !(by_taker && heard) {
            return Err(Refusal::NotTheirRuling {
                ruling: ruling.clone(),
            });
        }
        let mut holders = losers.iter().filter_map(|loser| {
            let holding = self.share(axis).holders.get(loser)?;
            Some((*loser, holding.entry))
        });
        match holders.find(|(_, entry)| *entry >= ruling.sequence) {
            Some((loser, _)) => Err(Refusal::OlderThanTheShare {
                fact: ruling.clone(),
                loser,
            }),
            None => Ok(()),
        }
    }

    /// An automation offers only what a table's motion says: that share, to just these, on nothing
    /// that has changed since.
    pub(super) fn admit_motion_to_offer(
        &self,
        axis: Axis,
        to: &[PartyId],
        mode: crate::round_table::Mode,
        citation: &Citation,
        act: &Context,
    ) -> Result<(), Refusal> {
        act.admit_basis(&Basis::Decision(citation.clone()))?;
        let (_, proposal) = decided(citation, act)?;
        let motion = motion_on(proposal, act);
        let asked = motion.and_then(|motion| Some((motion, offered(&motion.act, axis)?)));
        let these: BTreeSet<_> = to.iter().collect();
        let Some((motion, _)) = asked.filter(|(_, (parties, moved))| {
            *moved == mode && parties.iter().collect::<BTreeSet<_>>() == these
        }) else {
            let decision = citation.clone();
            return Err(Refusal::DecidesSomethingElse { decision });
        };
        self.admit_still_so(axis, motion.presupposes.as_ref(), citation)?;
        self.admit_not_served(citation)
    }

    /// What a motion takes for granted must still be so; else the table must decide again.
    pub(super) fn admit_still_so(
        &self,
        axis: Axis,
        presupposes: Option<&Presupposition>,
        citation: &Citation,
    ) -> Result<(), Refusal> {
        let holders: BTreeSet<PartyId> = self.share(axis).in_force().map(|(id, _)| id).collect();
        let still_so = presupposes.is_none_or(|before| {
            before.concept == self.concept_in_force
                && before.holders.iter().copied().collect::<BTreeSet<_>>() == holders
        });
        if still_so {
            return Ok(());
        }
        Err(Refusal::ChangedSince {
            decision: citation.clone(),
        })
    }

    /// A decision is carried out once.
    pub(super) fn admit_not_served(&self, citation: &Citation) -> Result<(), Refusal> {
        if self.served.contains(citation) {
            return Err(Refusal::ServedAlready {
                decision: citation.clone(),
            });
        }
        Ok(())
    }
}

/// Whoever is to lose something by a decision had let it bind them.
pub(super) fn admit_bound(
    losers: &BTreeSet<PartyId>,
    citation: &Citation,
    act: &Context,
) -> Result<(), Refusal> {
    let entry = entry(citation, act)?;
    let effects: Vec<PartyEffect> = field(entry, "effect_by_party").unwrap_or_default();
    let bound = |loser: &PartyId| {
        let mut effects = effects.iter();
        effects.any(|effect| effect.party == *loser && effect.effect == MandateEffect::Binding)
    };
    match losers.iter().find(|loser| !bound(loser)) {
        Some(loser) => Err(Refusal::NotBound {
            decision: citation.clone(),
            loser: *loser,
        }),
        None => Ok(()),
    }
}

/// The entry that is cited.
pub(super) fn entry<'a>(cited: &Citation, act: &'a Context) -> Result<&'a CitedEntry, NotAdmitted> {
    act.found
        .entry(cited)
        .ok_or_else(|| NotAdmitted::NoSuchEntry {
            citation: cited.clone(),
        })
}

/// What a table decided by the cited entry, and on which proposal.
pub(super) fn decided<'a>(
    cited: &Citation,
    act: &'a Context,
) -> Result<(&'a ClosedDecision, &'a Proposal), NotAdmitted> {
    let table = cited.round_table();
    let seen = table.and_then(|table| act.found.round_table(table));
    let decided = seen.and_then(|seen| seen.state.decided_in(cited.sequence));
    decided.ok_or_else(|| NotAdmitted::EntryCarriesNothing {
        citation: cited.clone(),
    })
}

/// What the proposal moves on this service.
pub(super) fn motion_on<'a>(proposal: &'a Proposal, act: &Context) -> Option<&'a ServiceMotion> {
    match proposal.motion.as_ref()? {
        Motion::Service(motion) => (motion.service.to_string() == act.stream.id).then_some(motion),
        Motion::Table(_) => None,
    }
}

fn opens(motion: &MotionAct, axis: Axis) -> bool {
    match motion {
        MotionAct::OpenPlanning => axis == Axis::Planning,
        MotionAct::OpenImplementation => axis == Axis::Implementation,
        MotionAct::OfferPlanning { .. }
        | MotionAct::OfferImplementation { .. }
        | MotionAct::SuspendDelivery => false,
    }
}

fn offered(motion: &MotionAct, axis: Axis) -> Option<(&[PartyId], crate::round_table::Mode)> {
    match motion {
        MotionAct::OfferPlanning { to, mode } => (axis == Axis::Planning).then_some((to, *mode)),
        MotionAct::OfferImplementation { to, mode } => {
            (axis == Axis::Implementation).then_some((to, *mode))
        }
        MotionAct::OpenPlanning | MotionAct::OpenImplementation | MotionAct::SuspendDelivery => {
            None
        }
    }
}

/// Whether the taker did it, had it done in its name, or typed it.
fn is_of_the_takers_making(entry: &CitedEntry, act: &Context) -> bool {
    let by = entry.by();
    let by = by.as_ref();
    let makers = [
        by.and_then(crate::By::person),
        by.and_then(crate::By::principal),
        entry.relayed().map(|relayed| relayed.recorder),
    ];
    let takers = [act.by.person(), act.by.principal()];
    takers
        .iter()
        .flatten()
        .any(|taker| makers.contains(&Some(*taker)))
}

pub(super) fn field<T: DeserializeOwned>(entry: &CitedEntry, name: &str) -> Option<T> {
    serde_json::from_value(entry.field(name)?.clone()).ok()
}
