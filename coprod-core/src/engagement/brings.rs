//! What a command brings along: facts to look up, words, a matter, a commitment, a time for it.

use super::{Engagement, EngagementCommand, Towards};
use crate::{
    Citation, Command, Decider as _, Need, Service, ServiceId, StreamName, TopicKey, Words,
};

use EngagementCommand as C;

/// How far an engagement must have come for a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ripeness {
    /// Nothing was offered yet.
    Unoffered,
    /// An offer waits for an answer.
    OfferOpen,
    /// An offer waits, or the engagement is in force.
    OfferOpenOrInForce,
    /// It is agreed and has not ended.
    InForce,
    /// It is agreed, ended or not.
    Agreed,
    /// Whatever came of the offer: what stands there can be answered.
    Offered,
}

/// The entry by which a service came to be.
pub(super) fn proposal_of(service: ServiceId) -> Citation {
    let stream = StreamName {
        aggregate_type: Service::TYPE.to_owned(),
        id: service.to_string(),
    };
    Citation {
        stream,
        sequence: 1,
    }
}

pub(super) fn needs(command: &Command<Engagement>) -> Vec<Need> {
    let need = match &command.what {
        C::OfferRole { service, .. } => Some(Need::Entry(proposal_of(*service))),
        C::ExerciseSay { cited, .. } => Some(Need::Entry(cited.clone())),
        C::RecordDeparture { party, .. } => Some(Need::Party(*party)),
        C::StateTrust { towards, .. } => match towards {
            Towards::Organisation(party) => Some(Need::Party(*party)),
            Towards::Side(_) | Towards::Role(_) => None,
        },
        C::ContestEntry { entry, .. } | C::AnswerContest { entry, .. } => {
            Some(Need::Entry(command.entry(*entry)))
        }
        C::AcceptRole {}
        | C::DeclineRole { .. }
        | C::WithdrawRoleOffer {}
        | C::NotePrerequisite { .. }
        | C::AcknowledgeGuideline { .. }
        | C::ProposeRevision { .. }
        | C::AcceptRevision { .. }
        | C::PauseEngagement { .. }
        | C::ResumeEngagement {}
        | C::EndEngagement { .. }
        | C::RecordContribution { .. }
        | C::ConfirmContribution { .. }
        | C::DisputeContribution { .. }
        | C::CorrectContribution { .. }
        | C::AccountUse { .. }
        | C::ClaimExpense { .. }
        | C::ReimburseExpense { .. }
        | C::RefuseExpense { .. }
        | C::GrantAllowance { .. }
        | C::RecordBenefit { .. }
        | C::GrantSay { .. }
        | C::AnswerSay { .. }
        | C::FeelBalance { .. }
        | C::RaiseImbalance { .. }
        | C::NoticeImbalance { .. }
        | C::AnswerImbalance { .. } => None,
    };
    need.into_iter().collect()
}

impl EngagementCommand {
    /// The words that its giver puts in.
    pub(super) fn words(&self) -> Vec<&Words> {
        match self {
            C::OfferRole { scope: words, .. }
            | C::ProposeRevision { scope: words, .. }
            | C::EndEngagement { reason: words, .. }
            | C::RecordDeparture { reason: words, .. }
            | C::DisputeContribution { reason: words, .. }
            | C::AccountUse { words, .. }
            | C::ClaimExpense { purpose: words, .. }
            | C::RefuseExpense { reason: words, .. }
            | C::RecordBenefit { words, .. }
            | C::AnswerSay { reason: words, .. }
            | C::RaiseImbalance { ground: words, .. }
            | C::ContestEntry { reason: words, .. }
            | C::AnswerContest { reason: words, .. } => vec![words],
            C::RecordContribution { given, .. } | C::CorrectContribution { given, .. } => {
                given.words().collect()
            }
            C::AnswerImbalance { answer, .. } => vec![answer.words()],
            C::DeclineRole { reason: words } | C::FeelBalance { remark: words, .. } => {
                words.iter().collect()
            }
            C::AcceptRole {}
            | C::WithdrawRoleOffer {}
            | C::NotePrerequisite { .. }
            | C::AcknowledgeGuideline { .. }
            | C::AcceptRevision { .. }
            | C::PauseEngagement { .. }
            | C::ResumeEngagement {}
            | C::ConfirmContribution { .. }
            | C::ReimburseExpense { .. }
            | C::GrantAllowance { .. }
            | C::GrantSay { .. }
            | C::ExerciseSay { .. }
            | C::NoticeImbalance { .. }
            | C::StateTrust { .. } => Vec::new(),
        }
    }

    /// Whether its giver binds themself by it, gives something up or says what they feel: then the
    /// other one needs a document to relay it, and nobody neutral can do it.
    pub(super) const fn commits(&self) -> bool {
        match self {
            C::OfferRole { .. }
            | C::AcceptRole {}
            | C::DeclineRole { .. }
            | C::WithdrawRoleOffer {}
            | C::AcknowledgeGuideline { .. }
            | C::ProposeRevision { .. }
            | C::AcceptRevision { .. }
            | C::PauseEngagement { .. }
            | C::ResumeEngagement {}
            | C::EndEngagement { .. }
            | C::ConfirmContribution { .. }
            | C::ReimburseExpense { .. }
            | C::RefuseExpense { .. }
            | C::GrantAllowance { .. }
            | C::GrantSay { .. }
            | C::ExerciseSay { .. }
            | C::AnswerSay { .. }
            | C::FeelBalance { .. }
            | C::AnswerImbalance { .. }
            | C::StateTrust { .. } => true,
            C::NotePrerequisite { .. }
            | C::RecordDeparture { .. }
            | C::RecordContribution { .. }
            | C::DisputeContribution { .. }
            | C::CorrectContribution { .. }
            | C::AccountUse { .. }
            | C::ClaimExpense { .. }
            | C::RecordBenefit { .. }
            | C::RaiseImbalance { .. }
            | C::NoticeImbalance { .. }
            | C::ContestEntry { .. }
            | C::AnswerContest { .. } => false,
        }
    }

    /// How far the engagement must have come.
    pub(super) const fn ripeness(&self) -> Ripeness {
        match self {
            C::OfferRole { .. } => Ripeness::Unoffered,
            C::AcceptRole {} | C::DeclineRole { .. } | C::WithdrawRoleOffer {} => {
                Ripeness::OfferOpen
            }
            C::NotePrerequisite { .. } | C::AcknowledgeGuideline { .. } => {
                Ripeness::OfferOpenOrInForce
            }
            C::ProposeRevision { .. }
            | C::AcceptRevision { .. }
            | C::PauseEngagement { .. }
            | C::ResumeEngagement {}
            | C::EndEngagement { .. }
            | C::RecordDeparture { .. }
            | C::GrantSay { .. }
            | C::ExerciseSay { .. } => Ripeness::InForce,
            C::RecordContribution { .. }
            | C::ClaimExpense { .. }
            | C::GrantAllowance { .. }
            | C::RecordBenefit { .. }
            | C::FeelBalance { .. }
            | C::RaiseImbalance { .. }
            | C::NoticeImbalance { .. }
            | C::StateTrust { .. } => Ripeness::Agreed,
            C::ConfirmContribution { .. }
            | C::DisputeContribution { .. }
            | C::CorrectContribution { .. }
            | C::AccountUse { .. }
            | C::ReimburseExpense { .. }
            | C::RefuseExpense { .. }
            | C::AnswerSay { .. }
            | C::AnswerImbalance { .. }
            | C::ContestEntry { .. }
            | C::AnswerContest { .. } => Ripeness::Offered,
        }
    }
}

impl Engagement {
    /// The matter of a say, which who speaks for an organisation must be entitled to speak on.
    pub(super) fn topic_of<'a>(&'a self, command: &'a EngagementCommand) -> Option<&'a TopicKey> {
        match command {
            C::GrantSay { topic, .. } => Some(topic),
            C::ExerciseSay { say, .. } | C::AnswerSay { say, .. } => {
                self.say(*say).map(|say| &say.topic)
            }
            C::OfferRole { .. }
            | C::AcceptRole {}
            | C::DeclineRole { .. }
            | C::WithdrawRoleOffer {}
            | C::NotePrerequisite { .. }
            | C::AcknowledgeGuideline { .. }
            | C::ProposeRevision { .. }
            | C::AcceptRevision { .. }
            | C::PauseEngagement { .. }
            | C::ResumeEngagement {}
            | C::EndEngagement { .. }
            | C::RecordDeparture { .. }
            | C::RecordContribution { .. }
            | C::ConfirmContribution { .. }
            | C::DisputeContribution { .. }
            | C::CorrectContribution { .. }
            | C::AccountUse { .. }
            | C::ClaimExpense { .. }
            | C::ReimburseExpense { .. }
            | C::RefuseExpense { .. }
            | C::GrantAllowance { .. }
            | C::RecordBenefit { .. }
            | C::FeelBalance { .. }
            | C::RaiseImbalance { .. }
            | C::NoticeImbalance { .. }
            | C::AnswerImbalance { .. }
            | C::StateTrust { .. }
            | C::ContestEntry { .. }
            | C::AnswerContest { .. } => None,
        }
    }
}
