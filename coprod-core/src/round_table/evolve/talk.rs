//! Proposals, advice, and who steps back.

use crate::{
    Act, AdviceId, PartyId, ProposalId, SeatId, Words,
    round_table::{
        Recusal, RoundTable, RoundTableEvent,
        state::{Advice, Decision, Proposal, ProposalStage},
    },
};

impl RoundTable {
    pub(super) fn proposal_tabled(&mut self, act: &Act<RoundTableEvent>) {
        let RoundTableEvent::ProposalTabled {
            proposal,
            topic,
            text,
            motion,
        } = &act.what
        else {
            return;
        };
        let tabled = Proposal {
            topic: topic.clone(),
            version: 1,
            digest: text.digest(),
            motion: motion.clone(),
            proposer: act.by.principal(),
            stage: ProposalStage::OnTheTable,
            asked: [].into(),
            unanswered: 0,
            decided: None,
        };
        self.proposals.insert(*proposal, tabled);
    }

    pub(super) fn proposal_amended(&mut self, proposal: ProposalId, version: u32, text: &Words) {
        if let Some(proposal) = self.proposals.get_mut(&proposal) {
            proposal.version = version;
            proposal.digest = text.digest();
        }
    }

    pub(super) fn proposal_withdrawn(&mut self, proposal: ProposalId) {
        self.proposal_reached(proposal, ProposalStage::Withdrawn);
    }

    pub(super) fn proposal_reached(&mut self, proposal: ProposalId, stage: ProposalStage) {
        if let Some(proposal) = self.proposals.get_mut(&proposal) {
            proposal.stage = stage;
        }
    }

    pub(super) fn advice_asked(&mut self, proposal: ProposalId, of: &[PartyId]) {
        if let Some(proposal) = self.proposals.get_mut(&proposal) {
            proposal.asked.extend(of);
        }
    }

    pub(super) fn advice_given(&mut self, advice: AdviceId, proposal: ProposalId) {
        let given = Advice {
            proposal,
            answered: false,
        };
        self.advice.insert(advice, given);
        if let Some(proposal) = self.proposals.get_mut(&proposal) {
            proposal.unanswered += 1;
        }
    }

    pub(super) fn advice_answered(&mut self, advice: AdviceId) {
        let Some(advice) = self.advice.get_mut(&advice) else {
            return;
        };
        advice.answered = true;
        if let Some(proposal) = self.proposals.get_mut(&advice.proposal) {
            proposal.unanswered = proposal.unanswered.saturating_sub(1);
        }
    }

    pub(super) fn member_recused(&mut self, seat: SeatId, from: &Recusal) {
        match from {
            Recusal::Topic(topic) => {
                self.stepped_back
                    .entry(seat)
                    .or_default()
                    .insert(topic.clone());
            }
            Recusal::Decision(decision) => {
                if let Some(Decision::Open(open)) = self.decisions.get_mut(decision) {
                    open.recused.insert(seat);
                }
            }
        }
    }
}
