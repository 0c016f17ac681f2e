//! The charter: proposed, signed by everybody seated, later decided; and what a decision carries.

use std::collections::BTreeSet;

use super::Decided;
use crate::{
    Basis, Context, DecisionId, SeatId,
    round_table::{
        Charter, CharterAdoption, Motion, RoundTable, RoundTableEvent as Event,
        RoundTableRefusal as Refusal, TableMotion,
        state::{Closing, Phase},
    },
};

/// The first charter is proposed at the table; a later proposal takes the place of an earlier one
/// and its signatures.
pub(super) fn propose(table: &RoundTable, charter: Charter, act: &Context) -> Decided {
    table.admit_member_or_facilitator(act)?;
    let Phase::Convened { proposed } = &table.phase else {
        return Err(Refusal::CharterInForce);
    };
    admit_charter(table, &charter)?;
    let version = proposed.as_ref().map_or(1, |last| last.version + 1);
    Ok(vec![Event::CharterProposed { version, charter }])
}

/// A charter has one rule for each matter, and each can stand.
pub(super) fn admit_charter(table: &RoundTable, charter: &Charter) -> Result<(), Refusal> {
    if charter.provisions.is_empty() {
        return Err(Refusal::EmptyCharter);
    }
    let mut topics = BTreeSet::new();
    for provision in &charter.provisions {
        if !topics.insert(&provision.topic) {
            let topic = provision.topic.clone();
            return Err(Refusal::TwoRulesForOneTopic { topic });
        }
        provision
            .rule
            .check(provision.electorate)
            .map_err(Refusal::RuleCannotStand)?;
        if let Some(seat) = provision.rule.named_seat()
            && table.seats.get(seat).is_none()
        {
            return Err(Refusal::CharterNamesNoSeat { seat });
        }
    }
    Ok(())
}

/// Each seat signs by its own act; with the last signature the charter is adopted.
pub(super) fn sign(table: &RoundTable, version: u32, seat: SeatId, act: &Context) -> Decided {
    let Phase::Convened {
        proposed: Some(proposed),
    } = &table.phase
    else {
        return Err(Refusal::NotTheCharterProposed { version });
    };
    if proposed.version != version {
        return Err(Refusal::NotTheCharterProposed { version });
    }
    table.admit_speaker(seat, act)?;
    if proposed.signed.contains(&seat) {
        return Err(Refusal::AlreadySigned { seat, version });
    }
    let signed = Event::CharterSigned { version, seat };
    Ok(table.with_adoption(signed, Signing::By(seat)))
}

/// A later charter comes into force by the rules of the one before.
pub(super) fn adopt(
    table: &RoundTable,
    charter: Charter,
    decision: DecisionId,
    act: &Context,
) -> Decided {
    let Some(in_force) = table.charter() else {
        return Err(Refusal::NotConstituted);
    };
    table.admit_anybody_here(act)?;
    admit_charter(table, &charter)?;
    let needed = TableMotion::AdoptCharter {
        charter: charter.clone(),
    };
    table.admit_decided(decision, &needed)?;
    Ok(vec![Event::CharterAdopted {
        version: in_force.version + 1,
        charter,
        adopted_by: CharterAdoption::Decision(decision),
    }])
}

/// What changes about who has signed a charter, and who must.
#[derive(Clone, Copy)]
pub(super) enum Signing {
    /// This seat has signed.
    By(SeatId),
    /// This seat needn't sign any more.
    Without(SeatId),
}

impl RoundTable {
    /// The event, and the adoption of the charter where it makes the signatures complete: a charter
    /// holds once everybody seated has signed.
    pub(super) fn with_adoption(&self, event: Event, signing: Signing) -> Vec<Event> {
        let mut events = vec![event];
        events.extend(self.adoption(signing));
        events
    }

    fn adoption(&self, signing: Signing) -> Option<Event> {
        let Phase::Convened {
            proposed: Some(proposed),
        } = &self.phase
        else {
            return None;
        };
        let (signs, without) = match signing {
            Signing::By(seat) => (Some(seat), None),
            Signing::Without(seat) => (None, Some(seat)),
        };
        let mut signed_by = Vec::new();
        for (seat, _) in self.seats.eligible() {
            if Some(seat) == without {
                continue;
            }
            if Some(seat) != signs && !proposed.signed.contains(&seat) {
                return None;
            }
            signed_by.push(seat);
        }
        (!signed_by.is_empty()).then(|| Event::CharterAdopted {
            version: proposed.version,
            charter: proposed.charter.clone(),
            adopted_by: CharterAdoption::SignedBy(signed_by),
        })
    }

    /// The decision was this table's, was adopted, and was about this very thing.
    pub(super) fn admit_decided(
        &self,
        decision: DecisionId,
        needed: &TableMotion,
    ) -> Result<(), Refusal> {
        let Some(decided) = self.decisions.get(&decision) else {
            return Err(Refusal::NoSuchDecision { decision });
        };
        let adopted = decided
            .closed()
            .is_some_and(|closed| matches!(closed.closing, Closing::Adopted { .. }));
        if !adopted {
            return Err(Refusal::NotAdopted { decision });
        }
        let motion = self
            .proposals
            .get(&decided.proposal())
            .and_then(|proposal| proposal.motion.as_ref());
        match motion {
            Some(Motion::Table(motion)) if motion == needed => Ok(()),
            Some(Motion::Table(_) | Motion::Service(_)) | None => {
                Err(Refusal::DecidesSomethingElse {
                    decision,
                    needed: Box::new(needed.clone()),
                })
            }
        }
    }

    /// The basis is a decision of this table about this very thing.
    pub(super) fn admit_own_decision(
        &self,
        basis: &Basis,
        needed: &TableMotion,
        act: &Context,
    ) -> Result<(), Refusal> {
        let Basis::Decision(citation) = basis else {
            return Err(Refusal::BasisDoesNotCarry);
        };
        match self.reached.get(&citation.sequence) {
            Some(decision) if citation.stream == act.stream => {
                self.admit_decided(*decision, needed)
            }
            Some(_) | None => Err(Refusal::BasisDoesNotCarry),
        }
    }
}
