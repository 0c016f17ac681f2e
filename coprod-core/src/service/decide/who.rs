//! Who may do what in a service, and when.

use crate::{
    Context, PartyId, Side, Timestamp,
    service::{Phase, Service, ServiceCommand as C, ServiceRefusal as Refusal},
};

/// A service is proposed once, before anything else; it is lived once it is accepted; after its end
/// only what is left over is answered.
pub(super) fn admit_phase(service: &Service, command: &C) -> Result<(), Refusal> {
    let proposes = matches!(command, C::ProposeService { .. });
    match service.phase {
        Phase::NotProposed if proposes => Ok(()),
        Phase::NotProposed => Err(Refusal::NotProposed),
        Phase::Proposed { .. } | Phase::Accepted | Phase::Declined | Phase::Closed if proposes => {
            Err(Refusal::AlreadyProposed)
        }
        Phase::Proposed { asks_of } if !command.precedes_acceptance() => {
            Err(Refusal::NotAccepted { asks_of })
        }
        Phase::Declined if !command.outlasts_the_end() => Err(Refusal::Declined),
        Phase::Closed if !(command.outlasts_the_end() || command.reopens()) => Err(Refusal::Closed),
        Phase::Proposed { .. } | Phase::Accepted | Phase::Declined | Phase::Closed => Ok(()),
    }
}

/// One party stands on one side of a service, and nobody acts for both. Contesting is free of it:
/// the entry that puts somebody on a side may be the very one that is wrong.
pub(super) fn admit_side(service: &Service, command: &C, act: &Context) -> Result<(), Refusal> {
    if matches!(command, C::ContestEntry { .. }) {
        return Ok(());
    }
    let parties = [act.by.person(), act.by.principal()];
    for party in parties.into_iter().flatten() {
        if let Some(side) = service.sides.get(&party).copied()
            && act.by.side() != Some(side)
        {
            return Err(Refusal::OnAnotherSide { party, side });
        }
    }
    Ok(())
}

impl C {
    /// What can be done while a proposal waits for its answer.
    fn precedes_acceptance(&self) -> bool {
        matches!(
            self,
            Self::AcceptProposal {}
                | Self::DeclineProposal { .. }
                | Self::AskForPartnership {}
                | Self::AdmitPartner { .. }
                | Self::ContestEntry { .. }
                | Self::AnswerContest { .. }
        )
    }

    /// What is still done for a service that was declined or closed.
    fn outlasts_the_end(&self) -> bool {
        matches!(
            self,
            Self::ContestEntry { .. }
                | Self::AnswerContest { .. }
                | Self::ObserveOutcome { .. }
                | Self::AnswerConcern { .. }
                | Self::AnswerDispute { .. }
                | Self::SignSettlement { .. }
        )
    }

    fn reopens(&self) -> bool {
        matches!(self, Self::ReopenService { .. })
    }
}

impl Service {
    /// On whose account the act stands, and on which side; never an automation's.
    pub(super) fn admit_party(act: &Context) -> Result<(PartyId, Side), Refusal> {
        let party = act.by.principal().zip(act.by.side());
        party.ok_or(Refusal::NotForAutomations)
    }

    /// The act is a partner's, or done in its name: which, and on which side.
    pub(super) fn admit_partner(&self, act: &Context) -> Result<(PartyId, Side), Refusal> {
        let (party, _) = Self::admit_party(act)?;
        let side = self.side_of_partner(party, act.occurred_at);
        side.map(|side| (party, side)).ok_or(Refusal::NotAPartner)
    }

    /// Whoever is about to leave takes on and offers nothing new.
    pub(super) fn admit_staying(&self, act: &Context) -> Result<(PartyId, Side), Refusal> {
        let (party, side) = self.admit_partner(act)?;
        self.admit_not_leaving(party, act.occurred_at)?;
        Ok((party, side))
    }

    pub(super) fn admit_not_leaving(&self, party: PartyId, at: Timestamp) -> Result<(), Refusal> {
        let leaves = self.partners.get(&party).and_then(|partner| partner.leaves);
        match leaves.filter(|leaves| at < *leaves) {
            Some(effective) => Err(Refusal::Leaves { party, effective }),
            None => Ok(()),
        }
    }

    /// On which side a party is a partner at that moment: one who has left is none any more, nor is
    /// one whose joining is void.
    pub(super) fn side_of_partner(&self, party: PartyId, at: Timestamp) -> Option<Side> {
        let partner = self.partners.get(&party)?;
        partner.takes_part(at).then_some(partner.side)
    }
}
