//! What a command to a round table leads to.
//!
//! Here it is only sorted out; each rule stands as a small function where its matter is treated.

mod charter;
mod commitments;
mod contests;
mod decisions;
mod founding;
mod mandates;
mod objections;
mod owed;
mod seats;
mod sessions;
mod talk;
mod who;

use super::{RoundTable, RoundTableCommand, RoundTableEvent, RoundTableRefusal, state::Phase};
use crate::Context;

/// What a rule answers: what happens, or why not.
type Decided = Result<Vec<RoundTableEvent>, RoundTableRefusal>;

#[expect(
    clippy::too_many_lines,
    reason = "one arm a command; what it leads to is said where it is called"
)]
pub(super) fn decide(table: &RoundTable, command: RoundTableCommand, act: &Context) -> Decided {
    use RoundTableCommand as C;
    admit_phase(table, &command)?;
    admit_side(table, &command, act)?;
    match command {
        C::ConveneRoundTable { purpose, topics } => founding::convene(purpose, topics, act),
        C::GrantMandate {
            mandate,
            topics,
            services,
            limit,
            effect,
            until,
        } => {
            let grant = mandates::Grant {
                mandate,
                topics,
                services,
                limit,
                effect,
                until,
            };
            mandates::grant(table, grant, act)
        }
        C::WithdrawMandate { mandate, reason } => mandates::withdraw(table, mandate, reason, act),
        C::ProposeCharter { charter } => charter::propose(table, charter, act),
        C::SignCharter { version, seat } => charter::sign(table, version, seat, act),
        C::AdoptCharter { charter, decision } => charter::adopt(table, charter, decision, act),
        C::AppointFacilitator { party, basis } => {
            founding::appoint_facilitator(table, party, basis, act)
        }
        C::ReleaseFacilitator { reason } => founding::release_facilitator(table, reason, act),
        C::DissolveRoundTable { basis, reason } => founding::dissolve(table, basis, reason, act),

        C::InviteMember { seat, party, side } => seats::invite(table, seat, party, side, act),
        C::DeclineInvitation { seat, reason } => {
            seats::decline_invitation(table, seat, reason, act)
        }
        C::TakeSeat {
            seat,
            person,
            deputy,
        } => seats::take(table, seat, person, deputy, act),
        C::NameDeputy { seat, person } => seats::name_deputy(table, seat, person, act),
        C::LeaveSeat { seat, reason } => seats::leave(table, seat, reason, act),
        C::ExcludeMember { seat, decision } => seats::exclude(table, seat, decision, act),
        C::VacateSeat { seat, reason } => seats::vacate(table, seat, reason, act),

        C::CallSession {
            session,
            at,
            agenda,
        } => sessions::call(table, session, at, agenda, act),
        C::OpenSession { session, openness } => sessions::open(table, session, openness, act),
        C::RecordAttendance { session, seats } => {
            sessions::record_attendance(table, session, seats, act)
        }
        C::CloseSession { session } => sessions::close(table, session, act),
        C::ApproveMinutes {
            session,
            digest,
            decision,
        } => sessions::approve_minutes(table, session, digest, decision, act),
        C::ContestMinutes {
            session,
            passage,
            reason,
        } => sessions::contest_minutes(table, session, passage, reason, act),

        C::RaiseTopic {
            topic,
            words,
            arises_from,
        } => talk::raise_topic(table, topic, words, arises_from, act),
        C::TableProposal {
            proposal,
            topic,
            text,
            motion,
        } => talk::table_proposal(table, proposal, topic, text, motion, act),
        C::AmendProposal {
            proposal,
            text,
            integrates,
        } => talk::amend_proposal(table, proposal, text, &integrates, act),
        C::WithdrawProposal { proposal } => talk::withdraw_proposal(table, proposal, act),
        C::AskAdvice { proposal, of } => talk::ask_advice(table, proposal, of, act),
        C::GiveAdvice {
            advice,
            proposal,
            text,
        } => talk::give_advice(table, advice, proposal, text, act),
        C::AnswerAdvice {
            advice,
            followed,
            reason,
        } => owed::answer_advice(table, advice, followed, reason, act),
        C::DeclareInterest { seat, topic, words } => {
            talk::declare_interest(table, seat, topic, words, act)
        }
        C::RecuseMember { seat, from, reason } => talk::recuse(table, seat, from, reason, act),

        C::OpenDecision {
            decision,
            proposal,
            held,
            reopens,
        } => decisions::open(table, decision, proposal, held, reopens, act),
        C::TakePosition {
            decision,
            seat,
            position,
            reason,
        } => decisions::take_position(table, decision, seat, position, reason, act),
        C::TestObjection {
            decision,
            seat,
            voices,
            reason,
        } => objections::test(table, decision, seat, voices, reason, act),
        C::WithdrawObjection { decision, seat } => {
            decisions::withdraw_objection(table, decision, seat, act)
        }
        C::RecordDissent {
            decision,
            seat,
            words,
        } => owed::record_dissent(table, decision, seat, words, act),
        C::CloseDecision {
            decision,
            review_by,
        } => decisions::close(table, decision, review_by, act),
        C::AnswerRecommendation {
            decision,
            followed,
            reason,
        } => owed::answer_recommendation(table, decision, followed, reason, act),
        C::ReportCarriedOut { decision, cited } => {
            owed::report_carried_out(table, decision, cited, act)
        }
        C::ReportNotCarriedOut { decision, refusal } => {
            owed::report_not_carried_out(table, decision, refusal, act)
        }

        C::MakeCommitment {
            commitment,
            what,
            due,
        } => commitments::make(table, commitment, what, due, act),
        C::KeepCommitment { commitment } => commitments::keep(table, commitment, act),
        C::ReleaseCommitment { commitment, reason } => {
            commitments::release(table, commitment, reason, act)
        }

        C::ContestEntry { entry, reason } => contests::contest(table, entry, reason, act),
        C::AnswerContest {
            entry,
            outcome,
            reason,
        } => contests::answer(table, entry, outcome, reason, act),
    }
}

/// A table is convened once, before anything else; once dissolved only what is owed is answered.
fn admit_phase(table: &RoundTable, command: &RoundTableCommand) -> Result<(), RoundTableRefusal> {
    let convenes = matches!(command, RoundTableCommand::ConveneRoundTable { .. });
    match &table.phase {
        Phase::NotConvened if !convenes => Err(RoundTableRefusal::NotConvened),
        Phase::Convened { .. } | Phase::Constituted { .. } | Phase::Dissolved if convenes => {
            Err(RoundTableRefusal::AlreadyConvened)
        }
        Phase::Dissolved if !command.outlasts_dissolution() => Err(RoundTableRefusal::Dissolved),
        Phase::NotConvened
        | Phase::Convened { .. }
        | Phase::Constituted { .. }
        | Phase::Dissolved => Ok(()),
    }
}

/// One party stands on one side of a table, and nobody acts for both. Contesting is free of it: the
/// entry that puts somebody on a side may be the very one that is wrong.
fn admit_side(
    table: &RoundTable,
    command: &RoundTableCommand,
    act: &Context,
) -> Result<(), RoundTableRefusal> {
    if matches!(command, RoundTableCommand::ContestEntry { .. }) {
        return Ok(());
    }
    let parties = [act.by.person(), act.by.principal()];
    for party in parties.into_iter().flatten() {
        if let Some(side) = table.sides.get(&party).copied()
            && act.by.side() != Some(side)
        {
            return Err(RoundTableRefusal::OnAnotherSide { party, side });
        }
    }
    Ok(())
}
