//! Decisions: opened, spoken to, closed.

use super::Decided;
use crate::{
    Context, Date, DecisionId, ProposalId, SeatId, SessionId, TopicKey, Words,
    round_table::{
        DecisionOutcome, Electorate, ElectorateKind, Electors, Held, Motion, OpenDecision,
        Proposal, RoundTable, RoundTableEvent as Event, RoundTableRefusal as Refusal, Seat,
        SessionStage, TableMotion,
    },
    rules::{Position, Rule, Verdict},
};

/// A decision is opened on a proposal's present version, by the charter's rule for its matter, and
/// states who may speak and which mandates cover it. One proposal is in one decision at a time; one
/// that was decided is decided anew only where that is said.
pub(super) fn open(
    table: &RoundTable,
    decision: DecisionId,
    id: ProposalId,
    held: Held,
    reopens: Option<DecisionId>,
    act: &Context,
) -> Decided {
    let charter = table.charter().ok_or(Refusal::NotConstituted)?;
    let proposal = table.proposal_named(id)?;
    admit_opener(table, proposal, act)?;
    if table.decisions.contains_key(&decision) {
        return Err(Refusal::IdInUse {
            kind: "decision",
            id: decision.to_string(),
        });
    }
    if let Some(decision) = proposal.in_decision() {
        let proposal = id;
        return Err(Refusal::BeingDecided { proposal, decision });
    }
    admit_reopening(table, proposal, reopens)?;
    let topic = &proposal.topic;
    let Some(provision) = charter.charter.provision_for(topic) else {
        let topic = topic.clone();
        return Err(Refusal::NoRule { topic });
    };
    admit_held(table, &provision.rule, held, act)?;
    admit_decider(table, &provision.rule)?;
    Ok(vec![Event::DecisionOpened {
        decision,
        proposal: id,
        version: proposal.version,
        digest: proposal.digest,
        rule: provision.rule.clone(),
        electorate: electorate(table, provision.electorate, topic),
        held,
        mandates: mandates(table, proposal, act),
        reopens,
    }])
}

/// Who keeps the table's business opens and closes decisions. One on who leads the talk any member
/// may: nobody holds their own office by leaving it undecided.
fn admit_opener(table: &RoundTable, proposal: &Proposal, act: &Context) -> Result<(), Refusal> {
    let on_facilitator = matches!(
        proposal.motion,
        Some(Motion::Table(TableMotion::AppointFacilitator { .. }))
    );
    if on_facilitator && table.member(act).is_some() {
        return Ok(());
    }
    table.admit_keeper(act)
}

fn admit_reopening(
    table: &RoundTable,
    proposal: &Proposal,
    reopens: Option<DecisionId>,
) -> Result<(), Refusal> {
    if let Some(decision) = reopens {
        let before = table.decisions.get(&decision);
        let before = before.ok_or(Refusal::NoSuchDecision { decision })?;
        if before.closed().is_none() {
            return Err(Refusal::NotClosed { decision });
        }
    }
    match proposal.decided {
        Some((version, decision)) if version == proposal.version && reopens != Some(decision) => {
            Err(Refusal::AlreadyDecided { decision })
        }
        Some(_) | None => Ok(()),
    }
}

/// In a session that is open, its attendance recorded where the rule asks for it; or up to a moment
/// that leaves time to speak.
fn admit_held(table: &RoundTable, rule: &Rule, held: Held, act: &Context) -> Result<(), Refusal> {
    match held {
        Held::InSession(id) => {
            let session = table.admit_open_session(id)?;
            if rule.needs_attendance() && session.present.is_none() {
                return Err(Refusal::AttendanceMissing { session: id });
            }
            Ok(())
        }
        Held::Until(until) if until <= act.occurred_at => Err(Refusal::NoTimeToSpeak { until }),
        Held::Until(_) => Ok(()),
    }
}

/// Where one seat decides, somebody sits there.
fn admit_decider(table: &RoundTable, rule: &Rule) -> Result<(), Refusal> {
    match rule {
        Rule::Advice { decider } => {
            let seat = *decider;
            if table.seats.get(seat).is_some_and(Seat::is_eligible) {
                Ok(())
            } else {
                Err(Refusal::DeciderMissing { seat })
            }
        }
        Rule::SimpleMajority { .. }
        | Rule::QualifiedMajority { .. }
        | Rule::Consensus { .. }
        | Rule::Consent { .. }
        | Rule::DoubleMajority { .. } => Ok(()),
    }
}

/// Those seated who haven't stepped back from the matter; or whoever is seated before the closing.
fn electorate(table: &RoundTable, kind: ElectorateKind, topic: &TopicKey) -> Electorate {
    match kind {
        ElectorateKind::Open => Electorate::Open,
        ElectorateKind::Closed => {
            let seats = table.seats.eligible().map(|(id, _)| id);
            Electorate::Closed(
                seats
                    .filter(|seat| !table.has_stepped_back(*seat, topic))
                    .collect(),
            )
        }
    }
}

/// The mandates in force that cover the matter, and the service where the motion is on one.
fn mandates(table: &RoundTable, proposal: &Proposal, act: &Context) -> Vec<crate::MandateId> {
    let service = proposal.motion.as_ref().and_then(Motion::service);
    let covering = table.mandates.iter().filter(|(_, mandate)| {
        mandate.is_in_force(act.occurred_at) && mandate.covers(&proposal.topic, service)
    });
    covering.map(|(id, _)| *id).collect()
}

/// A seat of the electorate takes a position, while there is time; the last one counts.
pub(super) fn take_position(
    table: &RoundTable,
    decision: DecisionId,
    seat: SeatId,
    position: Position,
    reason: Option<Words>,
    act: &Context,
) -> Decided {
    let open = admit_to_speak(table, decision, seat, act)?;
    if position == Position::Object && reason.is_none() && open.rule.objection_owes_reason() {
        return Err(Refusal::ReasonDue);
    }
    Ok(vec![Event::PositionTaken {
        decision,
        seat,
        position,
        reason,
    }])
}

fn admit_to_speak<'t>(
    table: &'t RoundTable,
    decision: DecisionId,
    seat: SeatId,
    act: &Context,
) -> Result<&'t OpenDecision, Refusal> {
    let open = table.admit_open_decision(decision)?;
    if !open.includes(seat) {
        return Err(Refusal::NotInElectorate { seat, decision });
    }
    if table.is_recused(seat, open) {
        return Err(Refusal::SteppedBack { seat, decision });
    }
    table.admit_voice(seat, open, act)?;
    match open.held {
        Held::Until(until) if act.occurred_at > until => Err(Refusal::TooLate { decision, until }),
        Held::Until(_) => Ok(open),
        Held::InSession(session) => admit_in_session(table, session, decision, act).map(|()| open),
    }
}

/// What was said in a session may still come into the record after it.
fn admit_in_session(
    table: &RoundTable,
    session: SessionId,
    decision: DecisionId,
    act: &Context,
) -> Result<(), Refusal> {
    match table.session_named(session)?.stage {
        SessionStage::Closed { at } if act.occurred_at > at => Err(Refusal::TooLate {
            decision,
            until: at,
        }),
        SessionStage::Called | SessionStage::Open(_) | SessionStage::Closed { .. } => Ok(()),
    }
}

/// Whoever objected may say that they no longer do, as long as positions are taken.
pub(super) fn withdraw_objection(
    table: &RoundTable,
    decision: DecisionId,
    seat: SeatId,
    act: &Context,
) -> Decided {
    let open = admit_to_speak(table, decision, seat, act)?;
    if open.position(seat) != Some(Position::Object) {
        return Err(Refusal::NoStandingObjection { seat, decision });
    }
    Ok(vec![Event::ObjectionWithdrawn { decision, seat }])
}

/// Closed is what is decided in a session at any time; otherwise once the time is up, or everybody
/// entitled has spoken. The rule says what came out, or what is still missing.
pub(super) fn close(
    table: &RoundTable,
    decision: DecisionId,
    review_by: Option<Date>,
    act: &Context,
) -> Decided {
    let open = table.admit_open_decision(decision)?;
    let automation_may = match open.held {
        Held::Until(_) => act.by.person().is_none(),
        Held::InSession(_) => false,
    };
    if !automation_may && let Some(proposal) = table.proposals.get(&open.proposal) {
        admit_opener(table, proposal, act)?;
    }
    if let Some(review_by) = review_by
        && review_by <= act.occurred_at.date()
    {
        return Err(Refusal::ReviewNotAhead { review_by });
    }
    let poll = table.poll_of(open, review_by);
    if let Held::Until(until) = open.held
        && act.occurred_at < until
        && !everybody_spoke(open, &poll)
    {
        return Err(Refusal::TooEarly { decision, until });
    }
    if let Some(missing) = open.rule.not_ready(&poll) {
        return Err(Refusal::NotReady(missing));
    }
    let outcome = open.rule.outcome(&poll);
    let reached = |result, effect_by_party| Event::DecisionReached {
        decision,
        outcome: result,
        tally_by_side: outcome.tally,
        rule_version: open.rule.version(),
        effect_by_party,
        review_by,
    };
    Ok(vec![match outcome.verdict {
        Verdict::Adopted => reached(DecisionOutcome::Adopted, table.effects(open, act)),
        Verdict::Rejected => reached(DecisionOutcome::Rejected, Vec::new()),
        Verdict::Lapsed(why) => Event::DecisionLapsed { decision, why },
    }])
}

/// Nobody can say that all have spoken where others may still join.
fn everybody_spoke(open: &OpenDecision, poll: &crate::rules::Poll) -> bool {
    match open.electorate {
        Electors::Open => false,
        Electors::Closed(_) => poll
            .electorate
            .iter()
            .all(|voter| poll.positions.contains_key(&voter.seat)),
    }
}

impl RoundTable {
    pub(super) fn admit_open_decision(
        &self,
        decision: DecisionId,
    ) -> Result<&OpenDecision, Refusal> {
        let found = self.decisions.get(&decision);
        found
            .ok_or(Refusal::NoSuchDecision { decision })?
            .open()
            .ok_or(Refusal::DecisionClosed { decision })
    }
}
