//! What holds for every rule and every poll.

use coprod_core::{
    Side,
    rules::{Counted, Lapse, NotReady, Position, Rule, SideRule, Verdict, Voter},
};
use proptest::prelude::*;

use crate::{
    model,
    support::{ADOPTED, seat, verdict},
};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn every_outcome_agrees_with_the_plain_model(rule in model::rules(), poll in model::polls()) {
        prop_assert_eq!(verdict(&rule, &poll), model::verdict(&rule, &poll));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_outcome_depends_on_the_order_of_the_electorate(
        rule in model::rules(),
        poll in model::polls(),
        start in any::<prop::sample::Index>(),
    ) {
        let mut turned = poll.clone();
        turned.electorate.rotate_left(start.index(poll.electorate.len() + 1));
        prop_assert_eq!(rule.outcome(&turned), rule.outcome(&poll));
        turned.electorate.reverse();
        prop_assert_eq!(rule.outcome(&turned), rule.outcome(&poll));
    }

    #[test]
    fn a_seat_counts_once(rule in model::rules(), poll in model::polls()) {
        let mut twice = poll.clone();
        twice.electorate.extend(poll.electorate.clone());
        prop_assert_eq!(rule.outcome(&twice), rule.outcome(&poll));
    }

    #[test]
    fn neutral_seats_and_seats_outside_the_electorate_count_for_nothing(
        rule in model::rules(),
        poll in model::polls(),
        position in prop::sample::select(vec![Position::Agree, Position::Object]),
    ) {
        let mut more = poll.clone();
        let (neutral, outsider) = (seat(98), seat(99));
        let party = crate::support::party(98);
        more.electorate.push(Voter { seat: neutral, party, side: Side::Neutral });
        for seat in [neutral, outsider] {
            more.positions.insert(seat, position);
            more.unqualified.insert(seat);
            more.present.iter_mut().for_each(|present| { present.insert(seat); });
        }
        prop_assert_eq!(rule.outcome(&more), rule.outcome(&poll));
    }

    #[test]
    fn moving_towards_agreement_never_costs_adoption(
        rule in model::rules(),
        poll in model::polls(),
        mover in model::seats(),
    ) {
        let raised = match poll.positions.get(&mover) {
            None | Some(Position::Abstain) => Position::Agree,
            Some(Position::Object) => Position::Abstain,
            Some(Position::Agree | Position::AgreeWithConcern) => Position::AgreeWithConcern,
        };
        for to in [raised, Position::Agree] {
            let mut more = poll.clone();
            more.positions.insert(mover, to);
            prop_assert!(verdict(&rule, &poll) != ADOPTED || verdict(&rule, &more) == ADOPTED);
        }
    }

    #[test]
    fn an_empty_side_lets_a_double_majority_lapse(
        (professional, citizen) in model::side_rules(),
        counted in model::counted(),
        mut poll in model::polls(),
    ) {
        let rule = Rule::DoubleMajority { professional, citizen, counted };
        poll.electorate.retain(|voter| voter.side == Side::Citizen);
        let lapse = if poll.electorate.is_empty() { Lapse::EmptyElectorate } else { Lapse::EmptySide };
        prop_assert_eq!(verdict(&rule, &poll), Verdict::Lapsed(lapse));
    }

    #[test]
    fn a_double_majority_treats_both_sides_alike(
        (one, other) in model::side_rules(),
        counted in model::counted(),
        mut poll in model::polls(),
    ) {
        // With a seat listed for both sides there is no telling which side to swap it to.
        poll.electorate.sort_by_key(|voter| voter.seat);
        poll.electorate.dedup_by_key(|voter| voter.seat);
        let mut swapped = poll.clone();
        for voter in &mut swapped.electorate {
            voter.side = match voter.side {
                Side::Professional => Side::Citizen,
                Side::Citizen => Side::Professional,
                Side::Neutral => Side::Neutral,
            };
        }
        let rule = |professional: &SideRule, citizen: &SideRule| Rule::DoubleMajority {
            professional: professional.clone(),
            citizen: citizen.clone(),
            counted,
        };
        let mirrored = verdict(&rule(&other, &one), &swapped);
        prop_assert_eq!(verdict(&rule(&one, &other), &poll), mirrored);
    }

    #[test]
    fn with_a_seat_for_each_party_it_is_one_whether_seats_or_parties_are_counted(
        (professional, citizen) in model::side_rules(),
        mut poll in model::polls(),
    ) {
        for voter in &mut poll.electorate {
            voter.party = voter.seat.as_uuid().into();
        }
        let by = |counted| Rule::DoubleMajority {
            professional: professional.clone(),
            citizen: citizen.clone(),
            counted,
        };
        let seats = by(Counted::BySeat).outcome(&poll);
        let parties = by(Counted::ByParty).outcome(&poll);
        prop_assert_eq!((seats.verdict, seats.tally), (parties.verdict, parties.tally));
        prop_assert!(parties.explanation.split.is_empty());
    }

    #[test]
    fn a_share_is_reached_by_its_least_part_and_by_no_less(
        share in model::share(),
        part in 0..40_u32,
        whole in 0..40_u32,
    ) {
        let reached = model::is_reached(share, part.into(), whole.into());
        prop_assert_eq!(share.is_reached_by(part, whole), reached);
        prop_assert_eq!(part >= share.least_of(whole), reached);
    }

    #[test]
    fn what_is_not_ready_is_not_adopted_and_doing_it_makes_it_ready(
        rule in model::rules(),
        mut poll in model::polls(),
    ) {
        let missing = rule.not_ready(&poll);
        prop_assert_eq!(rule.outcome(&poll).explanation.not_ready, missing);
        let Some(missing) = missing else { return Ok(()) };
        prop_assert_eq!(verdict(&rule, &poll), Verdict::Rejected);
        match missing {
            NotReady::ReviewDateMissing => poll.review_by = Some("2031-05-01".parse().unwrap()),
            NotReady::AdviceNotAsked => (poll.advice.asked, poll.advice.unanswered) = (1, 0),
            NotReady::AdviceUnanswered { count } => poll.advice.unanswered -= count,
        }
        prop_assert_eq!(rule.not_ready(&poll), None);
        let adopted = verdict(&rule, &poll) == ADOPTED;
        prop_assert!(adopted || missing != NotReady::ReviewDateMissing);
    }

    #[test]
    fn the_explanation_tells_the_same_as_the_verdict(rule in model::rules(), poll in model::polls()) {
        let outcome = rule.outcome(&poll);
        let quorums = outcome.explanation.bodies.iter().filter_map(|body| body.quorum);
        let majorities = outcome.explanation.bodies.iter().filter_map(|body| body.majority.as_ref());
        let missed = quorums.clone().any(|quorum| !quorum.is_reached());
        let short = majorities.clone().any(|majority| !majority.is_reached());
        let broken = outcome.explanation.casting_vote.is_some();
        match outcome.verdict {
            Verdict::Adopted => prop_assert!(!missed && (!short || broken)),
            Verdict::Lapsed(Lapse::QuorumMissed) => prop_assert!(missed),
            Verdict::Rejected => prop_assert!(!missed && (short || majorities.count() == 0)),
            Verdict::Lapsed(_) => {}
        }
        let counted = outcome.explanation.bodies.iter().map(|body| body.tally.participating());
        let (one, other) = (outcome.tally.professional, outcome.tally.citizen);
        prop_assert_eq!(counted.sum::<u32>(), one.participating() + other.participating());
    }
}
