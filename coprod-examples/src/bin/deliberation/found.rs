//! What the ledger holds of a deliberation, read from its events.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use coprod_core::{
    Act, Decider, DecisionId, ProposalId, RoundTable, RoundTableEvent as Event, RoundTableId,
    SeatId, Words, round_table::DecisionOutcome, rules::Position,
};
use coprod_store::{Ledger, ReadError, RecordedEvent};

/// Events read at a time.
const PAGE: usize = 1_000;

/// A table as its events tell.
#[derive(Default)]
pub(crate) struct Found {
    pub(crate) members: BTreeSet<SeatId>,
    proposals: BTreeMap<ProposalId, OnProposal>,
    decisions: HashMap<DecisionId, ProposalId>,
    last: HashMap<(DecisionId, SeatId), Position>,
}

/// What was said on a proposal, and what came out.
#[derive(Default)]
pub(crate) struct OnProposal {
    pub(crate) text: Option<String>,
    /// By the last position of each seat.
    pub(crate) standing: Counts,
    /// By all positions ever taken.
    pub(crate) cast: Counts,
    /// Nothing where no decision was closed.
    pub(crate) outcome: Option<Outcome>,
}

#[derive(Default, Clone, Copy)]
pub(crate) struct Counts {
    pub(crate) agree: u64,
    pub(crate) object: u64,
    pub(crate) abstain: u64,
}

#[derive(Clone, Copy)]
pub(crate) enum Outcome {
    Adopted,
    Rejected,
    Lapsed,
}

impl Found {
    pub(crate) async fn read(ledger: &Ledger, table: RoundTableId) -> Result<Self, ReadError> {
        let (mut found, mut after) = (Self::default(), 0);
        let (kind, id) = (<RoundTable as Decider>::TYPE, table.to_string());
        loop {
            let page = ledger.read_stream(kind, &id, after, PAGE).await?;
            for recorded in &page {
                let act: Act<Event> = recorded.payload_as()?;
                found.take_in(&act.what);
                after = recorded.sequence;
            }
            found.open_texts(ledger, &page).await?;
            if page.len() < PAGE {
                return Ok(found);
            }
        }
    }

    pub(crate) fn on(&self, proposal: ProposalId) -> Option<&OnProposal> {
        self.proposals.get(&proposal)
    }

    fn take_in(&mut self, event: &Event) {
        match *event {
            Event::MemberSeated { seat, .. } => {
                self.members.insert(seat);
            }
            Event::ProposalTabled { proposal, .. } => {
                self.proposals.entry(proposal).or_default();
            }
            Event::DecisionOpened {
                decision, proposal, ..
            } => {
                self.decisions.insert(decision, proposal);
            }
            Event::PositionTaken {
                decision,
                seat,
                position,
                ..
            } => self.position_taken(decision, seat, position),
            Event::DecisionReached {
                decision, outcome, ..
            } => {
                let outcome = match outcome {
                    DecisionOutcome::Adopted => Outcome::Adopted,
                    DecisionOutcome::Rejected => Outcome::Rejected,
                };
                self.closed(decision, outcome);
            }
            Event::DecisionLapsed { decision, .. } => self.closed(decision, Outcome::Lapsed),
            // A replay leads to nothing else that is counted here.
            Event::RoundTableConvened { .. }
            | Event::MandateGranted { .. }
            | Event::MandateWithdrawn { .. }
            | Event::CharterProposed { .. }
            | Event::CharterSigned { .. }
            | Event::CharterAdopted { .. }
            | Event::FacilitatorAppointed { .. }
            | Event::FacilitatorReleased { .. }
            | Event::RoundTableDissolved { .. }
            | Event::MemberInvited { .. }
            | Event::InvitationDeclined { .. }
            | Event::DeputyNamed { .. }
            | Event::MemberLeft { .. }
            | Event::MemberExcluded { .. }
            | Event::SeatVacated { .. }
            | Event::SessionCalled { .. }
            | Event::SessionOpened { .. }
            | Event::AttendanceRecorded { .. }
            | Event::SessionClosed { .. }
            | Event::MinutesApproved { .. }
            | Event::MinutesContested { .. }
            | Event::TopicRaised { .. }
            | Event::ProposalAmended { .. }
            | Event::ProposalWithdrawn { .. }
            | Event::AdviceAsked { .. }
            | Event::AdviceGiven { .. }
            | Event::AdviceAnswered { .. }
            | Event::InterestDeclared { .. }
            | Event::MemberRecused { .. }
            | Event::ObjectionTested { .. }
            | Event::ObjectionIntegrated { .. }
            | Event::ObjectionWithdrawn { .. }
            | Event::DissentRecorded { .. }
            | Event::RecommendationAnswered { .. }
            | Event::DecisionCarriedOut { .. }
            | Event::DecisionNotCarriedOut { .. }
            | Event::CommitmentMade { .. }
            | Event::CommitmentKept { .. }
            | Event::CommitmentReleased { .. }
            | Event::EntryContested { .. }
            | Event::ContestAnswered { .. } => {}
        }
    }

    fn position_taken(&mut self, decision: DecisionId, seat: SeatId, position: Position) {
        let before = self.last.insert((decision, seat), position);
        if let Some(on) = self.decided_on(decision) {
            *on.cast.of(position) += 1;
            *on.standing.of(position) += 1;
            if let Some(before) = before {
                *on.standing.of(before) -= 1;
            }
        }
    }

    fn closed(&mut self, decision: DecisionId, outcome: Outcome) {
        if let Some(on) = self.decided_on(decision) {
            on.outcome = Some(outcome);
        }
    }

    fn decided_on(&mut self, decision: DecisionId) -> Option<&mut OnProposal> {
        self.proposals.get_mut(self.decisions.get(&decision)?)
    }

    /// Words belong to who said them, and do not stand in the events: they are asked for.
    async fn open_texts(
        &mut self,
        ledger: &Ledger,
        page: &[RecordedEvent],
    ) -> Result<(), ReadError> {
        let tabled = page
            .iter()
            .filter(|event| event.event_type == "ProposalTabled");
        let tabled: Vec<_> = tabled.cloned().collect();
        for opened in ledger.open_personal(&tabled).await? {
            let Ok(Act { what, .. }) = opened.decode::<Act<Event>>() else {
                continue;
            };
            if let Event::ProposalTabled { proposal, text, .. } = what {
                let on = self.proposals.entry(proposal).or_default();
                on.text = Words::text(&text).map(str::to_owned);
            }
        }
        Ok(())
    }
}

impl Counts {
    fn of(&mut self, position: Position) -> &mut u64 {
        match position {
            Position::Agree | Position::AgreeWithConcern => &mut self.agree,
            Position::Abstain => &mut self.abstain,
            Position::Object => &mut self.object,
        }
    }
}
