//! The no of each rule: every refusal there is, provoked. The compiler asks for a case for each.

mod deciding;
mod founding;
mod owed;
mod seats;
mod talk;

use coprod_core::round_table::{RoundTableRefusal as R, RoundTableRefusalKind as K};
use strum::VariantArray as _;

#[test]
fn every_refusal_is_provoked_by_a_command_and_says_what_would_be_needed() {
    for kind in K::VARIANTS {
        let refusal = provoke(*kind);
        assert_eq!(K::from(&refusal), *kind, "{refusal}");
        let text = refusal.to_string();
        let first = text.chars().next().unwrap();
        assert!(!first.is_uppercase() && !text.ends_with('.'), "{text}");
    }
}

fn provoke(kind: K) -> R {
    match kind {
        K::NotAdmitted => founding::not_admitted(),
        K::NotConvened => founding::not_convened(),
        K::AlreadyConvened => founding::already_convened(),
        K::Dissolved => founding::dissolved(),
        K::NotConstituted => founding::not_constituted(),
        K::IdInUse => founding::id_in_use(),
        K::OnAnotherSide => founding::on_another_side(),
        K::NotForAutomations => founding::not_for_automations(),
        K::NotTheFacilitator => founding::not_the_facilitator(),
        K::NeitherConvenerNorMember => founding::neither_convener_nor_member(),
        K::NotAMember => founding::not_a_member(),
        K::NeitherMemberNorFacilitator => founding::neither_member_nor_facilitator(),
        K::NotTheConvener => founding::not_the_convener(),
        K::NotTheirsToRelease => founding::not_theirs_to_release(),
        K::NoFacilitator => founding::no_facilitator(),
        K::LeadsTheTalk => founding::leads_the_talk(),
        K::TakesASide => founding::takes_a_side(),
        K::BasisDoesNotCarry => founding::basis_does_not_carry(),
        K::NoSuchDecision => deciding::no_such_decision(),
        K::NotAdopted => deciding::not_adopted(),
        K::DecidesSomethingElse => founding::decides_something_else(),
        K::NoSuchMandate => founding::no_such_mandate(),
        K::MandateWithoutTopics => founding::mandate_without_topics(),
        K::MandateOver => founding::mandate_over(),
        K::NotTheGrantor => founding::not_the_grantor(),
        K::MandateWithdrawn => founding::mandate_withdrawn(),
        K::EmptyCharter => founding::empty_charter(),
        K::TwoRulesForOneTopic => founding::two_rules_for_one_topic(),
        K::RuleCannotStand => founding::rule_cannot_stand(),
        K::CharterNamesNoSeat => founding::charter_names_no_seat(),
        K::NotTheCharterProposed => founding::not_the_charter_proposed(),
        K::AlreadySigned => founding::already_signed(),
        K::NoSuchSeat => seats::no_such_seat(),
        K::NeutralSeat => seats::neutral_seat(),
        K::NoInvitation => seats::no_invitation(),
        K::AlreadySeated => seats::already_seated(),
        K::NotSeated => seats::not_seated(),
        K::SeatContested => seats::seat_contested(),
        K::NotTheirSeat => seats::not_their_seat(),
        K::NotTheSpeaker => seats::not_the_speaker(),
        K::SeatOnAnotherSide => seats::seat_on_another_side(),
        K::PersonNeeded => seats::person_needed(),
        K::SpeaksForThemself => seats::speaks_for_themself(),
        K::SpeaksFromAnotherSeat => seats::speaks_from_another_seat(),
        K::OwnDeputy => seats::own_deputy(),
        K::NoSuchSession => seats::no_such_session(),
        K::SessionNotWaiting => seats::session_not_waiting(),
        K::SessionNotOpen => seats::session_not_open(),
        K::SessionNotClosed => seats::session_not_closed(),
        K::NoSuchProposal => talk::no_such_proposal(),
        K::ProposalWithdrawn => talk::proposal_withdrawn(),
        K::NotTheProposer => talk::not_the_proposer(),
        K::NoObjectionToIntegrate => talk::no_objection_to_integrate(),
        K::NobodyAsked => talk::nobody_asked(),
        K::NotAsked => talk::not_asked(),
        K::NoSuchAdvice => talk::no_such_advice(),
        K::AdviceAnswered => talk::advice_answered(),
        K::NotTheirsToAnswer => talk::not_theirs_to_answer(),
        K::AlreadyRecused => talk::already_recused(),
        K::NoRule => deciding::no_rule(),
        K::BeingDecided => deciding::being_decided(),
        K::AlreadyDecided => deciding::already_decided(),
        K::NotClosed => deciding::not_closed(),
        K::DecisionClosed => deciding::decision_closed(),
        K::NoTimeToSpeak => deciding::no_time_to_speak(),
        K::AttendanceMissing => deciding::attendance_missing(),
        K::DeciderMissing => deciding::decider_missing(),
        K::NotInElectorate => deciding::not_in_electorate(),
        K::SteppedBack => deciding::stepped_back(),
        K::TooLate => deciding::too_late(),
        K::HolderHasSpoken => deciding::holder_has_spoken(),
        K::ReasonDue => deciding::reason_due(),
        K::TooEarly => deciding::too_early(),
        K::NotReady => deciding::not_ready(),
        K::ReviewNotAhead => deciding::review_not_ahead(),
        K::NotUnderConsent => deciding::not_under_consent(),
        K::NoStandingObjection => deciding::no_standing_objection(),
        K::JudgesOwnCause => deciding::judges_own_cause(),
        K::NamedTwice => deciding::named_twice(),
        K::NoAnswerOwed => owed::no_answer_owed(),
        K::NothingToCarryOut => owed::nothing_to_carry_out(),
        K::AlreadyReported => owed::already_reported(),
        K::CitesAnotherService => owed::cites_another_service(),
        K::NoSuchCommitment => owed::no_such_commitment(),
        K::CommitmentSettled => owed::commitment_settled(),
        K::DueInThePast => owed::due_in_the_past(),
        K::NotTheirsToKeep => owed::not_theirs_to_keep(),
        K::ReleasesThemself => owed::releases_themself(),
        K::NoSuchEntry => owed::no_such_entry(),
        K::NotNamed => owed::not_named(),
        K::AlreadyContested => owed::already_contested(),
        K::NotContested => owed::not_contested(),
        K::AnswersThemself => owed::answers_themself(),
        K::NotTheirsToReject => owed::not_theirs_to_reject(),
    }
}
