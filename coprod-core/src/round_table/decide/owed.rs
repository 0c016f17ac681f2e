//! What a decision leaves owed: its effect on each party, answers, dissent, what became of a motion.

use std::collections::BTreeMap;

use super::{Decided, talk::admit_entry};
use crate::{
    AdviceId, Citation, Context, DecisionId, Followed, PartyId, SeatId, ServiceId, Words,
    round_table::{
        Closing, Decision, MandateEffect, Motion, OpenDecision, PartyEffect, RoundTable,
        RoundTableEvent as Event, RoundTableRefusal as Refusal,
    },
    rules::Rule,
};

impl RoundTable {
    /// A decision binds whoever was bound by a mandate from opening to closing. To every other
    /// grantor it is a recommendation, as to each organisation at the table.
    pub(super) fn effects(&self, open: &OpenDecision, act: &Context) -> Vec<PartyEffect> {
        let organisations = self
            .seats
            .eligible()
            .filter(|(_, seat)| seat.holder().is_some_and(|holder| holder.person.is_some()))
            .map(|(_, seat)| seat.party);
        let mut effects: BTreeMap<PartyId, PartyEffect> = organisations
            .map(|party| (party, recommendation(party)))
            .collect();
        for id in &open.mandates {
            let Some(mandate) = self.mandates.get(id) else {
                continue;
            };
            let party = mandate.grantor;
            let effect = effects
                .entry(party)
                .or_insert_with(|| recommendation(party));
            let outranked = effect.effect == MandateEffect::Binding
                || (effect.mandate.is_some() && mandate.effect == MandateEffect::Recommendation);
            if mandate.is_in_force(act.occurred_at) && !outranked {
                effect.effect = mandate.effect;
                effect.mandate = Some(*id);
            }
        }
        effects.into_values().collect()
    }

    fn admit_adopted(&self, decision: DecisionId) -> Result<(&Decision, &Closing), Refusal> {
        let found = self.decisions.get(&decision);
        let found = found.ok_or(Refusal::NoSuchDecision { decision })?;
        match found.closed().map(|closed| &closed.closing) {
            Some(closing @ Closing::Adopted { .. }) => Ok((found, closing)),
            Some(Closing::Rejected | Closing::Lapsed(_)) | None => {
                Err(Refusal::NotAdopted { decision })
            }
        }
    }
}

fn recommendation(party: PartyId) -> PartyEffect {
    PartyEffect {
        party,
        effect: MandateEffect::Recommendation,
        mandate: None,
    }
}

/// Whoever made the proposal, or decides it where one seat does, answers each piece of advice once.
pub(super) fn answer_advice(
    table: &RoundTable,
    id: AdviceId,
    followed: Followed,
    reason: Words,
    act: &Context,
) -> Decided {
    let Some(advice) = table.advice.get(&id) else {
        return Err(Refusal::NoSuchAdvice { advice: id });
    };
    if advice.answered {
        return Err(Refusal::AdviceAnswered { advice: id });
    }
    let proposal = table.proposals.get(&advice.proposal);
    let proposes = proposal.is_some_and(|proposal| {
        proposal.proposer.is_some() && proposal.proposer == act.by.principal()
    });
    let rule = proposal.and_then(|proposal| {
        let charter = &table.charter()?.charter;
        Some(&charter.provision_for(&proposal.topic)?.rule)
    });
    let decides = match rule {
        Some(Rule::Advice { decider }) => table.admit_speaker(*decider, act).is_ok(),
        Some(
            Rule::SimpleMajority { .. }
            | Rule::QualifiedMajority { .. }
            | Rule::Consensus { .. }
            | Rule::Consent { .. }
            | Rule::DoubleMajority { .. },
        )
        | None => false,
    };
    if !(proposes || decides) {
        return Err(Refusal::NotTheirsToAnswer { advice: id });
    }
    Ok(vec![Event::AdviceAnswered {
        advice: id,
        followed,
        reason,
    }])
}

/// Each party to whom a decision is a recommendation answers it for itself, once.
pub(super) fn answer_recommendation(
    table: &RoundTable,
    decision: DecisionId,
    followed: Followed,
    reason: Words,
    act: &Context,
) -> Decided {
    let (_, closing) = table.admit_adopted(decision)?;
    let party = act.by.principal().ok_or(Refusal::NotForAutomations)?;
    match closing {
        Closing::Adopted { answers_owed, .. } if answers_owed.contains(&party) => {
            Ok(vec![Event::RecommendationAnswered {
                decision,
                party,
                followed,
                reason,
            }])
        }
        Closing::Adopted { .. } | Closing::Rejected | Closing::Lapsed(_) => {
            Err(Refusal::NoAnswerOwed { decision })
        }
    }
}

/// Dissent goes on record while a decision is open and after; who stepped back has none.
pub(super) fn record_dissent(
    table: &RoundTable,
    decision: DecisionId,
    seat: SeatId,
    words: Words,
    act: &Context,
) -> Decided {
    let found = table.decisions.get(&decision);
    let found = found.ok_or(Refusal::NoSuchDecision { decision })?;
    table.admit_speaker(seat, act)?;
    let recused = match found {
        Decision::Open(open) => open.recused.contains(&seat),
        Decision::Closed(closed) => closed.recused.contains(&seat),
    };
    let proposal = table.proposals.get(&found.proposal());
    let stepped_back =
        proposal.is_some_and(|proposal| table.has_stepped_back(seat, &proposal.topic));
    if recused || stepped_back {
        return Err(Refusal::SteppedBack { seat, decision });
    }
    Ok(vec![Event::DissentRecorded {
        decision,
        seat,
        words,
    }])
}

/// What a motion began on a service is reported with the entry where it began.
pub(super) fn report_carried_out(
    table: &RoundTable,
    decision: DecisionId,
    cited: Citation,
    act: &Context,
) -> Decided {
    let service = admit_report(table, decision, act)?;
    admit_entry(&cited, act)?;
    if cited.stream.id != service.to_string() {
        let citation = cited;
        return Err(Refusal::CitesAnotherService { citation, service });
    }
    Ok(vec![Event::DecisionCarriedOut { decision, cited }])
}

/// What could not be carried out is reported with the refusal; a new decision is owed then.
pub(super) fn report_not_carried_out(
    table: &RoundTable,
    decision: DecisionId,
    refusal: String,
    act: &Context,
) -> Decided {
    admit_report(table, decision, act)?;
    Ok(vec![Event::DecisionNotCarriedOut { decision, refusal }])
}

/// It is reported once, by an automation or somebody of the table, on an adopted motion.
fn admit_report(
    table: &RoundTable,
    decision: DecisionId,
    act: &Context,
) -> Result<ServiceId, Refusal> {
    if act.by.person().is_some() {
        table.admit_anybody_here(act)?;
    }
    let (found, closing) = table.admit_adopted(decision)?;
    let motion = table
        .proposals
        .get(&found.proposal())
        .and_then(|proposal| proposal.motion.as_ref());
    let service = motion.and_then(Motion::service);
    let service = service.ok_or(Refusal::NothingToCarryOut { decision })?;
    match closing {
        Closing::Adopted { reported: true, .. } => Err(Refusal::AlreadyReported { decision }),
        Closing::Adopted { .. } | Closing::Rejected | Closing::Lapsed(_) => Ok(service),
    }
}
