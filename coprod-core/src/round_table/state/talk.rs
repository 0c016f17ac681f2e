//! Proposals, and the advice on them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::super::Motion;
use crate::{DecisionId, Digest, PartyId, ProposalId, TopicKey};

/// A proposal as it stands now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The matter.
    pub topic: TopicKey,
    /// The present version, from 1.
    pub version: u32,
    /// The digest of its present text.
    pub digest: Digest,
    /// What is to happen once it is adopted.
    pub motion: Option<Motion>,
    /// On whose account it was tabled.
    pub proposer: Option<PartyId>,
    /// Whether it can be talked over, is being decided, or is gone.
    pub stage: ProposalStage,
    /// Who was asked for advice on it.
    pub asked: BTreeSet<PartyId>,
    /// How many pieces of advice on it wait for an answer.
    pub unanswered: u32,
    /// The last decision that was reached on it, and on which version.
    pub decided: Option<(u32, DecisionId)>,
}

impl Proposal {
    /// The decision that is open on it.
    #[must_use]
    pub const fn in_decision(&self) -> Option<DecisionId> {
        match self.stage {
            ProposalStage::InDecision(decision) => Some(decision),
            ProposalStage::OnTheTable | ProposalStage::Withdrawn => None,
        }
    }
}

/// Where a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProposalStage {
    /// On the table.
    OnTheTable,
    /// In an open decision.
    InDecision(DecisionId),
    /// Taken back.
    Withdrawn,
}

/// A piece of advice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::round_table) struct Advice {
    pub(in crate::round_table) proposal: ProposalId,
    pub(in crate::round_table) answered: bool,
}
