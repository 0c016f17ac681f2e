//! What the events of a round table leave owed: at it, by it and to it.

use coprod_core::{
    Act, DecisionId, RoundTableEvent, SeatId, Words,
    round_table::{CharterAdoption, DecisionOutcome, MandateEffect, Motion, PartyEffect, Recusal},
    rules::Position,
};

use super::{
    Move, Opening, WHOLE, contest_answered, contested, enters, everybody_leaves, key, opens, own,
    rests, settles, tells, tells_topic,
};
use crate::{
    RecordedEvent,
    projections::owed::{
        claim::{Due, Kind},
        whose::Whose,
    },
};

/// Whoever leads the talk.
const FACILITATOR: &str = "facilitator";

/// Whoever made the proposal that the subject is or belongs to.
pub(in crate::projections::owed) const PROPOSER: &str = "proposer";

/// All who are seated.
pub(in crate::projections::owed) const MEMBERS: &str = "member";

/// That an objection under a decision's rule owes a reason, and so is owed an answer.
pub(in crate::projections::owed) const REASONED: &str = "reasoned";

/// That a proposal is a motion on a service.
pub(in crate::projections::owed) const MOTION: &str = "motion";

#[allow(
    clippy::too_many_lines,
    reason = "one arm an event, so that none is forgotten"
)]
pub(in crate::projections::owed) fn round_table(
    event: &RecordedEvent,
    act: &Act<RoundTableEvent>,
) -> Vec<Move> {
    use RoundTableEvent as E;
    match &act.what {
        E::RoundTableConvened { .. }
        | E::MandateGranted { .. }
        | E::MandateWithdrawn { .. }
        | E::CharterProposed { .. }
        | E::CharterSigned { .. }
        | E::DeputyNamed { .. }
        | E::SessionCalled { .. }
        | E::SessionOpened { .. }
        | E::AttendanceRecorded { .. }
        | E::SessionClosed { .. }
        | E::TopicRaised { .. }
        | E::ProposalAmended { .. }
        | E::InterestDeclared { .. }
        | E::DissentRecorded { .. } => Vec::new(),

        E::CharterAdopted { adopted_by, .. } => {
            let mut moves = vec![Move::Settles("charter".to_owned())];
            match adopted_by {
                CharterAdoption::SignedBy(_) => {}
                CharterAdoption::Decision(decision) => {
                    moves.push(rests_here(event, *decision, "charter"));
                }
            }
            moves
        }
        E::FacilitatorAppointed { party, basis } => {
            let mut moves = vec![
                Move::Settles(FACILITATOR.to_owned()),
                everybody_leaves(FACILITATOR),
                enters(FACILITATOR, *party, None),
            ];
            moves.extend(rests(basis, FACILITATOR));
            moves
        }
        E::FacilitatorReleased { .. } => vec![
            Move::Settles(FACILITATOR.to_owned()),
            everybody_leaves(FACILITATOR),
        ],
        E::RoundTableDissolved { basis, .. } => {
            let mut moves = vec![Move::Settles(WHOLE.to_owned())];
            moves.extend(rests(basis, "table"));
            moves
        }

        E::MemberInvited { seat, party, side } => {
            let invited = Opening::about(Kind::Invitation, seat)
                .by(Whose::party(*party).on(Some(*side)))
                .to(Whose::actor(&act.by));
            vec![opens(invited)]
        }
        E::InvitationDeclined { seat, .. } => vec![settles(Kind::Invitation, seat)],
        E::MemberSeated {
            seat, party, side, ..
        } => vec![
            settles(Kind::Invitation, seat),
            enters(place_of(*seat), *party, Some(*side)),
        ],
        E::MemberLeft { seat, .. } | E::SeatVacated { seat, .. } => {
            vec![
                settles(Kind::Invitation, seat),
                everybody_leaves(place_of(*seat)),
            ]
        }
        E::MemberExcluded { seat, decision } => vec![
            settles(Kind::Invitation, seat),
            everybody_leaves(place_of(*seat)),
            rests_here(event, *decision, "seat"),
        ],

        E::MinutesApproved {
            session, decision, ..
        } => vec![
            settles(Kind::ContestedMinutes, session),
            rests_here(event, *decision, "minutes"),
        ],
        E::MinutesContested {
            session, reason, ..
        } => {
            let contested = Opening::about(Kind::ContestedMinutes, session)
                .told_by(&event.sequence)
                .part_of(key(Kind::ContestedMinutes, session))
                .by(Whose::place(FACILITATOR).or_in(MEMBERS))
                .to(Whose::actor(&act.by))
                .saying(reason);
            vec![opens(contested)]
        }

        E::ProposalTabled {
            proposal,
            topic,
            motion,
            ..
        } => {
            let is_motion = motion.as_ref().and_then(Motion::service).is_some();
            let mut moves = vec![Move::Tells {
                subject: proposal.to_string(),
                topic: Some(topic.clone()),
                belongs_to: None,
                note: is_motion.then(|| MOTION.to_owned()),
            }];
            let proposer = act.by.principal();
            moves.extend(
                proposer
                    .map(|party| enters(format!("{PROPOSER} {proposal}"), party, act.by.side())),
            );
            moves
        }
        E::ProposalWithdrawn { proposal } => vec![Move::Settles(proposal.to_string())],
        E::AdviceAsked { proposal, of } => {
            let asked = of.iter().map(|party| {
                let asked = Opening::about(Kind::AdviceAsked, proposal)
                    .told_by(party)
                    .part_of(proposal.to_string())
                    .by(Whose::party(*party))
                    .to(Whose::actor(&act.by));
                opens(asked)
            });
            asked.collect()
        }
        E::AdviceGiven {
            advice,
            proposal,
            text,
            ..
        } => {
            let given = Opening::about(Kind::Advice, advice)
                .by(Whose::place(PROPOSER))
                .to(Whose::actor(&act.by))
                .saying(text);
            let asked = act
                .by
                .principal()
                .map(|party| format!("{}/{party}", key(Kind::AdviceAsked, proposal)));
            let mut moves: Vec<_> = asked.map(Move::Settles).into_iter().collect();
            moves.extend([belongs(advice, proposal, None), opens(given)]);
            moves
        }
        E::AdviceAnswered { advice, .. } => vec![settles(Kind::Advice, advice)],
        E::MemberRecused {
            seat,
            from: Recusal::Topic(topic),
            ..
        } => vec![tells_topic(&recused(*seat), topic)],
        E::MemberRecused {
            seat,
            from: Recusal::Decision(decision),
            ..
        }
        | E::ObjectionIntegrated { decision, seat, .. }
        | E::ObjectionWithdrawn { decision, seat } => vec![objection_met(*decision, *seat)],

        E::DecisionOpened {
            decision,
            proposal,
            rule,
            reopens,
            ..
        } => {
            let reasoned = rule.objection_owes_reason().then_some(REASONED);
            let mut moves = vec![belongs(decision, proposal, reasoned)];
            if let Some(before) = reopens {
                moves.extend([
                    settles(Kind::ReviewDate, before),
                    settles(Kind::NewDecision, before),
                    Move::Reopens {
                        decision: *before,
                        anew: *decision,
                    },
                ]);
            }
            moves
        }
        E::PositionTaken {
            decision,
            seat,
            position,
            reason,
        } => {
            let mut moves = vec![objection_met(*decision, *seat)];
            if let (Position::Object, Some(reason)) = (position, reason) {
                let objects = Opening::about(Kind::Objection, decision)
                    .told_by(seat)
                    .part_of(decision.to_string())
                    .by(Whose::place(PROPOSER).or_in(FACILITATOR))
                    .to(Whose::actor(&act.by))
                    .saying(reason);
                moves.push(opens(objects));
            }
            moves
        }
        E::ObjectionTested {
            decision,
            seat,
            qualifies,
            ..
        } => {
            // One that qualifies still has to be met.
            let met = objection_met(*decision, *seat);
            (!qualifies).then_some(met).into_iter().collect()
        }
        E::DecisionReached {
            decision,
            outcome: DecisionOutcome::Adopted,
            effect_by_party,
            review_by,
            ..
        } => {
            let mut moves = vec![
                Move::Settles(decision.to_string()),
                Move::Reaches {
                    decision: *decision,
                },
                tells(&reached(decision)),
            ];
            moves.extend(recommends(*decision, effect_by_party));
            let carried_out = Opening::about(Kind::CarryingOut, decision)
                .by(Whose::place(MEMBERS))
                .to(Whose::place(PROPOSER));
            moves.push(opens(carried_out));
            moves.extend(review_by.map(|day| {
                let look = Opening::about(Kind::ReviewDate, decision)
                    .by(Whose::place(MEMBERS))
                    .due(Due::Day(day));
                opens(look)
            }));
            moves
        }
        // Whatever was to be decided anew stands as it did.
        E::DecisionReached {
            decision,
            outcome: DecisionOutcome::Rejected,
            ..
        } => vec![
            Move::Settles(decision.to_string()),
            Move::Settles(reopening(*decision)),
            Move::Reaches {
                decision: *decision,
            },
            tells(&reached(decision)),
        ],
        E::DecisionLapsed { decision, .. } => vec![
            Move::Settles(decision.to_string()),
            Move::Settles(reopening(*decision)),
        ],
        E::RecommendationAnswered {
            decision, party, ..
        } => {
            let recommended = key(Kind::Recommendation, decision);
            vec![Move::Settles(format!("{recommended}/{party}"))]
        }
        E::DecisionCarriedOut { decision, .. } => vec![settles(Kind::CarryingOut, decision)],
        E::DecisionNotCarriedOut { decision, refusal } => {
            let anew = Opening::about(Kind::NewDecision, decision)
                .by(Whose::place(MEMBERS))
                .to(Whose::place(PROPOSER))
                .saying(&Words::from(refusal.as_str()));
            vec![settles(Kind::CarryingOut, decision), opens(anew)]
        }

        E::CommitmentMade {
            commitment,
            who,
            what,
            due,
        } => {
            let promised = Opening::about(Kind::Commitment, commitment)
                .by(Whose::party(*who))
                .to(Whose::place(MEMBERS))
                .saying(what)
                .due(Due::Day(*due));
            vec![opens(promised)]
        }
        E::CommitmentKept { commitment } | E::CommitmentReleased { commitment, .. } => {
            vec![settles(Kind::Commitment, commitment)]
        }
        E::EntryContested { entry, reason } => {
            let by = Whose::place(FACILITATOR).or_in(MEMBERS);
            vec![contested(*entry, reason, by, &act.by)]
        }
        E::ContestAnswered { entry, outcome, .. } => contest_answered(*entry, *outcome),
    }
}

fn recommends(decision: DecisionId, effects: &[PartyEffect]) -> impl Iterator<Item = Move> + '_ {
    let recommended = effects.iter().filter(|effect| match effect.effect {
        MandateEffect::Recommendation => true,
        MandateEffect::Binding => false,
    });
    recommended.map(move |PartyEffect { party, .. }| {
        let recommended = Opening::about(Kind::Recommendation, &decision)
            .told_by(party)
            .by(Whose::party(*party))
            .to(Whose::place(MEMBERS));
        opens(recommended)
    })
}

fn place_of(seat: SeatId) -> String {
    format!("{MEMBERS} {seat}")
}

/// Under this name stands from which topics a seat stepped back.
pub(in crate::projections::owed) fn recused(seat: impl std::fmt::Display) -> String {
    format!("recused {seat}")
}

/// Under this name stands that a decision was reached.
pub(in crate::projections::owed) fn reached(decision: impl std::fmt::Display) -> String {
    format!("reached {decision}")
}

/// Under this name it is settled that a decision was to be taken anew.
fn reopening(decision: DecisionId) -> String {
    format!("reopening/{decision}")
}

fn objection_met(decision: DecisionId, seat: SeatId) -> Move {
    Move::Settles(format!("{}/{seat}", key(Kind::Objection, &decision)))
}

fn belongs(subject: &impl ToString, to: &impl ToString, note: Option<&'static str>) -> Move {
    Move::Tells {
        subject: subject.to_string(),
        topic: None,
        belongs_to: Some(to.to_string()),
        note: note.map(str::to_owned),
    }
}

fn rests_here(event: &RecordedEvent, decision: DecisionId, part: &str) -> Move {
    Move::RestsOn {
        stream: own(event),
        cited: decision.to_string(),
        part: part.to_owned(),
    }
}
