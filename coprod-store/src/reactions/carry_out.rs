//! A round table's decision begins on its service.
//!
//! The rule: a reaction that carries out an adopted motion may offer, open an axis or suspend, where
//! every loser was bound from opening to decision; whoever takes something on accepts it themself. If
//! what the motion presupposes has changed, it is not carried out, and a new decision is owed.
//!
//! Whether a motion may be carried out is decided by the service, by its own rules. What became of it is
//! reported to the table either way: the entry where it began, or the rule that refused.

use std::error::Error;

use async_trait::async_trait;
use coprod_core::{
    Actor, Basis, Citation, Command, Decider, DecisionId, NotAdmittedKind, Rejected, RoundTable,
    RoundTableCommand, RoundTableEvent, RoundTableId, Service, ServiceCommand, ServiceRefusal,
    Timestamp, Words,
    round_table::{Closing, DecisionOutcome, Mode, Motion, MotionAct, ServiceMotion},
    service::{Addressees, Axis, ServiceRefusalKind, Terms, Work},
};

use super::{automation, citation, is};
use crate::{Consequence, Ledger, ReactError, Reaction, RecordedEvent, explain::explain};

/// Carries out what round tables decide on services, and reports to the table what became of it.
///
/// On an adopted motion on a service it offers a share, puts an axis back to nobody, or suspends
/// delivery, just as the motion says. An offer bears the decision's id. One to implement is about the
/// concept that the motion presupposes, else the one in force; where citizens are to deliver what
/// professionals alone plan, also about the latest guideline in force.
///
/// Nothing follows where somebody of the table has reported already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CarryOutDecisions {
    /// How long an offer can be answered, in days from when it is made. Default: 28.
    pub answer_days: u16,
    /// The reason that offers and openings give, plain text. Default: `the round table decided so`.
    pub reason: String,
}

impl Default for CarryOutDecisions {
    fn default() -> Self {
        Self {
            answer_days: 28,
            reason: "the round table decided so".to_owned(),
        }
    }
}

const RULE: &str = "carry_out_decision";

#[async_trait]
impl Reaction for CarryOutDecisions {
    const NAME: &'static str = "carry_out_decisions";

    async fn react(
        &self,
        event: &RecordedEvent,
        ledger: &Ledger,
    ) -> Result<Vec<Consequence>, ReactError> {
        if !is(event, <RoundTable as Decider>::TYPE, &["DecisionReached"]) {
            return Ok(Vec::new());
        }
        let act: coprod_core::Act<RoundTableEvent> = event.payload_as()?;
        let RoundTableEvent::DecisionReached {
            decision,
            outcome: DecisionOutcome::Adopted,
            ..
        } = act.what
        else {
            return Ok(Vec::new());
        };
        let table = ledger.load::<RoundTable>(&event.aggregate_id).await?.state;
        let decided = table.decided_in(event.sequence);
        let Some((closed, proposal)) = decided else {
            return Ok(Vec::new());
        };
        let Some(Motion::Service(motion)) = &proposal.motion else {
            return Ok(Vec::new());
        };
        match &closed.closing {
            Closing::Adopted { reported: true, .. } | Closing::Rejected | Closing::Lapsed(_) => {
                return Ok(Vec::new());
            }
            Closing::Adopted {
                reported: false, ..
            } => {}
        }
        let id = motion.service.to_string();
        let service = ledger.load::<Service>(&id).await?.state;
        let now = ledger.door().now()?;
        let report = Report {
            table: event.aggregate_id.parse()?,
            decision,
            by: automation(RULE)?,
            now,
        };
        let Some(what) = self.begun(motion, decision, citation(event), &service, now)? else {
            let refusal = ServiceRefusalKind::ConceptNotInForce;
            let words = format!("{refusal:?}: no concept is in force that could be implemented");
            return Ok(vec![report.not_carried_out(words)]);
        };
        let command = Command::<Service>::new(motion.service, report.by.clone(), now, what);
        let stream = command.stream();
        let refused = report.clone();
        Ok(vec![
            Consequence::command(command)
                .then(move |receipt| {
                    let sequence = receipt.first_sequence().unwrap_or(receipt.last_sequence);
                    report.carried_out(Citation { stream, sequence })
                })
                .or(move |refusal| refused.not_carried_out(in_words(refusal))),
        ])
    }
}

impl CarryOutDecisions {
    /// What begins on the service; nothing where there is nothing to implement.
    fn begun(
        &self,
        motion: &ServiceMotion,
        decision: DecisionId,
        cited: Citation,
        service: &Service,
        now: Timestamp,
    ) -> Result<Option<ServiceCommand>, ReactError> {
        let reason = Words::Plain(self.reason.clone());
        let offer = decision.as_uuid().into();
        let until = now.plus_days(self.answer_days.into())?;
        let opened_by = |cited| (Vec::new(), Basis::Decision(cited));
        Ok(Some(match &motion.act {
            MotionAct::OfferPlanning { to, mode } => ServiceCommand::OfferPlanning {
                offer,
                to: Addressees::Parties(to.clone()),
                mode: *mode,
                terms: Terms::default(),
                until,
                reason,
                arises_from: Some(cited),
            },
            MotionAct::OfferImplementation { to, mode } => {
                let Some(work) = work(motion, *mode, service, now) else {
                    return Ok(None);
                };
                ServiceCommand::OfferImplementation {
                    offer,
                    to: Addressees::Parties(to.clone()),
                    mode: *mode,
                    terms: Terms::default(),
                    until,
                    reason,
                    work,
                    arises_from: Some(cited),
                }
            }
            MotionAct::OpenPlanning => {
                let (now, basis) = opened_by(cited);
                ServiceCommand::TakeBackPlanning { now, basis, reason }
            }
            MotionAct::OpenImplementation => {
                let (now, basis) = opened_by(cited);
                ServiceCommand::TakeBackImplementation { now, basis, reason }
            }
            MotionAct::SuspendDelivery => ServiceCommand::SuspendByMotion { decision: cited },
        }))
    }
}

/// What would be delivered: a motion doesn't say it but by what it takes for granted.
fn work(motion: &ServiceMotion, mode: Mode, service: &Service, now: Timestamp) -> Option<Work> {
    let presupposed = motion.presupposes.as_ref().and_then(|it| it.concept);
    let planned_for = service.share(Axis::Planning).mode() == Some(Mode::Professionals);
    let needs_guideline = planned_for && mode == Mode::Citizens;
    Some(Work {
        concept: presupposed.or(service.concept_in_force())?,
        guideline: needs_guideline
            .then(|| service.guideline_in_force(now))
            .flatten(),
    })
}

/// What the table is told.
#[derive(Clone)]
struct Report {
    table: RoundTableId,
    decision: DecisionId,
    by: Actor,
    now: Timestamp,
}

impl Report {
    fn carried_out(self, cited: Citation) -> Consequence {
        let decision = self.decision;
        self.made(RoundTableCommand::ReportCarriedOut { decision, cited })
    }

    fn not_carried_out(self, refusal: String) -> Consequence {
        let decision = self.decision;
        self.made(RoundTableCommand::ReportNotCarriedOut { decision, refusal })
    }

    /// Once adopted, a decision can only have been reported meanwhile by somebody of the table: then
    /// theirs stands.
    fn made(self, what: RoundTableCommand) -> Consequence {
        let command = Command::<RoundTable>::new(self.table, self.by, self.now, what);
        Consequence::command(command).or_nothing()
    }
}

/// The rule that refuses, by its name and in its words.
fn in_words(refusal: &(dyn Error + 'static)) -> String {
    let words = explain(refusal);
    match refusal.downcast_ref::<Rejected<ServiceRefusal>>() {
        Some(Rejected::Refused(ServiceRefusal::NotAdmitted(rule))) => {
            format!("{:?}: {words}", NotAdmittedKind::from(rule))
        }
        Some(Rejected::Refused(rule)) => format!("{:?}: {words}", ServiceRefusalKind::from(rule)),
        Some(Rejected::FactsUnavailable(_)) | None => words,
    }
}
