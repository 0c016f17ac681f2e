//! What a command brings along: facts to look up, words, a commitment.

#![allow(
    clippy::match_same_arms,
    reason = "one line a command is read more easily than one arm for many"
)]

use super::{Addressees, Service, ServiceCommand};
use crate::{Basis, Citation, Command, Need, Words};

use ServiceCommand as C;

pub(super) fn needs(command: &Command<Service>) -> Vec<Need> {
    let mut needs = cites(command);
    if let C::OfferPlanning {
        to: Addressees::Seated(table),
        ..
    }
    | C::OfferImplementation {
        to: Addressees::Seated(table),
        ..
    } = &command.what
    {
        needs.push(Need::RoundTable(*table));
    }
    needs
}

fn cites(command: &Command<Service>) -> Vec<Need> {
    match &command.what {
        C::ProposeService { arises_from, .. } => arises_from.iter().flat_map(cited).collect(),
        C::RecordDeparture { party, .. } => vec![Need::Party(*party)],
        C::OfferPlanning { arises_from, .. } => arises_from.iter().flat_map(cited).collect(),
        C::AcceptPlanning { basis, .. } => of_basis(basis),
        C::KeepPlanning { basis, .. } => of_basis(basis),
        C::TakeBackPlanning { basis, .. } => of_basis(basis),
        C::OfferImplementation { arises_from, .. } => arises_from.iter().flat_map(cited).collect(),
        C::AcceptImplementation { basis, .. } => of_basis(basis),
        C::KeepImplementation { basis, .. } => of_basis(basis),
        C::TakeBackImplementation { basis, .. } => of_basis(basis),
        C::SuspendByMotion { decision } => cited(decision),
        C::ResumeDelivery { basis } => of_basis(basis),
        C::CloseService { basis, .. } => of_basis(basis),
        C::ReopenService { basis, .. } => of_basis(basis),
        C::ContestEntry { entry, .. } => vec![Need::Entry(command.entry(*entry))],
        C::AnswerContest { entry, .. } => vec![Need::Entry(command.entry(*entry))],
        C::AcceptProposal {}
        | C::DeclineProposal { .. }
        | C::AskForPartnership {}
        | C::AdmitPartner { .. }
        | C::LeaveService { .. }
        | C::DeclinePlanning { .. }
        | C::WithdrawPlanningOffer { .. }
        | C::ReturnPlanning { .. }
        | C::DeclineImplementation { .. }
        | C::WithdrawImplementationOffer { .. }
        | C::ReturnImplementation { .. }
        | C::RenewImplementation { .. }
        | C::DraftConcept { .. }
        | C::SignConcept { .. }
        | C::RefuseConcept { .. }
        | C::IssueGuideline { .. }
        | C::WithdrawGuideline { .. }
        | C::OfferAccompaniment { .. }
        | C::AgreeAccompaniment { .. }
        | C::EndAccompaniment { .. }
        | C::NameMatter { .. }
        | C::ProposeCompetence { .. }
        | C::AgreeCompetence { .. }
        | C::ProposeLastWord { .. }
        | C::AgreeLastWord { .. }
        | C::LayDown { .. }
        | C::RaiseDispute { .. }
        | C::AnswerDispute { .. }
        | C::SignSettlement { .. }
        | C::ExerciseLastWord { .. }
        | C::RaiseConcern { .. }
        | C::AnswerConcern { .. }
        | C::StartDelivery { .. }
        | C::SuspendDelivery { .. }
        | C::SuspendInDanger { .. }
        | C::EndDelivery { .. }
        | C::ExpectOutcome { .. }
        | C::ObserveOutcome { .. }
        | C::OpenReview { .. }
        | C::SignReview { .. }
        | C::HoldReview { .. } => Vec::new(),
    }
}

fn of_basis(basis: &Basis) -> Vec<Need> {
    basis.citation().map(cited).unwrap_or_default()
}

/// What is cited of a round table is understood from what the table decided.
fn cited(citation: &Citation) -> Vec<Need> {
    let entry = Need::Entry(citation.clone());
    let table = citation.round_table().map(Need::RoundTable);
    [entry].into_iter().chain(table).collect()
}

impl ServiceCommand {
    /// The words that its giver puts in.
    pub(super) fn words(&self) -> Vec<&Words> {
        match self {
            C::ProposeService { need, .. } => vec![need],
            C::DeclineProposal { reason } => vec![reason],
            C::LeaveService { reason, .. } => vec![reason],
            C::OfferPlanning { reason, .. } => vec![reason],
            C::AcceptPlanning { reason, .. } => vec![reason],
            C::DeclinePlanning { reason, .. } => vec![reason],
            C::KeepPlanning { reason, .. } => vec![reason],
            C::TakeBackPlanning { reason, .. } => vec![reason],
            C::ReturnPlanning { reason, .. } => vec![reason],
            C::OfferImplementation { reason, .. } => vec![reason],
            C::AcceptImplementation { reason, .. } => vec![reason],
            C::DeclineImplementation { reason, .. } => vec![reason],
            C::KeepImplementation { reason, .. } => vec![reason],
            C::TakeBackImplementation { reason, .. } => vec![reason],
            C::ReturnImplementation { reason, .. } => vec![reason],
            C::DraftConcept { text, .. } => vec![text],
            C::RefuseConcept { reason, .. } => vec![reason],
            C::WithdrawGuideline { reason, .. } => vec![reason],
            C::EndAccompaniment { reason, .. } => vec![reason],
            C::LayDown { reason, .. } => vec![reason],
            C::RaiseDispute { reason, .. } => vec![reason],
            C::AnswerDispute { answer, .. } => vec![answer],
            C::SignSettlement { terms, .. } => vec![terms],
            C::ExerciseLastWord { ruling, reason, .. } => vec![ruling, reason],
            C::RaiseConcern { words, .. } => vec![words],
            C::AnswerConcern { answer, .. } => vec![answer],
            C::SuspendDelivery { reason } => vec![reason],
            C::SuspendInDanger { words, .. } => vec![words],
            C::EndDelivery { reason } => vec![reason],
            C::ExpectOutcome { words, .. } => vec![words],
            C::ObserveOutcome { words, .. } => vec![words],
            C::SignReview { words, .. } => vec![words],
            C::CloseService { reason, .. } => vec![reason],
            C::ReopenService { reason, .. } => vec![reason],
            C::ContestEntry { reason, .. } => vec![reason],
            C::AnswerContest { reason, .. } => vec![reason],
            C::AcceptProposal {}
            | C::AskForPartnership {}
            | C::AdmitPartner { .. }
            | C::RecordDeparture { .. }
            | C::WithdrawPlanningOffer { .. }
            | C::WithdrawImplementationOffer { .. }
            | C::RenewImplementation { .. }
            | C::SignConcept { .. }
            | C::IssueGuideline { .. }
            | C::OfferAccompaniment { .. }
            | C::AgreeAccompaniment { .. }
            | C::NameMatter { .. }
            | C::ProposeCompetence { .. }
            | C::AgreeCompetence { .. }
            | C::ProposeLastWord { .. }
            | C::AgreeLastWord { .. }
            | C::StartDelivery { .. }
            | C::SuspendByMotion { .. }
            | C::ResumeDelivery { .. }
            | C::OpenReview { .. }
            | C::HoldReview { .. } => Vec::new(),
        }
    }

    /// Whether its giver binds themself by it, or gives something up: then the other side needs a
    /// document to relay it, and nobody neutral can do it.
    pub(super) const fn commits(&self) -> bool {
        match self {
            C::ProposeService { .. }
            | C::AcceptProposal {}
            | C::DeclineProposal { .. }
            | C::AskForPartnership {}
            | C::AdmitPartner { .. }
            | C::LeaveService { .. }
            | C::AcceptPlanning { .. }
            | C::DeclinePlanning { .. }
            | C::WithdrawPlanningOffer { .. }
            | C::KeepPlanning { .. }
            | C::ReturnPlanning { .. }
            | C::AcceptImplementation { .. }
            | C::DeclineImplementation { .. }
            | C::WithdrawImplementationOffer { .. }
            | C::KeepImplementation { .. }
            | C::ReturnImplementation { .. }
            | C::RenewImplementation { .. }
            | C::SignConcept { .. }
            | C::RefuseConcept { .. }
            | C::IssueGuideline { .. }
            | C::WithdrawGuideline { .. }
            | C::OfferAccompaniment { .. }
            | C::AgreeAccompaniment { .. }
            | C::AgreeCompetence { .. }
            | C::AgreeLastWord { .. }
            | C::LayDown { .. }
            | C::SignSettlement { .. }
            | C::ExerciseLastWord { .. }
            | C::StartDelivery { .. }
            | C::SuspendDelivery { .. }
            | C::ResumeDelivery { .. }
            | C::EndDelivery { .. }
            | C::SignReview { .. }
            | C::CloseService { .. } => true,
            // An automation may offer and take back what a table decided; the rule asks parties.
            C::OfferPlanning { .. }
            | C::OfferImplementation { .. }
            | C::TakeBackPlanning { .. }
            | C::TakeBackImplementation { .. }
            | C::RecordDeparture { .. }
            | C::DraftConcept { .. }
            | C::EndAccompaniment { .. }
            | C::NameMatter { .. }
            | C::ProposeCompetence { .. }
            | C::ProposeLastWord { .. }
            | C::RaiseDispute { .. }
            | C::AnswerDispute { .. }
            | C::RaiseConcern { .. }
            | C::AnswerConcern { .. }
            | C::SuspendInDanger { .. }
            | C::SuspendByMotion { .. }
            | C::ExpectOutcome { .. }
            | C::ObserveOutcome { .. }
            | C::OpenReview { .. }
            | C::HoldReview { .. }
            | C::ReopenService { .. }
            | C::ContestEntry { .. }
            | C::AnswerContest { .. } => false,
        }
    }
}
