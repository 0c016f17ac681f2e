//! The no of each rule on partners, offers, shares and contests: every refusal, provoked. The compiler
//! asks for a case for each.

mod offers;
mod people;
mod shares;

use coprod_core::service::{ServiceRefusal as R, ServiceRefusalKind as K};
use strum::VariantArray as _;

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

#[expect(clippy::too_many_lines, reason = "one line a refusal")]
fn provoke(kind: K) -> Option<R> {
    Some(match kind {
        K::NotAdmitted => people::not_admitted(),
        K::NotProposed => people::not_proposed(),
        K::AlreadyProposed => people::already_proposed(),
        K::IdInUse => offers::id_in_use(),
        K::NotForAutomations => people::not_for_automations(),
        K::OnAnotherSide => people::on_another_side(),
        K::NotAPartner => people::not_a_partner(),
        K::NotAccepted => people::not_accepted(),
        K::Declined => people::declined(),
        K::Closed => people::closed(),
        K::Leaves => people::leaves(),
        K::AsksThemself => people::asks_themself(),
        K::NotAskedToAccept => people::not_asked_to_accept(),
        K::ProposalAnswered => people::proposal_answered(),
        K::AlreadyAPartner => people::already_a_partner(),
        K::AlreadyAsked => people::already_asked(),
        K::NeverAsked => people::never_asked(),
        K::NotTheirsToAdmit => people::not_theirs_to_admit(),
        K::NoticeTooShort => people::notice_too_short(),
        K::NotYet => people::not_yet(),
        K::NothingToVacate => people::nothing_to_vacate(),
        K::StillThere => people::still_there(),
        K::NobodyAsked => offers::nobody_asked(),
        K::NobodyNeeded => offers::nobody_needed(),
        K::NamedTwice => offers::named_twice(),
        K::FallbackAmongReceivers => offers::fallback_among_receivers(),
        K::OutsideOfMode => offers::outside_of_mode(),
        K::SideMissing => offers::side_missing(),
        K::OffersToThemself => offers::offers_to_themself(),
        K::NoSuchOffer => offers::no_such_offer(),
        K::NotMadeToYou => offers::not_made_to_you(),
        K::OfferWithdrawn => offers::offer_withdrawn(),
        K::OfferInEffect => offers::offer_in_effect(),
        K::OfferOver => offers::offer_over(),
        K::HolderDeclined => offers::holder_declined(),
        K::AlreadyAnswered => offers::already_answered(),
        K::NotTheirOffer => offers::not_their_offer(),
        K::OtherWork => offers::other_work(),
        K::NothingSettled => offers::nothing_settled(),
        K::ConceptNotInForce => offers::concept_not_in_force(),
        K::GuidelineNotInForce => offers::guideline_not_in_force(),
        K::GuidelineNeeded => offers::guideline_needed(),
        K::NotOpen => shares::not_open(),
        K::OfferUnanswered => shares::offer_unanswered(),
        K::NeverAgreed => shares::never_agreed(),
        K::TakesFromNobody => shares::takes_from_nobody(),
        K::OnlyOpens => shares::only_opens(),
        K::AlreadyReturned => shares::already_returned(),
        K::NothingNew => shares::nothing_new(),
        K::DecidesSomethingElse => shares::decides_something_else(),
        K::ChangedSince => shares::changed_since(),
        K::ServedAlready => shares::served_already(),
        K::TakesNothingBack => shares::takes_nothing_back(),
        K::NotTheirClause => shares::not_their_clause(),
        K::ConditionNotMet => shares::condition_not_met(),
        K::OlderThanTheShare => shares::older_than_the_share(),
        K::OfTheTakersMaking => shares::of_the_takers_making(),
        K::NoDoubleMajority => shares::no_double_majority(),
        K::NotBound => shares::not_bound(),
        K::RulesOnSomethingElse => shares::rules_on_something_else(),
        K::NotTheirRuling => shares::not_their_ruling(),
        K::NoSuchEntry => people::no_such_entry(),
        K::NotNamed => people::not_named(),
        K::AlreadyContested => people::already_contested(),
        K::NotContested => people::not_contested(),
        K::NotTheirsToReject => people::not_theirs_to_reject(),
        K::AxisOpen => shares::axis_open(),
        K::NotAHolder => shares::not_a_holder(),
        K::ReviewNotAhead => shares::review_not_ahead(),
        K::NoTimeToAnswer => offers::no_time_to_answer(),
        K::AnswersThemself => people::answers_themself(),
        // What else a service refuses is provoked where that is specified.
        K::NoSuchConcept
        | K::ConceptAgreed
        | K::ConceptSuperseded
        | K::ConceptAnswered
        | K::NotAProfessionalPlanner
        | K::NoSuchGuideline
        | K::GuidelineWithdrawn
        | K::WithdrawnInThePast
        | K::NotAProfessional
        | K::OverBeforeItBegins
        | K::NoSuchAccompaniment
        | K::AccompanimentAgreed
        | K::AccompanimentOver
        | K::NotTheAccompanied
        | K::NotTheirsToEnd
        | K::AxisIsNoMatter
        | K::MatterNamed
        | K::MatterNotNamed
        | K::ReservedToProfessionals
        | K::HolderNotAPartner
        | K::NoSuchAgreement
        | K::AgreementOver
        | K::AlreadyAgreed
        | K::NotAskedToAgree
        | K::NotTheHolder
        | K::NoSuchDispute
        | K::DisputeOver
        | K::DisputeAnswered
        | K::NotTheirsToAnswer
        | K::SettlementSigned
        | K::DifferentSettlement
        | K::NoLastWord
        | K::NotTheLastWord
        | K::AnswerAwaited
        | K::NoSuchConcern
        | K::ConcernAnswered
        | K::DeliveryBegan
        | K::DeliveryOver
        | K::NotRunning
        | K::NotSuspended
        | K::NotTheConceptInForce
        | K::NotTheConceptAccepted
        | K::NoMatterNamed
        | K::NobodyCompetent
        | K::NoGuideline
        | K::NotAccompanied
        | K::ReviewAwaited
        | K::NotExpected
        | K::DueInThePast
        | K::NoSuchReview
        | K::ReviewHeld
        | K::ReviewSigned
        | K::NotDue
        | K::ClosesOverHolders
        | K::NotClosed
        | K::NeverAPartner => return None,
    })
}
