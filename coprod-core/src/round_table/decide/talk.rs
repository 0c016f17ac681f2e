//! Topics, proposals, advice, interests.

use std::collections::BTreeSet;

use super::{Decided, charter::admit_charter};
use crate::{
    AdviceId, Citation, Context, DecisionId, NotAdmitted, PartyId, ProposalId, SeatId, TopicKey,
    Words,
    round_table::{
        Motion, Proposal, ProposalStage, Recusal, RoundTable, RoundTableEvent as Event,
        RoundTableRefusal as Refusal, TableMotion,
    },
    rules::{Lapse, Position},
};

/// Members and who leads the talk raise topics; an automation does where an entry gives rise to it.
pub(super) fn raise_topic(
    table: &RoundTable,
    topic: TopicKey,
    words: Words,
    arises_from: Option<Citation>,
    act: &Context,
) -> Decided {
    let reacts = act.by.person().is_none() && arises_from.is_some();
    if !reacts {
        table.admit_member_or_facilitator(act)?;
    }
    if let Some(citation) = &arises_from {
        admit_entry(citation, act)?;
    }
    Ok(vec![Event::TopicRaised {
        topic,
        words,
        arises_from,
    }])
}

pub(super) fn admit_entry(citation: &Citation, act: &Context) -> Result<(), NotAdmitted> {
    match act.found.entry(citation) {
        Some(_) => Ok(()),
        None => Err(NotAdmitted::NoSuchEntry {
            citation: citation.clone(),
        }),
    }
}

pub(super) fn table_proposal(
    table: &RoundTable,
    proposal: ProposalId,
    topic: TopicKey,
    text: Words,
    motion: Option<Motion>,
    act: &Context,
) -> Decided {
    table.admit_member_or_facilitator(act)?;
    if table.proposals.contains_key(&proposal) {
        return Err(Refusal::IdInUse {
            kind: "proposal",
            id: proposal.to_string(),
        });
    }
    if let Some(Motion::Table(motion)) = &motion {
        admit_motion(table, motion)?;
    }
    Ok(vec![Event::ProposalTabled {
        proposal,
        topic,
        text,
        motion,
    }])
}

/// What a motion names must be there to be decided on.
fn admit_motion(table: &RoundTable, motion: &TableMotion) -> Result<(), Refusal> {
    match motion {
        TableMotion::AdoptCharter { charter } => admit_charter(table, charter),
        TableMotion::ExcludeMember { seat } => table.seat_named(*seat).map(drop),
        TableMotion::ApproveMinutes { session, .. } => table.session_named(*session).map(drop),
        TableMotion::AppointFacilitator { .. } | TableMotion::DissolveRoundTable => Ok(()),
    }
}

/// A proposal is amended by who tabled it or by who leads the talk. What was being decided was the
/// version before, so that lapses; objections that the new version meets are named.
pub(super) fn amend_proposal(
    table: &RoundTable,
    id: ProposalId,
    text: Words,
    integrates: &[SeatId],
    act: &Context,
) -> Decided {
    let proposal = table.proposal_named(id)?;
    if !table.is_led_by(act) {
        admit_proposer(id, proposal, act)?;
    }
    let version = proposal.version + 1;
    let mut events = vec![Event::ProposalAmended {
        proposal: id,
        version,
        text,
    }];
    let decision = proposal.in_decision();
    let mut named = BTreeSet::new();
    for seat in integrates.iter().copied() {
        let Some(decision) = decision.filter(|id| table.objects(seat, *id)) else {
            return Err(Refusal::NoObjectionToIntegrate { seat });
        };
        if !named.insert(seat) {
            return Err(Refusal::NamedTwice { seat });
        }
        events.push(Event::ObjectionIntegrated {
            decision,
            seat,
            version,
        });
    }
    events.extend(decision.map(|decision| Event::DecisionLapsed {
        decision,
        why: Lapse::ProposalAmended,
    }));
    Ok(events)
}

/// Only who tabled a proposal takes it back; what was being decided lapses.
pub(super) fn withdraw_proposal(table: &RoundTable, id: ProposalId, act: &Context) -> Decided {
    let proposal = table.proposal_named(id)?;
    admit_proposer(id, proposal, act)?;
    let lapsed = proposal
        .in_decision()
        .map(|decision| Event::DecisionLapsed {
            decision,
            why: Lapse::ProposalWithdrawn,
        });
    let mut events = vec![Event::ProposalWithdrawn { proposal: id }];
    events.extend(lapsed);
    Ok(events)
}

pub(super) fn ask_advice(
    table: &RoundTable,
    id: ProposalId,
    of: Vec<PartyId>,
    act: &Context,
) -> Decided {
    table.admit_member_or_facilitator(act)?;
    table.proposal_named(id)?;
    if of.is_empty() {
        return Err(Refusal::NobodyAsked);
    }
    Ok(vec![Event::AdviceAsked { proposal: id, of }])
}

/// Whoever was asked gives advice, seated or not.
pub(super) fn give_advice(
    table: &RoundTable,
    advice: AdviceId,
    id: ProposalId,
    text: Words,
    act: &Context,
) -> Decided {
    let proposal = table.proposal_named(id)?;
    let party = act.by.principal().ok_or(Refusal::NotForAutomations)?;
    if !proposal.asked.contains(&party) {
        return Err(Refusal::NotAsked {
            party,
            proposal: id,
        });
    }
    if table.advice.contains_key(&advice) {
        return Err(Refusal::IdInUse {
            kind: "piece of advice",
            id: advice.to_string(),
        });
    }
    Ok(vec![Event::AdviceGiven {
        advice,
        proposal: id,
        version: proposal.version,
        text,
    }])
}

pub(super) fn declare_interest(
    table: &RoundTable,
    seat: SeatId,
    topic: TopicKey,
    words: Words,
    act: &Context,
) -> Decided {
    table.admit_speaker(seat, act)?;
    Ok(vec![Event::InterestDeclared { seat, topic, words }])
}

/// One steps back by one's own act; nobody is made to by others.
pub(super) fn recuse(
    table: &RoundTable,
    seat: SeatId,
    from: Recusal,
    reason: Words,
    act: &Context,
) -> Decided {
    table.admit_speaker(seat, act)?;
    let already = match &from {
        Recusal::Topic(topic) => table
            .stepped_back
            .get(&seat)
            .is_some_and(|from| from.iter().any(|own| own.covers(topic))),
        Recusal::Decision(decision) => {
            let open = table.admit_open_decision(*decision)?;
            table.is_recused(seat, open)
        }
    };
    if already {
        return Err(Refusal::AlreadyRecused { seat });
    }
    Ok(vec![Event::MemberRecused { seat, from, reason }])
}

fn admit_proposer(id: ProposalId, proposal: &Proposal, act: &Context) -> Result<(), Refusal> {
    if proposal.proposer.is_some() && proposal.proposer == act.by.principal() {
        Ok(())
    } else {
        Err(Refusal::NotTheProposer { proposal: id })
    }
}

impl RoundTable {
    /// A proposal that still lies on the table.
    pub(super) fn proposal_named(&self, id: ProposalId) -> Result<&Proposal, Refusal> {
        let Some(proposal) = self.proposals.get(&id) else {
            return Err(Refusal::NoSuchProposal { proposal: id });
        };
        match proposal.stage {
            ProposalStage::OnTheTable | ProposalStage::InDecision(_) => Ok(proposal),
            ProposalStage::Withdrawn => Err(Refusal::ProposalWithdrawn { proposal: id }),
        }
    }

    fn objects(&self, seat: SeatId, decision: DecisionId) -> bool {
        let open = self.open_decision(decision);
        open.and_then(|open| open.position(seat)) == Some(Position::Object)
    }
}
