//! The no of each rule: every refusal there is of what is agreed, delivered, reviewed and closed,
//! provoked. The compiler asks for a case for each.

use coprod_core::{
    ServiceCommand as C, ServiceRefusal as R,
    service::{ServiceRefusalKind as K, Settled, Verdict},
    testing::{id, moment, noon},
};
use strum::VariantArray as _;

use crate::support::{
    Cafe, accepted, asks::*, automation, ayse, bert, carl, conceived, digest, dora, emre, guided,
    implemented, next_week, office, planned, ready, refused, running, said, settled, tomorrow,
};

#[test]
fn every_refusal_is_provoked_by_a_command_and_says_what_would_be_needed() {
    for kind in K::VARIANTS {
        let Some(refusal) = provoke(*kind) else {
            continue;
        };
        assert_eq!(K::from(&refusal), *kind, "{refusal}");
        let text = refusal.to_string();
        let first = text.chars().next().unwrap();
        assert!(!first.is_uppercase() && !text.ends_with('.'), "{text}");
    }
}

/// Nothing where it is for the specification of partners, offers and shares to provoke it.
#[allow(clippy::too_many_lines, reason = "one arm a refusal")]
fn provoke(kind: K) -> Option<R> {
    Some(match kind {
        K::AxisOpen => refused(accepted().and(&ayse(), draft(&ayse())), &ayse(), sign(1)),
        K::NotAHolder => refused(drafted(), &bert(), sign(1)),
        K::NoSuchConcept => refused(planned(), &ayse(), sign(1)),
        K::ConceptAgreed => refused(conceived(), &ayse(), sign(1)),
        K::ConceptSuperseded => refused(
            drafted()
                .and(&ayse(), draft(&ayse()))
                .and(&ayse(), sign(2))
                .and(&carl(), sign(2)),
            &ayse(),
            sign(1),
        ),
        K::ConceptAnswered => refused(drafted().and(&ayse(), sign(1)), &ayse(), sign(1)),
        K::NotAProfessionalPlanner => refused(planned(), &ayse(), issue()),
        K::NoSuchGuideline => refused(planned(), &carl(), withdraw_guideline(&carl(), 1)),
        K::GuidelineWithdrawn => refused(
            planned()
                .and(&carl(), issue())
                .and(&carl(), withdraw_guideline(&carl(), 1)),
            &carl(),
            withdraw_guideline(&carl(), 1),
        ),
        K::NotAProfessional => refused(accepted(), &ayse(), accompany(&[])),
        K::OverBeforeItBegins => refused(accepted().at(next_week()), &dora(), accompany(&[])),
        K::NoSuchAccompaniment => refused(accepted(), &ayse(), agree_accompaniment()),
        K::AccompanimentAgreed => refused(
            beside().and(&ayse(), agree_accompaniment()),
            &ayse(),
            agree_accompaniment(),
        ),
        K::AccompanimentOver => refused(beside().at(next_week()), &ayse(), agree_accompaniment()),
        K::NotTheAccompanied => refused(beside(), &bert(), agree_accompaniment()),
        K::NotTheirsToEnd => refused(beside(), &bert(), end_accompaniment(&bert())),
        K::AxisIsNoMatter => refused(accepted(), &ayse(), name("planning")),
        K::MatterNamed => refused(
            accepted().and(&ayse(), name("cooking")),
            &ayse(),
            name("cooking"),
        ),
        K::MatterNotNamed => refused(accepted(), &ayse(), competence("cook", "cooking", "Carl")),
        K::ReservedToProfessionals => refused(
            accepted().and(&carl(), reserve("care")),
            &ayse(),
            competence("nurse", "care", "Ayşe"),
        ),
        K::HolderNotAPartner => refused(
            accepted().and(&ayse(), name("cooking")),
            &ayse(),
            competence("cook", "cooking", "Emre"),
        ),
        K::NoSuchAgreement => refused(accepted(), &ayse(), agree_competence("cook")),
        K::AgreementOver => refused(
            cooking().and(&carl(), lay_down(&carl(), cook())),
            &ayse(),
            agree_competence("cook"),
        ),
        K::AlreadyAgreed => refused(cooking(), &ayse(), agree_competence("cook")),
        K::NotAskedToAgree => refused(cooking(), &bert(), agree_competence("cook")),
        K::NotTheHolder => refused(cooking(), &ayse(), lay_down(&ayse(), cook())),
        K::NoSuchDispute => refused(accepted(), &ayse(), answer_dispute(&ayse())),
        K::DisputeOver => refused(
            disputed()
                .and(&bert(), settle(&bert(), "peace"))
                .and(&carl(), settle(&carl(), "peace")),
            &carl(),
            answer_dispute(&carl()),
        ),
        K::DisputeAnswered => refused(
            disputed().and(&carl(), answer_dispute(&carl())),
            &carl(),
            answer_dispute(&carl()),
        ),
        K::NotTheirsToAnswer => refused(disputed(), &ayse(), answer_dispute(&ayse())),
        K::NoTimeToAnswer => refused(
            accepted().at(tomorrow()),
            &bert(),
            dispute(&bert(), "music"),
        ),
        K::SettlementSigned => refused(
            disputed().and(&bert(), settle(&bert(), "peace")),
            &ayse(),
            settle(&ayse(), "peace"),
        ),
        K::DifferentSettlement => refused(
            disputed().and(&bert(), settle(&bert(), "peace")),
            &carl(),
            settle(&carl(), "war"),
        ),
        K::NoLastWord => refused(disputed(), &ayse(), rule(&ayse())),
        K::NotTheLastWord => refused(
            settled(planned()).and(&bert(), dispute(&bert(), "music")),
            &carl(),
            rule(&carl()),
        ),
        K::AnswerAwaited => refused(
            settled(planned()).and(&bert(), dispute(&bert(), "music")),
            &ayse(),
            rule(&ayse()),
        ),
        K::NoSuchConcern => refused(accepted(), &ayse(), answer_fear(&ayse())),
        K::ConcernAnswered => refused(
            accepted()
                .and(&carl(), fear(&carl()))
                .and(&ayse(), answer_fear(&ayse())),
            &bert(),
            answer_fear(&bert()),
        ),
        K::AnswersThemself => refused(
            accepted().and(&carl(), fear(&carl())),
            &carl(),
            answer_fear(&carl()),
        ),
        K::DeliveryBegan => refused(running(), &ayse(), start(1)),
        K::DeliveryOver => refused(running().and(&ayse(), end(&ayse())), &ayse(), start(1)),
        K::NotRunning => refused(ready(), &ayse(), suspend(&ayse())),
        K::NotSuspended => refused(running(), &ayse(), resume()),
        K::NotTheConceptInForce => refused(ready(), &ayse(), start(2)),
        K::NotTheConceptAccepted => refused(
            ready()
                .and(&ayse(), draft(&ayse()))
                .and(&ayse(), sign(2))
                .and(&carl(), sign(2)),
            &ayse(),
            start(2),
        ),
        K::NoMatterNamed => refused(implemented(), &ayse(), start(1)),
        K::NobodyCompetent => refused(ready().and(&ayse(), name("music")), &ayse(), start(1)),
        K::NoGuideline => refused(
            guided().and(&carl(), withdraw_guideline(&carl(), 1)),
            &ayse(),
            start(1),
        ),
        K::NotAccompanied => refused(guided(), &ayse(), start(1)),
        K::ReviewAwaited => refused(running().and(&bert(), danger(&bert())), &ayse(), resume()),
        K::NotExpected => refused(
            running(),
            &ayse(),
            observe(&ayse(), "friends", Some("a choir")),
        ),
        K::DueInThePast => refused(running().at(tomorrow()), &ayse(), open_review("look")),
        K::NoSuchReview => refused(running(), &ayse(), hold("look")),
        K::ReviewHeld => refused(
            looked().at(tomorrow()).and(&automation(), hold("look")),
            &ayse(),
            hold("look"),
        ),
        K::ReviewSigned => refused(
            looked(),
            &ayse(),
            sign_review(&ayse(), "look", Verdict::Revise),
        ),
        K::NotDue => refused(looked(), &ayse(), hold("look")),
        K::ClosesOverHolders => refused(running(), &ayse(), close(&ayse(), office())),
        K::NotClosed => refused(running(), &ayse(), reopen(&ayse())),
        K::NeverAPartner => refused(
            accepted().and(&ayse(), close(&ayse(), office())),
            &emre(),
            reopen(&emre()),
        ),
        K::ReviewNotAhead => review_not_ahead(),
        K::WithdrawnInThePast => withdrawn_in_the_past(),
        K::NotAdmitted
        | K::NotProposed
        | K::AlreadyProposed
        | K::IdInUse
        | K::NotForAutomations
        | K::OnAnotherSide
        | K::NotAPartner
        | K::NotAccepted
        | K::Declined
        | K::Closed
        | K::Leaves
        | K::AsksThemself
        | K::NotAskedToAccept
        | K::ProposalAnswered
        | K::AlreadyAPartner
        | K::AlreadyAsked
        | K::NeverAsked
        | K::NotTheirsToAdmit
        | K::NoticeTooShort
        | K::NotYet
        | K::NothingToVacate
        | K::StillThere
        | K::NobodyAsked
        | K::NobodyNeeded
        | K::NamedTwice
        | K::FallbackAmongReceivers
        | K::OutsideOfMode
        | K::SideMissing
        | K::OffersToThemself
        | K::NoSuchOffer
        | K::NotMadeToYou
        | K::OfferWithdrawn
        | K::OfferInEffect
        | K::OfferOver
        | K::HolderDeclined
        | K::AlreadyAnswered
        | K::NotTheirOffer
        | K::OtherWork
        | K::NothingSettled
        | K::ConceptNotInForce
        | K::GuidelineNotInForce
        | K::GuidelineNeeded
        | K::NotOpen
        | K::OfferUnanswered
        | K::NeverAgreed
        | K::TakesFromNobody
        | K::OnlyOpens
        | K::AlreadyReturned
        | K::NothingNew
        | K::DecidesSomethingElse
        | K::ChangedSince
        | K::ServedAlready
        | K::TakesNothingBack
        | K::NotTheirClause
        | K::ConditionNotMet
        | K::OlderThanTheShare
        | K::OfTheTakersMaking
        | K::NoDoubleMajority
        | K::NotBound
        | K::RulesOnSomethingElse
        | K::NotTheirRuling
        | K::NoSuchEntry
        | K::NotNamed
        | K::AlreadyContested
        | K::NotContested
        | K::NotTheirsToReject => return None,
    })
}

fn cook() -> Settled {
    Settled::Competence(id("cook"))
}

fn drafted() -> Cafe {
    planned().and(&ayse(), draft(&ayse()))
}

fn beside() -> Cafe {
    guided().and(&dora(), accompany(&[]))
}

fn cooking() -> Cafe {
    planned()
        .and(&ayse(), name("cooking"))
        .and(&ayse(), competence("cook", "cooking", "Carl"))
        .and(&carl(), agree_competence("cook"))
}

fn disputed() -> Cafe {
    planned().and(&bert(), dispute(&bert(), "music"))
}

fn looked() -> Cafe {
    running()
        .and(&bert(), open_review("look"))
        .and(&ayse(), sign_review(&ayse(), "look", Verdict::Close))
}

fn review_not_ahead() -> R {
    let late = C::DraftConcept {
        digest: digest("concept"),
        text: said(&ayse()),
        cost_frame: None,
        review_by: noon().date(),
    };
    refused(accepted(), &ayse(), late)
}

fn withdrawn_in_the_past() -> R {
    let earlier = C::WithdrawGuideline {
        version: 1,
        reason: said(&carl()),
        effective: moment("2026-03-01T12:00:00Z"),
    };
    refused(planned().and(&carl(), issue()), &carl(), earlier)
}
