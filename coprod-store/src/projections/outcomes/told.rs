//! What each event tells of outcomes, and of those who warn. A new event stops the compiler here.

use coprod_core::{
    Act, Citation, RoundTableEvent, SeatId, ServiceEvent, Words,
    round_table::{Motion, Recusal},
    rules::Position as Stance,
    service::Ground,
};

use super::{outcome::Warning, tables};
use crate::{
    Position, ReadError, RecordedEvent, Table, Value,
    projections::{columns::json, history},
};

type Told = Vec<(&'static Table, Vec<Value>)>;

#[allow(
    clippy::too_many_lines,
    reason = "one arm an event, so that none is forgotten"
)]
pub(super) fn service(event: &RecordedEvent) -> Result<Told, ReadError> {
    use ServiceEvent as E;
    let act: Act<ServiceEvent> = event.payload_as()?;
    let basis = history::basis_of_service(&act.what).and_then(|basis| basis.citation());
    let mut told: Told = basis
        .map(|cited| link(event, 0, cited))
        .into_iter()
        .flatten()
        .collect();
    match &act.what {
        E::OutcomeExpected {
            outcome,
            words,
            by_when,
        } => {
            let mut values = said(event, &act, outcome);
            values.push(json(event, Some(words))?);
            values.push(Value::from(by_when.map(|day| day.to_string())));
            told.push((&tables::EXPECTED, values));
        }
        E::OutcomeObserved {
            outcome,
            expected,
            words,
        } => {
            let mut values = said(event, &act, outcome);
            values.push(json(event, Some(words))?);
            values.push(Value::from(expected.map(|expected| expected.to_string())));
            told.push((&tables::OBSERVED, values));
        }
        E::ConcernRaised { concern, words, .. } => {
            let mut values = said(event, &act, concern);
            values.push(json(event, Some(words))?);
            told.push((&tables::CONCERNS, values));
        }
        E::ServiceProposed { arises_from, .. }
        | E::PlanningOffered { arises_from, .. }
        | E::ImplementationOffered { arises_from, .. } => {
            let cited = arises_from.as_ref();
            told.extend(cited.and_then(|cited| link(event, 1, cited)));
        }
        E::DeliverySuspended { ground, .. } => match ground {
            Ground::Motion(cited) => told.extend(link(event, 1, cited)),
            Ground::ImminentDanger { .. } | Ground::AxisOpen(_) | Ground::OwnDecision { .. } => {}
        },
        E::ProposalAccepted {}
        | E::ProposalDeclined { .. }
        | E::PartnershipAsked { .. }
        | E::PartnerAdmitted { .. }
        | E::PartnerJoined { .. }
        | E::PartnerLeft { .. }
        | E::PlanningOfferAccepted { .. }
        | E::PlanningOfferDeclined { .. }
        | E::PlanningOfferWithdrawn { .. }
        | E::PlanningShared { .. }
        | E::PlanningHandedToCitizens { .. }
        | E::PlanningHandedToProfessionals { .. }
        | E::PlanningKeptByProfessionals { .. }
        | E::PlanningKeptByCitizens { .. }
        | E::PlanningTakenBack { .. }
        | E::PlanningReturned { .. }
        | E::PlanningVacated { .. }
        | E::ImplementationOfferAccepted { .. }
        | E::ImplementationOfferDeclined { .. }
        | E::ImplementationOfferWithdrawn { .. }
        | E::ImplementationShared { .. }
        | E::ImplementationHandedToCitizens { .. }
        | E::ImplementationHandedToProfessionals { .. }
        | E::ImplementationKeptByProfessionals { .. }
        | E::ImplementationKeptByCitizens { .. }
        | E::ImplementationTakenBack { .. }
        | E::ImplementationReturned { .. }
        | E::ImplementationVacated { .. }
        | E::ImplementationRenewed { .. }
        | E::ConceptDrafted { .. }
        | E::ConceptSigned { .. }
        | E::ConceptRefused { .. }
        | E::ConceptAgreed { .. }
        | E::GuidelineIssued { .. }
        | E::GuidelineWithdrawn { .. }
        | E::AccompanimentOffered { .. }
        | E::AccompanimentAgreed { .. }
        | E::AccompanimentEnded { .. }
        | E::MatterNamed { .. }
        | E::CompetenceProposed { .. }
        | E::CompetenceAgreed { .. }
        | E::LastWordProposed { .. }
        | E::LastWordAgreed { .. }
        | E::HolderVacated { .. }
        | E::DisputeRaised { .. }
        | E::DisputeAnswered { .. }
        | E::SettlementSigned { .. }
        | E::DisputeSettled { .. }
        | E::LastWordExercised { .. }
        | E::ConcernAnswered { .. }
        | E::DeliveryStarted { .. }
        | E::DeliveryResumed { .. }
        | E::DeliveryEnded { .. }
        | E::ReviewOpened { .. }
        | E::ReviewSigned { .. }
        | E::ReviewHeld { .. }
        | E::ServiceClosed { .. }
        | E::ServiceReopened { .. }
        | E::EntryContested { .. }
        | E::ContestAnswered { .. } => {}
    }
    Ok(told)
}

/// What was said of something in a service, but for the words.
fn said<E>(event: &RecordedEvent, act: &Act<E>, of: &impl ToString) -> Vec<Value> {
    vec![
        event.position.as_i64().into(),
        act.occurred_at.as_micros().into(),
        event.aggregate_id.as_str().into(),
        of.to_string().into(),
        Value::from(act.by.principal().map(|party| party.to_string())),
        Value::from(act.by.side().map(|side| side.to_string())),
    ]
}

/// That an act on the service cites an entry of a table.
fn link(event: &RecordedEvent, nth: i64, cited: &Citation) -> Option<(&'static Table, Vec<Value>)> {
    let table = cited.round_table()?;
    let values = vec![
        event.position.as_i64().into(),
        nth.into(),
        event.aggregate_id.as_str().into(),
        table.to_string().into(),
        Position(cited.sequence).as_i64().into(),
    ];
    Some((&tables::LINKS, values))
}

#[allow(
    clippy::too_many_lines,
    reason = "one arm an event, so that none is forgotten"
)]
pub(super) fn round_table(event: &RecordedEvent) -> Result<Told, ReadError> {
    use RoundTableEvent as E;
    let act: Act<RoundTableEvent> = event.payload_as()?;
    let here = || {
        [
            event.position.as_i64().into(),
            event.aggregate_id.as_str().into(),
        ]
    };
    let told = match &act.what {
        E::ProposalTabled {
            proposal,
            topic,
            motion,
            ..
        } => {
            let service = motion.as_ref().and_then(Motion::service);
            let rest = [
                proposal.to_string().into(),
                topic.as_str().into(),
                Value::from(service.map(|service| service.to_string())),
            ];
            (&tables::PROPOSALS, here().into_iter().chain(rest).collect())
        }
        E::DecisionOpened {
            decision, proposal, ..
        } => {
            let rest = [decision.to_string().into(), proposal.to_string().into()];
            (&tables::DECISIONS, here().into_iter().chain(rest).collect())
        }
        E::DecisionReached { decision, .. } => {
            let sequence = Position(event.sequence).as_i64().into();
            let rest = [sequence, decision.to_string().into()];
            (&tables::REACHED, here().into_iter().chain(rest).collect())
        }
        E::PositionTaken {
            decision,
            seat,
            position,
            reason,
        } => {
            let voice = match position {
                Stance::Object => Some(Warning::Objection),
                Stance::AgreeWithConcern => Some(Warning::AgreementWithConcern),
                Stance::Agree | Stance::Abstain => None,
            };
            voiced(event, &act, *seat, Some(decision), voice, reason.as_ref())?
        }
        E::DissentRecorded {
            decision,
            seat,
            words,
        } => {
            let voice = Some(Warning::Dissent);
            voiced(event, &act, *seat, Some(decision), voice, Some(words))?
        }
        E::ObjectionWithdrawn { decision, seat }
        | E::MemberRecused {
            seat,
            from: Recusal::Decision(decision),
            ..
        } => voiced(event, &act, *seat, Some(decision), None, None)?,
        E::MemberRecused {
            seat,
            from: Recusal::Topic(topic),
            ..
        } => {
            let (table, mut values) = voiced(event, &act, *seat, None::<&String>, None, None)?;
            values[4] = topic.as_str().into();
            (table, values)
        }
        E::RoundTableConvened { .. }
        | E::MandateGranted { .. }
        | E::MandateWithdrawn { .. }
        | E::CharterProposed { .. }
        | E::CharterSigned { .. }
        | E::CharterAdopted { .. }
        | E::FacilitatorAppointed { .. }
        | E::FacilitatorReleased { .. }
        | E::RoundTableDissolved { .. }
        | E::MemberInvited { .. }
        | E::InvitationDeclined { .. }
        | E::MemberSeated { .. }
        | E::DeputyNamed { .. }
        | E::MemberLeft { .. }
        | E::MemberExcluded { .. }
        | E::SeatVacated { .. }
        | E::SessionCalled { .. }
        | E::SessionOpened { .. }
        | E::AttendanceRecorded { .. }
        | E::SessionClosed { .. }
        | E::MinutesApproved { .. }
        | E::MinutesContested { .. }
        | E::TopicRaised { .. }
        | E::ProposalAmended { .. }
        | E::ProposalWithdrawn { .. }
        | E::AdviceAsked { .. }
        | E::AdviceGiven { .. }
        | E::AdviceAnswered { .. }
        | E::InterestDeclared { .. }
        | E::ObjectionTested { .. }
        | E::ObjectionIntegrated { .. }
        | E::DecisionLapsed { .. }
        | E::RecommendationAnswered { .. }
        | E::DecisionCarriedOut { .. }
        | E::DecisionNotCarriedOut { .. }
        | E::CommitmentMade { .. }
        | E::CommitmentKept { .. }
        | E::CommitmentReleased { .. }
        | E::EntryContested { .. }
        | E::ContestAnswered { .. } => return Ok(Vec::new()),
    };
    Ok(vec![told])
}

/// What a seat says to a decision; nothing where it takes back what it said.
fn voiced(
    event: &RecordedEvent,
    act: &Act<RoundTableEvent>,
    seat: SeatId,
    decision: Option<&impl ToString>,
    voice: Option<Warning>,
    words: Option<&Words>,
) -> Result<(&'static Table, Vec<Value>), ReadError> {
    let values = vec![
        event.position.as_i64().into(),
        act.occurred_at.as_micros().into(),
        event.aggregate_id.as_str().into(),
        Value::from(decision.map(ToString::to_string)),
        Value::Null,
        seat.to_string().into(),
        Value::from(voice.map(Warning::code)),
        Value::from(act.by.principal().map(|party| party.to_string())),
        Value::from(act.by.side().map(|side| side.to_string())),
        json(event, words)?,
    ];
    Ok((&tables::VOICES, values))
}
