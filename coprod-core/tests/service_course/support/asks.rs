//! What they ask for.

use coprod_core::{
    Actor, ServiceCommand as C,
    round_table::Mode,
    service::{Addressees, Settled, Terms, Verdict, Work},
    testing::{day, id, noon},
};

use super::{digest, next_week, office, said, tomorrow, topic};

fn parties(names: &[&str]) -> Addressees {
    Addressees::Parties(names.iter().map(|name| id(name)).collect())
}

pub(crate) fn offer_planning(by: &Actor, offer: &str, to: &[&str], mode: Mode) -> C {
    C::OfferPlanning {
        offer: id(offer),
        to: parties(to),
        mode,
        terms: Terms::default(),
        until: next_week(),
        reason: said(by),
        arises_from: None,
    }
}

pub(crate) fn accept_planning(by: &Actor, offer: &str) -> C {
    accept_planning_with(by, offer, Vec::new())
}

pub(crate) fn accept_planning_with(by: &Actor, offer: &str, accepts: Vec<Settled>) -> C {
    C::AcceptPlanning {
        offer: id(offer),
        basis: office(),
        accepts,
        reason: said(by),
    }
}

pub(crate) fn keep_planning(by: &Actor) -> C {
    C::KeepPlanning {
        basis: office(),
        reason: said(by),
        review_by: day("2026-09-01"),
    }
}

pub(crate) fn offer_implementation(
    by: &Actor,
    offer: &str,
    to: &[&str],
    mode: Mode,
    guideline: Option<u32>,
) -> C {
    C::OfferImplementation {
        offer: id(offer),
        to: parties(to),
        mode,
        terms: Terms::default(),
        until: next_week(),
        reason: said(by),
        work: Work {
            concept: 1,
            guideline,
        },
        arises_from: None,
    }
}

pub(crate) fn accept_implementation(by: &Actor, offer: &str, guideline: Option<u32>) -> C {
    C::AcceptImplementation {
        offer: id(offer),
        basis: office(),
        accepts: Vec::new(),
        reason: said(by),
        work: Work {
            concept: 1,
            guideline,
        },
    }
}

pub(crate) fn keep_implementation(by: &Actor) -> C {
    C::KeepImplementation {
        work: Work {
            concept: 1,
            guideline: None,
        },
        basis: office(),
        reason: said(by),
        review_by: day("2026-09-01"),
    }
}

pub(crate) fn renew(concept: u32, guideline: Option<u32>) -> C {
    C::RenewImplementation {
        work: Work { concept, guideline },
    }
}

pub(crate) fn draft(by: &Actor) -> C {
    C::DraftConcept {
        digest: digest("concept"),
        text: said(by),
        cost_frame: None,
        review_by: day("2026-09-01"),
    }
}

pub(crate) fn sign(version: u32) -> C {
    C::SignConcept { version }
}

pub(crate) fn refuse(by: &Actor, version: u32) -> C {
    let reason = said(by);
    C::RefuseConcept { version, reason }
}

pub(crate) fn issue() -> C {
    C::IssueGuideline {
        digest: digest("guideline"),
        from: noon(),
    }
}

pub(crate) fn withdraw_guideline(by: &Actor, version: u32) -> C {
    C::WithdrawGuideline {
        version,
        reason: said(by),
        effective: noon(),
    }
}

pub(crate) fn accompany(scope: &[&str]) -> C {
    C::OfferAccompaniment {
        accompaniment: id("beside"),
        scope: scope.iter().map(|text| topic(text)).collect(),
        from: noon(),
        until: Some(next_week()),
    }
}

pub(crate) fn agree_accompaniment() -> C {
    C::AgreeAccompaniment {
        accompaniment: id("beside"),
    }
}

pub(crate) fn end_accompaniment(by: &Actor) -> C {
    C::EndAccompaniment {
        accompaniment: id("beside"),
        reason: said(by),
    }
}

pub(crate) fn name(text: &str) -> C {
    C::NameMatter {
        topic: topic(text),
        reserved_by: None,
    }
}

pub(crate) fn reserve(text: &str) -> C {
    C::NameMatter {
        topic: topic(text),
        reserved_by: Some("§ 4 PflBG".to_owned()),
    }
}

pub(crate) fn competence(name: &str, on: &str, holder: &str) -> C {
    C::ProposeCompetence {
        competence: id(name),
        topic: topic(on),
        holder: id(holder),
    }
}

pub(crate) fn agree_competence(name: &str) -> C {
    C::AgreeCompetence {
        competence: id(name),
    }
}

pub(crate) fn last_word(name: &str, on: Option<&str>, holder: &str) -> C {
    C::ProposeLastWord {
        last_word: id(name),
        topic: on.map(topic),
        holder: id(holder),
    }
}

pub(crate) fn agree_last_word(name: &str) -> C {
    C::AgreeLastWord {
        last_word: id(name),
    }
}

pub(crate) fn lay_down(by: &Actor, what: Settled) -> C {
    let reason = said(by);
    C::LayDown { what, reason }
}

pub(crate) fn dispute(by: &Actor, on: &str) -> C {
    C::RaiseDispute {
        dispute: id("dispute"),
        topic: topic(on),
        reason: said(by),
        answer_by: tomorrow(),
    }
}

pub(crate) fn answer_dispute(by: &Actor) -> C {
    C::AnswerDispute {
        dispute: id("dispute"),
        answer: said(by),
    }
}

pub(crate) fn settle(by: &Actor, document: &str) -> C {
    C::SignSettlement {
        dispute: id("dispute"),
        digest: digest(document),
        terms: said(by),
    }
}

pub(crate) fn rule(by: &Actor) -> C {
    C::ExerciseLastWord {
        dispute: id("dispute"),
        ruling: said(by),
        reason: said(by),
    }
}

pub(crate) fn fear(by: &Actor) -> C {
    C::RaiseConcern {
        concern: id("fear"),
        kind: coprod_core::ConcernKind::LOSS_OF_ROLE,
        words: said(by),
    }
}

pub(crate) fn answer_fear(by: &Actor) -> C {
    C::AnswerConcern {
        concern: id("fear"),
        answer: said(by),
    }
}

pub(crate) fn start(concept: u32) -> C {
    C::StartDelivery { concept }
}

pub(crate) fn suspend(by: &Actor) -> C {
    C::SuspendDelivery { reason: said(by) }
}

pub(crate) fn danger(by: &Actor) -> C {
    C::SuspendInDanger {
        words: said(by),
        review: id("danger"),
        due: tomorrow(),
    }
}

pub(crate) fn resume() -> C {
    C::ResumeDelivery { basis: office() }
}

pub(crate) fn end(by: &Actor) -> C {
    C::EndDelivery { reason: said(by) }
}

pub(crate) fn expect(by: &Actor, outcome: &str) -> C {
    C::ExpectOutcome {
        outcome: id(outcome),
        words: said(by),
        by_when: Some(day("2026-09-01")),
    }
}

pub(crate) fn observe(by: &Actor, outcome: &str, expected: Option<&str>) -> C {
    C::ObserveOutcome {
        outcome: id(outcome),
        expected: expected.map(id),
        words: said(by),
    }
}

pub(crate) fn open_review(review: &str) -> C {
    C::OpenReview {
        review: id(review),
        due: tomorrow(),
    }
}

pub(crate) fn sign_review(by: &Actor, review: &str, verdict: Verdict) -> C {
    C::SignReview {
        review: id(review),
        verdict,
        words: said(by),
    }
}

pub(crate) fn hold(review: &str) -> C {
    C::HoldReview { review: id(review) }
}

pub(crate) fn close(by: &Actor, basis: coprod_core::Basis) -> C {
    let reason = said(by);
    C::CloseService { basis, reason }
}

pub(crate) fn reopen(by: &Actor) -> C {
    C::ReopenService {
        basis: office(),
        reason: said(by),
    }
}
