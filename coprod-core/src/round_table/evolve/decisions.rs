//! Decisions from opening to what becomes of them.

use crate::{
    Act, DecisionId, PartyId, ProposalId, SeatId,
    round_table::{
        DecisionOutcome, Held, MandateEffect, PartyEffect, RoundTable, RoundTableEvent,
        state::{
            Cast, Casts, ClosedDecision, Closing, Decision, Electors, Hand, OpenDecision,
            ProposalStage, Provable, Seat,
        },
    },
    rules::{Lapse, Position},
};

use super::founding::is_relayed_by_other_side;

impl RoundTable {
    pub(super) fn decision_opened(&mut self, act: &Act<RoundTableEvent>) {
        let RoundTableEvent::DecisionOpened {
            decision,
            proposal,
            version,
            digest: _,
            rule,
            electorate,
            held,
            mandates,
            reopens: _,
        } = &act.what
        else {
            return;
        };
        let present = match held {
            Held::InSession(session) => self
                .sessions
                .get(session)
                .and_then(|session| session.present.clone()),
            Held::Until(_) => None,
        };
        let open = OpenDecision {
            proposal: *proposal,
            version: *version,
            rule: rule.clone(),
            electorate: Electors::from(electorate),
            held: *held,
            mandates: mandates.clone(),
            present,
            casts: [].into(),
            recused: [].into(),
        };
        self.decisions
            .insert(*decision, Decision::Open(Box::new(open)));
        self.proposal_reached(*proposal, ProposalStage::InDecision(*decision));
    }

    pub(super) fn position_taken(
        &mut self,
        decision: DecisionId,
        seat: SeatId,
        position: Position,
        act: &Act<RoundTableEvent>,
    ) {
        self.binds(&act.by);
        self.provable(act, Provable::Position { decision, seat });
        let speaker = self.seats.get(seat).and_then(Seat::speaker);
        let cast = Cast {
            position,
            entry: self.sequence,
            by_deputy: act.by.person() != speaker,
            hand: if is_relayed_by_other_side(act) {
                Hand::OtherSide
            } else {
                Hand::Own
            },
            unqualified: false,
        };
        if let Some(Decision::Open(open)) = self.decisions.get_mut(&decision) {
            open.casts.entry(seat).or_default().add(cast);
        }
    }

    pub(super) fn objection_tested(&mut self, decision: DecisionId, seat: SeatId, qualifies: bool) {
        if let Some(Decision::Open(open)) = self.decisions.get_mut(&decision)
            && let Some(casts) = open.casts.get_mut(&seat)
            && let Some(cast) = casts.standing_mut()
        {
            cast.unqualified = !qualifies;
        }
    }

    /// Whoever withdraws an objection has taken part and stands aside, until they say more.
    pub(super) fn objection_withdrawn(
        &mut self,
        decision: DecisionId,
        seat: SeatId,
        act: &Act<RoundTableEvent>,
    ) {
        self.position_taken(decision, seat, Position::Abstain, act);
    }

    pub(super) fn decision_reached(
        &mut self,
        decision: DecisionId,
        outcome: DecisionOutcome,
        effects: &[PartyEffect],
    ) {
        self.reached.insert(self.sequence, decision);
        let answers_owed = effects
            .iter()
            .filter(|effect| effect.effect == MandateEffect::Recommendation)
            .map(|effect| effect.party)
            .collect();
        let closing = match outcome {
            DecisionOutcome::Adopted => Closing::Adopted {
                answers_owed,
                reported: false,
            },
            DecisionOutcome::Rejected => Closing::Rejected,
        };
        let Some((proposal, version)) = self.close(decision, closing) else {
            return;
        };
        if let Some(proposal) = self.proposals.get_mut(&proposal) {
            proposal.decided = Some((version, decision));
        }
    }

    pub(super) fn decision_lapsed(&mut self, decision: DecisionId, why: Lapse) {
        self.close(decision, Closing::Lapsed(why));
    }

    /// Lets the positions go: they stay on record, and no later rule asks for them.
    fn close(&mut self, id: DecisionId, closing: Closing) -> Option<(ProposalId, u32)> {
        let Decision::Open(open) = self.decisions.remove(&id)? else {
            return None;
        };
        for entry in open.casts.values().flat_map(Casts::provable_entries) {
            self.provable.remove(&entry);
        }
        let OpenDecision {
            proposal,
            version,
            rule,
            recused,
            ..
        } = *open;
        let closed = ClosedDecision {
            proposal,
            version,
            rule,
            closing,
            recused,
        };
        self.decisions.insert(id, Decision::Closed(closed));
        if let Some(proposal) = self.proposals.get_mut(&proposal)
            && proposal.stage == ProposalStage::InDecision(id)
        {
            proposal.stage = ProposalStage::OnTheTable;
        }
        Some((proposal, version))
    }

    pub(super) fn recommendation_answered(&mut self, decision: DecisionId, party: PartyId) {
        if let Some(Decision::Closed(closed)) = self.decisions.get_mut(&decision)
            && let Closing::Adopted { answers_owed, .. } = &mut closed.closing
        {
            answers_owed.remove(&party);
        }
    }

    pub(super) fn motion_reported(&mut self, decision: DecisionId) {
        if let Some(Decision::Closed(closed)) = self.decisions.get_mut(&decision)
            && let Closing::Adopted { reported, .. } = &mut closed.closing
        {
            *reported = true;
        }
    }
}
