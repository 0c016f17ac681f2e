//! Which rules a charter may state.

use super::{Base, Majority, Quorum, Rule, Share, SideRule};
use crate::round_table::ElectorateKind;

/// Why a rule can't stand in a charter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    /// A minority would be enough for a qualified majority.
    #[error("{threshold} is no qualified majority: ask for more than half")]
    NotMoreThanHalf {
        /// What was asked for.
        threshold: Share,
    },
    /// A quorum of nobody is none.
    #[error("a quorum of 0 asks for nobody: ask for at least 1, or leave the quorum out")]
    QuorumOfNobody,
    /// A share of an electorate whose size nobody knows beforehand.
    #[error("an open electorate has no size to take {share} of: give the quorum as a number")]
    QuorumOfOpenElectorate {
        /// What was asked for.
        share: Share,
    },
    /// A majority measured by an electorate whose size nobody knows beforehand.
    #[error("an open electorate has no size to take {threshold} of: choose another base")]
    MajorityOfOpenElectorate {
        /// What was asked for.
        threshold: Share,
    },
}

pub(super) fn check(rule: &Rule, electorate: ElectorateKind) -> Result<(), RuleError> {
    match rule {
        Rule::SimpleMajority { quorum, .. } | Rule::Consensus { quorum } => {
            check_quorum(*quorum, electorate)
        }
        Rule::QualifiedMajority {
            quorum,
            threshold,
            base,
        } => {
            check_quorum(*quorum, electorate)?;
            check_threshold(*threshold, *base, electorate)
        }
        Rule::Consent { quorum } => check_quorum(Some(*quorum), electorate),
        Rule::DoubleMajority {
            professional,
            citizen,
            ..
        } => {
            check_side(professional, electorate)?;
            check_side(citizen, electorate)
        }
        Rule::Advice { .. } => Ok(()),
    }
}

fn check_side(side: &SideRule, electorate: ElectorateKind) -> Result<(), RuleError> {
    check_quorum(side.quorum, electorate)?;
    match side.majority {
        Majority::Simple => Ok(()),
        Majority::Qualified { threshold, base } => check_threshold(threshold, base, electorate),
    }
}

fn check_quorum(quorum: Option<Quorum>, electorate: ElectorateKind) -> Result<(), RuleError> {
    match (quorum, electorate) {
        (Some(Quorum::Number(0)), _) => Err(RuleError::QuorumOfNobody),
        (Some(Quorum::Share(share)), ElectorateKind::Open) => {
            Err(RuleError::QuorumOfOpenElectorate { share })
        }
        (None | Some(Quorum::Number(_)), _) | (Some(Quorum::Share(_)), ElectorateKind::Closed) => {
            Ok(())
        }
    }
}

fn check_threshold(
    threshold: Share,
    base: Base,
    electorate: ElectorateKind,
) -> Result<(), RuleError> {
    if !threshold.is_more_than_half() {
        return Err(RuleError::NotMoreThanHalf { threshold });
    }
    match (base, electorate) {
        (Base::Electorate, ElectorateKind::Open) => {
            Err(RuleError::MajorityOfOpenElectorate { threshold })
        }
        (Base::AgreeingAndObjecting | Base::Participating | Base::Present, _)
        | (Base::Electorate, ElectorateKind::Closed) => Ok(()),
    }
}
