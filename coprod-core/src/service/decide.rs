//! What a command to a service leads to.
//!
//! Here it is only sorted out; each rule stands as a small function where its matter is treated.

mod accompaniment;
mod axis;
mod closing;
mod concept;
mod concerns;
mod contests;
mod delivery;
mod departures;
mod disputes;
mod founding;
mod grounds;
mod matters;
mod offers;
mod outcomes;
mod partners;
mod review;
mod shares;
mod standing;
mod who;

use super::{Axis, Service, ServiceCommand, ServiceEvent, ServiceRefusal};
use crate::Context;

/// What a rule answers: what happens, or why not.
type Decided = Result<Vec<ServiceEvent>, ServiceRefusal>;

#[expect(
    clippy::too_many_lines,
    reason = "one arm a command; what it leads to is said where it is called"
)]
pub(super) fn decide(service: &Service, command: ServiceCommand, act: &Context) -> Decided {
    use ServiceCommand as C;
    who::admit_phase(service, &command)?;
    who::admit_side(service, &command, act)?;
    match command {
        C::ProposeService {
            need,
            title,
            topic,
            asks_of,
            arises_from,
        } => founding::propose(need, title, topic, asks_of, arises_from, act),
        C::AcceptProposal {} => founding::accept_proposal(service, act),
        C::DeclineProposal { reason } => founding::decline_proposal(service, reason, act),
        C::AskForPartnership {} => partners::ask(service, act),
        C::AdmitPartner { party } => partners::admit(service, party, act),
        C::LeaveService { reason, effective } => partners::leave(service, reason, effective, act),
        C::RecordDeparture { party, departure } => {
            departures::record(service, party, &departure, act)
        }
        C::OfferPlanning {
            offer,
            to,
            mode,
            terms,
            until,
            reason,
            arises_from,
        } => offers::offer(
            service,
            Axis::Planning,
            offers::Offering {
                offer,
                to,
                mode,
                terms,
                until,
                reason,
                arises_from,
                work: None,
            },
            act,
        ),
        C::AcceptPlanning {
            offer,
            basis,
            accepts,
            reason,
        } => offers::accept(
            service,
            Axis::Planning,
            offer,
            offers::Acceptance {
                basis,
                accepts,
                reason,
                work: None,
            },
            act,
        ),
        C::DeclinePlanning { offer, reason } => {
            offers::decline(service, Axis::Planning, offer, reason, act)
        }
        C::WithdrawPlanningOffer { offer } => offers::withdraw(service, Axis::Planning, offer, act),
        C::KeepPlanning {
            basis,
            reason,
            review_by,
        } => shares::keep(
            service,
            Axis::Planning,
            shares::Keeping {
                basis,
                reason,
                review_by,
                work: None,
            },
            act,
        ),
        C::TakeBackPlanning { now, basis, reason } => {
            shares::take_back(service, Axis::Planning, now, basis, reason, act)
        }
        C::ReturnPlanning { effective, reason } => {
            shares::give_back(service, Axis::Planning, effective, reason, act)
        }
        C::OfferImplementation {
            offer,
            to,
            mode,
            terms,
            until,
            reason,
            work,
            arises_from,
        } => offers::offer(
            service,
            Axis::Implementation,
            offers::Offering {
                offer,
                to,
                mode,
                terms,
                until,
                reason,
                arises_from,
                work: Some(work),
            },
            act,
        ),
        C::AcceptImplementation {
            offer,
            basis,
            accepts,
            reason,
            work,
        } => offers::accept(
            service,
            Axis::Implementation,
            offer,
            offers::Acceptance {
                basis,
                accepts,
                reason,
                work: Some(work),
            },
            act,
        ),
        C::DeclineImplementation { offer, reason } => {
            offers::decline(service, Axis::Implementation, offer, reason, act)
        }
        C::WithdrawImplementationOffer { offer } => {
            offers::withdraw(service, Axis::Implementation, offer, act)
        }
        C::KeepImplementation {
            work,
            basis,
            reason,
            review_by,
        } => shares::keep(
            service,
            Axis::Implementation,
            shares::Keeping {
                basis,
                reason,
                review_by,
                work: Some(work),
            },
            act,
        ),
        C::TakeBackImplementation { now, basis, reason } => {
            shares::take_back(service, Axis::Implementation, now, basis, reason, act)
        }
        C::ReturnImplementation { effective, reason } => {
            shares::give_back(service, Axis::Implementation, effective, reason, act)
        }
        C::RenewImplementation { work } => shares::renew(service, work, act),
        C::DraftConcept {
            digest,
            text,
            cost_frame,
            review_by,
        } => concept::draft(service, digest, text, cost_frame, review_by, act),
        C::SignConcept { version } => concept::sign(service, version, act),
        C::RefuseConcept { version, reason } => concept::refuse(service, version, reason, act),
        C::IssueGuideline { digest, from } => concept::issue_guideline(service, digest, from, act),
        C::WithdrawGuideline {
            version,
            reason,
            effective,
        } => concept::withdraw_guideline(service, version, reason, effective, act),
        C::OfferAccompaniment {
            accompaniment,
            scope,
            from,
            until,
        } => accompaniment::offer(service, accompaniment, scope, from, until, act),
        C::AgreeAccompaniment { accompaniment } => {
            accompaniment::agree(service, accompaniment, act)
        }
        C::EndAccompaniment {
            accompaniment,
            reason,
        } => accompaniment::end(service, accompaniment, reason, act),
        C::NameMatter { topic, reserved_by } => matters::name(service, topic, reserved_by, act),
        C::ProposeCompetence {
            competence,
            topic,
            holder,
        } => matters::propose_competence(service, competence, topic, holder, act),
        C::AgreeCompetence { competence } => matters::agree_competence(service, competence, act),
        C::ProposeLastWord {
            last_word,
            topic,
            holder,
        } => matters::propose_last_word(service, last_word, topic, holder, act),
        C::AgreeLastWord { last_word } => matters::agree_last_word(service, last_word, act),
        C::LayDown { what, reason } => matters::lay_down(service, what, reason, act),
        C::RaiseDispute {
            dispute,
            topic,
            reason,
            answer_by,
        } => disputes::raise(service, dispute, topic, reason, answer_by, act),
        C::AnswerDispute { dispute, answer } => disputes::answer(service, dispute, answer, act),
        C::SignSettlement {
            dispute,
            digest,
            terms,
        } => disputes::sign_settlement(service, dispute, digest, terms, act),
        C::ExerciseLastWord {
            dispute,
            ruling,
            reason,
        } => disputes::exercise_last_word(service, dispute, ruling, reason, act),
        C::RaiseConcern {
            concern,
            kind,
            words,
        } => concerns::raise(service, concern, kind, words, act),
        C::AnswerConcern { concern, answer } => concerns::answer(service, concern, answer, act),
        C::StartDelivery { concept } => delivery::start(service, concept, act),
        C::SuspendDelivery { reason } => delivery::suspend(service, reason, act),
        C::SuspendInDanger { words, review, due } => {
            delivery::suspend_in_danger(service, words, review, due, act)
        }
        C::SuspendByMotion { decision } => delivery::suspend_by_motion(service, decision, act),
        C::ResumeDelivery { basis } => delivery::resume(service, basis, act),
        C::EndDelivery { reason } => delivery::end(service, reason, act),
        C::ExpectOutcome {
            outcome,
            words,
            by_when,
        } => outcomes::expect(service, outcome, words, by_when, act),
        C::ObserveOutcome {
            outcome,
            expected,
            words,
        } => outcomes::observe(service, outcome, expected, words, act),
        C::OpenReview { review, due } => review::open(service, review, due, act),
        C::SignReview {
            review,
            verdict,
            words,
        } => review::sign(service, review, verdict, words, act),
        C::HoldReview { review } => review::hold(service, review, act),
        C::CloseService { basis, reason } => closing::close(service, basis, reason, act),
        C::ReopenService { basis, reason } => closing::reopen(service, basis, reason, act),
        C::ContestEntry { entry, reason } => contests::contest(service, entry, reason, act),
        C::AnswerContest {
            entry,
            outcome,
            reason,
        } => contests::answer(service, entry, outcome, reason, act),
    }
}
