//! What a command brings along: facts to look up, words, a matter, a commitment.

use super::{Recusal, RoundTable, RoundTableCommand};
use crate::{Basis, Citation, Command, DecisionId, Need, ProposalId, TopicKey, Words};

use RoundTableCommand as C;

pub(super) fn needs(command: &Command<RoundTable>) -> Vec<Need> {
    let cited = match &command.what {
        C::AppointFacilitator { basis, .. } | C::DissolveRoundTable { basis, .. } => {
            basis_of(basis)
        }
        C::RaiseTopic { arises_from, .. } => arises_from.clone(),
        C::ReportCarriedOut { cited, .. } => Some(cited.clone()),
        C::ContestEntry { entry, .. } | C::AnswerContest { entry, .. } => {
            Some(command.entry(*entry))
        }
        C::ConveneRoundTable { .. }
        | C::GrantMandate { .. }
        | C::WithdrawMandate { .. }
        | C::ProposeCharter { .. }
        | C::SignCharter { .. }
        | C::AdoptCharter { .. }
        | C::ReleaseFacilitator { .. }
        | C::InviteMember { .. }
        | C::DeclineInvitation { .. }
        | C::TakeSeat { .. }
        | C::NameDeputy { .. }
        | C::LeaveSeat { .. }
        | C::ExcludeMember { .. }
        | C::VacateSeat { .. }
        | C::CallSession { .. }
        | C::OpenSession { .. }
        | C::RecordAttendance { .. }
        | C::CloseSession { .. }
        | C::ApproveMinutes { .. }
        | C::ContestMinutes { .. }
        | C::TableProposal { .. }
        | C::AmendProposal { .. }
        | C::WithdrawProposal { .. }
        | C::AskAdvice { .. }
        | C::GiveAdvice { .. }
        | C::AnswerAdvice { .. }
        | C::DeclareInterest { .. }
        | C::RecuseMember { .. }
        | C::OpenDecision { .. }
        | C::TakePosition { .. }
        | C::TestObjection { .. }
        | C::WithdrawObjection { .. }
        | C::RecordDissent { .. }
        | C::CloseDecision { .. }
        | C::AnswerRecommendation { .. }
        | C::ReportNotCarriedOut { .. }
        | C::MakeCommitment { .. }
        | C::KeepCommitment { .. }
        | C::ReleaseCommitment { .. } => None,
    };
    cited.map(Need::Entry).into_iter().collect()
}

fn basis_of(basis: &Basis) -> Option<Citation> {
    basis.citation().cloned()
}

impl RoundTableCommand {
    /// The words that its giver puts in.
    pub(super) fn words(&self) -> Vec<&Words> {
        match self {
            C::ConveneRoundTable { purpose: words, .. }
            | C::WithdrawMandate { reason: words, .. }
            | C::ReleaseFacilitator { reason: words }
            | C::DissolveRoundTable { reason: words, .. }
            | C::LeaveSeat { reason: words, .. }
            | C::VacateSeat { reason: words, .. }
            | C::RaiseTopic { words, .. }
            | C::TableProposal { text: words, .. }
            | C::AmendProposal { text: words, .. }
            | C::GiveAdvice { text: words, .. }
            | C::AnswerAdvice { reason: words, .. }
            | C::DeclareInterest { words, .. }
            | C::RecuseMember { reason: words, .. }
            | C::TestObjection { reason: words, .. }
            | C::RecordDissent { words, .. }
            | C::AnswerRecommendation { reason: words, .. }
            | C::MakeCommitment { what: words, .. }
            | C::ReleaseCommitment { reason: words, .. }
            | C::ContestEntry { reason: words, .. }
            | C::AnswerContest { reason: words, .. } => vec![words],
            C::ContestMinutes {
                passage, reason, ..
            } => vec![passage, reason],
            C::DeclineInvitation { reason, .. } | C::TakePosition { reason, .. } => {
                reason.iter().collect()
            }
            C::CallSession { agenda, .. } => agenda.iter().map(|item| &item.words).collect(),
            C::OpenSession { openness, .. } => openness.reason().into_iter().collect(),
            C::GrantMandate { .. }
            | C::ProposeCharter { .. }
            | C::SignCharter { .. }
            | C::AdoptCharter { .. }
            | C::AppointFacilitator { .. }
            | C::InviteMember { .. }
            | C::TakeSeat { .. }
            | C::NameDeputy { .. }
            | C::ExcludeMember { .. }
            | C::RecordAttendance { .. }
            | C::CloseSession { .. }
            | C::ApproveMinutes { .. }
            | C::WithdrawProposal { .. }
            | C::AskAdvice { .. }
            | C::OpenDecision { .. }
            | C::WithdrawObjection { .. }
            | C::CloseDecision { .. }
            | C::ReportCarriedOut { .. }
            | C::ReportNotCarriedOut { .. }
            | C::KeepCommitment { .. } => Vec::new(),
        }
    }

    /// Whether its giver binds themself by it, or gives something up: then the other side needs a
    /// document to relay it, and nobody neutral can do it.
    pub(super) const fn commits(&self) -> bool {
        match self {
            C::GrantMandate { .. }
            | C::WithdrawMandate { .. }
            | C::SignCharter { .. }
            | C::DeclineInvitation { .. }
            | C::TakeSeat { .. }
            | C::LeaveSeat { .. }
            | C::RecuseMember { .. }
            | C::TakePosition { .. }
            | C::WithdrawObjection { .. }
            | C::AnswerRecommendation { .. }
            | C::MakeCommitment { .. } => true,
            C::ConveneRoundTable { .. }
            | C::ProposeCharter { .. }
            | C::AdoptCharter { .. }
            | C::AppointFacilitator { .. }
            | C::ReleaseFacilitator { .. }
            | C::DissolveRoundTable { .. }
            | C::InviteMember { .. }
            | C::NameDeputy { .. }
            | C::ExcludeMember { .. }
            | C::VacateSeat { .. }
            | C::CallSession { .. }
            | C::OpenSession { .. }
            | C::RecordAttendance { .. }
            | C::CloseSession { .. }
            | C::ApproveMinutes { .. }
            | C::ContestMinutes { .. }
            | C::RaiseTopic { .. }
            | C::TableProposal { .. }
            | C::AmendProposal { .. }
            | C::WithdrawProposal { .. }
            | C::AskAdvice { .. }
            | C::GiveAdvice { .. }
            | C::AnswerAdvice { .. }
            | C::DeclareInterest { .. }
            | C::OpenDecision { .. }
            | C::TestObjection { .. }
            | C::RecordDissent { .. }
            | C::CloseDecision { .. }
            | C::ReportCarriedOut { .. }
            | C::ReportNotCarriedOut { .. }
            | C::KeepCommitment { .. }
            | C::ReleaseCommitment { .. }
            | C::ContestEntry { .. }
            | C::AnswerContest { .. } => false,
        }
    }

    /// Whether it can still be asked of a table that is dissolved: whatever answers for what was.
    pub(super) const fn outlasts_dissolution(&self) -> bool {
        match self {
            C::ContestMinutes { .. }
            | C::AnswerAdvice { .. }
            | C::RecordDissent { .. }
            | C::AnswerRecommendation { .. }
            | C::ReportCarriedOut { .. }
            | C::ReportNotCarriedOut { .. }
            | C::KeepCommitment { .. }
            | C::ReleaseCommitment { .. }
            | C::VacateSeat { .. }
            | C::ContestEntry { .. }
            | C::AnswerContest { .. } => true,
            C::ConveneRoundTable { .. }
            | C::GrantMandate { .. }
            | C::WithdrawMandate { .. }
            | C::ProposeCharter { .. }
            | C::SignCharter { .. }
            | C::AdoptCharter { .. }
            | C::AppointFacilitator { .. }
            | C::ReleaseFacilitator { .. }
            | C::DissolveRoundTable { .. }
            | C::InviteMember { .. }
            | C::DeclineInvitation { .. }
            | C::TakeSeat { .. }
            | C::NameDeputy { .. }
            | C::LeaveSeat { .. }
            | C::ExcludeMember { .. }
            | C::CallSession { .. }
            | C::OpenSession { .. }
            | C::RecordAttendance { .. }
            | C::CloseSession { .. }
            | C::ApproveMinutes { .. }
            | C::RaiseTopic { .. }
            | C::TableProposal { .. }
            | C::AmendProposal { .. }
            | C::WithdrawProposal { .. }
            | C::AskAdvice { .. }
            | C::GiveAdvice { .. }
            | C::DeclareInterest { .. }
            | C::RecuseMember { .. }
            | C::OpenDecision { .. }
            | C::TakePosition { .. }
            | C::TestObjection { .. }
            | C::WithdrawObjection { .. }
            | C::CloseDecision { .. }
            | C::MakeCommitment { .. } => false,
        }
    }
}

impl RoundTable {
    /// The matter that a command is about, where it is about one.
    pub(super) fn topic_of<'a>(&'a self, command: &'a RoundTableCommand) -> Option<&'a TopicKey> {
        match command {
            C::RaiseTopic { topic, .. }
            | C::TableProposal { topic, .. }
            | C::DeclareInterest { topic, .. }
            | C::RecuseMember {
                from: Recusal::Topic(topic),
                ..
            } => Some(topic),
            C::AmendProposal { proposal, .. }
            | C::WithdrawProposal { proposal }
            | C::AskAdvice { proposal, .. }
            | C::GiveAdvice { proposal, .. }
            | C::OpenDecision { proposal, .. } => self.topic_of_proposal(*proposal),
            C::AnswerAdvice { advice, .. } => {
                self.topic_of_proposal(self.advice.get(advice)?.proposal)
            }
            C::RecuseMember {
                from: Recusal::Decision(decision),
                ..
            }
            | C::TakePosition { decision, .. }
            | C::TestObjection { decision, .. }
            | C::WithdrawObjection { decision, .. }
            | C::RecordDissent { decision, .. }
            | C::CloseDecision { decision, .. }
            | C::AnswerRecommendation { decision, .. }
            | C::ReportCarriedOut { decision, .. }
            | C::ReportNotCarriedOut { decision, .. } => self.topic_of_decision(*decision),
            C::ConveneRoundTable { .. }
            | C::GrantMandate { .. }
            | C::WithdrawMandate { .. }
            | C::ProposeCharter { .. }
            | C::SignCharter { .. }
            | C::AdoptCharter { .. }
            | C::AppointFacilitator { .. }
            | C::ReleaseFacilitator { .. }
            | C::DissolveRoundTable { .. }
            | C::InviteMember { .. }
            | C::DeclineInvitation { .. }
            | C::TakeSeat { .. }
            | C::NameDeputy { .. }
            | C::LeaveSeat { .. }
            | C::ExcludeMember { .. }
            | C::VacateSeat { .. }
            | C::CallSession { .. }
            | C::OpenSession { .. }
            | C::RecordAttendance { .. }
            | C::CloseSession { .. }
            | C::ApproveMinutes { .. }
            | C::ContestMinutes { .. }
            | C::MakeCommitment { .. }
            | C::KeepCommitment { .. }
            | C::ReleaseCommitment { .. }
            | C::ContestEntry { .. }
            | C::AnswerContest { .. } => None,
        }
    }

    fn topic_of_proposal(&self, proposal: ProposalId) -> Option<&TopicKey> {
        Some(&self.proposals.get(&proposal)?.topic)
    }

    fn topic_of_decision(&self, decision: DecisionId) -> Option<&TopicKey> {
        self.topic_of_proposal(self.decisions.get(&decision)?.proposal())
    }
}
